"""Keys that come faster than the screen follows decide on nothing that was not meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.events import Key
from textual.widgets import Input

from hscqa.model import Act
from hscqa.tui.review.screen import ReviewScreen
from tests.tui.review.queueing import FIRST, decided, kept, opens, seen

if TYPE_CHECKING:
    from hscqa.library import Library
    from tests.tui.conftest import OpenTerminal, Terminal

pytestmark = pytest.mark.model


def all_at_once(screen: Terminal, typed: str) -> None:
    """Send keys as a line sends them that stood still and goes on."""
    for letter in typed:
        screen.app.post_message(Key({" ": "space", "/": "slash"}.get(letter, letter), letter))


@pytest.mark.parametrize("typed", ["/are all ready to pay", "because", "aaaa"])
async def test_words_that_come_all_at_once_decide_nothing(
    open_terminal: OpenTerminal, reviewed: Library, typed: str
) -> None:
    async with open_terminal(reviewed, 120, 40) as screen:
        await opens(screen)
        await screen.press("j", "k")
        await seen(screen)
        all_at_once(screen, typed)
        await screen.press("wait:500")
        assert not kept(reviewed)


async def test_a_key_after_them_decides_again(open_terminal: OpenTerminal, reviewed: Library) -> None:
    async with open_terminal(reviewed, 120, 40) as screen:
        await opens(screen)
        await screen.press("j", "k")
        await seen(screen)
        all_at_once(screen, "aaaa")
        await screen.sees("Nothing is decided: keys came all at once")
        await screen.press("wait:400", "a")
        await screen.sees(decided(reviewed, 1))
        assert [event.tie for event in kept(reviewed)] == [FIRST]


async def test_a_rejection_of_a_tie_that_has_only_just_come_asks_for_its_reason(
    open_terminal: OpenTerminal, reviewed: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ReviewScreen, "MOMENT", 600.0)
    async with open_terminal(reviewed, 120, 40) as screen:
        await opens(screen)
        await seen(screen)
        await screen.press("r")
        await screen.keys_go_to(Input)
        await screen.type("because")
        await screen.press("escape")
        await screen.sees("Given up: nothing is written down")
        assert not kept(reviewed)
        await screen.press("r")
        await screen.keys_go_to(Input)
        await screen.type("because")
        await screen.press("enter")
        await screen.sees(decided(reviewed, 1))
        assert [(event.act, event.words) for event in kept(reviewed)] == [(Act.REJECT, "because")]
