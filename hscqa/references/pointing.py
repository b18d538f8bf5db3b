"""The pointers of a document where they stand, each with the paper that the words around it name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.model import BlockKind, Span
from hscqa.references.around import around, points_at_itself, points_back, points_to_another
from hscqa.references.citations import Citation, last_named, of_notes, of_segment
from hscqa.references.families import DIVISIONS
from hscqa.references.grammar import Pointer, find_pointers
from hscqa.references.names import ADDRESS
from hscqa.references.namings import find_namings
from hscqa.references.outside import IBID
from hscqa.references.places import LABELLED_BY_OPENING, opening_key
from hscqa.references.streams import WHOLES
from hscqa.structure.reading import read

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from hscqa.model import Block, Document
    from hscqa.references.names import Names
    from hscqa.structure.reading import Reading

_OF = re.compile(r"\s*,?\s*(?:of|in|to)\s+(?:the\s+)?")
"""What joins a place to the division of the paper that holds it."""
_LISTED = re.compile(r"[;,\s]*(?:(?:see|and|also|at|or)\s+)*")
"""What stands between the places of one list."""
_CONTENTS = re.compile(r"(?:(?!(?<=\w\w)[.!?]\s).){1,400}\D\d{1,4}")
"""A line of a table of contents: no sentence, and a page at its end."""
_PLURAL = re.compile(r"(?i:ies|[a-z]s)\s+\d{1,4}")


@dataclass(frozen=True, slots=True)
class Pointing:
    """One place that a block names, such as `proposal 1 (iii), p.7`."""

    block: Block
    reading: Reading
    """Of the block."""
    within: Span
    """Where it stands in the reading."""
    pointers: tuple[Pointer, ...]
    """More than one where a place is told twice (`para 33, p.34`) or with its division (`paragraph 4 of Annex A`); none
    where only a work is named."""
    cited: Citation | None
    """None where no paper is named: then the paper itself is meant, if it has such a place."""
    is_own: bool = False
    """Whether the words say that the place is the paper's own (`above`, `of this report`)."""
    earlier: Citation | None = None
    """The paper that the same paragraph names last before it; None where it names none."""

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
    """Find every place that a document names, in order, and every paper that it names without a place."""
    cited = of_notes(document.blocks, names, document.paper)
    found: list[Pointing] = []
    last: Citation | None = None
    known: set[str] = set()
    for number, block in enumerate(document.blocks):
        if block.kind in WHOLES:
            continue
        if number and block.headings != document.blocks[number - 1].headings:
            last = None
        if block.kind is BlockKind.FOOTNOTE:
            found += _in_note(block, names, document, cited.get(block.id))
        else:
            here = list(_in_text(block, names, document, last, known))
            known |= {one.cited.name for one in here if one.cited and _is_short_name(one.cited)}
            found += sorted(here, key=_place)
            last = last_named(block.reading, names, document.paper) or last
    return tuple(found)


def _in_note(block: Block, names: Names, document: Document, by: Citation | None) -> Iterator[Pointing]:
    """Find the places that a footnote names, or only the work that it names."""
    reading = read(document.paper.text, block.slices)
    chains = list(_chains(reading.text, has_label=False))
    for chain in chains:
        within = _hull(chain)
        own = points_at_itself(reading.text, chain[-1])
        segment = reading.text[: within.end].rpartition(";")[2]
        cited = None if own else of_segment(segment, names, document.paper) or by
        yield Pointing(block, reading, within, chain, cited, is_own=own)
    yield from _ids(block, reading, names)
    if not chains and by:
        yield Pointing(block, reading, Span(0, len(reading.text)), (), by)


def _in_text(
    block: Block, names: Names, document: Document, last: Citation | None, known: Collection[str]
) -> Iterator[Pointing]:
    """Find the places and works that running text names.

    `last` is the paper that was named last before it, `known` are names of works outside the corpus that were cited.
    """
    text = block.reading
    if not (find_pointers(text) or names.ids.search(text) or find_namings(text, known, names, document.paper)):
        return
    reading = read(document.paper.text, block.slices)
    places = list(_places(block, reading, names, document, last))
    yield from places
    yield from _ids(block, reading, names)
    told = [(place.sentence, place.cited) for place in places]
    namings = find_namings(reading.text, known, names, document.paper) if block.kind is not BlockKind.HEADING else ()
    for span, cited in namings:
        sentence = sentence_at(reading, span.start)
        if not any(other == sentence and by and _is_same(by, cited) for other, by in told):
            told.append((sentence, cited))
            yield Pointing(block, reading, span, (), cited)


def _places(
    block: Block, reading: Reading, names: Names, document: Document, last: Citation | None
) -> Iterator[Pointing]:
    """Find the places that running text names, each with the paper that is named with it."""
    text, paper = reading.text, document.paper
    before: Pointing | None = None
    for chain in _chains(text, has_label=block.kind in LABELLED_BY_OPENING or bool(opening_key(block))):
        earlier = last_named(text[: chain[0].span.start], names, paper)
        cited = around(text, chain[-1], names, paper) or around(text, chain[0], names, paper)
        own = cited is None and any(points_at_itself(text, pointer) for pointer in chain)
        if cited is None and not own and points_back(text, chain[0]):
            cited = earlier or last or (Citation((), IBID) if points_to_another(text, chain[0]) else None)
        elif cited is None and not own and before and _LISTED.fullmatch(text, before.within.end, chain[0].span.start):
            cited, own = before.cited, before.is_own
        before = Pointing(block, reading, _hull(chain), chain, cited, own, earlier)
        yield before


def _is_same(one: Citation, other: Citation) -> bool:
    """Whether two citations name one work."""
    return one.papers[:1] == other.papers[:1] and bool(one.papers or one.name in other.name or other.name in one.name)


def _is_short_name(cited: Citation) -> bool:
    """Whether a work outside the corpus is cited by a name that a text may go on using, such as its author's."""
    return not cited.papers and cited.name.isalpha() and cited.name != IBID


def _chains(text: str, *, has_label: bool) -> Iterator[tuple[Pointer, ...]]:
    """Put pointers together that tell one place: with its page, with its division, or with nothing between them.

    A label that the text opens with is no pointer; neither is what stands in an address, nor the page at the end of a
    line of a table of contents.
    """
    addresses = [match.span() for match in ADDRESS.finditer(text)]
    chain: list[Pointer] = []
    for pointer in find_pointers(text):
        if any(start <= pointer.span.start < end for start, end in addresses) or (has_label and not pointer.span.start):
            continue
        if _is_page_of_contents(pointer, text):
            continue
        if chain and not _is_one_place(chain[-1], text[chain[-1].span.end : pointer.span.start], pointer):
            yield tuple(chain)
            chain = []
        chain.append(pointer)
    if chain:
        yield tuple(chain)


def _is_page_of_contents(pointer: Pointer, text: str) -> bool:
    """Whether a pointer is only the line of a table of contents: `Recommendations 67`, or `Conclusion 2.19 15`."""
    if not _CONTENTS.fullmatch(text):
        return False
    if pointer.span.end == len(text):
        return bool(_PLURAL.search(pointer.text)) and len(pointer.numbers) == 1
    return pointer.span.start == 0 and text[pointer.span.end :].strip().isdigit()


def _is_one_place(first: Pointer, gap: str, second: Pointer) -> bool:
    """Whether two pointers with `gap` between them tell one place."""
    if not gap.strip():
        return True
    is_listed = gap.strip(" ,(") == ""
    if "page" in {first.kind, second.kind}:
        return is_listed and first.kind != second.kind
    inner, outer = (second, first) if is_listed else (first, second)
    is_inside = outer.kind in DIVISIONS and inner.kind not in DIVISIONS and len(outer.numbers) == 1
    return is_inside and (gap.strip() == "," or bool(_OF.fullmatch(gap)))


def _place(pointing: Pointing) -> Span:
    return pointing.within


def _hull(chain: Sequence[Pointer]) -> Span:
    return Span(chain[0].span.start, chain[-1].span.end)


def _ids(block: Block, reading: Reading, names: Names) -> Iterator[Pointing]:
    """Find the places that are named by their id, as exports name them (`PAPER:2.iii`)."""
    for match in names.ids.finditer(reading.text):
        within = Span(*match.span())
        pointer = Pointer("id", (match.group(),), within, match.group())
        yield Pointing(block, reading, within, (pointer,), Citation((match["paper"],), match["paper"]))
