"""A reviewer at a terminal: goes to a tie of the crosswalk and decides on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from hscqa.library.reviewing import Reviews
from hscqa.model import TieId
from hscqa.tui.crosswalk.screen import CrosswalkScreen
from hscqa.tui.crosswalk.statements import StatementList
from hscqa.tui.crosswalk.tiespane import TiesPane

if TYPE_CHECKING:
    from hscqa.library import Library
    from hscqa.model import Event
    from tests.tui.conftest import Terminal

LINK = "review-2022:1.i to audit-2021:rec-1"
TIE = TieId("review-2022:1.i", "audit-2021:rec-1")
WEAKER = "review-2022:1.i to audit-2021:rec-3"
WEAKER_TIE = TieId("review-2022:1.i", "audit-2021:rec-3")
SECOND = "review-2022:1.ii"
NAMED = "Proposal 1 (i) → Recommendation 1"
MARKUP = "[b]bold[/b] [@click=app.quit]leave[/] [/x]"


def crosswalk_of(screen: Terminal) -> CrosswalkScreen:
    place = screen.place
    assert isinstance(place, CrosswalkScreen)
    return place


def ties_of(screen: Terminal) -> TiesPane:
    return crosswalk_of(screen).ties


def pointed(screen: Terminal) -> str:
    """Give the key of the tie under the cursor."""
    entry = ties_of(screen).pointed
    return entry.key if entry else ""


def shown(screen: Terminal) -> str:
    """Give the face of the tie under the cursor."""
    entry = ties_of(screen).pointed
    return entry.face.plain if entry else ""


def told(screen: Terminal) -> str:
    """Give what the ties pane tells of the statement that is pointed to."""
    return ties_of(screen).entries[0].face.plain


def summary_of(screen: Terminal, statement: str) -> str:
    """Give the face of a statement in the list on the left."""
    return next(one.face.plain for one in crosswalk_of(screen).first.list.entries if one.key == statement)


async def arrives(screen: Terminal) -> None:
    """Go to the crosswalk and wait until it is there."""
    await screen.sees("7 papers")
    await screen.press("f3")
    await screen.sees("Proposal 1 (i)")
    await screen.keys_go_to(StatementList)


async def opens(screen: Terminal) -> None:
    """Go to the ties of the first statement, and to the first of them."""
    await arrives(screen)
    await screen.press("enter")
    await screen.keys_go_to(TiesPane)
    await walks_to(screen, LINK)


async def walks_to(screen: Terminal, key: str) -> None:
    """Go down to a tie, unfolding weaker ones on the way."""
    for _ in range(60):
        if pointed(screen) == key:
            return
        await screen.press(*(["l"] if pointed(screen).endswith(("candidate", "weaker comment")) else []), "j")
    pytest.fail(f"no entry {key}, but {pointed(screen)}")


async def says(screen: Terminal, words: str) -> None:
    """Type words into the box that has opened, and save."""
    await screen.keys_go_to(Input)
    await screen.type(words)
    await screen.press("enter")


def kept(library: Library) -> list[Event]:
    return list(Reviews(library).events())
