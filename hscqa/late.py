"""Late interaction: every token of a question looks for its like among a passage's tokens.

Source: Khattab and Zaharia, ColBERT: Efficient and Effective Passage Search via Contextualized Late Interaction
over BERT, SIGIR 2020 (MaxSim). Weighted here by inverse document frequency, so that a rare word counts for more.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


def inverse_frequency(held: int, total: int) -> float:
    """Weigh a term by how few of `total` texts hold it: ln(1 + (N - n + 1/2) / (n + 1/2)), as BM25 does."""
    return math.log1p((total - held + 0.5) / (held + 0.5))


def token_weights(ids: NDArray[np.int32], frequency: NDArray[np.int32], passages: int) -> NDArray[np.float32]:
    """Weigh tokens by how few passages hold them, as `inverse_frequency` weighs one term.

    `frequency[i]` is the number of passages that hold token i; a token beyond it is held by none.
    """
    known = ids < len(frequency)
    held = np.where(known, frequency[np.where(known, ids, 0)], 0).astype(np.float64)
    return np.log1p((passages - held + 0.5) / (held + 0.5)).astype(np.float32)


def late_interaction(
    question: NDArray[np.float32], weights: NDArray[np.float32], passage: NDArray[np.float32]
) -> float:
    """Give the weighted mean, over a question's tokens, of the nearest passage token's similarity: -1 to 1.

    0 where either has no token, or no token of the question weighs anything.
    """
    total = float(weights.sum())
    if len(question) == 0 or len(passage) == 0 or total <= 0:
        return 0.0
    return float(weights @ (question @ passage.T).max(axis=1)) / total


def nearest_in_sentences(
    question: NDArray[np.float32], passage: NDArray[np.float32], sentence_of: NDArray[np.int16], sentences: int
) -> NDArray[np.float32]:
    """Give, for each token of a question and each sentence of a passage, the nearest token's similarity.

    (t, sentences); `sentence_of` never falls, and a sentence without a token has 0.
    """
    nearest = np.zeros((len(question), sentences), np.float32)
    if len(question) == 0 or len(passage) == 0:
        return nearest
    firsts = np.flatnonzero(np.diff(sentence_of, prepend=-1))
    nearest[:, sentence_of[firsts]] = np.maximum.reduceat(question @ passage.T, firsts, axis=1)
    return nearest


@dataclass(frozen=True, slots=True)
class Passages:
    """The tokens of several passages end to end, so that one product serves them all: many small ones cost more."""

    tokens: NDArray[np.float32]
    """(tokens, d)"""
    sentences: NDArray[np.int64]
    """(sentences,) where each sentence that has a token begins in `tokens`; rising."""
    owners: NDArray[np.int64]
    """(sentences,) the passage of each; rising, passages without a token left out."""
    count: int
    """Of the passages."""

    @classmethod
    def of(cls, passages: Sequence[tuple[NDArray[np.float32], NDArray[np.int16]]]) -> Passages:
        """Put passages together: of each its token vectors (t, d) and each token's sentence (t,), never falling."""
        lengths = [len(sentence_of) for _, sentence_of in passages]
        begins = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
        firsts = [np.flatnonzero(np.diff(sentence_of, prepend=-1)) for _, sentence_of in passages]
        return cls(
            tokens=np.concatenate([tokens for tokens, _ in passages]),
            sentences=np.concatenate([first + begin for first, begin in zip(firsts, begins, strict=False)]),
            owners=np.repeat(np.arange(len(passages)), [len(first) for first in firsts]),
            count=len(passages),
        )


def interactions(
    question: NDArray[np.float32], weights: NDArray[np.float32], passages: Passages
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Give the late interaction of a question with each passage, and with each passage's best sentence: both (count,).

    As `late_interaction` says, of the passage's tokens and of those of each sentence.
    """
    whole, best = np.zeros(passages.count, np.float32), np.zeros(passages.count, np.float32)
    total = float(weights.sum())
    if len(question) == 0 or len(passages.owners) == 0 or total <= 0:
        return whole, best
    nearest = np.maximum.reduceat(question @ passages.tokens.T, passages.sentences, axis=1)
    firsts = np.flatnonzero(np.diff(passages.owners, prepend=-1))
    present = passages.owners[firsts]
    whole[present] = weights @ np.maximum.reduceat(nearest, firsts, axis=1) / total
    best[present] = np.maximum.reduceat(weights @ nearest / total, firsts)
    return whole, best
