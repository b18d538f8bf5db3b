"""Which papers a crosswalk is made of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.crosswalk import choose
from hscqa.errors import UnknownId, UsageError
from hscqa.model import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.model import Document

    Make = Callable[..., Document]

RESPONSE = """Our answer

Response to recommendation 1

You said: appoint a keeper for every harbour who answers to the board alone. We accept
this, and the first ten keepers will begin their work before the autumn storms of next year.

Response to recommendation 3

You said: plan repairs over five years and pay for them from one shared budget. We accept
this, and a plan for all walls and quays will be laid before the councils at their next meeting.
"""


def renamed(document: Document, paper_id: str, **changes: str | Role) -> Document:
    """Give the same document as another paper."""
    return replace(document, paper=replace(document.paper, id=paper_id, **changes))  # type: ignore[arg-type]


def test_a_review_answers_an_audit_and_the_rest_comment(audit: Document, review: Document, opinion: Document) -> None:
    chosen = choose([opinion, review, audit])
    assert (chosen.source, chosen.target, chosen.commenters) == (review, audit, (opinion,))


def test_a_second_review_is_no_commenter_unless_it_is_named(
    audit: Document, review: Document, opinion: Document
) -> None:
    letter = renamed(replace(review, statements=()), "a-letter")
    assert choose([audit, review, letter, opinion]).commenters == (opinion,)
    assert choose([audit, review, letter, opinion], comments=["a-letter"]).commenters == (letter,)


def test_of_two_papers_that_repeat_each_other_the_fuller_is_answered_and_the_other_is_silent(
    audit: Document, review: Document, opinion: Document
) -> None:
    summary = renamed(audit, "a-summary", text=audit.paper.text[:400])
    chosen = choose([summary, audit, review, opinion])
    assert chosen.target is audit
    assert chosen.commenters == (opinion,)


def test_the_review_that_was_written_after_the_audit_is_chosen(audit: Document, review: Document) -> None:
    older = renamed(review, "older", date="2012-01-01", text=review.paper.text * 2)
    assert choose([audit, older, review]).source is review
    assert choose([audit, older]).source is older


def test_named_papers_are_taken_whatever_their_role(audit: Document, review: Document, opinion: Document) -> None:
    chosen = choose([audit, review, opinion], "audit", "review", ["opinion", "opinion"])
    assert (chosen.source, chosen.target, chosen.commenters) == (audit, review, (opinion,))
    assert chosen.remarks == ()


def test_the_papers_of_a_crosswalk_cannot_comment_on_it(audit: Document, review: Document) -> None:
    with pytest.raises(UsageError, match="review answers, so it cannot comment; name other papers with --comments"):
        choose([audit, review], comments=["review"])
    with pytest.raises(UsageError, match="audit is answered, so it cannot comment"):
        choose([audit, review], comments=["audit"])


def test_a_single_paper_with_statements_is_not_enough(audit: Document, opinion: Document) -> None:
    with pytest.raises(UsageError, match=r"only audit has statements, and a crosswalk ties two.*hscqa ingest FILE"):
        choose([audit, opinion])
    with pytest.raises(UsageError, match="only audit has statements"):
        choose([audit], "audit")


def test_no_paper_at_all_is_an_error() -> None:
    with pytest.raises(UsageError, match="no paper has statements"):
        choose([])


def test_of_two_reviews_the_earlier_is_answered(review: Document, audit: Document) -> None:
    later = renamed(audit, "later", role=Role.REVIEW, date="2021")
    chosen = choose([later, review])
    assert (chosen.source, chosen.target) == (later, review)
    assert chosen.remarks == ("later is taken to answer review, by its words or date; --from and --to name others",)


def test_without_roles_the_later_paper_answers_the_earlier(audit: Document, review: Document) -> None:
    papers = [renamed(one, one.paper.id, role=Role.OTHER) for one in (review, audit)]
    chosen = choose(papers)
    assert (chosen.source.paper.id, chosen.target.paper.id) == ("review", "audit")


@pytest.mark.parametrize("date", ["2020-01-05", "2020-01", "2020", ""])
def test_without_roles_and_with_the_same_date_nothing_is_guessed(audit: Document, review: Document, date: str) -> None:
    papers = [renamed(one, one.paper.id, role=Role.OTHER, date=date) for one in (review, audit)]
    with pytest.raises(
        UsageError, match=r"neither roles, dates nor words tell which paper answers which; name one with --from"
    ):
        choose(papers)
    with pytest.raises(UsageError, match=r"which paper review answers; name one with --to.*audit \(other, 4\)"):
        choose(papers, source="review")
    with pytest.raises(UsageError, match=r"which paper answers audit; name one with --from.*are: review \(other, 4\)$"):
        choose(papers, target="audit")


def test_a_paper_answers_the_one_that_it_restates(audit: Document, review: Document, make_document: Make) -> None:
    response = make_document("response", RESPONSE, date="2022")
    assert choose([audit, review, response], source="response").target is audit
    other = renamed(review, "other", date="2023")
    report = renamed(audit, "report", role=Role.REVIEW)
    assert choose([other, report, response], target="report").source is response


def test_without_roles_and_dates_the_words_tell(audit: Document, make_document: Make) -> None:
    papers = [make_document("response", RESPONSE), renamed(audit, "report", role=Role.OTHER, date="")]
    assert [one.paper.id for one in (choose(papers).source, choose(papers).target)] == ["response", "report"]


def test_a_review_that_is_named_answers_the_audit(audit: Document, review: Document) -> None:
    other = renamed(review, "other", role=Role.OTHER, date="2019")
    assert choose([audit, review, other], source="review").target is audit


def test_a_paper_that_only_repeats_is_left_out_and_that_is_said(audit: Document, review: Document) -> None:
    copy = renamed(review, "copy", role=Role.LOCAL, short="Copy (2020)")
    chosen = choose([audit, review, copy])
    assert chosen.commenters == ()
    assert chosen.remarks == ("Copy (2020) only repeats statements and is not asked for comments",)
    assert choose([audit, review, copy], comments=["copy"]).commenters == (copy,)


def test_a_corpus_without_statements_says_how_to_get_some(opinion: Document) -> None:
    with pytest.raises(UsageError, match="hscqa ingest"):
        choose([opinion])


def test_a_paper_without_statements_cannot_be_named(audit: Document, review: Document, opinion: Document) -> None:
    with pytest.raises(UsageError, match=r"opinion has no statements.*those with statements are: audit"):
        choose([audit, review, opinion], source="opinion")


def test_an_unknown_paper_is_an_error_that_names_the_others(audit: Document, review: Document) -> None:
    with pytest.raises(UnknownId, match=r"“gulls”; the papers are: audit, review$"):
        choose([audit, review], target="gulls")
    with pytest.raises(UnknownId, match=r"“reveiw”; did you mean review\? All papers are: audit, review$"):
        choose([audit, review], comments=["reveiw"])
    with pytest.raises(UnknownId, match=r"“x{79}…”;"):
        choose([audit, review], source="x" * 500)


def test_a_paper_cannot_answer_itself(audit: Document, review: Document) -> None:
    with pytest.raises(UsageError, match="audit cannot answer itself"):
        choose([audit, review], "audit", "audit")


@given(
    st.permutations(range(4)), st.lists(st.sampled_from(["", "2019", "2020-03", "2021-01-02"]), min_size=4, max_size=4)
)
def test_the_order_of_papers_changes_nothing(
    audit: Document, review: Document, opinion: Document, order: list[int], dates: list[str]
) -> None:
    papers = [audit, review, renamed(audit, "third", role=Role.OTHER), opinion]
    papers = [renamed(one, one.paper.id, date=date) for one, date in zip(papers, dates, strict=True)]
    chosen = choose([papers[place] for place in order])
    straight = choose(papers)
    assert (chosen.source, chosen.target, chosen.commenters) == (straight.source, straight.target, straight.commenters)
