"""A workbook of sheets as an XLSX file.

Every text is written as a string, never as a formula, number or link, and without the CSV form's apostrophe. Only the
cells that people fill in are unlocked. Sheets that come back are protected without a password: against slips, not
against people.
Excel sorts a protected sheet only where nothing in it is locked, so sorting asks for the protection to be taken off
first; filtering does not. No sheet is hidden: a hidden one is what scanners for malware look for.

Rows are as high as their texts need at first, and grow with what is written into them.
"""

from __future__ import annotations

import io
import re
from datetime import UTC, date, datetime
from itertools import groupby
from typing import TYPE_CHECKING

import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.utility import xl_range  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from hscqa import __version__
from hscqa.export.crosswalk_csv import inert
from hscqa.export.workbook.row_height import HIGHEST, LEAST, text_height
from hscqa.export.workbook.sheets import CHECK, Open, fitted, units
from hscqa.export.xml_text import legal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from xlsxwriter.format import Format  # type: ignore[import-untyped]

    from hscqa.export.workbook.sheets import Cell, Column, Sheet

_LONGEST_NOTE = 255
"""How many UTF-16 units a title or a printed page's header holds (Microsoft, Excel specifications and limits)."""
_A3 = 8
"""XlsxWriter's number of the paper: so many columns side by side are too small to read on A4."""
_CREATED = datetime(2000, 1, 1, tzinfo=UTC)
"""A fixed day, so that the same sheets give the same bytes."""
_FIRST_DAY = date(2000, 1, 1)
"""The earliest day that a cell for days takes: it catches a mistyped year."""
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
_FONT = {"font_name": "Arial", "font_size": 10}
"""Arial, or letters of its widths, is wherever spreadsheets are; a column is as wide as so many of its digits."""
_PROTECTION = {"autofilter": True, "format_columns": True, "format_rows": True, "sort": True}
_CELL = {"text_wrap": True, "valign": "top", "left": 4, "left_color": "#BFBFBF"}
_HEAD = {"bold": True, "bottom": 1, "bg_color": "#DDE3EC"}
_OPEN = {"locked": False, "bg_color": "#FFF9E5"}
_LOOKS: Mapping[str, Mapping[str, object]] = {
    "head": _HEAD,
    "open head": {**_HEAD, "bg_color": "#FFE699"},
    "text": {},
    # For a text that begins like a formula: who takes the protection off and edits it still has a text.
    "quoted": {"quote_prefix": True},
    "number": {"num_format": "0.00"},
    "check": {"text_wrap": False, "font_color": "#7F7F7F"},
    # As text, so that a reason that begins with a dash is no formula.
    "open": {**_OPEN, "num_format": "@"},
    "day": {**_OPEN, "num_format": "yyyy-mm-dd"},
}
_SHADED = {"bg_color": "#F3F6FA"}
_FIRST = {"top": 2, "top_color": "#7F8FA9"}
_LATER = {"top": 4, "top_color": "#BFBFBF"}


def workbook_file(title: str, sheets: Iterable[Sheet]) -> bytes:
    """Give a workbook of the sheets; the same ones give the same bytes.

    What XML cannot hold is written out, and a text that is longer than a cell is cut at a word.
    """
    sink = io.BytesIO()
    # XlsxWriter writes into the font that it is given, so each workbook has one of its own.
    with xlsxwriter.Workbook(sink, {**_OPTIONS, "default_format_properties": {**_FONT}}) as book:
        told = fitted(legal(title), _LONGEST_NOTE)
        book.set_properties({"title": told, "author": f"hscqa {__version__}", "created": _CREATED})
        looks = _Looks(book)
        for sheet in sheets:
            _write(book.add_worksheet(sheet.name, _Page), sheet, looks)
    return sink.getvalue()


class _Page(Worksheet):  # type: ignore[misc]
    """A sheet whose rows grow: a height that is not called custom is worked out anew whenever somebody writes there."""

    def _xml_start_tag_unencoded(self, tag: str, attributes: Iterable[tuple[str, object]] = ()) -> None:
        kept = [(name, value) for name, value in attributes if (tag, name) != ("row", "customHeight")]
        super()._xml_start_tag_unencoded(tag, kept)


class _Looks:
    """How the cells of one workbook look; all but open ones are locked."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        """Begin without a format; each is made when a cell first needs it."""
        self._book = book
        self._made: dict[tuple[str, int, bool, bool], Format] = {}

    def head(self, column: Column, *, is_open: bool) -> Format:
        """Give how a column's name looks; that of a column to be filled in stands out."""
        return self._named("open head" if is_open else "head", column)

    def cell(self, cell: Cell, column: Column, *, shaded: bool, first: bool) -> Format:
        """Give how a cell looks in a group that is shaded or not, and in the group's first row or not."""
        return self._named(_look(cell, column), column, shaded=shaded, first=first)

    def _named(self, look: str, column: Column, *, shaded: bool = False, first: bool = False) -> Format:
        key = (look, column.size, shaded, first)
        if key not in self._made:
            group = {**_CELL, **(_SHADED if shaded else {}), **(_FIRST if first else _LATER)}
            self._made[key] = self._book.add_format({**group, "font_size": column.size, **_LOOKS[look]})
        return self._made[key]


def _look(cell: Cell, column: Column) -> str:
    """Name how a cell looks, as in _LOOKS."""
    if isinstance(cell, Open):
        return "day" if cell.is_day else "open"
    if not isinstance(cell, str):
        return "number"
    if column == CHECK:
        return "check"
    text = legal(cell)
    return "text" if inert(text) == text else "quoted"


def _write(page: Worksheet, sheet: Sheet, looks: _Looks) -> None:
    """Write a sheet and set how it is shown, printed and protected."""
    for at, column in enumerate(sheet.columns):
        cells = [row[at] for row in sheet.rows]
        page.set_column(at, at, column.width)
        page.write_string(0, at, column.name, looks.head(column, is_open=_is_open(cells)))
        _restrict(page, at, cells)
    for number, (row, shaded, first) in enumerate(_grouped(sheet), 1):
        for at, (cell, column) in enumerate(zip(row, sheet.columns, strict=True)):
            _write_cell(page, (number, at), cell, looks.cell(cell, column, shaded=shaded, first=first))
    for number, row in enumerate((tuple(column.name for column in sheet.columns), *sheet.rows)):
        page.set_row(number, _height(row, sheet.columns))
    last = (len(sheet.rows), len(sheet.columns) - 1)
    page.freeze_panes(1, sheet.frozen)
    page.autofilter(0, 0, *last)
    page.ignore_errors({"number_stored_as_text": xl_range(0, 0, *last)})
    if sheet.is_protected:
        page.protect("", _PROTECTION)
    _print(page, sheet)


def _is_open(cells: Sequence[Cell]) -> bool:
    """Whether a column is there to be filled in, in some of its rows at least."""
    filled = [cell for cell in cells if cell != ""]
    return bool(filled) and all(isinstance(cell, Open) for cell in filled)


def _height(row: Sequence[Cell], columns: Sequence[Column]) -> float:
    """Give the points that a row is high: what its texts need, as far as a row can be."""
    sized = zip(row, columns, strict=True)
    needed = [text_height(cell, column.width, column.size) for cell, column in sized if isinstance(cell, str)]
    return min(HIGHEST, max(needed, default=LEAST))


def _grouped(sheet: Sheet) -> Iterator[tuple[tuple[Cell, ...], bool, bool]]:
    """Give each row, whether its group is every other one, and whether it is the first of its group."""
    names = [column.name for column in sheet.columns]
    by = names.index(sheet.grouped_by) if sheet.grouped_by else None
    runs = groupby(sheet.rows, lambda row: None if by is None else row[by])
    for number, (_, run) in enumerate(runs):
        for at, row in enumerate(run):
            yield row, number % 2 == 1, at == 0 and by is not None


def _write_cell(page: Worksheet, place: tuple[int, int], cell: Cell, look: Format) -> None:
    """Write a text as a string and a number as a number."""
    if isinstance(cell, float | int):
        page.write_number(*place, cell, look)
        return
    text = "" if isinstance(cell, Open) else fitted(legal(cell))
    if not text:
        page.write_blank(*place, None, look)
    elif text.startswith("<r>") and text.endswith("</r>"):
        # XlsxWriter takes such a string for its own markup and would write it unescaped; parts of one it escapes.
        page.write_rich_string(*place, text[:1], look, text[1:], look)
    else:
        page.write_string(*place, text, look)


def _restrict(page: Worksheet, column: int, cells: Sequence[Cell]) -> None:
    """Let the open cells of a column take only what they may; `cells` are those below the head."""
    for cell, run in groupby(enumerate(cells, 1), lambda numbered: numbered[1]):
        rule = _rule(cell) if isinstance(cell, Open) else None
        if rule:
            numbers = [number for number, _ in run]
            page.data_validation(numbers[0], column, numbers[-1], column, rule)


def _rule(cell: Open) -> Mapping[str, object] | None:
    """Give what an open cell takes, as XlsxWriter wants it; None for one that takes any text."""
    if cell.is_day:
        refusal = "Write a day such as 2026-03-31, or leave the cell empty."
        day = {"validate": "date", "criteria": ">=", "value": _FIRST_DAY}
        return {**day, "error_title": "No day", "error_message": refusal}
    if cell.choice is None:
        return None
    among = cell.choice.among
    listed = {"validate": "list", "source": among if isinstance(among, str) else list(among)}
    if not cell.choice.refusal:
        return {**listed, "show_error": False}
    return {**listed, "error_title": "Not on the list", "error_message": cell.choice.refusal}


def _print(page: Worksheet, sheet: Sheet) -> None:
    """Print a sheet without its checks: what stays in view on each page, its name and the page's number at the foot."""
    page.set_landscape()
    page.set_paper(_A3)
    page.set_margins(left=0.4, right=0.4, top=0.7 if sheet.header else 0.5, bottom=0.6)
    page.fit_to_pages(sheet.pages, 0)
    page.repeat_rows(0)
    if sheet.pages > 1:
        page.repeat_columns(0, sheet.frozen - 1)
    page.print_area(0, 0, len(sheet.rows), len(sheet.columns) - 1 - (sheet.columns[-1] == CHECK))
    page.set_footer("&L&A&RPage &P of &N")
    if sheet.header:
        page.set_header(_header(sheet.header))


def _header(text: str) -> str:
    """Give a text as the left of a printed header, cut where it is longer than one holds.

    There & begins a command and && is an ampersand. XlsxWriter sees its sign for a picture, &G, in &&G too and would
    leave the header out, so a joiner without width comes between.
    """
    told = fitted(" ".join(legal(text).split()), _LONGEST_NOTE)
    while units(coded := "&L" + re.sub("&(?=[G[])", "&\u2060", told).replace("&", "&&")) > _LONGEST_NOTE:
        told = fitted(told, units(told) - 1)
    return coded
