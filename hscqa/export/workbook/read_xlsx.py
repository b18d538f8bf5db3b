"""Workbooks of ours as they come back from people, and what they say of the papers.

A formula is never worked out, and what a spreadsheet program kept as its value is never used: nobody can see where it
came from.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

from hscqa.errors import UnreadablePaper
from hscqa.export.crosswalk_csv import HEADER
from hscqa.export.read_back import COLUMNS
from hscqa.export.workbook.book_parts import open_book, sheet_key
from hscqa.export.workbook.crosswalk_xlsx import ADD_HEADER, REVIEWERS, WORKBOOK
from hscqa.export.workbook.sheet_cells import SheetCells
from hscqa.export.workbook.sheets import CHECK, FORM
from hscqa.export.workbook.zip_limits import regular_file
from hscqa.model import Span
from hscqa.model.boards import ANSWERED, GIVEN, SELF_EVALUATION, SHEET
from hscqa.model.checks import Claim, Stated
from hscqa.model.returns import SheetRow, Sheets

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from hscqa.export.workbook.book_parts import Book

ABOUT = "About"
ABOUT_HEADER = ("about", "what it says")
"""The columns of the sheet About."""
KINDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    WORKBOOK: {"Ties": (*HEADER, *REVIEWERS, CHECK.name), "Add": ADD_HEADER},
    SELF_EVALUATION: {SHEET: (*GIVEN, *ANSWERED, CHECK.name)},
}
"""The sheets that are read of each kind of workbook, with the columns that they must have."""
STATING = ("Ties", "Gaps", "Statements", SHEET, "Comments")
"""The sheets that say what the papers say."""

_FRESH = "export it again, and copy what you wrote into the new one"
_WORDS = "write the words themselves"
_FILLED = ("filled by one formula", _WORDS)
_MERGED = ("merged", "unmerge them, and fill in each by itself")


@dataclass(frozen=True, slots=True)
class RowFault:
    """A row that cannot be used; the others can."""

    sheet: str
    number: int
    """As a spreadsheet numbers it."""
    why: str
    """What is the matter, and what to do."""


def read_sheets(path: Path) -> tuple[Sheets, tuple[RowFault, ...]]:
    """Give what a workbook of ours says, as people see its cells, and the rows that cannot be used.

    Texts are as they were written, days in ISO form, numbers with the decimals that are shown, truths TRUE or FALSE,
    and what went wrong as `#REF!`. Sheets and columns may stand in any order, and further ones are left out, as rows
    are that hold nothing. A row is at fault where a cell that would be read holds a formula. What stands twice in the
    first column of About has its texts joined, a line each.

    Raise UnreadablePaper where the file is no workbook that the program wrote, is damaged or too large, holds macros,
    or misses a sheet or column, and where cells of a table are merged.
    """
    book = open_book(regular_file(path), path.name)
    about, faults = _about(book)
    kind = about.get("workbook", "").strip()
    if kind not in KINDS:
        what = f"{path.name} does not say on its sheet {ABOUT} which workbook it is"
        raise UnreadablePaper(what, "fill in one that `hscqa crosswalk` wrote")
    if about.get("form", "").strip() != FORM:
        what = f"{path.name} was written by another release of hscqa"
        raise UnreadablePaper(what, "export it again with this one, and copy what you wrote into the new one")
    rows = {}
    for sheet, needed in KINDS[kind].items():
        table = _Table(book, sheet)
        rows[sheet], more = table.rows(table.columns(needed))
        faults = (*faults, *more)
    return Sheets(about, rows), faults


def stated_in_xlsx(body: bytes, name: str) -> tuple[Stated, ...]:
    """Give what a workbook of the program says of places, in order: `ties.xlsx:Ties.row-7.tied_text`.

    The span is empty, since a workbook has no text to point into. Raise UnreadablePaper as `read_sheets` does, where no
    sheet has a column of places beside one of words, and where one of their cells holds a formula.
    """
    book = open_book(body, name)
    tables = [_Table(book, sheet) for sheet in STATING if sheet_key(sheet) in book.sheets]
    stating = [(table, pairs) for table in tables if (pairs := [pair for pair in COLUMNS if table.has(*pair)])]
    if not stating:
        what = f"{name} has no column of places beside one of words"
        raise UnreadablePaper(what, "check a workbook that `hscqa crosswalk` wrote")
    return tuple(stated for table, pairs in stating for stated in _stated(table, pairs, name))


def _about(book: Book) -> tuple[dict[str, str], tuple[RowFault, ...]]:
    """Give what About says by its first column, and its rows that cannot be used."""
    table = _Table(book, ABOUT)
    rows, faults = table.rows(table.columns(ABOUT_HEADER))
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        what, said = (row.cells[column] for column in ABOUT_HEADER)
        found[what.strip()].append(said)
    return {what: "\n".join(said) for what, said in found.items()}, faults


def _stated(table: _Table, pairs: Sequence[tuple[str, str]], name: str) -> Iterator[Stated]:
    """Give what the rows of a table say of places."""
    wanted = {head for pair in pairs for head in pair} | ({"tie"} if table.has("tie") else set())
    rows, faults = table.rows(table.columns(wanted))
    for fault in faults:
        raise UnreadablePaper(f"{name}: {fault.why}", "check it then")
    for row in rows:
        for place_in, words_in in pairs:
            place, words = row.cells[place_in].strip(), row.cells[words_in]
            if place and words:
                is_said = words_in == "words" or (words_in == "tied_text" and "comment" in row.cells.get("tie", ""))
                path = f"{name}:{row.sheet}.row-{row.number}.{words_in}"
                claim = Claim(place.partition(":")[0], place)
                yield Stated(path, words, Span(0, 0), claim, (place,), is_whole=not is_said)


class _Table:
    """A sheet with heads in its first row."""

    def __init__(self, book: Book, sheet: str) -> None:
        """Read the heads of a sheet; raise UnreadablePaper where the sheet is not there."""
        self._file, self._sheet = book.parts.name, sheet
        found = book.sheets.get(sheet_key(sheet))
        if found is None:
            raise UnreadablePaper(f"{self._file}: the sheet {sheet} is not there", _FRESH)
        self._reading = SheetCells(book, found)
        self._rows = self._reading.rows()
        self._heads: defaultdict[str, list[int]] = defaultdict(list)
        first = next(self._rows, None)
        if first is not None and first.number == 1:
            for column, head in first.cells.items():
                self._heads[" ".join((head or "").split())].append(column)

    def has(self, *heads: str) -> bool:
        """Say whether there is a column for each head."""
        return all(head in self._heads for head in heads)

    def columns(self, needed: Collection[str]) -> dict[str, int]:
        """Give the column of each head; raise UnreadablePaper where one was deleted or stands twice."""
        missing = [head for head in needed if head not in self._heads]
        if len(missing) == len(needed):
            what = f"{self._file}: the sheet {self._sheet} has not its heads in row 1"
            raise UnreadablePaper(what, f"put them back, or {_FRESH}")
        if missing:
            columns = "the column was" if len(missing) == 1 else "the columns were"
            what = f"{self._file}: {columns} deleted from the sheet {self._sheet}: {', '.join(missing)}"
            raise UnreadablePaper(what, _FRESH)
        for head in needed:
            if len(self._heads[head]) > 1:
                places = _and([get_column_letter(column) for column in self._heads[head]])
                what = f"{self._file}: the columns {places} of the sheet {self._sheet} have one head, {head}"
                raise UnreadablePaper(what, "delete those that were not exported")
        return {head: self._heads[head][0] for head in needed}

    def rows(self, columns: Mapping[str, int]) -> tuple[tuple[SheetRow, ...], tuple[RowFault, ...]]:
        """Give the rows below the heads that hold anything in these columns, once, and those that cannot be used."""
        found, faults, last = [], [], 1
        for row in self._rows:
            cells = {head: row.cells.get(column, "") for head, column in columns.items()}
            formulas = [column for column in sorted(columns.values()) if row.cells.get(column, "") is None]
            if formulas:
                faults.append(self._fault(row.number, formulas))
            elif any(cells.values()):
                found.append(SheetRow(self._sheet, row.number, {head: text or "" for head, text in cells.items()}))
            if any(cell != "" for cell in cells.values()):
                last = row.number
        self._check_areas({*columns.values()}, last)
        return tuple(found), tuple(faults)

    def _fault(self, number: int, formulas: Sequence[int]) -> RowFault:
        """Give the fault of a row whose cells in these columns hold formulas."""
        places = _and([f"{self._sheet}!{get_column_letter(column)}{number}" for column in formulas])
        holds = "holds a formula" if len(formulas) == 1 else "hold formulas"
        return RowFault(self._sheet, number, f"{places} {holds}; {_WORDS}")

    def _check_areas(self, columns: Collection[int], last_row: int) -> None:
        """Raise UnreadablePaper where cells of the table are merged, or are filled by one formula."""
        for area in self._reading.areas:
            first, last = area.columns
            if area.first_row <= last_row and any(first <= column <= last for column in columns):
                why, remedy = _FILLED if area.is_formula else _MERGED
                raise UnreadablePaper(f"{self._file}: the cells {self._sheet}!{area.name} are {why}", remedy)


def _and(places: Sequence[str]) -> str:
    """Join names of places as people do."""
    return " and ".join(filter(None, (", ".join(places[:-1]), places[-1])))
