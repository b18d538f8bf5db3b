"""A paper as one stream of folded words, each knowing where it stands and in which block.

Case, punctuation, dashes and white space are folded away; sentences that a page break cuts run on.
`longer-term`, `longer term` and `longerterm` are the same letters, so words are compared joined.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from hscqa.model import BlockKind, Span
from hscqa.structure.reading import read
from hscqa.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hscqa.model import Block, Document

_WORD = re.compile(r"[^\W_]+(?:['’ʼ\[\]]+[^\W_]+)*")
"""A run of letters and digits; an inner apostrophe, or the bracket of `[t]he`, does not part it."""
WHOLES = frozenset({BlockKind.BOX, BlockKind.PAIR})
"""Blocks whose words stand again in the blocks inside them."""
_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Words:
    """The folded words of a text and where each stands in it."""

    folded: tuple[str, ...]
    spans: tuple[Span, ...]
    at: tuple[int, ...]
    """Where each word begins in `joined`; one more entry for the end."""
    joined: str
    """All words without anything between them."""


def cut(text: str) -> Words:
    """Cut a text into folded words."""
    matches = list(_WORD.finditer(text))
    folded = [_NO_LETTER.sub("", fold(match.group())) for match in matches]
    return _words(folded, [Span(*match.span()) for match in matches])


def _words(folded: Sequence[str], spans: Iterable[Span]) -> Words:
    return Words(tuple(folded), tuple(spans), (0, *accumulate(map(len, folded))), "".join(folded))


@dataclass(frozen=True, slots=True)
class Stream:
    """The words of one paper in reading order; their spans point into the paper's text."""

    document: Document
    words: Words
    blocks: tuple[int, ...]
    """For each word, the place of its block in `document.blocks`."""

    @property
    def paper_id(self) -> str:
        """The paper it was made of."""
        return self.document.paper.id

    def run_at(self, joined: str, start: int) -> tuple[int, int] | None:
        """Give the first and last word of the run that spells `joined` from `start` on; None where none does.

        The run must begin and end with whole words of the paper.
        """
        if start < 0 or not joined or not self.words.joined.startswith(joined, start):
            return None
        first = bisect_left(self.words.at, start)
        last = bisect_left(self.words.at, start + len(joined))
        if self.words.at[first] != start or self.words.at[last] != start + len(joined):
            return None
        return first, last - 1

    def runs(self, joined: str, first: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
        """Give every run that spells `joined` among the words from `first` up to `end`, as first and last word."""
        at = self.words.at
        limit = at[-1] if end is None else at[min(end, len(at) - 1)]
        start = self.words.joined.find(joined, at[min(first, len(at) - 1)], limit) if joined else -1
        while start >= 0:
            if run := self.run_at(joined, start):
                yield run
            start = self.words.joined.find(joined, start + 1, limit)

    def span(self, first: int, last: int) -> Span:
        """Give the paper's span from word `first` to word `last`, both with."""
        return Span(self.words.spans[first].start, self.words.spans[last].end)

    def reading(self, first: int, last: int) -> str:
        """Give the words from `first` to `last` to be read: as written, without what a page break put between."""
        slices: list[Span] = []
        blocks = self.document.blocks
        for place in dict.fromkeys(self.blocks[first : last + 1]):
            start, end = self.span(first, last)
            slices += [Span(max(start, a), min(end, b)) for a, b in blocks[place].slices if a < end and b > start]
        return read(self.document.paper.text, slices).text


def stream(document: Document) -> Stream:
    """Read a document's blocks in order as one stream of words; what stands in a block's own parts is read there."""
    folded: list[str] = []
    spans: list[Span] = []
    places: list[int] = []
    for place, block in enumerate(document.blocks):
        reading = read(document.paper.text, block.slices)
        words = cut(reading.text)
        inside = _parts(block, document.blocks)
        for word, (start, end) in zip(words.folded, words.spans, strict=True):
            span = reading.span(start, end)
            if not any(a <= span.start < b for a, b in inside):
                folded.append(word)
                spans.append(span)
                places.append(place)
    return Stream(document, _words(folded, spans), tuple(places))


def _parts(block: Block, blocks: Sequence[Block]) -> list[Span]:
    """Give the slices of the blocks inside a whole (a box), whose words it holds as well; none for any other block."""
    if block.kind not in WHOLES:
        return []
    return [
        part
        for other in blocks[block.ordinal + 1 :]
        if block.span.start <= other.span.start < block.span.end
        for part in other.slices
    ]
