"""Two stages: candidates from words and vectors, then one score from five signals."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hscqa.late import Passages, interactions, token_weights
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


@dataclass(frozen=True, slots=True)
class Weights:
    """What each signal is worth, as a standard score.

    Round numbers from flat stretches (docs/benchmarks.md). The first four were chosen on 900 questions about other
    public reports, the last on the second set of questions in tests/gold; none on the first.
    """

    late: float = 0.5
    """Late interaction with the whole passage."""
    sentence: float = 0.5
    """The same with its best sentence."""
    dense: float = 0.3
    """The nearest vector of the passage or one of its sentences."""
    lexical: float = 0.15
    """BM25."""
    named: float = 0.2
    """How plainly the question names the paper."""


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Sources:
    """What a ranking reads."""

    lexical: Lexical | None
    """None where only vectors are asked."""
    vectors: Vectors | None
    """None where only words are asked."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in the forms in which it is looked for."""

    stems: tuple[str, ...]
    """Its words, for the lexical index."""
    wordings: tuple[TokenVectors, ...] = ()
    """Its vectors: as it was typed, then with terms by their other names. Empty for a lexical search."""
    phrases: tuple[tuple[tuple[str, ...], float], ...] = ()
    """Other names of its terms for the lexical index: each as stems in order, with its weight."""
    named: tuple[tuple[int, int, float], ...] = ()
    """Runs of passages, half-open and in order, each with how plainly the question names their paper (`naming`)."""


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
    """Late interaction of the question with the passage, -1 to 1; 0 in a lexical ranking."""
    sentence: float
    """The same with the best of its sentences."""
    dense: float
    """The nearest row's similarity, -1 to 1; that of the furthest one found where only words found the passage."""
    lexical: float
    """BM25; 0 where no word is shared, or in a dense ranking."""
    named: float
    """How plainly the question names the passage's paper; 0 where it does not, or in a lexical ranking."""


@dataclass(frozen=True, slots=True)
class Signals:
    """What the second stage knows of the candidates, in the order of `numbers`; each (candidates,)."""

    numbers: tuple[int, ...]
    late: NDArray[np.float64]
    sentence: NDArray[np.float64]
    dense: NDArray[np.float64]
    lexical: NDArray[np.float64]
    named: NDArray[np.float64]

    def score(self, weights: Weights = WEIGHTS) -> NDArray[np.float64]:
        """Fuse the signals: the weighted sum of their standard scores, (candidates,)."""
        return (
            weights.late * standard(self.late)
            + weights.sentence * standard(self.sentence)
            + weights.dense * standard(self.dense)
            + weights.lexical * standard(self.lexical)
            + weights.named * standard(self.named)
        )


def rank(sources: Sources, asked: Asked, mode: Mode, scope: Scope | None) -> list[Ranked]:
    """Rank the passages that a question reaches, best first; equal scores keep the papers' order.

    A scope of None is all papers; one without papers reaches nothing.
    """
    if scope is not None and not scope.papers:
        return []
    by_words = _by_words(sources, asked, mode, scope)
    if mode is Mode.LEXICAL or not asked.wordings or sources.vectors is None:
        return [
            Ranked(number, score, place, None, 0.0, 0.0, 0.0, score, 0.0)
            for place, (number, score) in enumerate(by_words.items(), 1)
        ]
    near = _by_vectors(sources.vectors, asked.wordings, scope)
    if not by_words and not near:
        return []
    signals = _signals(sources.vectors, asked, by_words, near)
    return _ordered(signals, by_words, near)


def _by_words(sources: Sources, asked: Asked, mode: Mode, scope: Scope | None) -> dict[int, float]:
    """Give the lexical list, best first."""
    if mode is Mode.DENSE or sources.lexical is None:
        return {}
    papers = scope.papers if scope else ()
    return dict(sources.lexical.search(asked.stems, CANDIDATES, papers, asked.phrases))


def _by_vectors(vectors: Vectors, wordings: Sequence[TokenVectors], scope: Scope | None) -> dict[int, float]:
    """Give the passages nearest to any wording, best first, each with its best similarity."""
    best: dict[int, float] = {}
    for wording in wordings:
        near = vectors.search(wording.pooled, CANDIDATES * ROWS_PER_CANDIDATE, scope.runs if scope else None)
        for number, similarity in near.items():
            best[number] = max(best.get(number, -1.0), similarity)
    return dict(sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))[:CANDIDATES])


def _signals(vectors: Vectors, asked: Asked, by_words: dict[int, float], near: dict[int, float]) -> Signals:
    """Measure every candidate; of several wordings the one that fits a passage best counts."""
    numbers = tuple(sorted(by_words.keys() | near.keys()))
    passages = Passages.of([(vectors.tokens(number), vectors.sentences(number)) for number in numbers])
    found = [
        interactions(one.tokens, token_weights(one.ids, vectors.document_frequency, len(vectors)), passages)
        for one in asked.wordings
    ]
    floor = min(near.values(), default=0.0)
    return Signals(
        numbers,
        late=np.max([whole for whole, _ in found], axis=0).astype(np.float64),
        sentence=np.max([best for _, best in found], axis=0).astype(np.float64),
        dense=np.array([near.get(number, floor) for number in numbers]),
        lexical=np.array([by_words.get(number, 0.0) for number in numbers]),
        named=np.array([_named(number, asked.named) for number in numbers]),
    )


def _named(number: int, runs: Sequence[tuple[int, int, float]]) -> float:
    """Give how plainly a passage's paper is named."""
    place = bisect_right(runs, number, key=lambda run: run[0]) - 1
    return runs[place][2] if place >= 0 and number < runs[place][1] else 0.0


def _ordered(signals: Signals, by_words: dict[int, float], near: dict[int, float]) -> list[Ranked]:
    """Put the candidates in order, each with its places in the two lists of the first stage."""
    score = signals.score()
    lexical_place = {number: place for place, number in enumerate(by_words, 1)}
    dense_place = {number: place for place, number in enumerate(near, 1)}
    order = sorted(range(len(score)), key=lambda i: (-round(float(score[i]), 6), signals.numbers[i]))
    return [
        Ranked(
            number=signals.numbers[i],
            score=float(score[i]),
            lexical_rank=lexical_place.get(signals.numbers[i]),
            dense_rank=dense_place.get(signals.numbers[i]),
            late=float(signals.late[i]),
            sentence=float(signals.sentence[i]),
            dense=float(signals.dense[i]),
            lexical=float(signals.lexical[i]),
            named=float(signals.named[i]),
        )
        for i in order
    ]


def standard(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Make values standard scores (mean 0, deviation 1); all 0 where they do not differ."""
    deviation = float(values.std()) if len(values) else 0.0
    if deviation < 1e-9:  # noqa: PLR2004  rounding
        return np.zeros_like(values)
    scores: NDArray[np.float64] = (values - values.mean()) / deviation
    return scores
