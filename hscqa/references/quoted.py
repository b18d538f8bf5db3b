"""The quotations of a document, each with whom the text quotes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hscqa.model import BlockKind, Span
from hscqa.references.around import BRACKET
from hscqa.references.citations import of_bracket, without_pointers
from hscqa.references.claims import Claimed, Claims
from hscqa.references.marks import stray
from hscqa.references.quotations import SHORTEST, Marked, count_words, in_block, may_quote, unnumbered, whole_block
from hscqa.references.setoff import set_off
from hscqa.references.streams import WHOLES
from hscqa.structure.reading import Reading, read

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hscqa.model import Block, Document
    from hscqa.references.names import Names
    from hscqa.references.pointing import Pointing
    from hscqa.references.resolve import Resolution

REACH = 6
"""Blocks of running text over which a quotation may go on."""
_PASSED = frozenset({BlockKind.FOOTNOTE, BlockKind.HEADING, *WHOLES})
"""Blocks that stand between the parts of a quotation that a page break cuts: notes, and the page's head."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation that is to be checked."""

    document: Document
    block: Block
    """The one that it begins in."""
    marked: Marked
    span: Span
    """Of its words, in the paper's text."""
    claimed: Claimed

    @property
    def words(self) -> str:
        """The words to be looked up."""
        return unnumbered(self.marked.text)


def find_quoted(
    document: Document,
    pointings: Sequence[Pointing],
    names: Names,
    find: Callable[[Pointing], Resolution],
    spans: Sequence[Span] = (),
) -> tuple[Quoted, ...]:
    """Find the quotations of a document, in order; a block that begins in one of `spans` is one as a whole.

    `find` looks up a place that no paper is named with.
    """
    claims = Claims(document, pointings, names, find)
    whole = {block.id for block in set_off(document, names, spans)}
    found: list[Quoted] = []
    end = 0
    for block in document.blocks:
        if block.kind in WHOLES or not (block.id in whole or may_quote(block.text)):
            continue
        reading, marked = in_block(document.paper, block)
        if block.id in whole and not _is_covered(marked):
            marked = whole_block(reading, _told_at_end(reading, names, document))
        joined = _joined(document, block, reading, claims)
        for number, one in enumerate(marked):
            span = reading.span(*one.inner)
            is_part = (joined and span.end > joined.span.start) or (span.start < end and block.kind not in _PASSED)
            if not is_part:
                found.append(Quoted(document, block, one, span, claims.of(block, reading, marked, number)))
        if joined:
            found.append(joined)
            end = joined.span.end
    return _shared(found, spans)


def _is_covered(marked: Sequence[Marked]) -> bool:
    """Whether marks of a block that is set off say themselves what of it is quoted."""
    return bool(marked) and marked[0].outer.start == 0


def _told_at_end(reading: Reading, names: Names, document: Document) -> int:
    """Give where the bracket that names the source of a block begins, or else where the block ends."""
    last = list(BRACKET.finditer(reading.text))[-1:]
    if not last or reading.text[last[0].end() :].strip(" ."):
        return len(reading.text)
    is_told = of_bracket(last[0].group(), names, document.paper) or not count_words(without_pointers(last[0].group()))
    return last[0].start() if is_told else len(reading.text)


def _shared(found: Sequence[Quoted], spans: Sequence[Span]) -> tuple[Quoted, ...]:
    """Let the paragraphs of one block quotation share the line of its source, which stands under the last."""
    shared: list[Quoted] = []
    for one in reversed(found):
        below = shared[-1] if shared else one
        ends = [end for start, end in spans if start <= one.block.span.start < end]
        is_told = (
            below.claimed.is_sure and not one.claimed.is_sure and any(below.block.span.start < end for end in ends)
        )
        shared.append(replace(one, claimed=below.claimed) if is_told else one)
    return tuple(reversed(shared))


def _joined(document: Document, block: Block, reading: Reading, claims: Claims) -> Quoted | None:
    """Give the quotation that opens in a block and closes in a later one; None where none does."""
    _, opening = stray(reading.text)
    if opening is None or block.kind in _PASSED:
        return None
    is_led = not reading.text[:opening].strip() or reading.text[:opening].rstrip().endswith(":")
    slices = _between(block.slices, reading.offsets[opening] + 1, block.span.end)
    following = (other for other in document.blocks[block.ordinal + 1 :] if other.kind not in _PASSED)
    for _, other in zip(range(REACH), following, strict=False):
        part = read(document.paper.text, other.slices)
        reopens = part.text.startswith("“")
        closing, again = stray(part.text[reopens:])
        if again is not None or (reopens and not is_led):
            return None
        if closing is None:
            slices += other.slices
            continue
        end = closing + reopens
        slices += _between(other.slices, other.span.start, part.offsets[end])
        words = read(document.paper.text, slices)
        if count_words(words.text) < SHORTEST:
            return None
        tail = Marked(part.text[:end], Span(0, end), Span(0, end + 1))
        head = Marked(words.text, Span(opening, len(reading.text)), Span(opening, len(reading.text)))
        claimed = claims.after(other, part, [tail], 0) or claims.named(block, reading, head)
        whole = Span(0, len(words.text))
        return Quoted(document, block, Marked(words.text, whole, whole), words.span(*whole), claimed)
    return None


def _between(slices: Sequence[Span], start: int, end: int) -> list[Span]:
    """Give what of some slices lies between two places of the paper."""
    cut = [Span(max(start, one.start), min(end, one.end)) for one in slices]
    return [one for one in cut if one.start < one.end]
