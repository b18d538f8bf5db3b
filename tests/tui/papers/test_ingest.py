"""Papers are taken in from the terminal UI: what is asked, what is shown meanwhile, what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import Input

from hscqa.library import Library
from hscqa.tui.papers.ingestbox import Found, completion
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
    torn = "[b]torn.pdf"
    (tmp_path / torn).write_bytes(b"%PDF-1.7 torn")
    async with open_terminal(own_library, 100, 60) as screen:
        await opens(screen)
        await asks_for(screen, tmp_path / torn)
        await screen.press("enter")
        await screen.sees("could not be read")
        await screen.sees("failed; [b]torn.pdf")


@pytest.mark.model
async def test_a_path_that_is_not_there_is_an_error_with_its_remedy(
    own_library: Library, open_terminal: OpenTerminal, tmp_path: Path
) -> None:
    async with open_terminal(own_library, 160, 40) as screen:
        await opens(screen)
        await asks_for(screen, tmp_path / "nowhere.txt")
        await screen.press("enter")
        await screen.sees("Error:", "nowhere.txt")


@pytest.fixture
def two_waiting(tmp_path: Path) -> Library:
    """Give a library without an encoder, and with two files in its corpus that are not taken in."""
    workspace = make_workspace(tmp_path / "workspace")
    (workspace.corpus / "gulls.txt").write_text(GULLS, encoding="utf-8")
    (workspace.corpus / "[b]terns[b].txt").write_text(GULLS, encoding="utf-8")
    return Library(workspace, model=str(tmp_path / "no-model"))


async def test_files_in_the_corpus_that_are_not_taken_in_are_told_and_offered_first(
    two_waiting: Library, open_terminal: OpenTerminal
) -> None:
    async with open_terminal(two_waiting) as screen:
        await opens(screen)
        await screen.sees("2 files in corpus/ are not taken in yet [b]terns[b].txt gulls.txt i takes them in")
        await screen.press("i")
        await screen.keys_go_to(Found)
        await screen.sees("all 2 files", "none of these", "Or another file, wherever it stands")
        found = screen.app.screen.query_one(Found)
        corpus = two_waiting.workspace.corpus
        both = (corpus / "[b]terns[b].txt", corpus / "gulls.txt")
        offered = []
        for _ in range(4):
            offered.append(found.chosen)
            await screen.press("j")
        assert offered == [both, both[:1], both[1:], ()]
        assert found.chosen == both


async def test_a_title_is_not_given_to_several_files_and_a_click_only_points(
    two_waiting: Library, open_terminal: OpenTerminal
) -> None:
    async with open_terminal(two_waiting) as screen:
        await opens(screen)
        await screen.press("i")
        await screen.keys_go_to(Found)
        box = screen.app.screen
        box.query_one("#title", Input).value = "Gulls"
        await screen.press("enter")
        await screen.sees("A title is one paper's own: point to one file, or leave it empty")
        row = next(y for y, line in enumerate(screen.lines) if "gulls.txt" in line and "terns" not in line)
        await screen.click(screen.lines[row].index("gulls.txt"), row)
        found = box.query_one(Found)
        await screen.until(lambda: found.chosen == (two_waiting.workspace.corpus / "gulls.txt",), "it is pointed to")
        assert screen.app.screen is box


async def test_a_file_that_comes_into_the_corpus_is_told_to_who_comes_back(
    own_library: Library, open_terminal: OpenTerminal
) -> None:
    async with open_terminal(own_library) as screen:
        await opens(screen)
        (own_library.workspace.corpus / "gulls.txt").write_text(GULLS, encoding="utf-8")
        await screen.goes("5")
        await screen.goes("4")
        await screen.sees("1 file in corpus/ is not taken in yet gulls.txt i takes it in")


@pytest.mark.model
async def test_a_file_in_the_corpus_is_taken_in_by_enter_and_told_no_more(
    own_library: Library, open_terminal: OpenTerminal
) -> None:
    (own_library.workspace.corpus / "gulls.txt").write_text(GULLS, encoding="utf-8")
    async with open_terminal(own_library, 100, 60) as screen:
        await opens(screen)
        await screen.sees("is not taken in yet")
        await screen.press("i")
        await screen.keys_go_to(Found)
        await screen.press("enter")
        await screen.sees("Papers: 1 read", "8 papers", "· gulls.txt")
        await screen.until(lambda: not any("not taken in" in line for line in screen.lines), "nothing is left over")


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
