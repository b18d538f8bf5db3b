"""What a statement says: who should act, by when, and whether a response accepts what it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.model import Paper, Role
from hscqa.structure import find_structure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hscqa.model import Document, Statement

BODY = "This sentence is long enough to be the text that a heading stands over."


def stated(text: str, title: str = "Made up", published: str = "2020-03-01") -> tuple[Statement, ...]:
    paper = Paper(
        id="made", title=title, publisher="", date=published, role=Role.OTHER, text=text, file="made.txt", sha256=""
    )
    return find_structure(paper).statements


def test_a_timescale_beside_the_statement_counts_before_one_in_it() -> None:
    (one,) = stated("Recommendation 1: The Board should act by May 2021.\n\nTimescale: 6 months\n")
    assert (one.timescale, one.due) == ("6 months", "2020-09-01")


def test_a_deadline_in_the_statement_is_its_timescale() -> None:
    found = stated(
        "Recommendation 1: The Board should act. It must report within 12 months.\n\n"
        "Recommendation 2: The Board met in May. A plan was ready by June 2019.\n"
    )
    assert [(one.timescale, one.due) for one in found] == [("within 12 months", "2021-03-01"), (None, None)]


def test_a_reply_tells_its_deadline_after_what_is_done_already() -> None:
    (one,) = stated(
        "Response to recommendation 1: We agree. The Authority has begun to count walls, and will open the register to "
        "the public by March 2025.\n"
    )
    assert (one.owners, one.timescale, one.due) == (("Authority",), "by March 2025", "2025-03-31")


def test_a_deadline_in_months_counts_from_the_paper_where_its_sentence_binds() -> None:
    found = stated(
        "Recommendations\n\nThe Board is asked to:\n\n(i) request a further report in 3 months;\n\n"
        "(ii) note that the fund was spent in 3 months.\n"
    )
    assert [(one.timescale, one.due) for one in found] == [("in 3 months", "2020-06-01"), (None, None)]


def test_a_timescale_without_a_day_stays_as_written() -> None:
    (one,) = stated("Recommendation 1: Act.\n\nTimescale: from May 2020 onwards\n")
    assert (one.timescale, one.due) == ("from May 2020 onwards", None)


def test_who_should_act_is_told_by_the_lead_in_or_else_by_the_statement() -> None:
    text = f"Recommendations\n\n{BODY}\n\nMinisters should:\n• act. Councils should wait.\n\n"
    found = stated(f"{text}Recommendation 7: The Integration Joint Board (IJB) must act, and IJBs will report.\n")
    assert [one.owners for one in found] == [("Ministers",), ("Integration Joint Board",)]


def test_responses_of_an_invented_government_have_a_status_and_its_words(
    mini_documents: Mapping[str, Document],
) -> None:
    document = mini_documents["bridges-response-2021"]
    assert [(one.status, one.status_words) for one in document.statements] == [
        ("accepted", "We accept this recommendation"),
        ("partly accepted", "We accept this recommendation in part"),
        ("rejected", "we do not accept"),
    ]
    assert document.statements[0].owners == ("Roads Agency",)


def test_what_answers_nothing_has_no_status(mini_documents: Mapping[str, Document]) -> None:
    found = [
        one
        for paper in ("bridges-2020", "bridges-plan-2021", "review-2022")
        for one in mini_documents[paper].statements
    ]
    assert {(one.status, one.status_words) for one in found} == {(None, None)}


RESTATED = (
    "Recommendation 1\n\nWe agree with councils that all should share a list by May 2021.\n\n"
    "The Roads Agency\naccepts this recommendation. It will publish a list by June 2022.\n\n"
    "Recommendation 2\n\nMinisters should act.\n\nThis is being considered.\n"
)


def test_a_statement_that_restates_and_replies_says_what_the_reply_says() -> None:
    first, second = stated(RESTATED, title="Government response to the review of bridges")
    assert first.status == "accepted"
    assert first.status_words == "The Roads Agency\naccepts this recommendation"
    assert first.owners == ("Roads Agency",)
    assert (second.status, second.status_words) == ("not stated", None)


def test_the_same_words_in_another_paper_answer_nothing() -> None:
    assert [one.status for one in stated(RESTATED, title="Review of bridges")] == [None, None]


def test_where_responses_are_labelled_what_they_restate_has_no_status() -> None:
    text = "Recommendation 1: Act.\n\nResponse to recommendation 1: We agree.\n"
    found = stated(text)
    assert [(one.label, one.status) for one in found] == [
        ("Recommendation 1", None),
        ("Response to recommendation 1", "accepted"),
    ]


def test_the_words_of_a_status_are_the_papers_own(
    corpus_documents: Mapping[str, Document], mini_documents: Mapping[str, Document]
) -> None:
    documents = [*corpus_documents.values(), *mini_documents.values()]
    found = [(document.paper.text, one.status_words) for document in documents for one in document.statements]
    words = [(text, said) for text, said in found if said is not None]
    assert words
    assert all(said in text for text, said in words)
