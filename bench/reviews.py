"""Which view finds what a response answers, on the invented reviews of the encoder's training data.

    python bench/reviews.py [MODEL...]

The recommendations of each review are ranked for each of its responses, by one view or by two that count alike; the
figures are the mean average precision. Our own encoder was trained on nine tenths of these reviews and says nothing
here: the published one is taken, or a model that was trained with `--no-statements` (training/README.md).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from gold_scores import average_precision
from tables import head, row

from hscqa.crosswalk.closest import closest
from hscqa.crosswalk.meaning import alike, standard
from hscqa.crosswalk.rarity import rarity
from hscqa.crosswalk.shared import shared_words
from hscqa.crosswalk.vectors import Lens, pooled_alike
from hscqa.encode import PUBLISHED, SentenceEncoder, find_model

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

DATA = Path(__file__).resolve().parent.parent / "training" / "data" / "reviews.jsonl"
TOGETHER = (("meaning", "sentence"), ("meaning", "whole"), ("meaning", "words"))
"""Views that are also tried two at a time."""


class Answers(NamedTuple):
    """A review's statements, and which of them answer which."""

    responses: Sequence[str]
    recommendations: Mapping[str, str]
    """By id."""
    right: Sequence[set[str]]
    """The ids that each response answers; one at least."""


def main() -> None:
    """Print a table in Markdown."""
    reviews = _reviews()
    rare = rarity(text for one in reviews for text in (*one.responses, *one.recommendations.values()))
    print(f"\n{sum(len(one.responses) for one in reviews)} responses of {len(reviews)} reviews")
    views: dict[str, list[float]] = {}
    models = sys.argv[1:] or [PUBLISHED]
    for model in models:
        lens = Lens(SentenceEncoder(find_model(model)), rare)
        for name, value in _precisions(reviews, lens).items():
            views.setdefault(name, []).append(value)
    head("view", *models)
    for name, values in views.items():
        row(name, *values)


def _reviews() -> list[Answers]:
    """Read the invented reviews; responses that answer nothing are left out."""
    return [_answers(json.loads(line)) for line in DATA.read_text("utf-8").splitlines()]


def _answers(review: Mapping[str, Sequence[Mapping[str, str]]]) -> Answers:
    answering = [one for one in review["responses"] if one["answers"]]
    return Answers(
        [one["text"] for one in answering],
        {one["id"]: one["text"] for one in review["recommendations"]},
        [set(one["answers"]) for one in answering],
    )


def _precisions(reviews: Sequence[Answers], lens: Lens) -> dict[str, float]:
    """Give the mean average precision over all responses, by view."""
    found: dict[str, list[float]] = {}
    for review in (one for one in reviews if one.responses):
        for name, scores in _views(review, lens).items():
            ids = np.array(list(review.recommendations))
            ranked = ids[np.argsort(-scores, axis=1, kind="stable")].tolist()
            found.setdefault(name, []).extend(map(average_precision, ranked, review.right))
    return {name: fmean(values) for name, values in found.items()}


def _views(review: Answers, lens: Lens) -> dict[str, NDArray[np.float64]]:
    """Look at a review in every way: (responses, recommendations), as standard scores."""
    texts = list(review.responses), list(review.recommendations.values())
    left, right = lens.see(texts[0]), lens.see(texts[1])
    views = {
        "meaning": alike(left, right, opening=True),
        "sentence": closest(*texts, lens).scores,
        "whole": standard(pooled_alike(left, right)),
        "words": shared_words(*texts, lens.rare),
    }
    return views | {f"{one} and {other}": views[one] + views[other] for one, other in TOGETHER}


if __name__ == "__main__":
    main()
