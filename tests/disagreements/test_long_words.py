"""A word without an end takes no more than its length: no pattern tries it anew from each of its letters."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from hscqa.disagreements.capitals import capitals
from hscqa.model import Paper, Role
from hscqa.structure import find_structure

if TYPE_CHECKING:
    from hscqa.model import Document

LETTERS = 5_000
MORE = 4
TIMES_LONGER = 10
"""What four times the letters may cost: 4 where the cost goes with the length, 16 where it goes with its square."""


def paper(letters: int) -> Document:
    """Make a paper with one long word."""
    text = f"The long paper\n\n1. The keeper wrote {'x' * letters} in the book.\n"
    return find_structure(Paper("long-2020", "Long", "", "", Role.OTHER, text, "long.txt", ""))


def seconds(document: Document) -> float:
    """Give the least of three times that it takes to go through a paper."""
    times = []
    for _ in range(3):
        begin = time.perf_counter()
        capitals([document])
        times.append(time.perf_counter() - begin)
    return min(times)


def test_four_times_the_letters_take_about_four_times_as_long() -> None:
    assert seconds(paper(MORE * LETTERS)) < TIMES_LONGER * seconds(paper(LETTERS)) + 0.01
