"""What each part of a search is worth, on both sets of questions: `python bench/search.py`."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from gold_scores import MORE_QUESTIONS, QUESTIONS, mean_reciprocal_rank, recall
from tables import row
from windows import asking_of_windows

from hscqa.evaluate import rank_of_evidence, read_gold
from hscqa.library import Library, Workspace
from hscqa.library.asking import Asking
from hscqa.model import Filters, Glossary, Mode
from hscqa.search import Lexicon, Wording, reword
from hscqa.search.ranking import WEIGHTS, Signals, Weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hscqa.evaluate import Item
    from hscqa.search import Ranked

ROOT = Path(__file__).resolve().parent.parent
NOTHING = Weights(0, 0, 0, 0, 0)
SIGNALS = {
    "lexical: BM25": replace(NOTHING, lexical=1),
    "dense: the nearest passage or sentence vector": replace(NOTHING, dense=1),
    "late interaction with the passage": replace(NOTHING, late=1),
    "late interaction with the best sentence": replace(NOTHING, sentence=1),
    "all": WEIGHTS,
    "all but BM25": replace(WEIGHTS, lexical=0),
    "all but the dense vectors": replace(WEIGHTS, dense=0),
    "all but late interaction with the passage": replace(WEIGHTS, late=0, sentence=1),
    "all but late interaction with the best sentence": replace(WEIGHTS, late=1, sentence=0),
    "all but the name of the paper": replace(WEIGHTS, named=0),
}
"""Orders of the same candidates."""


@dataclass(frozen=True)
class Set:
    """Questions that the papers answer."""

    name: str
    items: tuple[Item, ...]


class WithoutAbbreviations(Asking):
    """Knows the glossary's names only."""

    def reword(self, question: str) -> Wording:
        """Leave out the abbreviations that the papers define."""
        return reword(question, self.glossary, (), Lexicon(self.generation.records, self.generation.lexical))


class WithoutSpelling(Asking):
    """Takes every word as it was typed."""

    def reword(self, question: str) -> Wording:
        """Take every word for one of the papers'."""
        lexicon = Lexicon(EveryWord(), self.generation.lexical)
        return reword(question, self.glossary, self.generation.records.abbreviations(), lexicon)


class EveryWord:
    """Papers that have every word there is."""

    def word_counts(self, words: Sequence[str], /) -> dict[str, int]:
        """Say that each stands in some passage."""
        return dict.fromkeys(words, 1)

    def words_beginning(self, letter: str, shortest: int, longest: int, /) -> dict[str, int]:  # noqa: ARG002
        """Give none: nothing is ever looked for."""
        return {}


def order(ranked: Sequence[Ranked], weights: Weights) -> list[int]:
    """Order the same candidates by other weights; equal scores keep the papers' order."""
    numbers = tuple(item.number for item in ranked)
    columns = ([getattr(item, name) for item in ranked] for name in ("late", "sentence", "dense", "lexical", "named"))
    score = Signals(numbers, *(np.array(column) for column in columns)).score(weights)
    return [numbers[i] for i in sorted(range(len(numbers)), key=lambda i: (-round(float(score[i]), 6), numbers[i]))]


def figures(asking: Asking, chosen: Set, weights: Weights = WEIGHTS) -> str:
    """Give a table's cells for one way of asking one set."""
    ranks = []
    for item in chosen.items:
        numbers = order(asking.ranked(item.question, Filters()), weights)[:10]
        passages = asking.generation.records.numbered_passages(numbers)
        ranks.append(rank_of_evidence([passages[number].text for number in numbers], item.quotes))
    return " | ".join(f"{figure:.2f}" for figure in (recall(ranks, 1), recall(ranks, 5), mean_reciprocal_rank(ranks)))


def main() -> None:
    """Print a table in Markdown."""
    sets = [Set(name, answerable(path)) for name, path in (("first", QUESTIONS), ("second", MORE_QUESTIONS))]
    asking = Library(Workspace.at(ROOT)).asking(Mode.HYBRID)
    print("| | first set: recall@1 | recall@5 | MRR | second set: recall@1 | recall@5 | MRR |")
    print("|---|---|---|---|---|---|---|")
    for name, weights in SIGNALS.items():
        row(name, *(figures(asking, chosen, weights) for chosen in sets))
    ways = {
        "without the glossary": replace(asking, glossary=Glossary()),
        "without the papers' own abbreviations": WithoutAbbreviations(**_fields(asking)),
        "without spelling": WithoutSpelling(**_fields(asking)),
    }
    for name, way in ways.items():
        row(name, *(figures(way, chosen) for chosen in sets))
    with tempfile.TemporaryDirectory() as folder:
        windows = asking_of_windows(ROOT, Path(folder))
        row("without structure: windows of 200 words", *(figures(windows, chosen) for chosen in sets))


def _fields(asking: Asking) -> dict[str, Any]:
    return {field.name: getattr(asking, field.name) for field in fields(asking)}


def answerable(path: Path) -> tuple[Item, ...]:
    """Read the questions of a gold file that the papers answer."""
    return tuple(item for item in read_gold(path).items if item.answerable)


if __name__ == "__main__":
    main()
