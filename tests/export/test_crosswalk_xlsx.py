"""The workbook as it is read back: the same cells as the CSV form, texts that stay texts, columns for reviewers.

After a change of it, look at what differs and renew its golden file, which has its cells as text, and what is open:

    HSCQA_RENEW_GOLDENS=1 python -m pytest tests/export/test_crosswalk_xlsx.py
    git diff tests/export/goldens
"""

from __future__ import annotations

import csv
import io
import os
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hscqa import __version__
from hscqa.errors import UsageError
from hscqa.export.crosswalk_csv import HEADER, crosswalk_csv
from hscqa.export.report import HOW_TO_READ, report
from hscqa.export.workbook import crosswalk_xlsx as module
from hscqa.export.workbook.crosswalk_xlsx import ADDITIONS, GAP_HEADER, REVIEWERS, crosswalk_xlsx
from hscqa.export.workbook.sheets import LONGEST
from hscqa.model import Crosswalk, Row
from tests.export import invented
from tests.export.book_text import (
    CITATIONS,
    PAPERS,
    about,
    by_libreoffice,
    checks,
    opened,
    ruled,
    saying,
    texts,
    ties,
    unlocked,
    written,
    written_out,
)
from tests.export.word_files import MISSING

GOLDEN = Path(__file__).resolve().parent / "goldens/crosswalk.xlsx.txt"
STATEMENT = HEADER.index("statement") + 1
CONFIDENCE = HEADER.index("confidence") + 1
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", '=HYPERLINK("http://x.example")', "=cmd|' /C calc'!A0")


def csv_rows(made: Crosswalk) -> list[tuple[str, ...]]:
    """Give the rows of the CSV form without the apostrophe that guards a cell."""
    rows = csv.DictReader(io.StringIO(crosswalk_csv(report(made, PAPERS, CITATIONS))))
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
    assert head == (*HEADER, *REVIEWERS, "check")
    assert agreeing(crosswalk)


@pytest.mark.parametrize("words", [*FORMULAS, "'quoted'", " spaced\n\n", "\u202eback", "\x9b1m", "<r>&</r>", "_x0041_"])
def test_they_agree_on_awkward_texts_too(crosswalk: Crosswalk, words: str) -> None:
    assert agreeing(saying(crosswalk, words))


def test_a_confidence_is_a_number_shown_with_two_decimals(crosswalk: Crosswalk) -> None:
    cell = ties(crosswalk).cell(2, CONFIDENCE)
    assert (cell.value, cell.data_type, cell.number_format) == (0.88, "n", "0.00")


@pytest.mark.parametrize("words", FORMULAS)
def test_a_text_that_begins_like_a_formula_stays_a_text(crosswalk: Crosswalk, words: str) -> None:
    book = written(saying(crosswalk, words))
    cell = opened(book)["Ties"].cell(2, STATEMENT)
    assert (cell.value, cell.data_type, cell.hyperlink, cell.quotePrefix) == (words, "s", None, True)
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        assert not any(b"<f>" in parts.read(name) or b"<f " in parts.read(name) for name in parts.namelist())


def test_a_text_that_looks_like_a_number_or_a_link_stays_a_text(crosswalk: Crosswalk) -> None:
    for words in ("2019", "1e5", "http://x.example", "mailto:x@y.example", "internal:About!A1", "{=1}", "TRUE"):
        cell = ties(saying(crosswalk, words)).cell(2, STATEMENT)
        assert (cell.value, cell.data_type, cell.hyperlink) == (words, "s", None)


def test_what_xml_cannot_hold_is_written_out(crosswalk: Crosswalk) -> None:
    words = "a\x00b\x1bc\ud800d\uffffe"
    assert ties(saying(crosswalk, words)).cell(2, STATEMENT).value == r"a\x00b\x1bc\ud800d" + "\ufffde"


def test_line_ends_are_newlines(crosswalk: Crosswalk) -> None:
    assert ties(saying(crosswalk, "\ra\r\nb\rc")).cell(2, STATEMENT).value == "\na\nb\nc"


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([*"=+-@\t\r\n'<>&\"{}\x00\x1b\ud800😀é", "<r>", "</r>", "http://", "a "])).map("".join))
def test_no_text_is_anything_but_a_text(crosswalk: Crosswalk, words: str) -> None:
    read = ties(saying(crosswalk, words)).cell(2, STATEMENT)
    ended = words.replace("\r\n", "\n").replace("\r", "\n")
    for held, told in (("\x00", r"\x00"), ("\x1b", r"\x1b"), ("\ud800", r"\ud800")):
        ended = ended.replace(held, told)
    assert (read.value or "", read.data_type) == (ended, "s" if ended else "n")


def test_a_text_longer_than_a_cell_is_cut_at_a_word_and_about_says_where(crosswalk: Crosswalk) -> None:
    words = "harbour 😀 " * 4000
    made = saying(crosswalk, words)
    book = opened(written(made))
    text = book["Ties"].cell(2, STATEMENT).value
    kept = text.removesuffix("…")
    assert text != kept
    assert words.startswith(f"{kept} ")
    assert LONGEST - 10 < len(text.encode("utf-16-le")) // 2 <= LONGEST
    assert (
        about(made)["Texts cut to 32,767 characters"]
        == "Ties, row 2, statement; Ties, row 3, statement; Statements, row 2, text"
    )


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
        written(crosswalk)


def test_each_row_has_its_check_which_changes_with_any_protected_cell(crosswalk: Crosswalk) -> None:
    page = ties(crosswalk)
    found = list(checks(page, REVIEWERS))
    assert len({held for held, _ in found}) == len(found) == 4
    assert all(held == worked_out for held, worked_out in found)
    for column in range(1, len(HEADER) + 1):
        cell = page.cell(2, column)
        before, cell.value = cell.value, "edited"
        held, worked_out = next(checks(page, REVIEWERS))
        assert held != worked_out
        cell.value = before
    page.cell(2, len(HEADER) + 1).value = "accept"
    assert len({*next(checks(page, REVIEWERS))}) == 1


def test_the_gaps_stand_on_a_sheet_of_their_own(crosswalk: Crosswalk) -> None:
    rows = [tuple(cell or "" for cell in row) for row in opened(written(crosswalk))["Gaps"].iter_rows(values_only=True)]
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
    rows = list(opened(written(made))["Gaps"].iter_rows(min_row=2, max_col=3, values_only=True))
    assert ("silent", "audit", silent) in rows
    assert ("silent", "audit", first) not in rows
    assert about(made)["Written before the source"] == "Auditor (2018)"


def test_about_begins_with_what_a_program_reads(crosswalk: Crosswalk) -> None:
    page = opened(written(replace(crosswalk, comments_from=("audit", "harbour"))))["About"]
    assert list(page.iter_rows(min_row=2, max_row=6, values_only=True)) == [
        ("workbook", "crosswalk"),
        ("form", "1"),
        ("source", "harbour"),
        ("target", "audit"),
        ("comments", "audit; harbour"),
    ]


def test_about_says_what_it_holds_how_to_review_and_how_to_hand_it_in(crosswalk: Crosswalk) -> None:
    book = opened(written(crosswalk))
    assert [(page.title, page.sheet_state) for page in book] == [
        (name, "visible") for name in ("Ties", "Add", "Gaps", "Statements", "About")
    ]
    rows = list(book["About"].iter_rows(values_only=True))
    assert ("Title", "Crosswalk: Coast Group (2019) and Auditor (2018)") in rows
    assert ("In numbers", "Suggested links: 1, of which about 1 should be right") in rows
    assert ("How to read it", HOW_TO_READ) in rows
    assert ("Made by", f"hscqa {__version__}") in rows
    said = dict(rows)
    assert "hscqa review import FILE.xlsx" in said["How to hand it in"]
    assert "Unprotect Sheet" in said["How to sort"]
    assert all(
        any(f"“{name}”" in text for _, text in rows) for name in ("statement_id", "tied_id", "words", *REVIEWERS)
    )


def test_every_remark_has_its_line(crosswalk: Crosswalk) -> None:
    remarks = ("=Two papers have one name", "A label stands twice")
    page = opened(written(replace(crosswalk, remarks=remarks, comments_from=())))["About"]
    rows = list(page.iter_rows(values_only=True))
    assert {("In numbers", f"Note: {remark}.") for remark in remarks} < set(rows)
    assert ("In numbers", "No paper was asked for comments.") in rows


def test_a_crosswalk_without_a_row_is_a_workbook_all_the_same(crosswalk: Crosswalk) -> None:
    empty = replace(crosswalk, rows=(), gaps=replace(crosswalk.gaps, targets_without_source=()))
    book = opened(written(empty))
    assert book["Ties"].max_row == 1
    assert set(ruled(book["Add"])) == {f"D{row}" for row in range(2, ADDITIONS + 2)}


def test_a_decision_that_was_made_is_shown(crosswalk: Crosswalk) -> None:
    first, silent = crosswalk.rows
    link = replace(first.links[0], decision="accepted", reviewers=("Ann", "Bo"), reason="-named by both")
    made = replace(crosswalk, rows=(Row(first.statement, (link,), first.comments), silent))
    page = ties(made)
    shown = [page.cell(2, HEADER.index(name) + 1).value for name in ("decision", "reviewers", "reason")]
    assert shown == ["accepted", "Ann; Bo", "-named by both"]
    assert agreeing(made)


def test_the_same_crosswalk_gives_the_same_bytes(crosswalk: Crosswalk) -> None:
    first = written(crosswalk)
    time.sleep(2.1)  # a zip file counts time in steps of two seconds
    assert written(crosswalk) == first


def test_there_is_no_macro_and_nothing_from_outside(crosswalk: Crosswalk) -> None:
    with zipfile.ZipFile(io.BytesIO(written(saying(crosswalk, "http://x.example")))) as parts:
        names = parts.namelist()
        assert not [name for name in names if "vba" in name or "externalLink" in name or name.endswith(".bin")]
        assert not [name for name in names if name.endswith(".rels") and b'TargetMode="External"' in parts.read(name)]


def test_the_workbook_is_as_it_was() -> None:
    told = written_out(crosswalk_xlsx(report(invented.crosswalk(), invented.PAPERS, invented.CITATIONS)))
    if os.environ.get("HSCQA_RENEW_GOLDENS"):
        GOLDEN.write_text(told, encoding="utf-8", newline="\n")
    assert told == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.skipif(bool(MISSING), reason=MISSING)
def test_libreoffice_keeps_every_text_what_is_open_and_what_it_takes(tmp_path: Path) -> None:
    words = "=1+1\n and  “gulls”\u00a0😀 <r>&</r> _x0041_ \u202e" + " harbour" * 900
    before = crosswalk_xlsx(report(saying(invented.crosswalk(), words), invented.PAPERS, invented.CITATIONS))
    saved = by_libreoffice(before, tmp_path)
    assert texts(saved) == texts(before)
    for was, now in zip(opened(before), opened(saved), strict=True):
        assert now.protection.sheet
        assert unlocked(now) == unlocked(was)
        assert ruled(now) == ruled(was)
    found = list(checks(opened(saved)["Ties"], REVIEWERS))
    assert len(found) == 16
    assert all(held == worked_out for held, worked_out in found)
