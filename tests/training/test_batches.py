"""Every example is trained on once an epoch, beside those that it is hard to tell from."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from training.examples import Asked

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

pytestmark = pytest.mark.model


class Circle:
    """Stands for the encoder: the number in a text is where it lies on a circle, in degrees."""

    training = False
    device = type("Device", (), {"type": "cpu"})

    def encode(self, texts: Sequence[str], **_: object) -> NDArray[np.float32]:
        """Give a point of the circle for each text."""
        angles = np.radians([float(text.split()[-1]) for text in texts])
        return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)

    def train(self, mode: bool) -> None:  # noqa: FBT001  as torch has it
        """Change nothing."""


def lying_at(angles: Sequence[float]) -> list[Asked]:
    """Make a passage at each angle, with a question at the same."""
    return [Asked("paper", f"passage {angle}", (f"question {angle}",)) for angle in angles]


def groups(angles: Sequence[float], size: int, seed: int = 0) -> list[list[int]]:
    """Group passages at these angles."""
    from training.batches import confusable  # noqa: PLC0415  torch is loaded only where the tests are run

    model: Any = Circle()
    return confusable(model, lying_at(angles), size)(np.random.default_rng(seed))


@settings(deadline=None)  # the first example waits for torch
@given(st.lists(st.integers(0, 359), min_size=1, max_size=30), st.integers(1, 8), st.integers(0, 3))
def test_every_passage_is_in_one_group(angles: list[int], size: int, seed: int) -> None:
    made = groups(angles, size, seed)
    assert sorted(row for group in made for row in group) == list(range(len(angles)))
    assert max(map(len, made)) <= size


def test_passages_that_are_taken_for_one_another_share_a_group() -> None:
    near, far = [0, 30, 60], [180, 210, 240]
    assert sorted(map(sorted, groups([*near, *far], size=3))) == [[0, 1, 2], [3, 4, 5]]


def test_passages_that_say_the_same_never_share_a_group() -> None:
    for seed in range(10):
        for size in (2, 3, 4):
            made = groups([0, 1, 2, 90, 91, 92], size=size, seed=seed)
            assert all(len({row // 3 for row in group}) == len(group) for group in made)


def test_statements_of_a_review_stay_together() -> None:
    from training.batches import reviews  # noqa: PLC0415

    made = reviews(["a", "b", "a", "b", "c"], size=8)(np.random.default_rng(1))
    assert sorted(map(sorted, made)) == [[0, 2], [1, 3], [4]]


def singles(draw: np.random.Generator) -> list[list[int]]:
    """Put each of 25 rows into a group of its own."""
    return [[int(row)] for row in draw.permutation(25)]


def test_a_run_that_goes_on_has_the_groups_that_it_had(tmp_path: Path) -> None:
    from training.batches import Batches  # noqa: PLC0415

    def never(_: np.random.Generator) -> list[list[int]]:
        raise AssertionError

    table: Any = range(25)
    first = list(Batches(singles, tmp_path, table, batch_size=4, drop_last=False))
    assert list(Batches(never, tmp_path, table, batch_size=4, drop_last=False)) == first


@pytest.mark.parametrize("epoch", [0, 1])
def test_an_epoch_has_every_row_once_in_batches_that_change_with_the_epoch(tmp_path: Path, epoch: int) -> None:
    from training.batches import Batches  # noqa: PLC0415

    table: Any = range(25)

    def batches(epoch: int) -> list[list[int]]:
        made = Batches(singles, tmp_path / "whole", table, batch_size=4, drop_last=False)
        made.set_epoch(epoch)
        assert len(made) == len(list(made)) == 7
        return list(made)

    assert sorted(row for batch in batches(epoch) for row in batch) == list(range(25))
    assert batches(epoch) == batches(epoch)
    first, second = (batches(number) for number in (epoch, epoch + 1))
    assert any(one != other for one, other in zip(first, second, strict=True))
    assert {len(batch) for batch in first} == {4, 1}
    assert all(one != other for one, other in pairwise(first))
