"""Token vectors as codes: one byte a component, a quarter of what the encoder gives.

A row of norm 1 is a direction. Its code is the row stretched until its largest component is 127 or -127, rounded; read
back, it is shrunk to norm 1 again, so that no scale is kept beside it. Rounding moves a component by at most 1/254 of
the row's largest one, whatever the model and its dimension. What that costs: docs/benchmarks.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

LARGEST = 127
"""The largest code."""


def quantised(rows: NDArray[np.float32]) -> NDArray[np.int8]:
    """Give the codes of rows, (t, d). Only their directions are kept; a row of zeros stays one."""
    largest = np.abs(rows).max(axis=1, keepdims=True, initial=0)
    return np.rint(rows / np.where(largest > 0, largest, 1) * LARGEST).astype(np.int8)


def restored(codes: NDArray[np.int8]) -> NDArray[np.float32]:
    """Give the rows that codes stand for, (t, d): of norm 1, or zeros."""
    rows = codes.astype(np.float32)
    norms = np.sqrt(np.einsum("td,td->t", rows, rows))  # np.linalg.norm takes half as long again
    rows /= np.maximum(norms, 1)[:, None]
    return rows
