"""One block of a paper as the reader shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from hscqa.export.visible import one_line
from hscqa.model import Block, BlockKind
from hscqa.tui.faces import Hanging, words
from hscqa.tui.mark import find_words

if TYPE_CHECKING:
    from textual.selection import Selection

_MARK = "b $text on $warning 35%"
"""Bold too, so that the mark is seen where there is no colour."""
_STEP = 2
"""Cells that each depth under a heading is set in."""


class Piece(Static):
    """A block's words; a bar beside it when it is what was looked for, and the very words marked."""

    def __init__(self, block: Block) -> None:
        """Show a block, not marked."""
        self.block = block
        self.body, self._mark_start = _body(block, "")
        margin = max(0, block.level - len(block.headings) - 1) * _STEP
        self._gutter = Content(_gutter(block)).pad_left(margin)
        super().__init__(self._visual(), markup=False, classes=f"-{block.kind.name.lower()}")

    def mark(self, words_marked: str | None) -> None:
        """Mark the block and, in it, these words; None takes all marks away."""
        if words_marked is None and not self.has_class("-hit"):
            return
        self.set_class(words_marked is not None, "-hit")
        self.body, self._mark_start = _body(self.block, words_marked or "")
        self.update(self._visual())

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Give what the mouse selected: the block's words without bullets and numbers."""
        return selection.extract(self.body.plain), "\n"

    def lines_above_mark(self) -> int:
        """Give how many lines of the block stand before the marked words; 0 where none are marked."""
        width = self.content_size.width - self._gutter.cell_length
        return self.body[: self._mark_start].get_height({}, width) - 1 if self._mark_start and width > 0 else 0

    def _visual(self) -> Hanging:
        return Hanging(self._gutter, self.body, self._gutter.cell_length)


def _body(block: Block, marked: str) -> tuple[Content, int]:
    """Give the block's words with the marked ones in another style, and where the mark begins."""
    text = one_line(title(block) if block.kind is BlockKind.HEADING else block.reading)
    label = words(block.label, "b $text-accent") + "\n" if _has_title(block) else Content("")
    span = find_words(text, one_line(marked))
    content = Content(text).stylize(_MARK, *span) if span else Content(text)
    return label + content, len(label) + span.start if span else 0


def title(heading: Block) -> str:
    """Give a heading with its number: `3. Governance`."""
    return heading.label if heading.label.endswith(heading.reading) else heading.reading


def _has_title(block: Block) -> bool:
    return bool(block.label) and block.kind in {BlockKind.STATEMENT, BlockKind.BOX}


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
