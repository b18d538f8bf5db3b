"""Ranked passages as hits: with their words, and with the sentence that fits the query best."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.answer import Asked, best_sentence
from hscqa.library.candidates import gather
from hscqa.model import Hit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hscqa.answer import Candidate
    from hscqa.index import Generation
    from hscqa.library.reaching import Reached
    from hscqa.model import Paper, Span
    from hscqa.search import Ranked

MARKED = 10
"""Hits whose best sentence is singled out: those that a screen shows."""


def hits(generation: Generation, papers: Mapping[str, Paper], reached: Reached, most: int) -> tuple[Hit, ...]:
    """Give the best `most` of what a query reached; without vectors no sentence is singled out."""
    ranked = reached.ranked[:most]
    passages = generation.records.numbered_passages([found.number for found in ranked])
    best = _best(generation, papers, reached, ranked[:MARKED]) if reached.vectors else {}
    return tuple(
        Hit(
            rank=place,
            passage=passages[found.number],
            score=round(found.score, 4),
            lexical_rank=found.lexical_rank,
            dense_rank=found.dense_rank,
            best=best.get(found.number, ()),
        )
        for place, found in enumerate(ranked, 1)
    )


def _best(
    generation: Generation, papers: Mapping[str, Paper], reached: Reached, ranked: Sequence[Ranked]
) -> dict[int, tuple[Span, ...]]:
    """Give the best sentence of each passage of several, by the passage's number."""
    vectors = generation.vectors
    asked = Asked.of(reached.wordings[0], reached.vectors, vectors.document_frequency, len(vectors))
    candidates: list[Candidate] = gather(generation, papers, "", ranked)
    found = ((one.number, best_sentence(candidate, asked)) for one, candidate in zip(ranked, candidates, strict=True))
    return {number: (span,) for number, span in found if span is not None}
