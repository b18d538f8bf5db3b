"""What each signal of a search is worth, on the development questions: `python bench/search.py`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from gold_scores import mean_reciprocal_rank, questions, rank_of_evidence, recall

from hscqa.library import Library, Workspace
from hscqa.model import Filters, Mode
from hscqa.search.ranking import DENSE_WEIGHT, LATE_WEIGHT, LEXICAL_WEIGHT, standard

if TYPE_CHECKING:
    from hscqa.search import Ranked

ROOT = Path(__file__).resolve().parent.parent
WAYS = {
    "BM25": (0.0, 0.0, 1.0),
    "nearest passage or sentence vector": (0.0, 1.0, 0.0),
    "late interaction": (1.0, 0.0, 0.0),
    "late interaction and vectors": (LATE_WEIGHT, DENSE_WEIGHT, 0.0),
    "late interaction and BM25": (LATE_WEIGHT, 0.0, LEXICAL_WEIGHT),
    "all three": (LATE_WEIGHT, DENSE_WEIGHT, LEXICAL_WEIGHT),
}


def reorder(ranked: list[Ranked], weights: tuple[float, float, float]) -> list[int]:
    """Order the same candidates by other weights of late interaction, vectors and BM25."""
    signals = np.array([(item.late, item.dense, item.lexical) for item in ranked])
    score = np.sum([weight * standard(signals[:, i]) for i, weight in enumerate(weights)], axis=0)
    return [ranked[i].number for i in sorted(range(len(ranked)), key=lambda i: (-score[i], ranked[i].number))]


def main() -> None:
    """Print a table in Markdown."""
    library = Library(Workspace.at(ROOT))
    answerable = [question for question in questions() if question["evidence"]]
    asking = library.asking(Mode.HYBRID)
    pools = [asking.ranked(question["question"], Filters()) for question in answerable]
    print("| signals | recall@1 | recall@3 | recall@5 | recall@10 | MRR |\n|---|---|---|---|---|---|")
    for name, weights in WAYS.items():
        ranks = []
        for question, pool in zip(answerable, pools, strict=True):
            numbers = reorder(pool, weights)[:10]
            passages = asking.generation.records.numbered_passages(numbers)
            ranks.append(rank_of_evidence([passages[number].text for number in numbers], question))
        figures = [*(recall(ranks, most) for most in (1, 3, 5, 10)), mean_reciprocal_rank(ranks)]
        print(f"| {name} | {' | '.join(f'{figure:.2f}' for figure in figures)} |")


if __name__ == "__main__":
    main()
