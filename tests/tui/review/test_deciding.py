"""Deciding in the queue: on what is suggested, and on what is not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from hscqa.model import Act
from hscqa.tui.review.lines import KeyHints
from hscqa.tui.review.pair import PairView
from hscqa.tui.review.queue import QueueList
from hscqa.tui.review.screen import ReviewScreen
from tests.tui.review.queueing import (
    FIRST,
    FIRST_NAMED,
    decided,
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
    from tests.tui.conftest import OpenTerminal

pytestmark = pytest.mark.model


# --- deciding -------------------------------------------------------------------------------------------------------


async def test_a_decision_is_on_the_disk_keeps_its_place_and_the_queue_goes_on(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    async with open_terminal(reviewed, 120, 40) as screen:
        await opens(screen)
        before = list(review_of(screen).line.items)
        await screen.press("a")
        await screen.sees(
            f"Saved: Anna Reid accepted {FIRST_NAMED}", left(reviewed, 1), f"█░░░░░░░░░ {decided(reviewed, 1)}"
        )
        assert [(event.act, event.tie) for event in kept(reviewed)] == [(Act.ACCEPT, FIRST)]
        assert list(review_of(screen).line.items) == before
        assert marks(screen)[:2] == ["✓", ""]
        assert pointed(screen) == paired(screen) == before[1]
        await screen.sees("✓ 1 accepted")


async def test_a_key_pressed_twice_decides_once(
    open_terminal: OpenTerminal, reviewed: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ReviewScreen, "MOMENT", 600.0)
    async with open_terminal(reviewed, 120, 40) as screen:
        await opens(screen)
        await screen.press("j", "k")
        await seen(screen)
        await screen.press("a", "a", "a")
        await screen.sees(decided(reviewed, 1))
        await seen(screen)
        await screen.press("a", "a")
        await screen.sees("Nothing is decided: this tie has only just come")
        assert [event.tie for event in kept(reviewed)] == [FIRST]
        await screen.press("k", "j")
        await seen(screen)
        await screen.press("a")
        await screen.sees(decided(reviewed, 2))


async def test_nothing_is_decided_where_the_words_cannot_be_seen(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    async with open_terminal(reviewed, 80, 24) as screen:
        await opens(screen)
        await screen.keys_go_to(PairView)
        await screen.press("escape")
        await screen.keys_go_to(QueueList)
        await screen.press("a")
        await screen.sees("Nothing is decided: enter shows the words of both sides first")
        assert kept(reviewed) == []
        await screen.press("enter")
        await screen.keys_go_to(PairView)
        await seen(screen)
        await screen.press("a")
        await screen.sees(decided(reviewed, 1))


async def test_a_rejection_takes_its_reason_and_is_seen_under_the_pair(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    async with open_terminal(reviewed, 120, 40) as screen:
        await opens(screen)
        await screen.press("r")
        await screen.sees("Reject: say why", FIRST_NAMED)
        await says(screen, "Of another van.")
        await screen.sees(f"Saved: Anna Reid rejected {FIRST_NAMED}", "✗ 1 rejected")
        assert [(event.act, event.words) for event in kept(reviewed)] == [(Act.REJECT, "Of another van.")]
        assert marks(screen)[0] == "✗"
        await seen(screen)
        await screen.press("k")
        await screen.sees("✗ rejected by Anna Reid: Of another van.")


async def test_escape_gives_up_and_the_queue_stays(open_terminal: OpenTerminal, reviewed: Library) -> None:
    async with open_terminal(reviewed, 120, 40) as screen:
        await opens(screen)
        for key in ("r", "n"):
            await screen.press(key)
            await screen.keys_go_to(Input)
            await screen.type("half a")
            await screen.press("escape")
            await screen.keys_go_to(QueueList)
            await screen.sees("Given up: nothing is written down")
        assert pointed(screen) == FIRST
    assert kept(reviewed) == []


async def test_a_note_decides_nothing_and_the_queue_does_not_go_on(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    async with open_terminal(reviewed, 120, 40) as screen:
        await opens(screen)
        await screen.press("n")
        await says(screen, "Ask the keeper.")
        await screen.sees("note by Anna Reid: Ask the keeper.", left(reviewed, 0))
        assert pointed(screen) == FIRST
        await screen.press("a")
        await screen.sees(decided(reviewed, 1))


async def test_a_link_is_accepted_with_its_other_relation(open_terminal: OpenTerminal, reviewed: Library) -> None:
    async with open_terminal(reviewed, 120, 40) as screen:
        await opens(screen)
        await screen.press("p")
        await screen.sees(f"Saved: Anna Reid accepted {FIRST_NAMED} as “answers”")
        await seen(screen)
        await screen.press("p")
        await screen.sees("A comment has no relation")
    assert [event.relation for event in kept(reviewed)] == ["answers"]


# --- adding ---------------------------------------------------------------------------------------------------------


async def test_a_link_that_was_not_suggested_is_found_by_its_words_and_added(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    async with open_terminal(reviewed, 120, 40) as screen:
        await opens(screen)
        await screen.press("+")
        await screen.sees("Add a link of Proposal 2 (i)", "type to filter")
        row = next(row for row in reviewed.crosswalk().rows if row.statement.id == FIRST.source)
        others = [link.target for link in row.links if not link.suggested]
        await screen.sees(*(one.label for one in others))
        wanted = others[-1]
        await screen.type(wanted.reading.split()[0].lower() + " " + wanted.label.lower())
        await screen.press("enter")
        await screen.sees(f"Saved: Anna Reid added Proposal 2 (i) → {wanted.label}", left(reviewed, 0), "+ 1 added")
        assert [(event.act, event.tie.target) for event in kept(reviewed)] == [(Act.ADD, wanted.id)]
        assert pointed(screen) == FIRST
        await screen.sees("Other links of the statement", "· added")
        await screen.press("u")
        await screen.sees(f"took back what was added: Proposal 2 (i) → {wanted.label}")


async def test_the_list_of_links_to_add_says_when_nothing_has_the_words_and_lets_go(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    async with open_terminal(reviewed, 120, 40) as screen:
        await opens(screen)
        await screen.press("+")
        await screen.keys_go_to(Input)
        await screen.type("[/x] zebra")
        await screen.sees("None of 3 statements has these words")
        await screen.press("enter")
        await screen.press("escape")
        await screen.sees("Given up: nothing is added")
    assert kept(reviewed) == []


# --- taking away ----------------------------------------------------------------------------------------------------


async def test_what_is_left_to_decide_can_be_exported(open_terminal: OpenTerminal, reviewed: Library) -> None:
    async with open_terminal(reviewed, 120, 40) as screen:
        await opens(screen)
        await screen.press("e")
        await screen.sees("Export what is left to decide")
        await screen.press("end", "enter")
        await screen.sees("Written: what is left to decide to")
    told = json.loads(Path("to-decide.json").read_text(encoding="utf-8"))
    assert next(row["statement"]["id"] for row in told["rows"]) == FIRST.source


async def test_a_click_on_a_key_does_what_the_key_does(open_terminal: OpenTerminal, reviewed: Library) -> None:
    async with open_terminal(reviewed, 120, 40) as screen:
        await opens(screen)
        hints = screen.app.screen.query_one(KeyHints)
        await screen.click(hints.region.x + 3, hints.region.y)
        await screen.sees(f"Saved: Anna Reid accepted {FIRST_NAMED}")


async def test_the_keys_are_told_in_the_help(open_terminal: OpenTerminal, reviewed: Library) -> None:
    async with open_terminal(reviewed, 120, 60) as screen:
        await opens(screen)
        await screen.press("f1")
        await screen.sees(
            "On a tie, in the queue and beside it", "Read the other side in its paper", "end of the queue"
        )


# --- from the reader ------------------------------------------------------------------------------------------------


async def test_in_a_reader_that_fills_the_screen_the_keys_say_where_they_work(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    async with open_terminal(reviewed, 80, 24) as screen:
        await opens(screen)
        assert "a accept" in await screen.sees("s skip")
        await screen.press("enter")
        await screen.until(lambda: review_of(screen).reading, "the keys go to the reader")
        assert "a accept" not in await screen.sees("esc first: decide beside the pair")
        for key in ("a", "r", "p", "u", "plus", "s"):
            review_of(screen).status.say("Nothing yet")
            await screen.press(key)
            await screen.until(lambda: str(review_of(screen).status.visual).startswith("esc first"), key)
        assert kept(reviewed) == []
        assert isinstance(screen.app.screen, ReviewScreen)
        await screen.press("escape")
        await screen.sees("a accept", "n note")


async def test_beside_the_pair_the_reader_takes_the_keys_that_decide(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    async with open_terminal(reviewed, 120, 40) as screen:
        await opens(screen)
        await screen.press("enter")
        await screen.until(lambda: review_of(screen).reading, "the keys go to the reader")
        await seen(screen)
        assert "n note" not in await screen.sees("a accept", "s skip")
        await screen.press("a")
        await screen.sees(decided(reviewed, 1))
        assert [event.tie for event in kept(reviewed)] == [FIRST]


async def test_the_letters_that_decide_are_letters_in_the_readers_find_box(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    async with open_terminal(reviewed, 120, 40) as screen:
        await opens(screen)
        await screen.press("enter")
        await screen.until(lambda: review_of(screen).reading, "the keys go to the reader")
        await screen.press("slash")
        await screen.keys_go_to(Input)
        await screen.type("spar")
        await screen.until(lambda: review_of(screen).reader.query_one(Input).value == "spar", "the letters")
        assert kept(reviewed) == []
