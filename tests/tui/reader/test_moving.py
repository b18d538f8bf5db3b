"""Moving in a paper: line by line, to its ends, back to the mark, by its headings; and where one is told to be."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Footer

from hscqa.tui.ask.results import Results
from hscqa.tui.faces import words
from hscqa.tui.lists.entries import Entry, EntryList
from hscqa.tui.reader.pages import Edge, Pages
from hscqa.tui.reader.pathline import PathLine
from hscqa.tui.reader.piece import Piece
from hscqa.tui.spot import Spot

if TYPE_CHECKING:
    from hscqa.library import Library
    from hscqa.tui.reader.reader import Reader
    from tests.tui.conftest import OpenTerminal, Terminal
    from tests.tui.reader.conftest import Opens

FIRST = "keepers-2023:opening-words"


def _reads(reader: Reader, place: str) -> bool:
    return reader.spot == Spot(place)


def laid_out(screen: Terminal) -> list[int]:
    """Give the numbers of the blocks that are laid out."""
    return [piece.number for piece in screen.place.reader.query(Piece)]


async def test_a_line_a_window_and_the_ends_are_one_key_away(
    open_terminal: OpenTerminal, keepers: Library, opens: Opens
) -> None:
    async with open_terminal(keepers) as screen:
        await opens(screen, FIRST)
        pages = screen.place.reader.pages
        await screen.press("j", "down")
        assert pages.window.start == 2
        await screen.press("k", "up")
        assert pages.window.start == 0
        await screen.press("space")
        assert pages.window.start == len(pages.window) - 2
        await screen.press("b")
        assert pages.window.start == 0
        await screen.press("G")
        await screen.sees("No gull was asked. The lamp burns on.")
        await screen.press("g")
        await screen.sees("What the keepers say of the review")
        await screen.press("end")
        await screen.sees("The lamp burns on.", "Now at Closing words")
        await screen.press("m")
        await screen.sees("The guild read the Library Review")


async def test_the_whole_paper_can_be_scrolled_through_with_few_blocks_laid_out(
    open_terminal: OpenTerminal, keepers: Library, opens: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hscqa.tui.reader.pages._AROUND", 8)
    monkeypatch.setattr("hscqa.tui.reader.pages._MORE", 10)
    monkeypatch.setattr("hscqa.tui.reader.pages._MOST", 30)
    blocks = keepers.outline("keepers-2023")
    async with open_terminal(keepers) as screen:
        await opens(screen, FIRST)
        pages = screen.place.reader.pages
        seen: list[int] = []
        while not seen or seen[-1] < len(blocks) - 1:
            await screen.press("space")
            here = pages.in_sight
            assert not seen or here.start <= seen[-1] + 1 <= here.stop
            seen += here
            assert len(laid_out(screen)) <= 30
        assert sorted(set(seen)) == list(range(min(seen), len(blocks)))
        while pages.in_sight.start > 0:
            before = pages.in_sight
            await screen.press("pageup")
            assert pages.in_sight.stop >= before.start
        assert laid_out(screen) == list(range(len(laid_out(screen))))


async def test_what_is_not_laid_out_is_counted(open_terminal: OpenTerminal, keepers: Library, opens: Opens) -> None:
    days = [block for block in keepers.outline("keepers-2023") if block.reading.startswith("On day")]
    async with open_terminal(keepers) as screen:
        await opens(screen, days[45].id)
        above, below = screen.place.reader.query(Edge)
        await screen.until(lambda: above.display and below.display, "both ends are told")
        rest = [edge.render().plain for edge in (above, below)]  # type: ignore[union-attr]
        shown = laid_out(screen)
        assert rest[0].startswith(f"▲ {shown[0]} more paragraphs before")
        assert rest[1].startswith(f"▼ {len(keepers.outline('keepers-2023')) - shown[-1] - 1} more paragraphs after")


async def test_over_the_pages_stands_where_one_is_and_at_the_place_its_headings(
    open_terminal: OpenTerminal, keepers: Library, opens: Opens
) -> None:
    async with open_terminal(keepers) as screen:
        await opens(screen, "log-2024:top.p1")
        await screen.sees("Log (2024)", "p. 1")
        await opens(screen, FIRST)
        await screen.sees("Keepers (2023), Opening words Opening words")
        await screen.press("G")
        await screen.sees("Now at Closing words")
        await screen.press("m")
        await screen.sees("Keepers (2023), Opening words Opening words")


async def test_a_click_on_a_heading_over_the_pages_goes_to_it(
    open_terminal: OpenTerminal, keepers: Library, opens: Opens
) -> None:
    async with open_terminal(keepers) as screen:
        await opens(screen, "keepers-2023:the-lamps.p1")
        await screen.sees("The lamp at the far pier")
        line = screen.place.reader.query_one(PathLine)
        await screen.click(line.region.x + 4, line.region.y)
        await screen.until(lambda: screen.place.reader.spot == Spot("keepers-2023:the-lamps"), "the heading is read")


async def test_brackets_open_the_next_entry_of_the_list_and_the_one_before(
    open_terminal: OpenTerminal, keepers: Library
) -> None:
    places = (FIRST, "keepers-2023:the-lamps", "keepers-2023:closing-words")
    async with open_terminal(keepers) as screen:
        await screen.sees("papers")
        results = screen.place.query_one(Results)
        results.put(Entry(place, words(place), spot=Spot(place)) for place in places)
        screen.place.row.enter(results)
        await screen.keys_go_to(EntryList)
        await screen.press("enter")
        await screen.keys_go_to(Pages)
        reader = screen.place.reader
        for key, place in (("]", places[1]), ("]", places[2]), ("[", places[1])):
            await screen.press(key)
            await screen.until(partial(_reads, reader, place), f"{place} is read")
        await screen.press("]")
        await screen.until(lambda: screen.place.reader.spot == Spot(places[2]), "the last one is read")
        await screen.press("]")
        await screen.sees("No further entry in the list")


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 40), (200, 60)])
async def test_a_place_is_in_sight_in_every_terminal_and_the_footer_is_whole(
    open_terminal: OpenTerminal, keepers: Library, opens: Opens, columns: int, rows: int
) -> None:
    async with open_terminal(keepers, columns, rows) as screen:
        await opens(screen, "keepers-2023:the-lamps.p1")
        await screen.sees("The lamp at the far pier is old", "/ Find")
        assert all(len(line) == columns for line in screen.lines)
        assert screen.app.screen.query_one(Footer).virtual_size.width <= columns


async def test_another_width_keeps_the_words_that_are_read_in_sight(
    open_terminal: OpenTerminal, keepers: Library, opens: Opens
) -> None:
    async with open_terminal(keepers, 120, 40) as screen:
        await opens(screen, "keepers-2023:the-lamps.p1")
        await screen.sees("The lamp at the far pier is old")
        await screen.resize(80, 24)
        await screen.sees("The lamp at the far pier is old")
