"""The mean of several runs is what goes with the package, and the table says what each reached."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.model


class Weights:
    """Stands for a model: numbers by name."""

    def __init__(self, **numbers: float) -> None:
        """Take the numbers."""
        import torch  # noqa: PLC0415  loaded only where the tests are run

        self.kept = {name: torch.tensor([number]) for name, number in numbers.items()}

    def state_dict(self) -> dict[str, Any]:
        """Give the weights themselves."""
        return self.kept


def test_the_mean_of_three_models_is_reached_one_after_another() -> None:
    from training.train import mix  # noqa: PLC0415

    mean, *others = (Weights(a=1.0, b=0.0), Weights(a=2.0, b=3.0), Weights(a=6.0, b=0.0))
    for number, other in enumerate(others, 2):
        mix(mean, other, 1 / number)
    assert {name: float(weights) for name, weights in mean.kept.items()} == pytest.approx({"a": 3.0, "b": 1.0})


def test_the_table_has_a_row_for_each_run_and_a_column_for_each_measure() -> None:
    from training.finish import table  # noqa: PLC0415

    made = table({"one": {"x, late": {"mrr": 0.5}}, "two": {"x, late": {"mrr": 0.25}, "left out": {"mrr": 1.0}}})
    assert made.splitlines() == ["| MRR | x, late |", "|---|---|", "| one | 0.500 |", "| two | 0.250 |"]
