"""Papers are taken in from the terminal UI: what is asked, what is shown meanwhile, what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import Input

from hscqa.library import Library
from hscqa.tui.papers.ingestbox import completion
from hscqa.tui.papers.paperlist import PapersList
from tests.tui.conftest import make_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import OpenTerminal, Terminal

GULLS = (
    "# Gulls of the north pier\n\n1. The gulls should be counted each spring.\n\n2. The keeper should write it down.\n"
)


@pytest.fixture
def own_library(tmp_path: Path) -> Library:
    """Give a library that a test may add papers to."""
    return Library(make_workspace(tmp_path / "workspace"))


async def opens(screen: Terminal) -> None:
    """Go to the papers and wait for them."""
    await screen.sees("7 papers")
    await screen.leaves_box()
    await screen.goes("4")
    await screen.keys_go_to(PapersList)
    await screen.sees("Mobile libraries: progress so far")


async def asks_for(screen: Terminal, path: Path) -> None:
    """Open the box, and name a path."""
    await screen.press("i")
    await screen.keys_go_to(Input)
    screen.app.screen.query_one("#path", Input).value = str(path)


@pytest.mark.model
async def test_a_new_paper_is_read_listed_and_counted(
    own_library: Library, open_terminal: OpenTerminal, tmp_path: Path
) -> None:
    (tmp_path / "gulls.txt").write_text(GULLS, encoding="utf-8")
    async with open_terminal(own_library, 100, 60) as screen:
        await opens(screen)
        await asks_for(screen, tmp_path / "gulls.txt")
        await screen.press("enter")
        await screen.sees("Papers: 1 read", "8 papers", "gulls.txt")


@pytest.mark.model
async def test_a_file_that_cannot_be_read_is_named_with_its_reason(
    own_library: Library, open_terminal: OpenTerminal, tmp_path: Path
) -> None:
    (tmp_path / "torn.pdf").write_bytes(b"%PDF-1.7 torn")
    async with open_terminal(own_library, 100, 60) as screen:
        await opens(screen)
        await asks_for(screen, tmp_path / "torn.pdf")
        await screen.press("enter")
        await screen.sees("could not be read")


@pytest.mark.model
async def test_a_path_that_is_not_there_is_an_error_with_its_remedy(
    own_library: Library, open_terminal: OpenTerminal, tmp_path: Path
) -> None:
    async with open_terminal(own_library, 160, 40) as screen:
        await opens(screen)
        await asks_for(screen, tmp_path / "nowhere.txt")
        await screen.press("enter")
        await screen.sees("Error:", "nowhere.txt")


async def test_escape_takes_nothing_in(library_without_model: Library, open_terminal: OpenTerminal) -> None:
    async with open_terminal(library_without_model) as screen:
        await opens(screen)
        await screen.press("i")
        await screen.keys_go_to(Input)
        await screen.press("escape")
        await screen.sees("Given up: nothing is taken in")


async def test_a_role_that_is_none_is_told_and_the_box_stays(
    library_without_model: Library, open_terminal: OpenTerminal
) -> None:
    async with open_terminal(library_without_model) as screen:
        await opens(screen)
        await screen.press("i")
        await screen.keys_go_to(Input)
        screen.app.screen.query_one("#role", Input).value = "[b]boss[/b]"
        await screen.press("enter")
        await screen.sees("“[b]boss[/b]” is no role")


async def test_nothing_to_stop_is_said(library_without_model: Library, open_terminal: OpenTerminal) -> None:
    async with open_terminal(library_without_model) as screen:
        await opens(screen)
        await screen.press("x")
        await screen.sees("Nothing is being taken in")


def test_a_path_is_completed_from_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "harbour").mkdir()
    (tmp_path / "harbour" / "gulls.txt").touch()
    assert completion(f"{tmp_path}/har") == f"{tmp_path}/harbour/"
    assert completion(f"{tmp_path}/harbour/") == f"{tmp_path}/harbour/gulls.txt"
    assert completion(f"{tmp_path}/harbour/x") is None
    assert completion("") is None


@given(typed=st.text())
def test_any_letters_complete_to_something_longer_or_to_nothing(typed: str) -> None:
    found = completion(typed)
    assert found is None or (found.startswith(typed) and found != typed)
