"""The cells of a workbook that came back, as people see them, however the file has them written."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock  # type: ignore[import-untyped]
from openpyxl.cell.text import InlineFont  # type: ignore[import-untyped]
from openpyxl.utils.datetime import MAC_EPOCH  # type: ignore[import-untyped]

from hscqa.errors import UnreadablePaper
from hscqa.export.workbook.read_xlsx import read_sheets
from tests.export.workbooks import (
    NOTE,
    TIES,
    column,
    exported,
    filled_in,
    first_tie,
    packed,
    parts_of,
    replaced,
    with_rows,
    write,
)

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.workbook import Workbook  # type: ignore[import-untyped]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "ties.xlsx"


def note_in(file: Path, value: object, looks: str = "@") -> str:
    """Give what is read of a note that people see in a cell with this number format."""

    def note(book: Workbook) -> None:
        write(book["Ties"], NOTE, 2, value)
        book["Ties"].cell(2, column(book["Ties"], NOTE)).number_format = looks

    return first_tie(filled_in(file, note))[NOTE]


@pytest.mark.parametrize(
    ("value", "looks", "seen"),
    [
        (3, "General", "3"),
        (3.0, "@", "3"),
        (0.8, "0.00", "0.80"),
        (0.256, "0%", "26%"),
        (12, "#,##0", "12"),
        (-7.5, "General", "-7.5"),
        (1e300, "General", "1e+300"),
        (True, "General", "TRUE"),
        (False, "General", "FALSE"),
        (date(2026, 3, 1), "yyyy-mm-dd", "2026-03-01"),
        (date(2026, 3, 1), "dd/mm/yyyy", "2026-03-01"),
        (datetime(2026, 3, 1, 9, 30), "d mmm yy h:mm", "2026-03-01T09:30:00"),  # noqa: DTZ001  cells know no zone
        (time(9, 30), "h:mm", "09:30:00"),
        (timedelta(hours=36), "[h]:mm", "1.5"),
        (99_999_999, "yyyy-mm-dd", "99999999"),
        (45_000, "yyyy" * 80, "45000"),
    ],
)
def test_a_cell_is_read_as_people_see_it(file: Path, value: object, looks: str, seen: str) -> None:
    assert note_in(file, value, looks) == seen


def test_what_went_wrong_in_a_cell_is_its_text(file: Path) -> None:
    def fail(book: Workbook) -> None:
        book["Ties"].cell(2, column(book["Ties"], NOTE), "#REF!").data_type = "e"

    assert first_tie(filled_in(file, fail))[NOTE] == "#REF!"


def test_days_that_are_counted_from_1904_are_the_same_days(file: Path) -> None:
    def count(book: Workbook) -> None:
        book.epoch = MAC_EPOCH
        book["Ties"].cell(2, column(book["Ties"], NOTE), date(2026, 3, 1)).number_format = "yyyy-mm-dd"

    assert first_tie(filled_in(file, count))[NOTE] == "2026-03-01"


def test_a_text_in_several_looks_is_one_text(file: Path) -> None:
    looks = CellRichText("a ", TextBlock(InlineFont(b=True), "named"), " keeper")
    assert note_in(file, looks) == "a named keeper"


def test_how_a_shared_text_is_pronounced_is_left_out(file: Path) -> None:
    said = '<rPh sb="0" eb="1"><t>guru</t></rPh>'
    file.write_bytes(replaced("xl/sharedStrings.xml", "<t>A keeper will be found.</t>", f"<t>gull</t>{said}"))
    assert first_tie(file)["statement"] == "gull"


@pytest.mark.parametrize(
    ("cell", "seen"),
    [
        ('<c r="A2" t="inlineStr"><is><t>gull</t><rPh sb="0" eb="1"><t>guru</t></rPh></is></c>', "gull"),
        ('<c r="A2" t="inlineStr"><is><r><t>gu</t></r><r><t>ll</t></r></is></c>', "gull"),
        ('<c r="A2" t="inlineStr"><v>not this</v><is><t>gull</t></is></c>', "gull"),
        ('<c r="A2" t="str"><v>gull_x000D_&#10;_x005F_x0041_ _xD83D__xDE00_ _xD83D_</v></c>', "gull\r\n_x0041_ 😀 �"),
        ('<c r="A2" t="d"><v>2026-03-01T00:00:00</v></c>', "2026-03-01"),
        ('<c r="A2" t="b"><v>true</v></c>', "TRUE"),
        ('<c r="A2"><v>3.0</v></c>', "3"),
        ('<c r="A2"><v>-0</v></c>', "0"),
        ('<c r="A2"><v>0.30000000000000004</v></c>', "0.3"),
        ('<c><v>3</v></c><c t="str"><v>no place is written</v></c>', "3"),
    ],
)
def test_every_way_to_write_a_text_is_read(file: Path, cell: str, seen: str) -> None:
    file.write_bytes(with_rows(f'<row r="2">{cell}</row>'))
    assert first_tie(file)["statement_id"] == seen


def test_rows_and_cells_out_of_order_are_damage(file: Path) -> None:
    for rows in (
        '<row r="2"/><row r="2"/>',
        '<row r="3"/><row r="2"/>',
        '<row r="1048577"/>',
        '<row r="99999999999999"/>',
        '<row r="-4"/>',
        '<row r="2"><c r="B2"/><c r="A2"/></row>',
        '<row r="2"><c r="A2"/><c r="A2"/></row>',
        '<row r="2"><c r="A3"/></row>',
        '<row r="2"><c r="ZZZ2"/></row>',
        '<row r="2"><c r="2"/></row>',
        '<row r="2"><c t="s"><v>-1</v></c></row>',
        '<row r="2"><c t="s"><v>99999</v></c></row>',
        '<row r="2"><c><v>nan</v></c></row>',
        '<row r="2"><c><v>three</v></c></row>',
        '<row r="2"><c s="x"><v>3</v></c></row>',
        '<row r="2"><c t="?"><v>3</v></c></row>',
        '<row r="2"><c t="b"><v>3</v></c></row>',
    ):
        file.write_bytes(with_rows(rows))
        with pytest.raises(UnreadablePaper, match=r"sheet1\.xml is damaged"):
            read_sheets(file)


def test_a_workbook_in_the_strict_format_is_read(file: Path) -> None:
    strict = {
        name: body.replace(
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, body in parts_of(exported()).items()
    }
    assert b"purl.oclc.org" in strict[TIES]
    file.write_bytes(packed(strict))
    assert first_tie(file)["statement_id"] == "review:1"
