"""The forward pass of a BERT encoder in NumPy, in single precision.

Sources: Devlin et al., BERT, arXiv:1810.04805 (2019), whose layers are those of Vaswani et al., Attention Is All You
Need, arXiv:1706.03762 (2017); layer normalisation by Ba et al., arXiv:1607.06450 (2016); GELU with the error function
by Hendrycks and Gimpel, arXiv:1606.08415 (2016).

Texts are never padded: the rows of all tokens of all texts go through the dense layers as one matrix, and attention
alone takes each text for itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from typing import TYPE_CHECKING

import numpy as np

from hscqa.encode.packed import unpacked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Dense:
    """A dense layer."""

    weights: NDArray[np.float32]
    """(out, in)."""
    bias: NDArray[np.float32]
    """(out,)."""


@dataclass(frozen=True, slots=True)
class Norm:
    """A layer normalisation."""

    gain: NDArray[np.float32]
    """(d,)."""
    bias: NDArray[np.float32]
    """(d,)."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of the encoder."""

    looks: Dense
    """Queries, keys and values of attention, one below the other: (3 d, d)."""
    gathers: Dense
    """From the heads of attention back to a row: (d, d)."""
    after_attention: Norm
    widens: Dense
    """(inner size, d)."""
    narrows: Dense
    """(d, inner size)."""
    after_feeding: Norm


@dataclass(frozen=True, slots=True)
class Bert:
    """The weights of a BERT encoder."""

    words: NDArray[np.float32] | NDArray[np.int8]
    """(vocabulary, d): whole numbers where they are kept in a byte each."""
    word_scales: NDArray[np.float16] | None
    """(vocabulary, d / GROUP): what the whole numbers are multiplied by; None where they are no whole numbers."""
    places: NDArray[np.float32]
    """(longest text, d): what the place of a token adds to it, the row of the only segment among it."""
    start: Norm
    layers: tuple[Layer, ...]
    heads: int
    """Heads of attention in each layer."""
    epsilon: float
    """What keeps a normalisation from dividing by nought."""


def forward(bert: Bert, texts: Sequence[NDArray[np.int64]]) -> list[NDArray[np.float32]]:
    """Give the rows (t, d) that a model ends with for the tokens of each text; there is at least one text.

    `texts` are the tokens' numbers, the markers among them. Weights that are too large give rows that are not finite.
    """
    bounds = [0, *np.cumsum([len(text) for text in texts]).tolist()]
    spans = [slice(*both) for both in pairwise(bounds)]
    numbers = np.concatenate(texts)
    places = np.concatenate([bert.places[: len(text)] for text in texts])
    scales = None if bert.word_scales is None else bert.word_scales[numbers]
    with np.errstate(all="ignore"):
        rows = _normalised(unpacked(bert.words[numbers], scales) + places, bert.start, bert.epsilon)
        for layer in bert.layers:
            rows = _through(layer, rows, spans, bert)
    return [rows[span] for span in spans]


def _through(layer: Layer, rows: NDArray[np.float32], spans: Sequence[slice], bert: Bert) -> NDArray[np.float32]:
    """Take rows through one layer."""
    looks = _dense(layer.looks, rows)
    gathered = _dense(layer.gathers, np.concatenate([_attended(looks[span], bert.heads) for span in spans]))
    gathered += rows
    rows = _normalised(gathered, layer.after_attention, bert.epsilon)
    fed = _dense(layer.narrows, _gelu(_dense(layer.widens, rows)))
    fed += rows
    return _normalised(fed, layer.after_feeding, bert.epsilon)


def _dense(layer: Dense, rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Multiply rows by a layer's weights and add its bias."""
    out: NDArray[np.float32] = rows @ layer.weights.T
    out += layer.bias
    return out


def _attended(looks: NDArray[np.float32], heads: int) -> NDArray[np.float32]:
    """Let each token of a text look at all of them: from queries, keys and values (t, 3 d) to rows (t, d)."""
    count, width = len(looks), looks.shape[1] // 3
    queries, keys, values = looks.reshape(count, 3, heads, width // heads).transpose(1, 2, 0, 3)
    weights: NDArray[np.float32] = queries @ keys.transpose(0, 2, 1)
    weights *= 1 / sqrt(width // heads)
    weights -= weights.max(axis=-1, keepdims=True)
    np.exp(weights, out=weights)
    weights /= weights.sum(axis=-1, keepdims=True)
    rows: NDArray[np.float32] = (weights @ values).transpose(1, 0, 2).reshape(count, width)
    return rows


def _normalised(rows: NDArray[np.float32], norm: Norm, epsilon: float) -> NDArray[np.float32]:
    """Bring each row to mean 0 and variance 1, then to the gain and bias of a normalisation."""
    rows = rows - rows.mean(axis=-1, keepdims=True)
    variance = np.einsum("td,td->t", rows, rows)[:, None] / rows.shape[1]
    rows /= np.sqrt(variance + epsilon)
    rows *= norm.gain
    rows += norm.bias
    return rows


def _gelu(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Multiply each number by the share of a normal distribution that lies below it; `rows` are overwritten."""
    share = _erf(rows * sqrt(0.5))
    share += 1
    rows *= 0.5
    rows *= share
    return rows


def _erf(numbers: NDArray[np.float32]) -> NDArray[np.float32]:
    """Give the error function of numbers, less than 1e-6 from it.

    Source: Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 7.1.26, of which the error is at most
    1.5e-7; the rest is rounding. Importing SciPy's takes longer than loading a model.
    """
    inverse = 1 / (1 + 0.3275911 * np.abs(numbers))
    series = inverse * 1.061405429
    for factor in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
        series += factor
        series *= inverse
    series *= np.exp(-numbers * numbers)
    return np.copysign(1 - series, numbers)
