"""What the crosswalk reaches on both gold files, by which views, and how far it was fitted to them.

    python bench/crosswalk.py

`fitted without`: the confidence is fitted on all themes of the proposals but one, and tried on that one. `weights,
too`: those of the views are fitted in the same way. What the views are made of was chosen with all themes in view.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING

import numpy as np
from crosswalk_fits import (
    COMMENT_WEIGHTS,
    LINK_WEIGHTS,
    VIEW_WEIGHTS,
    Sides,
    comment_confidences,
    comment_features,
    comments_without,
    link_chances_without,
    link_features,
    listwise,
    log_loss,
    logistic,
    ranked_without,
    view_features,
)
from crosswalk_gold import FIRST, SECOND, comment_figures, id_of, link_figures, offered, precisions, read_crosswalk
from sklearn.metrics import average_precision_score
from tables import head, row

from hscqa.crosswalk import choose, weights
from hscqa.crosswalk.comments import comment
from hscqa.crosswalk.explicit import named_within
from hscqa.crosswalk.links import link
from hscqa.crosswalk.rarity import rarity
from hscqa.crosswalk.topical import linked
from hscqa.crosswalk.vectors import Lens
from hscqa.encode import SentenceEncoder, find_model
from hscqa.ingest import read_corpus
from hscqa.model import Row
from hscqa.references import explicit_ties, find_quotations
from hscqa.structure import find_structure

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from crosswalk_gold import Gold
    from numpy.typing import NDArray

    from hscqa.crosswalk.comments import Comments
    from hscqa.crosswalk.links import Scored

ROOT = Path(__file__).resolve().parent.parent
NAMES = ("first", "second")
"""The gold files."""
KINDS = ("explicit", "structural", "semantic")
BANDS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
"""Between which confidences are counted together."""
PENALTIES = (0.5, 1, 2, 3, 4)
MOVED = 0.25
MOVES = 500
MARKED = 0.5
"""The share of annotators from which a pair counts where it must be right or wrong."""


@dataclass(frozen=True)
class Made:
    """A crosswalk as the program makes it, with what it was made from."""

    links: Scored
    comments: Comments
    named: Mapping[int, Sequence[int]]
    """The statements of its own paper that a source statement names, by their places."""
    lens: Lens

    def rows(self, comments: Comments) -> list[Row]:
        """Give the rows, with these comments."""
        sources = enumerate(self.links.views.source.statements)
        return [Row(one, self.links.row(place), comments.row(place)) for place, one in sources]

    def sides(self, gold: Gold) -> Sides:
        """Give the statements as the gold names them."""
        views = self.links.views
        return Sides(
            sources=tuple(id_of(one.label) for one in views.source.statements),
            themes=tuple(one.theme for one in views.source.statements),
            targets=tuple(gold.recommendation(one.text) for one in views.target.statements),
        )


def make(encoder: SentenceEncoder) -> Made:
    """Make the crosswalk of the papers in corpus/."""
    documents = [find_structure(paper) for paper in read_corpus(ROOT / "corpus").papers]
    chosen, ties = choose(documents), explicit_ties(documents)
    readings = (passage.reading for document in documents for passage in document.passages)
    lens = Lens(encoder, rarity(readings))
    links = link(chosen.source, chosen.target, ties, lens)
    answered = linked(chosen.target.statements, links.sure, lens)
    comments = comment(chosen.source, chosen.commenters, ties, find_quotations(documents), answered, lens)
    if comments is None:
        raise SystemExit("no paper of corpus/ comments on another")
    return Made(links, comments, named_within(chosen.source, ties), lens)


def print_reached(rows: Sequence[Row], golds: Sequence[Gold]) -> None:
    """Print how well links and comments do."""
    offers = [(name, offered(rows, gold), gold) for name, gold in zip(NAMES, golds, strict=True)]
    head("gold", "MAP", "first right", "precision", "recall", "F1", "direct suggested")
    for name, offer, gold in offers:
        row(name, *link_figures(offer, gold))
    head("gold", "cited found", "agreed found", "shown in gold", "shown")
    for name, offer, gold in offers:
        row(name, *comment_figures(offer, gold))


def print_views(made: Made, sides: Sides, golds: Sequence[Gold]) -> None:
    """Print the mean average precision of each view alone, and of all but it."""
    views = made.links.views
    head("view", *(f"{how}: {name}" for how in ("alone", "without it") for name in NAMES))
    for view, part in {**views.parts, "all": views.total}.items():
        cells = [cell for way in (part, views.total - part) for cell in _mean_precisions(way, sides, golds)]
        row(view, *(cells[: len(golds)] if view == "all" else cells))


def print_links_without(made: Made, sides: Sides, golds: Sequence[Gold]) -> None:
    """Print how links do whose confidence, or weights and confidence, know nothing of their theme."""
    labels, scores = sides.tied(golds), made.links.scores
    seen = view_features(made.links.views.parts, made.named)
    ways = {
        "in use": (scores, made.links.sure),
        "fitted without": (scores, link_chances_without(scores, labels, sides)),
        "weights, too": ranked_without(seen, labels, sides),
    }
    head("links", *(f"{name}: {what}" for name in NAMES for what in ("MAP", "first", "F1", "direct")), "log loss")
    for name, (scored, sure) in ways.items():
        figures = [link_figures(sides.offered(scored, sure), gold) for gold in golds]
        cells = [(one.mean_average_precision, one.first_right, one.f1, one.direct) for one in figures]
        row(name, *(cell for one in cells for cell in one), log_loss(sure, labels))
    _print_weights(LINK_WEIGHTS, logistic(link_features(scores), labels))
    fitted = listwise(seen, labels)
    _print_weights(VIEW_WEIGHTS, fitted * weights.WORDS / fitted[list(VIEW_WEIGHTS).index("words")])
    _print_robust(seen, labels, sides, golds)
    _print_bands("confidence of links", {name: sure for name, (_, sure) in ways.items()}, sides.right(golds))


def print_comments_without(made: Made, sides: Sides, golds: Sequence[Gold]) -> None:
    """Print how comments do whose confidence knows nothing of their statement's theme."""
    labels = sides.commented([one.text for one in made.comments.sentences], golds)
    ways = {"in use": made.comments, "fitted without": comments_without(made.comments, labels, sides)}
    sure = {name: comment_confidences(comments) for name, comments in ways.items()}
    head("comments", *(f"{name}: {what}" for name in NAMES for what in ("cited", "agreed", "in gold", "shown")), "AP")
    for name, comments in ways.items():
        rows = made.rows(comments)
        cells = [cell for gold in golds for cell in comment_figures(offered(rows, gold), gold)]
        row(name, *cells, average_precision_score((labels >= MARKED).ravel(), sure[name].ravel()))
    in_use = {name: COMMENT_WEIGHTS[name] for name in ("start", *made.comments.near.parts)}
    _print_weights(in_use, logistic(comment_features(made.comments), labels))
    _print_bands("confidence of comments", sure, labels)


def print_kinds(rows: Iterable[Row], golds: Sequence[Gold]) -> None:
    """Print how many of the suggested links of each kind are right, in both gold files together."""
    judged = [
        (one, gold.recommendation(one.target.text) in gold.proposals[id_of(row.statement.label)].right)
        for row in rows
        for gold in golds
        if id_of(row.statement.label) in gold.proposals
        for one in row.links
        if one.suggested
    ]
    head("kind of suggested link", "judged", "confidence", "right")
    for kind in KINDS:
        of_kind = [(one.confidence, right) for one, right in judged if one.kind == kind]
        row(kind, len(of_kind), *(np.mean(of_kind, axis=0).tolist() if of_kind else ("", "")))


def main() -> None:
    """Print tables in Markdown."""
    golds = [read_crosswalk(path) for path in (FIRST, SECOND)]
    made = make(SentenceEncoder(find_model()))
    sides, rows = made.sides(golds[0]), made.rows(made.comments)
    print_reached(rows, golds)
    print_kinds(rows, golds)
    print_views(made, sides, golds)
    print_links_without(made, sides, golds)
    print_comments_without(made, sides, golds)


def _print_weights(in_use: Mapping[str, float], fitted: NDArray[np.float64]) -> None:
    """Print the weights in use beside those that a fit to all themes gives."""
    head("weight", "in use", "fitted to all themes")
    for (name, weight), value in zip(in_use.items(), fitted.tolist(), strict=True):
        row(name, weight, value)


def _print_robust(seen: NDArray[np.float64], labels: NDArray[np.float64], sides: Sides, golds: Sequence[Gold]) -> None:
    """Print how much hangs on the exact weights: on the penalty of a fit, and on each weight."""
    head("penalty of the fit without a theme", *NAMES)
    for penalty in PENALTIES:
        row(str(penalty), *_mean_precisions(ranked_without(seen, labels, sides, penalty)[0], sides, golds))
    moved = np.random.default_rng(1).uniform(1 - MOVED, 1 + MOVED, (MOVES, len(VIEW_WEIGHTS)))
    scored = (seen @ one for one in moved * list(VIEW_WEIGHTS.values()))
    reached = np.array([_mean_precisions(scores, sides, golds) for scores in scored])
    head(f"{MOVES} times each weight up or down by up to {MOVED:.0%}", "least", "a quarter", "median", "most")
    for name, values in zip(NAMES, reached.T, strict=True):
        row(name, *np.quantile(values, (0, 0.25, 0.5, 1)).tolist())


def _mean_precisions(scores: NDArray[np.float64], sides: Sides, golds: Sequence[Gold]) -> list[float]:
    """Give the mean average precision of links with these scores by each gold file."""
    offer = sides.offered(scores, scores)
    return [fmean(precisions(offer, gold).values()) for gold in golds]


def _print_bands(what: str, sure: Mapping[str, NDArray[np.float64]], right: NDArray[np.float64]) -> None:
    """Print how many pairs have a confidence in each band, the mean of it, and how many of them are right."""
    head(what, *(f"{way}: {cell}" for way in sure for cell in ("pairs", "mean", "right")))
    for low, high in pairwise(BANDS):
        inside = [(values >= low) & (values < high) for values in sure.values()]
        both = zip(sure.values(), inside, strict=True)
        row(f"{low} to {high}", *(cell for values, chosen in both for cell in _counted(values[chosen], right[chosen])))


def _counted(sure: NDArray[np.float64], right: NDArray[np.float64]) -> tuple[int | float | str, ...]:
    """Give how many there are, their mean confidence and the share that is right; blanks where there are none."""
    return len(sure), *((float(sure.mean()), float(right.mean())) if len(sure) else ("", ""))


if __name__ == "__main__":
    main()
