"""No decision is taken on a tie that was not seen. Times are invented seconds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hscqa.model import TieId
from hscqa.tui.review.glance import Glance

FIRST = TieId("harbours-2022:1.i", "gulls-2021:rec-1")
NEXT = TieId("harbours-2022:1.i", "gulls-2021:rec-2")


def test_nothing_is_decided_before_anything_is_painted() -> None:
    assert not Glance(0.5).allows(FIRST, 100.0)


def test_a_tie_that_the_reviewer_went_to_can_be_decided_on_at_once() -> None:
    glance = Glance(0.5)
    glance.show(FIRST, 10.0, by_itself=False)
    assert glance.allows(FIRST, 10.0)
    assert not glance.allows(NEXT, 10.0)


def test_a_tie_that_came_by_itself_must_be_seen_for_a_moment() -> None:
    glance = Glance(0.5)
    glance.show(NEXT, 10.0, by_itself=True)
    assert not glance.allows(NEXT, 10.2)
    assert not glance.allows(NEXT, 10.5), "the key that came too early let the moment begin anew"
    assert glance.allows(NEXT, 11.1)


def test_what_is_about_to_change_is_no_longer_seen() -> None:
    glance = Glance(0.5)
    glance.show(FIRST, 10.0, by_itself=False)
    glance.turn_away()
    assert not glance.allows(FIRST, 20.0)


def test_a_tie_that_stays_on_the_screen_stays_seen() -> None:
    glance = Glance(0.5)
    glance.show(FIRST, 10.0, by_itself=False)
    glance.show(FIRST, 11.0, by_itself=True)
    assert glance.allows(FIRST, 11.0)


@given(st.lists(st.floats(0.001, 0.499), min_size=1, max_size=60))
def test_a_key_held_down_never_decides(gaps: list[float]) -> None:
    glance, at = Glance(0.5), 10.0
    glance.show(NEXT, at, by_itself=True)
    for gap in gaps:
        at += gap
        assert not glance.allows(NEXT, at)
