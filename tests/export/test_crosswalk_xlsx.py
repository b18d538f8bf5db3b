"""The workbook as it is read back: the same cells as the CSV form, texts that stay texts, columns for reviewers."""

from __future__ import annotations

import csv
import io
import time
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl  # type: ignore[import-untyped]
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hscqa import __version__
from hscqa.errors import UsageError
from hscqa.export import crosswalk_xlsx as module
from hscqa.export.crosswalk_csv import HEADER, crosswalk_csv
from hscqa.export.crosswalk_xlsx import GAP_HEADER, LONGEST, REVIEWERS, crosswalk_xlsx
from hscqa.model import Crosswalk, Row

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook  # type: ignore[import-untyped]
    from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]

CITATIONS = {"audit:p1": "Auditor (2018), para 1"}
STATEMENT = HEADER.index("statement") + 1
CONFIDENCE = HEADER.index("confidence") + 1
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", '=HYPERLINK("http://x.example")', "=cmd|' /C calc'!A0")


def opened(made: Crosswalk) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(crosswalk_xlsx(made, CITATIONS)))


def ties(made: Crosswalk) -> Worksheet:
    return opened(made)["Ties"]


def about(made: Crosswalk) -> dict[str, str | int]:
    return dict(opened(made)["About"].iter_rows(min_row=2, values_only=True))


def saying(made: Crosswalk, words: str) -> Crosswalk:
    """Put words in the place of the first statement's."""
    first, *others = made.rows
    return replace(made, rows=(replace(first, statement=replace(first.statement, reading=words)), *others))


def csv_rows(made: Crosswalk) -> list[tuple[str, ...]]:
    """Give the rows of the CSV form without the apostrophe that guards a cell."""
    rows = csv.DictReader(io.StringIO(crosswalk_csv(made, CITATIONS)))
    return [tuple(unguarded(row[column]) for column in HEADER) for row in rows]


def unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith(("'=", "'+", "'-", "'@", "'\t")) else cell


def as_csv(cell: str | float | None) -> str:
    if cell is None:
        return ""
    return cell if isinstance(cell, str) else f"{cell:.2f}"


def agreeing(made: Crosswalk) -> bool:
    read = ties(made).iter_rows(min_row=2, max_col=len(HEADER), values_only=True)
    return [tuple(as_csv(cell) for cell in row) for row in read] == csv_rows(made)


def test_the_workbook_and_the_csv_agree_cell_for_cell(crosswalk: Crosswalk) -> None:
    head = next(ties(crosswalk).iter_rows(max_row=1, values_only=True))
    assert head == (*HEADER, *REVIEWERS)
    assert agreeing(crosswalk)


@pytest.mark.parametrize("words", [*FORMULAS, "'quoted'", " spaced\n\n", "\u202eback", "\x9b1m", "<r>&</r>", "_x0041_"])
def test_they_agree_on_awkward_texts_too(crosswalk: Crosswalk, words: str) -> None:
    assert agreeing(saying(crosswalk, words))


def test_a_confidence_is_a_number_shown_with_two_decimals(crosswalk: Crosswalk) -> None:
    cell = ties(crosswalk).cell(2, CONFIDENCE)
    assert (cell.value, cell.data_type, cell.number_format) == (0.88, "n", "0.00")


@pytest.mark.parametrize("words", FORMULAS)
def test_a_text_that_begins_like_a_formula_stays_a_text(crosswalk: Crosswalk, words: str) -> None:
    book = crosswalk_xlsx(saying(crosswalk, words))
    cell = openpyxl.load_workbook(io.BytesIO(book))["Ties"].cell(2, STATEMENT)
    assert (cell.value, cell.data_type, cell.hyperlink, cell.quotePrefix) == (words, "s", None, True)
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        assert not any(b"<f>" in parts.read(name) or b"<f " in parts.read(name) for name in parts.namelist())


def test_a_text_that_looks_like_a_number_or_a_link_stays_a_text(crosswalk: Crosswalk) -> None:
    for words in ("2019", "1e5", "http://x.example", "mailto:x@y.example", "internal:About!A1", "{=1}", "TRUE"):
        cell = ties(saying(crosswalk, words)).cell(2, STATEMENT)
        assert (cell.value, cell.data_type, cell.hyperlink) == (words, "s", None)


def test_what_xml_cannot_hold_is_replaced(crosswalk: Crosswalk) -> None:
    words = "a\x00b\x1bc\ud800d\uffffe"
    assert ties(saying(crosswalk, words)).cell(2, STATEMENT).value == "a\ufffdb\ufffdc\ufffdd\ufffde"


def test_line_ends_are_newlines(crosswalk: Crosswalk) -> None:
    assert ties(saying(crosswalk, "\ra\r\nb\rc")).cell(2, STATEMENT).value == "\na\nb\nc"


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([*"=+-@\t\r\n'<>&\"{}\x00\x1b\ud800😀é", "<r>", "</r>", "http://", "a "])).map("".join))
def test_no_text_is_anything_but_a_text(crosswalk: Crosswalk, words: str) -> None:
    read = ties(saying(crosswalk, words)).cell(2, STATEMENT)
    ended = words.replace("\r\n", "\n").replace("\r", "\n")
    for held in "\x00\x1b\ud800":
        ended = ended.replace(held, "\ufffd")
    assert (read.value or "", read.data_type) == (ended, "s" if ended else "n")


def test_a_text_longer_than_a_cell_is_cut_at_a_word_and_about_says_where(crosswalk: Crosswalk) -> None:
    words = "harbour 😀 " * 4000
    made = saying(crosswalk, words)
    book = opened(made)
    text = book["Ties"].cell(2, STATEMENT).value
    kept = text.removesuffix("…")
    assert text != kept
    assert words.startswith(f"{kept} ")
    assert LONGEST - 10 < len(text.encode("utf-16-le")) // 2 <= LONGEST
    assert about(made)["Texts cut to 32,767 characters"] == "Ties!D2, Ties!D3"


@pytest.mark.parametrize("start", ["x", "😀", "x😀"])
def test_a_word_longer_than_a_cell_is_cut_between_characters(crosswalk: Crosswalk, start: str) -> None:
    words = start + start[-1] * LONGEST
    text = ties(saying(crosswalk, words)).cell(2, STATEMENT).value
    assert text.endswith("…")
    assert words.startswith(text[:-1])
    assert len(text.encode("utf-16-le")) // 2 in {LONGEST - 1, LONGEST}


def test_a_text_that_just_fits_is_not_cut(crosswalk: Crosswalk) -> None:
    made = saying(crosswalk, "x" * LONGEST)
    assert ties(made).cell(2, STATEMENT).value == "x" * LONGEST
    assert about(made)["Texts cut to 32,767 characters"] == "none"


def test_more_rows_than_a_sheet_holds_are_refused(crosswalk: Crosswalk, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = len(csv_rows(crosswalk))
    monkeypatch.setattr(module, "MOST_ROWS", rows + 1)
    assert ties(crosswalk).max_row == rows + 1
    monkeypatch.setattr(module, "MOST_ROWS", rows)
    with pytest.raises(UsageError, match=r"more rows than a sheet holds .*csv"):
        crosswalk_xlsx(crosswalk)


def test_reviewers_write_beside_links_and_comments_and_nowhere_else(crosswalk: Crosswalk) -> None:
    page = ties(crosswalk)
    kinds = [page.cell(row, HEADER.index("tie") + 1).value for row in range(2, page.max_row + 1)]
    assert kinds == ["link", "comment", "unlinked", "unanswered"]
    columns = range(len(HEADER) + 1, len(HEADER) + len(REVIEWERS) + 1)
    unlocked = {cell.coordinate for row in page.iter_rows() for cell in row if not cell.protection.locked}
    assert unlocked == {page.cell(row, column).coordinate for row in (2, 3) for column in columns}


def test_a_decision_is_chosen_from_a_list_and_nothing_else_is_taken(crosswalk: Crosswalk) -> None:
    (rule,) = ties(crosswalk).data_validations.dataValidation
    assert (rule.type, rule.formula1, rule.errorStyle or "stop") == ("list", '"accept,reject,add"', "stop")
    assert (str(rule.sqref), bool(rule.showErrorMessage)) == ("AA2:AA3", True)
    assert rule.error == "Choose accept, reject or add, or leave the cell empty."


def test_each_run_of_ties_has_its_list(crosswalk: Crosswalk) -> None:
    first, silent = crosswalk.rows
    page = ties(replace(crosswalk, rows=(first, silent, first)))
    assert [str(rule.sqref) for rule in page.data_validations.dataValidation] == ["AA2:AA3", "AA5:AA6"]


def test_the_sheets_are_protected_without_a_password_and_can_be_filtered(crosswalk: Crosswalk) -> None:
    for page in opened(crosswalk):
        held = page.protection
        assert (held.sheet, held.password) == (True, None)
        # False: not forbidden.
        assert (held.autoFilter, held.sort, held.formatColumns, held.formatRows) == (False, False, False, False)
        assert (held.insertRows, held.deleteRows, held.deleteColumns) == (True, True, True)


def test_the_head_row_is_bold_and_stays_in_view(crosswalk: Crosswalk) -> None:
    for page in opened(crosswalk):
        assert page.freeze_panes == "A2"
        assert all(cell.font.bold for cell in page[1])
        assert not any(cell.font.bold for cell in page[2])


def test_every_column_can_be_filtered(crosswalk: Crosswalk) -> None:
    book = opened(crosswalk)
    assert [page.auto_filter.ref for page in book] == ["A1:AC5", "A1:H3", f"A1:B{book['About'].max_row}"]


def test_texts_are_wrapped_at_the_top_of_wide_columns(crosswalk: Crosswalk) -> None:
    page = ties(crosswalk)
    widths = {cell.value: page.column_dimensions[cell.column_letter].width for cell in page[1]}
    assert all(50 <= widths[name] <= 61 for name in ("statement", "tied_text", "evidence", "your reason"))
    assert all(widths[name] < 20 for name in ("statement_id", "tied_id", "paper", "confidence", "your decision"))
    cells = [cell for row in page.iter_rows() for cell in row]
    assert {(cell.alignment.wrap_text, cell.alignment.vertical) for cell in cells} == {(True, "top")}


def test_a_sheet_prints_one_page_wide_with_its_head_row_and_page_numbers(crosswalk: Crosswalk) -> None:
    for page in opened(crosswalk):
        assert (page.page_setup.orientation, page.sheet_properties.pageSetUpPr.fitToPage) == ("landscape", True)
        assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) in {(1, 0), (None, 0)}
        assert page.print_title_rows == "$1:$1"
        assert (page.oddFooter.left.text, page.oddFooter.right.text) == ("&A", "Page &P of &N")


def test_the_gaps_stand_on_a_sheet_of_their_own(crosswalk: Crosswalk) -> None:
    rows = [tuple(cell or "" for cell in row) for row in opened(crosswalk)["Gaps"].iter_rows(values_only=True)]
    assert rows[0] == GAP_HEADER
    assert rows[1] == ("unlinked", "audit", "harbour:1.ii", "Proposal 1 (ii)", "x", "", "", "")
    assert rows[2][:6] == ("unanswered", "audit", "audit:rec-2", "Recommendation 2", "count the boats.", "harbour:1.i")
    assert rows[2][6:] == tuple(csv_rows(crosswalk)[-1][HEADER.index(name)] for name in GAP_HEADER[6:])
    assert rows[2][6] == "Proposal 1 (i)"


def test_what_a_paper_says_nothing_of_is_a_gap_by_its_name(crosswalk: Crosswalk) -> None:
    first, silent = (row.statement.id for row in crosswalk.rows)
    gaps = replace(crosswalk.gaps, by_stakeholder={"audit": (silent,)})
    made = replace(crosswalk, gaps=gaps, earlier=("audit",))
    assert agreeing(made)
    rows = list(opened(made)["Gaps"].iter_rows(min_row=2, max_col=3, values_only=True))
    assert ("silent", "audit", silent) in rows
    assert ("silent", "audit", first) not in rows
    assert about(made)["Written before the source"] == "audit"


def test_about_says_whose_papers_these_are_and_how_much_was_suggested(crosswalk: Crosswalk) -> None:
    book = opened(crosswalk)
    assert [(page.title, page.sheet_state) for page in book] == [
        ("Ties", "visible"),
        ("Gaps", "visible"),
        ("About", "visible"),
    ]
    said = about(crosswalk)
    assert said["Source: whose statements answer"] == "harbour"
    assert said["Target: whose statements are answered"] == "audit"
    assert said["Papers that comment"] == "audit"
    assert (said["Suggested links"], said["Suggested comments"]) == (1, 1)
    assert said["Made by"] == f"hscqa {__version__}"


def test_every_remark_has_its_line(crosswalk: Crosswalk) -> None:
    remarks = ("=Two papers have one name", "A label stands twice")
    page = opened(replace(crosswalk, remarks=remarks, comments_from=()))["About"]
    rows = list(page.iter_rows(values_only=True))
    assert [said for about, said in rows if about == "Remarks"] == list(remarks)
    assert ("Papers that comment", "none") in rows


def test_a_crosswalk_without_a_row_is_a_workbook_all_the_same(crosswalk: Crosswalk) -> None:
    empty = replace(crosswalk, rows=(), gaps=replace(crosswalk.gaps, targets_without_source=()))
    assert ties(empty).max_row == 1
    assert about(empty)["Suggested links"] == 0


def test_a_decision_that_was_made_is_shown(crosswalk: Crosswalk) -> None:
    first, silent = crosswalk.rows
    link = replace(first.links[0], decision="accepted", reviewers=("Ann", "Bo"), reason="-named by both")
    made = replace(crosswalk, rows=(Row(first.statement, (link,), first.comments), silent))
    page = ties(made)
    shown = [page.cell(2, HEADER.index(name) + 1).value for name in ("decision", "reviewers", "reason")]
    assert shown == ["accepted", "Ann; Bo", "-named by both"]
    assert agreeing(made)


def test_the_same_crosswalk_gives_the_same_bytes(crosswalk: Crosswalk) -> None:
    first = crosswalk_xlsx(crosswalk, CITATIONS)
    time.sleep(2.1)  # a zip file counts time in steps of two seconds
    assert crosswalk_xlsx(crosswalk, CITATIONS) == first


def test_there_is_no_macro_and_nothing_from_outside(crosswalk: Crosswalk) -> None:
    with zipfile.ZipFile(io.BytesIO(crosswalk_xlsx(saying(crosswalk, "http://x.example")))) as parts:
        names = parts.namelist()
        assert not [name for name in names if "vba" in name or "externalLink" in name or name.endswith(".bin")]
        assert not [name for name in names if name.endswith(".rels") and b'TargetMode="External"' in parts.read(name)]
