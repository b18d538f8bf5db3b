"""What a model is measured by: the place of what was looked for, without flattery."""

from __future__ import annotations

import numpy as np
import pytest

pytestmark = pytest.mark.model


def ranks(asked: list[list[float]], texts: list[list[float]], right: list[set[int]]) -> list[int]:
    """Rank by mean vectors; each text has one token, which is the same vector."""
    from training.measure import Encoded, _rank  # noqa: PLC0415  torch is loaded only where the tests are run

    def encoded(rows: list[list[float]]) -> Encoded:
        vectors = np.array(rows, np.float32)
        return Encoded(vectors, list(vectors[:, None, :]), [np.array([i], np.int32) for i in range(len(rows))])

    return _rank(encoded(asked), encoded(texts), right)["dense"]


def test_the_best_of_the_right_texts_is_ranked() -> None:
    texts = [[1.0, 0.0], [0.8, 0.6], [0.0, 1.0]]
    assert ranks([[1.0, 0.0], [0.0, 1.0], [0.0, 1.0]], texts, [{1}, {0, 1}, {0, 1, 2}]) == [2, 2, 1]


def test_a_model_that_tells_nothing_apart_finds_nothing_first() -> None:
    assert ranks([[1.0, 0.0]], [[1.0, 0.0]] * 4, [{2}]) == [4]
    assert ranks([[float("nan"), 0.0]], [[1.0, 0.0], [0.0, 1.0]], [{1}]) == [2]


def test_figures_sum_up_ranks() -> None:
    from training.measure import figures  # noqa: PLC0415

    assert figures([1, 2, 10, 1]) == {"recall@1": 0.5, "recall@5": 0.75, "mrr": 0.65, "count": 4}
