"""What the target paper itself says on the matter of a statement: its own paragraphs as the way to its statements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hscqa.crosswalk.meaning import alike, best_matches, standard
from hscqa.crosswalk.said import LEFT_OUT
from hscqa.crosswalk.shared import shared_words
from hscqa.crosswalk.vectors import pooled_alike
from hscqa.crosswalk.weights import (
    MOST_PARAGRAPHS,
    NEAREST,
    PARAGRAPH_HEADING,
    PARAGRAPH_WORDS,
    SHORTEST_PARAGRAPH,
    STANDS_OUT,
    TOWARDS,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from hscqa.crosswalk.rarity import Rarity
    from hscqa.crosswalk.vectors import Lens, Meant
    from hscqa.model import Document, Passage, Statement


@dataclass(frozen=True, slots=True)
class Context:
    """How the target paper's paragraphs lead from statements to statements."""

    paragraphs: tuple[Passage, ...]
    shares: NDArray[np.float64]
    """(sources, paragraphs): how much each paragraph is about each source statement; rows sum to 1."""
    leads: NDArray[np.float64]
    """(paragraphs, targets): to which target statement each paragraph belongs; rows sum to 1."""

    def scores(self) -> NDArray[np.float64]:
        """Give how far what reaches each target from each source stands out; zeros without paragraphs.

        That is a standard score above STANDS_OUT: most paragraphs lead a little way to every target, and only
        where they lead clearly to one do they say something.
        """
        if not self.paragraphs:
            return np.zeros((len(self.shares), self.leads.shape[1]))
        return np.maximum(standard(self.shares @ self.leads) - STANDS_OUT, 0.0)

    def best(self, source: int, target: int) -> Passage | None:
        """Give the paragraph through which most reaches a target; None where there are no paragraphs."""
        if not self.paragraphs:
            return None
        return self.paragraphs[int((self.shares[source] * self.leads[:, target]).argmax())]


def context(source: Sequence[Meant], target: Sequence[Meant], document: Document, lens: Lens) -> Context:
    """Find the target paper's paragraphs on each statement, and the target statements that each belongs to.

    A report argues in its paragraphs what it asks for in its recommendations; a statement that takes up a paragraph
    answers the recommendation that stands nearest to it, by its words and by the heading it stands under.
    """
    paragraphs = _telling(_paragraphs(document), [*source, *target], lens.rare)
    if not paragraphs:
        return Context((), np.zeros((len(source), 0)), np.zeros((0, len(target))))
    meant = lens.see([one.reading for one in paragraphs])
    wording = shared_words([one.text for one in source], [one.text for one in meant], lens.rare)
    shares = _softmax(NEAREST * (alike(source, meant, opening=True) + PARAGRAPH_WORDS * wording))
    leads = _softmax(TOWARDS * _belonging(paragraphs, meant, target, document.statements, lens))
    return Context(paragraphs, shares, leads)


def _paragraphs(document: Document) -> tuple[Passage, ...]:
    """Give the passages long enough to argue something that hold none of the paper's statements."""
    spans = [one.span for one in document.statements]
    return tuple(
        passage
        for passage in document.passages
        if passage.kind not in LEFT_OUT
        and len(passage.reading.split()) >= SHORTEST_PARAGRAPH
        and not any(span.start < passage.span.end and passage.span.start < span.end for span in spans)
    )


def _telling(paragraphs: tuple[Passage, ...], statements: Sequence[Meant], rare: Rarity) -> tuple[Passage, ...]:
    """Keep, of too many paragraphs, those that share most rare words with some statement; their order stays."""
    if len(paragraphs) <= MOST_PARAGRAPHS:
        return paragraphs
    shared = shared_words([one.reading for one in paragraphs], [one.text for one in statements], rare).max(axis=1)
    kept = np.sort(np.argsort(-shared, kind="stable")[:MOST_PARAGRAPHS])
    return tuple(paragraphs[index] for index in kept)


def _belonging(
    paragraphs: Sequence[Passage],
    meant: Sequence[Meant],
    target: Sequence[Meant],
    statements: Sequence[Statement],
    lens: Lens,
) -> NDArray[np.float64]:
    """Say how near each paragraph is to each statement: by their words, and by their headings."""
    forward, backward = best_matches(target, meant, opening=False)
    headings = lens.see([one.headings[-1] if one.headings else "" for one in paragraphs])
    themes = lens.see([one.theme for one in statements])
    by_heading = standard(pooled_alike(headings, themes))
    return standard(standard((standard(forward) + standard(backward)).T) + PARAGRAPH_HEADING * by_heading)


def _softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Turn each row into shares that sum to 1."""
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(grown / grown.sum(axis=1, keepdims=True))
