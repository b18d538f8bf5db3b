"""What other papers say of a statement."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from hscqa.crosswalk import crosswalk
from hscqa.crosswalk.naming import matters_of, name_pattern, nouns_of, themes_named
from hscqa.crosswalk.said import sentence_at, sentences_of
from hscqa.model import Claim, Comment, Found, Quotation, Span
from hscqa.structure import find_structure

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.crosswalk import Tie, Vectors
    from hscqa.model import Document

NAMING = "We are glad of proposal 2 (i) of the Harbour Review Group"
QUOTING = "one shared budget for repairs will be agreed"


@pytest.fixture
def tie(opinion: Document, tie_to: Callable[[Document, str, str], Tie]) -> Tie:
    """Let the opinion name proposal 2 (i)."""
    return tie_to(opinion, NAMING, "review:2.i")


@pytest.fixture
def quotation(opinion: Document, review: Document) -> Quotation:
    """Let the opinion quote proposal 1 (ii)."""
    start = opinion.paper.text.index(QUOTING)
    stands = review.statements[1].span
    return Quotation(
        paper_id="opinion",
        id="opinion:keepers.p3",
        quote=QUOTING,
        span=Span(start, start + len(QUOTING)),
        claimed=Claim(None, None),
        status="verbatim",
        found=Found("review:1.ii", "Proposal 1 (ii)", QUOTING, Span(stands.start, stands.start + len(QUOTING))),
        difference=None,
    )


def copied(tie: Tie, **changes: str | Span) -> Tie:
    """Give a tie with some things changed."""
    return replace(tie, **changes)  # type: ignore[type-var]  # every fixture gives a dataclass


def by_basis(comments: tuple[Comment, ...]) -> dict[str, list[str]]:
    """Give the suggested comments' first words, by their basis."""
    found: dict[str, list[str]] = {}
    for one in comments:
        if one.suggested:
            found.setdefault(one.basis, []).append(one.quote[:20])
    return found


def test_a_sentence_that_names_a_statement_cites_it(
    review: Document, audit: Document, opinion: Document, vectors: Vectors, tie: Tie
) -> None:
    comments = crosswalk(review, audit, [opinion], vectors, [tie]).rows[2].comments
    assert comments[0].basis == "cited"
    assert comments[0].quote.startswith(NAMING)
    assert comments[0].quote.endswith("at last.")
    assert comments[0].confidence == 0.9
    assert comments[0].evidence[0].text == f"it names “{NAMING}”"


def test_a_footnote_is_said_to_be_one(
    review: Document, audit: Document, opinion: Document, vectors: Vectors, tie: Tie
) -> None:
    noted = copied(tie, basis="footnote", pointer="proposal 2 (i), p.7")
    comments = crosswalk(review, audit, [opinion], vectors, [noted]).rows[2].comments
    assert comments[0].evidence[0].text == "its footnote names “proposal 2 (i), p.7”"


def test_a_sentence_with_a_statements_words_quotes_it(
    review: Document, audit: Document, opinion: Document, vectors: Vectors, quotation: Quotation
) -> None:
    comments = crosswalk(review, audit, [opinion], vectors, (), [quotation]).rows[1].comments
    quoting = next(one for one in comments if one.basis == "quoted")
    assert QUOTING in quoting.quote
    assert quoting.evidence[0].type == "quotation"


@pytest.mark.parametrize(
    ("status", "said"), [("verbatim", "its words"), ("elsewhere", "its words"), ("altered", "nearly its words")]
)
def test_altered_words_are_said_to_be_nearly_the_statements(  # noqa: PLR0913, PLR0917  each is a fixture
    status: str, said: str, review: Document, audit: Document, opinion: Document, vectors: Vectors, quotation: Quotation
) -> None:
    comments = crosswalk(review, audit, [opinion], vectors, (), [replace(quotation, status=status)]).rows[1].comments
    quoting = next(one for one in comments if one.basis == "quoted")
    assert quoting.evidence[0].text == f"it quotes {said}: “{QUOTING}”"


def test_a_sentence_that_quotes_one_statement_is_not_suggested_for_another(
    review: Document, audit: Document, opinion: Document, vectors: Vectors, quotation: Quotation
) -> None:
    other = replace(review.statements[0], reading=review.statements[1].reading)
    twin = replace(review, statements=(other, *review.statements[1:]))
    rows = crosswalk(twin, audit, [opinion], vectors, (), [quotation]).rows
    assert any(QUOTING in one.quote for one in rows[1].comments if one.suggested)
    assert not any(QUOTING in one.quote for one in rows[0].comments if one.suggested)


def test_words_quoted_from_elsewhere_quote_no_statement(
    review: Document, audit: Document, opinion: Document, vectors: Vectors, quotation: Quotation
) -> None:
    strangers = [
        replace(quotation, found=None),
        replace(quotation, found=Found("audit:rec-3", "", "", Span(*review.statements[1].span))),
    ]
    rows = crosswalk(review, audit, [opinion], vectors, (), strangers).rows
    assert not any(one.basis == "quoted" for row in rows for one in row.comments)


def test_a_pointer_beside_anothers_words_is_doubted(  # noqa: PLR0913, PLR0917  each is a fixture
    review: Document, audit: Document, opinion: Document, vectors: Vectors, tie: Tie, quotation: Quotation
) -> None:
    wrong = copied(tie, sentence_span=quotation.span)
    comments = crosswalk(review, audit, [opinion], vectors, [wrong], [quotation]).rows[2].comments
    doubted = next(one for one in comments if QUOTING in one.quote)
    assert doubted.confidence == 0.5
    assert "the words it quotes are those of Proposal 1 (ii)" in doubted.evidence[0].text


def test_a_paper_and_a_theme_that_are_named_cite_every_statement_of_the_theme(
    review: Document, audit: Document, opinion: Document, vectors: Vectors
) -> None:
    rows = crosswalk(review, audit, [opinion], vectors).rows
    for row in rows[:2]:
        assert "We welcome the propo" in by_basis(row.comments)["cited"]
    assert "We welcome the propo" not in by_basis(rows[3].comments).get("cited", [])


def test_a_sentence_on_the_same_matter_is_topical_and_gulls_are_not(
    review: Document, audit: Document, opinion: Document, vectors: Vectors
) -> None:
    rows = crosswalk(review, audit, [opinion], vectors).rows
    assert "Every harbour needs " in by_basis(rows[2].comments)["topical"]
    assert not any(one.suggested for row in rows for one in row.comments if "gulls" in one.quote)


def test_an_earlier_paper_cannot_cite_and_is_marked(
    review: Document, audit: Document, opinion: Document, vectors: Vectors
) -> None:
    earlier = replace(opinion, paper=replace(opinion.paper, date="2019-12"))
    comments = [one for row in crosswalk(review, audit, [earlier], vectors).rows for one in row.comments]
    assert comments
    assert {one.basis for one in comments} == {"topical"}
    assert all(one.evidence[-1].text.startswith("written earlier (2019-12)") for one in comments)


def test_a_paper_does_not_cite_its_own_publisher(
    review: Document, audit: Document, opinion: Document, vectors: Vectors
) -> None:
    own = replace(opinion, paper=replace(opinion.paper, publisher=review.paper.publisher))
    comments = [one for row in crosswalk(review, audit, [own], vectors).rows for one in row.comments]
    assert {one.basis for one in comments} == {"topical"}


def test_every_comment_is_an_exact_slice_in_its_passage(
    review: Document, audit: Document, opinion: Document, vectors: Vectors, tie: Tie
) -> None:
    passages = {one.id: one for one in opinion.passages}
    comments = [one for row in crosswalk(review, audit, [opinion], vectors, [tie]).rows for one in row.comments]
    assert comments
    for one in comments:
        assert one.quote == opinion.paper.text[one.span.start : one.span.end]
        assert passages[one.id].span.start <= one.span.start < one.span.end <= passages[one.id].span.end
        assert 0 <= one.confidence <= 1


def test_the_order_of_papers_ties_and_quotations_changes_nothing(  # noqa: PLR0913, PLR0917  each is a fixture
    review: Document, audit: Document, opinion: Document, vectors: Vectors, tie: Tie, quotation: Quotation
) -> None:
    other = replace(opinion, paper=replace(opinion.paper, id="another"))
    ties = (tie, copied(tie, sentence_span=quotation.span))
    quotations = (quotation, replace(quotation, span=Span(quotation.span.start + 4, quotation.span.end)))
    made = [
        crosswalk(review, audit, papers, vectors, known, quotes)
        for papers, known, quotes in zip(
            permutations((opinion, other)), permutations(ties), permutations(quotations), strict=True
        )
    ]
    assert made[0].comments_from == ("another", "opinion")
    assert made[0] == made[1]


def test_without_other_papers_nobody_comments(review: Document, audit: Document, vectors: Vectors) -> None:
    assert not any(row.comments for row in crosswalk(review, audit, (), vectors).rows)


def test_short_lines_say_nothing(opinion: Document) -> None:
    assert [one.reading[:14] for one in sentences_of(opinion)] == [
        "We are glad of",
        "The gulls were",
        "The Harbour Re",
        "We welcome the",
        "Every harbour ",
    ]


def test_a_span_is_found_in_the_sentence_that_it_begins_in(opinion: Document) -> None:
    sentences = sentences_of(opinion)
    start = opinion.paper.text.index("winter comes")
    assert sentence_at(sentences, "opinion", Span(start, start + 200)) == 2
    assert sentence_at(sentences, "opinion", Span(0, 4)) is None
    assert sentence_at(sentences, "other", sentences[0].span) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the Ministry of Tides says", "Ministry of Tides"),
        ("as the Committee on Lamps notes", None),
        ("the COL report", "COL"),
        ("its Ministry", None),
    ],
)
def test_a_paper_is_known_by_its_publisher_and_short_name(text: str, name: str | None, review: Document) -> None:
    paper = replace(review.paper, publisher="Ministry of Tides", short="COL (2020)")
    match = name_pattern(paper).search(text)
    assert (match.group() if match else None) == name


def test_a_paper_without_a_name_is_never_named(review: Document) -> None:
    assert name_pattern(replace(review.paper, publisher="", short="")).search("the review, and nothing else") is None


def test_a_theme_is_named_by_most_of_its_words() -> None:
    themes = ("2. Integrated repairs and shared money", "Keepers", "Lamps and watch")
    assert themes_named("we welcome integrated repairs and shared moneys", themes) == [themes[0]]
    assert themes_named("keepers watch the repairs", themes) == []


def test_half_of_a_theme_names_it_where_the_sentence_says_what_the_proposals_are_on() -> None:
    themes = ("Readiness and ability to share lamps", "Keepers and their watch", "Lamps")
    said = "We hope that the proposals on the sharing of lamps will help."
    assert themes_named(said, themes, {"proposal"}) == [themes[0]]
    assert themes_named(said, themes) == []
    assert themes_named("The sharing of lamps has proposals.", themes, {"proposal"}) == []


def test_words_that_name_one_theme_do_not_count_for_half_of_another() -> None:
    themes = ("Shared money and financial planning", "Effective strategic planning for money")
    said = "We welcome the proposals on shared money and financial planning."
    assert themes_named(said, themes, {"proposal"}) == [themes[0]]


def test_what_the_statements_are_on_stands_after_their_noun() -> None:
    assert matters_of("We welcome the proposal for longer piers and lamps.", {"proposal"}) == " longer piers and lamps."
    assert matters_of("For longer piers we have proposals.", {"proposal"}) == ""
    assert matters_of("We welcome it for its lamps.", {"proposal"}) == ""
    assert matters_of("We welcome the proposal for lamps.", ()) == ""


def test_a_paper_calls_its_statements_as_they_are_labelled(review: Document, audit: Document) -> None:
    assert nouns_of(review.statements) == {"proposal"}
    assert nouns_of(audit.statements) == {"recommendation"}
    assert nouns_of([replace(review.statements[0], label="A3.2")]) == frozenset()


def test_a_sentence_soon_after_one_that_names_the_paper_speaks_of_its_proposals(
    review: Document, opinion: Document, vectors: Vectors
) -> None:
    after = (
        "We welcome the proposals of the Harbour Review Group on repairs and money, which our members have waited for."
    )
    going_on = "Just as good are the proposals on boards and keepers."
    text = opinion.paper.text.replace(after, f"{after} {going_on}")
    speaking = find_structure(replace(opinion.paper, text=text))
    rows = crosswalk(review, review, (speaking,), vectors).rows
    said = {row.statement.id: one for row in rows for one in row.comments if one.quote == going_on}
    assert [said[place].basis for place in ("review:2.i", "review:2.ii")] == ["cited", "cited"]
    assert said["review:2.i"].evidence[0].text == (
        "it names “proposals”, after Harbour Review Group and speaks of “2. Boards and keepers”"
    )


def test_a_comment_shows_the_sentences_around_it(review: Document, opinion: Document, vectors: Vectors) -> None:
    line = (
        "We welcome the proposals of the Harbour Review Group on repairs and money, which our members have waited for."
    )
    before, after = "It was a long year for all.", "Gulls are loud."
    text = opinion.paper.text.replace(line, f"{before} {line} {after}")
    speaking = find_structure(replace(opinion.paper, text=text))
    said = [one for row in crosswalk(review, review, (speaking,), vectors).rows for one in row.comments]
    assert {one.context for one in said if one.quote == line} == {f"{before} {line} {after}"}
    assert all(one.quote in one.context and one.context in text for one in said)


def test_what_a_statement_answers_is_named_where_a_sentence_is_near_it(
    audit: Document, review: Document, opinion: Document, vectors: Vectors
) -> None:
    rows = crosswalk(review, audit, (opinion,), vectors).rows
    reasons = [why.text for row in rows for one in row.comments for why in one.evidence if why.type == "answered"]
    assert reasons
    labels = {one.label for one in audit.statements}
    assert {why.removeprefix("near ").removesuffix(", which it answers") for why in reasons} <= labels
