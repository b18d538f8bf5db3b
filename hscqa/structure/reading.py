"""Slices of a paper to words that can be read, with the way back to every character.

Line ends (after a hyphen, without a space) and page breaks go, and so do emphasis marks, escapes and footnote markers;
each character that stays knows its offset in the paper.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from sentencex import get_sentence_boundaries

from hscqa.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹"
RAISED = str.maketrans(SUPERSCRIPT, "0123456789")
"""Superscript digits to plain ones."""
_MARKER = rf"(?<!\bm)(?<!\b[ckm]m)[{SUPERSCRIPT}]+|\[\^\w+\]"
MARKER = re.compile(_MARKER)
"""A footnote's marker in running text: superscript digits, or Markdown's `[^7]`; `m²` and `km²` are units."""

_DROPPED = re.compile(
    rf"(?P<marker>{_MARKER})"
    r"|(?P<open>\[(?=[^\[\]\n]+\]\((?:\#|https?:)))"  # a Markdown link: its words stay, brackets and target go
    r"|(?P<link>\]\((?:\#|https?:)[^()\s]*\))"
    r"|(?P<escape>\\(?=[\\()\[\]*_#.!<>`~-]))"
    r"|(?P<emphasis>(?!(?<=\d)\*\d)(?:(?<!\\)\*{1,3}(?=\S)|(?<=[^\s\\])\*{1,3}))"  # in `3*4` it multiplies
    r"|(?P<wrap>(?<=\w-)[ \t]*\n[ \t]*(?=[a-z])(?!(?:and|or|nor|to)\b))"  # `whole-` and `system` on the next line
    r"|(?P<angle><(?=https?:)|(?<=[\w/])>(?=[\s,.;)]|$))",
)
_ABBREVIATION = re.compile(r"\b(?:paras?|pp?|figs?|nos?|ss?|ch|vol|rec|recs|approx|art)\.$", re.IGNORECASE)
"""What a full stop after does not end a sentence when a number follows."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Words to be read and where each of their characters stands."""

    text: str
    offsets: tuple[int, ...]
    """One offset into the paper for each character of `text`."""

    def span(self, start: int, end: int) -> Span:
        """Give the paper's span of `text[start:end]`; the run must not be empty."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def sentences(self) -> tuple[Span, ...]:
        """Cut the reading into sentences: spans into `text`, without the white space around them."""
        return sentences(self.text)


def read(paper_text: str, slices: Iterable[Span]) -> Reading:
    """Read slices of a paper as one run of words, in order; the space between two stands where the first ends."""
    characters: list[str] = []
    offsets: list[int] = []
    before = 0
    for start, end in slices:
        if characters and characters[-1] != " ":
            characters.append(" ")
            offsets.append(before)
        before = end
        for offset in _kept(paper_text, start, end):
            character = paper_text[offset]
            if character.isspace() or character == "\u200b":
                if not characters or characters[-1] == " ":
                    continue
                character = " "
            characters.append(character)
            offsets.append(offset)
    while characters and characters[-1] == " ":
        characters.pop()
        offsets.pop()
    return Reading("".join(characters), tuple(offsets))


@lru_cache(maxsize=10_000)
def plain(text: str) -> str:
    """Read a text that stands alone; only the words are wanted, and each step of the outline asks for the same."""
    return read(text, [Span(0, len(text))]).text


def _kept(text: str, start: int, end: int) -> Iterable[int]:
    """Give the offsets that stay when marks and markers are taken out of a slice."""
    position = start
    for match in _DROPPED.finditer(text, start, end):
        yield from range(position, match.start())
        position = match.end()
    yield from range(position, end)


def sentences(text: str) -> tuple[Span, ...]:
    """Cut a text into sentences: spans without the white space around them, in order."""
    spans: list[Span] = []
    for boundary in get_sentence_boundaries("en", text):
        start, end = boundary["start_index"], boundary["end_index"]
        piece = text[start:end]
        start += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        if end <= start:
            continue
        if spans and text[start].isdigit() and _ABBREVIATION.search(text, spans[-1].start, spans[-1].end):
            start = spans.pop().start
        spans.append(Span(start, end))
    return tuple(spans)


def last_sentence(text: str) -> str:
    """Give the last sentence of a text, '' for none."""
    spans = sentences(text)
    return text[spans[-1].start : spans[-1].end] if spans else ""


def hull(slices: Sequence[Span]) -> Span:
    """Give the span from the first slice's start to the last one's end."""
    return Span(slices[0].start, slices[-1].end)
