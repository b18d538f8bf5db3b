"""What is open in the crosswalk's workbook, what it takes, and how it looks on screen and on paper."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hscqa.export.crosswalk_csv import HEADER
from hscqa.export.report import report
from hscqa.export.workbook.crosswalk_xlsx import ADD_HEADER, ADDITIONS, crosswalk_xlsx
from hscqa.export.workbook.sheets import CHECK
from tests.export import invented
from tests.export.book_text import about, opened, ruled, saying, ties, unlocked, written

if TYPE_CHECKING:
    from hscqa.model import Crosswalk


def test_reviewers_write_beside_links_and_comments_and_nowhere_else(crosswalk: Crosswalk) -> None:
    page = ties(crosswalk)
    kinds = [page.cell(row, HEADER.index("tie") + 1).value for row in range(2, page.max_row + 1)]
    assert kinds == ["link", "comment", "unlinked", "unanswered"]
    assert unlocked(page) == {"AB2", "AC2", "AD2", "AE2", "AB3", "AD3", "AE3"}


def test_what_reviewers_set_aside_is_open_too() -> None:
    page = opened(crosswalk_xlsx(report(invented.crosswalk(), invented.PAPERS)))["Ties"]
    kinds = {page.cell(row, HEADER.index("tie") + 1).value: row for row in range(2, page.max_row + 1)}
    assert {"rejected comment", "disputed link"} < set(kinds)
    assert {f"AB{kinds['rejected comment']}", f"AC{kinds['disputed link']}"} < unlocked(page)


def test_decisions_and_relations_are_chosen_from_lists_and_nothing_else_is_taken(crosswalk: Crosswalk) -> None:
    decision, relation = ties(crosswalk).data_validations.dataValidation
    assert (decision.type, decision.formula1, str(decision.sqref)) == ("list", '"accept,reject"', "AB2:AB3")
    assert (relation.type, relation.formula1, str(relation.sqref)) == ("list", '"answers,partly answers"', "AC2")
    for rule in (decision, relation):
        assert (rule.errorStyle or "stop", bool(rule.showErrorMessage), rule.allowBlank) == ("stop", True, True)
    assert decision.error == "Choose accept or reject, or leave the cell empty."
    assert relation.error == "Choose answers or partly answers, or leave the cell empty."


def test_each_run_of_ties_has_its_list(crosswalk: Crosswalk) -> None:
    first, silent = crosswalk.rows
    page = ties(replace(crosswalk, rows=(first, silent, first)))
    assert set(ruled(page)) == {"AB2", "AB3", "AB5", "AB6", "AC2", "AC5"}


def test_the_check_is_narrow_and_last_and_is_not_printed(crosswalk: Crosswalk) -> None:
    page = ties(crosswalk)
    assert page.cell(1, page.max_column).value == CHECK.name
    assert page.column_dimensions["AF"].width < 11
    assert page.print_area == "'Ties'!$A$1:$AE$5"


def test_what_was_missed_is_added_on_a_sheet_of_open_rows(crosswalk: Crosswalk) -> None:
    book = opened(written(crosswalk))
    page = book["Add"]
    assert next(page.iter_rows(max_row=1, values_only=True)) == ADD_HEADER
    assert unlocked(page) == {f"{column}{row}" for column in "ABCDE" for row in range(2, ADDITIONS + 2)}
    rules = {str(rule.sqref): rule for rule in page.data_validations.dataValidation}
    assert {place: (rule.formula1, bool(rule.showErrorMessage)) for place, rule in rules.items()} == {
        "A2:A41": ("Statements!$A$2:$A$3", True),
        "B2:B41": ("Statements!$A$4:$A$5", False),
        "D2:D41": ('"answers,partly answers"', True),
    }
    ids = [cell.value for cell in book["Statements"]["A"]]
    assert ids == ["id", "harbour:1.i", "harbour:1.ii", "audit:rec-1", "audit:rec-2"]


def test_the_sheets_are_protected_without_a_password_and_can_be_filtered(crosswalk: Crosswalk) -> None:
    for page in opened(written(crosswalk)):
        held = page.protection
        assert (held.sheet, held.password) == (True, None)
        # False: not forbidden.
        assert (held.autoFilter, held.sort, held.formatColumns, held.formatRows) == (False, False, False, False)
        assert (held.insertRows, held.deleteRows, held.deleteColumns) == (True, True, True)


def test_the_head_row_is_bold_and_stays_in_view(crosswalk: Crosswalk) -> None:
    for page in opened(written(crosswalk)):
        assert page.freeze_panes == ("C2" if page.title == "Ties" else "A2")
        assert all(cell.font.bold for cell in page[1])
        assert not any(cell.font.bold for cell in page[2])


def test_every_column_can_be_filtered(crosswalk: Crosswalk) -> None:
    book = opened(written(crosswalk))
    last = book["About"].max_row
    assert [page.auto_filter.ref for page in book] == ["A1:AF5", "A1:E41", "A1:H3", "A1:E5", f"A1:B{last}"]


def test_texts_are_wrapped_at_the_top_of_wide_columns(crosswalk: Crosswalk) -> None:
    page = ties(crosswalk)
    widths = {cell.value: page.column_dimensions[cell.column_letter].width for cell in page[1]}
    assert all(40 <= widths[name] <= 61 for name in ("statement", "tied_text", "evidence", "your reason"))
    assert all(widths[name] < 23 for name in ("statement_id", "tied_id", "paper", "confidence", "your decision"))
    cells = [cell for row in page.iter_rows(max_col=page.max_column - 1) for cell in row]
    assert {(cell.alignment.wrap_text, cell.alignment.vertical) for cell in cells} == {(True, "top")}


def test_a_row_is_as_high_as_its_longest_text_and_may_grow(crosswalk: Crosswalk) -> None:
    body = written(saying(crosswalk, "one line of words " * 40))
    # 720 letters in the width of 60 digits are some ten lines of 12 points.
    assert 110 < opened(body)["Ties"].row_dimensions[2].height < 200
    assert (ties(crosswalk).row_dimensions[2].height or 15) < 50
    with zipfile.ZipFile(io.BytesIO(body)) as parts:  # a height that is called custom would not grow
        assert b"customHeight" not in parts.read("xl/worksheets/sheet1.xml")


def test_a_text_that_no_row_shows_whole_is_named(crosswalk: Crosswalk) -> None:
    assert about(crosswalk)["Texts longer than a row shows"] == "none"
    made = saying(crosswalk, "boats and keepers " * 200)
    assert opened(written(made))["Ties"].row_dimensions[2].height == pytest.approx(409, abs=1)
    told = about(made)["Texts longer than a row shows"]
    assert told.startswith(
        "Ties, row 2, statement; Ties, row 3, statement; Statements, row 2, text. The cell has all of it: "
    )


def test_statements_are_set_apart(crosswalk: Crosswalk) -> None:
    page = ties(crosswalk)
    assert [page.cell(row, 1).border.top.style for row in range(2, 6)] == ["medium", "dotted", "medium", "medium"]
    shades = [page.cell(row, 1).fill.fgColor.rgb for row in range(2, 6)]
    assert shades[0] == shades[1] == shades[3] != shades[2]


def test_a_sheet_prints_one_page_wide_with_its_head_row_and_page_numbers(crosswalk: Crosswalk) -> None:
    for page in opened(written(crosswalk)):
        wide = 3 if page.title == "Ties" else 1  # with its many columns nobody could read one page
        assert (page.page_setup.orientation, page.sheet_properties.pageSetUpPr.fitToPage) == ("landscape", True)
        assert (page.page_setup.fitToWidth or 1, page.page_setup.fitToHeight or 0) == (wide, 0)
        assert page.print_title_rows == "$1:$1"
        assert page.print_title_cols == ("$A:$B" if wide > 1 else None)
        assert (page.oddFooter.left.text, page.oddFooter.right.text) == ("&A", "Page &P of &N")
