"""Pointers resolved to papers and places, or said not to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from hscqa.references.resolve import find_references
from hscqa.references.ties import explicit_ties

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.model import Document, Reference

    Make = Callable[..., Document]


def by_claim(references: tuple[Reference, ...], paper_id: str) -> dict[tuple[str, str], Reference]:
    return {(one.id.partition(":")[2], one.claimed): one for one in references if one.paper_id == paper_id}


def test_a_footnote_points_at_each_statement_it_names(documents: tuple[Document, ...]) -> None:
    found = by_claim(find_references(documents), "alliance-2019")["note-9", "proposal 6 (i) (ii) (iii), p.15"]
    assert found.status == "resolved"
    assert found.targets == ("msg-2019:6.i", "msg-2019:6.ii", "msg-2019:6.iii")


def test_every_footnote_with_a_place_in_a_paper_of_the_corpus_resolves(documents: tuple[Document, ...]) -> None:
    found = [one for one in find_references(documents) if one.id.startswith("alliance-2019:note-")]
    assert [one.status for one in found if one.targets] == ["resolved"] * 17
    places = {one.id.rpartition("-")[2]: one.targets for one in found}
    assert places["5"] == ("audit-scotland-2018:para-33",)
    assert places["12"] == ("audit-scotland-2018:para-78",)
    assert places["17"] == ("msg-2019:3.ii",)


def test_a_page_of_a_text_without_pages_resolves_to_the_paper_and_says_so(documents: tuple[Document, ...]) -> None:
    found = by_claim(find_references(documents), "alliance-2019")["note-15", "p.2"]
    assert (found.status, found.targets) == ("resolved", ("msg-2019",))
    assert "no pages" in (found.note or "")


def test_a_name_that_no_paper_has_is_outside_the_corpus(documents: tuple[Document, ...]) -> None:
    found = [one for one in find_references(documents) if one.note == "Griesbach is outside the corpus"]
    assert [one.claimed for one in found] == [
        "para 2.11", "para 3.22", "para 3.42", "para 3.28", "para 5.11", "para 3.7", "para 7.8",
    ]  # fmt: skip
    assert {one.status for one in found} == {"unresolved"}


def test_a_place_without_a_name_is_the_papers_own(documents: tuple[Document, ...]) -> None:
    found = by_claim(find_references(documents), "msg-2019")
    assert found["3.v", "proposal 2 (iii)"].targets == ("msg-2019:2.iii",)
    assert found["5.ii", "5 (iii)"].targets == ("msg-2019:5.iii",)
    assert found["review-process.p4", "Annex A"].targets == ("msg-2019:annex-a",)


def test_a_place_that_the_named_paper_lacks_is_unresolved(documents: tuple[Document, ...]) -> None:
    found = by_claim(find_references(documents), "msg-2019")["para-2", "exhibit 7"]
    assert (found.status, found.targets) == ("unresolved", ())
    assert found.note == (
        "the text of audit-scotland-2018 has no place named exhibit 7;"
        " it has no exhibits, and names this one in para 29"
    )


def test_every_reference_is_where_it_says(documents: tuple[Document, ...]) -> None:
    texts = {document.paper.id: document.paper.text for document in documents}
    pointed = [one for one in find_references(documents) if one.claimed in texts[one.paper_id]]
    assert len(pointed) > 50
    for one in pointed:
        assert one.claimed in " ".join(texts[one.paper_id][one.span.start : one.span.end].split())


def test_a_sentence_with_a_footnote_is_tied_to_the_statement_it_names(documents: tuple[Document, ...]) -> None:
    ties = [tie for tie in explicit_ties(documents) if tie.paper_id == "alliance-2019"]
    assert len(ties) == 10
    by_statement = {tie.statement_id: tie for tie in ties}
    tie = by_statement["msg-2019:3.ii"]
    assert tie.basis == "footnote"
    assert tie.pointer == "proposal 3(ii), p.7"
    assert tie.sentence.startswith("We therefore look forward to the results of strategic planning measures")
    assert by_statement["msg-2019:1.i"].sentence.startswith("As such we welcome the proposal contained in")


def test_a_tie_in_the_papers_own_words_is_inline(documents: tuple[Document, ...]) -> None:
    inline = {(tie.block_id, tie.statement_id) for tie in explicit_ties(documents) if tie.basis == "inline"}
    assert inline == {("msg-2019:3.v", "msg-2019:2.iii"), ("msg-2019:5.ii", "msg-2019:5.iii")}


def test_ibid_follows_the_footnote_before_it(review: Document, reply: Document) -> None:
    found = by_claim(find_references([review, reply]), "reply-2020")
    assert found["note-2", "para 1"].targets == ("review-2020:para-1",)
    assert found["note-3", "recommendation 1, p.3"].targets == ("review-2020:rec-1",)


def test_a_page_that_has_not_the_place_contradicts_it(paged_review: Document, reply: Document) -> None:
    found = by_claim(find_references([paged_review, reply]), "reply-2020")["note-3", "recommendation 1, p.3"]
    assert (found.status, found.note) == ("contradicted", "the place stands on page 1")


def test_a_statement_that_only_another_paper_has_is_ambiguous_where_no_paper_is_named(
    make: Make, review: Document
) -> None:
    other = make("We welcome recommendation 2 and hope for the best.\n", "other", date="2021")
    (found,) = find_references([review, other])
    assert (found.status, found.targets) == ("ambiguous", ("review-2020:rec-2",))
    assert found.note == "no paper is named; review-2020 could be meant"


def test_papers_with_the_same_words_are_meant_together(make: Make, review: Document) -> None:
    summary = make(review.paper.text.partition("Part 1")[0], "summary-2020", publisher="Harbour Board", date="2020-03")
    other = make("We welcome the Harbour Board’s recommendation 2 in full.\n", "other", date="2021")
    (found,) = [one for one in find_references([review, summary, other]) if one.paper_id == "other"]
    assert (found.status, found.targets) == ("resolved", ("review-2020:rec-2", "summary-2020:rec-2"))


def test_nothing_is_found_where_there_is_nothing(make: Make) -> None:
    assert find_references([]) == ()
    assert explicit_ties([make("")]) == ()


PIECES = st.sampled_from(
    "Harbour Board|review|report|’s|recommendation|proposals|paragraph|Annex A|p.|pp|1|2 (i)|(ii)|to|and|, |. |; |(|)|"
    "of the|see|ibid.|op. cit.|above|Petrie|2019|“|”|‘|’|[^1]|¹|the same report|https://harbour.example/review|INQ0001_2|\n\n|\n"
    "|Recommendation 1: |- |• |3. |Table 1|".split("|")
)
"""What such papers are made of."""


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_whatever_a_paper_says_every_reference_is_an_exact_slice_of_it(
    make: Make, review: Document, pieces: list[str]
) -> None:
    paper = make(" ".join(pieces), "other-2021", publisher="Gull Watch", date="2021")
    ids = {block.id for document in (review, paper) for block in document.blocks} | {"review-2020", "other-2021"}
    ids |= {statement.id for document in (review, paper) for statement in document.statements}
    for one in find_references([review, paper]):
        if one.paper_id == "other-2021":
            assert 0 <= one.span.start < one.span.end <= len(paper.paper.text)
            assert one.status in {"resolved", "ambiguous", "unresolved", "contradicted"}
            assert set(one.targets) <= ids
            assert one.targets or one.status == "unresolved"
    for tie in explicit_ties([review, paper]):
        assert tie.statement_id in ids
