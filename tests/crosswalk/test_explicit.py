"""Ties that a text makes itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hscqa.crosswalk.explicit import explicit_links, named_within, restated, tied_links

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.crosswalk import Tie
    from hscqa.model import Document


def test_a_statement_that_names_another_of_its_paper_is_seen(
    review: Document, tie_to: Callable[[Document, str, str], Tie]
) -> None:
    ties = [tie_to(review, "As proposal 1 (i) takes effect", "review:1.i")]
    assert named_within(review, ties) == {1: [0]}


def test_a_statement_that_names_itself_or_a_stranger_names_nothing(
    review: Document, tie_to: Callable[[Document, str, str], Tie]
) -> None:
    ties = [tie_to(review, "One shared budget", "review:1.ii"), tie_to(review, "One shared budget", "audit:rec-3")]
    assert named_within(review, ties) == {}


def test_a_statement_that_names_a_target_is_tied_to_it(
    audit: Document, review: Document, tie_to: Callable[[Document, str, str], Tie]
) -> None:
    found = explicit_links(review, audit, [tie_to(review, "One shared budget", "audit:rec-3")])
    assert list(found) == [(1, 2)]
    assert found[1, 2].text == "it names “One shared budget”"


def test_words_outside_any_statement_tie_nothing(
    audit: Document, review: Document, tie_to: Callable[[Document, str, str], Tie]
) -> None:
    assert explicit_links(review, audit, [tie_to(review, "We propose that", "audit:rec-3")]) == {}


@pytest.mark.parametrize(
    ("label", "status", "tied"),
    [
        ("Response to recommendation 2", None, [(0, 1)]),
        ("Government response to Recommendation 2", None, [(0, 1)]),
        ("Response to recommendation 24", None, []),
        ("Response to recommendation 2.1", None, []),
        ("Recommendation 2", "accepted", [(0, 1)]),
        ("Recommendation 2", None, []),
    ],
)
def test_a_label_ties_a_response_and_no_namesake(
    label: str, status: str | None, tied: list[tuple[int, int]], audit: Document, review: Document
) -> None:
    reply = replace(review, statements=(replace(review.statements[0], label=label, status=status),))
    assert list(explicit_links(reply, audit, [])) == tied


def test_a_response_that_restates_a_recommendation_is_tied_to_it(audit: Document, review: Document) -> None:
    words = f"You ask us to {audit.statements[0].reading.upper()}. We agree."
    reply = replace(review, statements=(replace(review.statements[0], reading=words),))
    found = explicit_links(reply, audit, [])
    assert list(found) == [(0, 0)]
    assert found[0, 0].type == "quotation"


def test_only_what_restates_all_is_said_to_do_so_word_for_word(audit: Document, review: Document) -> None:
    asked = replace(
        audit.statements[0], reading="Mend every wall of the outer harbour, and say by March 2020 who pays."
    )
    aimed = replace(audit, statements=(asked,))
    all_of_it = replace(review.statements[0], reading=f"We agree. {asked.reading}")
    most_of_it = replace(all_of_it, reading="Mend every wall of the outer harbour, and say by March 2025 who pays.")
    told = [explicit_links(replace(review, statements=(one,)), aimed, []) for one in (all_of_it, most_of_it)]
    assert [found[0, 0].text.removeprefix(f"it restates {asked.label} ") for found in told] == [
        "word for word",
        "in most of its words",
    ]


def test_a_restatement_may_stand_in_what_introduces_the_reply(audit: Document, review: Document) -> None:
    reply = replace(review.statements[0], lead_in=audit.statements[2].reading, reading="We agree.")
    assert restated(reply, audit.statements[2]) == 1


def test_a_few_words_in_common_restate_nothing(audit: Document, review: Document) -> None:
    short = replace(audit.statements[0], reading="appoint a keeper for every harbour")
    assert restated(replace(review.statements[0], reading=short.reading), short) == 0


def test_papers_taken_the_other_way_round_are_tied_by_what_the_target_says(audit: Document, review: Document) -> None:
    reply = replace(review, statements=(replace(review.statements[0], label="Response to recommendation 2"),))
    assert explicit_links(audit, reply, []) == {}
    found = tied_links(audit, reply, [])
    assert list(found) == [(1, 0)]
    assert found[1, 0].text == "Response to recommendation 2 says so: it is the response to Recommendation 2"
    assert tied_links(reply, audit, []) == explicit_links(reply, audit, [])


def test_a_label_that_two_statements_carry_ties_neither(audit: Document, review: Document) -> None:
    twice = replace(audit.statements[2], label=audit.statements[1].label)
    report = replace(audit, statements=(*audit.statements[:2], twice))
    label = "Response to recommendation 2"
    reply = replace(review, statements=(replace(review.statements[0], label=label, reading="We agree."),))
    assert explicit_links(reply, report, []) == {}
    restating = replace(reply.statements[0], reading=f"You ask us to {twice.reading} We agree.")
    assert list(explicit_links(replace(reply, statements=(restating,)), report, [])) == [(0, 2)]
