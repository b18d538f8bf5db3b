"""A board's form as a Word file: written, filled in, saved by another program, and read back.

After a change of it, look at what differs and renew its golden file, which has its text with styles and places:

    HSCQA_RENEW_GOLDENS=1 python -m pytest tests/export/test_positions_docx.py
    git diff tests/export/goldens
"""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from hscqa.errors import UnreadablePaper
from hscqa.export.report import report
from hscqa.export.word.crosswalk_docx import crosswalk_docx
from hscqa.export.word.positions_docx import positions_docx
from hscqa.export.word.read_docx import stated_in_docx
from hscqa.export.word.read_positions_docx import read_positions_docx
from hscqa.export.xml_text import legal
from hscqa.library.position_rows import positions_of
from tests.export.invented import CITATIONS, PAPERS, crosswalk
from tests.export.word_files import MISSING, by_libreoffice, edited, fill_in, opened, text_of, with_part, written_out

if TYPE_CHECKING:
    from docx.document import Document

    from hscqa.export.report import Report
    from hscqa.model import SheetRow

GOLDEN = Path(__file__).resolve().parent / "goldens/positions.docx.txt"
BOARD = "Harbours & <Isles> IJB"
SCALE = ("not yet", "partly", "=fully")


def shown() -> Report:
    return report(crosswalk(), PAPERS, CITATIONS)


@cache
def form() -> bytes:
    return positions_docx(shown(), BOARD, SCALE)


def filled_in(document: Document) -> None:
    """Answer on two statements, as people would."""
    about, first, second, *_ = document.tables
    fill_in(about, "on", "2026-03-01")
    fill_in(first, "Rating", "=fully")
    fill_in(first, "Evidence", "A keeper lives there.\nSee “the log”, p. 3 – gulls & all.")
    fill_in(first, "Action", "=1+1")
    fill_in(first, "Lead", "The <b>harbour master</b>")
    fill_in(first, "Date", "2026-09-30")
    fill_in(second, "Rating", "not yet")


def rows(body: bytes) -> tuple[SheetRow, ...]:
    return read_positions_docx(body, "form.docx").rows["Positions"]


def test_the_form_is_as_it_was() -> None:
    written = written_out(form())
    if os.environ.get("HSCQA_RENEW_GOLDENS"):
        GOLDEN.write_text(written, encoding="utf-8", newline="\n")
    assert written == GOLDEN.read_text(encoding="utf-8")


def test_the_same_crosswalk_gives_the_same_bytes() -> None:
    assert positions_docx(shown(), BOARD, SCALE) == form()


def test_an_empty_form_says_what_it_is_and_has_a_row_for_each_statement() -> None:
    sheets = read_positions_docx(form(), "form.docx")
    assert sheets.about == {
        "workbook": "self-evaluation",
        "form": "1",
        "source": "review",
        "target": "audit",
        "comments": "essay; owners",
        "board": BOARD,
        "scale": "not yet; partly; =fully",
        "on": "",
    }
    found = sheets.rows["Positions"]
    assert [(row.sheet, row.number) for row in found] == [("Positions", number) for number in (2, 3, 4, 5)]
    for row, entry in zip(found, shown().entries, strict=True):
        one = entry.statement
        assert row.cells["statement_id"] == one.id
        assert row.cells["statement"] == one.reading
        assert row.cells["statement_label"] == entry.label
        assert row.cells["theme"] == one.theme
        assert {row.cells[name] for name in ("rating", "evidence", "action", "lead", "date")} == {""}
    assert (found[0].cells["timescale"], found[0].cells["due"]) == ("6 months", "2019-08-04")
    assert "Find a keeper for every harbour." in found[0].cells["answers"]
    assert "We are glad that a keeper will be found." in found[0].cells["stakeholders"]


def test_what_a_board_fills_in_is_taken() -> None:
    body = edited(form(), filled_in)
    sheets = read_positions_docx(body, "form.docx")
    assert sheets.about["on"] == "2026-03-01"
    positions, refused = positions_of(sheets.rows["Positions"], SCALE)
    assert refused == []
    assert [one.rating for one in positions.values()] == ["=fully", "not yet", "", ""]
    first = positions[2]
    assert (first.statement, first.seen, first.due) == ("review:1", "A keeper will be found.", "2019-08-04")
    assert first.evidence == "A keeper lives there.\nSee “the log”, p. 3 – gulls & all."
    assert (first.action, first.lead, first.date) == ("=1+1", "The <b>harbour master</b>", "2026-09-30")
    assert positions[4].is_empty


def test_a_box_that_was_emptied_again_is_empty_whatever_word_writes_into_it() -> None:
    def empty(document: Document) -> None:
        for box in document.tables[1]._tbl.iter(qn("w:sdt")):
            next(box.iter(qn("w:t"))).text = "Click or tap to enter a date."

    cells = rows(edited(form(), empty))[0].cells
    assert (cells["rating"], cells["date"]) == ("", "")


@settings(max_examples=15, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=60).map(legal))
def test_any_text_that_word_can_hold_comes_back(words: str) -> None:
    body = edited(form(), lambda document: fill_in(document.tables[1], "Evidence", words))
    assert rows(body)[0].cells["evidence"] == words.strip()


def test_several_paragraphs_in_a_cell_are_lines() -> None:
    def write(document: Document) -> None:
        cell = next(row.cells[1] for row in document.tables[1].rows if text_of(row.cells[0]._tc) == "Action")
        for words in ("Find one.", "", "Then another."):
            cell.add_paragraph(words, "List Bullet")

    assert rows(edited(form(), write))[0].cells["action"] == "Find one.\n\nThen another."


@pytest.mark.parametrize("head", ["Statement", "Answers", "Timescale", "Due", "What others say", "Check"])
def test_a_row_that_was_not_to_be_edited_is_found_out(head: str) -> None:
    body = edited(form(), lambda document: fill_in(document.tables[1], head, "gulls"))
    _, refused = positions_of(rows(body), SCALE)
    assert [one.number for one in refused] == [2]


def test_each_rating_is_chosen_from_the_scale_and_each_box_has_a_number_of_its_own() -> None:
    body = opened(form()).element.body
    lists = [[item.get(qn("w:value")) for item in one] for one in body.iter(qn("w:dropDownList"))]
    assert lists == [list(SCALE)] * 4
    boxes = list(body.iter(qn("w:sdt")))
    assert len({one[0].find(qn("w:id")).get(qn("w:val")) for one in boxes}) == len(boxes) == 9
    assert all(one[0].find(qn("w:alias")).get(qn("w:val")) for one in boxes)


def test_its_words_can_be_checked_too() -> None:
    stated = {(one.text, one.places) for one in stated_in_docx(form(), "form.docx")}
    assert ("A keeper will be found.", ("review:1",)) in stated
    assert ("We are glad that a keeper will be found.", ("owners:p1",)) in stated


def test_comments_that_are_left_out_are_counted() -> None:
    assert "The crosswalk has 1 more comment on the same matter." in written_out(form())


def test_a_form_without_commenting_papers_is_read_back() -> None:
    body = positions_docx(replace(shown(), comments_from=()), BOARD, SCALE)
    assert read_positions_docx(body, "form.docx").about["comments"] == ""


def drop_row(document: Document) -> None:
    row = next(one for one in document.tables[2].rows if text_of(one.cells[0]._tc) == "Lead")
    row._tr.getparent().remove(row._tr)


def drop_about(document: Document) -> None:
    table = document.tables[0]._tbl
    table.getparent().remove(table)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (crosswalk_docx(shown()), "no form for a self-evaluation"),
        (edited(form(), drop_about), "no form for a self-evaluation"),
        (edited(form(), lambda one: fill_in(one.tables[0], "form", "2")), "of another release"),
        (edited(form(), lambda one: fill_in(one.tables[0], "workbook", "crosswalk")), "no form for a self-evaluation"),
        (edited(form(), drop_row), "“Proposal 2” has no row Lead"),
        (b"gulls", "cannot be read as a Word file"),
        (with_part(form(), "word/document.xml", lambda part: b"<!DOCTYPE a>" + part), "declares entities"),
    ],
)
def test_what_is_no_form_of_ours_is_refused(body: bytes, told: str) -> None:
    with pytest.raises(UnreadablePaper) as caught:
        read_positions_docx(body, "form.docx")
    assert caught.value.what.startswith("form.docx")
    assert told in caught.value.what


@pytest.mark.slow
@pytest.mark.skipif(bool(MISSING), reason=MISSING)
def test_what_libreoffice_saves_says_the_same(tmp_path: Path) -> None:
    body = edited(form(), filled_in)
    saved = by_libreoffice(body, "docx", tmp_path)
    assert saved != body
    assert read_positions_docx(saved, "form.docx") == read_positions_docx(body, "form.docx")
