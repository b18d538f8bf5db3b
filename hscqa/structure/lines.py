"""A paper's text to logical lines: hard-wrapped lines joined, blank lines counted, offsets kept."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hscqa.model import Span
from hscqa.structure.families import starts_piece

WRAP_WIDTH = 120
"""A text whose lines nearly all end before this column may be hard-wrapped; longer lines are paragraphs."""
WRAPPED_SHARE = 0.25
"""How many of the line pairs without a blank between them must run on in mid-sentence to call a text wrapped."""
NARROW = 0.7
"""A bullet's line that reaches this share of the width, with no stop at its end, goes on."""
_ENDED = re.compile(r"[.!?:;][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One logical line: a paragraph, bullet, heading or cell as the paper gives it."""

    span: Span
    """Without the white space around it; inner line ends of a wrapped text stand inside."""
    text: str
    """`paper.text[span.start:span.end]`."""
    indent: int
    """Characters of white space before it."""
    blanks: int
    """Blank lines before it."""

    @property
    def ended(self) -> bool:
        """Whether it closes with the punctuation of a sentence, clause or lead-in."""
        return bool(_ENDED.search(self.text))


def cut(text: str) -> list[Line]:
    """Cut a paper's text into logical lines; blank ones are only counted."""
    lines = _physical(text)
    if not lines or not _is_wrapped(lines):
        return lines
    return _unwrap(text, lines)


def _physical(text: str) -> list[Line]:
    """Cut at line ends."""
    lines = []
    blanks = 0
    for match in re.finditer(r"[^\n]*", text):
        words = match.group().strip()
        if not words:
            blanks += match.group() != "" or (match.start() < len(text) and text[match.start()] == "\n")
            continue
        start = match.start() + match.group().index(words[0])
        indent = start - match.start()
        lines.append(Line(Span(start, start + len(words)), words, indent, blanks))
        blanks = -1 if match.end() < len(text) else 0
    return [Line(line.span, line.text, line.indent, max(0, line.blanks)) for line in lines]


def _is_wrapped(lines: list[Line]) -> bool:
    """Tell a hard-wrapped text from one whose lines are paragraphs."""
    lengths = sorted(len(line.text) + line.indent for line in lines)
    if lengths[int(0.95 * (len(lengths) - 1))] > WRAP_WIDTH:
        return False
    pairs = [(a, b) for a, b in zip(lines, lines[1:], strict=False) if b.blanks == 0]
    running_on = sum(not a.ended and b.text[0].islower() for a, b in pairs)
    return bool(pairs) and running_on / len(pairs) >= WRAPPED_SHARE


def _unwrap(text: str, lines: list[Line]) -> list[Line]:
    """Join the lines that a fixed width has cut."""
    lengths = sorted(len(line.text) + line.indent for line in lines)
    width = lengths[int(0.9 * (len(lengths) - 1))]
    joined = [lines[0]]
    last = lines[0]
    for line in lines[1:]:
        first = joined[-1]
        if _runs_on(first, last, line, width):
            span = Span(first.span.start, line.span.end)
            joined[-1] = Line(span, text[span.start : span.end], first.indent, first.blanks)
        else:
            joined.append(line)
        last = line
    return joined


def _runs_on(first: Line, last: Line, line: Line, width: int) -> bool:
    """Whether a physical line goes on where the one before was cut; `first` opened the logical line.

    A line that had room for the next one's first word was ended on purpose, but a bullet may be set narrower.
    """
    if line.blanks or starts_piece(line.text):
        return False
    first_word = line.text.split(maxsplit=1)[0]
    full = last.indent + len(last.text) + 1 + len(first_word) > width
    if last.ended:
        return full and not last.text.endswith(":")
    in_list = starts_piece(first.text) and last.indent + len(last.text) > NARROW * width
    return full or in_list or line.text[0].islower()
