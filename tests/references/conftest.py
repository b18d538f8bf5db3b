"""The corpus as documents, and invented papers made from strings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hscqa.ingest import read_corpus
from hscqa.model import Document, Page, Paper, Role
from hscqa.structure import find_structure

if TYPE_CHECKING:
    from collections.abc import Callable

CORPUS = Path(__file__).parents[2] / "corpus"

REVIEW = """Harbour Review

Recommendations

Recommendation 1: Every harbour should appoint a keeper who answers to the harbour board alone.

Recommendation 2: The board should count all boats in the harbour twice a year and publish what it finds.

Part 1 Findings

1. Most harbours have no keeper, and nobody can say how many boats lie in them at any time of the year.

2. Where there is a keeper, long-term repairs are planned, costed and done before the winter storms arrive.
"""

REPLY = """Reply of the Boat Owners

Introduction

The owners have read the review¹ with care, and agree that “Most harbours have no keeper”² on any day.

We welcome the call that the board “should count all boats in the harbour twice a year and publish what it finds”³.

As the Harbour Board notes, ‘long term repairs are planned, costed and done’ (Harbour Board, para 2).

One owner said that “the gulls were louder than the harbour master ever was” (Petrie, para 4.1).

¹ Harbour Board (March 2020), 'Review of harbour keeping', available at <https://harbour-board.example/review-of-harbour-keeping>

² Ibid., para 1.

³ Ibid., recommendation 1, p.3.
"""


@pytest.fixture(scope="session")
def documents() -> tuple[Document, ...]:
    """Give the papers that the package carries."""
    return tuple(find_structure(paper) for paper in read_corpus(CORPUS).papers)


@pytest.fixture(scope="session")
def make() -> Callable[..., Document]:
    """Give the maker of invented papers."""
    return make_document


def make_document(text: str, paper_id: str = "review-2020", **fields: object) -> Document:
    """Read a string as a paper; one that is nobody's where `fields` do not say more."""
    known: dict[str, object] = {
        "title": "",
        "publisher": "",
        "date": "",
        "role": Role.OTHER,
        "file": f"{paper_id}.txt",
        "sha256": "",
    }
    return find_structure(Paper(id=paper_id, text=text, **{**known, **fields}))  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def review() -> Document:
    """Give a review with two recommendations and two numbered paragraphs."""
    return make_document(
        REVIEW,
        title="Review of harbour keeping",
        publisher="Harbour Board",
        short="Harbour Board (2020)",
        date="2020-03-01",
    )


@pytest.fixture(scope="session")
def paged_review() -> Document:
    """Give the same review with two pages, the findings on the second."""
    return make_document(
        REVIEW,
        title="Review of harbour keeping",
        publisher="Harbour Board",
        date="2020-03-01",
        pages=(Page(1, "1", 0), Page(2, "2", REVIEW.index("Part 1"))),
    )


@pytest.fixture(scope="session")
def reply() -> Document:
    """Give a reply that quotes the review and cites it in footnotes and brackets."""
    return make_document(
        REPLY,
        "reply-2020",
        title="Reply of the boat owners",
        publisher="Association of Boat Owners",
        date="2020-06",
    )
