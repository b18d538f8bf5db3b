"""The queue to its end: nothing left, the nearest link, words that have changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hscqa.library.reviewing import Reviews
from hscqa.model import Act
from hscqa.tui.deciding.desk import Desk
from hscqa.tui.frame.holdings import Holdings
from hscqa.tui.review.pair import PairView
from hscqa.tui.review.queue import QueueList
from hscqa.tui.review.waiting import Part, items_of, ties_of
from tests.tui.review.queueing import (
    FIRST,
    FIRST_NAMED,
    MARKUP,
    decided,
    face,
    kept,
    opens,
    paired,
    pointed,
    review_of,
    says,
    seen,
    suggested,
)

if TYPE_CHECKING:
    from hscqa.library import Library
    from hscqa.model import TieId
    from tests.tui.conftest import OpenTerminal

pytestmark = pytest.mark.model


def accepts_all_but(library: Library, *others: TieId) -> None:
    """Have Bea accept all that is suggested, with exceptions."""
    ties = ties_of(library.crosswalk())
    reviews = Reviews(library)
    wanted = [one for one, tied in ties.items() if tied.tie.suggested and one not in others]
    reviews.keep([reviews.event("Bea Moss", Act.ACCEPT, one) for one in wanted])


def decides_on_earlier_words(library: Library, words: str) -> None:
    """Have Bea accept the first tie when its other side still said something else."""
    event = Reviews(library).event("Bea Moss", Act.ACCEPT, FIRST)
    Reviews(library).keep([replace(event, seen=replace(event.seen, target=words))])


# --- an emptied queue -----------------------------------------------------------------------------------------------


async def test_when_nothing_is_left_it_says_so_with_the_gauge_and_what_to_do_next(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    accepts_all_but(reviewed, FIRST)
    async with open_terminal(reviewed, 120, 40) as screen:
        await opens(screen)
        assert pointed(screen) == FIRST
        await screen.press("a")
        total = suggested(reviewed)
        await screen.sees(
            "Nothing is left to decide.",
            f"{total} of {total} suggested ties are decided",
            "export the crosswalk with what was decided",
            "hscqa review agreement",
            "Nothing is left · 9 drawn at random",
            f"██████████ {decided(reviewed, total)}",
        )
        await screen.press("a", "r")
        assert len(kept(reviewed)) == total, "nothing more is decided where nothing is shown"
        await screen.press("]")
        await screen.until(lambda: paired(screen) is not None, "a link that was drawn at random")
        item = review_of(screen).item
        assert item is not None
        assert item.part is Part.DRAWN
        await screen.sees("Not suggested: drawn at random")


async def test_in_a_narrow_terminal_an_empty_queue_says_so_in_whichever_pane_has_the_keys(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    accepts_all_but(reviewed)
    async with open_terminal(reviewed, 80, 24) as screen:
        await screen.press("f4")
        await screen.sees("Nothing is left to decide.", "] go to the 9 drawn at random")
        await screen.keys_go_to(PairView)
        await screen.press("escape")
        await screen.keys_go_to(QueueList)
        await screen.sees("Nothing is left · 9 drawn at random")


async def test_what_was_decided_last_is_taken_back_also_from_the_page_that_says_that_nothing_is_left(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    accepts_all_but(reviewed, FIRST)
    async with open_terminal(reviewed, 80, 24) as screen:
        await opens(screen)
        await screen.press("a")
        await screen.sees("Nothing is left to decide.")
        await screen.keys_go_to(PairView)
        await screen.press("u")
        await screen.sees(f"took back what was accepted: {FIRST_NAMED}")
        assert paired(screen) == FIRST


async def test_the_estimate_of_what_was_missed_is_told_once_the_sample_is_decided_on(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    accepts_all_but(reviewed)
    async with open_terminal(reviewed, 120, 40) as screen:
        await screen.press("f4")
        await screen.sees("Nothing is left to decide.", "go to the 9 drawn at random")
        await screen.press("]")
        await screen.until(lambda: paired(screen) is not None, "a link that was drawn at random")
        await seen(screen)
        await screen.press("r")
        await says(screen, "Of other things.")
        await screen.sees("right but not suggested: about 0", "by 0 of 1 in the sample", "8 drawn at random")
        item = review_of(screen).item
        assert item is not None
        assert (item.part, item.waits) == (Part.DRAWN, True)


async def test_the_nearest_link_waits_where_none_of_a_statement_holds(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    async with open_terminal(reviewed, 120, 40) as screen:
        await opens(screen)
        await screen.press("r")
        await says(screen, "No.")
        await screen.sees("semantic · nearest")
        nearest = [item for item in review_of(screen).line.items.values() if item.nearest]
        assert [(item.id.source, item.part) for item in nearest] == [(FIRST.source, Part.WAITING)]


# --- papers that change ---------------------------------------------------------------------------------------------


async def test_decisions_whose_words_have_changed_stand_at_the_top_with_old_and_new_words(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    decides_on_earlier_words(reviewed, "ask readers each decade which books they want.")
    async with open_terminal(reviewed, 120, 40) as screen:
        await opens(screen)
        await screen.sees("To look at again, since the papers", "semantic · words changed", "· 1 changed")
        assert next(iter(review_of(screen).line.items)) == FIRST
        assert [item.part for item in review_of(screen).line.items.values()].count(Part.CHANGED) == 1
        told = face(screen)
        assert "The words have changed since it was accepted by Bea Moss" in told
        assert "[-decade-]" in told
        assert "{+year+}" in told
        await screen.press("a")
        await screen.sees(f"Saved: Anna Reid accepted {FIRST_NAMED}")
        await screen.goes("5")
        await screen.goes("3")
        await screen.until(lambda: FIRST not in review_of(screen).line.items, "it was looked at")


async def test_a_decision_whose_text_is_gone_is_told_and_cannot_be_decided_on(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    words = f"The gulls {MARKUP} were counted from a lighthouse that fell into the sea."
    decides_on_earlier_words(reviewed, words)
    async with open_terminal(reviewed, 120, 40) as screen:
        await opens(screen)
        item = next(iter(review_of(screen).line.items.values()))
        assert item.part is Part.CHANGED
        await screen.press("g")
        await screen.until(lambda: paired(screen) == item.id, "it is shown")
        told = face(screen)
        assert words in told


# --- the order, as values -------------------------------------------------------------------------------------------


def test_each_tie_stands_in_the_queue_once(reviewed: Library) -> None:
    decides_on_earlier_words(reviewed, "ask readers each decade which books they want.")
    looked = Desk(Holdings(lambda: reviewed)).look()
    items = items_of(looked)
    assert [item.part for item in items.values()] == sorted(item.part for item in items.values())
    assert items[FIRST].part is Part.CHANGED
    keys = [item.key for item in items.values()]
    assert len(set(keys)) == len(keys)
