"""Quotations and pointers checked: in the corpus, in invented papers, in a writer's draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hscqa.references.verify import verify, verify_text

if TYPE_CHECKING:
    from hscqa.model import Document, Quotation, Verification

PIECES = (
    *(
        "“",
        "”",
        "‘",
        "’",
        '"',
        "'",
        "(",
        ")",
        "[",
        "]",
        "*",
        "_",
        "> ",
        "\n",
        "\n\n",
        " ",
        ". ",
        "; ",
        "¹",
        "[^1]",
        "[^1]: ",
    ),
    *(
        "| cell |",
        "- ",
        "1. ",
        "# Heading",
        "5 (iii)",
        "…",
        "\u00ad",
        "İ",
        "ﬁ",
        "\u200b",
        "Harbour Board",
        "ibid., para 2",
    ),
    *("Most harbours have no keeper", "the boats twice a year", "(Harbour Board, para 1)", "recommendation 1", "p.3"),
    *("paragraphs 1 to 2", "https://harbour-board.example/review", "review-2020:rec-1"),
)
"""What drafts are made of, well formed or not."""


@pytest.fixture(scope="module")
def checked(documents: tuple[Document, ...]) -> Verification:
    return verify(documents)


def of(checked: Verification, beginning: str) -> Quotation:
    (found,) = [one for one in checked.quotations if one.quote.startswith(beginning)]
    return found


def test_a_quotation_from_another_place_than_its_footnote_names_is_elsewhere(checked: Verification) -> None:
    found = of(checked, "relationships and collaborative working")
    assert found.status == "elsewhere"
    assert (found.claimed.paper, found.claimed.place) == ("msg-2019", "proposal 1 (iii), p.7")
    assert found.found is not None
    assert (found.found.id, found.found.label) == ("msg-2019:1.ii", "Proposal 1 (ii)")
    (pointer,) = [one for one in checked.references if one.id == "alliance-2019:note-10"]
    assert pointer.status == "contradicted"
    assert pointer.note == "the words quoted with it stand at Proposal 1 (ii) (msg-2019:1.ii)"


def test_a_quotation_at_its_place_is_verbatim(checked: Verification) -> None:
    found = of(checked, "Cultural differences between partner organisations")
    assert found.status == "verbatim"
    assert found.difference is None
    assert found.found is not None
    assert found.found.label == "para 33"
    assert found.claimed.place == "para 33, p.34"


def test_a_quotation_that_a_page_break_cuts_is_one(checked: Verification) -> None:
    assert of(checked, "give priority to the needs of the people they serve").status == "verbatim"
    cut = of(checked, "it's going to be a change for a generation")
    assert (cut.status, cut.claimed.paper, cut.claimed.place) == ("not in corpus", "Griesbach", "para 2.11")


def test_a_quotation_that_leaves_words_out_is_altered_and_says_which(checked: Verification) -> None:
    found = of(checked, "Financial planning is not integrated")
    assert found.status == "altered"
    assert found.found is not None
    assert found.found.label == "Key message 2"
    assert "[-of IAs-]" in (found.difference or "")
    assert "{+limiting+}" in (found.difference or "")


def test_a_title_is_compared_with_the_papers_title(checked: Verification) -> None:
    assert of(checked, "Ministerial Strategic Group for Health").status == "verbatim"
    assert of(checked, "Health and Social Care Integration – Update").status == "verbatim"
    wrong = of(checked, "Health and social care integration: update report")
    assert wrong.status == "altered"
    assert wrong.difference == "Health and social care integration: update [-on progress-] {+report+}"


def test_what_the_corpus_has_not_is_not_found_in_it(checked: Verification) -> None:
    missing = [one.quote for one in checked.quotations if one.status == "not in corpus"]
    for beginning in ("attempts made", "staff in some services", "It is our intention", "have a perspective"):
        assert any(quote.startswith(beginning) for quote in missing), beginning
    assert all(one.found is None for one in checked.quotations if one.status == "not in corpus")


def test_a_paper_that_only_quotes_a_title_is_not_its_source(checked: Verification) -> None:
    titles = [one for one in checked.quotations if one.quote.startswith("We Need To Talk About Integration")]
    assert len(titles) == 3
    assert {one.status for one in titles} == {"not in corpus"}


def test_every_span_is_an_exact_slice(checked: Verification, documents: tuple[Document, ...]) -> None:
    texts = {document.paper.id: document.paper.text for document in documents}
    for one in checked.quotations:
        written = texts[one.paper_id][one.span.start : one.span.end]
        assert written.split()[0].strip("*") in one.quote
        if one.found is not None and one.found.label != "title":
            paper = one.found.id.partition(":")[0]
            assert texts[paper][one.found.span.start : one.found.span.end] == one.found.text


def test_a_paper_is_no_source_for_itself(review: Document) -> None:
    assert verify([review]).quotations == ()


def test_who_is_quoted_is_told_by_footnote_bracket_or_name(review: Document, reply: Document) -> None:
    first, second, third, fourth = verify([review, reply]).quotations[:4]
    assert (first.status, first.claimed.paper, first.claimed.place) == ("verbatim", "review-2020", "para 1")
    assert (second.status, second.claimed.place) == ("elsewhere", "recommendation 1, p.3")
    assert second.found is not None
    assert second.found.label == "Recommendation 2"
    assert (third.status, third.claimed.place) == ("verbatim", "para 2")
    assert third.difference == "the same words; only dashes and white space differ"
    assert (fourth.status, fourth.claimed.paper) == ("not in corpus", "Petrie")


DRAFT = """# Briefing

The review asks that “Every harbour should appoint a keeper who answers to the board alone” (Harbour
Board, recommendation 1). We welcome recommendation 2 and recommendation 9.

> Most harbours have no keeper, and nobody can say how many boats lie in them.

See review-2020:rec-1 and review-2020:rec-7.[^1]

[^1]: Harbour Board (2020), paragraph 2.
"""


def test_a_drafts_quotations_are_checked_against_the_corpus(review: Document) -> None:
    altered, block = verify_text(DRAFT, "draft.md", [review]).quotations
    assert altered.status == "altered"
    assert altered.paper_id == "draft.md"
    assert altered.difference == "Every harbour should appoint … who answers to the [-harbour-] board alone"
    assert block.status == "verbatim"
    assert DRAFT[block.span.start : block.span.end].startswith("Most harbours")


def test_a_drafts_pointers_are_checked_against_the_corpus(review: Document) -> None:
    found = {one.claimed: (one.status, one.targets) for one in verify_text(DRAFT, "draft.md", [review]).references}
    assert found == {
        "recommendation 1": ("resolved", ("review-2020:rec-1",)),
        "recommendation 2": ("resolved", ("review-2020:rec-2",)),
        "recommendation 9": ("unresolved", ()),
        "review-2020:rec-1": ("resolved", ("review-2020:rec-1",)),
        "review-2020:rec-7": ("unresolved", ()),
        "paragraph 2": ("resolved", ("review-2020:para-2",)),
    }


def test_a_paper_of_the_corpus_as_a_draft_is_no_source_for_itself(review: Document, reply: Document) -> None:
    checked = verify_text(reply.paper.text, "copy.txt", [review, reply])
    assert {one.found.id.partition(":")[0] for one in checked.quotations if one.found} == {"review-2020"}


def test_a_number_before_quoted_words_is_none_of_them(review: Document) -> None:
    checked = verify_text("The review says “1. Most harbours have no keeper”.\n", "draft.txt", [review])
    assert [(one.status, one.difference) for one in checked.quotations] == [("verbatim", None)]


def test_a_place_is_known_by_its_whole_label(documents: tuple[Document, ...]) -> None:
    draft = "See ALLIANCE (2019), Organisational and operational issues, paragraph 3, for more.\n"
    (found,) = verify_text(draft, "draft.txt", documents).references
    assert (found.status, found.targets) == ("resolved", ("alliance-2019:organisational-and-operational-issues.p3",))


@pytest.mark.parametrize("text", ["", "\n\n", "“two words”", "no marks and no places"])
def test_a_draft_without_quotations_has_nothing_to_check(text: str, review: Document) -> None:
    checked = verify_text(text, "draft.txt", [review])
    assert (checked.quotations, checked.references) == ((), ())


def test_a_corpus_of_one_paper_or_none_is_no_error(review: Document) -> None:
    assert verify([]).quotations == ()
    assert verify_text(DRAFT, "draft.md", []).quotations[0].status == "not in corpus"
    assert verify([review]).references == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_no_draft_is_an_error_and_every_span_is_inside_it(review: Document, pieces: list[str]) -> None:
    text = "".join(pieces)
    checked = verify_text(text, "draft.md", [review])
    spans = [one.span for one in checked.quotations] + [one.span for one in checked.references]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    for one in checked.quotations:
        assert (text[one.span.start], text[one.span.end - 1]) == (one.quote[0], one.quote[-1])
