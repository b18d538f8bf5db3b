"""A third stage, where the user named a cross-encoder: the best passages are put in order once more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from hscqa.search.ranking import standard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from hscqa.search.ranking import Ranked

RERANKED = 30
"""Passages that a cross-encoder scores. It reads each one with the question, so the time grows with them."""


def rerank(ranked: Sequence[Ranked], scores: NDArray[np.float32]) -> list[Ranked]:
    """Put the first of a ranking in order by two scores: the one that they have, and a cross-encoder's.

    `scores` are those of the first passages, in order; what follows them stays behind them, in its order. Both scores
    count alike. Most cross-encoders learned from questions to a search engine, and nothing says beforehand how one does
    on papers like these, where names and numbers, which the first score knows of, often decide. The cross-encoder's are
    brought to the mean and deviation of the first ones, so that a score keeps its scale, and is high only where both
    are. Equal scores keep their order.
    """
    first, rest = ranked[: len(scores)], ranked[len(scores) :]
    if not first:
        return list(rest)
    before = np.array([found.score for found in first])
    read = before.mean() + before.std() * standard(scores.astype(np.float64))
    fused = np.round((before + read) / 2, 6).tolist()
    order = sorted(range(len(first)), key=lambda place: (-fused[place], place))
    lowest = min(fused)
    return [
        *(replace(first[place], score=fused[place]) for place in order),
        *(replace(found, score=min(found.score, lowest)) for found in rest),
    ]
