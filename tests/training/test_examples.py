"""The examples that the encoder is trained on are whole, and what is kept aside is kept aside."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from training import examples

if TYPE_CHECKING:
    from training.examples import Asked, Tied


@pytest.mark.parametrize("asked", [examples.reports(), examples.invented()], ids=["reports", "invented"])
def test_every_passage_has_questions_of_its_own(asked: list[Asked]) -> None:
    assert min(len(one.passage.split()) for one in asked) >= 15
    assert all(question.strip() for one in asked for question in (*one.questions, *one.near_misses))
    assert max(Counter(one.passage for one in asked).values()) == 1
    assert len({len(one.questions) for one in asked}) == len({len(one.near_misses) for one in asked}) == 1


PAIRS = [pair for one in examples.invented_reviews() for pair in (*one.responses, *one.comments)]


@pytest.mark.parametrize("tied", [examples.responses(), PAIRS])
def test_every_pair_has_two_statements(tied: list[Tied]) -> None:
    assert all(one.review and one.first.strip() and one.second.strip() for one in tied)
    assert all(one.first != one.second for one in tied)


def test_the_last_passages_of_every_report_are_kept_aside() -> None:
    reports = examples.reports()
    trained, kept = examples.split(reports)
    assert len(trained) + len(kept) == len(reports)
    assert {one.paper for one in kept} == {one.paper for one in trained} == {one.paper for one in reports}
    for paper in {one.paper for one in reports}:
        own = [one for one in reports if one.paper == paper]
        ends = [one for one in kept if one.paper == paper]
        assert own[-len(ends) :] == ends
        assert 0.1 < len(ends) / len(own) < 0.2


def test_every_tenth_invented_paper_is_kept_aside_whole() -> None:
    invented = examples.invented()
    trained, kept = examples.aside(invented, key=examples.by_paper)
    assert {one.paper for one in trained}.isdisjoint(one.paper for one in kept)
    assert len(trained) + len(kept) == len(invented)
    assert 0.05 < len(kept) / len(invented) < 0.15


def test_papers_stand_together() -> None:
    for rows in (examples.reports(), examples.invented()):
        papers = [one.paper for one in rows]
        changes = sum(before != after for before, after in itertools.pairwise(papers))
        assert changes == len(set(papers)) - 1
