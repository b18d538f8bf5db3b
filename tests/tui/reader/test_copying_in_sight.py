"""What is copied in the reader: the place that was opened while it is in sight, and else what is in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hscqa.tui.reader.pages import Pages

if TYPE_CHECKING:
    from hscqa.library import Library
    from tests.tui.conftest import OpenTerminal, Terminal
    from tests.tui.reader.conftest import Opens

FIRST = "keepers-2023:opening-words.p1"


async def copies(screen: Terminal, citation: str) -> None:
    """Copy the citation, and see that it is the wanted one and that the status line says so."""
    await screen.press("y")
    await screen.until(lambda: screen.app.clipboard == citation, f"{citation} is copied, not {screen.app.clipboard}")
    await screen.sees("Citation copied", f": {citation}")


def topmost(screen: Terminal) -> str:
    """Give the id of the first block, headings apart, that stands on the screen from its first line to its last."""
    pages = screen.place.reader.pages
    top, height = pages.scroll_offset.y, pages.size.height
    laid = [(piece.block, piece.virtual_region) for piece in pages.pieces]
    return next(
        block.id
        for block, lines in laid
        if lines.y >= top and lines.bottom <= top + height and block.kind.name != "HEADING"
    )


async def test_the_place_that_was_opened_is_copied_while_any_of_it_is_in_sight(
    open_terminal: OpenTerminal, keepers: Library, opens: Opens
) -> None:
    async with open_terminal(keepers) as screen:
        await opens(screen, FIRST)
        await copies(screen, keepers.show(FIRST).citation)
        await screen.press("j", "j")
        await copies(screen, keepers.show(FIRST).citation)


@pytest.mark.parametrize("key", ["pagedown", "space", "G"])
async def test_what_one_scrolled_to_is_copied_and_told(
    open_terminal: OpenTerminal, keepers: Library, opens: Opens, key: str
) -> None:
    async with open_terminal(keepers) as screen:
        await opens(screen, FIRST)
        await copies(screen, keepers.show(FIRST).citation)
        await screen.press(key, key)
        await screen.sees("Now at")
        place = keepers.show(topmost(screen))
        assert place.id != FIRST
        await copies(screen, place.citation)
        place = keepers.show(topmost(screen))
        await screen.press("Y")
        await screen.until(lambda: place.blocks[0].reading in screen.app.clipboard, "its words are copied")
        assert screen.app.clipboard.endswith(f"({place.citation})")
        await screen.press("m")
        await screen.sees("The guild read the Library Review")
        await copies(screen, keepers.show(FIRST).citation)


async def test_the_match_that_one_walked_to_is_copied_and_after_escape_the_place_again(
    open_terminal: OpenTerminal, keepers: Library, opens: Opens
) -> None:
    async with open_terminal(keepers, 80, 50) as screen:
        await opens(screen, FIRST)
        await screen.press("slash", *"recommendation 1 is", "enter")
        await screen.keys_go_to(Pages)
        found = next(block for block in keepers.outline("keepers-2023") if "Recommendation 1 is" in block.reading)
        await screen.sees("The guild read the Library Review", "Recommendation 1 is what")
        await screen.press("Y")
        await screen.until(lambda: found.reading in screen.app.clipboard, "the match is copied")
        await screen.press("escape")
        await copies(screen, keepers.show(FIRST).citation)


async def test_the_reference_that_one_picked_is_what_the_copy_is_about(
    open_terminal: OpenTerminal, keepers: Library, opens: Opens
) -> None:
    async with open_terminal(keepers, 80, 50) as screen:
        await opens(screen, "keepers-2023:the-lamps.p1")
        paper = screen.place.reader.paper
        assert paper
        await screen.until(lambda: len(paper.leads or ()) > 3, "references can be picked")
        await screen.press("l", "Y")
        picked = paper.lead
        assert picked
        reading = paper.blocks[picked.number].reading
        await screen.until(lambda: reading in screen.app.clipboard, "the block of the reference is copied")


async def test_a_match_of_before_does_not_stand_in_the_way_of_a_place_that_is_opened(
    open_terminal: OpenTerminal, keepers: Library, opens: Opens
) -> None:
    async with open_terminal(keepers, 80, 50) as screen:
        await opens(screen, FIRST)
        await screen.press("slash", *"recommendation 1 is", "enter")
        await screen.keys_go_to(Pages)
        await opens(screen, "keepers-2023:opening-words")
        await screen.sees("Recommendation 1 is what")
        await copies(screen, keepers.show("keepers-2023:opening-words").citation)
