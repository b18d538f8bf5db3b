"""Deciding on links and comments with single keys, in the crosswalk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.screen import ModalScreen
from textual.widgets import Footer, Input

from hscqa.model import Act, TieId
from hscqa.tui.crosswalk.tiespane import TiesPane
from hscqa.tui.deciding.gaugeline import GaugeLine
from hscqa.tui.deciding.wordsbox import WordsBox
from tests.tui.reviewer import (
    LINK,
    MARKUP,
    NAMED,
    TIE,
    WEAKER,
    WEAKER_TIE,
    kept,
    opens,
    pointed,
    says,
    shown,
    summary_of,
    ties_of,
    walks_to,
)

if TYPE_CHECKING:
    from hscqa.library import Library
    from tests.tui.conftest import OpenTerminal

pytestmark = pytest.mark.model


async def test_accepting_is_on_the_disk_and_under_the_cursor_before_saved_is_said(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    async with open_terminal(reviewed) as screen:
        await opens(screen)
        rows = reviewed.crosswalk().rows
        total = sum(len([1 for tie in ties if tie.suggested]) for row in rows for ties in (row.links, row.comments))
        await screen.sees(f"Reviewer Anna Reid · 0 of {total} suggested ties decided")
        await screen.press("a")
        await screen.sees(f"Saved: Anna Reid accepted {NAMED}", f"1 of {total} suggested ties decided")
        [event] = kept(reviewed)
        assert (event.reviewer, event.act, event.tie, event.seen.suggested) == ("Anna Reid", Act.ACCEPT, TIE, True)
        assert pointed(screen) == LINK
        assert shown(screen).splitlines()[:2] == [
            "→ partly answers Recommendation 1 ●●●○○ 67%",
            "✓ accepted by Anna Reid",
        ]
        summary = summary_of(screen, "review-2022:1.i")
        assert summary.endswith("→ Recommendation 1 ●●●○○ 67% · 1 comment · 1 of 2 decided")


async def test_rejecting_takes_a_reason_that_is_shown_as_it_was_written(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    async with open_terminal(reviewed) as screen:
        await opens(screen)
        await screen.press("r")
        await screen.sees("Reject: say why", "enter saves · esc gives up", NAMED)
        await says(screen, "  ")
        await screen.sees("without a reason nothing is saved")
        assert kept(reviewed) == []
        await says(screen, MARKUP)
        await screen.sees(f"✗ rejected by Anna Reid: {MARKUP}", f"Saved: Anna Reid rejected {NAMED}")
        assert [(event.act, event.words) for event in kept(reviewed)] == [(Act.REJECT, MARKUP)]
        assert pointed(screen) == LINK
        await screen.press("escape")
        await screen.sees("→ no link is left")
        await screen.press("G", "k", "k")
        await screen.sees("2 statements of Norland Audit (2021) without an answer")


async def test_what_is_rejected_stays_in_its_place_until_the_crosswalk_is_opened_again(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    async with open_terminal(reviewed, 80, 60) as screen:
        await opens(screen)
        await screen.sees("3 weaker candidates, not suggested")
        await screen.press("r")
        await says(screen, "Maps only.")
        await screen.sees("✗ rejected by Anna Reid: Maps only.", "3 weaker candidates, not suggested")
        await screen.press("2")
        await screen.sees("▸ 4 weaker candidates, 1 of them rejected")
        assert pointed(screen) == "review-2022:1.i weaker candidate"
        await screen.press("l", "j")
        assert pointed(screen) == LINK
        await screen.sees("✗ rejected by Anna Reid: Maps only.")


async def test_escape_gives_up_and_nothing_is_written(open_terminal: OpenTerminal, reviewed: Library) -> None:
    async with open_terminal(reviewed) as screen:
        await opens(screen)
        for key in ("r", "n"):
            await screen.press(key)
            await screen.keys_go_to(Input)
            await screen.type("half a")
            await screen.press("escape")
            await screen.keys_go_to(TiesPane)
            await screen.sees("Given up: nothing is written down")
        assert pointed(screen) == LINK
    assert not reviewed.workspace.reviews.exists()


async def test_a_link_is_accepted_with_its_other_relation_and_back(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    async with open_terminal(reviewed) as screen:
        await opens(screen)
        await screen.press("p")
        await screen.sees("→ answers Recommendation 1", f"Saved: Anna Reid accepted {NAMED} as “answers”")
        await screen.press("p")
        await screen.sees("→ partly answers Recommendation 1", "as “partly answers”")
        assert [event.relation for event in kept(reviewed)] == ["answers", "partly answers"]


async def test_what_was_said_before_is_not_written_again(open_terminal: OpenTerminal, reviewed: Library) -> None:
    async with open_terminal(reviewed) as screen:
        await opens(screen)
        await screen.press("p")
        await screen.sees(f"Saved: Anna Reid accepted {NAMED} as “answers”")
        await screen.press("a")
        await screen.sees(f"Already so: Anna Reid accepted {NAMED} as “answers”", "→ answers Recommendation 1")
    assert len(kept(reviewed)) == 1


async def test_a_comment_is_decided_on_like_a_link_but_has_no_relation(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    said = reviewed.crosswalk().rows[0].comments[0]
    key = f"review-2022:1.i from {said.id} {said.span.start} {said.span.end}"
    async with open_terminal(reviewed) as screen:
        await opens(screen)
        await walks_to(screen, key)
        await screen.press("p")
        await screen.sees("A comment has no relation")
        await screen.press("g")
        await screen.until(lambda: "A comment has" not in "".join(screen.lines), "the refusal has gone")
        await walks_to(screen, key)
        await screen.press("a")
        await screen.sees("✓ accepted by Anna Reid", "Saved: Anna Reid accepted the comment on Proposal 1 (i)")
        assert [event.tie for event in kept(reviewed)] == [TieId("review-2022:1.i", said.id, said.quote)]
        assert pointed(screen) == key


async def test_a_note_is_shown_and_decides_nothing(open_terminal: OpenTerminal, reviewed: Library) -> None:
    async with open_terminal(reviewed) as screen:
        await opens(screen)
        await screen.press("n")
        await says(screen, f"who? 1/2 + {MARKUP}")
        await screen.sees(f"note by Anna Reid: who? 1/2 + {MARKUP}", f"Saved: Anna Reid wrote a note on {NAMED}")
        await screen.sees("· 0 of ")


async def test_undo_takes_back_what_was_done_last_on_this_tie(open_terminal: OpenTerminal, reviewed: Library) -> None:
    async with open_terminal(reviewed) as screen:
        await opens(screen)
        await screen.press("a")
        await screen.sees("✓ accepted by Anna Reid")
        await screen.press("r")
        await says(screen, "No.")
        await screen.sees("✗ rejected by Anna Reid: No.", "Saved: Anna Reid rejected")
        await screen.press("u")
        await screen.sees("✓ accepted by Anna Reid", f"Saved: Anna Reid took back what was rejected: {NAMED}")
        await screen.press("u")
        await screen.sees("Saved: Anna Reid took back what was accepted", "· 0 of ")
        assert "accepted" not in shown(screen)
        await screen.press("u")
        await screen.sees("Error: Anna Reid has decided nothing on", "that stands")


@pytest.mark.parametrize("key", ["plus", "a"])
async def test_a_weaker_candidate_is_added(open_terminal: OpenTerminal, reviewed: Library, key: str) -> None:
    async with open_terminal(reviewed) as screen:
        await opens(screen)
        await walks_to(screen, WEAKER)
        await screen.sees("→ partly answers Recommendation 3")
        await screen.press(key)
        await screen.sees(
            "→ partly answers Recommendation 3",
            "+ added by Anna Reid",
            "Saved: Anna Reid added Proposal 1 (i) → Recommendation 3",
        )
        assert [(event.act, event.tie) for event in kept(reviewed)] == [(Act.ADD, WEAKER_TIE)]
        assert pointed(screen) == WEAKER


async def test_what_is_suggested_cannot_be_added(open_terminal: OpenTerminal, reviewed: Library) -> None:
    async with open_terminal(reviewed) as screen:
        await opens(screen)
        await screen.press("plus")
        await screen.sees("It is suggested already: a accepts it")
    assert kept(reviewed) == []


async def test_the_entry_stays_on_its_line_and_what_was_unfolded_stays_so(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    async with open_terminal(reviewed) as screen:
        await opens(screen)
        await walks_to(screen, WEAKER)
        unfolded = set(ties_of(screen).unfolded)
        assert "review-2022:1.i weaker candidate" in unfolded
        head = "→ partly answers Recommendation 3"
        line = next(y for y, text in enumerate(screen.lines) if head in text)
        assert ties_of(screen).scroll_offset.y > 0
        await screen.press("r")
        await says(screen, f"A reason {MARKUP} on two lines.")
        await screen.sees("✗ rejected by Anna Reid: A reason", "Saved: Anna Reid rejected")
        assert head in screen.lines[line]
        assert ties_of(screen).unfolded == unfolded


async def test_keys_decide_nothing_where_there_is_no_tie(open_terminal: OpenTerminal, reviewed: Library) -> None:
    async with open_terminal(reviewed) as screen:
        await opens(screen)
        await screen.press("g")
        for key in ("a", "r", "p", "n", "u", "plus"):
            await screen.press(key)
            await screen.sees("Point to a link or comment first: j goes down to them")
        await screen.goes("1")
        await screen.press("a", "r", "p", "n", "u", "plus")
        assert not isinstance(screen.app.screen, WordsBox)
        assert not screen.app.screen.query(GaugeLine)
    assert kept(reviewed) == []


async def test_all_fits_a_small_terminal(open_terminal: OpenTerminal, reviewed: Library) -> None:
    async with open_terminal(reviewed, 80, 24) as screen:
        await opens(screen)
        await screen.sees("by you a accept r reject u undo n note p relation + add", "^p palette")
        gauge, footer = screen.app.screen.query_one(GaugeLine), screen.app.screen.query_one(Footer)
        assert (gauge.region.height, footer.region.bottom) == (2, 24)
        assert footer.virtual_size.width <= 80
        await screen.press("r")
        await screen.sees("Reject: say why", "esc gives up")
        assert screen.app.screen.query_one(Input).region.bottom <= 23
        assert all(len(line) == 80 for line in screen.lines)


async def test_all_lines_of_a_pasted_reason_are_taken(open_terminal: OpenTerminal, reviewed: Library) -> None:
    async with open_terminal(reviewed) as screen:
        await opens(screen)
        await screen.press("r")
        await screen.keys_go_to(Input)
        screen.app.post_message(events.Paste("Not the same\n\nplace."))
        await screen.sees("Not the same place.")
        await screen.press("enter")
        await screen.sees("✗ rejected by Anna Reid: Not the same place.")
    assert [event.words for event in kept(reviewed)] == ["Not the same place."]


async def test_what_decides_is_in_the_palette_of_commands_too(open_terminal: OpenTerminal, reviewed: Library) -> None:
    async with open_terminal(reviewed) as screen:
        await opens(screen)
        await screen.press("ctrl+p")
        await screen.type("accept")
        await screen.sees("Accept the tie as it is shown")
        await screen.press("enter")
        await screen.sees(f"Saved: Anna Reid accepted {NAMED}")


@pytest.mark.parametrize(("first", "second"), [("r", "e"), ("e", "r"), ("n", "e")])
async def test_keys_pressed_at_once_open_one_box(
    open_terminal: OpenTerminal, reviewed: Library, first: str, second: str
) -> None:
    async with open_terminal(reviewed) as screen:
        await opens(screen)
        for key in (first, second):
            screen.app.post_message(events.Key(key, key))
        await screen.until(lambda: isinstance(screen.app.screen, ModalScreen), "a box")
        await screen.press("f12")
        assert len(screen.app.screen_stack) == 2
