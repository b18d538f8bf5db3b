"""Unit vectors: scaled, never turned, and refused where they are not numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from hscqa.encode.vectors import unit
from hscqa.errors import ModelUnusable

if TYPE_CHECKING:
    from numpy.typing import NDArray


@given(
    arrays.arrays(np.float32, st.tuples(st.integers(0, 4), st.integers(1, 5)), elements=st.floats(-1e3, 1e3, width=32))
)
def test_rows_have_norm_one_and_their_direction_or_are_nought(rows: NDArray[np.float32]) -> None:
    scaled = unit(rows)
    norms = np.linalg.norm(rows, axis=1)
    far = norms > 1e-6
    assert np.linalg.norm(scaled[far], axis=1) == pytest.approx(1, abs=1e-5)
    assert scaled[far] * norms[far, None] == pytest.approx(rows[far], rel=1e-4, abs=1e-6)
    assert scaled.dtype == np.float32


def test_one_vector_is_scaled_as_a_row_is() -> None:
    assert unit(np.array([3, 4], np.float32)).tolist() == pytest.approx([0.6, 0.8])
    assert unit(np.zeros(2, np.float32)).tolist() == [0, 0]


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_what_is_not_a_number_is_refused(bad: float) -> None:
    with pytest.raises(ModelUnusable, match="not numbers"):
        unit(np.array([[1, 0], [0, bad]], np.float32))
