"""Which blocks of a paper a spot covers, and which of their words are marked. Pure: values in, values out."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from hscqa.model import BlockKind, Span
from hscqa.structure import read
from hscqa.tui.reader.wording import CONTAINERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hscqa.model import Block, Place
    from hscqa.tui.spot import Spot


def cover(spot: Spot, place: Place, blocks: Iterable[Block]) -> dict[str, tuple[Span, ...]]:
    """Give the ids of the blocks that a spot covers, each with the runs of its reading that are marked.

    A footnote that a page break has put between two covered lines is not covered, unless it is the place itself.
    """
    named = {place.id, *(block.id for block in place.blocks)}
    spans = (*spot.extent, *spot.marks)
    return {
        block.id: runs(block, spot.marks, place.paper.text)
        for block in blocks
        if block.id in named
        or (block.kind is not BlockKind.FOOTNOTE and block.kind not in CONTAINERS and _meets(block.slices, spans))
    }


def runs(block: Block, marks: Sequence[Span], paper_text: str) -> tuple[Span, ...]:
    """Give the runs of `block.reading` whose characters stand in `marks`; empty where the reading is not the text's.

    That is so for table rows, which are read cell by cell.
    """
    if not marks or not _meets(block.slices, marks):
        return ()
    reading = read(paper_text, block.slices)
    if reading.text != block.reading:
        return ()
    inside = (any(start <= offset < end for start, end in marks) for offset in reading.offsets)
    found: list[Span] = []
    for is_marked, group in groupby(enumerate(inside), key=lambda pair: pair[1]):
        places = [place for place, _ in group]
        if is_marked:
            found.append(Span(places[0], places[-1] + 1))
    return tuple(found)


def marked_words(blocks: Iterable[Block], covered: Mapping[str, tuple[Span, ...]]) -> str:
    """Give the marked words to be read; all words of the covered blocks where none are marked."""
    shown = [block for block in blocks if block.id in covered and block.kind not in CONTAINERS]
    marked = [block.reading[start:end].strip() for block in shown for start, end in covered[block.id]]
    return " ".join(marked or [block.reading for block in shown])


def _meets(slices: Iterable[Span], spans: Sequence[Span]) -> bool:
    return any(start < other_end and other_start < end for start, end in slices for other_start, other_end in spans)
