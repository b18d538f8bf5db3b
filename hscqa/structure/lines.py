"""A paper's text to logical lines: hard-wrapped lines joined, blank lines counted, offsets kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from hscqa.model import Span
from hscqa.structure.families import starts_piece
from hscqa.structure.labels import STATEMENTS

if TYPE_CHECKING:
    from collections.abc import Collection

WRAP_WIDTH = 120
"""A text whose lines nearly all end before this column may be hard-wrapped; longer lines are paragraphs."""
WRAPPED_SHARE = 0.25
"""How many of the line pairs without a blank between them must run on in mid-sentence to call a text wrapped."""
FEWEST = 3
"""How many such pairs there must be at least."""
NARROW = 0.7
"""A bullet's line that reaches this share of the width, with no stop at its end, goes on."""
PLAIN_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u202f", " "))
"""`Recommendation 7` is a label whatever space stands in it."""
RAGGED = 0.85
"""In a text with pages, set in letters of many widths, a line that reaches this share of the width is full."""
_ENDED = re.compile(r"[.!?:;][\"'”’)\]]*$")
_HANGING = re.compile(
    r"\b(?:in|of|to|and|or|under|with|from|by|for|see|the|on|as|paragraphs?|per|that)$", re.IGNORECASE
)
"""How a line ends that a label goes on from."""


@dataclass(frozen=True, slots=True)
class Line:
    """One logical line: a paragraph, bullet, heading or cell as the paper gives it."""

    span: Span
    """Without the white space around it; inner line ends of a wrapped text stand inside."""
    text: str
    """Its words, character for character, but every space in it is a plain one."""
    indent: int
    """Characters of white space before it."""
    blanks: int
    """Blank lines before it."""

    @property
    def ended(self) -> bool:
        """Whether it closes with the punctuation of a sentence, clause or lead-in."""
        return bool(_ENDED.search(self.text))


def cut(text: str, left_out: Collection[int] = (), *, paged: bool = False) -> list[Line]:
    """Cut a paper's text into logical lines; blank ones are only counted, and so are those that begin at `left_out`.

    `paged` says that the text was set on pages, where lines of the same width differ in their number of characters.
    """
    lines = _physical(text, left_out)
    if not lines or not _is_wrapped(lines):
        return lines
    return _unwrap(text, lines, RAGGED if paged else 1.0)


def _physical(text: str, left_out: Collection[int]) -> list[Line]:
    """Cut at line ends."""
    lines = []
    start = blanks = 0
    for raw in text.split("\n"):
        words = "" if start in left_out else raw.strip()
        if words:
            indent = len(raw) - len(raw.lstrip())
            span = Span(start + indent, start + indent + len(words))
            lines.append(Line(span, words.translate(PLAIN_SPACES), indent, blanks))
        blanks = 0 if words else blanks + 1
        start += len(raw) + 1
    return lines


def _is_wrapped(lines: list[Line]) -> bool:
    """Tell a hard-wrapped text from one whose lines are paragraphs."""
    lengths = sorted(len(line.text) + line.indent for line in lines)
    if lengths[int(0.95 * (len(lengths) - 1))] > WRAP_WIDTH:
        return False
    pairs = [(a, b) for a, b in pairwise(lines) if b.blanks == 0]
    running_on = sum(not a.ended and b.text[0].islower() for a, b in pairs)
    return running_on >= FEWEST and running_on / len(pairs) >= WRAPPED_SHARE


def _unwrap(text: str, lines: list[Line], ragged: float) -> list[Line]:
    """Join the lines that a fixed width has cut."""
    lengths = sorted(len(line.text) + line.indent for line in lines)
    width = lengths[int(0.9 * (len(lengths) - 1))]
    runs: list[list[Line]] = []
    for line in lines:
        if runs and _runs_on(runs[-1][0], runs[-1][-1], line, width, ragged):
            runs[-1].append(line)
        else:
            runs.append([line])
    return [_join(text, run) for run in runs]


def _join(text: str, run: list[Line]) -> Line:
    """Make one line of those that run on from one another."""
    span = Span(run[0].span.start, run[-1].span.end)
    return Line(span, text[span.start : span.end].translate(PLAIN_SPACES), run[0].indent, run[0].blanks)


def _runs_on(first: Line, last: Line, line: Line, width: int, ragged: float) -> bool:
    """Whether a physical line goes on where the one before was cut; `first` opened the logical line.

    A line that had room for the next one's first word was ended on purpose, but a bullet may be set narrower.
    """
    if line.blanks or (starts_piece(line.text) and not _is_cut_label(last, line)):
        return False
    first_word = line.text.split(maxsplit=1)[0]
    length = last.indent + len(last.text) + 1 + len(first_word)
    if last.ended:
        return length > width and not last.text.endswith(":")
    in_list = starts_piece(first.text) and last.indent + len(last.text) > NARROW * width
    return length > ragged * width or in_list or line.text[0].islower()


def _is_cut_label(last: Line, line: Line) -> bool:
    """Whether a label at the start of a line ends the sentence of the line before: `set out in`, `Recommendation 1`."""
    return bool(_HANGING.search(last.text)) and any(family.pattern.match(line.text) for family in STATEMENTS)
