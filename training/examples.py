"""What is trained on, as the files in `data/` have it."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

DATA = Path(__file__).resolve().parent / "data"
ASIDE = 0.15
"""Share of each report that is kept aside: its last passages, so other chapters than those trained on."""

TENTH = 10
"""One in so many invented papers and reviews is kept aside."""

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Asked:
    """A passage and what people ask to find it."""

    paper: str
    passage: str
    questions: tuple[str, ...]
    """At least one; the passage answers each."""
    near_misses: tuple[str, ...] = ()
    """Questions on the same matter that neither the passage nor another one of the paper answers."""

    def without_near_misses(self) -> Asked:
        """Leave out what is not answered."""
        return replace(self, near_misses=())


@dataclass(frozen=True, slots=True)
class Tied:
    """Two statements of which the first answers, or speaks of, the second."""

    review: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Review:
    """An invented review."""

    name: str
    responses: tuple[Tied, ...]
    """With the recommendations that they answer."""
    comments: tuple[Tied, ...]
    """With the responses, or recommendations, that they are on."""


def by_paper(asked: Asked) -> str:
    """Give what passages stand together by."""
    return asked.paper


def by_name(review: Review) -> str:
    """Give what a review is kept aside by."""
    return review.name


def by_review(tied: Tied) -> str:
    """Give what statements stand together by."""
    return tied.review


def reports(folder: Path = DATA) -> list[Asked]:
    """Read the questions on public reports, in the order of each report's passages."""
    return [_asked(row) for row in _rows(folder / "reports.jsonl")]


def invented(folder: Path = DATA) -> list[Asked]:
    """Read the questions on invented papers."""
    return [_asked(row) for row in _rows(folder / "invented.jsonl")]


def responses(folder: Path = DATA) -> list[Tied]:
    """Read the recommendations of public reviews with the responses they were given."""
    return [Tied(row["review"], row["response"], row["recommendation"]) for row in _rows(folder / "responses.jsonl")]


def invented_reviews(folder: Path = DATA) -> list[Review]:
    """Read the invented reviews."""
    return [
        Review(row["review"], tuple(_answers(row)), tuple(_comments(row))) for row in _rows(folder / "reviews.jsonl")
    ]


def split(asked: Sequence[Asked]) -> tuple[list[Asked], list[Asked]]:
    """Part each paper's passages, which stand together: those to train on, and the last ones, kept aside."""
    trained: list[Asked] = []
    last: list[Asked] = []
    for _, grouped in groupby(asked, key=by_paper):
        passages = list(grouped)
        first = len(passages) - round(ASIDE * len(passages))
        trained += passages[:first]
        last += passages[first:]
    return trained, last


def aside(rows: Sequence[Row], key: Callable[[Row], str]) -> tuple[list[Row], list[Row]]:
    """Part rows by their paper or review, which stand together: every tenth one is kept aside whole."""
    groups = [list(group) for _, group in groupby(rows, key=key)]
    kept = [row for group in groups[TENTH - 1 :: TENTH] for row in group]
    return [row for number, group in enumerate(groups, 1) if number % TENTH for row in group], kept


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _asked(row: dict[str, Any]) -> Asked:
    return Asked(row["doc"], row["passage"], tuple(row["questions"]), tuple(row.get("near_misses", ())))


def _answers(review: dict[str, Any]) -> Iterator[Tied]:
    texts = {one["id"]: one["text"] for one in review["recommendations"]}
    for reply in review["responses"]:
        yield from (Tied(review["review"], reply["text"], texts[id_]) for id_ in reply["answers"])


def _comments(review: dict[str, Any]) -> Iterator[Tied]:
    texts = {one["id"]: one["text"] for one in (*review["recommendations"], *review["responses"])}
    for comment in review["comments"]:
        yield from (Tied(review["review"], comment["text"], texts[id_]) for id_ in comment["about"])
