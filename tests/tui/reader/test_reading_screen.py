"""What every screen with a reader does: hostile words shown as they are, words copied, the way out of the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.tui.lists.entries import EntryList
from hscqa.tui.papers.contents import ContentsList
from hscqa.tui.reader.pages import Pages
from hscqa.tui.reader.reader import Reader

if TYPE_CHECKING:
    import pytest

    from hscqa.library import Library
    from tests.tui.conftest import OpenTerminal, Terminal
    from tests.tui.reader.conftest import Opens

ODD = "odd-2022:para-1"


def row_of(screen: Terminal, words: str) -> int:
    """Give the row of the screen on which words stand."""
    return next(y for y, line in enumerate(screen.lines) if words in line)


async def test_what_looks_like_markup_is_shown_as_it_is_and_does_nothing(
    open_terminal: OpenTerminal, keepers: Library, opens: Opens
) -> None:
    words = "[/b] [@click=app.quit]leave[/] and"
    async with open_terminal(keepers) as screen:
        await opens(screen, ODD)
        await screen.sees(words, "[@click=app.quit]Publisher[/] (2022), para 1")
        row = row_of(screen, words)
        await screen.click(screen.lines[row].index("leave"), row)
        await screen.press("Y")
        await screen.sees("Quotation and citation copied", "OSC 52", words)
        assert words in screen.app.clipboard


async def test_what_the_mouse_selects_is_copied_without_the_number_before_it(
    open_terminal: OpenTerminal, keepers: Library, opens: Opens
) -> None:
    async with open_terminal(keepers) as screen:
        await opens(screen, ODD)
        await screen.sees("The sign on the oldest van")
        row = row_of(screen, "The sign on the oldest van")
        column = screen.lines[row].index("The sign")
        await screen.drag((column, row), (column + len("The sign o"), row))
        await screen.press("ctrl+c")
        assert screen.app.clipboard == "The sign on"


async def test_escape_goes_from_the_reader_to_the_list_on_its_left(
    open_terminal: OpenTerminal, keepers: Library
) -> None:
    async with open_terminal(keepers) as screen:
        await screen.sees("papers")
        await screen.leaves_box()
        await screen.goes("4")
        await screen.press("enter")
        await screen.keys_go_to(ContentsList)
        await screen.press("enter")
        await screen.keys_go_to(Pages)
        await screen.press("escape")
        await screen.keys_go_to(ContentsList)


async def test_the_contents_of_the_paper_that_is_read_begin_at_what_is_read(
    open_terminal: OpenTerminal, keepers: Library, opens: Opens
) -> None:
    async with open_terminal(keepers) as screen:
        await opens(screen, "keepers-2023:the-lamps")
        await screen.press("c")
        await screen.keys_go_to(ContentsList)
        pointed = screen.place.query_one(ContentsList).pointed
        assert pointed
        assert pointed.key == "keepers-2023:the-lamps"


async def test_the_reader_stands_beside_the_list_only_where_there_is_room(
    open_terminal: OpenTerminal, keepers: Library
) -> None:
    async with open_terminal(keepers, 120, 40) as screen:
        await screen.sees("papers")
        await screen.leaves_box()
        assert screen.place.query_one(Reader).display
        await screen.resize(80, 24)
        await screen.until(lambda: not screen.place.query_one(Reader).display, "the list has the room for itself")


async def test_before_anything_is_read_the_keys_do_nothing_or_say_so(
    open_terminal: OpenTerminal, keepers: Library
) -> None:
    async with open_terminal(keepers, 120, 40) as screen:
        await screen.sees("papers", "Nothing to read yet")
        screen.place.row.enter(screen.place.reader)
        await screen.keys_go_to(Pages)
        await screen.press("slash", "G", "g", "m", "l", "h", "N", "j", "space", "backspace")
        await screen.sees("There is no place before this one in the history")
        await screen.press("y")
        await screen.sees("Nothing to copy here")
        await screen.press("escape")
        await screen.keys_go_to(EntryList)


async def test_a_fault_in_the_program_is_a_line_and_not_the_end(
    open_terminal: OpenTerminal, keepers: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise ZeroDivisionError("one [/b] by nothing")

    monkeypatch.setattr(keepers, "papers", broken)
    async with open_terminal(keepers) as screen:
        await screen.sees("Error: this should not happen: ZeroDivisionError one [/b] by nothing", "--debug")
        await screen.leaves_box()
        await screen.goes("4")
        await screen.sees("There are no papers to show yet")
