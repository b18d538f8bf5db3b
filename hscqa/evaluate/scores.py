"""Results to figures: for all questions, for each kind, and how far a confidence can be believed."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from hscqa.evaluate.runs import Result

BINS = 5
"""Into so many equal parts the confidences from 0 to 1 are put."""


def reached(rank: int | None, most: int) -> float:
    """Give 1 where the evidence stands among the first `most`, else 0; the mean is recall at `most`."""
    return float(rank is not None and rank <= most)


def reciprocal(rank: int | None) -> float:
    """Give 1 over the rank, 0 where the evidence was not reached; the mean is the mean reciprocal rank."""
    return 1 / rank if rank else 0.0


FIGURES: Mapping[str, Callable[[Result], float | None]] = {
    "recall@1": lambda one: reached(one.rank, 1) if one.answerable else None,
    "recall@3": lambda one: reached(one.rank, 3) if one.answerable else None,
    "recall@5": lambda one: reached(one.rank, 5) if one.answerable else None,
    "recall@10": lambda one: reached(one.rank, 10) if one.answerable else None,
    "mrr": lambda one: reciprocal(one.rank) if one.answerable else None,
    "right": lambda one: one.right,
    "evidence_quoted": lambda one: one.evidence_quoted,
    "answered": lambda one: float(one.answered) if one.answerable else None,
    "abstained": lambda one: None if one.answerable else float(not one.answered),
}
"""What each question adds to a figure, 0 to 1; None where the figure does not judge it. A figure is the mean."""


@dataclass(frozen=True, slots=True)
class Scores:
    """The figures of some questions."""

    questions: int
    answerable: int
    judged: int
    """Answerable ones with an accepted answer, so that an answer can be right or wrong."""
    unanswerable: int
    figures: Mapping[str, float | None]
    """Each from 0 to 1, the higher the better; None where no question counts for it."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers of about the same confidence."""

    start: float
    end: float
    """Exclusive, but for the last one."""
    answers: int
    confidence: float | None
    """The mean; None where there is no answer."""
    right: float | None
    """The share of right answers; where the papers do not answer, no answer is right."""


def score(results: Sequence[Result]) -> Scores:
    """Sum up some results, which may be none."""
    answerable = sum(one.answerable for one in results)
    return Scores(
        questions=len(results),
        answerable=answerable,
        judged=sum(one.right is not None for one in results),
        unanswerable=len(results) - answerable,
        figures={name: _mean(map(value, results)) for name, value in FIGURES.items()},
    )


def by_kind(results: Iterable[Result]) -> dict[str, Scores]:
    """Sum up the results of each kind of question, in the order of the kinds' names."""
    kinds: dict[str, list[Result]] = {}
    for one in results:
        kinds.setdefault(one.kind, []).append(one)
    return {kind: score(kinds[kind]) for kind in sorted(kinds)}


def calibration(results: Iterable[Result]) -> tuple[Bin, ...]:
    """Put the answers that are right or wrong into bins of confidence, and say how many of each are right.

    A confidence is calibrated where, in every bin, the mean confidence is the share of right answers.
    """
    bins: list[list[Result]] = [[] for _ in range(BINS)]
    for one in results:
        if one.answered and (one.right is not None or not one.answerable):
            bins[min(int(one.confidence * BINS), BINS - 1)].append(one)
    return tuple(
        Bin(
            start=place / BINS,
            end=(place + 1) / BINS,
            answers=len(answers),
            confidence=_mean(one.confidence for one in answers),
            right=_mean(float(one.right or False) for one in answers),
        )
        for place, answers in enumerate(bins)
    )


def _mean(values: Iterable[float | None]) -> float | None:
    """Give the mean of those that are there; None where none is."""
    there = [value for value in values if value is not None]
    return fmean(there) if there else None
