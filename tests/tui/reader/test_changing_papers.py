"""From one paper to another: what is told of a place is never told of the paper before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App

from hscqa.model import Block, BlockKind, Paper, Place, Role, Span
from hscqa.tui.reader.reader import Reader
from hscqa.tui.spot import Spot

if TYPE_CHECKING:
    from textual.app import ComposeResult

LINE = "The keeper counts the gulls.\n"


def made(name: str, count: int) -> tuple[Paper, tuple[Block, ...]]:
    """Make a paper of so many paragraphs."""
    text = LINE * count
    paper = Paper(name, name, "", "", Role.OTHER, text, f"{name}.txt", "")
    blocks = tuple(block(name, number) for number in range(count))
    return paper, blocks


def block(name: str, number: int) -> Block:
    """Make a paragraph."""
    span = Span(number * len(LINE), (number + 1) * len(LINE) - 1)
    words = LINE.strip()
    return Block(f"{name}:p{number}", name, number, BlockKind.PARAGRAPH, "", 1, (), None, span, (span,), words, words)


class Reading(App[None]):
    """A reader alone."""

    def compose(self) -> ComposeResult:
        """Show it."""
        yield Reader()


async def test_going_from_the_end_of_a_long_paper_to_a_short_one_and_back_tells_of_no_wrong_place() -> None:
    async with Reading().run_test(size=(80, 24)) as pilot:
        reader = pilot.app.query_one(Reader)
        for name, count in (("long", 400), ("short", 3)) * 6:
            paper, blocks = made(name, count)
            last = blocks[-1]
            place = Place(last.id, paper, "", (), last.span, name, (last,))
            reader.pages.post_message(reader.pages.Moved())
            await reader.open(place, blocks, Spot(last.id))
            reader.pages.post_message(reader.pages.Moved())
            assert reader.pages.in_sight.stop <= count
            await pilot.pause()
            assert reader.pages.in_sight.stop <= count


async def test_while_another_paper_is_put_in_nothing_of_the_one_before_counts_as_seen() -> None:
    async with Reading().run_test(size=(80, 24)) as pilot:
        reader = pilot.app.query_one(Reader)
        paper, blocks = made("long", 400)
        last = blocks[-1]
        await reader.open(Place(last.id, paper, "", (), last.span, "", (last,)), blocks, Spot(last.id))
        while reader.pages.in_sight.stop != len(blocks):
            await pilot.pause()
        opened = reader.paper
        assert opened is not None
        reader.pages.take(type(opened)(*made("short", 3)))
        assert not reader.pages.in_sight
        assert not reader.pages.pieces
