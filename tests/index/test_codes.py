"""Codes of token vectors: how far rounding moves them, and that it happens once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from hscqa.index.codes import LARGEST, quantised, restored

if TYPE_CHECKING:
    from numpy.typing import NDArray

ROWS = arrays.arrays(
    np.float32,
    st.tuples(st.integers(0, 4), st.sampled_from([1, 2, 8, 32])),
    elements=st.floats(-1, 1, width=32),
    fill=st.nothing(),
)


def unit_rows(count: int, dimension: int, seed: int) -> NDArray[np.float32]:
    """Give rows of norm 1 in random directions."""
    rows = np.random.default_rng(seed).normal(size=(count, dimension))
    unit: NDArray[np.float32] = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return unit


@given(ROWS)
def test_a_row_is_rounded_to_its_largest_component_and_comes_back_with_norm_one(rows: NDArray[np.float32]) -> None:
    codes = quantised(rows)
    largest = np.abs(rows).max(axis=1, keepdims=True, initial=0)
    assert codes.shape == rows.shape
    assert (np.abs(codes.astype(int)).max(axis=1, initial=0) == np.where(largest[:, 0] > 0, LARGEST, 0)).all()
    assert (np.abs(codes / LARGEST * largest - rows) <= largest * (1 / (2 * LARGEST) + 1e-6)).all()
    back = restored(codes)
    assert back.shape == rows.shape
    assert np.linalg.norm(back, axis=1) == pytest.approx((largest[:, 0] > 0).astype(float), abs=1e-6)


@given(ROWS)
def test_what_is_rounded_once_is_never_rounded_again(rows: NDArray[np.float32]) -> None:
    codes = quantised(rows)
    assert np.array_equal(quantised(restored(codes)), codes)


@pytest.mark.parametrize("dimension", [8, 384, 768, 1024, 4096])
def test_similarities_hardly_move_in_any_dimension(dimension: int) -> None:
    rows, questions = unit_rows(200, dimension, 0), unit_rows(50, dimension, 1)
    moved = questions @ restored(quantised(rows)).T - questions @ rows.T
    assert np.abs(moved).max() < 0.01
    # A component moves by up to half a step either way, a step being the 127th part of the largest one; the deviation
    # of that is a step over the root of 12, and a question of norm 1 adds components up to the same deviation.
    assert moved.std() < np.abs(rows).max() / LARGEST / 12**0.5


def test_a_row_with_one_great_component_keeps_the_rest() -> None:
    row = np.full((1, 1024), 0.02, np.float32)
    row[0, 7] = 0.8
    unit = row / np.linalg.norm(row)
    assert float((restored(quantised(row)) @ unit.T)[0, 0]) > 0.995


def test_axes_and_zeros_stay_what_they_are() -> None:
    rows = np.vstack([np.eye(5), -np.eye(5), np.zeros((1, 5))]).astype(np.float32)
    assert restored(quantised(rows)).tolist() == rows.tolist()
