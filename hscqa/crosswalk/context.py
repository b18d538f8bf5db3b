"""What the target paper itself says on the matter of a statement: its own paragraphs as the way to its statements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hscqa.crosswalk.meaning import alike, best_matches, standard
from hscqa.crosswalk.vectors import mean, pooled_alike
from hscqa.crosswalk.weights import NEAREST, SHORTEST_PARAGRAPH, TOWARDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from hscqa.crosswalk.rarity import Rarity
    from hscqa.crosswalk.vectors import Meant, Vectors
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
        """Give what reaches each target from each source, as a standard score; zeros without paragraphs."""
        if not self.paragraphs:
            return np.zeros((len(self.shares), self.leads.shape[1]))
        return standard(self.shares @ self.leads)

    def best(self, source: int, target: int) -> tuple[Passage, float] | None:
        """Give the paragraph through which most reaches a target, and its share; None where there is none."""
        if not self.paragraphs:
            return None
        through = self.shares[source] * self.leads[:, target]
        index = int(through.argmax())
        return self.paragraphs[index], float(through[index] / max(through.sum(), 1e-9))


def context(
    source: Sequence[Meant], target: Sequence[Meant], document: Document, vectors: Vectors, rare: Rarity
) -> Context:
    """Find the target paper's paragraphs on each statement, and the target statements that each belongs to.

    A report argues in its paragraphs what it asks for in its recommendations; a statement that takes up a paragraph
    answers the recommendation that stands nearest to it, by its words and by the heading it stands under.
    """
    paragraphs = _paragraphs(document)
    if not paragraphs:
        return Context((), np.zeros((len(source), 0)), np.zeros((0, len(target))))
    meant = mean([one.reading for one in paragraphs], vectors, rare)
    shares = _softmax(NEAREST * alike(source, meant, opening=True))
    leads = _softmax(TOWARDS * _belonging(paragraphs, meant, target, document.statements, vectors, rare))
    return Context(paragraphs, shares, leads)


def _paragraphs(document: Document) -> tuple[Passage, ...]:
    """Give the passages long enough to argue something that hold none of the paper's statements."""
    spans = [one.span for one in document.statements]
    return tuple(
        passage
        for passage in document.passages
        if len(passage.reading.split()) >= SHORTEST_PARAGRAPH
        and not any(span.start < passage.span.end and passage.span.start < span.end for span in spans)
    )


def _belonging(  # noqa: PLR0913  the parts of one comparison
    paragraphs: Sequence[Passage],
    meant: Sequence[Meant],
    target: Sequence[Meant],
    statements: Sequence[Statement],
    vectors: Vectors,
    rare: Rarity,
) -> NDArray[np.float64]:
    """Say how near each paragraph is to each statement: by their words, and by their headings."""
    forward, backward = best_matches(target, meant, opening=False)
    headings = mean([one.headings[-1] if one.headings else "" for one in paragraphs], vectors, rare)
    themes = mean([one.theme for one in statements], vectors, rare)
    by_heading = standard(pooled_alike(headings, themes))
    return standard((standard(forward) + standard(backward)).T + by_heading)


def _softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Turn each row into shares that sum to 1."""
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(grown / grown.sum(axis=1, keepdims=True))
