"""Figures over results, worked by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hscqa.evaluate import by_kind, calibration, score

if TYPE_CHECKING:
    from tests.evaluate.conftest import Make


def test_the_figures_are_those_worked_by_hand(make: Make) -> None:
    scores = score(
        [
            make.result("q1", rank=1),
            make.result("q2", rank=4, right=False),
            make.result("q3", rank=None, answered=False),
            make.result("q4", rank=10, right=None),
            make.result("q5", answerable=False),
            make.result("q6", answerable=False, answered=False),
        ]
    )
    assert (scores.questions, scores.answerable, scores.judged, scores.unanswerable) == (6, 4, 3, 2)
    assert scores.figures == {
        "recall@1": 1 / 4,
        "recall@3": 1 / 4,
        "recall@5": 2 / 4,
        "recall@10": 3 / 4,
        "mrr": (1 + 1 / 4 + 1 / 10) / 4,
        "right": pytest.approx(1 / 3),
        "evidence_quoted": 2 / 4,
        "answered": 3 / 4,
        "abstained": 1 / 2,
    }


def test_a_figure_without_a_question_is_none(make: Make) -> None:
    assert set(score([]).figures.values()) == {None}
    answerable, unanswerable = score([make.result()]), score([make.result(answerable=False)])
    assert [name for name, value in answerable.figures.items() if value is None] == ["abstained"]
    assert [name for name, value in unanswerable.figures.items() if value is not None] == ["abstained"]


def test_each_kind_has_figures_of_its_own(make: Make) -> None:
    kinds = by_kind([make.result(kind="when"), make.result(kind="fact", rank=None), make.result(kind="when", rank=2)])
    assert {kind: (scores.questions, scores.figures["recall@1"]) for kind, scores in kinds.items()} == {
        "fact": (1, 0.0),
        "when": (2, 0.5),
    }


def test_a_bin_has_the_answers_of_its_confidence_and_the_share_that_is_right(make: Make) -> None:
    bins = calibration(
        [
            make.result(confidence=0.9),
            make.result(confidence=1.0, right=False),
            make.result(confidence=0.8, answerable=False),
            make.result(confidence=0.1, right=None),
            make.result(confidence=0.1, answered=False),
        ]
    )
    assert [one.answers for one in bins] == [0, 0, 0, 0, 3]
    assert (bins[0].confidence, bins[0].right) == (None, None)
    assert bins[4].confidence == pytest.approx(0.9)
    assert bins[4].right == pytest.approx(1 / 3)
