"""Where running text names a paper without a place in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hscqa.references.resolve import find_references

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.model import Document

    Make = Callable[..., Document]


def named(make: Make, review: Document, text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Give what a paper with `text` names, beside the review."""
    paper = make(f"{text}\n", "other-2021", publisher="Gull Watch", date="2021")
    return [(one.claimed, one.targets) for one in find_references([review, paper]) if one.paper_id == "other-2021"]


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("The Harbour Board report counts boats.", "Harbour Board report"),
        ("We like the Harbour Board’s proposals on keepers.", "Harbour Board’s proposals"),
        ("As the Harbour Board notes, boats are many.", "Harbour Board notes"),
        ("The Harbour Board has also recommended keepers.", "Harbour Board has also recommended"),
        ("Boats are many, according to the Harbour Board.", "Harbour Board"),
        ("We welcome the proposals made by the Harbour Board on keepers.", "Harbour Board"),
        ("This is proposed by both the research and the Harbour Board.", "Harbour Board"),
        ("Our reply, like the Harbour Board, is silent on gulls.", "Harbour Board"),
        ("We read the ‘Review of Harbour Keeping’ with care.", "Review of Harbour Keeping"),
    ],
)
def test_a_paper_is_named_by_what_it_says_or_is(make: Make, review: Document, text: str, claimed: str) -> None:
    assert named(make, review, text) == [(claimed, ("review-2020",))]


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Board met in spring.",
        "Boats were reported to the Harbour Board in May.",
        "The Harbour Board will keep receiving reports.",
        "Work is taken forward by the Harbour Board.",
        "Our chair sits on the Harbour Board.",
    ],
)
def test_a_body_that_acts_is_no_paper(make: Make, review: Document, text: str) -> None:
    assert named(make, review, text) == []


def test_a_paper_is_named_once_in_a_sentence_and_not_beside_its_place(make: Make, review: Document) -> None:
    text = "The Harbour Board report and the Harbour Board findings agree. See the Harbour Board report, paragraph 2."
    assert [claimed for claimed, _ in named(make, review, text)] == ["Harbour Board report", "paragraph 2"]


def test_of_two_names_joined_both_are_works_where_one_is(make: Make, review: Document) -> None:
    quay = make("Some words.\n", "quay-2019", publisher="Quay Trust", date="2019")
    paper = make("These are recommended by the Quay Trust and the Harbour Board.\n", "other-2021", date="2021")
    found = [one for one in find_references([review, quay, paper]) if one.paper_id == "other-2021"]
    assert [one.targets for one in found] == [("quay-2019",), ("review-2020",)]


def test_a_work_outside_the_corpus_is_named_by_its_title_or_by_a_name_cited_before(
    make: Make, review: Document
) -> None:
    text = (
        "Gulls nest (Petrie, para 3.1). We read the ‘Lights of the Old Quay’ anthology.\n\n"
        "The Petrie paper is long.\n\nThe Puffin Commission Report on Quays (2011) is longer."
    )
    assert named(make, review, text) == [
        ("para 3.1", ()),
        ("Lights of the Old Quay", ()),
        ("Petrie paper", ()),
        ("The Puffin Commission Report on Quays", ()),
    ]


def test_a_heading_names_nothing(make: Make, review: Document) -> None:
    assert named(make, review, "Remarks\n\nHarbour Board report\n\n1. Gulls nest on the quays in spring.") == []
