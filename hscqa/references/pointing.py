"""The pointers of a document where they stand, each with the paper that the words around it name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.model import BlockKind, Span
from hscqa.references.citations import Citation, beside, of_bracket, of_notes, of_segment
from hscqa.references.grammar import Pointer, find_pointers
from hscqa.references.names import ADDRESS
from hscqa.references.places import LABELLED_BY_OPENING
from hscqa.references.streams import WHOLES
from hscqa.structure.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hscqa.model import Block, Document
    from hscqa.references.names import Names
    from hscqa.structure.reading import Reading

BRACKET = re.compile(r"\((?:[^()]|\([^()]*\))*\)")
"""A bracket and the brackets inside it."""


@dataclass(frozen=True, slots=True)
class Pointing:
    """One place that a block names, such as `proposal 1 (iii), p.7`."""

    block: Block
    reading: Reading
    """Of the block."""
    within: Span
    """Where it stands in the reading."""
    pointers: tuple[Pointer, ...]
    """More than one where a place is told twice (`para 33, p.34`); none where only a work is named."""
    cited: Citation | None
    """None where no paper is named: then the paper itself is meant, if it has such a place."""

    @property
    def written(self) -> str:
        """The place as written."""
        return self.reading.text[self.within.start : self.within.end]

    @property
    def span(self) -> Span:
        """Where it stands in the paper's text."""
        return self.reading.span(*self.within)

    @property
    def sentence(self) -> Span:
        """The sentence of the reading that it stands in."""
        return sentence_at(self.reading, self.within.start)


def sentence_at(reading: Reading, at: int) -> Span:
    """Give the sentence at a place of a reading; a bracket that stands after a full stop belongs to what it follows."""
    spans = list(reading.sentences())
    for number, span in enumerate(spans):
        if span.start <= at < span.end:
            follows = number and reading.text[span.start] == "("
            return Span(spans[number - 1].start if follows else span.start, span.end)
    return Span(0, len(reading.text))


def find_pointings(document: Document, names: Names) -> tuple[Pointing, ...]:
    """Find every place that a document names, in order; works that a footnote only names come with no pointer."""
    cited = of_notes(document.blocks, names, document.paper)
    found: list[Pointing] = []
    for block in document.blocks:
        is_note = block.kind is BlockKind.FOOTNOTE
        chains = list(_chains(block.reading, has_label=block.kind in LABELLED_BY_OPENING))
        if block.kind in WHOLES or not (chains or is_note or names.ids.search(block.reading)):
            continue
        reading = read(document.paper.text, block.slices)
        for chain in chains:
            within = Span(chain[0].span.start, chain[-1].span.end)
            if is_note:
                segment = reading.text[: within.end].rpartition(";")[2]
                by = of_segment(segment, names, document.paper) or cited.get(block.id)
            else:
                by = _around(reading, chain[0], names, document)
            found.append(Pointing(block, reading, within, chain, by))
        found += _ids(block, reading, names)
        if is_note and not chains and (by := cited.get(block.id)):
            found.append(Pointing(block, reading, Span(0, len(reading.text)), (), by))
    return tuple(found)


def _chains(text: str, *, has_label: bool) -> Iterator[tuple[Pointer, ...]]:
    """Put pointers together that tell one place: a page after another place, or two with nothing between.

    A label that the text opens with is no pointer; neither is what stands in an address.
    """
    addresses = [match.span() for match in ADDRESS.finditer(text)]
    chain: list[Pointer] = []
    for pointer in find_pointers(text):
        if any(start <= pointer.span.start < end for start, end in addresses) or (has_label and not pointer.span.start):
            continue
        gap = text[chain[-1].span.end : pointer.span.start] if chain else "."
        told_twice = pointer.kind == "page" and not gap.strip(" ,")
        if not (told_twice or not gap.strip()):
            if chain:
                yield tuple(chain)
            chain = []
        chain.append(pointer)
    if chain:
        yield tuple(chain)


def _ids(block: Block, reading: Reading, names: Names) -> Iterator[Pointing]:
    """Find the places that are named by their id, as exports name them (`PAPER:2.iii`)."""
    for match in names.ids.finditer(reading.text):
        within = Span(*match.span())
        pointer = Pointer("id", (match.group(),), within, match.group())
        yield Pointing(block, reading, within, (pointer,), Citation((match["paper"],), match["paper"]))


def _around(reading: Reading, pointer: Pointer, names: Names, document: Document) -> Citation | None:
    """Give whom the words around a pointer in running text name: in its bracket, right after or right before it."""
    for bracket in BRACKET.finditer(reading.text):
        if bracket.start() <= pointer.span.start < bracket.end() and (
            cited := of_bracket(bracket.group(), names, document.paper)
        ):
            return cited
    return beside(reading.text, pointer, names, document.paper)
