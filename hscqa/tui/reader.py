"""The reader: a place where it stands in its paper, marked among its neighbours."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Static

from hscqa.tui.faces import clip, counted, words
from hscqa.tui.mark import cover, own_words
from hscqa.tui.piece import Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from hscqa.model import Block, Place, Span
    from hscqa.tui.mark import Spot

_EMPTY = "Nothing to read yet: Enter on an entry of a list opens it here"
_OUTER = 40
"""How many characters the path shows of an outer heading; the innermost one is shown whole."""
_AROUND = 30
"""How many blocks are shown before and after the place at first."""
_MORE = 40
"""How many more are added when scrolling comes to the first or last that is shown."""


class Pages(VerticalScroll):
    """The part of a paper that can be scrolled."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll_down", "Line down", show=False),
        Binding("k,up", "scroll_up", "Line up", show=False),
        Binding("space,pagedown", "page_down", "Page down", show=False),
        Binding("b,pageup", "page_up", "Page up", show=False),
        Binding("g,home", "end(-1)", "Beginning", show=False, tooltip="To the beginning of the paper"),
        Binding("G,end", "end(1)", "End", show=False, tooltip="To the end of the paper"),
        Binding("m", "centre", "To the mark", show=False, tooltip="Back to the passage that is marked"),
        Binding("n", "step(1)", "Next", show=False, tooltip="Open the next entry of the list"),
        Binding("N", "step(-1)", "Before", show=False, tooltip="Open the entry before"),
    ]

    class Moved(Message):
        """The pages were scrolled."""

    class Ended(Message):
        """The user wants the beginning (-1) or the end (1) of the paper."""

        def __init__(self, side: int) -> None:
            """Say which."""
            super().__init__()
            self.side = side

    class Centred(Message):
        """The user wants to come back to the mark."""

    class Stepped(Message):
        """The user wants the next (1) or previous (-1) entry of the list."""

        def __init__(self, by: int) -> None:
            """Say which way."""
            super().__init__()
            self.by = by

    def action_end(self, side: int) -> None:
        """Ask for the beginning or the end."""
        self.post_message(self.Ended(side))

    def action_step(self, by: int) -> None:
        """Ask for another entry of the list."""
        self.post_message(self.Stepped(by))

    def action_centre(self) -> None:
        """Ask for the mark."""
        self.post_message(self.Centred())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Scroll, and tell."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Moved())

    def centre(self) -> None:
        """Bring what is marked to the middle; if it is taller than the window, its marked words to the upper third."""
        marked = list(self.query(Piece).filter(".-hit"))
        if not marked:
            return
        first, last = marked[0].virtual_region, marked[-1].virtual_region
        height = self.container_size.height
        if last.bottom - first.y <= height:
            y = (first.y + last.bottom - height) // 2
        else:
            words = next((piece for piece in marked if piece.has_words_marked), marked[0])
            y = words.virtual_region.y + words.lines_above_mark() - height // 3
        self.scroll_to(y=max(0, y), animate=False, immediate=True)


class Reader(Vertical):
    """Where the place stands (citation, heading path) and the pages around it."""

    def __init__(self) -> None:
        """Begin with nothing to read."""
        super().__init__()
        self.place: Place | None = None
        """What is read; None before anything is."""
        self.spot: Spot | None = None
        """What it was opened by."""
        self._covered: dict[str, tuple[Span, ...]] = {}
        self._blocks: Sequence[Block] = ()
        self._shown = range(0)
        """Which of the blocks are on the pages."""
        self._settled = True
        """Whether what was put on the pages is laid out and scrolled to."""

    def compose(self) -> ComposeResult:
        """Put the heading path over the pages."""
        yield Static(_EMPTY, id="citation", markup=False)
        yield Static(id="path", markup=False)
        yield Pages()

    @property
    def pages(self) -> Pages:
        """What is scrolled."""
        return self.query_one(Pages)

    async def open(self, place: Place, blocks: Sequence[Block], spot: Spot) -> None:
        """Show a place among all `blocks` of its paper, with the spot's words marked."""
        self.place, self.spot = place, spot
        self._covered = cover(spot, place, blocks)
        self._head(place)
        at = [number for number, block in enumerate(blocks) if block.id in self._covered]
        await self._bring(blocks, min(at, default=0), max(at, default=0))
        self._settle_after(self.pages.centre)

    async def on_pages_moved(self) -> None:
        """Show more where scrolling came to an end of what is shown."""
        await self._fill()

    async def on_pages_ended(self, event: Pages.Ended) -> None:
        """Go to the beginning or the end of the paper."""
        at = 0 if event.side < 0 else len(self._blocks) - 1
        await self._bring(self._blocks, at, at)
        self._settle_after(partial(self.pages.scroll_home if event.side < 0 else self.pages.scroll_end, animate=False))

    async def on_pages_centred(self) -> None:
        """Go back to the mark."""
        if self.place and self.spot:
            await self.open(self.place, self._blocks, self.spot)

    def _head(self, place: Place) -> None:
        """Say where the place stands."""
        self.query_one("#citation", Static).update(words(place.citation, "b"))
        *outer, inner = place.headings or (place.paper.title,)
        path = " › ".join([*(clip(heading, _OUTER) for heading in outer), inner])
        self.query_one("#path", Static).update(words(path))

    async def _bring(self, blocks: Sequence[Block], first: int, last: int) -> None:
        """See to it that the blocks from `first` to `last` are on the pages, with some around them."""
        if blocks != self._blocks or first < self._shown.start or last >= self._shown.stop:
            self._blocks = blocks
            self._shown = range(max(0, first - _AROUND), min(len(blocks), last + _AROUND + 1))
            with self.app.batch_update():
                await self.pages.remove_children()
                await self.pages.mount(Edge(-1), *self._pieces(self._shown), Edge(1))
        self._mark()

    async def _fill(self) -> None:
        """Add blocks where the first or last that is shown has come into sight."""
        pages, shown = self.pages, self._shown
        if not self._settled:
            return
        if pages.scroll_y <= 0 and shown.start > 0:
            self._shown = range(max(0, shown.start - _MORE), shown.stop)
            height = pages.virtual_size.height
            await pages.mount(*self._pieces(range(self._shown.start, shown.start)), after=pages.query_one(".-above"))
            self._settle_after(partial(self._keep_place, height))
        elif pages.scroll_y >= pages.max_scroll_y and shown.stop < len(self._blocks):
            self._shown = range(shown.start, min(len(self._blocks), shown.stop + _MORE))
            await pages.mount(*self._pieces(range(shown.stop, self._shown.stop)), before=pages.query_one(".-below"))
            self._settle_after(lambda: None)
        self._mark()

    def _settle_after(self, scroll: Callable[[], None]) -> None:
        """Scroll when all is laid out; until then nothing else is added."""
        self._settled = False
        self.call_after_refresh(self._settle, scroll)

    async def _settle(self, scroll: Callable[[], None]) -> None:
        scroll()
        self._settled = True
        await self._fill()

    def _keep_place(self, height: int) -> None:
        """Scroll down by what was added above since the pages were `height` lines high."""
        self.pages.scroll_relative(y=self.pages.virtual_size.height - height, animate=False, immediate=True)

    def _pieces(self, numbers: range) -> list[Piece]:
        text = self.place.paper.text if self.place else ""
        blocks = (self._blocks[number] for number in numbers)
        return [Piece(block, own_words(block, self._blocks, text)) for block in blocks]

    def _mark(self) -> None:
        """Mark what the spot covers and nothing else, and say how much of the paper is not shown."""
        for piece in self.query(Piece):
            piece.mark(self._covered.get(piece.block.id))
        for edge in self.query(Edge):
            edge.say(self._shown.start if edge.side < 0 else len(self._blocks) - self._shown.stop)


class Edge(Static):
    """The line at an end of what is shown: how many blocks go on from here."""

    def __init__(self, side: int) -> None:
        """Stand above (-1) or below (1)."""
        super().__init__(markup=False, classes="-below" if side > 0 else "-above")
        self.side = side

    def say(self, count: int) -> None:
        """Say how many blocks are not shown; 0 takes the line away."""
        self.display = count > 0
        arrow, where = ("▼", "after") if self.side > 0 else ("▲", "before")
        self.update(f"{arrow} {counted(count, 'more paragraph')} {where}: scroll on to see them")
