"""Two runs of the same questions: what got better or worse, and whether that could be chance."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean
from typing import TYPE_CHECKING

from hscqa.evaluate.scores import FIGURES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from hscqa.evaluate.runs import Result, Run

Pair = tuple["Result", "Result"]
"""The same question in the earlier run and in this one."""

JUDGING = ("mrr", "evidence_quoted", "right", "abstained")
"""The figures that say whether a question got better or worse. Whether it was answered is none of them: a wrong
answer in the place of an abstention is no gain."""


class Verdict(StrEnum):
    """Which way a question went."""

    BETTER = "better"
    WORSE = "worse"
    UNDECIDED = "undecided"
    """Better in one way and worse in another; or a wrong answer in the place of an abstention, or the reverse."""


@dataclass(frozen=True, slots=True)
class Altered:
    """A question whose results differ."""

    before: Result
    now: Result
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One figure over the questions that both runs have."""

    questions: int
    """That count for the figure; where there is none, `before` and `now` are None."""
    before: float | None
    now: float | None
    better: int
    worse: int
    p_value: float
    """How likely a split at least as uneven as `better` to `worse` is where both are equally likely: 0 to 1."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two runs differ in. Only questions that both have, with the same gold, are compared."""

    before: Run
    now: Run
    compared: int
    only_before: tuple[str, ...]
    """Ids of questions that only the earlier run has."""
    only_now: tuple[str, ...]
    edited: tuple[str, ...]
    """Ids under which the question, its answers or its evidence are others now; they are not compared."""
    figures: Mapping[str, FigureChange]
    altered: tuple[Altered, ...]


def compare(before: Run, now: Run) -> Comparison:
    """Compare a run with an earlier one."""
    earlier = {one.id: one for one in before.results}
    current = {one.id: one for one in now.results}
    both = [(earlier[id_], current[id_]) for id_ in current if id_ in earlier]
    pairs = [pair for pair in both if pair[0].fingerprint == pair[1].fingerprint]
    return Comparison(
        before=before,
        now=now,
        compared=len(pairs),
        only_before=tuple(id_ for id_ in earlier if id_ not in current),
        only_now=tuple(id_ for id_ in current if id_ not in earlier),
        edited=tuple(new.id for old, new in both if old.fingerprint != new.fingerprint),
        figures={name: _change(pairs, value) for name, value in FIGURES.items()},
        altered=tuple(Altered(*pair, _verdict(pair)) for pair in pairs if _differ(*pair)),
    )


def sign_test(better: int, worse: int) -> float:
    """Give the two-sided exact p-value of a split under equal chances: 0 to 1, and 1 where nothing changed.

    For figures that are 0 or 1 a question this is McNemar's exact test (Dixon and Mood, The Statistical Sign Test,
    JASA 1946; McNemar, Psychometrika 1947).
    """
    total = better + worse
    ways = tail = 1
    for taken in range(min(better, worse)):
        ways = ways * (total - taken) // (taken + 1)
        tail += ways
    both_tails: float = 2 * tail / 2**total
    return min(1.0, both_tails)


def _change(pairs: Sequence[Pair], value: Callable[[Result], float | None]) -> FigureChange:
    """Compare one figure, question by question."""
    olds, news = [], []
    for pair in pairs:
        old, new = map(value, pair)
        if old is not None and new is not None:
            olds.append(old)
            news.append(new)
    better = sum(old < new for old, new in zip(olds, news, strict=True))
    worse = sum(old > new for old, new in zip(olds, news, strict=True))
    return FigureChange(
        questions=len(olds),
        before=fmean(olds) if olds else None,
        now=fmean(news) if news else None,
        better=better,
        worse=worse,
        p_value=sign_test(better, worse),
    )


def _differ(old: Result, new: Result) -> bool:
    """Whether a person would want to see it: another rank, another outcome, or evidence quoted or no longer."""
    return (old.rank, old.outcome, old.evidence_quoted) != (new.rank, new.outcome, new.evidence_quoted)


def _verdict(pair: Pair) -> Verdict:
    changes = [_change([pair], FIGURES[name]) for name in JUDGING]
    better, worse = any(one.better for one in changes), any(one.worse for one in changes)
    if better == worse:
        return Verdict.UNDECIDED
    return Verdict.BETTER if better else Verdict.WORSE
