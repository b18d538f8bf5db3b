"""Ranked passages as hits: with their words, and with the sentence that fits the query best."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.answer import Asked, best_sentence
from hscqa.model import Hit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hscqa.answer import Candidate
    from hscqa.index import Generation
    from hscqa.library.reaching import Reached
    from hscqa.model import Span


def hits(generation: Generation, reached: Reached, candidates: Sequence[Candidate], most: int) -> tuple[Hit, ...]:
    """Give the best `most` of what a query reached; of those that are `candidates` the best sentence is singled out."""
    ranked = reached.ranked[:most]
    passages = generation.records.numbered_passages([found.number for found in ranked])
    best = _best(generation, reached, candidates[:most]) if candidates else {}
    return tuple(
        Hit(
            rank=place,
            passage=passages[found.number],
            score=round(found.score, 4),
            lexical_rank=found.lexical_rank,
            dense_rank=found.dense_rank,
            best=best.get(passages[found.number].id, ()),
        )
        for place, found in enumerate(ranked, 1)
    )


def _best(generation: Generation, reached: Reached, candidates: Sequence[Candidate]) -> dict[str, tuple[Span, ...]]:
    """Give the best sentence of each candidate of several, by its passage's id."""
    vectors = generation.vectors
    asked = Asked.of(reached.wordings[0], reached.vectors, vectors.document_frequency, len(vectors))
    found = ((candidate.passage.id, best_sentence(candidate, asked)) for candidate in candidates)
    return {id_: (span,) for id_, span in found if span is not None}
