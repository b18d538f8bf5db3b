"""An entry of the queue shows how both sides begin, so that it is told from those beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hscqa.tui.deciding.desk import Desk
from hscqa.tui.deciding.papersline import paper_names
from hscqa.tui.frame.holdings import Holdings
from hscqa.tui.lists.tied import Tied
from hscqa.tui.review.entries import queue_entries, room_for_words
from hscqa.tui.review.waiting import Item, Part, WaitingLine
from tests.tui.review.queueing import FIRST, opens, review_of

if TYPE_CHECKING:
    from hscqa.library import Library
    from tests.tui.conftest import OpenTerminal

pytestmark = pytest.mark.model

_IN_SIGHT = 6
"""How many entries are seen at once in 40 lines."""
_LONGEST_WORD = 20
"""How many characters of a line may stay empty, since words are shown whole."""


@pytest.mark.parametrize("columns", [80, 120])
def test_passages_of_one_paper_on_one_statement_are_told_apart_by_their_words(reviewed: Library, columns: int) -> None:
    looked = Desk(Holdings(lambda: reviewed)).look()
    row = next(row for row in looked.crosswalk.rows if row.comments)
    said = row.comments[0]
    passages = ("Gulls keep the harbour awake.", "Keepers of the harbour said that no gull was ever asked about it.")
    line = WaitingLine()
    for quote in passages:
        tied = Tied(row.statement, replace(said, quote=quote, reading=quote))
        line.items[tied.id] = Item(tied.id, Part.WAITING, tied)
    entries = queue_entries(line, looked, paper_names(looked), room_for_words(columns))
    first, second = (entry.face.plain.split("\n") for entry in entries if not entry.heading)
    assert first[:3] == second[:3]
    assert first[2].startswith(row.statement.reading[:20])
    assert first[3] == "← “Gulls keep the harbour awake.”"
    assert second[3].startswith("← “Keepers of the harbour said")


@pytest.mark.parametrize(("columns", "room"), [(80, 73), (99, 92), (100, 37), (120, 37), (200, 37)])
async def test_the_words_of_each_side_take_one_line_and_as_much_of_it_as_there_is(
    open_terminal: OpenTerminal, reviewed: Library, columns: int, room: int
) -> None:
    async with open_terminal(reviewed, columns, 40) as screen:
        await opens(screen)
        await screen.press("escape")
        await screen.until(lambda: review_of(screen).queue.size.width > 0, "the queue is seen")
        await screen.sees("A map of all routes", "→ ask readers each year")
        faces = [entry.face.plain for entry in review_of(screen).queue.waiting.entries if not entry.heading]
        painted = "\n".join(screen.lines)
        sides = [side for face in faces[:_IN_SIGHT] for side in face.split("\n")[-2:]]
        assert len(sides) == 2 * _IN_SIGHT
        assert [side for side in sides if side not in painted] == []
        assert room - _LONGEST_WORD < max(map(len, sides)) <= room


async def test_words_have_the_room_that_the_terminal_has_now(open_terminal: OpenTerminal, reviewed: Library) -> None:
    async with open_terminal(reviewed, 120, 40) as screen:
        await opens(screen)
        before = _words(review_of(screen).queue.waiting.entries[2].face.plain)
        await screen.resize(80, 40)
        await screen.until(
            lambda: len(_words(review_of(screen).queue.waiting.entries[2].face.plain)) > len(before), "more is shown"
        )
        item = review_of(screen).item
        assert item is not None
        assert item.id == FIRST


def _words(face: str) -> str:
    """Give the line with the statement's words."""
    return face.split("\n")[2]
