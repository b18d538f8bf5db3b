"""What all workbooks have in common: checks of rows, texts that fit, what About says, and what cells take."""

from __future__ import annotations

import warnings
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from hscqa.export.report import report
from hscqa.export.workbook.positions_xlsx import positions_xlsx
from hscqa.export.workbook.read_xlsx import read_sheets
from hscqa.export.workbook.row_height import HIGHEST, LEAST, text_height
from hscqa.export.workbook.sheets import (
    CHECK,
    LONGEST,
    Choice,
    Column,
    Open,
    Sheet,
    about,
    as_cell,
    checked,
    fitted,
    row_check,
    told,
    units,
)
from hscqa.export.workbook.writing import workbook_file
from tests.export.book_text import opened, ruled, unlocked
from tests.export.invented import CITATIONS, PAPERS, crosswalk

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]

    from hscqa.export.workbook.sheets import Cell

GULLS = Column("gulls", 20)
BOATS = Column("boats", 20)
TEXTS = st.text(max_size=40)
ROWS = st.dictionaries(st.sampled_from(["gulls", "boats", "lamps"]), TEXTS)


def sheet(*cells: Cell) -> Sheet:
    """Give a sheet of one column with these cells."""
    return Sheet("Gulls", (GULLS,), tuple((cell,) for cell in cells))


def written(*cells: Cell) -> Worksheet:
    return opened(workbook_file("Gulls", [sheet(*cells)]))["Gulls"]


# -- the check of a row ---------------------------------------------------------------------------------


def test_a_check_is_sixteen_hex_digits_that_stay_the_same_from_release_to_release() -> None:
    assert row_check({"gulls": "Count the gulls.", "boats": ""}) == "d87a1bcf97392379"


@given(ROWS)
def test_neither_order_nor_empty_cells_nor_runs_of_white_space_change_a_check(cells: dict[str, str]) -> None:
    spaced = {name: f" {text}\n" for name, text in reversed(cells.items())}
    assert row_check({"owners": "", **spaced}) == row_check(cells)


@pytest.mark.parametrize(("one", "other"), [("0.90", "0.9"), ("1.00", "1"), ("a\u00a0b", "a b"), ("a\r\nb", "a b")])
def test_what_spreadsheets_write_otherwise_is_the_same(one: str, other: str) -> None:
    assert row_check({"gulls": one}) == row_check({"gulls": other})


@pytest.mark.parametrize(("one", "other"), [("10", "1"), ("v1.10", "v1.1"), ("ab", "a b"), ("a", "A"), ("0.91", "0.9")])
def test_what_is_another_text_has_another_check(one: str, other: str) -> None:
    assert row_check({"gulls": one}) != row_check({"gulls": other})


def test_a_text_in_another_column_has_another_check() -> None:
    assert row_check({"gulls": "a"}) != row_check({"boats": "a"})
    assert row_check({"gulls": "a boats b"}) != row_check({"gulls": "a", "boats": "b"})


def test_every_row_of_a_checked_sheet_has_the_check_of_its_protected_cells() -> None:
    made = checked(Sheet("Gulls", (GULLS, BOATS), (("ten", Open()), ("two", "a boat"), ("two", 0.5))))
    assert made.columns == (GULLS, BOATS, CHECK)
    assert [row[-1] for row in made.rows] == [
        row_check({"gulls": "ten"}),
        row_check({"gulls": "two", "boats": "a boat"}),
        row_check({"gulls": "two", "boats": "0.5"}),
    ]


# -- texts that fit -------------------------------------------------------------------------------------


@given(st.text("gu ll😀s", max_size=60), st.integers(4, 50))
@example("😀😀😀😀", 6)
def test_a_text_is_whole_or_is_cut_with_a_sign_and_never_through_a_character(text: str, longest: int) -> None:
    found = fitted(text, longest)
    assert units(found) <= longest
    if found != text:
        assert units(text) > longest
        assert found.endswith("…")
        assert text.startswith(found[:-1])


def test_a_text_is_cut_between_words_where_it_has_any() -> None:
    assert fitted("gulls and boats", 12) == "gulls and…"
    assert fitted("gullsandboats", 6) == "gulls…"
    assert fitted("gulls", 5) == "gulls"


def test_characters_are_counted_as_spreadsheets_count_them() -> None:
    assert [units(one) for one in ("", "é", "😀", "a😀")] == [0, 1, 2, 3]


# -- the sheet About ------------------------------------------------------------------------------------


def test_about_says_what_it_is_given_and_at_the_end_that_nothing_is_cut() -> None:
    made = about((("workbook", "gulls"), ("on", Open(is_day=True))), [sheet("ten gulls")])
    assert (made.name, [column.name for column in made.columns]) == ("About", ["about", "what it says"])
    assert made.rows == (
        ("workbook", "gulls"),
        ("on", Open(is_day=True)),
        ("Texts longer than a row shows", "none"),
        ("Texts cut to 32,767 characters", "none"),
    )


def test_about_names_every_cell_that_is_not_whole() -> None:
    made = about((("Title", "x" * (LONGEST + 1)),), [sheet("few", "x" * LONGEST, "😀" * LONGEST)])
    said = {str(what): str(words) for what, words in made.rows}
    assert said["Texts cut to 32,767 characters"] == "Gulls, row 4, gulls; About, row 2, what it says"
    assert said["Texts longer than a row shows"].startswith("Gulls, row 3, gulls; Gulls, row 4, gulls; About, row")


def test_each_paragraph_is_a_row_on_one_line() -> None:
    assert list(told("How", "\nCount\nthe gulls.\n\nThen the boats.\n")) == [
        ("How", "Count the gulls."),
        ("How", "Then the boats."),
    ]


def test_a_row_needs_more_room_for_more_lines_and_for_larger_letters() -> None:
    words = "count the gulls " * 30
    assert text_height("gulls", 20, 8) == text_height("", 20, 8) == LEAST
    assert text_height(words, 20, 9) > text_height(words, 40, 9) > text_height(words, 40, 6) > LEAST
    assert text_height("a\n\n\nb", 20, 9) > text_height("a b", 20, 9)
    assert text_height("gulls" * 5000, 20, 9) > HIGHEST


# -- what cells take ------------------------------------------------------------------------------------


def test_open_cells_alone_can_be_written_in() -> None:
    page = written("locked", Open(), 0.5, Open(is_day=True), "")
    assert page.protection.sheet
    assert unlocked(page) == {"A3", "A5"}
    assert page["A4"].number_format == "0.00"


def test_each_run_of_open_cells_takes_what_it_may() -> None:
    ratings, lamps = Choice(("low", "high"), "Choose."), Choice("=Lamps!$A$2:$A$3", "")
    page = written(Open(ratings), Open(ratings), "between", Open(ratings), Open(lamps), Open(is_day=True), Open())
    assert ruled(page) == {
        **dict.fromkeys(("A2", "A3", "A5"), 'list "low,high"'),
        "A6": "list Lamps!$A$2:$A$3",
        "A7": f"date {(date(2000, 1, 1) - date(1899, 12, 30)).days}",
    }
    told_of = {
        str(rule.sqref): (bool(rule.showErrorMessage), rule.error) for rule in page.data_validations.dataValidation
    }
    assert told_of["A2:A3"] == (True, "Choose.")
    assert not told_of["A6"][0], "whatever stands in no list may be written all the same"
    assert told_of["A7"] == (True, "Write a day such as 2026-03-31, or leave the cell empty.")


def test_a_column_to_be_filled_in_stands_out() -> None:
    open_head, locked_head = written(Open(), "")["A1"], written("ten", Open())["A1"]
    assert open_head.fill.fgColor.rgb != locked_head.fill.fgColor.rgb


# -- whatever people call things ------------------------------------------------------------------------


def test_names_of_sheets_and_heads_and_headers_may_hold_marks() -> None:
    made = Sheet("R&D <b>", (Column("a & <b>", 20),), (("x > y & z",),), header="Isles & <Bays> [&P]")
    (page,) = opened(workbook_file("R&D <b>", [made]))
    assert (page.title, page["A1"].value, page["A2"].value) == ("R&D <b>", "a & <b>", "x > y & z")
    assert page.oddHeader.left.text.replace("\u2060", "") == "Isles && <Bays> [&&P]"


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS, st.lists(TEXTS, min_size=2, max_size=4))
@example("Isles & <Bays>", ['=1+1, "so"', "a, b", "+", "'low'"])
@example("&[Picture]&G", ["_x0041_", "<r>a</r>"])
def test_any_board_and_scale_make_a_form_that_comes_back(tmp_path: Path, board: str, scale: list[str]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        body = positions_xlsx(report(crosswalk(), PAPERS, CITATIONS), board, scale)
    book = opened(body)
    assert [as_cell(row[0].value or "") for row in book["Scale"].iter_rows(min_row=2)] == [*map(as_cell, scale)]
    assert {cell.data_type for row in book["Scale"] for cell in row} <= {"s", "n"}
    assert ruled(book["Positions"])["I2"] == f"list Scale!$A$2:$A${len(scale) + 1}"
    (tmp_path / "form.xlsx").write_bytes(body)
    sheets, faults = read_sheets(tmp_path / "form.xlsx")
    assert not faults
    assert as_cell(sheets.about["board"]) == as_cell(board)
    assert [row.cells["statement_id"] for row in sheets.rows["Positions"]] == [f"review:{one}" for one in range(1, 5)]
