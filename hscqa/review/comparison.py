"""Two self-evaluations of one board side by side: what rose, what fell, and whose words have changed since."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from hscqa.review.texts import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hscqa.model.boards import Position, SelfEvaluation

    Scales = tuple[Sequence[str], Sequence[str]]


class Shift(StrEnum):
    """What has become of a statement's rating."""

    UP = "up"
    DOWN = "down"
    SAME = "same"
    """Also where neither has a rating."""
    RATED = "newly rated"
    UNRATED = "no longer rated"
    NEW = "new"
    """The earlier one does not have the statement."""
    GONE = "gone"
    """The later one does not have the statement."""
    UNLIKE = "not comparable"
    """The scales differ, and do not both have the two ratings, or not in one order."""


_BY_STEP = {-1: Shift.DOWN, 0: Shift.SAME, 1: Shift.UP}


@dataclass(frozen=True, slots=True)
class Compared:
    """One statement in two self-evaluations."""

    position: Position
    """The later one, else the earlier."""
    before: Position | None
    """None for NEW."""
    after: Position | None
    """None for GONE."""
    shift: Shift

    @property
    def is_reworded(self) -> bool:
        """Whether the board saw other words the later time."""
        return self.before is not None and self.after is not None and not same_words(self.before, self.after)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two self-evaluations of one board against one paper."""

    earlier: SelfEvaluation
    later: SelfEvaluation
    statements: tuple[Compared, ...]
    """In the order of the later one; then those that are gone, in the order of the earlier."""

    @property
    def counts(self) -> Counter[Shift]:
        """How many statements shifted how."""
        return Counter(one.shift for one in self.statements)

    @property
    def themes(self) -> dict[str, Counter[Shift]]:
        """How many statements shifted how, by theme; themes in the order in which they first come."""
        themes: dict[str, Counter[Shift]] = {}
        for one in self.statements:
            themes.setdefault(one.position.theme, Counter())[one.shift] += 1
        return themes

    @property
    def shifted(self) -> tuple[Compared, ...]:
        """The statements that are not the same."""
        return tuple(one for one in self.statements if one.shift is not Shift.SAME)

    @property
    def reworded(self) -> tuple[Compared, ...]:
        """The statements whose words have changed since."""
        return tuple(one for one in self.statements if one.is_reworded)


@dataclass(frozen=True, slots=True)
class Outdated:
    """How a paper differs from what a board answered to."""

    reworded: tuple[tuple[Position, Position], ...]
    """What the board answered to, and the statement as it is now."""
    gone: tuple[Position, ...]
    """What the paper does not have any more."""
    new: tuple[Position, ...]
    """What the board was not asked."""


def compared(earlier: SelfEvaluation, later: SelfEvaluation) -> Comparison:
    """Compare two self-evaluations, statement by statement.

    Which are one statement, `matched` says. Where the scales differ, ratings are compared by name, if both scales have
    both of them in one order.
    """
    scales = (earlier.scale, later.scale)
    found = matched(earlier.positions, later.positions)
    told = {one.statement for one in found.values()}
    return Comparison(
        earlier,
        later,
        (
            *(_compare(found.get(one.statement), one, scales) for one in later.positions),
            *(Compared(one, one, None, Shift.GONE) for one in earlier.positions if one.statement not in told),
        ),
    )


def outdated(evaluation: SelfEvaluation, now: Sequence[Position]) -> Outdated:
    """Say how a paper differs from what a board answered to; `now` are its statements as they are, unanswered."""
    found = matched(evaluation.positions, now)
    told = {one.statement for one in found.values()}
    pairs = [(found[one.statement], one) for one in now if one.statement in found]
    return Outdated(
        tuple((before, after) for before, after in pairs if not same_words(before, after)),
        tuple(one for one in evaluation.positions if one.statement not in told),
        tuple(one for one in now if one.statement not in found),
    )


def matched(earlier: Sequence[Position], later: Sequence[Position]) -> dict[str, Position]:
    """Find each later statement among the earlier ones, by the later one's id; no earlier one is found twice.

    A statement is found again by its id and words, else by its words alone, which a paper that was revised may have
    moved, else by its id: its words have changed then.
    """
    left = list(earlier)
    found: dict[str, Position] = {}
    for alike in (_same, _moved, _same_id):
        for one in later:
            match = next((other for other in left if alike(one, other)), None) if one.statement not in found else None
            if match is not None:
                found[one.statement] = match
                left.remove(match)
    return found


def same_words(one: Position, other: Position) -> bool:
    """Say whether a board saw the same words in two positions."""
    return folded(one.seen) == folded(other.seen)


def _same(one: Position, other: Position) -> bool:
    return _same_id(one, other) and same_words(one, other)


def _moved(one: Position, other: Position) -> bool:
    """Say whether two places have the same words; those without any have none in common."""
    return same_words(one, other) and one.seen.strip() != ""


def _same_id(one: Position, other: Position) -> bool:
    return one.statement == other.statement


def _compare(before: Position | None, after: Position, scales: Scales) -> Compared:
    """Say what has become of a statement of the later one."""
    if before is None:
        return Compared(after, None, after, Shift.NEW)
    return Compared(after, before, after, _shift(before.rating, after.rating, scales))


def _shift(before: str, after: str, scales: Scales) -> Shift:
    """Say what has become of a rating."""
    if not before or not after:
        return Shift.UNRATED if before else Shift.RATED if after else Shift.SAME
    first, second = (_step(before, after, scale) for scale in scales)
    return Shift.UNLIKE if first is None or first != second else _BY_STEP[first]


def _step(before: str, after: str, scale: Sequence[str]) -> int | None:
    """Say whether a rating rose (1), fell (-1) or stayed (0) on a scale; None where the scale lacks one of them."""
    if before not in scale or after not in scale:
        return None
    rose = scale.index(after) - scale.index(before)
    return (rose > 0) - (rose < 0)
