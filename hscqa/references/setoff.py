"""Quotations that stand in paragraphs of their own, told by where they stand and by the line of their source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hscqa.model import BlockKind
from hscqa.references.grammar import find_pointers
from hscqa.references.marks import MARK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hscqa.model import Block, Document, Span
    from hscqa.references.names import Names

LONGEST_LINE = 15
"""Words that the line of a quotation's source may have."""
_DASH = re.compile(r"[-–—―]\s*$")
_LONG_DASH = re.compile(r"[–—―]\s*$")
_INDENT = re.compile(r"(?:^|\n)(?:[ ]{4,}|[ ]{0,3}\t)$")
_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})
_ABOVE = frozenset({*_RUNNING, BlockKind.NUMBERED, BlockKind.HEADING})
"""Blocks that a line of their source may stand under; a short draft's first paragraph looks like its heading."""


def set_off(document: Document, names: Names, spans: Sequence[Span] = ()) -> Iterator[Block]:
    """Give the blocks that are quotations as a whole, in order; those that begin in one of `spans` surely are.

    Any other is a paragraph without marks that is indented after a colon, or has the line of its source under it.
    """
    for block in document.blocks:
        if any(start <= block.span.start < end for start, end in spans):
            if not _is_line(document, block, names):
                yield block
        elif block.kind is BlockKind.PARAGRAPH and not MARK.match(block.reading):
            led = _leads(document, block)
            is_indented = _is_indented(document, block)
            line = source_line(document, block, names)
            is_told = line is not None and (led or is_indented or _has(_LONG_DASH, document, line))
            if is_told or (led and is_indented):
                yield block


def source_line(document: Document, block: Block, names: Names) -> Block | None:
    """Give the line under a block that says where it is from (`— Harbour Board, para 1`); None where there is none.

    An entry of a list is no such line.
    """
    following = document.blocks[block.ordinal + 1 : block.ordinal + 3]
    if not following or block.kind not in _ABOVE or not _is_line(document, following[0], names):
        return None
    goes_on = len(following) > 1 and following[1].kind is BlockKind.ITEM and following[1].parent == following[0].parent
    is_listed = _is_line(document, block, names) or (goes_on and not _has(_LONG_DASH, document, following[0]))
    return None if is_listed else following[0]


def _is_line(document: Document, block: Block, names: Names) -> bool:
    """Whether a block is a short line after a dash that names a paper, a place or, after a long dash, anybody."""
    if block.kind not in _RUNNING or len(block.reading.split()) > LONGEST_LINE or not _has(_DASH, document, block):
        return False
    words = block.reading.lstrip("-–—― ")
    if names.mentions(words, document.paper) or (find_pointers(words) and words[:1].isupper()):
        return True
    return _has(_LONG_DASH, document, block) and words[:1].isupper() and not words.endswith((".", ";", ":"))


def _has(dash: re.Pattern[str], document: Document, block: Block) -> bool:
    """Whether a dash of a kind opens a block: as its first character, or as the mark of an entry before it."""
    opening = re.match(r"[-–—―]+", block.reading)
    before = document.paper.text[max(0, block.span.start - 3) : block.span.start]
    return bool(dash.search(opening.group() if opening else before))


def _is_indented(document: Document, block: Block) -> bool:
    """Whether a block's first line stands in from the margin."""
    text, start = document.paper.text, block.span.start
    return bool(_INDENT.search(text[max(0, text.rfind("\n", 0, start)) : start]))


def _leads(document: Document, block: Block) -> bool:
    """Whether the running text before a block ends in a colon."""
    at = block.ordinal - 1
    while at >= 0 and document.blocks[at].kind is BlockKind.FOOTNOTE:
        at -= 1
    return at >= 0 and document.blocks[at].kind is not BlockKind.HEADING and document.blocks[at].reading.endswith(":")
