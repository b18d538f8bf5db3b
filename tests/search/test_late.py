"""Late interaction on vectors that a reader can work out: each token lies on an axis, or between two."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.late import Passages, interactions, late_interaction, nearest_in_sentences, token_weights

EVEN = np.ones(2, np.float32)
X, Y, Z = np.eye(3, dtype=np.float32)
BETWEEN = np.array([0.6, 0.8, 0.0], np.float32)
"""Between x and y: 0.6 like x, 0.8 like y."""
NOTHING = np.zeros((0, 3), np.float32)


def test_every_token_of_the_question_finds_its_like_and_the_mean_is_taken() -> None:
    question = np.stack([X, Z])
    assert late_interaction(question, EVEN, np.stack([Z, Y, X])) == pytest.approx(1.0)
    assert late_interaction(question, EVEN, np.stack([BETWEEN, Y])) == pytest.approx((0.6 + 0.0) / 2)
    assert late_interaction(question, EVEN, np.stack([-X, -Z])) == pytest.approx(0.0)
    assert late_interaction(np.stack([X, X]), EVEN, np.stack([-X])) == pytest.approx(-1.0)


def test_a_rare_token_counts_for_more() -> None:
    question = np.stack([X, Y])
    assert late_interaction(question, np.array([3, 1], np.float32), np.stack([X])) == pytest.approx(0.75)
    assert late_interaction(question, np.array([1, 3], np.float32), np.stack([X])) == pytest.approx(0.25)
    assert late_interaction(question, np.array([1, 0], np.float32), np.stack([X])) == pytest.approx(1.0)


def test_more_tokens_in_the_passage_never_make_it_worse() -> None:
    question = np.stack([X, Z])
    some = np.stack([BETWEEN, -Z])
    assert late_interaction(question, EVEN, np.stack([*some, Y])) >= late_interaction(question, EVEN, some)


def test_nothing_is_near_nothing() -> None:
    assert late_interaction(NOTHING, np.zeros(0, np.float32), np.stack([X])) == 0.0
    assert late_interaction(np.stack([X, Y]), EVEN, NOTHING) == 0.0
    assert late_interaction(np.stack([X, Y]), np.zeros(2, np.float32), np.stack([X])) == 0.0


def test_each_sentence_is_weighed_alone() -> None:
    question = np.stack([X, Y])
    passage = np.stack([X, Z, Y, X])
    nearest = nearest_in_sentences(question, passage, np.array([0, 0, 2, 2], np.int16), 3)
    scores = EVEN @ nearest / EVEN.sum()
    assert scores.tolist() == pytest.approx([0.5, 0.0, 1.0])  # the middle sentence has no tokens


def test_a_passage_without_tokens_has_no_sentences() -> None:
    assert nearest_in_sentences(np.stack([X, Y]), NOTHING, np.zeros(0, np.int16), 0).tolist() == [[], []]


@given(st.lists(st.lists(st.integers(0, 3), max_size=6), min_size=1, max_size=5), st.integers(0, 2**32 - 1))
def test_passages_put_together_score_as_each_does_alone(lengths: list[list[int]], seed: int) -> None:
    """Each inner list has the tokens of each sentence of one passage."""
    random = np.random.default_rng(seed)
    question, weights = random.normal(size=(4, 3)).astype(np.float32), random.random(4).astype(np.float32)
    made = [
        (
            random.normal(size=(sum(counts), 3)).astype(np.float32),
            np.repeat(np.arange(len(counts)), counts).astype(np.int16),
        )
        for counts in lengths
    ]
    whole, best = interactions(question, weights, Passages.of(made))
    assert whole.tolist() == pytest.approx(
        [late_interaction(question, weights, tokens) for tokens, _ in made], abs=1e-5
    )
    for (tokens, sentence_of), found in zip(made, best, strict=True):
        alone = [late_interaction(question, weights, tokens[sentence_of == one]) for one in np.unique(sentence_of)]
        assert found == pytest.approx(max(alone, default=0.0), abs=1e-5)


def test_a_question_without_tokens_is_near_no_passage() -> None:
    passages = Passages.of([(np.stack([X, Y]), np.zeros(2, np.int16))])
    whole, best = interactions(NOTHING, np.zeros(0, np.float32), passages)
    assert (whole.tolist(), best.tolist()) == ([0.0], [0.0])


def test_weights_are_the_inverse_document_frequency_of_bm25() -> None:
    frequency = np.array([0, 1, 10], np.int32)
    weights = token_weights(np.array([2, 1, 0, 99], np.int32), frequency, 10)
    unheld = math.log(1 + 10.5 / 0.5)
    expected = [math.log(1 + 0.5 / 10.5), math.log(1 + 9.5 / 1.5), unheld, unheld]
    assert weights.tolist() == pytest.approx(expected, rel=1e-6)


@given(st.lists(st.integers(0, 50), min_size=1), st.integers(1, 1_000))
def test_the_fewer_hold_a_token_the_more_it_weighs_and_never_less_than_nothing(held: list[int], passages: int) -> None:
    frequency = np.minimum(np.array(held, np.int32), passages)
    weights = token_weights(np.arange(len(held), dtype=np.int32), frequency, passages)
    assert (weights > 0).all()
    order = np.argsort(frequency, kind="stable")
    assert (np.diff(weights[order]) <= 1e-6).all()
