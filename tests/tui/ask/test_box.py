"""The box: what Enter, digits, arrows and pasted words do in it."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

import pytest
from textual import events

from hscqa.tui.ask.box import PAUSE, AskBox
from hscqa.tui.ask.results import Results
from hscqa.tui.frame.help import HelpScreen
from hscqa.tui.lists.entries import EntryList
from hscqa.tui.reader.pages import Pages

if TYPE_CHECKING:
    from hscqa.library import Library
    from tests.tui.ask.conftest import TwoStages
    from tests.tui.conftest import OpenTerminal, Terminal

HOSTILE = [
    "[/b]",
    "[@click=app.quit]x[/]",
    "\x1b]0;title\x07\x1b[2J",
    "gulls \u202eback\u202c wards\u200f",
    "x" * 5_000,
    "vans 🚐👩‍👩‍👧 é",
]


def box_of(screen: Terminal) -> AskBox:
    return screen.place.query_one(AskBox)


def holds(box: AskBox, words: str, way: str) -> bool:
    return (box.value, box.way) == (words, way)


async def pastes(screen: Terminal, words: str) -> None:
    """Paste words into the box."""
    box_of(screen).post_message(events.Paste(words))
    await screen.until(lambda: box_of(screen).value != "", "the words are in the box")


async def test_the_first_screen_says_how_to_begin(open_terminal: OpenTerminal, stages: TwoStages) -> None:
    async with open_terminal(stages) as screen:
        await screen.keys_go_to(AskBox)
        await screen.sees(
            "Type a question above and press Enter",
            "ctrl+t searches for words instead",
            "esc leaves the box; then 1 to 5 go to the screens. F2 to F6 do it from anywhere.",
            "ctrl+t search instead · ctrl+f filters · ctrl+r recent",
        )


@pytest.mark.parametrize("typed", ["", "   "])
async def test_the_empty_box_says_what_to_do(open_terminal: OpenTerminal, stages: TwoStages, typed: str) -> None:
    async with open_terminal(stages) as screen:
        await screen.sees("Ready")
        await screen.press(*["space"] * len(typed), "enter")
        await screen.sees("The box is empty: type a question first")
        await screen.keys_go_to(AskBox)


async def test_a_digit_alone_goes_to_that_screen_and_leaves_the_box_empty(
    open_terminal: OpenTerminal, stages: TwoStages
) -> None:
    async with open_terminal(stages) as screen:
        await screen.sees("7 papers")
        await screen.press("4", "enter")
        await screen.until(lambda: screen.place.NAME.number == 4, "the papers are seen")
        await screen.press("f2")
        await screen.until(lambda: screen.place.NAME.number == 1, "the first screen is seen")
        assert box_of(screen).value == ""
        assert screen.place.query_one(Results).finds is None


@pytest.mark.parametrize("typed", ["6", "22", "4 vans"])
async def test_other_numbers_are_asked(open_terminal: OpenTerminal, stages: TwoStages, typed: str) -> None:
    async with open_terminal(stages) as screen:
        await screen.sees("7 papers")
        await screen.type(typed)
        await screen.press("enter")
        await screen.sees(f"“{typed}”")


async def test_a_question_mark_alone_opens_the_help(open_terminal: OpenTerminal, stages: TwoStages) -> None:
    async with open_terminal(stages) as screen:
        await screen.sees("7 papers")
        await screen.press("question_mark", "enter")
        await screen.until(lambda: isinstance(screen.app.screen, HelpScreen), "the help is seen")
        await screen.press("escape")
        assert box_of(screen).value == ""


async def test_keys_of_other_places_are_letters_in_the_box(open_terminal: OpenTerminal, stages: TwoStages) -> None:
    async with open_terminal(stages) as screen:
        await screen.sees("7 papers")
        await screen.type("12345?/yYjkgGlhfexaq")
        assert box_of(screen).value == "12345?/yYjkgGlhfexaq"


async def test_escape_and_down_leave_the_box_and_slash_comes_back(
    open_terminal: OpenTerminal, stages: TwoStages
) -> None:
    async with open_terminal(stages) as screen:
        for key in ("escape", "down"):
            await screen.keys_go_to(AskBox)
            await screen.press(key)
            await screen.keys_go_to(EntryList)
            await screen.press("slash")
        await screen.keys_go_to(AskBox)


async def test_the_way_is_changed_and_told(open_terminal: OpenTerminal, stages: TwoStages) -> None:
    async with open_terminal(stages) as screen:
        await screen.keys_go_to(AskBox)
        await screen.press("ctrl+t")
        await screen.sees("ctrl+t ask instead", "Type words to search for: passages come up as you type")
        await screen.press("escape", "ctrl+t")
        await screen.sees("ctrl+t search instead")
        await screen.keys_go_to(AskBox)


async def test_in_a_search_passages_come_up_while_the_user_types(
    open_terminal: OpenTerminal, stages: TwoStages
) -> None:
    stages.hold("routes")
    async with open_terminal(stages) as screen:
        await screen.sees("Ready")
        await screen.press("ctrl+t")
        await screen.type("routes")
        await screen.sees("“routes”", "Enter looks for what they mean too.", "10 passages by words · 0.0")
        await screen.keys_go_to(AskBox)
        assert box_of(screen).value == "routes"
        await screen.press("enter")
        await screen.sees("Better ones follow.")
        stages.let_go("routes")
        await screen.keys_go_to(Results)


async def test_fewer_than_three_letters_bring_nothing_up(open_terminal: OpenTerminal, stages: TwoStages) -> None:
    async with open_terminal(stages) as screen:
        await screen.sees("Ready")
        await screen.press("ctrl+t")
        await screen.type("va ?!")
        await asyncio.sleep(2 * PAUSE)
        await screen.type("n")
        await screen.sees("“va ?!n”")
        assert stages.searched == ["va ?!n"]


async def test_in_a_question_nothing_comes_up_before_enter(open_terminal: OpenTerminal, stages: TwoStages) -> None:
    async with open_terminal(stages) as screen:
        await screen.sees("Ready")
        await screen.type("routes")
        await asyncio.sleep(2 * PAUSE)
        assert stages.searched == []
        await screen.press("ctrl+t")
        await screen.sees("“routes”")


async def test_typing_another_search_lets_the_one_before_go(open_terminal: OpenTerminal, stages: TwoStages) -> None:
    stages.hold("routes")
    async with open_terminal(stages) as screen:
        await screen.sees("Ready")
        await screen.press("ctrl+t")
        await screen.type("routes")
        await screen.press("enter")
        await screen.sees("Better ones follow.")
        await screen.type(" of vans")
        seen = await screen.sees("“routes of vans”", "10 passages by words · 0.0")
        stages.let_go("routes")
        await screen.press("home", "end")
        assert " ".join(" ".join(screen.lines).split()) == seen


async def test_up_brings_back_what_was_asked_and_down_the_users_own_words(
    open_terminal: OpenTerminal, stages: TwoStages
) -> None:
    async with open_terminal(stages) as screen:
        await screen.sees("Ready")
        await screen.type("routes")
        await screen.press("enter")
        await screen.keys_go_to(Results)
        await screen.press("escape", "ctrl+t")
        await screen.type("bridge")
        await screen.press("enter")
        await screen.keys_go_to(Results)
        await screen.press("escape")
        await screen.type("half a wor")
        box = box_of(screen)
        for key, words, way in (
            ("up", "bridge", "search"),
            ("up", "routes", "ask"),
            ("up", "routes", "ask"),
            ("down", "bridge", "search"),
            ("down", "half a wor", "search"),
        ):
            await screen.press(key)
            await screen.until(partial(holds, box, words, way), f"{words} is back")
        await screen.press("down")
        await screen.keys_go_to(Results)


@pytest.mark.parametrize("words", HOSTILE)
async def test_any_words_are_shown_as_they_are_and_do_nothing(
    open_terminal: OpenTerminal, library_without_model: Library, words: str
) -> None:
    async with open_terminal(library_without_model, 120, 30) as screen:
        await screen.sees("7 papers")
        await pastes(screen, words)
        await screen.press("enter")
        await screen.sees("“", "Error: no model in")
        await screen.press("ctrl+r")
        await screen.sees("Recent and saved")
        sent = "".join(screen.lines)
        assert not [letter for letter in sent if letter in "\x07\x1b\u202e\u202c\u200f"]
        shown = {
            "\x1b]0;title\x07\x1b[2J": r"\x1b]0;title\x07\x1b[2J",
            HOSTILE[3]: r"gulls \u202eback\u202c wards\u200f",
        }
        await screen.sees(shown.get(words, words)[:60])
        assert screen.app.return_code is None


async def test_what_is_pasted_is_one_line(open_terminal: OpenTerminal, stages: TwoStages) -> None:
    async with open_terminal(stages) as screen:
        await screen.sees("7 papers")
        await pastes(screen, "who\n\n counts\tthe vans?")
        assert box_of(screen).value == "who counts the vans?"


async def test_where_a_place_is_read_the_box_is_one_key_away(open_terminal: OpenTerminal, stages: TwoStages) -> None:
    async with open_terminal(stages) as screen:
        await screen.sees("7 papers")
        await screen.type("routes")
        await screen.press("enter")
        await screen.keys_go_to(Results)
        await screen.press("enter")
        await screen.keys_go_to(Pages)
        await screen.press("escape", "escape")
        await screen.keys_go_to(AskBox)
