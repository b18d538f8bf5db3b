"""Sentences tied to the statements that they name, or go on about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hscqa.references.ties import explicit_ties

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.model import Document
    from hscqa.references import Tie

    Make = Callable[..., Document]


def ties(make: Make, review: Document, text: str) -> list[Tie]:
    """Give the ties of a paper with `text`, beside the review."""
    paper = make(f"{text}\n", "other-2021", publisher="Gull Watch", date="2021")
    return [tie for tie in explicit_ties([review, paper]) if tie.paper_id == "other-2021"]


@pytest.mark.parametrize(
    "going_on",
    [
        "This recommendation is overdue.",
        "These proposals cost nothing.",
        "Such measures are rare.",
        "We welcome this call.",
        "However, this recommendation is late.",
        "The latter recommendation is late.",
    ],
)
def test_a_sentence_that_goes_on_about_a_statement_is_tied_to_it(make: Make, review: Document, going_on: str) -> None:
    named, carried = ties(make, review, f"The Harbour Board’s recommendation 2 is good. {going_on}")
    assert (named.basis, carried.basis) == ("inline", "carried")
    assert named.statement_id == carried.statement_id == "review-2020:rec-2"
    assert carried.sentence == going_on
    assert going_on.startswith(carried.pointer)


def test_going_on_stops_at_the_first_sentence_that_does_not(make: Make, review: Document) -> None:
    text = "The Harbour Board’s recommendation 2 is good. This proposal is old. Gulls nest. This proposal is not new."
    assert [tie.sentence for tie in ties(make, review, text)][1:] == ["This proposal is old."]


def test_a_sentence_goes_on_about_the_last_statement_that_is_named(make: Make, review: Document) -> None:
    text = (
        "We read the Harbour Board’s recommendation 1. We like the Harbour Board’s recommendation 2. This call is late."
    )
    assert [tie.statement_id for tie in ties(make, review, text)] == [
        "review-2020:rec-1",
        "review-2020:rec-2",
        "review-2020:rec-2",
    ]


def test_a_sentence_goes_on_from_one_that_a_footnote_ties(make: Make, review: Document) -> None:
    text = "Boats should be counted.¹ This recommendation is old.\n\n¹ Harbour Board (2020), recommendation 2, p.3."
    assert [(tie.basis, tie.block_id) for tie in ties(make, review, text)] == [
        ("footnote", "other-2021:top.p1"),
        ("carried", "other-2021:top.p1"),
    ]


def test_a_new_paragraph_does_not_go_on(make: Make, review: Document) -> None:
    text = "The Harbour Board’s recommendation 2 is good.\n\nThis proposal is about gulls."
    assert [tie.basis for tie in ties(make, review, text)] == ["inline"]


def test_every_sentence_of_a_tie_is_where_it_says(documents: tuple[Document, ...]) -> None:
    texts = {document.paper.id: document.paper.text for document in documents}
    found = explicit_ties(documents)
    assert len(found) >= 12
    for tie in found:
        slice_ = " ".join(texts[tie.paper_id][slice(*tie.sentence_span)].split())
        assert tie.sentence.split()[0] in slice_
        assert tie.sentence.split()[-1][:5] in slice_
