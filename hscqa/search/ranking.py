"""Two stages: candidates from words and vectors, then one score from three signals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hscqa.late import late_interaction, token_weights
from hscqa.model import Mode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from hscqa.encode import TokenVectors
    from hscqa.index.lexical import Lexical
    from hscqa.index.vectors import Vectors

CANDIDATES = 100
"""Passages that each first-stage list brings to the second stage."""
ROWS_PER_CANDIDATE = 6
"""Vector rows (a passage and its sentences) looked at for each passage wanted."""
LATE_WEIGHT, DENSE_WEIGHT, LEXICAL_WEIGHT = 1.0, 0.3, 0.15
"""The worth of late interaction, of the nearest sentence or passage vector, and of BM25, each as a standard score.

Round numbers from a flat stretch (docs/benchmarks.md): on the 60 answerable development questions MRR stays
between 0.63 and 0.65 for 0.2 to 0.5 and 0.1 to 0.3. Those questions avoid the papers' words on purpose; names and
numbers are found by words, so BM25 keeps a small say.
"""


@dataclass(frozen=True, slots=True)
class Sources:
    """What a ranking reads."""

    lexical: Lexical | None
    """None where only vectors are asked."""
    vectors: Vectors | None
    """None where only words are asked."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The papers that a question is put to."""

    papers: tuple[str, ...]
    """Their ids."""
    runs: tuple[tuple[int, int], ...]
    """Where their passages begin and end in the numbering, half-open."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """One passage of a ranking."""

    number: int
    score: float
    lexical_rank: int | None
    dense_rank: int | None
    late: float
    """Late interaction with the question, -1 to 1; 0 in a lexical ranking."""
    dense: float
    """The nearest row's similarity, -1 to 1; that of the furthest one found where only words found the passage."""
    lexical: float
    """BM25; 0 where no word is shared, or in a dense ranking."""


def rank(
    sources: Sources, stems: Sequence[str], question: TokenVectors | None, mode: Mode, scope: Scope | None
) -> list[Ranked]:
    """Rank the passages that a question reaches, best first; equal scores keep the papers' order.

    A scope of None is all papers; one without papers reaches nothing.
    """
    if scope is not None and not scope.papers:
        return []
    by_words = _by_words(sources, stems, mode, scope)
    if mode is Mode.LEXICAL or question is None or sources.vectors is None:
        return [
            Ranked(number, score, place, None, 0.0, 0.0, score)
            for place, (number, score) in enumerate(by_words.items(), 1)
        ]
    near = sources.vectors.search(question.pooled, CANDIDATES * ROWS_PER_CANDIDATE, scope.runs if scope else None)
    near = dict(sorted(near.items(), key=lambda pair: (-pair[1], pair[0]))[:CANDIDATES])
    return _second_stage(sources.vectors, question, by_words, near)


def _by_words(sources: Sources, stems: Sequence[str], mode: Mode, scope: Scope | None) -> dict[int, float]:
    """Give the lexical list, best first."""
    if mode is Mode.DENSE or sources.lexical is None:
        return {}
    return dict(sources.lexical.search(stems, CANDIDATES, scope.papers if scope else ()))


def _second_stage(
    vectors: Vectors, question: TokenVectors, by_words: dict[int, float], near: dict[int, float]
) -> list[Ranked]:
    """Score every candidate by all three signals."""
    numbers = sorted(by_words.keys() | near.keys())
    if not numbers:
        return []
    weights = token_weights(question.ids, vectors.document_frequency, len(vectors))
    late = np.array([late_interaction(question.tokens, weights, vectors.tokens(number)) for number in numbers])
    floor = min(near.values(), default=0.0)
    dense = np.array([near.get(number, floor) for number in numbers])
    lexical = np.array([by_words.get(number, 0.0) for number in numbers])
    score = LATE_WEIGHT * standard(late) + DENSE_WEIGHT * standard(dense) + LEXICAL_WEIGHT * standard(lexical)
    lexical_place = {number: place for place, number in enumerate(by_words, 1)}
    dense_place = {number: place for place, number in enumerate(near, 1)}
    order = sorted(range(len(numbers)), key=lambda i: (-round(float(score[i]), 6), numbers[i]))
    return [
        Ranked(
            number=numbers[i],
            score=float(score[i]),
            lexical_rank=lexical_place.get(numbers[i]),
            dense_rank=dense_place.get(numbers[i]),
            late=float(late[i]),
            dense=float(dense[i]),
            lexical=float(lexical[i]),
        )
        for i in order
    ]


def standard(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Make values standard scores (mean 0, deviation 1); all 0 where they do not differ."""
    deviation = float(values.std())
    if deviation < 1e-9:  # noqa: PLR2004  rounding
        return np.zeros_like(values)
    scores: NDArray[np.float64] = (values - values.mean()) / deviation
    return scores
