"""Candidates whose sentences fit a question as well as a test says."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
import pytest

from hscqa.answer import Candidate, Composed, Corpus, WholeList, compose, find_list
from hscqa.encode import TokenVectors
from hscqa.model import Paper, Role
from hscqa.structure import find_structure, read

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from hscqa.model import Document, Passage

AXIS = np.array([1.0, 0.0], np.float32)
QUESTION = TokenVectors(AXIS, AXIS.reshape(1, 2), np.array([0], np.int32), np.array([[0, 1]], np.int32))
"""A question of one token: a sentence fits it as well as its own token's first component says."""


LONG_FORMS = {"LB": "Library Board", "LBC": "Library Board Committee", "VC": "Village Council"}
"""Abbreviations that the invented papers define."""


def structured(text: str, paper_id: str = "vans-2021") -> Document:
    """Make a paper with its structure; the id ends in its year."""
    year = paper_id[-4:]
    return find_structure(
        Paper(paper_id, "Libraries", "Norland", year, Role.LOCAL, text, "a.txt", "", short=f"Norland ({year})")
    )


def vectors(passage: Passage, paper: Paper, fits: Sequence[float]) -> tuple[NDArray[np.float32], NDArray[np.int16]]:
    """Give each sentence of a passage one token that fits the question as well as it should."""
    count = max(1, len(read(paper.text, passage.slices).sentences()))
    along = np.array([fits[min(place, len(fits) - 1)] for place in range(count)], np.float32)
    return np.stack([along, np.sqrt(1 - along**2)], axis=1), np.arange(count, dtype=np.int16)


def whole_list(passage: Passage, found_in: Document) -> WholeList | None:
    """Find the list that a passage is of, as the library does."""
    found = find_list(passage, found_in.paper, found_in.blocks)
    if found is None:
        return None
    return WholeList(found.first.id, found.first.label, found.span, found.opening, f"Norland, {found.first.label}")


@pytest.fixture
def write() -> Callable[..., Document]:
    """Make papers of texts."""
    return structured


@pytest.fixture
def fits() -> Callable[..., Candidate]:
    """Make candidates: a paper's passage by its place, each as good as that, and how well each sentence of it fits.

    The last figure holds for all sentences after it.
    """

    def make(document: Document, number: int, *figures: float) -> Candidate:
        passage = document.passages[number]
        tokens, sentence_of = vectors(passage, document.paper, figures)
        citation = f"{document.paper.short}, {passage.label}"
        score = 3.0 - number / 10
        found = whole_list(passage, document)
        return Candidate(passage, document.paper, citation, score, max(figures), tokens, sentence_of, found)

    return make


@pytest.fixture
def ask() -> Callable[..., Composed]:
    """Put a question to candidates, the best first. Its one token weighs the same in every passage."""
    corpus = Corpus(np.array([1], np.int32), 2, LONG_FORMS, defaultdict(lambda: 1.0))

    def answer(question: str, *candidates: Candidate) -> Composed:
        return compose((question,), (QUESTION,), candidates, corpus)

    return answer
