"""A reviewer at a terminal: goes to a tie of the crosswalk and decides on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from hscqa.library.reviewing import Reviews
from hscqa.model import TieId
from hscqa.tui.crosswalk import CrosswalkList
from hscqa.tui.screen import MainScreen

if TYPE_CHECKING:
    from hscqa.library import Library
    from hscqa.model import Event
    from tests.tui.conftest import Terminal

LINK = "review-2022:1.i to audit-2021:rec-1"
TIE = TieId("review-2022:1.i", "audit-2021:rec-1")
WEAKER = "review-2022:1.i to audit-2021:rec-3"
WEAKER_TIE = TieId("review-2022:1.i", "audit-2021:rec-3")
NAMED = "Proposal 1 (i) → Recommendation 1"
MARKUP = "[b]bold[/b] [@click=app.quit]leave[/] [/x]"


def crosswalk_of(screen: Terminal) -> CrosswalkList:
    return main_of(screen).query_one(CrosswalkList)


def main_of(screen: Terminal) -> MainScreen:
    main = screen.app.screen_stack[0]
    assert isinstance(main, MainScreen)
    return main


def pointed(screen: Terminal) -> str:
    entry = crosswalk_of(screen).pointed
    return entry.key if entry else ""


def shown(screen: Terminal) -> str:
    """Give the face of the entry under the cursor."""
    entry = crosswalk_of(screen).pointed
    return entry.face.plain if entry else ""


async def opens(screen: Terminal) -> None:
    """Go to the crosswalk and unfold the first statement."""
    await screen.sees("7 papers")
    await screen.leaves_box()
    await screen.goes("2")
    await screen.sees("Proposal 1 (i)", "Enter unfolds a statement")
    await screen.press("enter")
    await walks_to(screen, LINK)


async def walks_to(screen: Terminal, key: str) -> None:
    """Go down to an entry, unfolding weaker candidates on the way."""
    for _ in range(30):
        if pointed(screen) == key:
            return
        await screen.press(*(["l"] if "weaker" in pointed(screen) else []), "j")
    pytest.fail(f"no entry {key}, but {pointed(screen)}")


async def says(screen: Terminal, words: str) -> None:
    """Type words into the box that has opened, and save."""
    await screen.keys_go_to(Input)
    await screen.type(words)
    await screen.press("enter")


def kept(library: Library) -> list[Event]:
    return list(Reviews(library).events())
