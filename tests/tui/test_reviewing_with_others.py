"""Deciding beside other reviewers, on a disk and on papers that may refuse."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from hscqa.errors import UsageError
from hscqa.library.reviewing import Reviews
from hscqa.model import Act, Verdict
from hscqa.review.journal import file_of
from hscqa.tui.deciding.desk import Desk
from hscqa.tui.deciding.keys import Wish
from hscqa.tui.frame.holdings import Holdings
from hscqa.tui.lists.tied import Tied
from tests.tui.reviewer import LINK, MARKUP, NAMED, TIE, arrives, kept, opens, pointed, shown, walks_to

if TYPE_CHECKING:
    from pathlib import Path

    from hscqa.library import Library
    from tests.tui.conftest import OpenTerminal

pytestmark = pytest.mark.model


async def test_a_folder_that_cannot_be_written_is_told_and_the_entry_stays_as_it_was(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    reviewed.workspace.reviews.write_text("a file where the folder should be")
    async with open_terminal(reviewed) as screen:
        await arrives(screen)
        seen = await screen.sees("decisions cannot be read or saved here: ")
        assert "left out" not in seen
        await screen.press("enter")
        await walks_to(screen, LINK)
        before = shown(screen)
        await screen.press("a")
        seen = await screen.sees("Error: NOT saved: cannot write", "make room there or check its permissions")
        assert "Saved" not in seen
        assert shown(screen) == before
        assert pointed(screen) == LINK


async def test_what_others_decided_comes_with_the_next_look_and_a_dispute_names_every_voice(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    async with open_terminal(reviewed) as screen:
        await opens(screen)
        Reviews(reviewed).keep([Reviews(reviewed).event(MARKUP, Act.REJECT, TIE, words=MARKUP)])
        await screen.press("a")
        await screen.sees("≠ disputed:", f"Saved: Anna Reid accepted {NAMED}", "· 0 of ")
        voices = f"≠ disputed: reviewers differ\n  ✓ accepted by Anna Reid\n  ✗ rejected by {MARKUP}: {MARKUP}\n"
        assert voices in shown(screen)
        Reviews(reviewed).undo(MARKUP)
        await screen.goes("2")
        await screen.sees("✓ accepted by Anna Reid")


async def test_accepting_takes_the_relation_that_another_reviewer_gave(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    Reviews(reviewed).keep([Reviews(reviewed).event("Bea Moss", Act.ACCEPT, TIE, relation="answers")])
    async with open_terminal(reviewed) as screen:
        await opens(screen)
        await screen.press("a")
        await screen.sees("→ answers Recommendation 1", "✓ accepted by Anna Reid, Bea Moss")


async def test_while_a_decision_is_saved_the_screen_lives_and_takes_no_second_one(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    folder = reviewed.workspace.reviews
    folder.mkdir()
    async with open_terminal(reviewed) as screen:
        await opens(screen)
        with FileLock(folder / f".{file_of(folder, 'Anna Reid').name}.lock"):
            await screen.press("a")
            await screen.sees("Saving")
            await screen.press("j")
            assert pointed(screen) != LINK
            await screen.press("a", "k")
            assert pointed(screen) == LINK
            assert kept(reviewed) == []
        await screen.sees("Saved: Anna Reid accepted", "✓ accepted by Anna Reid")
    assert [event.tie for event in kept(reviewed)] == [TIE]


async def test_where_nobody_is_named_it_says_how_to_be(
    open_terminal: OpenTerminal, reviewed: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "config.toml").write_text("reviewer = 7")
    monkeypatch.delenv("HSCQA_REVIEWER")
    monkeypatch.setenv("HSCQA_CONFIG", str(tmp_path / "config.toml"))
    async with open_terminal(reviewed, 120, 30) as screen:
        await opens(screen)
        remedy = "set HSCQA_REVIEWER to your name, or `reviewer` in the file that `hscqa config --path` names"
        await screen.sees("is no text; ", remedy)
        await screen.press("a")
        await screen.sees("Error: `reviewer` in")
    assert kept(reviewed) == []


async def test_who_settled_a_dispute_is_named_with_the_reason(open_terminal: OpenTerminal, reviewed: Library) -> None:
    reviews = Reviews(reviewed)
    reviews.keep([reviews.event("Bea Moss", Act.ACCEPT, TIE)])
    reviews.keep([reviews.event("Cal Dunn", Act.SETTLE, TIE, words="The map is one.", verdict=Verdict.ACCEPTED)])
    async with open_terminal(reviewed) as screen:
        await opens(screen)
        await screen.sees("✓ accepted by Cal Dunn, who settled it: The map is one. ✓ accepted by Bea Moss")


def test_nobody_decides_on_words_that_are_not_those_of_the_paper_now(reviewed: Library) -> None:
    row = reviewed.crosswalk().rows[0]
    earlier = replace(row.statement, reading="What it said before it was revised.")
    with pytest.raises(UsageError, match=r"NOT saved: Proposal 1 \(i\) has other words now.*press 3 "):
        Desk(Holdings(lambda: reviewed)).write(Wish(Tied(earlier, row.links[0]), Act.ACCEPT), 3)
    assert kept(reviewed) == []


async def test_what_others_decided_is_not_put_to_the_reviewers_credit(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    Reviews(reviewed).keep([Reviews(reviewed).event("Una Moss", Act.REJECT, TIE, words="Other gulls.")])
    async with open_terminal(reviewed) as screen:
        await opens(screen)
        await screen.sees("Reviewer Anna Reid · 1 of ", "decided by all · 0 by you")
        await screen.goes("3")
        await screen.sees("decided by all · 0 by you ✗ 1 rejected")


def test_a_line_that_cannot_be_read_is_counted_and_named(reviewed: Library) -> None:
    reviewed.workspace.reviews.mkdir()
    (reviewed.workspace.reviews / "una.jsonl").write_text("no decision\n", encoding="utf-8")
    told = Desk(Holdings(lambda: reviewed)).look().left_out
    assert told.startswith("1 line of decisions left out: ")
    assert "una.jsonl, line 1 was left out" in told
