"""The keys that are documented are those that there are, and no region asks the footer for too many."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.app import App
from textual.binding import Binding
from textual.screen import Screen

from hscqa.tui.app import SECTIONS, TEXTUALS_OWN, HscqaApp
from hscqa.tui.askbox import AskBox
from hscqa.tui.crosswalk import CrosswalkList
from hscqa.tui.deciding import DecidingList
from hscqa.tui.entries import EntryList
from hscqa.tui.help import keys
from hscqa.tui.reader import Pages
from hscqa.tui.screen import MainScreen

if TYPE_CHECKING:
    from textual.widget import Widget

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "terminal-ui.md"
FOOTER_HOLDS = 8


def documented() -> dict[str, set[str]]:
    """Give the keys of the document's tables, by the heading over each."""
    found: dict[str, set[str]] = {}
    title = ""
    for line in DOCUMENT.read_text(encoding="utf-8").splitlines():
        if line in SECTIONS:
            title = line
        elif line.startswith("| `"):
            found.setdefault(title, set()).update(re.findall(r"`([^`]+)`", line.split(" | ")[0]))
    return found


@pytest.mark.parametrize("section", SECTIONS)
def test_the_document_has_every_key_and_no_other(section: str) -> None:
    bound = {key for names, _ in keys(SECTIONS[section]) for key in names}
    assert documented()[section] == bound


def test_what_is_said_to_be_textuals_own_is_bound_by_textual() -> None:
    own = {key for bindings in (App.BINDINGS, Screen.BINDINGS) for names, _ in keys(bindings) for key in names}
    own |= {"ctrl+p"} if App.COMMAND_PALETTE_BINDING == "ctrl+p" else set()
    assert {key for names, _ in keys(TEXTUALS_OWN) for key in names} <= own


def test_no_key_is_bound_twice_in_one_place() -> None:
    for bindings in SECTIONS.values():
        names = [key for group, _ in keys(bindings) for key in group]
        assert len(names) == len(set(names))


@pytest.mark.parametrize("region", [AskBox, EntryList, CrosswalkList, Pages])
def test_the_footer_never_has_more_than_eight_keys(region: type[Widget]) -> None:
    own = [vars(part).get("BINDINGS", ()) for part in region.__mro__ if part.__module__.startswith("hscqa.")]
    assert own
    shown = [
        binding
        for bindings in (*own, MainScreen.BINDINGS, HscqaApp.BINDINGS)
        for binding in bindings
        if isinstance(binding, Binding) and binding.show
    ]
    palette = 1
    assert len(shown) + palette <= FOOTER_HOLDS


def test_the_keys_that_decide_take_no_other_key_away() -> None:
    others = (EntryList.BINDINGS, MainScreen.BINDINGS, HscqaApp.BINDINGS, TEXTUALS_OWN)
    taken = {key for bindings in others for names, _ in keys(bindings) for key in names}
    assert not taken & {key for names, _ in keys(DecidingList.BINDINGS) for key in names}


def test_every_key_says_what_it_does() -> None:
    assert all(binding.tooltip or binding.description for group in SECTIONS.values() for _, binding in keys(group))
