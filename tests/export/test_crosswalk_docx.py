"""The crosswalk as a Word file: all that holds is in it, as text, laid out so that people can find their way.

After a change of it, look at what differs and renew its golden file, which has its text with styles and places:

    HSCQA_RENEW_GOLDENS=1 python -m pytest tests/export/test_crosswalk_docx.py
    git diff tests/export/goldens
"""

from __future__ import annotations

import io
import json
import os
import re
import zipfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
import pytest
from docx.oxml.ns import qn

from hscqa.export.report import report
from hscqa.export.word.crosswalk_docx import ANNEX, crosswalk_docx
from hscqa.export.word.read_docx import pack_in_docx, stated_in_docx
from hscqa.model import Verdict
from tests.export.invented import CITATIONS, COSTS, FOUND, PAPERS, crosswalk, decided, said
from tests.export.word_files import MISSING, by_libreoffice, entries, opened, table_rows, text_of, written_out

if TYPE_CHECKING:
    from hscqa.export.report import Report
    from hscqa.model import Comment, Crosswalk

GOLDEN = Path(__file__).resolve().parent / "goldens/crosswalk.docx.txt"
NASTY = (
    "<w:b/>",
    "</w:t></w:r><w:r><w:t>",
    "{{ MERGEFIELD name }}",
    "{ INCLUDETEXT c:\\\\secret }",
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "%s {made_by}",
    "&lt;&amp;",
    "*bold* [link](http://x.example)",
)


def shown(made: Crosswalk | None = None) -> Report:
    return report(made or crosswalk(), PAPERS, CITATIONS)


def saying(words: str) -> Crosswalk:
    """Make a crosswalk whose first statement, and a comment on it, say the words."""
    made = crosswalk()
    first, *others = made.rows
    comment = said("owners", 3, words, "quoted", 0.8)
    row = replace(first, statement=replace(FOUND, reading=words, owners=(words,)), comments=(comment,))
    return replace(made, rows=(row, *others))


def commented(*comments: Comment) -> Report:
    """Make a crosswalk in which these are the comments on the first statement."""
    made = crosswalk()
    first, *others = made.rows
    return shown(replace(made, rows=(replace(first, comments=comments), *others)))


def parts_of(made: Report) -> tuple[str, str]:
    """Give the text before the annex, and the annex."""
    before, _, annex = written_out(crosswalk_docx(made)).rpartition(f"[Heading 1] {ANNEX}\n")
    return (before, annex) if before else (annex, "")


def test_the_paper_is_as_it_was() -> None:
    written = written_out(crosswalk_docx(shown()))
    if os.environ.get("HSCQA_RENEW_GOLDENS"):
        GOLDEN.write_text(written, encoding="utf-8", newline="\n")
    assert written == GOLDEN.read_text(encoding="utf-8")


def test_every_tie_stands_in_a_row_with_its_words_place_confidence_and_decision() -> None:
    made = shown()
    rows = list(table_rows(crosswalk_docx(made)))
    ties = [(one, tie) for one in made.entries for tie in (*one.links, *one.comments, *one.set_aside)]
    assert len(ties) > 6
    for entry, tie in ties:
        told = (entry.label, tie.text, tie.id, tie.place, f"{tie.confidence:.2f}", tie.reason, *tie.reviewers)
        assert any(all(part in row for part in told) and tie.decision in row.casefold() for row in rows), tie


def test_words_of_papers_are_read_back_with_their_places() -> None:
    made = shown()
    stated = {(one.text, one.places, one.is_whole) for one in stated_in_docx(crosswalk_docx(made), "a.docx")}
    for entry in made.entries:
        ties = (*entry.links, *entry.comments, *entry.set_aside)
        assert {(tie.text, (tie.id,), tie.form == "link") for tie in ties} <= stated
        if entry.statement.reading:
            assert (entry.statement.reading, (entry.statement.id,), True) in stated


@pytest.mark.parametrize("words", NASTY)
def test_what_looks_like_markup_a_field_or_a_formula_is_text(words: str) -> None:
    body = crosswalk_docx(shown(saying(words)))
    assert {("review:1", True), ("owners:p3", False)} <= {
        (one.places[0], one.is_whole) for one in stated_in_docx(body, "a.docx") if one.text == words
    }
    assert f"Who: {words}" in written_out(body)
    whole = "".join(part.decode() for part in entries(body).values())
    assert {code.split()[0] for code in re.findall(r"<w:instrText[^>]*>([^<]*)", whole)} == {"PAGE", "NUMPAGES", "TOC"}
    assert "fldSimple" not in whole
    assert 'TargetMode="External"' not in whole


def test_control_characters_are_written_out_so_that_word_can_open_the_file() -> None:
    body = crosswalk_docx(shown(saying("a\x1bb\x00c\ufffed\u202ee\ud800\r\nf")))
    assert "a\\x1bb\\x00c\ufffdd\\u202ee\\ud800" in written_out(body)


def test_the_same_crosswalk_gives_the_same_bytes_and_no_clock_is_in_them() -> None:
    body = crosswalk_docx(shown(), "{}")
    assert body == crosswalk_docx(shown(), "{}")
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    told = opened(body).core_properties
    assert (told.title, told.author, told.language) == (shown().title, shown().made_by, "en-GB")
    assert told.created == told.modified


def test_headings_are_real_and_skip_no_level() -> None:
    document = opened(crosswalk_docx(shown()))
    headings = [(one.style.name, one.text) for one in document.paragraphs if one.style is not None]
    levels = [int(style[-1]) for style, _ in headings if style and style.startswith("Heading")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    listed = [text_of(one) for one in document.element.body.iter(qn("w:hyperlink"))]
    assert ["Contents", *listed] == sorted(
        (text for style, text in headings if style in {"Heading 1", "Heading 2"}), key=lambda text: text != "Contents"
    )


def test_each_line_of_the_contents_leads_to_its_heading() -> None:
    body = opened(crosswalk_docx(shown())).element.body
    marked = {one.get(qn("w:name")): text_of(one.getparent()) for one in body.iter(qn("w:bookmarkStart"))}
    led = {one.get(qn("w:anchor")): text_of(one) for one in body.iter(qn("w:hyperlink"))}
    assert marked == led
    assert len(led) > 10


def test_tables_fit_the_page_repeat_their_heads_and_are_named() -> None:
    document = opened(crosswalk_docx(shown()))
    (section,) = document.sections
    width = section.page_width - section.left_margin - section.right_margin  # type: ignore[operator]
    assert section.page_width > section.page_height  # type: ignore[operator]
    for table in document.tables:
        assert abs(sum(column.width or 0 for column in table.columns) - width) < 10_000
        heads = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows]
        assert heads[0]
        assert not any(heads[1:])
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def test_no_two_tables_touch() -> None:
    tags = [child.tag for child in opened(crosswalk_docx(shown())).element.body]
    assert (qn("w:tbl"), qn("w:tbl")) not in set(pairwise(tags))


def test_comments_that_name_the_statement_stand_beside_it_and_the_others_in_the_annex() -> None:
    front, annex = parts_of(
        commented(
            said("owners", 1, "It names it.", "cited", 0.3),
            said("owners", 2, "It is near.", "topical", 0.9, COSTS),
            decided(said("owners", 3, "Anna is sure.", "topical", 0.2), Verdict.ACCEPTED, ("Anna",)),
        )
    )
    assert "It names it." in front
    assert "Anna is sure." in front
    assert "It is near." not in front
    assert "It is near." in annex
    assert "More in the annex: Boat Owners (2019) 1." in front


def test_where_no_comment_names_the_statement_the_surest_stands_beside_it() -> None:
    front, annex = parts_of(
        commented(said("owners", 1, "Near.", "topical", 0.4), said("owners", 2, "Nearer.", "topical", 0.6))
    )
    assert "] Nearer." in front
    assert "] Near." in annex


def test_a_comment_that_is_there_twice_is_shown_twice() -> None:
    twice = said("owners", 1, "Said twice.", "topical", 0.4)
    assert "".join(parts_of(commented(twice, twice))).count("] Said twice.") == 2


def test_without_papers_that_comment_there_is_no_column_for_them() -> None:
    made = crosswalk()
    rows = tuple(replace(row, comments=()) for row in made.rows)
    gaps = replace(made.gaps, sources_without_comment=(), by_stakeholder={})
    written = written_out(crosswalk_docx(shown(replace(made, rows=rows, comments_from=(), earlier=(), gaps=gaps))))
    assert "What others say" not in written
    assert "Comments by" not in written
    assert "No paper was asked for comments." in written


def test_it_says_that_nobody_has_decided_where_nobody_has() -> None:
    made = crosswalk()
    rows = tuple(replace(row, links=(), comments=()) for row in made.rows)
    undecided = written_out(crosswalk_docx(shown(replace(made, rows=rows))))
    assert "No reviewer has decided" in undecided
    assert "What reviewers set aside" not in undecided
    assert "No reviewer has decided" not in written_out(crosswalk_docx(shown()))


@pytest.mark.parametrize("text", ['{"a": "<b> & ]]> “ü” \\u001b\\r"}', '{"a":\r\n 1}', "{}"])
def test_a_pack_travels_with_the_file_and_is_not_shown(text: str) -> None:
    body = crosswalk_docx(shown(), text)
    assert pack_in_docx(body) == text
    assert written_out(body) == written_out(crosswalk_docx(shown()))


def test_a_pack_with_what_xml_cannot_hold_says_the_same() -> None:
    pack = json.dumps({"a": "\ufffe\uffff"}, ensure_ascii=False)
    assert json.loads(pack_in_docx(crosswalk_docx(shown(), pack))) == json.loads(pack)


def test_without_a_pack_the_file_carries_none() -> None:
    body = crosswalk_docx(shown())
    assert pack_in_docx(body) == ""
    assert not any("customXml" in part for part in entries(body))


@pytest.mark.slow
@pytest.mark.skipif(bool(MISSING), reason=MISSING)
def test_as_pdf_it_shows_every_statement_on_pages_that_are_not_empty(tmp_path: Path) -> None:
    made = shown()
    pages = [
        page.extract_text()
        for page in pypdf.PdfReader(io.BytesIO(by_libreoffice(crosswalk_docx(made), "pdf", tmp_path))).pages
    ]
    text = " ".join(" ".join(pages).split())
    for entry in made.entries:
        assert entry.label in text
        assert entry.statement.reading in text
    assert [f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, 1)] == [True] * len(pages)
    assert min(map(len, pages)) > 200


@pytest.mark.slow
@pytest.mark.skipif(bool(MISSING), reason=MISSING)
def test_what_libreoffice_saves_states_the_same_and_keeps_the_pack(tmp_path: Path) -> None:
    pack = json.dumps({"files": {"a.txt": "0" * 64}, "words": "<b> “ü”\n" * 20_000})
    body = crosswalk_docx(shown(saying("a\u2011b\u00a0c \u2013 d & <e>\tf\ng")), pack)
    saved = by_libreoffice(body, "docx", tmp_path)
    assert saved != body
    assert stated_in_docx(saved, "a.docx") == stated_in_docx(body, "a.docx")
    assert pack_in_docx(saved) == pack
