"""How alike texts are in meaning, token by token, both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hscqa.crosswalk.weights import CONTRAST, OPENING
from hscqa.structure import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from hscqa.crosswalk.vectors import Meant


def standard(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give standard scores over all of an array: mean 0, deviation 1; zeros where nothing differs."""
    deviation = values.std() if values.size else 0.0
    return (values - values.mean()) / deviation if deviation > 1e-12 else np.zeros_like(values)  # noqa: PLR2004


def alike(left: Sequence[Meant], right: Sequence[Meant], *, opening: bool) -> NDArray[np.float64]:
    """Say how alike every text on the left is to every one on the right, as a standard score.

    Each token finds its nearest on the other side, and the cosines are averaged by weight: the MaxSim of Khattab and
    Zaharia (2020), "ColBERT", taken both ways. From the right, half of what a token finds on average is taken off,
    so that a text near everything is not everyone's neighbour (the idea of CSLS, Conneau et al. (2018), "Word
    translation without parallel data", for tokens). `opening` counts the first sentence of the left texts more.
    """
    forward, backward = best_matches(left, right, opening=opening)
    return standard(standard(forward) + standard(backward))


def best_matches(
    left: Sequence[Meant], right: Sequence[Meant], *, opening: bool
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give the weighted mean of the nearest tokens: of the left texts' tokens, and of the right ones' with contrast."""
    tokens = np.concatenate([one.tokens for one in right])
    starts = np.cumsum([0, *(len(one.tokens) for one in right)])[:-1]
    weights = np.concatenate([one.weights for one in right])
    forward = np.empty((len(left), len(right)))
    nearest = np.empty((len(left), len(tokens)))
    for row, one in enumerate(left):
        cosines = one.tokens @ tokens.T
        own = opening_weights(one) if opening else one.weights
        forward[row] = own @ np.maximum.reduceat(cosines, starts, axis=1) / max(own.sum(), 1e-9)
        nearest[row] = cosines.max(axis=0)
    nearest -= CONTRAST * nearest.mean(axis=0)
    totals = np.maximum(np.add.reduceat(weights, starts), 1e-9)
    return forward, np.add.reduceat(nearest * weights, starts, axis=1) / totals


def opening(text: str) -> str:
    """Give a text's first sentence, which names its matter; all of it where no sentence is found."""
    first = sentences(text)
    return text[: first[0].end] if first else text


def opening_weights(one: Meant) -> NDArray[np.float64]:
    """Weigh the first sentence's tokens more: it names the matter, the others explain."""
    return one.weights * np.where(one.starts < len(opening(one.text)), OPENING, 1.0)
