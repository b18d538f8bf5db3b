"""What was asked is remembered, saved under names, found again and forgotten; what cannot be is told once."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.widgets import OptionList

from hscqa.library.memory import recall, remember_asked, save_search
from hscqa.library.remembered import Asked
from hscqa.model import Filters
from hscqa.tui.ask.box import AskBox
from hscqa.tui.ask.history import History
from hscqa.tui.ask.recentbox import FindInput, RecentBox
from hscqa.tui.ask.results import Results
from hscqa.tui.deciding.wordsbox import WordsBox

if TYPE_CHECKING:
    from tests.tui.ask.conftest import TwoStages
    from tests.tui.conftest import OpenTerminal, Terminal

MARKUP = "[@click=app.quit]gulls[/] [/b]"


@pytest.fixture
def state() -> Path:
    """Give the folder in which this test's memory stands."""
    return Path(os.environ["HSCQA_STATE"])


def of(library: TwoStages, text: str, **more: str | Filters) -> Asked:
    """Give something asked of the library's workspace."""
    return Asked(text, workspace=str(library.workspace.root), **more)  # type: ignore[arg-type]


async def asks(screen: Terminal, text: str, *ways: str) -> None:
    await screen.sees("Ready")
    await screen.press(*ways)
    await screen.type(text)
    await screen.press("enter")
    await screen.keys_go_to(Results)
    await screen.until(lambda: not screen.place.does("remember"), "it is remembered")


async def opens_recent(screen: Terminal) -> None:
    await screen.press("ctrl+r")
    await screen.until(lambda: isinstance(screen.app.screen, RecentBox), "what is remembered is shown")
    await screen.keys_go_to(FindInput)


def listed(screen: Terminal) -> list[str]:
    """Give the texts of what the open box lists."""
    box = screen.app.screen
    assert isinstance(box, RecentBox)
    return [row.asked.text for row in box._rows if row.asked]


def test_a_walk_goes_back_and_comes_to_the_users_own_words_again() -> None:
    one, two, own = Asked("one"), Asked("two", "search"), Asked("own")
    history = History().with_asked(one).with_asked(two).with_remembered([one, Asked("old")])
    back = history.older(own).older(own).older(own).older(own)
    assert back.shown == Asked("old")
    assert [back.newer().shown, back.newer().newer().shown, back.newer().newer().newer().shown] == [one, two, own]
    assert history.older(two).shown == one, "what stands in the box already is no step"
    assert History().older(own).shown == own
    assert history.without(two).older(own).shown == one


async def test_what_is_asked_is_remembered_with_its_way(open_terminal: OpenTerminal, stages: TwoStages) -> None:
    async with open_terminal(stages) as screen:
        await asks(screen, "routes")
        await screen.press("escape")
        await asks_more(screen, "bridge", "ctrl+t")
    assert recall().recent == (of(stages, "bridge", way="search"), of(stages, "routes"))


async def asks_more(screen: Terminal, text: str, *ways: str) -> None:
    """Ask once more, from the box."""
    await screen.press(*ways, "end", "ctrl+u")
    await screen.type(text)
    await screen.press("enter")
    await screen.keys_go_to(Results)
    await screen.until(lambda: not screen.place.does("remember"), "it is remembered")


async def test_nothing_is_remembered_where_the_configuration_says_so(
    open_terminal: OpenTerminal, stages: TwoStages
) -> None:
    Path(os.environ["HSCQA_CONFIG"]).write_text("remember = false\n", encoding="utf-8")
    async with open_terminal(stages) as screen:
        await asks(screen, "routes")
    assert recall().recent == ()


async def test_what_was_asked_in_an_earlier_session_comes_back_with_up(
    open_terminal: OpenTerminal, stages: TwoStages
) -> None:
    remember_asked(of(stages, "bridge", way="search", filters=Filters(("bridges-2020",))))
    remember_asked(Asked("of other papers", workspace="/elsewhere"))
    async with open_terminal(stages) as screen:
        await screen.sees("Ready")
        await screen.until(lambda: not screen.place.does("recall"), "it is recalled")
        await screen.press("up", "up")
        await screen.sees("bridge", "ctrl+t ask instead", "1 filter Fenwick (2020) ×")
        await screen.press("down")
        await screen.until(lambda: screen.place.query_one(AskBox).value == "", "the box is empty again")
        await screen.sees("ctrl+t search instead")


async def test_a_saved_one_is_found_by_some_letters_and_asked_again_with_its_filters(
    open_terminal: OpenTerminal, stages: TwoStages
) -> None:
    save_search(of(stages, "routes", filters=Filters(("review-2022",)), name="all vans"))
    remember_asked(of(stages, "bridge"))
    async with open_terminal(stages) as screen:
        await screen.sees("Ready")
        await screen.until(lambda: not screen.place.does("recall"), "it is recalled")
        await opens_recent(screen)
        await screen.sees("Saved", "Ask all vans", "Library Review (2022)", "Recent", "Ask bridge")
        await screen.type("VAN all")
        await screen.until(lambda: listed(screen) == ["routes"], "the others are gone")
        await screen.press("enter")
        await screen.sees("1 filter Library Review (2022) ×", "“routes” Answer", "among 1 paper")
        await screen.keys_go_to(Results)
        assert screen.place.query_one(AskBox).value == "routes"


async def test_arrows_point_and_a_click_asks(open_terminal: OpenTerminal, stages: TwoStages) -> None:
    for text in ("routes", "bridge", "vans"):
        remember_asked(of(stages, text))
    async with open_terminal(stages) as screen:
        await screen.sees("Ready")
        await screen.until(lambda: not screen.place.does("recall"), "it is recalled")
        await opens_recent(screen)
        await screen.press("down", "down", "up", "enter")
        await screen.sees("“bridge” Answer")
        await opens_recent(screen)
        row = next(y for y, line in enumerate(screen.lines) if "Ask     routes" in line)
        await screen.click(30, row)
        await screen.sees("“routes” Answer")


async def test_one_that_is_forgotten_is_gone_from_the_list_and_the_disk(
    open_terminal: OpenTerminal, stages: TwoStages
) -> None:
    save_search(of(stages, "routes", name="mine"))
    for text in ("bridge", "vans"):
        remember_asked(of(stages, text))
    async with open_terminal(stages) as screen:
        await screen.sees("Ready")
        await screen.until(lambda: not screen.place.does("recall"), "it is recalled")
        await opens_recent(screen)
        await screen.press("delete", "delete")
        await screen.until(lambda: listed(screen) == ["bridge"], "one is left")
        assert screen.app.screen.query_one(OptionList).highlighted is not None
        await screen.press("delete", "delete")
        await screen.sees("Nothing yet: what you ask stands here from now on")
        await screen.press("escape")
        await screen.until(lambda: recall().recent == recall().saved == (), "nothing is remembered")


async def test_a_question_is_saved_under_a_name_and_stands_in_the_list(
    open_terminal: OpenTerminal, stages: TwoStages
) -> None:
    async with open_terminal(stages) as screen:
        await asks(screen, "routes", "ctrl+t")
        await screen.press("ctrl+s")
        await screen.until(lambda: isinstance(screen.app.screen, WordsBox), "a name is asked for")
        await screen.sees("Save this search", "routes")
        await screen.type("my vans")
        await screen.press("enter")
        await screen.sees("Saved as “my vans”: ctrl+r brings it back")
        await opens_recent(screen)
        await screen.sees("Search my vans")
    assert recall().saved == (of(stages, "routes", way="search", name="my vans"),)


async def test_saving_can_be_given_up_and_nothing_is_saved_before_anything_is_asked(
    open_terminal: OpenTerminal, stages: TwoStages
) -> None:
    async with open_terminal(stages) as screen:
        await screen.sees("Ready")
        await screen.press("ctrl+s")
        await screen.sees("Nothing to save yet")
        await screen.type("routes")
        await screen.press("ctrl+s")
        await screen.until(lambda: isinstance(screen.app.screen, WordsBox), "a name is asked for")
        await screen.press("escape")
        await screen.sees("Given up: nothing is saved")
    assert recall().saved == ()


async def test_what_cannot_be_remembered_is_told_once(
    open_terminal: OpenTerminal, stages: TwoStages, state: Path
) -> None:
    state.write_text("a file, where a folder should be", encoding="utf-8")
    async with open_terminal(stages) as screen:
        await asks(screen, "routes")
        await screen.sees("Error: what hscqa remembers was not changed")
        await screen.press("escape")
        await asks_more(screen, "bridge")
        seen = await screen.sees("“bridge” Answer", "passages ·")
        assert "not changed" not in seen
        await screen.press("ctrl+s")
        await screen.type("bridges")
        await screen.press("enter")
        await screen.sees("Error: what hscqa remembers was not changed")


async def test_words_that_look_like_markup_are_listed_as_they_are(
    open_terminal: OpenTerminal, stages: TwoStages
) -> None:
    save_search(of(stages, MARKUP, name=MARKUP))
    async with open_terminal(stages) as screen:
        await screen.sees("Ready")
        await screen.until(lambda: not screen.place.does("recall"), "it is recalled")
        await opens_recent(screen)
        await screen.sees(f"Ask {MARKUP}")
        row = next(y for y, line in enumerate(screen.lines) if MARKUP in line)
        await screen.click(screen.lines[row].index("gulls"), row)
        await screen.sees(f"“{MARKUP}”")
        await screen.press("escape", "ctrl+s")
        await screen.until(lambda: isinstance(screen.app.screen, WordsBox), "a name is asked for")
        await screen.sees(MARKUP)
        assert screen.app.return_code is None
