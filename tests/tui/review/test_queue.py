"""The queue: its order, its keys, and how it goes on from tie to tie."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Footer

from hscqa.export.listing_queue import queue_of
from hscqa.library.reviewing import Reviews
from hscqa.review.waiting import is_open
from hscqa.tui.lists.tied import Tied
from hscqa.tui.reader.reader import Reader
from hscqa.tui.review.lines import KeyHints
from hscqa.tui.review.pair import PairView
from hscqa.tui.review.queue import QueueList
from tests.tui.review.queueing import (
    FIRST,
    FIRST_NAMED,
    SECOND_NAMED,
    THIRD,
    THIRD_NAMED,
    decided,
    face,
    kept,
    left,
    marks,
    opens,
    paired,
    pointed,
    review_of,
    says,
    seen,
)

if TYPE_CHECKING:
    from hscqa.library import Library
    from hscqa.model import TieId
    from tests.tui.conftest import OpenTerminal

pytestmark = pytest.mark.model


def waiting_of(library: Library) -> list[TieId]:
    """Give what waits in the order in which `hscqa review list` tells it."""
    now = Reviews(library).current()
    rows = queue_of(library.crosswalk(), now.changed, now.in_force).rows
    ties = [Tied(row.statement, tie) for row in rows for own in (row.links, row.comments) for tie in own]
    return [tied.id for tied in ties if is_open(tied.tie)]


# --- what is shown --------------------------------------------------------------------------------------------------


async def test_what_waits_stands_in_the_order_of_the_list_on_the_command_line(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    async with open_terminal(reviewed, 120, 40) as screen:
        await opens(screen)
        order = waiting_of(reviewed)
        assert [one for one in review_of(screen).line.items if one in order] == order
        assert list(review_of(screen).line.items)[: len(order)] == order
        seen_now = await screen.sees(left(reviewed, 0), "Most worth a look first", FIRST_NAMED)
        assert f"Anna Reid ░░░░░░░░░░ {decided(reviewed, 0)}" in seen_now
        assert (pointed(screen), paired(screen)) == (FIRST, FIRST)


async def test_both_sides_stand_whole_with_what_leads_to_them_and_why_they_are_tied(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    async with open_terminal(reviewed, 200, 60) as screen:
        await opens(screen)
        row = next(row for row in reviewed.crosswalk().rows if row.statement.id == FIRST.source)
        link = next(link for link in row.links if link.target.id == FIRST.target)
        await screen.sees("partly answers · ●●●○○ 56% semantic")
        told = face(screen)
        for text in (row.statement.reading, link.target.reading, "We propose that:", "Councils should:"):
            assert text in told
        for text in ("Timescale: 12 months (by 2023-02-01)", "Who: Every council", "why: semantic", "Marked"):
            assert text in told


async def test_a_comment_is_shown_with_its_words_and_where_it_stands(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    async with open_terminal(reviewed, 120, 40) as screen:
        await opens(screen)
        await screen.press("j")
        await seen(screen)
        said = next(row for row in reviewed.crosswalk().rows if row.statement.id == FIRST.source).comments[0]
        cited = reviewed.show(said.id).citation
        told = face(screen)
        assert f"“{said.reading}”" in told
        assert cited in told
        assert "comment · " in told


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_all_fits_and_the_footer_is_whole(
    open_terminal: OpenTerminal, reviewed: Library, size: tuple[int, int]
) -> None:
    async with open_terminal(reviewed, *size) as screen:
        await opens(screen)
        footer, hints = screen.app.screen.query_one(Footer), screen.app.screen.query_one(KeyHints)
        assert footer.region.bottom == size[1]
        assert footer.virtual_size.width <= size[0]
        assert hints.virtual_size.width <= size[0]
        assert all(len(line) == size[0] for line in screen.lines)
        row = review_of(screen).row
        assert row.is_seen(review_of(screen).pair)
        assert row.is_seen(review_of(screen).queue) is (size[0] > 80)
        assert row.is_seen(review_of(screen).reader) is (size[0] > 120)


# --- going through --------------------------------------------------------------------------------------------------


async def test_undo_takes_back_what_was_decided_last_and_goes_back_to_it(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    async with open_terminal(reviewed, 120, 40) as screen:
        await opens(screen)
        waiting = waiting_of(reviewed)
        await screen.press("a")
        await screen.sees(decided(reviewed, 1))
        await seen(screen)
        await screen.press("a")
        await screen.sees(decided(reviewed, 2))
        await seen(screen)
        assert pointed(screen) == waiting[2]
        await screen.press("u")
        await screen.sees(f"Saved: Anna Reid took back what was accepted: {SECOND_NAMED}", decided(reviewed, 1))
        assert marks(screen)[:2] == ["✓", ""]
        await seen(screen)
        await screen.press("u")
        await screen.sees(f"took back what was accepted: {FIRST_NAMED}", decided(reviewed, 0))
        assert pointed(screen) == paired(screen) == FIRST
        await seen(screen)
        await screen.press("u")
        await screen.sees("Error: Anna Reid has decided nothing on")


async def test_undo_on_a_decided_tie_takes_that_one_back(open_terminal: OpenTerminal, reviewed: Library) -> None:
    async with open_terminal(reviewed, 120, 40) as screen:
        await opens(screen)
        for count in (1, 2):
            await seen(screen)
            await screen.press("a")
            await screen.sees(decided(reviewed, count))
        await screen.press("g", "u")
        await screen.sees(f"took back what was accepted: {FIRST_NAMED}", decided(reviewed, 1))
        assert marks(screen)[:2] == ["", "✓"]


async def test_what_was_decided_leaves_when_the_screen_is_gone_to_anew(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    async with open_terminal(reviewed, 120, 40) as screen:
        await opens(screen)
        await screen.press("a")
        await screen.sees(decided(reviewed, 1))
        assert FIRST in review_of(screen).line.items
        await screen.goes("5")
        await screen.goes("3")
        await screen.until(lambda: FIRST not in review_of(screen).line.items, "what was decided is gone")
        await screen.sees(left(reviewed, 1))
        assert marks(screen)[0] == ""


async def test_a_skipped_tie_waits_at_the_end_of_the_queue_and_keeps_to_it(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    async with open_terminal(reviewed, 120, 40) as screen:
        await opens(screen)
        order = waiting_of(reviewed)
        await screen.press("s")
        await screen.sees("Skipped: it waits at the end of the queue")
        assert list(review_of(screen).line.items)[: len(order)] == [*order[1:], FIRST]
        assert pointed(screen) == paired(screen) == order[1]
        await screen.goes("5")
        await screen.goes("3")
        await seen(screen)
        assert list(review_of(screen).line.items)[: len(order)] == [*order[1:], FIRST]
        await screen.sees("· skipped")
    assert kept(reviewed) == []


@pytest.mark.parametrize(("down", "up"), [("j", "k"), ("down", "up"), ("]", "[")])
async def test_keys_go_through_the_queue_and_the_pair_follows(
    open_terminal: OpenTerminal, reviewed: Library, down: str, up: str
) -> None:
    async with open_terminal(reviewed, 120, 40) as screen:
        await opens(screen)
        order = waiting_of(reviewed)
        await screen.press(down)
        await screen.until(lambda: paired(screen) == order[1], "the pair follows")
        await screen.press(down, up, up)
        await screen.until(lambda: paired(screen) == order[0], "the pair follows back")


async def test_the_pair_scrolls_and_its_keys_decide_as_those_of_the_queue(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    async with open_terminal(reviewed, 80, 24) as screen:
        await opens(screen)
        await screen.keys_go_to(PairView)
        pair = review_of(screen).pair
        await screen.press("space")
        await screen.until(lambda: pair.scroll_y > 0, "the pair is scrolled")
        await screen.press("g")
        await screen.until(lambda: pair.scroll_y == 0, "the pair is scrolled back")
        await screen.press("j")
        await screen.until(lambda: pair.scroll_y == 1, "by a line")
        await screen.press("]")
        waiting = waiting_of(reviewed)
        await screen.until(lambda: paired(screen) == waiting[1], "the next tie")
        assert pair.scroll_y == 0
        await seen(screen)
        await screen.press("r")
        await says(screen, "No.")
        await screen.sees("✗ 1 rejected")
        assert paired(screen) == waiting[2]


# --- in the papers --------------------------------------------------------------------------------------------------


async def test_enter_reads_the_statement_and_t_the_other_side_and_back(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    async with open_terminal(reviewed, 120, 40) as screen:
        await opens(screen)
        reader = review_of(screen).reader
        await screen.press("enter")
        await screen.until(lambda: reader.spot is not None and reader.spot.id == FIRST.source, "the statement")
        await screen.until(lambda: review_of(screen).reading, "the keys go to the reader")
        await screen.press("t")
        await screen.until(lambda: reader.spot is not None and reader.spot.id == FIRST.target, "the other side")
        await screen.press("t")
        await screen.until(lambda: reader.spot is not None and reader.spot.id == FIRST.source, "the statement again")
        await screen.press("escape")
        await screen.keys_go_to(PairView)


async def test_a_comments_words_are_marked_in_its_paper(open_terminal: OpenTerminal, reviewed: Library) -> None:
    async with open_terminal(reviewed, 120, 40) as screen:
        await opens(screen)
        await screen.press("j", "t")
        said = next(row for row in reviewed.crosswalk().rows if row.statement.id == FIRST.source).comments[0]
        reader = screen.place.query_one(Reader)
        await screen.until(lambda: reader.spot is not None and reader.spot.marks == (said.span,), "the comment")


async def test_a_wide_terminal_reads_along(open_terminal: OpenTerminal, reviewed: Library) -> None:
    async with open_terminal(reviewed, 200, 60) as screen:
        await opens(screen)
        reader = review_of(screen).reader
        await screen.until(lambda: reader.spot is not None and reader.spot.id == FIRST.source, "the first statement")
        for _ in range(waiting_of(reviewed).index(THIRD)):
            await screen.press("j")
        await screen.until(lambda: reader.spot is not None and reader.spot.id == THIRD.source, "the next statement")
        assert isinstance(screen.app.focused, QueueList)
        await seen(screen)
        await screen.press("a")
        await screen.sees(f"Saved: Anna Reid accepted {THIRD_NAMED}")
