"""Footnotes tied to the sentences that carry their markers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hscqa.model import Block, BlockKind, Note, Paper, Span
from hscqa.structure.pieces import footnote_number
from hscqa.structure.reading import MARKER, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def notes(paper: Paper, blocks: Sequence[Block]) -> tuple[Note, ...]:
    """Tie every footnote to each sentence that carries its marker, in the order of the markers.

    A marker whose number no footnote has is left alone: it may be an exponent.
    """
    bodies = {int(block.label.removeprefix("note ")): block for block in blocks if block.kind is BlockKind.FOOTNOTE}
    if not bodies:
        return ()
    found: list[Note] = []
    for block in blocks:
        if block.kind in (BlockKind.FOOTNOTE, BlockKind.BOX, BlockKind.PAIR):
            continue
        for marker, number in _markers(paper.text, block):
            if number in bodies:
                found.append(_note(paper, block, bodies[number], marker, number))
    return tuple(found)


def _markers(text: str, block: Block) -> Iterator[tuple[Span, int]]:
    """Find the markers in a block's own slices, with their numbers."""
    for start, end in block.slices:
        for match in MARKER.finditer(text, start, end):
            digits = re.sub(r"\D", "", footnote_number(match.group().strip("[^]")))
            if digits:
                yield Span(match.start(), match.end()), int(digits)


def _note(paper: Paper, block: Block, body: Block, marker: Span, number: int) -> Note:
    """Find the sentence that a marker stands in, or right after."""
    reading = read(paper.text, block.slices)
    place = sum(offset < marker.start for offset in reading.offsets) - 1
    spans = reading.sentences()
    own = next((span for span in spans if span.start <= max(place, 0) < span.end), spans[-1] if spans else Span(0, 1))
    return Note(
        block_id=body.id,
        number=number,
        body=body.reading,
        marker=marker,
        carrier_id=block.id,
        sentence=reading.text[own.start : own.end],
        sentence_span=reading.span(own.start, own.end),
    )
