"""How high a row of a workbook has to be, so that its wrapped texts are seen whole.

Spreadsheet programs measure letters; here they are counted, on the safe side. A row that comes out too high shows a
blank line, one that comes out too low hides words.
"""

from __future__ import annotations

import textwrap

HIGHEST = 409.0
"""Points: no row can be higher (Microsoft, Excel specifications and limits)."""

LEAST = 15.0
"""Points of a row without a text."""
_MARGIN = 2.5
"""Points above and below the lines."""
_LINE = 1.35
"""Points of a line for each point of its letters."""
_LETTERS = 10.5
"""Letters of one point on a column's unit of width, which is a digit of Arial at 10 points; counted a little wider than
those of running English are."""


def text_height(text: str, width: int, size: int) -> float:
    """Give the points that a text needs in a column of a width in characters, in letters of so many points."""
    return max(LEAST, _lines(text, max(1, int(width * _LETTERS / size))) * size * _LINE + _MARGIN)


def _lines(text: str, letters: int) -> int:
    """Count the lines of a text that is wrapped at so many letters; an empty line counts."""
    return sum(
        1 if len(line) <= letters else max(1, len(textwrap.wrap(line, letters, break_on_hyphens=False)))
        for line in text.split("\n")
    )
