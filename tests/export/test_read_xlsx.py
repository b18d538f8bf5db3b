"""Workbooks that people filled in: what their cells say, and which sheets, columns and rows cannot be used."""

from __future__ import annotations

import io
import shutil
import subprocess
from datetime import date
from typing import TYPE_CHECKING

import openpyxl  # type: ignore[import-untyped]
import pytest
from openpyxl.worksheet.formula import ArrayFormula  # type: ignore[import-untyped]

from hscqa.errors import ExitCode, UnreadablePaper
from hscqa.export.crosswalk_csv import HEADER, crosswalk_rows
from hscqa.export.report import report
from hscqa.export.workbook import sheet_cells
from hscqa.export.workbook.crosswalk_xlsx import ADD_HEADER, REVIEWERS
from hscqa.export.workbook.read_xlsx import KINDS, RowFault, read_sheets, stated_in_xlsx
from hscqa.model import Span
from hscqa.model.boards import SELF_EVALUATION, SHEET
from tests.export.invented import CITATIONS, PAPERS, crosswalk
from tests.export.workbooks import (
    NOTE,
    column,
    exported,
    filled_in,
    first_tie,
    replaced,
    with_rows,
    write,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.workbook import Workbook  # type: ignore[import-untyped]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "ties.xlsx"


def refusal(file: Path, change: Callable[[Workbook], object]) -> str:
    with pytest.raises(UnreadablePaper) as caught:
        read_sheets(filled_in(file, change))
    assert caught.value.exit_code == ExitCode.CORPUS
    return str(caught.value)


def test_a_workbook_says_all_that_the_crosswalk_says(file: Path) -> None:
    file.write_bytes(exported())
    sheets, faults = read_sheets(file)
    assert not faults
    assert (sheets.about["workbook"], sheets.about["source"], sheets.about["comments"]) == (
        "crosswalk",
        "review",
        "essay; owners",
    )
    assert sheets.rows["Add"] == ()
    expected = [
        tuple(row.get(head, "") for head in HEADER) for row in crosswalk_rows(report(crosswalk(), PAPERS, CITATIONS))
    ]
    assert [tuple(row.cells[head] for head in HEADER) for row in sheets.rows["Ties"]] == expected
    assert [row.number for row in sheets.rows["Ties"]] == list(range(2, len(expected) + 2))
    assert {*sheets.rows["Ties"][0].cells} == {*HEADER, *REVIEWERS, "check"}


def test_what_people_wrote_comes_back_as_they_wrote_it(file: Path) -> None:
    def review(book: Workbook) -> None:
        write(book["Ties"], "your decision", 2, "reject")
        write(book["Ties"], "your reason", 2, "=1+1 is no keeper ")
        write(book["Ties"], NOTE, 2, "- said on two lines\nby 灯台 <b>&amp;</b> _x000D_")
        write(book["Add"], "words", 5, "a gull")

    filled_in(file, review)
    tie = first_tie(file)
    assert tie["your decision"] == "reject"
    assert tie["your reason"] == "=1+1 is no keeper "
    assert tie[NOTE].startswith("- said on two lines\nby 灯台 <b>&amp;</b> ")
    (added,) = read_sheets(file)[0].rows["Add"]
    assert (added.sheet, added.number, added.cells["words"]) == ("Add", 5, "a gull")
    assert {*added.cells} == {*ADD_HEADER}


def test_columns_and_sheets_may_be_moved_and_others_put_between(file: Path) -> None:
    def move(book: Workbook) -> None:
        ties = book["Ties"]
        write(ties, NOTE, 2, "kept")
        ties.insert_cols(1, 2)
        ties["A1"], ties["A2"], ties["B2"] = "Mine", "secret", "=NOW()"
        ties.cell(1, column(ties, "tied_id"), " tied_id\n")
        ties.title = " TIES"
        book.move_sheet("About", -4)

    tie = first_tie(filled_in(file, move))
    assert (tie["statement_id"], tie["tied_id"], tie[NOTE]) == ("review:1", "audit:1", "kept")
    assert "Mine" not in tie
    assert "secret" not in tie.values()


def test_hidden_and_filtered_rows_are_read_and_empty_ones_left_out(file: Path) -> None:
    def hide(book: Workbook) -> None:
        ties = book["Ties"]
        ties.row_dimensions[2].hidden = True
        for cell in ties[3]:
            cell.value = None
        ties.cell(3, 60, "beside the table")
        book["About"].sheet_state = "hidden"

    sheets, _ = read_sheets(filled_in(file, hide))
    assert [row.number for row in sheets.rows["Ties"]][:2] == [2, 4]


def test_a_formula_is_reported_by_its_cell_and_other_rows_are_read(file: Path) -> None:
    def calculate(book: Workbook) -> None:
        ties = book["Ties"]
        ties.cell(3, column(ties, NOTE), "=1+1")
        ties.cell(5, column(ties, "your decision"), '=HYPERLINK("http://gulls.example","accept")')
        ties.cell(5, column(ties, NOTE), "=A1")
        book["Add"]["A2"] = "=Ties!A2"

    sheets, faults = read_sheets(filled_in(file, calculate))
    assert faults == (
        RowFault("Ties", 3, "Ties!AE3 holds a formula; write the words themselves"),
        RowFault("Ties", 5, "Ties!AB5 and Ties!AE5 hold formulas; write the words themselves"),
        RowFault("Add", 2, "Add!A2 holds a formula; write the words themselves"),
    )
    assert [row.number for row in sheets.rows["Ties"]][:3] == [2, 4, 6]


def test_the_value_that_was_kept_of_a_formula_is_never_used(file: Path) -> None:
    file.write_bytes(with_rows('<row r="2"><c r="A2" t="str"><f>1+1</f><v>accept</v></c></row>'))
    sheets, faults = read_sheets(file)
    assert sheets.rows["Ties"] == ()
    assert faults == (RowFault("Ties", 2, "Ties!A2 holds a formula; write the words themselves"),)


def test_cells_that_a_formula_elsewhere_fills_are_refused(file: Path) -> None:
    def fill(book: Workbook) -> None:
        ties = book["Ties"]
        ties["AE2"] = ArrayFormula("AE2:AE4", '=IF(A2:A4="","x","accept")')

    assert "the cells Ties!AE2:AE4 are filled by one formula; write the words themselves" in refusal(file, fill)


def test_merged_cells_over_the_table_are_refused_by_their_range(file: Path) -> None:
    message = refusal(file, lambda book: book["Ties"].merge_cells("AB3:AC4"))
    assert message == "ties.xlsx: the cells Ties!AB3:AC4 are merged; unmerge them, and fill in each by itself"


def test_merged_cells_beside_and_below_the_table_do_no_harm(file: Path) -> None:
    def merge(book: Workbook) -> None:
        book["Ties"].merge_cells("AX1:AZ4")
        book["Ties"].merge_cells("A50:C60")

    assert first_tie(filled_in(file, merge))["statement_id"] == "review:1"


def test_a_deleted_column_is_named(file: Path) -> None:
    message = refusal(file, lambda book: book["Ties"].delete_cols(column(book["Ties"], "tied_id")))
    assert message.startswith("ties.xlsx: the column was deleted from the sheet Ties: tied_id; export it again")


def test_several_deleted_columns_are_named(file: Path) -> None:
    message = refusal(file, lambda book: book["Add"].delete_cols(2, 2))
    assert "the columns were deleted from the sheet Add: tied_id, words;" in message


def test_heads_that_are_not_in_the_first_row_are_refused(file: Path) -> None:
    assert "the sheet Ties has not its heads in row 1" in refusal(file, lambda book: book["Ties"].insert_rows(1))


def test_a_head_that_stands_twice_is_refused(file: Path) -> None:
    def double(book: Workbook) -> None:
        book["Ties"]["AG1"] = NOTE

    assert f"the columns AE and AG of the sheet Ties have one head, {NOTE};" in refusal(file, double)


@pytest.mark.parametrize("sheet", ["Ties", "Add", "About"])
def test_a_deleted_sheet_is_named(file: Path, sheet: str) -> None:
    assert f"ties.xlsx: the sheet {sheet} is not there;" in refusal(file, lambda book: book.remove(book[sheet]))


def test_two_sheets_of_one_name_are_refused(file: Path) -> None:
    file.write_bytes(replaced("xl/workbook.xml", 'name="Gaps"', 'name="tieS"'))
    with pytest.raises(UnreadablePaper, match="two sheets called tieS; delete one"):
        read_sheets(file)


@pytest.mark.parametrize(
    ("row", "said", "message"),
    [
        ("workbook", "shopping", "does not say on its sheet About which workbook it is"),
        ("form", "2", "written by another release"),
    ],
)
def test_a_workbook_of_another_kind_is_refused(file: Path, row: str, said: str, message: str) -> None:
    def retell(book: Workbook) -> None:
        about = {cell.value: cell for cell in book["About"]["A"]}
        book["About"].cell(about[row].row, 2, said)

    assert message in refusal(file, retell)


def test_more_filled_rows_than_can_be_are_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_cells, "MOST_FILLED", 50)
    file.write_bytes(with_rows('<row><c t="str"><v>gull</v></c></row>' * 50))
    with pytest.raises(UnreadablePaper, match="more than 50 filled rows on the sheet Ties; delete those"):
        read_sheets(file)


def test_a_sheet_of_positions_is_read(file: Path) -> None:
    book = openpyxl.Workbook()
    positions, about = book.active, book.create_sheet("About")
    positions.title = SHEET
    columns = KINDS[SELF_EVALUATION][SHEET]
    positions.append(columns)
    positions.append(["review:1"] + [None] * (len(columns) - 1))
    write(positions, "rating", 2, 3)
    positions.cell(2, column(positions, "date"), date(2026, 3, 31))
    for row in (("about", "what it says"), ("workbook", "self-evaluation"), ("form", 1), ("on", date(2026, 3, 1))):
        about.append(row)
    book.save(file)
    sheets, faults = read_sheets(file)
    assert not faults
    assert sheets.about == {"workbook": "self-evaluation", "form": "1", "on": "2026-03-01"}
    (one,) = sheets.rows["Positions"]
    assert (one.cells["statement_id"], one.cells["rating"], one.cells["date"]) == ("review:1", "3", "2026-03-31")
    assert one.cells["lead"] == ""


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_what_libreoffice_saves_says_the_same(file: Path, tmp_path: Path) -> None:
    def review(book: Workbook) -> None:
        write(book["Ties"], "your decision", 2, "reject")
        write(book["Ties"], "your reason", 2, "=no keeper; – “gulls”\non two lines")
        book["Ties"].cell(3, column(book["Ties"], NOTE), date(2026, 3, 1)).number_format = "yyyy-mm-dd"

    before = read_sheets(filled_in(file, review))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "saved"), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert read_sheets(tmp_path / "saved" / file.name) == before


def test_a_workbook_states_what_the_papers_say() -> None:
    stated = {one.id: one for one in stated_in_xlsx(exported(), "ties.xlsx")}
    first = stated["ties.xlsx:Ties.row-2.tied_text"]
    assert (first.text, first.places, first.claimed.paper) == (
        "Find a keeper for every harbour.",
        ("audit:1",),
        "audit",
    )
    assert (first.span, first.is_whole) == (Span(0, 0), True)
    assert stated["ties.xlsx:Ties.row-2.statement"].text == "A keeper will be found."
    assert {one.split(".")[1].split(":")[1] for one in stated} == {"Ties", "Gaps", "Statements"}


def test_words_of_a_comment_are_not_all_that_its_passage_says() -> None:
    rows = list(crosswalk_rows(report(crosswalk(), PAPERS, CITATIONS)))
    comments = {number for number, row in enumerate(rows, 2) if row["tie"].endswith("comment")}
    stated = [one for one in stated_in_xlsx(exported(), "t") if one.id.endswith("tied_text")]
    parts = {int(one.id.split("row-")[1].split(".")[0]) for one in stated if not one.is_whole}
    assert parts == comments
    assert comments


def test_a_formula_where_words_of_a_paper_stood_is_refused(file: Path) -> None:
    def calculate(book: Workbook) -> None:
        book["Ties"].cell(3, column(book["Ties"], "tied_text"), '="gull"')

    filled_in(file, calculate)
    with pytest.raises(UnreadablePaper, match=r"ties\.xlsx: Ties!M3 holds a formula"):
        stated_in_xlsx(file.read_bytes(), file.name)


def test_a_workbook_of_something_else_states_nothing() -> None:
    book = openpyxl.Workbook()
    book.active.append(["gulls", "boats"])
    sink = io.BytesIO()
    book.save(sink)
    with pytest.raises(UnreadablePaper, match="no column of places beside one of words"):
        stated_in_xlsx(sink.getvalue(), "gulls.xlsx")
