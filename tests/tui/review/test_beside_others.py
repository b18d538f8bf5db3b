"""The queue beside other reviewers, on papers that change, on a disk that refuses, and with hostile words."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from hscqa.library import Library, Workspace
from hscqa.model import Act
from hscqa.tui.deciding.desk import Desk
from hscqa.tui.frame.holdings import Holdings
from hscqa.tui.review.queue import QueueList
from hscqa.tui.review.waiting import WaitingLine
from tests.tui.conftest import ODD, ODD_TEXT
from tests.tui.review.queueing import (
    FIRST,
    FIRST_NAMED,
    MARKUP,
    THIRD,
    decided,
    decides,
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
    suggested,
)

if TYPE_CHECKING:
    from tests.tui.conftest import OpenTerminal

pytestmark = pytest.mark.model


# --- others ---------------------------------------------------------------------------------------------------------


async def test_what_others_decided_meanwhile_leaves_the_queue_when_it_is_gone_to_anew(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    async with open_terminal(reviewed, 120, 40) as screen:
        await opens(screen)
        decides(reviewed, "Bea Moss", Act.ACCEPT, THIRD)
        assert THIRD in review_of(screen).line.items
        await screen.goes("5")
        await screen.goes("3")
        await screen.sees(left(reviewed, 1), decided(reviewed, 1))
        assert THIRD not in review_of(screen).line.items
        assert pointed(screen) == FIRST


async def test_who_has_decided_on_a_dispute_is_not_asked_again_at_this_sitting(reviewed: Library) -> None:
    decides(reviewed, "Bea Moss", Act.REJECT, FIRST, "No.")
    decides(reviewed, "Anna Reid", Act.ACCEPT, FIRST)
    looked = Desk(Holdings(lambda: reviewed)).look()
    line = WaitingLine()
    line.renew(looked, afresh=True)
    tied = line.items[FIRST].tied
    assert tied is not None
    assert any(line.next_after(one) == line.items[FIRST] for one in line.items)
    line.done.append(tied)
    assert not any(line.next_after(one) == line.items[FIRST] for one in line.items)


async def test_both_screens_show_the_same_decisions(open_terminal: OpenTerminal, reviewed: Library) -> None:
    async with open_terminal(reviewed, 120, 40) as screen:
        await opens(screen)
        await screen.press("a")
        await screen.sees(f"Saved: Anna Reid accepted {FIRST_NAMED}")
        await screen.goes("2")
        await screen.sees(f"1 of {suggested(reviewed)} ")


# --- nobody named, a disk that refuses, hostile words ---------------------------------------------------------------


async def test_where_nobody_is_named_it_says_how_to_be_and_nothing_is_written(
    open_terminal: OpenTerminal, reviewed: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HSCQA_REVIEWER", "")
    monkeypatch.setattr("getpass.getuser", _nobody)
    async with open_terminal(reviewed, 120, 40) as screen:
        await opens(screen)
        await screen.sees("set HSCQA_REVIEWER to your name, or `reviewer` in the file", decided(reviewed, 0))
        await screen.press("a")
        await screen.sees("Error: ", "set HSCQA_REVIEWER")
        assert pointed(screen) == FIRST
    assert kept(reviewed) == []


def _nobody() -> str:
    raise OSError


async def test_a_reason_that_could_not_be_written_is_asked_for_again_with_its_words(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    async with open_terminal(reviewed, 120, 40) as screen:
        await opens(screen)
        folder = reviewed.workspace.reviews
        folder.write_text("a file where the folder should be")
        await screen.press("r")
        await says(screen, "Of another van.")
        await screen.sees("NOT saved", "Reject: say why")
        await screen.keys_go_to(Input)
        assert screen.app.screen.query_one(Input).value == "Of another van."
        assert pointed(screen) == FIRST
        folder.unlink()
        await screen.type(" Or so.")
        await screen.press("enter")
        await screen.sees(f"Saved: Anna Reid rejected {FIRST_NAMED}")
    assert [event.words for event in kept(reviewed)] == ["Of another van. Or so."]


async def test_a_decision_that_could_not_be_written_leaves_the_queue_where_it_is(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    async with open_terminal(reviewed, 120, 40) as screen:
        await opens(screen)
        reviewed.workspace.reviews.write_text("a file where the folder should be")
        await screen.press("a")
        await screen.sees("Error: NOT saved: cannot write")
        assert (pointed(screen), paired(screen), marks(screen)[0]) == (FIRST, FIRST, "")
        assert review_of(screen).line.done == []


async def test_hostile_names_and_reasons_are_shown_as_they_are(
    open_terminal: OpenTerminal, reviewed: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HSCQA_REVIEWER", MARKUP)
    async with open_terminal(reviewed, 200, 60) as screen:
        await opens(screen)
        await screen.press("r")
        await says(screen, MARKUP)
        await screen.sees(f"Saved: {MARKUP} rejected")
        await seen(screen)
        await screen.press("k")
        await screen.until(lambda: paired(screen) == FIRST, "the pair is shown")
        assert f"✗ rejected by {MARKUP}: {MARKUP}" in face(screen)
        await screen.press("n")
        await says(screen, "zwölf 🐦 gulls")
        await screen.sees(f"note by {MARKUP}: zwölf 🐦 gulls")


async def test_where_no_papers_suit_it_is_said_once_and_the_queue_says_what_can_be_done(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    root = reviewed.workspace.root.parent / "without-statements"
    shutil.rmtree(root, ignore_errors=True)
    (root / "corpus").mkdir(parents=True)
    (root / "corpus" / "odd.txt").write_text(ODD_TEXT, encoding="utf-8")
    (root / "corpus" / "papers.toml").write_text(ODD, encoding="utf-8")
    async with open_terminal(Library(Workspace.at(root)), 120, 40) as screen:
        await screen.press("f4")
        seen = await screen.sees("press 4, then i, to take in another paper", "There is no queue. 3 tries again")
        assert seen.count("press 4, then i") == 1, "the status line alone says why"
        assert isinstance(screen.app.focused, QueueList)
        await screen.press("a", "u", "s", "+", "t", "]", "enter", "e")
