"""Two self-evaluations of one board side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from hscqa.review.comparison import Shift, compared, outdated
from tests.review.evaluations import GOOD, LOW, TOP, evaluation, evaluations, position

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hscqa.model import Position, SelfEvaluation


@given(evaluations())
def test_compared_with_itself_all_is_the_same(made: SelfEvaluation) -> None:
    one = compared(made, made)
    assert one.counts == ({Shift.SAME: len(made.positions)} if made.positions else {})
    assert not one.reworded
    assert not one.shifted


@given(evaluations(), evaluations())
def test_every_statement_of_both_is_told_once(earlier: SelfEvaluation, later: SelfEvaluation) -> None:
    one = compared(earlier, later)
    assert [each.after for each in one.statements if each.after] == list(later.positions)
    before = [each.before.statement for each in one.statements if each.before]
    assert sorted(before) == sorted(each.statement for each in earlier.positions)
    assert sum(counts.total() for counts in one.themes.values()) == one.counts.total() == len(one.statements)


@pytest.mark.parametrize(
    ("before", "after", "shift"),
    [
        (LOW, GOOD, Shift.UP),
        (TOP, GOOD, Shift.DOWN),
        (GOOD, GOOD, Shift.SAME),
        ("", "", Shift.SAME),
        ("", LOW, Shift.RATED),
        (TOP, "", Shift.UNRATED),
    ],
)
def test_a_rating_shifts_by_the_order_of_the_scale(before: str, after: str, shift: Shift) -> None:
    (one,) = compared(evaluation(position("1", before)), evaluation(position("1", after))).statements
    assert one.shift is shift


def test_what_only_one_of_them_has_is_new_or_gone() -> None:
    one = compared(evaluation(position("1", LOW), position("2", LOW)), evaluation(position("2", LOW), position("3")))
    assert [(each.position.statement, each.shift) for each in one.statements] == [
        ("2", Shift.SAME),
        ("3", Shift.NEW),
        ("1", Shift.GONE),
    ]
    assert [each.shift for each in one.shifted] == [Shift.NEW, Shift.GONE]


@pytest.mark.parametrize(
    ("before", "after", "shift"),
    [
        ("red", "green", Shift.UP),
        ("green", "red", Shift.DOWN),
        ("green", "green", Shift.SAME),
        ("amber", "green", Shift.UNLIKE),
        ("red", "gold", Shift.UNLIKE),
        ("blue", "red", Shift.UNLIKE),
    ],
)
def test_ratings_of_two_scales_are_compared_by_name_where_both_have_them_in_one_order(
    before: str, after: str, shift: Shift
) -> None:
    earlier = evaluation(position("1", before), scale=("blue", "red", "amber", "green"))
    later = evaluation(position("1", after), scale=("red", "green", "gold", "blue"))
    assert [each.shift for each in compared(earlier, later).statements] == [shift]


def test_a_statement_whose_words_changed_is_told_and_one_that_moved_is_followed() -> None:
    earlier = evaluation(
        position("1", LOW, seen="Trim the lamps."),
        position("2", GOOD, seen="Count the gulls."),
        position("3", seen="Mend walls."),
    )
    later = evaluation(
        position("1", LOW, seen="Count the gulls."),
        position("2", TOP, seen="Trim  the lamps."),
        position("3", seen="Mend all walls."),
    )
    one = compared(earlier, later)
    assert [(each.before.statement if each.before else "", each.shift) for each in one.statements] == [
        ("2", Shift.DOWN),
        ("1", Shift.UP),
        ("3", Shift.SAME),
    ]
    assert [each.position.statement for each in one.reworded] == ["3"]


def test_statements_without_words_are_not_taken_for_one_another() -> None:
    one = compared(evaluation(position("1", LOW, seen="")), evaluation(position("2", LOW, seen="")))
    assert [each.shift for each in one.statements] == [Shift.NEW, Shift.GONE]


def test_a_paper_that_has_changed_since_is_told() -> None:
    made = evaluation(position("1", LOW), position("2", LOW), position("3", LOW))
    now = [position("1"), position("2", seen="Other words."), position("4")]
    found = outdated(made, now)
    assert ids(before for before, _ in found.reworded) == ["2"]
    assert [after.seen for _, after in found.reworded] == ["Other words."]
    assert (ids(found.gone), ids(found.new)) == (["3"], ["4"])
    assert outdated(made, [position("1"), position("2"), position("3")]) == type(found)((), (), ())


def ids(positions: Iterable[Position]) -> list[str]:
    return [one.statement for one in positions]
