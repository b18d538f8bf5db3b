"""Logical lines to marked pieces: what each one is by its own marks, before it has a place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from hscqa.model import Span
from hscqa.structure import families
from hscqa.structure.reading import SUPERSCRIPT, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hscqa.structure.lines import Line

LONGEST_HEADING = 130
"""Characters; longer lines are sentences."""
_RAISED = str.maketrans(SUPERSCRIPT, "0123456789")
_WH = re.compile(r"^(?:why|what|how|who|when|where|which|is|are|do|does|can)\b.{3,90}\?$", re.IGNORECASE)
_OPEN_END = re.compile(r"[.!?:;)\]\"”’*]$")


@dataclass(slots=True)
class Piece:
    """A line, or several that a page break had cut, and what its marks say it is."""

    kind: str
    """`footnote`, `statement`, `timescale`, `source`, `box`, `top`, `bullet`, `letter`, `roman`, `numbered`, `row`, `line`."""
    slices: list[Span]
    """Where its own words stand, without the mark."""
    text: str
    """The words of the first slice as written."""
    indent: int
    blanks: int
    number: str = ""
    """The mark's number as written; '' where it has none."""
    mark: str = ""
    """The bullet's character; '' elsewhere."""
    noun: str = ""
    key: str = ""
    cells: list[Span] = field(default_factory=list)
    """For a row: where each cell stands."""
    heads: tuple[str, ...] = ()
    """For a row of a declared table: the column heads."""
    note: str = ""
    """For a row of a declared table: what a reader must know."""
    role: str = ""
    """What a later step made of it: `heading`, `entry`, `paragraph`, `heads`, `pair` (opens one) or `in pair`."""

    @property
    def words(self) -> str:
        """The piece's first slice, to be read."""
        return plain(self.text)

    @property
    def opens_list(self) -> bool:
        """Whether it ends in a colon, a footnote marker after it aside."""
        return self.words.endswith(":")

    @property
    def is_open(self) -> bool:
        """Whether its last words end without the punctuation of a sentence."""
        return not _OPEN_END.search(self.words)

    @property
    def could_be_heading(self) -> bool:
        """Whether its own shape allows a heading: short, begun with a capital, no stop at its end."""
        words = self.words
        if self.kind != "line" or len(words) > LONGEST_HEADING or families.NEVER_HEADING.match(words):
            return False
        if families.DATE.match(words) or families.FACT.match(words) or families.ADDRESS.search(words):
            return False
        first = next((c for c in words if c.isalnum()), "")
        if not first.isupper():
            return False
        return bool(_WH.match(words)) or not re.search(r"[.,:;!?]$", words)


def classify(lines: list[Line]) -> list[Piece]:
    """Tell each logical line by its marks."""
    return [_piece(line) for line in lines]


def _piece(line: Line) -> Piece:
    """Tell one line by the first pattern of the table that fits it."""
    if families.FACT.match(line.text):
        return Piece("line", [line.span], line.text, line.indent, line.blanks)
    for kind, match, number in _marks(line.text):
        piece = _after(line, kind, match.end())
        piece.number = number
        if kind == "footnote":
            piece.number = footnote_number(number)
        if kind == "bullet":
            piece.mark = match.group("mark")
            _take_inner_number(piece)
        if kind == "box":
            piece.noun = match.group("label")
            piece.slices, piece.text = [line.span], line.text
        if kind == "timescale":
            piece.mark = match.group()
        return piece
    return _unmarked(line)


def _marks(text: str) -> Iterator[tuple[str, re.Match[str], str]]:
    """Give the marks that fit, the most telling first, each with its number."""
    if match := families.FOOTNOTE.match(text):
        yield "footnote", match, match.group("raised") or match.group("named")
    for kind, pattern in (("timescale", families.TIMESCALE), ("source", families.SOURCE), ("box", families.BOX)):
        if match := pattern.match(text):
            yield kind, match, ""
    for index, family in enumerate(families.STATEMENTS):
        if match := family.pattern.match(text):
            yield f"statement{index}", match, match.group("number")
    if match := families.BULLET.match(text):
        yield "bullet", match, ""
    if match := families.LETTER_ITEM.match(text):
        yield "letter", match, match.group("number") or match.group("bare")
    if match := families.ROMAN_ITEM.match(text):
        yield "roman", match, match.group("number")
    for pattern in (families.DOTTED, families.NUMBERED):
        if match := pattern.match(text):
            yield "numbered", match, match.group("number")


def _after(line: Line, kind: str, length: int) -> Piece:
    """Make the piece that stands after a mark of this length."""
    span = Span(line.span.start + length, line.span.end)
    piece = Piece(kind, [span], line.text[length:], line.indent, line.blanks)
    if kind.startswith("statement"):
        family = families.STATEMENTS[int(kind.removeprefix("statement"))]
        match = family.pattern.match(line.text)
        piece.kind, piece.noun, piece.key = "statement", family.noun, family.key
        if match and "item" in match.groupdict():
            piece.mark = match.group("item")
    return piece


def footnote_number(marker: str) -> str:
    """Read a raised number; one that is set twice (`¹²¹²`) is read once."""
    digits = marker.translate(_RAISED)
    half = len(digits) // 2
    if len(digits) > 2 and len(digits) % 2 == 0 and digits[:half] == digits[half:]:
        return digits[:half]
    return digits


def _take_inner_number(piece: Piece) -> None:
    """Read `- i. Note …` as the entry i of its list."""
    match = families.ROMAN_ITEM.match(piece.text)
    if match:
        start, end = piece.slices[0]
        piece.number = match.group("number")
        piece.slices = [Span(start + match.end(), end)]
        piece.text = piece.text[match.end() :]


def _unmarked(line: Line) -> Piece:
    """Tell a division, a row of cells or a plain line."""
    piece = Piece("line", [line.span], line.text, line.indent, line.blanks)
    if "\t" in line.text:
        return replace(piece, kind="row", cells=_cells(line))
    match = families.TOP.match(line.text)
    if match and len(line.text) <= LONGEST_HEADING and not re.search(r"[.;,]$|\b(?:has|is|sets|lists|summarises)\b", line.text):
        return replace(piece, kind="top", noun=match.group("label"), mark=match.group("rest"))
    if line.indent and line.text and line.blanks == 0:
        piece.mark = "indent"
    return piece


def _cells(line: Line) -> list[Span]:
    """Cut a tabbed line into its cells."""
    cells = []
    for match in re.finditer(r"[^\t]+", line.text):
        words = match.group().strip()
        if words:
            start = line.span.start + match.start() + match.group().index(words[0])
            cells.append(Span(start, start + len(words)))
    return cells
