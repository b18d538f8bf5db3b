"""The part of a paper that is scrolled, and the lines at its ends."""

from __future__ import annotations

from bisect import bisect_right
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.errors import NoWidget
from textual.message import Message
from textual.widgets import Static

from hscqa.tui.faces import counted
from hscqa.tui.reader.history import Standing
from hscqa.tui.reader.piece import Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hscqa.tui.reader.openpaper import OpenPaper

_AROUND = 30
"""How many blocks are laid out before and after a place at first."""
_MORE = 40
"""How many more are added when scrolling comes to the first or last that is laid out."""
_MOST = 180
"""How many blocks are laid out at most, so that a long paper scrolls as easily as a short one."""
_KEPT = 2
"""How many lines of a window are still seen in the next one."""


class Pages(VerticalScroll, inherit_bindings=False):
    """The blocks around a place; more are added as they are scrolled to.

    Its lines are counted from the first one that is laid out.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "line(1)", "Line down", show=False),
        Binding("k,up", "line(-1)", "Line up", show=False),
        Binding("space,pagedown", "page(1)", "Page down", show=False),
        Binding("b,pageup", "page(-1)", "Page up", show=False),
    ]

    class Moved(Message):
        """The pages were scrolled, or the window has another size."""

    def __init__(self) -> None:
        """Begin with nothing to read."""
        super().__init__()
        self._paper: OpenPaper | None = None
        self._laid: OpenPaper | None = None
        """The paper whose blocks stand here: still the one before while those of another are being put in."""
        self._shown = range(0)
        """Which of the paper's blocks are laid out."""
        self.is_settled = True
        """Whether what was put here is laid out and scrolled to."""

    # --- keys and moves -----------------------------------------------------------------------------------------

    def action_line(self, by: int) -> None:
        """Scroll by one line."""
        self.scroll_relative(y=by, animate=False)

    def action_page(self, by: int) -> None:
        """Scroll by a window, less two lines."""
        self.scroll_relative(y=by * max(1, len(self.window) - _KEPT), animate=False)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Scroll, and tell."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Moved())

    def on_resize(self) -> None:
        """Tell."""
        self.post_message(self.Moved())

    @on(Moved)
    async def _moved(self) -> None:
        """Show more where scrolling came to an end of what is laid out."""
        await self._fill()

    # --- what is laid out ---------------------------------------------------------------------------------------

    def take(self, paper: OpenPaper) -> None:
        """Read another paper from now on; nothing of it is laid out yet."""
        self._paper = paper
        self._shown = range(0)

    async def lay_out(self, first: int, last: int) -> bool:
        """See to it that the blocks from `first` to `last` are here, with some around them, and are marked as they are.

        Say whether they were here already.
        """
        paper = self._paper
        if paper is None:
            return False
        if self._shown.start <= first and last < self._shown.stop:
            self.dress()
            return True
        self._shown = range(max(0, first - _AROUND), min(len(paper.blocks), last + _AROUND + 1))
        with self.app.batch_update():
            await self.remove_children()
            await self.mount(Edge(-1), *self._pieces(paper, self._shown), Edge(1))
            self._laid = paper
        self._tell_rest()
        return False

    async def show(self, number: int, scroll: Callable[[], None]) -> None:
        """Scroll as soon as a block is laid out."""
        if await self.lay_out(number, number) and self.is_settled:
            scroll()
        else:
            self.settle(scroll)

    def dress(self) -> None:
        """Mark what is to be marked and nothing else."""
        if self._paper is not None:
            for piece in self.pieces:
                piece.dress(self._paper.dress(piece.number, is_bare=self.app.no_color))

    def settle(self, scroll: Callable[[], None]) -> None:
        """Scroll when all is laid out; until then nothing is added."""
        self.is_settled = False
        self.call_after_refresh(self._settle, scroll)

    async def _settle(self, scroll: Callable[[], None]) -> None:
        scroll()
        self.is_settled = True
        self.post_message(self.Moved())

    async def _fill(self) -> None:
        """Add blocks where the first or last that is laid out has come into sight."""
        paper, shown = self._paper, self._shown
        if not self.is_settled or paper is None:
            return
        if self.scroll_y <= 0 and shown.start > 0:
            more = range(max(0, shown.start - _MORE), shown.start)
            self._shown = range(more.start, min(shown.stop, more.start + _MOST))
            await self._exchange(paper, more, ".-above")
        elif self.scroll_y >= self.max_scroll_y and shown.stop < len(paper.blocks):
            more = range(shown.stop, min(len(paper.blocks), shown.stop + _MORE))
            self._shown = range(max(shown.start, more.stop - _MOST), more.stop)
            await self._exchange(paper, more, ".-below")

    async def _exchange(self, paper: OpenPaper, more: range, edge: str) -> None:
        """Put more blocks beside an edge, and take away those at the other end that are too many."""
        standing = self.standing_at(self.window.start)
        gone = [piece for piece in self.pieces if piece.number not in self._shown]
        with self.app.batch_update():
            if edge == ".-below" and gone:
                # Scrolled at once by what goes above, so that nothing jumps until all is laid out.
                self.scroll_relative(y=-sum(piece.outer_size.height for piece in gone), animate=False, immediate=True)
            await self.remove_children(gone)
            side = {"before": edge} if edge == ".-below" else {"after": edge}
            await self.mount(*self._pieces(paper, more), **side)
        self._tell_rest()
        self.settle(partial(self.stand, standing) if standing else self.centre)

    def _pieces(self, paper: OpenPaper, numbers: range) -> list[Piece]:
        is_bare = self.app.no_color
        return [Piece(number, paper.wordings[number], paper.dress(number, is_bare=is_bare)) for number in numbers]

    def _tell_rest(self) -> None:
        """Say how much of the paper is not laid out."""
        for edge in self.query(Edge):
            whole = len(self._paper.blocks) if self._paper else 0
            edge.say(self._shown.start if edge.side < 0 else whole - self._shown.stop)

    # --- where things are ---------------------------------------------------------------------------------------

    @property
    def pieces(self) -> Sequence[Piece]:
        """The blocks of the paper that are laid out, in order; none while those of another paper still stand here."""
        if self._laid is not self._paper:
            return []
        return [child for child in self.children if isinstance(child, Piece)]

    @property
    def window(self) -> range:
        """The lines that are in sight."""
        top = round(self.scroll_y)
        return range(top, top + self.scrollable_content_region.height)

    def piece(self, number: int) -> Piece | None:
        """Give a block of the paper, by its number; None where it is not laid out."""
        pieces = self.pieces
        at = number - pieces[0].number if pieces else -1
        return pieces[at] if 0 <= at < len(pieces) else None

    def standing_at(self, line: int) -> Standing | None:
        """Give the block that a line belongs to, a blank line to the one after it; None where there are no blocks."""
        pieces = self.pieces
        if not pieces:
            return None
        at = bisect_right(pieces, line, key=lambda piece: piece.virtual_region.bottom)
        piece = pieces[min(at, len(pieces) - 1)]
        return Standing(piece.number, line - piece.virtual_region.y)

    def place_at(self, line: int) -> tuple[int, int]:
        """Give the block that a line belongs to, and the place in its wording with which the line begins."""
        standing = self.standing_at(line)
        piece = self.piece(standing.number) if standing else None
        return (piece.number, piece.first_of(standing.lines)) if standing and piece else (0, 0)

    def is_in_sight(self, number: int, place: int) -> bool:
        """Whether a place of a block's wording is in sight."""
        piece = self.piece(number)
        return piece is not None and piece.virtual_region.y + piece.line_of(place) in self.window

    @property
    def in_sight(self) -> range:
        """The numbers of the blocks that are in sight, wholly or in part; quick, since it is asked at every scroll."""
        rows = range(self.region.y, self.region.bottom)
        first = next(filter(None, map(self._piece_in_row, rows)), None)
        last = next(filter(None, map(self._piece_in_row, reversed(rows))), None)
        return range(first.number, last.number + 1) if first and last else range(0)

    def _piece_in_row(self, row: int) -> Piece | None:
        """Give the block in a row of the screen; None where it is blank, or still has a block that was taken away."""
        try:
            widget, _ = self.screen.get_widget_at(self.region.x, row)
        except NoWidget:
            return None
        return widget if isinstance(widget, Piece) and self.piece(widget.number) is widget else None

    # --- scrolling ----------------------------------------------------------------------------------------------

    def bring(self, number: int, place: int) -> None:
        """Bring a place of a block's wording into sight: nothing moves where it is there; else to the upper third."""
        piece = self.piece(number)
        if piece is not None and not self.is_in_sight(number, place):
            self._put_on_top(piece.virtual_region.y + piece.line_of(place) - len(self.window) // 3)

    def stand(self, standing: Standing) -> None:
        """Bring to the top of the window what was there once."""
        piece = self.piece(standing.number)
        if piece is not None:
            self._put_on_top(piece.virtual_region.y + standing.lines)

    def centre(self) -> None:
        """Bring what is marked to the middle; if it is taller than the window, its marked words to the upper third."""
        marked = [piece for piece in self.pieces if piece.is_hit]
        if not marked:
            return
        first, last = marked[0].virtual_region, marked[-1].virtual_region
        height = len(self.window)
        if last.bottom - first.y <= height:
            self._put_on_top((first.y + last.bottom - height) // 2)
        else:
            worded = next((piece for piece in marked if piece.first_mark is not None), marked[0])
            self._put_on_top(worded.virtual_region.y + worded.line_of(worded.first_mark or 0) - height // 3)

    def _put_on_top(self, line: int) -> None:
        self.scroll_to(y=max(0, line), animate=False, immediate=True)


class Edge(Static):
    """The line at an end of what is laid out: how many blocks go on from here."""

    def __init__(self, side: int) -> None:
        """Stand above (-1) or below (1)."""
        super().__init__(markup=False, classes="-below" if side > 0 else "-above")
        self.side = side

    def say(self, count: int) -> None:
        """Say how many blocks are not shown; 0 takes the line away."""
        self.display = count > 0
        arrow, where = ("▼", "after") if self.side > 0 else ("▲", "before")
        self.update(f"{arrow} {counted(count, 'more paragraph')} {where}: scroll on to see them")
