"""A self-evaluation summed up on a day: how statements are rated, what is overdue, and what is left open."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from hscqa.model.boards import Position, SelfEvaluation

SOON = 90
"""Days before a date in which it counts as near."""


class Open(StrEnum):
    """What a position lacks."""

    RATING = "rating"
    EVIDENCE = "evidence"
    ACTION = "action"
    """Missed only below the top of the scale, where there is something left to do."""
    LEAD = "lead"
    """Missed only below the top of the scale."""


class Whose(StrEnum):
    """Who set a date."""

    BOARD = "board"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Tally:
    """How the statements of one theme are rated, or all of them."""

    theme: str
    """'' where they stand under no heading, and for all of them."""
    counts: tuple[int, ...]
    """How many have each rating, in the order of the scale."""
    unrated: int
    middle: str
    """The rating in the middle of those that are given (median); '' where nothing is rated, or the middle falls
    between two ratings: an order of names has nothing between them."""

    @property
    def rated(self) -> int:
        """How many statements have a rating."""
        return sum(self.counts)

    @property
    def top(self) -> int:
        """How many statements are at the top of the scale."""
        return self.counts[-1]

    @property
    def statements(self) -> int:
        """How many statements there are."""
        return self.rated + self.unrated


@dataclass(frozen=True, slots=True)
class Dated:
    """A date by which something is to be done about a statement that is not at the top of the scale."""

    position: Position
    date: str
    """ISO date."""
    whose: Whose
    days: int
    """From the day of the summary to the date; below 0 for a date that has passed."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What one board's self-evaluation comes to on one day."""

    evaluation: SelfEvaluation
    on: str
    """ISO date: the day on which dates are overdue or near."""
    whole: Tally
    themes: tuple[Tally, ...]
    """In the paper's order."""
    overdue: tuple[Dated, ...]
    """Dates before the day, the earliest first; a statement may have two, its paper's and its board's."""
    soon: tuple[Dated, ...]
    """Dates from the day to SOON days after it, the earliest first."""
    lacking: dict[Open, tuple[Position, ...]]
    """The positions that lack each thing; every key is there."""


def summary(evaluation: SelfEvaluation, on: str) -> Summary:
    """Sum up a self-evaluation on a day (ISO date). Statements at the top of the scale have nothing overdue."""
    positions = evaluation.positions
    unfinished = [one for one in positions if one.rating != evaluation.scale[-1]]
    dates = sorted((one for each in unfinished for one in _dates(each, on)), key=lambda one: one.date)
    return Summary(
        evaluation=evaluation,
        on=on,
        whole=_tally("", positions, evaluation.scale),
        themes=tuple(_tally(theme, found, evaluation.scale) for theme, found in by_theme(positions).items()),
        overdue=tuple(one for one in dates if one.days < 0),
        soon=tuple(one for one in dates if 0 <= one.days <= SOON),
        lacking={
            Open.RATING: _without(positions, lambda one: one.rating),
            Open.EVIDENCE: _without(positions, lambda one: one.evidence),
            Open.ACTION: _without(unfinished, lambda one: one.action),
            Open.LEAD: _without(unfinished, lambda one: one.lead),
        },
    )


def side_by_side(summaries: Sequence[Summary]) -> dict[str, tuple[Tally | None, ...]]:
    """Give how each of several self-evaluations rates each theme; None where one has no such theme.

    Themes come in the order of the first that has them.
    """
    themes = dict.fromkeys(tally.theme for one in summaries for tally in one.themes)
    return {
        theme: tuple(next((t for t in one.themes if t.theme == theme), None) for one in summaries) for theme in themes
    }


def by_theme(positions: Iterable[Position]) -> dict[str, list[Position]]:
    """Bring the positions of one theme together, themes in the order in which they first come."""
    themes: dict[str, list[Position]] = {}
    for one in positions:
        themes.setdefault(one.theme, []).append(one)
    return themes


def _tally(theme: str, positions: Sequence[Position], scale: Sequence[str]) -> Tally:
    """Count the ratings of some positions."""
    given = Counter(one.rating for one in positions)
    counts = tuple(given[rating] for rating in scale)
    return Tally(theme, counts, len(positions) - sum(counts), _middle(counts, scale))


def _middle(counts: Sequence[int], scale: Sequence[str]) -> str:
    """Give the median rating; '' where there is none, or it falls between two."""
    ranks = [rank for rank, count in enumerate(counts) for _ in range(count)]
    if not ranks:
        return ""
    lower, upper = ranks[(len(ranks) - 1) // 2], ranks[len(ranks) // 2]
    return scale[lower] if lower == upper else ""


def _dates(position: Position, on: str) -> Iterable[Dated]:
    """Give a position's dates, its paper's and its board's."""
    today = date.fromisoformat(on)
    for day, whose in ((position.due, Whose.PAPER), (position.date, Whose.BOARD)):
        if day:
            yield Dated(position, day, whose, (date.fromisoformat(day) - today).days)


def _without(positions: Iterable[Position], told: Callable[[Position], str]) -> tuple[Position, ...]:
    """Give the positions of which nothing is told."""
    return tuple(one for one in positions if not told(one))
