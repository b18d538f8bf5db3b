"""Logical lines to marked pieces: what each one is by its own marks, before it has a place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from hscqa.model import Span
from hscqa.structure import families
from hscqa.structure.labels import STATEMENTS
from hscqa.structure.reading import RAISED, plain

if TYPE_CHECKING:
    from hscqa.structure.lines import Line

LONGEST_ENDING = 400
"""Characters in which the last words of a piece are looked for, with the marks and addresses around them."""
LONGEST_HEADING = 130
"""Characters; longer lines are sentences."""
MOST_NAMED = 20
"""Statements that one label may name as a range."""
_RANGE = re.compile(r"\s*(?:to\b|[-–])")
_WH = re.compile(r"^(?:why|what|how|who|when|where|which|is|are|do|does|can)\b.{3,90}\?$", re.IGNORECASE)
_MARKS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("footnote", families.FOOTNOTE),
    ("timescale", families.TIMESCALE),
    ("owner", families.OWNER),
    ("source", families.SOURCE),
    ("box", families.BOX),
    *(("statement", family.pattern) for family in STATEMENTS),
    ("bullet", families.BULLET),
    ("letter", families.LETTER_ITEM),
    ("roman", families.ROMAN_ITEM),
    ("line", families.FACT),
    ("numbered", families.EMPHASISED),
    ("numbered", families.DOTTED),
    ("numbered", families.NUMBERED),
)
"""What a line can begin with, the most telling first."""
WHOLE = frozenset({"box", "line", "owner"})
"""Kinds that keep what they begin with among their words."""
_FAMILIES = {family.pattern: family for family in STATEMENTS}
_OPEN_END = re.compile(r"[.!?:;)\]\"”’*]$")


@dataclass(slots=True)
class Piece:
    """A line, or several that a page break had cut, and what its marks say it is."""

    kind: str
    """`footnote`, `statement`, `timescale`, `owner`, `source`, `box`, `top`, `bullet`, `letter`, `roman`, `numbered`,
    `row` or `line`; `restated` for a statement that the reply to an earlier one answers too."""
    slices: list[Span]
    """Where its own words stand, without the mark; with it where they stand on the next line."""
    text: str
    """The words of the first slice as written."""
    indent: int
    blanks: int
    number: str = ""
    """The mark's number as written; '' where it has none."""
    mark: str = ""
    """The bullet's character, a statement's `(iii)`, `indent` for a line set in, the `*` or `**` of a numbered sentence
    that is set apart as a whole, or what follows a division's label."""
    noun: str = ""
    """What its list or family calls it; the label of a box or division."""
    key: str = ""
    """What its id begins with, where its family says so."""
    section: re.Pattern[str] | None = None
    """For a statement: what the paper's title or a heading above must say."""
    written: str = ""
    """For a statement: its label as written."""
    label: str = ""
    """For a statement: how people name it, where noun and number are not enough."""
    run: int = -1
    """For a numbered piece: which of the paper's counts it belongs to; -1 outside."""
    is_inner: bool = False
    """For a heading: whether it stands inside the reply to a statement."""
    cells: list[Span] = field(default_factory=list)
    """For a row: where each cell stands."""
    heads: tuple[str, ...] = ()
    """For a row of a declared table: the column heads."""
    note: str = ""
    """For a row of a declared table: what a reader must know."""
    bare: bool = False
    """Whether its mark stands alone on the line; the next line has its words."""
    role: str = ""
    """What a later step made of it: `heading`, `entry`, `paragraph`, `heads`, `pair` (opens one) or `in pair`."""

    @property
    def words(self) -> str:
        """The piece's first slice, to be read."""
        return plain(self.text)

    @property
    def _ending(self) -> str:
        """Its last words, to be read: a long piece is not read whole to see how it ends."""
        return plain(self.text[-LONGEST_ENDING:])

    @property
    def has_words(self) -> bool:
        """Whether it has anything to read beside its mark; a rule or ornament has not."""
        return not self.bare and any(map(str.isalnum, self.words))

    @property
    def opens_list(self) -> bool:
        """Whether it ends in a colon, a footnote marker after it aside."""
        return self._ending.endswith(":")

    @property
    def is_open(self) -> bool:
        """Whether its last words end without the punctuation of a sentence."""
        return not _OPEN_END.search(self._ending)

    @property
    def could_be_heading(self) -> bool:
        """Whether its own shape allows a heading: short, begun with a capital, no stop at its end."""
        words = self.words
        if self.kind != "line" or len(words) > LONGEST_HEADING or families.NEVER_HEADING.match(words):
            return False
        if families.DATE.match(words) or families.FACT.match(words) or families.ADDRESS.search(words):
            return False
        if families.is_contents_line(words) or families.PLACED.search(words):
            return False
        first = next((c for c in words if c.isalnum()), "")
        if not first.isupper():
            return False
        return bool(_WH.match(words)) or not re.search(r"[.,:;!?]$", words)


def together(names: list[str]) -> str:
    """Write two names or more as a list: `Recommendation 4, recommendation 5 and recommendation 6`."""
    return f"{', '.join(names[:-1])} and {names[-1]}"


def classify(lines: list[Line]) -> list[Piece]:
    """Tell each logical line by its marks."""
    return [_piece(line) for line in lines]


def _piece(line: Line) -> Piece:
    """Tell one line by the first mark that it begins with."""
    if families.is_contents_line(line.text):
        return Piece("line", [line.span], line.text, line.indent, line.blanks)
    for kind, pattern in _MARKS:
        if match := pattern.match(line.text):
            if kind == "statement" and families.PAGE_ONLY.fullmatch(line.text, match.end()):
                break
            return _marked(line, kind, match)
    return _unmarked(line)


def _marked(line: Line, kind: str, match: re.Match[str]) -> Piece:
    """Make the piece that begins with this mark."""
    bare = match.end() == len(line.text)
    kept = 0 if bare or kind in WHOLE else match.end()
    piece = Piece(kind, [Span(line.span.start + kept, line.span.end)], line.text[kept:], line.indent, line.blanks)
    piece.bare = bare and kind not in WHOLE
    named = match.groupdict()
    piece.number = named.get("number") or named.get("letter") or ""
    if kind == "footnote":
        piece.number = match["named"] or match["raised"].translate(RAISED)
    elif kind == "bullet":
        piece.mark = match["mark"] or match["dash"]
        _take_inner_number(piece)
    elif kind == "box":
        piece.noun = match["label"]
    elif match.re is families.EMPHASISED:
        _take_emphasis(piece, named)
    elif kind == "statement":
        family = _FAMILIES[match.re]
        piece.noun, piece.key, piece.section = family.noun, family.key, family.section
        piece.mark = named.get("item") or ""
        piece.written = match.group().strip(" :.–-*")
        piece.label = f"{piece.noun} (para {piece.number})" if family.by_place else _several(piece, named.get("more"))
    return piece


def _several(piece: Piece, more: str | None) -> str:
    """Name all that one label names: `Recommendations 4 and 5`; '' where it names one."""
    if not more:
        return ""
    numbers = [piece.number, *re.findall(r"\d+[a-z]?(?:\.\d+)*", more)]
    first, last = numbers[0], numbers[-1]
    if _RANGE.match(more) and first.isdigit() and last.isdigit() and int(first) < int(last) <= int(first) + MOST_NAMED:
        numbers = [str(number) for number in range(int(first), int(last) + 1)]
    thing = piece.noun.split()[-1].lower()
    return together([f"{piece.noun} {first}", *(f"{thing} {number}" for number in numbers[1:])])


def _take_emphasis(piece: Piece, named: dict[str, str | None]) -> None:
    """Take the number and the marks off a numbered sentence that is set in bold or italics as a whole."""
    piece.number = named["inner"] or named["number"] or ""
    piece.mark = named["before"] or named["after"] or ""
    piece.text = piece.text.rstrip("*")
    start = piece.slices[0].start
    piece.slices = [Span(start, start + len(piece.text))]


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
    match = families.TOP.match(line.text) if len(line.text) <= LONGEST_HEADING else None
    if match:
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
