"""The list that a passage is of, from the words that open it to its last entry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from hscqa.model import Block, BlockKind, Span
from hscqa.structure import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hscqa.model import Paper, Passage

ENTRIES = frozenset({BlockKind.ITEM, BlockKind.STATEMENT})
"""Kinds of blocks that lists are made of."""
FEWEST = 2
"""Entries of a list."""
MARKS = ((r"1\.", r"2\."), (r"1\)", r"2\)"), (r"\(1\)", r"\(2\)"), (r"\(a\)", r"\(b\)"), (r"\(i\)", r"\(ii\)"))
"""The first two marks of a list in running text."""


class Found(NamedTuple):
    """A list in a paper."""

    first: Block
    """The block it begins with: the one whose last words open it, or its first entry."""
    span: Span
    opening: Span | None = None
    """The words that open it; None where none do, or where they cannot be told from the first entry."""


def find_list(passage: Passage, paper: Paper, blocks: Sequence[Block]) -> Found | None:
    """Find the list that a passage is of, opens or holds, among all blocks of its paper, in order.

    None where there is none, or where other words (a footnote, a page's foot) stand between the entries.
    """
    held = set(passage.blocks)
    entry = next((block for block in blocks if block.kind in ENTRIES and held & {block.id, block.parent}), None)
    if entry is None:
        return _in_running_text(passage, paper, blocks)
    members = _members(entry, blocks)
    if sum(block.parent == entry.parent for block in members) < FEWEST:
        return None
    parent = next((block for block in blocks if block.id == entry.parent), None)
    opening = _opening(entry, parent, paper) if parent is not None else None
    first = parent if parent is not None and opening is not None else members[0]
    span = Span((opening or members[0].span).start, max(block.span.end for block in members))
    return Found(first, span, opening) if _is_unbroken(span, members, blocks) else None


def _in_running_text(passage: Passage, paper: Paper, blocks: Sequence[Block]) -> Found | None:
    """Find the list that is written as running text: `They are: 1. one thing 2. another`, or (a), (b), (c).

    It ends with the passage, since nothing tells where its last entry does.
    """
    reading = read(paper.text, passage.slices)
    first = first_mark(reading.text)
    if first is None or len(passage.slices) > 1 or passage.cells:
        return None
    block = next(block for block in blocks if block.id == passage.blocks[0])
    before = [span.start for span in reading.sentences() if span.start <= first]
    return Found(block, reading.span(before[-1] if before else first, len(reading.text)))


def first_mark(text: str) -> int | None:
    """Give where the first mark of a list in running text stands: 1., 1) or (a), with the next one after it."""
    for first, second in MARKS:
        opening = re.search(rf"(?:^|\s)({first})\s", text)
        if opening and re.search(rf"\s{second}\s", text[opening.end() :]):
            return opening.start(1)
    return None


def _members(entry: Block, blocks: Sequence[Block]) -> list[Block]:
    """Give the entries beside one and all that hangs under them, in order."""
    siblings = {
        block.id
        for block in blocks
        if (block.parent, block.lead_in, block.headings) == (entry.parent, entry.lead_in, entry.headings)
        and block.kind in ENTRIES
    }
    held = set(siblings)
    for block in blocks:
        if block.parent in held:
            held.add(block.id)
    return [block for block in blocks if block.id in held]


def _opening(entry: Block, parent: Block, paper: Paper) -> Span | None:
    """Give where the words stand that open a list at the end of the block before it; None where none do."""
    reading = read(paper.text, parent.slices)
    if not entry.lead_in or not reading.text.endswith(entry.lead_in):
        return None
    return reading.span(len(reading.text) - len(entry.lead_in), len(reading.text))


def _is_unbroken(span: Span, members: Sequence[Block], blocks: Sequence[Block]) -> bool:
    """Whether nothing but the list's own blocks begins inside it, each in one piece."""
    held = {block.id for block in members}
    inside = [block for block in blocks if span.start < block.span.start < span.end]
    return all(block.id in held and len(block.slices) == 1 for block in inside)
