"""Reranking: the first passages by both scores, the rest behind them, nothing lost."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.search.ranking import Ranked
from hscqa.search.reranking import rerank

FINITE = st.floats(-100, 100, width=32)


def ranking(*scores: float) -> list[Ranked]:
    """Give a ranking of passages numbered from 0, with these scores."""
    return [
        Ranked(number, score, number + 1, None, late=0.5, sentence=0.5, dense=0.25, lexical=1.0, named=0.0)
        for number, score in enumerate(scores)
    ]


def numbers(ranked: list[Ranked]) -> list[int]:
    """Give the passages' numbers in order."""
    return [found.number for found in ranked]


def test_both_scores_count_alike() -> None:
    ranked = ranking(3, 2, 1)  # standard scores 1.22, 0, -1.22
    assert numbers(rerank(ranked, np.array([0, 1, 2], np.float32))) == [0, 1, 2]  # the two cancel each other out
    assert numbers(rerank(ranked, np.array([0, 9, 0], np.float32))) == [1, 0, 2]
    assert numbers(rerank(ranked, np.array([2, 1, 0], np.float32))) == [0, 1, 2]


def test_the_scale_of_the_second_score_does_not_matter() -> None:
    ranked = ranking(2.0, 1.5, 1.4, -1)
    scores = np.array([-3, 4, 1, 5], np.float32)
    assert rerank(ranked, scores) == rerank(ranked, scores * 64 - 1_024)


def test_where_both_agree_the_scores_stay() -> None:
    ranked = ranking(4, 2, 1)
    scores = [found.score for found in rerank(ranked, np.array([40, 20, 10], np.float32))]
    assert scores == pytest.approx([4, 2, 1], abs=1e-5)


def test_a_second_score_that_does_not_differ_changes_no_order() -> None:
    ranked = ranking(4, 2, 2, 1)
    assert numbers(rerank(ranked, np.full(4, 7, np.float32))) == [0, 1, 2, 3]


def test_what_was_not_scored_stays_behind_in_its_order() -> None:
    found = rerank(ranking(5, 4, 3, 2.9, 2.8), np.array([0, 0, 9], np.float32))
    assert numbers(found) == [0, 2, 1, 3, 4]
    assert found[3].score <= found[2].score


def test_nothing_scored_is_nothing_changed() -> None:
    ranked = ranking(2, 1)
    assert rerank(ranked, np.zeros(0, np.float32)) == ranked
    assert rerank([], np.zeros(0, np.float32)) == []


@given(st.lists(st.tuples(FINITE, FINITE), max_size=8), st.lists(FINITE, max_size=4))
def test_every_passage_stays_and_scores_never_rise(pairs: list[tuple[float, float]], more: list[float]) -> None:
    ranked = ranking(*sorted([*(first for first, _ in pairs), *more], reverse=True))
    found = rerank(ranked, np.array([second for _, second in pairs], np.float32))
    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True)
    assert sorted(numbers(found)) == numbers(ranked)
    assert set(numbers(found[: len(pairs)])) == set(range(len(pairs)))
    assert numbers(found[len(pairs) :]) == numbers(ranked[len(pairs) :])
    assert all((one.late, one.lexical_rank) == (0.5, one.number + 1) for one in found)
    assert rerank(ranked, np.array([second for _, second in pairs], np.float32)) == found
