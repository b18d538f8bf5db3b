"""The keys that are documented are those that there are; each does something; the footer has room for what it shows."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.app import App
from textual.screen import Screen
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from hscqa.tui.app import HOMES, HscqaApp
from hscqa.tui.deciding.keys import DecidingList
from hscqa.tui.frame.help import keys
from hscqa.tui.frame.screens import ScreenName
from hscqa.tui.keymap import EVERYWHERE, TEXTUALS_OWN, commands_of, sections_of
from hscqa.tui.lists.entries import EntryList

if TYPE_CHECKING:
    from hscqa.library import Library
    from hscqa.tui.reader.reading import ReadingScreen
    from tests.tui.conftest import OpenTerminal

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "terminal-ui.md"
FOOTER_HOLDS = 8
REGIONS = 6
"""How often Tab is pressed to come to every region of a screen."""


def class_of(name: ScreenName) -> type[ReadingScreen]:
    """Give the class of a screen."""
    module, made_by = HOMES[name]
    found: type[ReadingScreen] = getattr(import_module(module), made_by)
    return found


def sections() -> dict[str, set[str]]:
    """Give the keys that there are, by where they work."""
    found: dict[str, set[str]] = {}
    for name in ScreenName:
        for title, bindings in sections_of(class_of(name), HscqaApp.BINDINGS).items():
            found.setdefault(title, set()).update(key for names, _ in keys(bindings) for key in names)
    return found


def documented() -> dict[str, set[str]]:
    """Give the keys of the document's tables, by the heading over each."""
    found: dict[str, set[str]] = {}
    title = ""
    for line in DOCUMENT.read_text(encoding="utf-8").splitlines():
        if line.startswith("### "):
            title = line.removeprefix("### ")
        elif line.startswith("| `"):
            found.setdefault(title, set()).update(re.findall(r"`([^`]+)`", line.split(" | ")[0]))
    return found


def test_the_document_has_every_key_where_it_works_and_no_other() -> None:
    assert documented() == sections()


def test_what_is_said_to_be_textuals_own_is_bound_by_textual() -> None:
    own = {key for bindings in (App.BINDINGS, Screen.BINDINGS) for names, _ in keys(bindings) for key in names}
    own |= {"ctrl+p"} if App.COMMAND_PALETTE_BINDING == "ctrl+p" else set()
    assert {key for names, _ in keys(TEXTUALS_OWN) for key in names} <= own


@pytest.mark.parametrize("name", ScreenName)
def test_no_key_is_bound_twice_in_one_place(name: ScreenName) -> None:
    for title, bindings in sections_of(class_of(name), HscqaApp.BINDINGS).items():
        names = [key for group, _ in keys(bindings) for key in group]
        assert len(names) == len(set(names)), title


@pytest.mark.parametrize("name", ScreenName)
def test_every_key_says_what_it_does(name: ScreenName) -> None:
    for bindings in sections_of(class_of(name), HscqaApp.BINDINGS).values():
        assert all(binding.tooltip or binding.description for _, binding in keys(bindings))


def test_the_keys_that_decide_take_no_key_away_that_holds_everywhere() -> None:
    taken = {key for bindings in (EntryList.BINDINGS, EVERYWHERE) for names, _ in keys(bindings) for key in names}
    assert not taken & {key for names, _ in keys(DecidingList.BINDINGS) for key in names}


@pytest.mark.parametrize("name", ScreenName)
async def test_what_every_key_calls_is_there(
    library_without_model: Library, open_terminal: OpenTerminal, name: ScreenName
) -> None:
    async with open_terminal(library_without_model) as screen:
        await screen.press(name.anywhere)
        await screen.until(lambda: screen.place.NAME is name, f"{name} is seen")
        for node, binding in commands_of(screen.place):
            action = binding.action.partition("(")[0].rpartition(".")
            target = {"screen": screen.place, "app": screen.app}.get(action[0], node)
            names = (f"action_{action[2]}", f"_action_{action[2]}")
            assert any(hasattr(target, one) for one in names), f"{binding.key}: {binding.action} of {node}"


@pytest.mark.parametrize("columns", [80, 120, 200])
@pytest.mark.parametrize("name", ScreenName)
async def test_the_footer_shows_at_most_eight_keys_and_all_of_each_wherever_the_keys_go(
    library_without_model: Library, open_terminal: OpenTerminal, name: ScreenName, columns: int
) -> None:
    async with open_terminal(library_without_model, columns, 24) as screen:
        await screen.sees("7 papers")
        await screen.press(name.anywhere)
        await screen.until(lambda: screen.place.NAME is name, f"{name} is seen")
        for _ in range(REGIONS):
            await screen.press("tab")
            shown = [key for key in screen.place.query_one(Footer).query(FooterKey) if key.region.width]
            assert 0 < len(shown) <= FOOTER_HOLDS, [str(key.description) for key in shown]
            assert all(key.region.right <= columns for key in shown)
