"""The cells of one sheet as they come: only those that hold something, each as people see it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from openpyxl.utils import column_index_from_string  # type: ignore[import-untyped]

from hscqa.errors import UnreadablePaper
from hscqa.export.workbook.cell_texts import iso_day, unescaped
from hscqa.export.workbook.sheets import MOST_ROWS
from hscqa.export.workbook.xml_stream import read_xml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hscqa.export.workbook.book_parts import Book, SheetPart

MOST_FILLED = 100_000
"""Rows of one sheet that hold anything."""
MOST_AREAS = 100_000
"""Ranges of merged cells of one sheet, and of cells that one formula fills."""
MOST_COLUMNS = 16_384
"""How many columns a sheet has (Microsoft, Excel specifications and limits)."""

_AREA = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")
_TRUTHS = {"0": "FALSE", "1": "TRUE", "false": "FALSE", "true": "TRUE"}
_SPREADING = frozenset({"array", "dataTable"})
"""Formulas that fill more cells than the one that holds them (ECMA-376, ST_CellFormulaType)."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells that are not each their own."""

    name: str
    """As a spreadsheet names it: `B2:C9`."""
    is_formula: bool
    """Whether one formula fills them; else they are merged."""
    columns: tuple[int, int]
    """The first and last, from 1."""
    first_row: int
    """From 1."""


@dataclass(frozen=True, slots=True)
class FilledRow:
    """A row that holds something."""

    number: int
    """From 1."""
    cells: Mapping[int, str | None]
    """The texts by column, from 1; None for a formula, which is not worked out."""


class SheetCells:
    """Reads one sheet from its first row to its last."""

    def __init__(self, book: Book, sheet: SheetPart) -> None:
        """Begin before the first row of a sheet of the book."""
        self.areas: list[Area] = []
        """What has been read of them; all of them once `rows` has come to its end."""
        self._book, self._sheet = book, sheet
        self._rows: list[FilledRow] = []
        self._filled = 0
        self._number = self._column = 0
        self._cells: dict[int, str | None] = {}
        self._cell: Mapping[str, str] | None = None
        self._pieces: list[str] = []
        self._is_formula = self._is_read = self._is_phonetic = False

    def rows(self) -> Iterator[FilledRow]:
        """Give the rows in order; raise UnreadablePaper where the sheet is damaged, or more hold something than can be.

        Rows and columns must come in their order, each once, as every spreadsheet program writes them.
        """
        for _ in read_xml(self._book.parts, self._sheet.part, self):
            yield from self._rows
            self._rows.clear()

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        if tag == "c":
            self._begin_cell(attributes)
        elif tag == "row":
            self._begin_row(attributes)
        elif tag == "mergeCell":
            self._add_area(attributes["ref"], is_formula=False)
        elif self._cell is None:
            return
        elif tag == "rPh":
            self._is_phonetic = True
        elif tag == "f":
            self._begin_formula(attributes)
        elif tag in {"v", "t"}:
            is_inline = self._cell.get("t") == "inlineStr"
            self._is_read = (tag == "t") == is_inline and not self._is_phonetic

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if tag == "c":
            self._end_cell()
        elif tag == "row":
            self._end_row()
        elif tag == "rPh":
            self._is_phonetic = False
        else:
            self._is_read = False

    def text(self, text: str) -> None:
        """Take a piece of text."""
        if self._is_read:
            self._pieces.append(text)

    def _begin_row(self, attributes: Mapping[str, str]) -> None:
        number = int(attributes.get("r", self._number + 1))
        if not self._number < number <= MOST_ROWS:
            raise ValueError(number)
        self._number, self._column = number, 0

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        place = attributes.get("r")
        column = _column(place, self._number) if place else self._column + 1
        if not self._column < column <= MOST_COLUMNS:
            raise ValueError(place)
        self._column, self._cell = column, attributes

    def _begin_formula(self, attributes: Mapping[str, str]) -> None:
        self._is_formula = True
        if attributes.get("t") in _SPREADING and ":" in attributes.get("ref", ""):
            self._add_area(attributes["ref"], is_formula=True)

    def _end_cell(self) -> None:
        if self._is_formula:
            self._cells[self._column] = None
        elif self._pieces and self._cell is not None:
            text = self._shown("".join(self._pieces), self._cell)
            if text:
                self._cells[self._column] = text
        self._cell, self._is_formula = None, False
        self._pieces.clear()

    def _end_row(self) -> None:
        if not self._cells:
            return
        self._filled += 1
        if self._filled > MOST_FILLED:
            what = f"{self._book.parts.name} has more than {MOST_FILLED:,} filled rows on the sheet {self._sheet.name}"
            raise UnreadablePaper(what, "delete those that were not exported, and save it again")
        self._rows.append(FilledRow(self._number, self._cells))
        self._cells = {}

    def _shown(self, written: str, cell: Mapping[str, str]) -> str:
        """Give a cell's text; raise ValueError or LookupError where it is damaged (kinds: ECMA-376, ST_CellType)."""
        kind = cell.get("t", "n")
        if kind == "s":
            return self._book.texts[_index(written)]
        if kind == "n":
            return self._book.formats.number(written, int(cell.get("s", "0")))
        if kind == "b":
            return _TRUTHS[written.strip()]
        if kind == "d":
            return iso_day(written)
        if kind in {"str", "inlineStr", "e"}:
            return unescaped(written)
        raise ValueError(kind)

    def _add_area(self, name: str, *, is_formula: bool) -> None:
        found = _AREA.fullmatch(name)
        if found is None or len(self.areas) == MOST_AREAS:
            raise ValueError(name)
        first, row, last, _ = found.groups()
        columns = (_number(first), _number(last or first))
        self.areas.append(Area(name, is_formula, (min(columns), max(columns)), int(row)))


def _index(written: str) -> int:
    """Give the number of a shared text; raise ValueError where it is less than 0."""
    number = int(written)
    if number < 0:
        raise ValueError(written)
    return number


def _column(place: str, row: int) -> int:
    """Give the column of a place such as `AA7`; raise ValueError where the place is not in the row."""
    letters = place.rstrip("0123456789")
    if place[len(letters) :] != str(row):
        raise ValueError(place)
    return _number(letters)


@lru_cache(maxsize=MOST_COLUMNS)
def _number(letters: str) -> int:
    """Give the number of a column, A's being 1; raise ValueError where there is none."""
    return int(column_index_from_string(letters))
