"""Checking a paper takes time in step with its length, whatever a careless or hostile file holds."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

import pytest

from hscqa.disagreements.finding import find
from hscqa.references import verify

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.model import Document

LENGTH = 3000
"""Characters of the shorter text; the longer one has four times as many."""
STEEPEST = 10
"""How many times as long a text four times as long may take: 4 is in step, 16 is the square."""
TRIES = 3
"""The fastest of so many runs counts, so that a busy machine fails no test."""

REPEATED = "a|A|1|1,|(|((a|[|.| |\"|'|A-|A'|Abc |See |see |and A |the ".split("|")


@pytest.mark.parametrize("unit", REPEATED)
def test_checking_a_text_four_times_as_long_does_not_cost_its_square(unit: str, make: Callable[..., Document]) -> None:
    shorter, longer = (_fastest(_checking(make, unit * (length // len(unit)))) for length in (LENGTH, 4 * LENGTH))
    assert longer < STEEPEST * shorter


def _checking(make: Callable[..., Document], run: str) -> Callable[[], object]:
    """Give the work of checking a paper that holds the run in a line of text, as a line of its own and in a note."""
    text = (
        "Reply of the Boat Owners\n\nIntroduction\n\n"
        f"The owners agree with paragraph 2 and see {run} in recommendation 1, “Most harbours have no keeper”.\n\n"
        f"1. {run}\n\n{run} see para 3, p. 4\n\n¹ Harbour Board, see {run} para 1.\n"
    )

    def check() -> object:
        papers = [make(text, "reply-2021")]
        return verify(papers), find(papers)

    return check


def _fastest(work: Callable[[], object]) -> float:
    """Give the seconds of the fastest of several runs."""
    seconds = []
    for _ in range(TRIES):
        start = perf_counter()
        work()
        seconds.append(perf_counter() - start)
    return min(seconds)
