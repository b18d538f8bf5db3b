"""What the reader shows of each block as words, and where the block's own reading stands in it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.model import Block, BlockKind, Span
from hscqa.structure import read

if TYPE_CHECKING:
    from collections.abc import Sequence

CONTAINERS = frozenset({BlockKind.BOX, BlockKind.PAIR})
"""Kinds whose text is that of the blocks inside them; those are shown, and of the container what is left."""
_BETWEEN_CELLS = " · "


@dataclass(frozen=True, slots=True)
class Wording:
    """The words that are shown of one block, as they stand in the paper: nothing in them is made visible yet."""

    block: Block
    text: str
    """A statement's label is its first line; everything else is one line."""
    reading_at: int | None = 0
    """Where the block's reading begins in `text`; None where other words are shown: cells, what a box says itself."""
    label: Span | None = None
    """The run that is a statement's label; None elsewhere."""
    heads: tuple[Span, ...] = ()
    """The runs that are heads of a table's columns."""


def wordings(blocks: Sequence[Block], paper_text: str) -> tuple[Wording, ...]:
    """Give the words of all blocks of a paper, in order."""
    inside: dict[str, int] = {}
    for block in blocks:
        if block.parent is not None:
            inside[block.parent] = min(block.span.start, inside.get(block.parent, block.span.start))
    return tuple(_wording(block, inside.get(block.id), paper_text) for block in blocks)


def title(heading: Block) -> str:
    """Give a heading with its number: `3. Governance`."""
    return heading.label if heading.label.endswith(heading.reading) else heading.reading


def _wording(block: Block, inside: int | None, paper_text: str) -> Wording:
    """Give the words of a block; `inside` is where the first block within it begins, None where none is."""
    if block.kind is BlockKind.HEADING:
        whole = title(block)
        return Wording(block, whole, len(whole) - len(block.reading))
    if block.cells:
        return _row(block)
    if block.kind is BlockKind.STATEMENT and block.label:
        label = " ".join(block.label.split())
        return Wording(block, f"{label}\n{block.reading}", len(label) + 1, label=Span(0, len(label)))
    if block.kind in CONTAINERS and inside is not None:
        own = read(paper_text, [Span(block.span.start, max(block.span.start, inside))]).text
        return Wording(block, own or block.label, None)
    return Wording(block, block.reading)


def _row(row: Block) -> Wording:
    """Give a table row's cells, each after the head of its column."""
    text, heads = "", []
    for cell in row.cells:
        text += _BETWEEN_CELLS if text else ""
        if cell.head:
            head = f"{' '.join(cell.head.split())}: "
            heads.append(Span(len(text), len(text) + len(head)))
            text += head
        text += " ".join(cell.text.split())
    return Wording(row, text, None, heads=tuple(heads))
