"""Footnotes tied to the sentences that carry their markers."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from hscqa.model import Block, BlockKind, Note, Paper, Span
from hscqa.structure.numbers import note_numbers
from hscqa.structure.reading import MARKER, RAISED, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hscqa.structure.reading import Reading

NEVER_CARRY = frozenset({BlockKind.FOOTNOTE, BlockKind.BOX, BlockKind.PAIR})
"""Blocks whose markers are no running text's, or are found in the blocks inside them."""


def notes(paper: Paper, blocks: Sequence[Block]) -> tuple[Note, ...]:
    """Tie every footnote to each sentence that carries its marker, in the order of the markers.

    A marker whose number no footnote has is left alone: it may be an exponent.
    """
    bodies: dict[int, list[Block]] = {}
    for block in blocks:
        if block.kind is BlockKind.FOOTNOTE:
            bodies.setdefault(int(block.label.removeprefix("note ")), []).append(block)
    if not bodies:
        return ()
    found: list[Note] = []
    for block in blocks:
        if block.kind not in NEVER_CARRY:
            found += _notes_of(block, paper, bodies)
    return tuple(found)


def _notes_of(block: Block, paper: Paper, bodies: dict[int, list[Block]]) -> Iterator[Note]:
    """Tie the markers of one block."""
    for marker, numbers in _markers(paper.text, block):
        number = next((number for number in numbers if number in bodies), None)
        reading = read(paper.text, block.slices)
        if number is not None and reading.text:
            yield _note(block, reading, _nearest(bodies[number], marker), marker, number)


def _nearest(bodies: list[Block], marker: Span) -> Block:
    """Take the first footnote after its marker: where chapters count anew, a number comes more than once."""
    place = bisect_left(bodies, marker.end, key=lambda body: body.span.start)
    return bodies[min(place, len(bodies) - 1)]


def _markers(text: str, block: Block) -> Iterator[tuple[Span, tuple[int, ...]]]:
    """Find the markers in a block's own slices, with the numbers that each may stand for."""
    for start, end in block.slices:
        for match in MARKER.finditer(text, start, end):
            digits = re.sub(r"\D", "", match.group().translate(RAISED))
            if digits:
                yield Span(match.start(), match.end()), note_numbers(digits)


def _note(block: Block, reading: Reading, body: Block, marker: Span, number: int) -> Note:
    """Find the sentence that a marker stands in, or right after."""
    place = sum(offset < marker.start for offset in reading.offsets) - 1
    spans = reading.sentences()
    own = next((span for span in spans if span.start <= max(place, 0) < span.end), spans[-1])
    return Note(
        block_id=body.id,
        number=number,
        body=body.reading,
        marker=marker,
        carrier_id=block.id,
        sentence=reading.text[own.start : own.end],
        sentence_span=reading.span(own.start, own.end),
    )
