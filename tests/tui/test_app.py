"""What holds on every screen: going from one to another, the palette, themes, exports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.command import CommandInput
from textual.widgets import OptionList

from hscqa.library.memory import recall, remember_theme
from hscqa.tui.ask.box import AskBox
from hscqa.tui.colours import DARK, LIGHT
from hscqa.tui.frame.help import HelpScreen
from hscqa.tui.frame.screens import ABOUT, ScreenName
from hscqa.tui.papers.contents import ContentsList
from hscqa.tui.taking.exportbox import ExportBox, FileInput

if TYPE_CHECKING:
    from hscqa.library import Library
    from tests.tui.conftest import OpenTerminal, Terminal

MARKUP = "A title with [b]markup[/b] and [/x]"


async def outside_the_box(screen: Terminal) -> None:
    """Wait for the papers, and leave the box."""
    await screen.sees("7 papers")
    await screen.leaves_box()


async def finds(screen: Terminal, typed: str) -> None:
    """Type into the palette."""
    await screen.press("ctrl+p")
    await screen.keys_go_to(CommandInput)
    await screen.type(typed)


@pytest.mark.parametrize("name", ScreenName)
async def test_a_digit_brings_each_screen(
    library_without_model: Library, open_terminal: OpenTerminal, name: ScreenName
) -> None:
    async with open_terminal(library_without_model) as screen:
        await outside_the_box(screen)
        await screen.goes(str(name.number))


@pytest.mark.parametrize("name", ScreenName)
async def test_a_function_key_brings_each_screen_even_from_the_box(
    library_without_model: Library, open_terminal: OpenTerminal, name: ScreenName
) -> None:
    async with open_terminal(library_without_model) as screen:
        await screen.sees("7 papers")
        await screen.keys_go_to(AskBox)
        await screen.press(name.anywhere)
        await screen.until(lambda: screen.place.NAME is name, f"{name} is seen")


@pytest.mark.parametrize("name", ScreenName)
async def test_a_click_on_its_name_brings_each_screen(
    library_without_model: Library, open_terminal: OpenTerminal, name: ScreenName
) -> None:
    async with open_terminal(library_without_model) as screen:
        await screen.sees("7 papers")
        await screen.click(screen.lines[0].index(name.heading) + 1, 0)
        await screen.until(lambda: screen.place.NAME is name, f"{name} is seen")


async def test_a_digit_does_nothing_while_a_box_asks_for_something(
    library_without_model: Library, open_terminal: OpenTerminal
) -> None:
    async with open_terminal(library_without_model) as screen:
        await outside_the_box(screen)
        await screen.goes("4")
        await screen.sees("Mobile libraries")
        await screen.press("e")
        await screen.sees("Export the list of papers")
        await screen.press("2")
        await screen.press("f3")
        assert screen.place.NAME is ScreenName.PAPERS
        assert isinstance(screen.app.screen, ExportBox)


@pytest.mark.parametrize("key", ["f1", "question_mark"])
async def test_help_tells_the_keys_of_the_screen_one_is_in(
    library_without_model: Library, open_terminal: OpenTerminal, key: str
) -> None:
    async with open_terminal(library_without_model, 100, 50) as screen:
        await outside_the_box(screen)
        await screen.goes("4")
        await screen.press(key)
        await screen.sees(f"Papers: {ABOUT[ScreenName.PAPERS]}", "Take in new or changed papers")
        assert isinstance(screen.app.screen, HelpScreen)
        await screen.press("escape")
        await screen.until(lambda: not isinstance(screen.app.screen, HelpScreen), "help is closed")


async def test_the_palette_opens_a_paper_whose_title_looks_like_markup(
    library_without_model: Library, open_terminal: OpenTerminal
) -> None:
    async with open_terminal(library_without_model) as screen:
        await outside_the_box(screen)
        await finds(screen, "a title with")
        await screen.sees(f"Open {MARKUP}", "[@click=app.quit]Publisher[/]")
        await screen.press("enter")
        await screen.keys_go_to(ContentsList)
        await screen.sees(MARKUP)


async def test_the_palette_has_the_commands_of_the_screen_and_of_its_panes(
    library_without_model: Library, open_terminal: OpenTerminal
) -> None:
    async with open_terminal(library_without_model) as screen:
        await outside_the_box(screen)
        await screen.goes("4")
        await finds(screen, "take in")
        await screen.sees("Take in new or changed papers")
        await screen.press("enter")
        await screen.sees("A file; empty: what has changed")


async def test_a_theme_that_is_chosen_is_remembered_and_opened_with(
    library_without_model: Library, open_terminal: OpenTerminal
) -> None:
    async with open_terminal(library_without_model) as screen:
        await outside_the_box(screen)
        assert screen.app.theme == DARK
        await finds(screen, "light or dark")
        await screen.sees("Change between a light and a dark theme")
        await screen.press("enter")
        await screen.until(lambda: recall().theme == LIGHT, "the theme is remembered")
    async with open_terminal(library_without_model) as screen:
        assert screen.app.theme == LIGHT


@pytest.mark.parametrize("said", ["light", "textual-light"])
async def test_the_configuration_comes_before_what_is_remembered(
    library_without_model: Library, open_terminal: OpenTerminal, tmp_path: Path, said: str
) -> None:
    remember_theme("nord")
    (tmp_path / "config.toml").write_text(f'theme = "{said}"\n', encoding="utf-8")
    async with open_terminal(library_without_model) as screen:
        assert screen.app.theme == LIGHT


@pytest.mark.parametrize("config", ['theme = "[b]no such[/b]"\n', "theme = 3\n", "= torn"])
async def test_a_configuration_that_is_wrong_is_told_and_the_program_opens(
    library_without_model: Library, open_terminal: OpenTerminal, tmp_path: Path, config: str
) -> None:
    (tmp_path / "config.toml").write_text(config, encoding="utf-8")
    async with open_terminal(library_without_model, 120, 30) as screen:
        assert screen.app.theme == DARK
        await screen.sees("[b]no such[/b]" if "no such" in config else "config.toml")


async def test_nothing_to_export_is_said(library_without_model: Library, open_terminal: OpenTerminal) -> None:
    async with open_terminal(library_without_model) as screen:
        await outside_the_box(screen)
        await screen.press("e")
        await screen.sees("Nothing to export yet")


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "html", "md", "csv", "json"])
async def test_each_format_is_one_key_away_and_its_file_is_whole(
    library_without_model: Library, open_terminal: OpenTerminal, suffix: str
) -> None:
    async with open_terminal(library_without_model) as screen:
        await outside_the_box(screen)
        await screen.goes("4")
        await screen.sees("Mobile libraries")
        await screen.press("e")
        await screen.keys_go_to(OptionList)
        formats = screen.app.screen.query_one(OptionList)
        while not screen.app.screen.query_one(FileInput).value.endswith(f".{suffix}"):
            assert formats.highlighted is not None
            await screen.press("j")
        await screen.press("enter")
        await screen.sees("Written: the list of papers")
    assert Path(f"papers.{suffix}").stat().st_size > 0


async def test_a_file_that_is_there_is_only_replaced_when_that_is_said(
    library_without_model: Library, open_terminal: OpenTerminal
) -> None:
    mine = Path("papers.docx")
    mine.write_text("mine", encoding="utf-8")
    async with open_terminal(library_without_model, 120, 30) as screen:
        await outside_the_box(screen)
        await screen.goes("4")
        await screen.sees("Mobile libraries")
        await screen.press("e", "enter")
        await screen.sees("is there already. Replace it?")
        await screen.press("enter")
        await screen.sees("Given up: nothing is written")
        assert mine.read_text(encoding="utf-8") == "mine"
        await screen.press("e", "enter")
        await screen.sees("is there already. Replace it?")
        await screen.press("y")
        await screen.sees("Written: the list of papers")
    assert mine.stat().st_size > len("mine")


async def test_a_folder_that_is_not_there_is_an_error_with_its_remedy(
    library_without_model: Library, open_terminal: OpenTerminal, tmp_path: Path
) -> None:
    nowhere = tmp_path / "nowhere"
    (tmp_path / "config.toml").write_text(f"[export]\nfolder = '{nowhere}'\n", encoding="utf-8")
    async with open_terminal(library_without_model, 120, 30) as screen:
        await outside_the_box(screen)
        await screen.goes("4")
        await screen.sees("Mobile libraries")
        await screen.press("e", "enter")
        await screen.sees("Error:", "is no folder")
