"""The quotations of a document, each with whom the text quotes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.references.claims import Claimed, Claims
from hscqa.references.quotations import Marked, in_block, may_quote, whole_block
from hscqa.references.streams import WHOLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hscqa.model import Block, Document, Span
    from hscqa.references.names import Names
    from hscqa.references.pointing import Pointing

_NUMBERED = re.compile(r"^\(?(?:\d{1,3}(?:\.\d{1,3})*|[ivx]{1,5}|[a-z])[.)]\s+(?=\w+\W+\w+\W+\w)")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation that is to be checked."""

    document: Document
    block: Block
    marked: Marked
    span: Span
    """Of its words, in the paper's text."""
    claimed: Claimed

    @property
    def words(self) -> str:
        """The words to be looked up: a number before a heading or entry is its mark, not one of its words."""
        return _NUMBERED.sub("", self.marked.text)


def find_quoted(
    document: Document, pointings: Sequence[Pointing], names: Names, set_off: Sequence[Span] = ()
) -> Iterator[Quoted]:
    """Find the quotations of a document, in order; a block that begins in `set_off` is one as a whole."""
    claims = Claims(document, pointings, names)
    for block in document.blocks:
        if block.kind in WHOLES:
            continue
        is_set_off = any(start <= block.span.start < end for start, end in set_off)
        if not (is_set_off or may_quote(block.text)):
            continue
        reading, marked = in_block(document.paper, block)
        if is_set_off:
            marked = whole_block(reading)
        for number, one in enumerate(marked):
            yield Quoted(document, block, one, reading.span(*one.inner), claims.of(block, reading, marked, number))
