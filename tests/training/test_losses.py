"""What a training step learns from: the program's own scores, and no punishment for what is right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from hscqa.late import late_interaction
from training.examples import Tied
from training.recipe import Recipe

if TYPE_CHECKING:
    from collections.abc import Callable

    from training.losses import Texts

pytestmark = pytest.mark.model
torch: Any = pytest.importorskip("torch")
WORDS = 6


def texts(seed: int, rows: int, tokens: int = WORDS) -> Texts:
    """Make a batch of random texts; the last token of each is padding."""
    from training.losses import Texts  # noqa: PLC0415  torch is loaded only where the tests are run

    draw = torch.Generator().manual_seed(seed)
    unit = torch.nn.functional.normalize
    weights = torch.rand(rows, tokens, generator=draw) + 0.1
    weights[:, -1] = 0
    return Texts(
        unit(torch.randn(rows, 8, generator=draw), dim=-1),
        unit(torch.randn(rows, tokens, 8, generator=draw), dim=-1),
        weights,
    )


@pytest.mark.parametrize("seed", range(3))
def test_late_interaction_is_what_the_program_ranks_by(seed: int) -> None:
    from training.losses import late  # noqa: PLC0415

    questions, passages = texts(seed, 3), texts(seed + 10, 4, tokens=9)
    scores = late(questions, passages)
    for i in range(3):
        for j in range(4):
            own = passages.weights[j] > 0
            expected = late_interaction(
                questions.tokens[i].numpy(), questions.weights[i].numpy(), passages.tokens[j][own].numpy()
            )
            assert float(scores[i, j]) == pytest.approx(expected, abs=1e-5)


def passage_loss(*, near_misses: int, **settings: float) -> Callable[[Any], float]:
    """Give what the loss on passages makes of scores (columns, n, n)."""
    from training.losses import PassageLoss  # noqa: PLC0415

    loss = PassageLoss.__new__(PassageLoss)
    torch.nn.Module.__init__(loss)
    loss.recipe, loss.near_misses = Recipe(**settings), near_misses  # type: ignore[arg-type]
    return lambda scores: float(loss._both_ways(torch.as_tensor(np.array(scores), dtype=torch.float32)))


def test_right_passages_before_all_others_cost_almost_nothing() -> None:
    right = [np.eye(4) * 2 - 1] * 2
    assert passage_loss(near_misses=0)(right) < 1e-6
    assert passage_loss(near_misses=0)([-part for part in right]) > 10


def test_a_near_miss_that_scores_as_high_as_the_question_costs() -> None:
    loss = passage_loss(near_misses=1)
    questions, told_apart, not_told = np.eye(4), np.zeros((4, 4)), np.eye(4)
    assert loss([questions, not_told]) > loss([questions, told_apart]) + 0.1
    assert passage_loss(near_misses=1, backward=0.0)([questions, not_told]) < 1e-6


def test_a_passages_own_questions_do_not_compete() -> None:
    loss = passage_loss(near_misses=0)
    assert loss([np.eye(4)] * 4) == pytest.approx(loss([np.eye(4)]), abs=1e-5)


def statement_loss(first: Any, second: Any, partners: Any) -> float:  # noqa: ANN401
    """Give the loss of pairs of statements with these vectors, of which some are tied beyond their own pair."""
    from training.losses import StatementLoss, Texts  # noqa: PLC0415

    def read(vectors: Any) -> Texts:  # noqa: ANN401
        return Texts(vectors, vectors[:, None, :], torch.ones(len(vectors), 1))

    loss = StatementLoss.__new__(StatementLoss)
    torch.nn.Module.__init__(loss)
    loss.read, loss.recipe, loss.partners = read, Recipe(), torch.tensor(partners)  # type: ignore[assignment]
    return float(loss([first, second], torch.arange(len(first))))


def test_a_statement_is_not_pushed_from_what_it_answers_in_another_pair() -> None:
    first = torch.tensor([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    second = torch.tensor([[1.0, 0.0], [0.9, 0.4359], [0.0, 1.0]])
    alone = np.eye(3, dtype=bool)
    across = alone.copy()
    across[0, 1] = across[1, 0] = True
    assert statement_loss(first, second, across) < 0.01 < statement_loss(first, second, alone)


def test_partners_are_found_in_all_pairs() -> None:
    from training.sources import partners  # noqa: PLC0415

    pairs = [("a", "x"), ("b", "y"), ("a", "y"), ("c", "z")]
    found = partners([Tied("review", first, second) for first, second in pairs])
    assert found.tolist() == [
        [True, True, True, False],
        [False, True, True, False],
        [True, True, True, False],
        [False, False, False, True],
    ]
