"""Blocks to passages: what is searched. Never two statements or two numbered paragraphs in one."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from hscqa.model import Block, BlockKind, Paper, Passage, Span
from hscqa.structure.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST = 200
"""Words. What a reader takes in at a glance; the longest recommendations and paragraphs stay whole."""
SHORT = 25
"""Words. Shorter neighbours under the same heading are gathered: an address, a signature, a list of names."""
LEFT_OUT = frozenset({BlockKind.HEADING, BlockKind.BOX, BlockKind.PAIR, BlockKind.HEADS})
"""Their words stand in the heading path, in the blocks they hold or in each row."""
WORDS_OF_A_NOTE = 5
"""A footnote with fewer words beside its address is not searched for itself."""
_URL = re.compile(r"https?:\S+")


def passages(paper: Paper, blocks: Sequence[Block]) -> tuple[Passage, ...]:
    """Cut a paper's blocks into passages, in order."""
    groups = [part for group in _groups(blocks) for part in _split(group)]
    lead_ins = {block.lead_in for block in blocks}
    groups = [group for group in groups if not _only_opens(group, lead_ins)]
    cuts = [block.span.start for block in blocks if block.kind is BlockKind.FOOTNOTE]
    return tuple(_passage(paper, group, ordinal, cuts) for ordinal, group in enumerate(groups))


def _only_opens(group: list[Block], lead_ins: set[str | None]) -> bool:
    """Whether a group is no more than the lead-in that each entry after it carries."""
    return len(group) == 1 and group[0].kind is BlockKind.PARAGRAPH and group[0].reading in lead_ins


def _groups(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Gather neighbouring blocks that say one thing."""
    notes = [block for block in blocks if block.kind is BlockKind.FOOTNOTE]
    group: list[Block] = []
    ids: set[str] = set()
    for block in (block for block in blocks if block.kind is not BlockKind.FOOTNOTE):
        if group and not _belongs(group, ids, block):
            yield group
            group, ids = [], set()
        if block.kind not in LEFT_OUT:
            group.append(block)
            ids.add(block.id)
    if group:
        yield group
    yield from ([note] for note in notes if not _is_bare_link(note))


def _is_bare_link(block: Block) -> bool:
    """Whether a footnote has nothing to read but an address and a page."""
    return len(_URL.sub("", block.reading).split()) < WORDS_OF_A_NOTE


def _belongs(group: list[Block], ids: set[str], block: Block) -> bool:
    """Whether a block says one thing with the group before it, whose blocks have these ids."""
    first, last = group[0], group[-1]
    if block.kind in (BlockKind.STATEMENT, BlockKind.NUMBERED, BlockKind.ROW) or last.kind is BlockKind.ROW:
        return False
    if block.headings != first.headings:
        return False
    if block.kind is BlockKind.SOURCE:
        return True
    if block.parent in ids or (first.kind is BlockKind.ITEM and block.parent == first.parent):
        return block.kind is not BlockKind.PARAGRAPH or first.kind is not BlockKind.ITEM
    return _words(first) < SHORT and _words(block) < SHORT and block.kind is first.kind is BlockKind.PARAGRAPH


def _split(group: list[Block]) -> Iterator[list[Block]]:
    """Split a group that is too long to be shown whole, between blocks."""
    part: list[Block] = []
    for block in group:
        if part and sum(map(_words, part)) + _words(block) > LONGEST and block.kind is not BlockKind.TIMESCALE:
            yield part
            part = []
        part.append(block)
    yield part


def _words(block: Block) -> int:
    """Count a block's words."""
    return len(block.reading.split())


def _passage(paper: Paper, group: list[Block], ordinal: int, cuts: list[int]) -> Passage:
    """Make one passage of a group of blocks; `cuts` is where footnotes begin."""
    first = group[0]
    slices = _merge([piece for block in group for piece in block.slices], cuts)
    span = Span(slices[0].start, slices[-1].end)
    return Passage(
        id=first.id,
        paper_id=paper.id,
        ordinal=ordinal,
        kind=first.kind,
        label=first.label,
        headings=first.headings,
        lead_in=first.lead_in,
        span=span,
        slices=tuple(slices),
        text=paper.text[span.start : span.end],
        reading=first.reading if first.kind is BlockKind.ROW else read(paper.text, slices).text,
        blocks=tuple(block.id for block in group),
        page=first.page,
        page_label=first.page_label,
        cells=first.cells,
    )


def _merge(slices: list[Span], cuts: list[int]) -> list[Span]:
    """Join neighbouring slices with only marks between them, so that a timescale keeps its name."""
    merged = [slices[0]]
    for piece in slices[1:]:
        last = merged[-1]
        place = bisect_left(cuts, last.end)
        if place < len(cuts) and cuts[place] < piece.start:
            merged.append(piece)
        else:
            merged[-1] = Span(last.start, piece.end)
    return merged
