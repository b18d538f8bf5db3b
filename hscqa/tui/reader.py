"""The reader: a place where it stands in its paper, marked among its neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Static

from hscqa.tui.faces import clip, counted, words
from hscqa.tui.piece import Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from hscqa.model import Block, Place
    from hscqa.tui.entries import Spot

_EMPTY = "Nothing to read yet: Enter on an entry of a list opens it here"
_AROUND = 30
"""How many blocks are shown before and after the place at first."""
_OUTER = 40
"""How many characters the path shows of an outer heading; the innermost one is shown whole."""
_MORE = 40
"""How many more are added when the reader comes to an end."""


class Pages(VerticalScroll):
    """The part of a paper that can be scrolled."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll_down", "Line down", show=False),
        Binding("k,up", "scroll_up", "Line up", show=False),
        Binding("space,pagedown", "page_down", "Page down", show=False),
        Binding("b,pageup", "page_up", "Page up", show=False),
        Binding("g,home", "scroll_home", "Top", show=False, tooltip="To the first paragraph that is shown"),
        Binding("G,end", "scroll_end", "End", show=False, tooltip="To the last paragraph that is shown"),
        Binding("m", "to_mark", "To the mark", show=False, tooltip="Back to the passage that is marked"),
        Binding("n", "step(1)", "Next", show=False, tooltip="Open the next entry of the list"),
        Binding("N", "step(-1)", "Before", show=False, tooltip="Open the entry before"),
    ]

    class Ended(Message):
        """Scrolling came to the first (-1) or last (1) block that is shown."""

        def __init__(self, side: int) -> None:
            """Say which side."""
            super().__init__()
            self.side = side

    class Stepped(Message):
        """The user wants the next (1) or previous (-1) entry of the list."""

        def __init__(self, by: int) -> None:
            """Say which way."""
            super().__init__()
            self.by = by

    def action_step(self, by: int) -> None:
        """Ask for another entry of the list."""
        self.post_message(self.Stepped(by))

    def action_to_mark(self) -> None:
        """Scroll back to the mark."""
        self.centre()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Scroll, and tell when an end is reached."""
        super().watch_scroll_y(old_value, new_value)
        if new_value > old_value and new_value >= self.max_scroll_y:
            self.post_message(self.Ended(1))
        elif new_value < old_value and new_value <= 0:
            self.post_message(self.Ended(-1))

    def centre(self) -> None:
        """Bring the marked words to the middle; a mark taller than the window begins a third down."""
        marked = list(self.query(Piece).filter(".-hit"))
        if not marked:
            return
        first, last = marked[0].virtual_region, marked[-1].virtual_region
        above, height = marked[0].lines_above_mark(), self.container_size.height
        tall = last.bottom - first.y > height
        middle = first.y + above if tall else (first.y + last.bottom) // 2
        self.scroll_to(y=max(0, middle - height // (3 if tall else 2)), animate=False, immediate=True)


class Reader(Vertical):
    """Where the place stands (citation, heading path) and its pages."""

    def __init__(self) -> None:
        """Begin with nothing to read."""
        super().__init__()
        self.place: Place | None = None
        self.spot: Spot | None = None
        self._blocks: Sequence[Block] = ()
        self._range = range(0)

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
        self.query_one("#citation", Static).update(words(place.citation, "b"))
        *outer, inner = place.headings or (place.paper.title,)
        path = " › ".join([*(clip(heading, _OUTER) for heading in outer), inner])
        self.query_one("#path", Static).update(words(path))
        hits = {block.id for block in place.blocks}
        at = [number for number, block in enumerate(blocks) if block.id in hits]
        first, last = (min(at), max(at)) if at else (0, 0)
        if blocks != self._blocks or first < self._range.start or last >= self._range.stop:
            self._blocks = blocks
            await self._show(range(max(0, first - _AROUND), min(len(blocks), last + _AROUND + 1)))
        self._mark()
        self.call_after_refresh(self.pages.centre)

    async def on_pages_ended(self, event: Pages.Ended) -> None:
        """Show more of the paper where scrolling came to an end of what is shown."""
        event.stop()
        shown = self._range
        if event.side > 0:
            more = range(shown.stop, min(len(self._blocks), shown.stop + _MORE))
            await self._extend(more, range(shown.start, more.stop), after=True)
        else:
            more = range(max(0, shown.start - _MORE), shown.start)
            await self._extend(more, range(more.start, shown.stop), after=False)

    async def _show(self, shown: range) -> None:
        """Put these blocks, and no others, on the pages."""
        self._range = shown
        with self.app.batch_update():
            await self.pages.remove_children()
            await self.pages.mount(Edge(-1), *self._pieces(shown), Edge(1))
        self._say_edges()

    async def _extend(self, more: range, shown: range, *, after: bool) -> None:
        """Add blocks at one end; what is being read stays where it is on the screen."""
        if not more:
            return
        self._range = shown
        edge = self.pages.query_one(".-below" if after else ".-above")
        height = self.pages.virtual_size.height
        await self.pages.mount(*self._pieces(more), **({"before": edge} if after else {"after": edge}))
        self._say_edges()
        if not after:
            self.call_after_refresh(self._keep_place, height)

    def _keep_place(self, height: int) -> None:
        """Scroll down by what was added above since the pages were `height` lines high."""
        self.pages.scroll_relative(y=self.pages.virtual_size.height - height, animate=False, immediate=True)

    def _pieces(self, numbers: range) -> list[Piece]:
        return [Piece(self._blocks[number]) for number in numbers]

    def _mark(self) -> None:
        """Mark the place's blocks and the spot's words, and nothing else."""
        hits = {block.id for block in self.place.blocks} if self.place else set()
        marked = self.spot.words if self.spot else ""
        for piece in self.query(Piece):
            piece.mark(marked if piece.block.id in hits else None)

    def _say_edges(self) -> None:
        """Say how much of the paper stands before and after what is shown."""
        above, below = self.query(Edge)
        above.say(self._range.start)
        below.say(len(self._blocks) - self._range.stop)


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
