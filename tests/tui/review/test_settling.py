"""A dispute in the queue: every voice is shown, and it is ended there, with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from hscqa.library.reviewing import Reviews
from hscqa.model import Act, Verdict
from hscqa.tui.review.settlebox import OutcomeList, SettleBox
from tests.tui.review.queueing import (
    FIRST,
    FIRST_NAMED,
    MARKUP,
    decides,
    face,
    kept,
    left,
    marks,
    opens,
    paired,
    review_of,
    seen,
)

if TYPE_CHECKING:
    from hscqa.library import Library
    from tests.tui.conftest import OpenTerminal, Terminal

pytestmark = pytest.mark.model

REASON = f"Cal has seen the map {MARKUP}."


def disputes(library: Library) -> None:
    """Have two reviewers differ on the first tie of the queue."""
    decides(library, MARKUP, Act.REJECT, FIRST, MARKUP)
    decides(library, "Bea Moss", Act.ACCEPT, FIRST)


async def arrives(screen: Terminal) -> None:
    """Go to the dispute, and look at it."""
    await opens(screen)
    review_of(screen).point(review_of(screen).line.items[FIRST])
    await screen.until(lambda: paired(screen) == FIRST, "the dispute is shown")
    await seen(screen)


async def asks(screen: Terminal) -> SettleBox:
    """Press the key that ends a dispute, and wait for the box."""
    await screen.press("d")
    await screen.keys_go_to(Input)
    box = screen.app.screen
    assert isinstance(box, SettleBox)
    return box


def outcome_of(box: SettleBox) -> str:
    """Give the outcome that is chosen in a box; '' where none is."""
    chosen = box.query_one(OutcomeList).pointed
    return chosen.key if chosen else ""


async def test_a_dispute_waits_shows_every_voice_and_says_how_it_ends(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    disputes(reviewed)
    async with open_terminal(reviewed, 120, 40) as screen:
        await arrives(screen)
        assert "≠" in marks(screen)
        told = face(screen)
        assert "  ✓ accepted by Bea Moss\n" in told
        assert f"  ✗ rejected by {MARKUP}: {MARKUP}\n" in told
        assert "d ends the dispute" in told
        await screen.sees("≠ 1 disputed", left(reviewed, 0))


async def test_a_dispute_is_ended_with_an_outcome_and_a_reason_and_that_is_taken_back(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    disputes(reviewed)
    async with open_terminal(reviewed, 80, 24) as screen:
        await arrives(screen)
        await asks(screen)
        await screen.sees("accepted by Bea Moss", "rejected by [b]bold", "choose how, and say why")
        await screen.press("down", "down")
        await screen.sees("End the dispute as rejected: say why")
        await screen.type(REASON)
        await screen.press("enter")
        await screen.sees(f"Saved: Anna Reid settled {FIRST_NAMED} as rejected")
        await seen(screen)
        settled = kept(reviewed)[-1]
        assert (settled.act, settled.verdict, settled.words) == (Act.SETTLE, Verdict.REJECTED, REASON)
        review_of(screen).point(review_of(screen).line.items[FIRST])
        await screen.until(lambda: paired(screen) == FIRST, "what was settled is shown")
        assert f"✗ rejected by Anna Reid, who settled it: {REASON}\n  ✓ accepted by Bea Moss" in face(screen)
        await screen.press("u")
        await screen.sees(f"took back what was settled: {FIRST_NAMED}")
        await screen.until(lambda: "≠ disputed" in face(screen), "it is disputed again")


async def test_a_dispute_is_not_ended_without_a_choice_or_without_a_reason(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    disputes(reviewed)
    async with open_terminal(reviewed, 80, 24) as screen:
        await arrives(screen)
        box = await asks(screen)
        assert outcome_of(box) == ""
        await screen.type("So.")
        await screen.press("enter")
        await screen.sees("without a choice nothing is saved")
        await screen.press("down", "backspace", "backspace", "backspace", "enter")
        await screen.sees("without a reason nothing is saved")
        await screen.press("escape")
        await screen.sees("Given up: nothing is written down")
    assert [event.act for event in kept(reviewed)].count(Act.SETTLE) == 0


async def test_what_is_not_disputed_is_not_settled(open_terminal: OpenTerminal, reviewed: Library) -> None:
    async with open_terminal(reviewed, 80, 24) as screen:
        await opens(screen)
        await screen.press("d")
        await screen.sees("It is not disputed: a accepts it, r rejects it")


async def test_a_settlement_that_could_not_be_written_is_asked_for_again_as_it_was(
    open_terminal: OpenTerminal, reviewed: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    disputes(reviewed)
    async with open_terminal(reviewed, 80, 24) as screen:
        await arrives(screen)
        await asks(screen)
        await screen.press("down")
        await screen.type("So.")
        monkeypatch.setenv("HSCQA_REVIEWER", "")
        monkeypatch.setattr("getpass.getuser", _nobody)
        await screen.press("enter")
        await screen.sees("End the dispute as accepted: say why", "HSCQA_REVIEWER")
        box = screen.app.screen
        assert isinstance(box, SettleBox)
        assert (outcome_of(box), box.query_one(Input).value) == ("accepted", "So.")
        monkeypatch.setenv("HSCQA_REVIEWER", "Anna Reid")
        await screen.press("enter")
        await screen.sees(f"Saved: Anna Reid settled {FIRST_NAMED} as accepted")


async def test_who_comes_round_ends_a_dispute_by_deciding_as_the_others(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    decides(reviewed, "Bea Moss", Act.ACCEPT, FIRST)
    decides(reviewed, "Anna Reid", Act.REJECT, FIRST, "No.")
    async with open_terminal(reviewed, 80, 24) as screen:
        await arrives(screen)
        await screen.press("a")
        await screen.sees(f"Saved: Anna Reid accepted {FIRST_NAMED}", "✓ 1 accepted")
    [judged] = Reviews(reviewed).current().in_force
    assert (judged.verdict, judged.settled_by) == (Verdict.ACCEPTED, "")


def _nobody() -> str:
    raise OSError
