"""A run learns what it is shown, and one that was stopped ends as if it had not been."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from hscqa.encode import PUBLISHED, find_model
from training import examples
from training.recipe import Recipe

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = [pytest.mark.model, pytest.mark.slow]

RECIPE = Recipe(epochs=2, batch=8, group=4, rate=3e-4, saved_every=2)
PASSAGES, PAIRS = 24, 10
STEPS = RECIPE.epochs * (PASSAGES // RECIPE.batch + 2)


class PowerCut(Exception):
    """Stops a run."""


@pytest.fixture
def train(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Give the trainer with one layer of the model, a few examples, and a step at which the power is cut."""
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415  loaded only where the tests are run

    from training import sources  # noqa: PLC0415
    from training import train as module  # noqa: PLC0415

    def one_layer() -> Any:  # noqa: ANN401
        small = {"num_hidden_layers": 1, "hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0}
        return SentenceTransformer(find_model(PUBLISHED).location, local_files_only=True, config_kwargs=small)

    def trained(folder: Path, cut_at: int = STEPS) -> Any:  # noqa: ANN401
        taken = 0

        def cutting(loss: Callable[..., Any]) -> Callable[..., Any]:
            def made(*arguments: Any) -> Any:  # noqa: ANN401
                module = loss(*arguments)
                forward = module.forward

                def step(*features: Any) -> Any:  # noqa: ANN401
                    nonlocal taken
                    if taken == cut_at:
                        raise PowerCut
                    taken += 1
                    return forward(*features)

                module.forward = step
                return module

            return made

        made = {
            "reports": sources.asked(examples.reports()[:PASSAGES]),
            "responses": sources.tied(examples.responses()[:PAIRS]),
        }
        cut = {name: replace(source, loss=cutting(source.loss)) for name, source in made.items()}
        monkeypatch.setattr(module, "sources_of", lambda _: cut)
        monkeypatch.setattr(module, "published", one_layer)
        return module.train(RECIPE, folder)

    trained.untrained = one_layer  # type: ignore[attr-defined]
    return trained


def test_a_run_learns_what_it_is_shown(train: Any, tmp_path: Path) -> None:  # noqa: ANN401
    from training.measure import answers, figures  # noqa: PLC0415

    shown = [examples.Tied("one", one.questions[0], one.passage) for one in examples.reports()[:PASSAGES]]
    before, after = (answers(model, shown) for model in (train.untrained(), train(tmp_path)))
    for way in ("dense", "late"):
        assert figures(after[way])["mrr"] > figures(before[way])["mrr"] + 0.05


def test_a_run_that_was_stopped_ends_as_if_it_had_not_been(train: Any, tmp_path: Path) -> None:  # noqa: ANN401
    whole = train(tmp_path / "whole").state_dict()
    with pytest.raises(PowerCut):
        train(tmp_path / "cut", cut_at=5)
    continued = train(tmp_path / "cut").state_dict()
    untrained = train.untrained().state_dict()
    for name, weights in whole.items():
        assert (continued[name] - weights).abs().max() < 1e-4, name
    assert any((untrained[name] - weights).abs().max() > 1e-3 for name, weights in whole.items())
