"""Likeness of texts, token by token."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from hscqa.crosswalk.meaning import alike, best_matches, opening_weights, standard
from hscqa.crosswalk.rarity import Rarity, rarity
from hscqa.crosswalk.vectors import Lens, pooled_alike

if TYPE_CHECKING:
    from hscqa.crosswalk import Vectors
EVEN = Rarity(10, {})
"""Every word is as rare as any other."""


def test_each_word_finds_its_own_and_the_others_find_nothing(vectors: Vectors) -> None:
    lens = Lens(vectors, EVEN)
    forward, backward = best_matches(lens.see(["keeper"]), lens.see(["keeper harbour", "wall"]), opening=False)
    assert forward.tolist() == [[1.0, 0.0]]
    # With one text on the left, half of what a word finds on average is half of what it finds.
    assert backward.tolist() == [[0.25, 0.0]]


def test_rare_words_count_more(vectors: Vectors) -> None:
    lens = Lens(vectors, rarity(["harbour"] * 9 + ["keeper"]))
    forward, _ = best_matches(lens.see(["keeper harbour"]), lens.see(["keeper", "harbour"]), opening=False)
    assert forward[0, 0] > 0.9
    assert forward[0, 1] < 0.1


def test_a_word_that_means_the_same_is_found(vectors: Vectors) -> None:
    lens = Lens(vectors, EVEN)
    forward, _ = best_matches(lens.see(["budget"]), lens.see(["money", "wall"]), opening=False)
    assert forward.tolist() == [[1.0, 0.0]]


def test_a_text_near_everything_is_not_everyones_neighbour(vectors: Vectors) -> None:
    lens = Lens(vectors, EVEN)
    sources = ["harbour keeper", "harbour wall", "harbour lamp"]
    hub, own = "harbour", "keeper"
    scores = alike(lens.see(sources), lens.see([hub, own]), opening=False)
    assert scores[0, 1] > scores[0, 0]
    assert scores[1, 0] > scores[1, 1]


def test_the_first_sentence_counts_three_times(vectors: Vectors) -> None:
    one = Lens(vectors, EVEN).see(["Keepers watch. Lamps burn."])[0]
    assert opening_weights(one).tolist() == pytest.approx([3 * w for w in one.weights[:2]] + list(one.weights[2:]))


def test_a_text_without_words_is_like_nothing(vectors: Vectors) -> None:
    lens = Lens(vectors, EVEN)
    forward, backward = best_matches(lens.see(["", "…"]), lens.see(["keeper", ""]), opening=True)
    assert not forward.any()
    assert not backward.any()


def test_whole_texts_are_compared_by_their_cosine(vectors: Vectors) -> None:
    lens = Lens(vectors, EVEN)
    cosines = pooled_alike(lens.see(["keeper wall"]), lens.see(["keeper", "gull"]))
    assert cosines == pytest.approx(np.array([[0.5**0.5, 0.0]]))


def test_where_nothing_differs_every_standard_score_is_zero() -> None:
    assert standard(np.full((2, 3), 4.0)).tolist() == [[0.0] * 3] * 2


@given(arrays(np.float64, (3, 4), elements=st.floats(-100, 100)))
def test_standard_scores_have_mean_zero_and_deviation_one_or_zero(values: np.ndarray) -> None:
    scores = standard(values)
    assert abs(scores.mean()) < 1e-6
    assert scores.std() == pytest.approx(1) or not scores.any()
