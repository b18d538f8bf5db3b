"""The screen Papers: the list, the contents of a paper, and the way from there into the text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hscqa.tui.frame.screens import Go, ScreenName
from hscqa.tui.papers.contents import ContentsList
from hscqa.tui.papers.paperlist import PapersList
from hscqa.tui.reader.pages import Pages
from hscqa.tui.spot import Spot

if TYPE_CHECKING:
    from hscqa.library import Library
    from tests.tui.conftest import OpenTerminal, Terminal


async def opens(screen: Terminal) -> None:
    """Go to the papers and wait for them."""
    await screen.sees("7 papers")
    await screen.leaves_box()
    await screen.goes("4")
    await screen.sees("Mobile libraries: progress so far", "Norland Audit Office")


async def test_each_paper_is_listed_with_publisher_date_role_and_what_was_read(
    library_without_model: Library, open_terminal: OpenTerminal
) -> None:
    async with open_terminal(library_without_model) as screen:
        await opens(screen)
        await screen.sees("2021-03-09 · audit", "21 passages · 4 statements · audit.txt")


async def test_enter_shows_the_contents_and_enter_again_the_text(
    library_without_model: Library, open_terminal: OpenTerminal
) -> None:
    async with open_terminal(library_without_model) as screen:
        await opens(screen)
        await screen.press("enter")
        await screen.keys_go_to(ContentsList)
        await screen.sees("Key facts", "Recommendation 1")
        await screen.press("G", "enter")
        await screen.keys_go_to(Pages)
        await screen.press("escape")
        await screen.keys_go_to(ContentsList)
        await screen.press("escape")
        await screen.keys_go_to(PapersList)


async def test_a_wide_terminal_shows_papers_and_contents_side_by_side(
    library_without_model: Library, open_terminal: OpenTerminal
) -> None:
    async with open_terminal(library_without_model, 120, 30) as screen:
        await opens(screen)
        await screen.press("enter")
        await screen.sees("Norland Audit Office", "Key facts")


async def test_the_state_is_kept_when_one_comes_back(
    library_without_model: Library, open_terminal: OpenTerminal
) -> None:
    async with open_terminal(library_without_model) as screen:
        await opens(screen)
        await screen.press("j", "enter")
        await screen.sees("Review of the mobile library service")
        await screen.press("j", "j")
        pointed = screen.place.query_one(ContentsList).highlighted
        await screen.goes("5")
        await screen.goes("4")
        await screen.keys_go_to(ContentsList)
        assert screen.place.query_one(ContentsList).highlighted == pointed


async def test_who_comes_for_a_place_finds_the_contents_at_that_place(
    library_without_model: Library, open_terminal: OpenTerminal
) -> None:
    async with open_terminal(library_without_model) as screen:
        await screen.sees("7 papers")
        screen.app.post_message(Go(ScreenName.PAPERS, paper_id="audit-2021", spot=Spot("audit-2021:rec-3")))
        await screen.keys_go_to(ContentsList)
        entry = screen.place.query_one(ContentsList).pointed
        assert entry is not None
        assert entry.key == "audit-2021:rec-3"


async def test_the_contents_show_a_short_statement_whole(
    library_without_model: Library, open_terminal: OpenTerminal
) -> None:
    async with open_terminal(library_without_model) as screen:
        await screen.sees("7 papers")
        screen.app.post_message(Go(ScreenName.PAPERS, paper_id="audit-2021", spot=Spot("audit-2021:rec-3")))
        await screen.sees("plan routes across council borders, so that no village waits longer than a fortnight.")


@pytest.mark.parametrize(
    ("keys", "file", "wanted"),
    [
        (("e", "enter"), "papers.docx", "the list of papers"),
        (("enter", "e", "enter"), "outline-audit-2021.docx", "contents"),
    ],
)
async def test_what_is_shown_is_exported(
    library_without_model: Library, open_terminal: OpenTerminal, keys: tuple[str, ...], file: str, wanted: str
) -> None:
    async with open_terminal(library_without_model) as screen:
        await opens(screen)
        for key in keys:
            await screen.press(key)
            if key == "enter" and key is keys[0]:
                await screen.keys_go_to(ContentsList)
        await screen.sees("Written", wanted)
    assert Path(file).stat().st_size > 0


async def test_a_title_that_looks_like_markup_is_only_text(
    library_without_model: Library, open_terminal: OpenTerminal
) -> None:
    async with open_terminal(library_without_model, 100, 60) as screen:
        await opens(screen)
        await screen.press("G")
        await screen.sees("A title with [b]markup[/b] and [/x]", "[@click=app.quit]Publisher[/]")
