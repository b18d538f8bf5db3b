"""Workbooks for tests: that of the crosswalk of conftest.py, any written out as text, and as LibreOffice saves it."""

from __future__ import annotations

import csv
import io
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl  # type: ignore[import-untyped]

from hscqa.export.report import report
from hscqa.export.workbook.crosswalk_xlsx import crosswalk_xlsx
from hscqa.export.workbook.sheets import row_check
from hscqa.model import Crosswalk, Paper, Role

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from openpyxl.cell import Cell  # type: ignore[import-untyped]
    from openpyxl.workbook import Workbook  # type: ignore[import-untyped]
    from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]


PAPERS = {
    "harbour": Paper("harbour", "Harbours", "Coast Group", "2019-02-04", Role.REVIEW, "", "h.txt", "0"),
    "audit": Paper("audit", "Boats", "Auditor", "2018-11", Role.AUDIT, "", "a.txt", "1", short="Auditor (2018)"),
}
CITATIONS = {"audit:p1": "Auditor (2018), para 1"}


def opened(body: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(body))


def written(made: Crosswalk) -> bytes:
    return crosswalk_xlsx(report(made, PAPERS, CITATIONS))


def ties(made: Crosswalk) -> Worksheet:
    return opened(written(made))["Ties"]


def about(made: Crosswalk) -> dict[str, str]:
    return dict(opened(written(made))["About"].iter_rows(min_row=2, values_only=True))


def saying(made: Crosswalk, words: str) -> Crosswalk:
    """Put words in the place of the first statement's."""
    first, *others = made.rows
    return replace(made, rows=(replace(first, statement=replace(first.statement, reading=words)), *others))


def written_out(body: bytes) -> str:
    """Give each sheet: what holds of all of it, which cells are open, what they take, and its cells as CSV.

    A line end within a cell is a ⏎, and a number stands in its two decimals.
    """
    return "\n".join(_sheet(page) for page in opened(body))


def _sheet(page: Worksheet) -> str:
    sink = io.StringIO()
    csv.writer(sink, lineterminator="\n").writerows([shown(cell) for cell in row] for row in page.iter_rows())
    facts = (
        f"# {page.title}: {'protected' if page.protection.sheet else 'open to all'}, frozen at {page.freeze_panes}",
        f"# printed: {page.print_area}, heads {page.print_title_rows}, columns {page.print_title_cols}",
        f"# header: {page.oddHeader.left.text or ''}",
        *(f"# open: {column}" for column in _open_columns(page)),
        *(f"# {_rule(one)}" for one in page.data_validations.dataValidation),
    )
    return "\n".join((*facts, sink.getvalue()))


def _rule(rule: object) -> str:
    """Say what cells take: `AA2:AA3: list "accept,reject", stopped: Choose …`."""
    told = f"{rule.sqref}: {rule.type} {rule.operator or ''} {rule.formula1}"  # type: ignore[attr-defined]
    stopped = rule.error if rule.showErrorMessage else "anything else is taken"  # type: ignore[attr-defined]
    return f"{' '.join(told.split())}; {stopped}"


def _open_columns(page: Worksheet) -> Iterator[str]:
    """Say which rows of which column are open: `your note AD2 AD3`."""
    for column in page.iter_cols():
        cells = [cell.coordinate for cell in column if not cell.protection.locked]
        if cells:
            yield f"{column[0].value} {' '.join(cells if len(cells) < 15 else (cells[0], 'to', cells[-1]))}"


def shown(cell: Cell) -> str:
    value = cell.value
    if value is None:
        return ""
    return value.replace("\n", "⏎") if isinstance(value, str) else f"{value:.2f}"


def texts(body: bytes) -> dict[str, list[list[str]]]:
    """Give the texts of each sheet's cells by row, their white space collapsed; without empty rows at the end."""
    return {page.title: list(_rows(page)) for page in opened(body)}


def _rows(page: Worksheet) -> Iterator[list[str]]:
    empty: list[list[str]] = []
    for row in page.iter_rows():
        empty.append([" ".join(shown(cell).replace("⏎", " ").split()) for cell in row])
        if any(empty[-1]):
            yield from empty
            empty.clear()


def unlocked(page: Worksheet) -> set[str]:
    return {cell.coordinate for row in page.iter_rows() for cell in row if not cell.protection.locked}


def checks(page: Worksheet, opened_columns: Collection[str]) -> Iterator[tuple[str, str]]:
    """Give the check of each row as it stands there and as it is worked out from the row's protected cells."""
    heads, *rows = ([cell.value for cell in row] for row in page.iter_rows())
    for row in rows:
        cells = {name: "" if cell is None else str(cell) for name, cell in zip(heads, row, strict=True)}
        yield cells.pop("check"), row_check({name: text for name, text in cells.items() if name not in opened_columns})


def ruled(page: Worksheet) -> dict[str, str]:
    """Give what each cell that takes not everything takes, by its place."""
    return {
        cell.coordinate: f"{rule.type} {rule.formula1}"
        for rule in page.data_validations.dataValidation
        for area in rule.sqref.ranges
        for cell in _cells(page[area.coord])
    }


def _cells(found: Cell | Iterable[Sequence[Cell]]) -> Iterator[Cell]:
    """Give the cells of an area, which openpyxl gives as one cell or as rows of them."""
    rows = found if isinstance(found, tuple) else ((found,),)
    return (cell for row in rows for cell in row)


def by_libreoffice(body: bytes, folder: Path) -> bytes:
    """Give the workbook as LibreOffice saves it."""
    file = folder / "book.xlsx"
    file.write_bytes(body)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", f"{folder}/saved", str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return (folder / "saved" / file.name).read_bytes()
