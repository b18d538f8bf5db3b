"""What keeps the keys quick: no long look for rubbish while somebody types, short frames, no needless styling."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

import pytest
from textual.css.stylesheet import Stylesheet

from hscqa import tui
from hscqa.tui.app import HscqaApp
from hscqa.tui.ask.box import AskBox
from hscqa.tui.ask.results import Results
from hscqa.tui.ask.screen import AskScreen
from hscqa.tui.frame.keytimes import KeyTimes
from hscqa.tui.frame.rubbish import Rubbish
from hscqa.tui.frame.screenbar import NameOfScreen, ScreenBar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.dom import DOMNode

    from hscqa.library import Library
    from tests.tui.conftest import OpenTerminal


class Ring:
    """Rubbish that only a look through everything finds, once it is old."""

    def __init__(self) -> None:
        """Point to itself."""
        self.itself = self


class Seconds:
    """A clock that a test sets."""

    now = 0.0

    def __call__(self) -> float:
        """Give the time."""
        return self.now


@pytest.fixture
def clock() -> Seconds:
    return Seconds()


@pytest.fixture
def keys(clock: Seconds) -> KeyTimes:
    return KeyTimes(clock)


@pytest.fixture
def rubbish(keys: KeyTimes) -> Iterator[Rubbish]:
    gc.collect()
    held = Rubbish(keys)
    yield held
    held.leave()


def grow_old() -> None:
    """Have what is new looked through so often that a look through everything is due."""
    for _ in range(20):
        gc.collect(1)


def looks_through_everything() -> int:
    """Give how many there were in this process."""
    return int(gc.get_stats()[2]["collections"])


def test_nothing_is_tidied_while_somebody_types(rubbish: Rubbish, keys: KeyTimes, clock: Seconds) -> None:
    grow_old()
    before = looks_through_everything()
    clock.now = 10.0
    keys.came()
    clock.now = 11.0
    rubbish.tidy()
    assert looks_through_everything() == before


def test_rubbish_goes_when_nobody_has_typed_for_a_while(rubbish: Rubbish, clock: Seconds) -> None:
    grow_old()
    before = looks_through_everything()
    clock.now = 10.0
    rubbish.tidy()
    assert looks_through_everything() == before + 1


def test_nothing_is_tidied_where_little_was_made(rubbish: Rubbish, clock: Seconds) -> None:
    before = looks_through_everything()
    clock.now = 10.0
    rubbish.tidy()
    assert looks_through_everything() == before


@pytest.mark.usefixtures("rubbish")
def test_python_does_not_look_through_everything_by_itself_while_it_is_held() -> None:
    before = looks_through_everything()
    kept = [Ring() for _ in range(200_000)]
    assert (looks_through_everything(), len(kept)) == (before, 200_000)


def test_python_is_left_as_it_was(keys: KeyTimes) -> None:
    before = gc.get_threshold()
    held = Rubbish(keys)
    assert gc.get_threshold() != before
    held.leave()
    assert gc.get_threshold() == before


@pytest.mark.parametrize(
    ("gaps", "expected"),
    [((0.03,) * 9, False), ((0.001,) * 2, False), ((0.001,) * 3, True), ((*(0.001,) * 3, 0.05), True)],
)
def test_keys_that_no_hand_pressed_one_by_one_came_all_at_once(
    keys: KeyTimes, clock: Seconds, gaps: tuple[float, ...], *, expected: bool
) -> None:
    for gap in (1.0, *gaps):
        clock.now += gap
        keys.came()
    assert keys.all_at_once is expected
    clock.now += 1.0
    assert not keys.all_at_once


@pytest.mark.parametrize(("given", "expected"), [(None, tui.FRAMES_A_SECOND), ("30", "30")])
def test_the_screen_is_painted_as_often_as_said_and_the_users_own_word_counts_more(
    monkeypatch: pytest.MonkeyPatch, library_without_model: Library, given: str | None, expected: str
) -> None:
    monkeypatch.delenv("TEXTUAL_FPS", raising=False)
    if given is not None:
        monkeypatch.setenv("TEXTUAL_FPS", given)
    seen = []
    monkeypatch.setattr(HscqaApp, "run", lambda _: seen.append(os.environ.pop("TEXTUAL_FPS")))
    tui.run(lambda: library_without_model)
    assert seen == [expected]


async def test_where_the_focus_moves_what_it_does_not_touch_is_not_styled_anew(
    library_without_model: Library, open_terminal: OpenTerminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_terminal(library_without_model) as screen:
        await screen.sees("7 papers")
        await screen.keys_go_to(AskBox)
        styled: list[DOMNode] = []
        update = Stylesheet.update_nodes

        def count(sheet: Stylesheet, nodes: Iterable[DOMNode], animate: bool = False) -> None:  # noqa: FBT001, FBT002 - textual's
            styled.extend(nodes := list(nodes))
            update(sheet, nodes, animate)

        monkeypatch.setattr(Stylesheet, "update_nodes", count)
        screen.app.screen.query_one(Results).focus()
        await screen.keys_go_to(Results)
        assert Results in map(type, styled)
        assert not {AskScreen, ScreenBar, NameOfScreen} & set(map(type, styled))
