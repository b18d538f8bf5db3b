"""A self-evaluation summed up on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.review.summary import Open, Summary, Whose, side_by_side, summary
from tests.review.evaluations import GOOD, LOW, PARTLY, TOP, days, evaluation, evaluations, position

if TYPE_CHECKING:
    from hscqa.model import Position, SelfEvaluation

TODAY = "2026-03-01"


def summed(*positions: Position) -> Summary:
    return summary(evaluation(*positions), TODAY)


@given(evaluations(), days)
def test_counts_by_theme_add_up_to_the_statements(made: SelfEvaluation, on: str) -> None:
    one = summary(made, on)
    assert sum(tally.statements for tally in one.themes) == one.whole.statements == len(made.positions)
    assert tuple(map(sum, zip(*(tally.counts for tally in one.themes), strict=True))) == (
        one.whole.counts if one.themes else ()
    )
    assert sum(tally.unrated for tally in one.themes) == one.whole.unrated == len(one.lacking[Open.RATING])


@given(evaluations(), days)
def test_nothing_at_the_top_is_overdue_and_every_other_passed_date_is(made: SelfEvaluation, on: str) -> None:
    one = summary(made, on)
    late = {(each.position.statement, each.whose) for each in one.overdue}
    for each in made.positions:
        is_done = each.rating == made.scale[-1]
        assert ((each.statement, Whose.PAPER) in late) == (not is_done and "" < each.due < on)
        assert ((each.statement, Whose.BOARD) in late) == (not is_done and "" < each.date < on)
    assert not {(each.position.statement, each.whose) for each in one.soon} & late


def test_a_theme_counts_its_ratings_wherever_its_statements_stand() -> None:
    one = summed(position("1", LOW), position("2", TOP, theme="Walls"), position("3"), position("4", LOW))
    assert [(each.theme, each.counts, each.unrated) for each in one.themes] == [
        ("Lamps", (2, 0, 0, 0), 1),
        ("Walls", (0, 0, 0, 1), 0),
    ]
    assert (one.whole.rated, one.whole.top) == (3, 1)


@pytest.mark.parametrize(
    ("ratings", "middle"),
    [
        ([], ""),
        ([PARTLY], PARTLY),
        ([LOW, TOP, TOP], TOP),
        ([TOP, LOW, PARTLY], PARTLY),
        ([LOW, GOOD, GOOD, TOP], GOOD),
        ([LOW, TOP], ""),
        ([LOW, PARTLY, GOOD, TOP], ""),
    ],
)
def test_the_middle_is_the_median_where_it_is_one_rating(ratings: list[str], middle: str) -> None:
    one = summed(*(position(str(at), rating) for at, rating in enumerate(ratings)), position("unrated"))
    assert one.whole.middle == middle


def test_the_day_itself_is_not_overdue_and_the_ninetieth_is_near() -> None:
    one = summed(
        position("late", due="2026-02-28"),
        position("today", due=TODAY),
        position("near", date="2026-05-30"),
        position("far", date="2026-05-31"),
        position("done", TOP, due="2020-01-01", date="2020-01-01"),
    )
    assert [(each.position.statement, each.days) for each in one.overdue] == [("late", -1)]
    assert [(each.position.statement, each.days) for each in one.soon] == [("today", 0), ("near", 90)]


def test_dates_come_the_earliest_first_and_a_statement_may_have_two() -> None:
    one = summed(position("a", date="2026-02-01", due="2026-01-05"), position("b", due="2026-01-10"))
    assert [(each.position.statement, each.whose) for each in one.overdue] == [
        ("a", Whose.PAPER),
        ("b", Whose.PAPER),
        ("a", Whose.BOARD),
    ]


def test_what_is_lacking_is_named_and_at_the_top_neither_action_nor_lead_is_missed() -> None:
    one = summed(
        position("done", TOP, evidence="e"), position("all", LOW, evidence="e", action="a", lead="l"), position("none")
    )
    assert {what: [each.statement for each in found] for what, found in one.lacking.items()} == {
        Open.RATING: ["none"],
        Open.EVIDENCE: ["none"],
        Open.ACTION: ["none"],
        Open.LEAD: ["none"],
    }
    assert [each.statement for each in summed(position("done", TOP)).lacking[Open.EVIDENCE]] == ["done"]


@given(st.lists(evaluations(), max_size=3))
def test_boards_side_by_side_have_every_theme_once_and_each_as_it_is(made: list[SelfEvaluation]) -> None:
    summaries = [summary(one, TODAY) for one in made]
    table = side_by_side(summaries)
    for at, one in enumerate(summaries):
        assert tuple(row[at] for row in table.values() if row[at]) == tuple(
            sorted(one.themes, key=lambda tally: list(table).index(tally.theme))
        )
