"""Listings have all that there is, in an order that serves a reader."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.export import contract_checks, contract_review
from hscqa.export.gap_list import gap_sections
from hscqa.export.listing import Row, Section, Shape, columns, depths, rows_of
from hscqa.export.listing_answers import answer_listing, search_listing
from hscqa.export.listing_checks import Part, checks_listing
from hscqa.export.listing_queue import queue_listing, queue_of
from hscqa.model import Comment, Filters, Hit, Link, SearchReply, Verdict
from hscqa.review.waiting import is_open
from tests.export.invented import PAPERS, crosswalk
from tests.export.listings import ANSWER, CHANGED, CHECKED, FILTERS, HITS, JUDGED, UNANSWERED, listings


def test_an_answer_has_every_quotation_and_then_every_passage_in_order() -> None:
    quotations, passages = answer_listing(ANSWER, PAPERS, Filters()).sections
    assert [row.words for row in quotations.rows] == [one.reading for one in ANSWER.quotes]
    assert [row.place for row in passages.rows] == [one.passage.id for one in ANSWER.hits]


def test_what_is_not_answered_says_why_and_marks_its_passages_as_no_answer() -> None:
    made = answer_listing(UNANSWERED, PAPERS, Filters())
    assert made.remarks[0] == "Not found in these 4 papers: what is nearest does not answer it"
    (section,) = made.sections
    assert "do not answer" in section.heading


@pytest.mark.parametrize(
    ("filters", "asked"),
    [
        (Filters(), "Asked of all 4 papers: Auditor (2018); Coast Group (2019); Boat Owners (2019); Essay (2018)"),
        (Filters(("essay",)), "Asked of 1 of 4 papers (only essay): Essay (2018)"),
        (Filters(since="2020"), "Asked of 0 of 4 papers (since 2020): none"),
        (
            FILTERS,
            (
                "Asked of 2 of 4 papers (role audit or review; publisher “coast” or “audit”; since 2018; "
                "until 2019-02): Auditor (2018); Coast Group (2019)"
            ),
        ),
    ],
)
def test_the_papers_that_were_asked_are_named_with_the_filters(filters: Filters, asked: str) -> None:
    assert search_listing(SearchReply("lamps", HITS, 1.0), PAPERS, filters).remarks == (asked,)


def test_two_papers_of_one_name_are_told_apart() -> None:
    twins = {"a": replace(PAPERS["audit"], id="a"), "b": replace(PAPERS["audit"], id="b")}
    (asked,) = search_listing(SearchReply("lamps", (), 1.0), twins, Filters()).remarks
    assert asked.endswith(": Auditor (2018), a; Auditor (2018), b")


def test_checks_begin_with_what_a_person_should_look_at() -> None:
    quotations, references, *_ = checks_listing(CHECKED).sections
    assert [row.cells[0] for row in quotations.rows] == ["altered", "not in corpus", "verbatim"]
    assert [row.cells[0] for row in references.rows] == ["unresolved", "resolved"]


def test_only_the_checks_that_are_wanted_are_listed() -> None:
    gaps = gap_sections(crosswalk(), PAPERS)
    made = checks_listing(CHECKED, gaps, {Part.REFERENCES})
    assert [one.heading for one in made.sections] == ["References"]
    assert len(checks_listing(None, gaps, {Part.GAPS}).sections) == len(gaps)
    told = contract_checks.checks(CHECKED, crosswalk(), {Part.REFERENCES, Part.GAPS})
    assert list(told) == ["references", "gaps"]


def test_two_disagreements_about_one_thing_stay_two() -> None:
    (section,) = checks_listing(CHECKED, (), {Part.DISAGREEMENTS}).sections
    assert [len(rows) for _, rows in section.groups] == [2, 2]


def test_the_queue_has_every_tie_that_waits_under_its_statement() -> None:
    made = crosswalk()
    (section,) = (one for one in listings()["queue"].sections if one.heading == "To decide")
    shown = {(group, row.place) for group, rows in section.groups for row in rows[1:]}
    for row in made.rows:
        ties: list[Link | Comment] = [*row.links, *row.comments]
        waiting = {one.target.id if isinstance(one, Link) else one.id for one in ties if is_open(one)}
        assert {(row.statement.label, place) for place in waiting} <= shown
    assert len(shown) == 7  # two of them the nearest, where none waits


def test_a_queue_in_json_has_what_the_listing_has() -> None:
    queue = queue_of(crosswalk(), CHANGED, [JUDGED])
    told = contract_review.queue(queue)
    assert [len(told[key]) for key in ("changed", "rows", "sample")] == [3, 4, 14]
    assert [row["statement"]["id"] for row in told["rows"]] == [one.statement.id for one in queue.rows]


def test_where_all_is_decided_the_queue_says_so() -> None:
    made = crosswalk()
    done = tuple(
        replace(
            row,
            links=tuple(replace(one, decision=Verdict.ACCEPTED.value) for one in row.links),
            comments=tuple(replace(one, decision=Verdict.ACCEPTED.value) for one in row.comments),
        )
        for row in made.rows
    )
    queue = replace(queue_of(made, (), ()), rows=(), drawn=())
    (section,) = queue_listing(replace(made, rows=done), queue, PAPERS).sections
    assert (section.rows, section.none) == ((), "Nothing is left to decide.")


def test_a_passage_keeps_its_exact_words_however_it_is_shown() -> None:
    words = "  Two  spaces, a\ttab, and “marks”. "
    hit = Hit(1, replace(HITS[0].passage, reading=words), 1.0)
    (section,) = search_listing(SearchReply("x", (hit,), 1.0), PAPERS, Filters()).sections
    assert section.rows[0].words == words


@given(st.lists(st.integers(1, 9)))
def test_a_piece_of_an_outline_stands_one_step_further_in_than_what_it_hangs_under(levels: list[int]) -> None:
    found = list(depths(levels))
    assert found[:1] in ([], [0])
    for at, (level, depth) in enumerate(zip(levels, found, strict=True)):
        above = next((number for number in range(at - 1, -1, -1) if levels[number] < level), None)
        assert depth == (0 if above is None else found[above] + 1)


def test_neighbours_of_one_group_stand_together_and_others_of_its_name_do_not() -> None:
    rows = tuple(Row(place=str(number), group=group) for number, group in enumerate("aabba"))
    section = Section("x", Shape.QUOTATIONS, rows, grouped_by="group")
    assert [(group, len(found)) for group, found in section.groups] == [("a", 2), ("b", 2), ("a", 1)]
    assert [row["group"] for row in rows_of(section)] == [*"aabba"]
    assert columns(section)[:2] == ("number", "group")
