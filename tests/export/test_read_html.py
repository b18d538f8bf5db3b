"""A crosswalk's page read back: which words it gives for which places."""

from __future__ import annotations

import csv
import html
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.errors import UnreadablePaper
from hscqa.export.crosswalk_csv import crosswalk_csv
from hscqa.export.page.crosswalk_html import crosswalk_html
from hscqa.export.page.read_html import pack_in_html, stated_in_html
from hscqa.export.report import Report, report
from hscqa.ingest.clean import clean
from hscqa.model.checks import Claim
from tests.export.invented import CITATIONS, PAPERS, crosswalk


@pytest.fixture(scope="module")
def made() -> Report:
    return report(crosswalk(), PAPERS, CITATIONS)


@pytest.fixture(scope="module")
def text(made: Report) -> str:
    return crosswalk_html(made, '{"words": "</script>"}')


def test_every_text_of_the_table_is_read_back_at_its_place(made: Report, text: str) -> None:
    rows = list(csv.DictReader(io.StringIO(crosswalk_csv(made))))
    told = {(row["statement_id"], row["statement"]) for row in rows} | {
        (row["tied_id"], row["tied_text"].removeprefix("'")) for row in rows
    }
    stated = {(one.places[0], one.text) for one in stated_in_html(text, "x.html")}
    assert {(place, words) for place, words in told if words} <= stated
    assert {place.partition(":")[0] for place, _ in stated} <= set(PAPERS)


def test_statements_are_whole_and_comments_are_not(text: str) -> None:
    whole = {one.places[0] for one in stated_in_html(text, "x.html") if one.is_whole}
    parts = {one.places[0] for one in stated_in_html(text, "x.html") if not one.is_whole}
    assert whole == {"review:1", "review:2", "review:3", "audit:1", "audit:2", "audit:3", "audit:4"}
    assert parts == {"owners:p1", "owners:p2", "essay:p1", "essay:p2"}


def test_spans_have_the_words_as_they_are_written(text: str) -> None:
    stated = stated_in_html(text, "x.html")
    assert stated
    assert all(html.unescape(text[one.span.start : one.span.end]) == one.text for one in stated)
    lines = [int(one.id.removeprefix("x.html:line-")) for one in stated]
    assert all(text.split("\n")[line - 1].count(html.escape(one.text)) for line, one in zip(lines, stated, strict=True))
    assert stated[0].claimed == Claim("review", "review:1")


@given(st.text())
def test_any_words_come_back(words: str) -> None:
    made = report(crosswalk(), PAPERS, CITATIONS)
    entry = made.themes[0].entries[0]
    said = replace(entry, statement=replace(entry.statement, reading=clean(words)[0]))
    page = crosswalk_html(replace(made, themes=(replace(made.themes[0], entries=(said,)),)))
    told = [one.text for one in stated_in_html(page, "x.html") if one.places == ("review:1",)]
    assert clean(words)[0].strip() in [*told, ""]


def test_marks_that_an_editor_left_are_no_words(text: str) -> None:
    edited = text.replace("A keeper will be found.", "A <p class='x'>keeper <b\nid=y>will</b></p> not be found.", 1)
    assert stated_in_html(edited, "x.html")[0].text == "A keeper will not be found."


def test_words_are_read_from_a_tag_of_several_lines() -> None:
    page = '<meta name="generator" content="hscqa 1">\n<p\n class="x"\n  data-place="audit:1">Mend\nit.</p>'
    (stated,) = stated_in_html(page, "x.html")
    assert page[stated.span.start : stated.span.end] == "Mend\nit."
    assert stated.text == "Mend\nit."


def test_words_without_an_end_go_to_the_end() -> None:
    page = '<p data-place="audit:1">Mend the walls.'
    (stated,) = stated_in_html(page, "x.html")
    assert (stated.text, page[stated.span.start : stated.span.end]) == ("Mend the walls.", "Mend the walls.")


def test_a_page_of_somebody_else_is_refused() -> None:
    with pytest.raises(UnreadablePaper, match=r"x\.html holds nothing"):
        stated_in_html("<p>Mend the walls.</p>", "x.html")


def test_a_crosswalk_without_words_is_read(made: Report) -> None:
    assert stated_in_html(crosswalk_html(replace(made, themes=(), targets=(), gaps=())), "x.html") == ()


def test_evidence_is_read_back(made: Report, text: str) -> None:
    assert json.loads(pack_in_html(text)) == {"words": "</script>"}
    assert pack_in_html(crosswalk_html(made)) == ""
    assert pack_in_html("no page at all") == ""


def test_words_in_a_script_are_no_evidence() -> None:
    assert pack_in_html('<script>{"a": 1}</script><p id="pack">{"b": 2}</p>') == ""
