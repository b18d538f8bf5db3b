"""Lines of text for a terminal: what they say, and in which tone."""

from __future__ import annotations

import textwrap
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from hscqa.export.visible import one_line, visible

if TYPE_CHECKING:
    from collections.abc import Iterable

NARROWEST = 20
"""Columns below which nothing is wrapped any more: a word a line helps nobody."""


class Tone(Enum):
    """How a line is meant; a terminal may colour by it, and without colour nothing is lost."""

    BODY = auto()
    HEAD = auto()
    FAINT = auto()
    GOOD = auto()
    BAD = auto()


class Line(NamedTuple):
    """One line without its line end, safe for a terminal."""

    text: str
    tone: Tone = Tone.BODY


BLANK = Line("")


def plain(lines: Iterable[Line]) -> str:
    """Give the lines as one string, each ended by a newline."""
    return "".join(f"{line.text}\n" for line in lines)


def wrap(text: str, width: int, *, first: str = "", indent: str | None = None, tone: Tone = Tone.BODY) -> list[Line]:
    """Wrap a text to `width` columns after making its control characters visible; '' gives no line.

    `first` opens the first line and `indent` every other one (None: spaces as wide as `first`).
    A word longer than a line is kept whole, so that ids and addresses can be copied.
    """
    inner = " " * len(first) if indent is None else indent
    wrapped = textwrap.wrap(
        one_line(text),
        max(width, NARROWEST),
        initial_indent=first,
        subsequent_indent=inner,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [Line(line, tone) for line in wrapped]


def clipped(text: str, width: int) -> str:
    """Give the text on one line, at most `width` columns; an ellipsis says that words are missing."""
    whole = one_line(text)
    return whole if len(whole) <= width else f"{whole[: max(width - 1, 0)].rstrip()}…"


def columns(rows: Iterable[tuple[str, ...]], *, gap: str = "  ") -> list[str]:
    """Set rows of cells in columns as wide as their widest cell; the last one is not padded."""
    cells = [tuple(visible(cell) for cell in row) for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return [gap.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells]
