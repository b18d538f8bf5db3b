"""The development gold, and how well the program ranks what it holds."""

from __future__ import annotations

from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING

from hscqa.evaluate import read_gold
from hscqa.evaluate.scores import reached, reciprocal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hscqa.evaluate import Item

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold"
QUESTIONS = GOLD / "questions.jsonl"
"""The development questions."""
MORE_QUESTIONS = GOLD / "more_questions.jsonl"
"""A second set, written apart from the first."""


def questions() -> tuple[Item, ...]:
    """Read the development questions, those without an answer in the papers among them."""
    return read_gold(QUESTIONS).items


def recall(ranks: Sequence[int | None], most: int) -> float:
    """Give the share of questions whose evidence stands among the first `most`."""
    return fmean(reached(rank, most) for rank in ranks)


def mean_reciprocal_rank(ranks: Sequence[int | None]) -> float:
    """Give the mean of 1 over the rank; 0 where the evidence was not reached."""
    return fmean(reciprocal(rank) for rank in ranks)


def average_precision(ranked: Sequence[str | None], relevant: set[str]) -> float:
    """Give the average precision of a ranking of ids."""
    found, total = 0, 0.0
    for place, item in enumerate(ranked, 1):
        if item in relevant:
            found += 1
            total += found / place
    return total / len(relevant)
