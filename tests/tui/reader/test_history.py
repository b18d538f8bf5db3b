"""The history of places: back, forward, and what becomes of the way ahead."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hscqa.tui.reader.history import History, Standing, Visit
from hscqa.tui.spot import Spot


def visit(name: str) -> Visit:
    """Give a place."""
    return Visit(Spot(name), name)


def walked(*names: str) -> History:
    """Give the history of places opened one after the other."""
    history = History()
    for name in names:
        history.open(visit(name))
    return history


def test_nothing_was_opened_at_first() -> None:
    history = History()
    assert history.present is None
    assert history.beside(-1) is None
    assert history.beside(1) is None


def test_what_was_left_by_going_back_is_ahead_until_another_place_is_opened() -> None:
    history = walked("pier", "lamp", "boat")
    history.at = 0
    assert history.beside(1) == 1
    history.open(visit("gull"))
    assert [one.citation for one in history.visits] == ["pier", "gull"]
    assert history.beside(1) is None


def test_the_same_place_opened_again_is_no_other_place() -> None:
    assert len(walked("pier", "pier").visits) == 1
    assert len(walked("pier", "lamp", "pier").visits) == 3


def test_how_a_place_was_left_is_kept_with_it_and_with_no_other() -> None:
    history = walked("pier", "lamp")
    history.leave(Spot("lamp"), Standing(7, 2))
    history.leave(Spot("gull"), Standing(9, 9))
    assert [one.standing for one in history.visits] == [None, Standing(7, 2)]


@given(st.lists(st.sampled_from(["pier", "lamp", "boat"]), min_size=1, max_size=12), st.integers(0, 11))
def test_back_and_forward_again_comes_to_the_same_place(names: list[str], steps: int) -> None:
    history = walked(*names)
    before = history.present
    taken = 0
    while taken < steps and (number := history.beside(-1)) is not None:
        history.at = number
        taken += 1
    for _ in range(taken):
        number = history.beside(1)
        assert number is not None
        history.at = number
    assert history.present == before
