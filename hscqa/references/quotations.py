"""Quotations in a paper: words between marks, or in italics, that a text gives as another's.

Shorter ones in marks are terms (`‘set-aside’`) and are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.model import BlockKind, Span
from hscqa.references.marks import MARK, pairs
from hscqa.structure.reading import Reading, read

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hscqa.model import Block, Paper

SHORTEST = 4
"""Words. What is shorter is a term, not a quotation."""
LONGEST_SMALL = 3
"""Letters of the words that a title may leave small (`and`, `to`)."""
TITLE_SHARE = 0.75
"""The share of a title's longer words that have a capital."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_ITALIC = re.compile(
    r"(?<![*\w\\])(?P<mark>\*|_)(?![*_\s])(?P<words>(?:(?!\n\s*\n)[^*_]){8,}?)(?<![\s*_])(?P=mark)(?![*_\w])"
)


_NUMBERED = re.compile(r"^\(?(?:\d{1,3}(?:\.\d{1,3})*|[ivx]{1,5}|[a-z])[.)]\s+(?=\w+\W+\w+\W+\w)")


@dataclass(frozen=True, slots=True)
class Marked:
    """Words that a text marks as another's."""

    text: str
    """The words between the marks, to be read."""
    inner: Span
    """Where the words stand in the reading, without the marks."""
    outer: Span
    """The same with the marks."""
    italic: bool = False
    """Whether italics alone mark it: such words may be an emphasis."""


def find_marked(text: str) -> tuple[Marked, ...]:
    """Find the quotations of a text by its marks, in order; one that stands inside another is part of it."""
    found: list[Marked] = []
    end = -1
    for outer in pairs(text):
        inner = _trim(text, outer)
        words = text[inner.start : inner.end]
        if outer.start >= end and count_words(words) >= SHORTEST:
            found.append(Marked(words, inner, outer))
            end = outer.end
    return tuple(found)


def may_quote(text: str) -> bool:
    """Whether a text as written has a mark of quotation or italics at all; most have none."""
    return bool(MARK.search(text) or "*" in text or "_" in text)


def in_block(paper: Paper, block: Block) -> tuple[Reading, tuple[Marked, ...]]:
    """Find a block's quotations in its reading; italics count in running text only, since headings are set in them."""
    reading = read(paper.text, block.slices)
    marked = find_marked(reading.text)
    if block.kind is BlockKind.HEADING:
        return reading, marked
    italics = [one for one in _italics(paper.text, block, reading) if not _overlaps(one, marked)]
    return reading, tuple(sorted((*marked, *italics), key=lambda one: one.outer.start))


def whole_block(reading: Reading, end: int) -> tuple[Marked, ...]:
    """Take a block up to `end` as one quotation, as a block quotation is; none where it is too short for one."""
    words = reading.text[:end].rstrip()
    everything = Span(0, len(words))
    return (Marked(words, everything, everything),) if count_words(words) >= SHORTEST else ()


def unnumbered(text: str) -> str:
    """Take the number off the front of a heading's or an entry's words: it is their mark, not one of them."""
    return _NUMBERED.sub("", text)


def count_words(text: str) -> int:
    """Count words; a hyphened compound is one."""
    return len(_WORD.findall(text))


def is_title_case(text: str) -> bool:
    """Whether words are set as a title is: most of the longer ones with a capital, and no sentence ends inside."""
    longer = [word for word in _WORD.findall(text) if len(word) > LONGEST_SMALL]
    capitals = sum(word[0].isupper() for word in longer)
    return bool(longer) and capitals >= TITLE_SHARE * len(longer) and not re.search(r"[.!?]\s", text)


def _italics(text: str, block: Block, reading: Reading) -> Iterable[Marked]:
    """Find runs of four words or more in italics alone."""
    for start, end in block.slices:
        for match in _ITALIC.finditer(text, start, end):
            first = bisect_left(reading.offsets, match.start("words"))
            last = bisect_left(reading.offsets, match.end("words"))
            words = reading.text[first:last]
            if count_words(words) >= SHORTEST:
                yield Marked(words, Span(first, last), Span(first, last), italic=True)


def _overlaps(one: Marked, others: Iterable[Marked]) -> bool:
    return any(one.outer.start < other.outer.end and other.outer.start < one.outer.end for other in others)


def _trim(text: str, outer: Span) -> Span:
    """Take the marks and the white space beside them off; a quotation that goes on has no closing mark."""
    start = outer.start + 1
    end = outer.end - 1 if MARK.match(text, outer.end - 1) else outer.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
