"""The quotations of a document, each with whom the text quotes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.references.claims import Claimed, Claims
from hscqa.references.quotations import Marked, in_block, whole_block
from hscqa.references.streams import WHOLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hscqa.model import Block, Document, Span
    from hscqa.references.names import Names
    from hscqa.references.pointing import Pointing


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation that is to be checked."""

    document: Document
    block: Block
    marked: Marked
    span: Span
    """Of its words, in the paper's text."""
    claimed: Claimed


def find_quoted(
    document: Document, pointings: Sequence[Pointing], names: Names, set_off: Sequence[Span] = ()
) -> Iterator[Quoted]:
    """Find the quotations of a document, in order; a block that begins in `set_off` is one as a whole."""
    claims = Claims(document, pointings, names)
    for block in document.blocks:
        if block.kind in WHOLES:
            continue
        reading, marked = in_block(document.paper, block)
        if any(start <= block.span.start < end for start, end in set_off):
            marked = whole_block(reading)
        for number, one in enumerate(marked):
            yield Quoted(document, block, one, reading.span(*one.inner), claims.of(block, reading, marked, number))
