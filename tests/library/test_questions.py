"""Questions of every kind: an honest answer or an honest lack of one, never another paper's, never an exception."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hscqa.model import Filters, Mode, Role

if TYPE_CHECKING:
    from hscqa.library import Library

PAPERS = (
    "audit-2021",
    "review-2022",
    "readers-2022",
    "bridges-2020",
    "bridges-response-2021",
    "bridges-plan-2021",
)
DATES = {
    "audit-2021": "2021-03-09",
    "review-2022": "2022-02-01",
    "readers-2022": "2022-06",
    "bridges-2020": "2020",
    "bridges-response-2021": "2021-01-15",
    "bridges-plan-2021": "2021-05",
}
EVERYTHING = "vans councils readers bridges routes review"
WITHOUT_WORDS = {
    "": "empty",
    " \t\n\u00a0": "empty",
    "\0": "no words",
    "?!… — ()": "no words",
    '"" AND': "only very common words",
    "the and of what is it": "only very common words",
    "\ud800": "no words",
    "🚐": "no words",
}
STRANGE = (
    "section 2.1(a)",
    '"unbalanced',
    "vans AND (councils OR NEAR(readers",
    "body:vans^3 paper:review-2022",
    "vans* ~2 ^ { } [ ] \\ /",
    "'; DROP TABLE passages; --",
    "vans\0councils",
    "vans \ud800 councils",
    "\x1b[2Jvans",
    "VANS vans Vans",
    "vans" * 5_000,
    "vans " * 20_000,
    "? " * 3_000 + "vans",
)


@pytest.fixture
def library(library_to_read: Library) -> Library:
    """Give the library that no test here changes."""
    return library_to_read


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("query", WITHOUT_WORDS)
def test_a_question_without_words_finds_nothing_and_says_why(library: Library, query: str, mode: Mode) -> None:
    reply = library.search(query, mode=mode)
    assert (reply.query, reply.hits) == (query, ())
    assert reply.note is not None
    assert WITHOUT_WORDS[query] in reply.note


@pytest.mark.parametrize("question", WITHOUT_WORDS)
def test_a_question_without_words_is_not_answered_and_says_why(library: Library, question: str) -> None:
    answer = library.ask(question)
    assert (answer.answered, answer.answer, answer.quotes, answer.hits, answer.confidence) == (False, "", (), (), 0.0)
    assert answer.reason is not None
    assert WITHOUT_WORDS[question] in answer.reason


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("query", STRANGE)
def test_a_strange_question_is_only_words(library: Library, query: str, mode: Mode) -> None:
    reply = library.search(query, mode=mode)
    assert reply.query == query
    assert all(hit.passage.paper_id in PAPERS for hit in reply.hits)
    assert [hit.rank for hit in reply.hits] == list(range(1, len(reply.hits) + 1))
    assert library.ask(query).question == query


@pytest.mark.parametrize("query", ["vans " * 20_000, "x" * 100_000])
def test_a_question_that_is_too_long_is_cut_and_says_so(library: Library, query: str) -> None:
    assert library.search(query).note == "the question was cut after 2,000 characters"
    assert library.search(query[:1_999]).note is None


def test_a_question_whose_words_come_too_late_says_that_it_has_none(library: Library) -> None:
    reply = library.search("? " * 3_000 + "vans")
    assert reply.hits == ()
    assert reply.note == "the question has no words"


def test_as_many_are_given_as_wanted_and_are_there(library: Library) -> None:
    found = [len(library.search(EVERYTHING, k=k).hits) for k in (-5, 0, 1, 3, 10**9)]
    assert found[:4] == [0, 0, 1, 3]
    assert 10 < found[4] <= sum(info.passages for info in library.papers())


def test_fewer_are_the_first_of_more(library: Library) -> None:
    for mode in Mode:
        many = library.search(EVERYTHING, k=30, mode=mode).hits
        assert library.search(EVERYTHING, k=5, mode=mode).hits == many[:5]


@pytest.mark.parametrize("mode", Mode)
def test_the_same_question_has_the_same_answer(library: Library, mode: Mode) -> None:
    first, second = (library.search(EVERYTHING, mode=mode) for _ in range(2))
    assert first.hits == second.hits
    one, other = (library.ask("How many vans are there?") for _ in range(2))
    assert (one.answer, one.confidence, one.quotes, one.hits) == (
        other.answer,
        other.confidence,
        other.quotes,
        other.hits,
    )


def test_the_words_of_a_passage_find_it(library: Library) -> None:
    for mode in (Mode.LEXICAL, Mode.HYBRID):
        best = library.search("Half is spent on drivers, a third on books and repairs", mode=mode).hits[0]
        assert best.passage.id == "audit-2021:para-2"


def test_every_mode_says_where_its_evidence_came_from(library: Library) -> None:
    assert all(hit.dense_rank is None and hit.lexical_rank for hit in library.search("vans", mode=Mode.LEXICAL).hits)
    assert all(hit.lexical_rank is None and hit.dense_rank for hit in library.search("vans", mode=Mode.DENSE).hits)
    assert any(hit.lexical_rank and hit.dense_rank for hit in library.search("vans").hits)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), set(PAPERS)),
        (Filters(papers=("review-2022", "audit-2021")), {"review-2022", "audit-2021"}),
        (Filters(papers=("nobody",)), set()),
        (Filters(roles=(Role.REVIEW, Role.AUDIT)), {"audit-2021", "review-2022", "bridges-2020"}),
        (Filters(publishers=("NORLAND",)), {"audit-2021", "review-2022", "bridges-response-2021", "bridges-plan-2021"}),
        (Filters(publishers=("forum", "fenwick")), {"readers-2022", "bridges-2020"}),
        (Filters(papers=("audit-2021",), roles=(Role.REVIEW,)), set()),
        (Filters(since="2021-05"), {"review-2022", "readers-2022", "bridges-plan-2021"}),
        (Filters(since="2021-05-20"), {"review-2022", "readers-2022", "bridges-plan-2021"}),
        (Filters(until="2021-05-20"), set(PAPERS) - {"review-2022", "readers-2022"}),
        (Filters(until="2021"), set(PAPERS) - {"review-2022", "readers-2022"}),
        (Filters(until="2020-01-01"), {"bridges-2020"}),
        (Filters(since="2021-03-09", until="2021-03-09"), {"audit-2021"}),
        (Filters(since="2021-03-10", until="2021-04"), set()),
        (Filters(since="2023"), set()),
        (Filters(until="2019-12-31"), set()),
    ],
)
def test_a_filter_lets_exactly_its_papers_through(library: Library, filters: Filters, expected: set[str]) -> None:
    for mode in Mode:
        found = {hit.passage.paper_id for hit in library.search(EVERYTHING, k=1_000, filters=filters, mode=mode).hits}
        assert found == expected
    answer = library.ask("How many vans are there?", filters=filters)
    assert {hit.passage.paper_id for hit in answer.hits} | {quote.paper_id for quote in answer.quotes} <= expected
    if not answer.answered:
        assert answer.reason is not None
        assert f"not found in these {len(expected)} papers" in answer.reason


def date() -> st.SearchStrategy[str | None]:
    """Make a date of any precision, or none."""
    full = st.dates(
        min_value=__import__("datetime").date(2019, 1, 1), max_value=__import__("datetime").date(2023, 1, 1)
    )
    return st.none() | st.builds(lambda day, length: day.isoformat()[:length], full, st.sampled_from((4, 7, 10)))


@given(
    st.lists(st.sampled_from(PAPERS), max_size=2),
    st.lists(st.sampled_from(Role), max_size=2),
    st.lists(st.sampled_from(["norland", "Forum", "fenwick review", "zzz"]), max_size=2),
    date(),
    date(),
    st.sampled_from(Mode),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_no_filter_ever_lets_another_paper_through(  # noqa: PLR0913, PLR0917  one a filter
    library: Library,
    papers: list[str],
    roles: list[Role],
    publishers: list[str],
    since: str | None,
    until: str | None,
    mode: Mode,
) -> None:
    filters = Filters(tuple(papers), tuple(roles), tuple(publishers), since, until)
    for hit in library.search(EVERYTHING, k=1_000, filters=filters, mode=mode).hits:
        paper = library.paper(hit.passage.paper_id)
        assert not papers or paper.id in papers
        assert not roles or paper.role in roles
        assert not publishers or any(name.lower() in paper.publisher.lower() for name in publishers)
        first, last = paper.date + "-01-01"[len(paper.date) - 4 :], paper.date + "-12-31"[len(paper.date) - 4 :]
        assert since is None or last >= since
        assert until is None or first[: len(until)] <= until


def test_what_is_quoted_stands_in_its_paper_word_for_word(library: Library) -> None:
    answered = 0
    for question in (
        "How many villages did vans call at in 2019/20?",
        "What is a van's yearly cost?",
        "Who asks readers?",
    ):
        for quote in library.ask(question).quotes:
            answered += 1
            assert library.paper(quote.paper_id).text[quote.span.start : quote.span.end] == quote.text
            assert library.show(quote.id).span.start <= quote.span.start
    assert answered
