"""Workbooks as people may send them back: the invented crosswalk's, filled in, and pulled to pieces."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import openpyxl  # type: ignore[import-untyped]

from hscqa.export.report import report
from hscqa.export.workbook.crosswalk_xlsx import crosswalk_xlsx
from hscqa.export.workbook.read_xlsx import read_sheets
from tests.export.invented import CITATIONS, PAPERS, crosswalk

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from openpyxl.workbook import Workbook  # type: ignore[import-untyped]
    from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TIES = "xl/worksheets/sheet1.xml"
"""The part of the sheet Ties."""
NOTE = "your note"


def exported() -> bytes:
    """Give the workbook as the program writes it."""
    return crosswalk_xlsx(report(crosswalk(), PAPERS, CITATIONS))


def filled_in(path: Path, change: Callable[[Workbook], object]) -> Path:
    """Open the workbook, change it, and save it as `path`."""
    book = openpyxl.load_workbook(io.BytesIO(exported()))
    change(book)
    book.save(path)
    return path


def column(sheet: Worksheet, head: str) -> int:
    """Give the number of a column by its head."""
    return next(int(cell.column) for cell in sheet[1] if cell.value == head)


def write(sheet: Worksheet, head: str, row: int, value: object) -> None:
    """Write into a cell; a text stays one, whatever it begins with."""
    cell = sheet.cell(row, column(sheet, head), value)
    if isinstance(value, str):
        cell.data_type = "s"


def first_tie(file: Path) -> Mapping[str, str]:
    """Read a workbook without a fault, and give the first row of its sheet Ties."""
    sheets, faults = read_sheets(file)
    assert not faults
    return sheets.rows["Ties"][0].cells


def parts_of(body: bytes) -> dict[str, bytes]:
    """Give the parts of a zip file by name."""
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Give a zip file of parts."""
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", method) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return sink.getvalue()


def with_parts(changed: Mapping[str, bytes | str]) -> bytes:
    """Give the workbook with some parts put in or replaced."""
    return packed({**parts_of(exported()), **changed})


def with_rows(rows: str, after: str = "", method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Give the workbook with these rows of XML in the place of those below the heads of Ties."""
    before, _, _ = parts_of(exported())[TIES].decode().partition('<row r="2"')
    return packed({**parts_of(exported()), TIES: f"{before}{rows}</sheetData>{after}</worksheet>"}, method)


def replaced(part: str, old: str, new: str) -> bytes:
    """Give the workbook with words of a part replaced, which must be there."""
    text = parts_of(exported())[part].decode()
    assert old in text
    return with_parts({part: text.replace(old, new)})
