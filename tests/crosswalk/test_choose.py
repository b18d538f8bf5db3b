"""Which papers a crosswalk is made of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hscqa.crosswalk import choose
from hscqa.errors import UnknownId, UsageError

if TYPE_CHECKING:
    from hscqa.model import Document, Role


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
    chosen = choose([audit, review, opinion], "audit", "review", ["opinion", "opinion", "audit"])
    assert (chosen.source, chosen.target, chosen.commenters) == (audit, review, (opinion,))


def test_no_audit_is_an_error_that_names_who_could_be_answered(review: Document, opinion: Document) -> None:
    with pytest.raises(UsageError, match=r"no paper with the role “audit”.*--to.*review \(review, 4\)"):
        choose([review, opinion])


def test_no_review_is_an_error_that_names_who_could_answer(audit: Document, opinion: Document) -> None:
    with pytest.raises(UsageError, match=r"no paper with the role “review”.*--from.*audit \(audit, 4\)"):
        choose([audit, opinion])


def test_a_corpus_without_statements_says_how_to_get_some(opinion: Document) -> None:
    with pytest.raises(UsageError, match="hscqa ingest"):
        choose([opinion])


def test_a_paper_without_statements_cannot_be_named(audit: Document, review: Document, opinion: Document) -> None:
    with pytest.raises(UsageError, match=r"opinion has no statements.*those with statements are: audit"):
        choose([audit, review, opinion], source="opinion")


def test_an_unknown_paper_is_an_error_that_names_the_others(audit: Document, review: Document) -> None:
    with pytest.raises(UnknownId, match=r"“gulls”.*audit, review"):
        choose([audit, review], target="gulls")


def test_a_paper_cannot_answer_itself(audit: Document, review: Document) -> None:
    with pytest.raises(UsageError, match="audit cannot answer itself"):
        choose([audit, review], "audit", "audit")
