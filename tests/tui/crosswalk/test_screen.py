"""The screen Crosswalk as a person uses it: panes, ties, and the paper beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hscqa.tui.crosswalk.statements import StatementList
from hscqa.tui.crosswalk.tiespane import TiesPane
from hscqa.tui.reader.pages import Pages
from hscqa.tui.reader.piece import Piece
from hscqa.tui.reader.reader import Reader
from hscqa.tui.spot import Spot
from tests.tui.reviewer import SECOND, arrives, crosswalk_of, kept, opens, told, walks_to

if TYPE_CHECKING:
    from hscqa.library import Library
    from tests.tui.conftest import OpenTerminal

pytestmark = pytest.mark.model


@pytest.mark.parametrize(("columns", "panes"), [(80, 1), (120, 2), (200, 3)])
async def test_as_many_panes_are_seen_as_there_is_room_for(
    open_terminal: OpenTerminal, reviewed: Library, columns: int, panes: int
) -> None:
    async with open_terminal(reviewed, columns, 40) as screen:
        await arrives(screen)
        assert [pane.display for pane in crosswalk_of(screen).row.children] == [at < panes for at in range(3)]
        await screen.press("enter")
        await screen.keys_go_to(TiesPane)
        await screen.press("enter")
        await screen.keys_go_to(Pages)
        await screen.press("escape")
        await screen.keys_go_to(TiesPane)
        await screen.press("escape")
        await screen.keys_go_to(StatementList)


async def test_pointing_at_a_statement_shows_its_ties_at_once_and_the_paper_beside_them(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    async with open_terminal(reviewed, 200, 50) as screen:
        await arrives(screen)
        await screen.sees("Library Review (2022) → Norland Audit (2021) · comments: Roads Agency (2021) (earlier)")
        await screen.until(lambda: "A map of all routes" in told(screen), "the first statement's ties are shown")
        await screen.press("j")
        await screen.until(lambda: "Councils must plan routes together" in told(screen), "the second's are")
        reader = crosswalk_of(screen).reader
        await screen.until(lambda: reader.spot == Spot(SECOND), "the reader follows")
        await screen.keys_go_to(StatementList)


async def test_a_comment_opens_in_its_paper_with_its_words_marked(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    said = reviewed.crosswalk().rows[0].comments[0]
    async with open_terminal(reviewed, 120, 40) as screen:
        await opens(screen)
        await walks_to(screen, f"review-2022:1.i from {said.id} {said.span.start} {said.span.end}")
        await screen.press("enter")
        await screen.keys_go_to(Pages)
        reader = crosswalk_of(screen).query_one(Reader)
        assert reader.spot
        assert (reader.spot.id, reader.spot.marks, reader.spot.words) == (said.id, (said.span,), said.reading)
        assert any(piece.first_mark is not None for piece in reader.query(Piece))


async def test_a_gap_shows_what_might_answer_it(open_terminal: OpenTerminal, reviewed: Library) -> None:
    async with open_terminal(reviewed, 120, 40) as screen:
        await arrives(screen)
        crosswalk_of(screen).first.list.point_to("gap targets")
        await screen.press("l", "j")
        await screen.sees("What answers it in Library Review (2022)", "Nothing is suggested", "3 weaker candidates")
        assert told(screen).startswith("Recommendation 2")


async def test_no_key_decides_on_a_tie_that_is_not_in_sight(open_terminal: OpenTerminal, reviewed: Library) -> None:
    async with open_terminal(reviewed) as screen:
        await opens(screen)
        await screen.press("escape")
        await screen.keys_go_to(StatementList)
        await screen.press("ctrl+p")
        await screen.type("accept the tie as")
        await screen.sees("Accept the tie as it is shown")
        await screen.press("enter")
        await screen.sees("Point to a link or comment first")
    assert kept(reviewed) == []
