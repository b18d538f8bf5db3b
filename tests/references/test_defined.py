"""Names that a paper gives to another paper, and pointers by such names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hscqa.references.defined import definitions
from hscqa.references.resolve import find_references
from hscqa.references.ties import explicit_ties

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.model import Document

    Make = Callable[..., Document]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Board of Harbours and Quays (“the Board”) met", "Board"),
        ("the Board of Harbours and Quays (the “Board”) met", "Board"),
        ("the Board of Harbours and Quays (the Board) met", "Board"),
        ("the Review of harbour keeping (hereafter “the Review”)", "Review"),
        ("the Review of harbour keeping (hereinafter referred to as the Review)", "Review"),
        ("the Review of harbour keeping, hereafter ‘the Review’, says", "Review"),
        ("the Review of harbour keeping, known here as “the Review”, says", "Review"),
        ("the Board of Harbours and Quays (BHQ) met", "BHQ"),
        ("the review of harbour keeping (“the report”) says", "report"),
        ("the review of *harbour keeping* (“the Harbour Report”) says", "Harbour Report"),
    ],
)
def test_a_name_is_defined_in_a_bracket_or_after_hereafter(text: str, expected: str) -> None:
    assert [name for name, _ in definitions(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    ["boats (mostly Old ones)", "the changing (‘restructuring’) of quays", "a keeper (Scotland)", "boats (2019)", "("],
)
def test_a_remark_in_a_bracket_defines_nothing(text: str) -> None:
    assert list(definitions(text)) == []


def comment(make: Make, words: str) -> Document:
    """Make a paper that gives the review a name and goes on with `words`."""
    text = f"We read the report of the Harbour Board (“the Group”).\n\n{words}\n"
    return make(text, "comment-2021", publisher="Gull Watch", date="2021")


@pytest.mark.parametrize(
    "words",
    [
        "The Group’s recommendation 2 is welcome.",
        "We welcome recommendation 2 of the Group.",
        "In the Group report, recommendation 2, boats are counted.",
    ],
)
def test_a_pointer_by_a_defined_name_follows_it(make: Make, review: Document, words: str) -> None:
    whole = [review, comment(make, words)]
    found = [one for one in find_references(whole) if "recommendation" in one.claimed]
    assert [(one.status, one.targets) for one in found] == [("resolved", ("review-2020:rec-2",))]
    assert [tie.statement_id for tie in explicit_ties(whole) if tie.paper_id == "comment-2021"] == ["review-2020:rec-2"]


@pytest.mark.parametrize("words", ["A group of gulls, recommendation 2.", "The Group Owners’ recommendation 2 is odd."])
def test_a_plain_word_is_the_defined_name_only_after_an_article_and_alone(
    make: Make, review: Document, words: str
) -> None:
    found = [one for one in find_references([review, comment(make, words)]) if "recommendation" in one.claimed]
    assert [one.status for one in found] != ["resolved"]


def test_a_name_that_one_paper_defines_means_nothing_in_another(make: Make, review: Document) -> None:
    other = make("The Group’s recommendation 2 is welcome.\n", "other-2021", publisher="Puffin Watch", date="2021")
    found = [one for one in find_references([review, comment(make, ""), other]) if one.paper_id == "other-2021"]
    assert [one.status for one in found] == ["ambiguous"]


def test_the_initials_that_a_paper_gives_itself_are_known_to_others(make: Make) -> None:
    own = "Recommendations\n\nThe Old Harbour Board (OHBD) met.\n\nRecommendation 1: Count the boats twice a year.\n"
    board = make(own, "board-2020", publisher="Old Harbour Board", date="2020")
    other = make("We welcome OHBD recommendation 1.\n", "other-2021", publisher="Puffin Watch", date="2021")
    found = [one for one in find_references([board, other]) if one.paper_id == "other-2021"]
    assert [(one.status, one.targets) for one in found] == [("resolved", ("board-2020:rec-1",))]
