"""One block of a paper as the reader shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from hscqa.export.visible import one_line, visible
from hscqa.model import Block, BlockKind
from hscqa.tui.faces import Hanging, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.selection import Selection

    from hscqa.model import Span

_MARK = "b $text on $warning 35%"
"""Bold too, so that the mark is seen where there is no colour."""
_STEP = 2
"""Cells that each depth under a heading is set in."""


class Piece(Static):
    """A block's words; a bar beside it when it is what was looked for, and the very words marked."""

    def __init__(self, block: Block, own_words: str) -> None:
        """Show what a block says itself, not marked."""
        self.block = block
        self._own_words = own_words
        self._label = words(block.label, "b $text-accent") + "\n" if _is_titled(block) else Content("")
        margin = max(0, block.level - len(block.headings) - 1) * _STEP
        self._gutter = Content(_gutter(block)).pad_left(margin)
        self._runs: Sequence[Span] = ()
        super().__init__(self._visual(), markup=False, classes=f"-{block.kind.name.lower()}")

    @property
    def body(self) -> Content:
        """The words, the marked ones in another style."""
        if self.block.kind is BlockKind.HEADING:
            return words(title(self.block))
        if self.block.cells:
            return _cells(self.block)
        return self._label + _marked(self._own_words, self._runs)

    def mark(self, runs: Sequence[Span] | None) -> None:
        """Mark the block and, in its reading, these runs of characters; None takes all marks away."""
        if runs is None and not self.has_class("-hit"):
            return
        self.set_class(runs is not None, "-hit")
        self._runs = runs or ()
        self.update(self._visual())

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Give what the mouse selected: the block's words without bullets and numbers."""
        return selection.extract(self.body.plain), "\n"

    @property
    def has_words_marked(self) -> bool:
        """Whether words of it are marked, and not only the block."""
        return bool(self._runs)

    def lines_above_mark(self) -> int:
        """Give how many lines of the block stand before the marked words; 0 where none are marked."""
        width = self.content_size.width - self._gutter.cell_length
        if not self._runs or width <= 0:
            return 0
        before = self._label + _marked(self._own_words[: self._runs[0].start + 1], ())
        return before.get_height({}, width) - 1

    def _visual(self) -> Hanging:
        return Hanging(self._gutter, self.body, self._gutter.cell_length)


def title(heading: Block) -> str:
    """Give a heading with its number: `3. Governance`."""
    return heading.label if heading.label.endswith(heading.reading) else heading.reading


def _marked(text: str, runs: Sequence[Span]) -> Content:
    """Give text with some runs marked; each part is made visible by itself, since that may change its length."""
    parts: list[Content] = []
    at = 0
    for start, end in runs:
        parts += [Content(visible(text[at:start])), Content.styled(visible(text[start:end]), _MARK)]
        at = end
    return Content("").join([*parts, Content(visible(text[at:]))])


def _cells(row: Block) -> Content:
    """Give a table row with each cell after the head of its column."""
    cells = (Content.assemble((f"{one_line(c.head)}: " if c.head else "", "dim"), words(c.text)) for c in row.cells)
    return Content(" · ").join(cells)


def _is_titled(block: Block) -> bool:
    return block.kind is BlockKind.STATEMENT and bool(block.label)


def _gutter(block: Block) -> str:
    """Give what stands before the block's first line: a bullet, the paragraph's number, a note's name."""
    if block.kind is BlockKind.ITEM:
        return "• "
    if block.kind is BlockKind.NUMBERED and block.label:
        return f"{one_line(block.label).split(' ')[-1]:<3} "
    if block.kind is BlockKind.TIMESCALE:
        return "Timescale: "
    if block.kind is BlockKind.FOOTNOTE and block.label:
        return f"{one_line(block.label)}  "
    return ""
