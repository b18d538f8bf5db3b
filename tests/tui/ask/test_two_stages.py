"""Passages come at once by words, then in full; nothing moves under the user, and nothing old takes a newer's place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hscqa.model import Mode
from hscqa.tui.ask.box import AskBox
from hscqa.tui.ask.results import Results
from hscqa.tui.reader.pages import Pages
from hscqa.tui.reader.reader import Reader

if TYPE_CHECKING:
    from hscqa.library import Library
    from tests.tui.ask.conftest import TwoStages
    from tests.tui.conftest import OpenTerminal, Terminal

BY_WORDS = "First finds, by words."
ABOVE = "stands above: g"


def row_of_cursor(screen: Terminal) -> tuple[str, int]:
    """Give the key of the entry under the cursor, and the row of the screen on which it begins."""
    results = screen.place.query_one(Results)
    assert results.pointed
    line = next(y for y, (option, _) in enumerate(results._lines) if option == results.highlighted)
    return results.pointed.key, line - results.scroll_offset.y


async def asks(screen: Terminal, text: str, *ways: str) -> None:
    """Type a question, after the keys that choose the way, and press Enter."""
    await screen.sees("7 papers")
    await screen.press(*ways)
    await screen.type(text)
    await screen.press("enter")


@pytest.mark.parametrize(("ways", "follows"), [((), "The answer follows"), (("ctrl+t",), "Better ones follow")])
async def test_passages_with_the_words_come_before_the_full_search_and_say_that_more_follows(
    open_terminal: OpenTerminal, stages: TwoStages, ways: tuple[str, ...], follows: str
) -> None:
    stages.hold("routes")
    first = stages.search("routes", mode=Mode.LEXICAL).hits[0].passage
    async with open_terminal(stages) as screen:
        await asks(screen, "routes", *ways)
        await screen.sees(BY_WORDS, follows, stages.show(first.id).citation)
        await screen.keys_go_to(AskBox)
        stages.let_go("routes")
        await screen.keys_go_to(Results)
        seen = await screen.sees("passages · 0.0")
        assert BY_WORDS not in seen


async def test_without_a_touch_the_answer_stands_at_the_top_and_the_keys_go_to_it(
    open_terminal: OpenTerminal, stages: TwoStages
) -> None:
    stages.hold("routes")
    async with open_terminal(stages) as screen:
        await asks(screen, "routes")
        await screen.sees(BY_WORDS)
        stages.let_go("routes")
        await screen.keys_go_to(Results)
        await screen.sees("“routes” Answer ●●●●○ 83% sure “these words” — Cited")
        key, _ = row_of_cursor(screen)
        assert key.startswith("quote")
        assert screen.place.query_one(Results).scroll_offset.y == 0


@pytest.mark.parametrize(("steps", "rows"), [(0, 24), (1, 18), (4, 24), (2, 60)])
async def test_the_line_under_the_cursor_does_not_move_when_the_answer_comes(
    open_terminal: OpenTerminal, stages: TwoStages, steps: int, rows: int
) -> None:
    stages.hold("routes")
    async with open_terminal(stages, 80, rows) as screen:
        await asks(screen, "routes")
        await screen.sees(BY_WORDS)
        await screen.press("down")
        await screen.keys_go_to(Results)
        await screen.press(*["j"] * steps)
        before = row_of_cursor(screen)
        stages.let_go("routes")
        await screen.sees("1 quotation · 3 passages")
        assert row_of_cursor(screen) == before
        assert isinstance(screen.app.focused, Results)


@pytest.mark.parametrize("steps", [0, 4, 9])
async def test_nor_when_the_full_search_comes_whose_list_is_shorter_above_the_cursor(
    open_terminal: OpenTerminal, stages: TwoStages, steps: int
) -> None:
    stages.hold("routes")
    async with open_terminal(stages) as screen:
        await asks(screen, "routes", "ctrl+t")
        await screen.sees(BY_WORDS)
        await screen.press("down")
        await screen.keys_go_to(Results)
        await screen.press(*["j"] * steps)
        before = row_of_cursor(screen)
        stages.let_go("routes")
        await screen.until(lambda: not screen.place.does("full"), "the full search is there")
        await screen.sees("passages · 0.0")
        assert row_of_cursor(screen) == before


async def test_passages_that_only_the_words_found_stay_at_the_end_for_who_looks_at_them(
    open_terminal: OpenTerminal, stages: TwoStages
) -> None:
    stages.hold("routes")
    async with open_terminal(stages, 80, 60) as screen:
        await asks(screen, "routes")
        await screen.sees(BY_WORDS)
        await screen.press("down")
        await screen.keys_go_to(Results)
        stages.let_go("routes")
        await screen.sees("Also found, by words alone")


async def test_where_the_answer_is_out_of_sight_the_status_line_says_how_to_see_it(
    open_terminal: OpenTerminal, stages: TwoStages
) -> None:
    stages.hold("routes")
    async with open_terminal(stages) as screen:
        await asks(screen, "routes")
        await screen.sees(BY_WORDS)
        await screen.press("down")
        await screen.keys_go_to(Results)
        stages.let_go("routes")
        await screen.sees(f"The answer {ABOVE}")
        await screen.press("g")
        seen = await screen.sees("“routes” Answer", "“these words”")
        await screen.until(lambda: ABOVE not in " ".join(screen.lines), "it is not said any more")
        assert seen
        key, _ = row_of_cursor(screen)
        assert key.startswith("quote")


async def test_a_passage_that_was_opened_stays_open_and_the_list_is_as_it_was_left(
    open_terminal: OpenTerminal, stages: TwoStages
) -> None:
    stages.hold("routes")
    async with open_terminal(stages) as screen:
        await asks(screen, "routes")
        await screen.sees(BY_WORDS)
        await screen.press("down")
        await screen.keys_go_to(Results)
        await screen.press("j")
        before = row_of_cursor(screen)
        await screen.press("enter")
        await screen.keys_go_to(Pages)
        read = screen.place.query_one(Reader).spot
        stages.let_go("routes")
        await screen.sees("The answer stands in the list: esc")
        assert screen.place.query_one(Reader).spot == read
        await screen.keys_go_to(Pages)
        await screen.press("escape")
        await screen.sees(ABOVE)
        assert row_of_cursor(screen) == before


async def test_typing_goes_on_while_a_search_hangs_and_its_answer_leaves_the_typist_alone(
    open_terminal: OpenTerminal, stages: TwoStages
) -> None:
    stages.hold("routes")
    async with open_terminal(stages) as screen:
        await asks(screen, "routes")
        await screen.sees("Looking for an answer")
        await screen.type(" of vans")
        assert screen.place.query_one(AskBox).value == "routes of vans"
        stages.let_go("routes")
        await screen.sees("“routes” Answer")
        await screen.type("!")
        assert screen.place.query_one(AskBox).value == "routes of vans!"


@pytest.mark.parametrize("ways", [(), ("ctrl+t",)])
async def test_what_an_older_question_still_brings_is_never_shown(
    open_terminal: OpenTerminal, stages: TwoStages, ways: tuple[str, ...]
) -> None:
    stages.hold("routes")
    async with open_terminal(stages) as screen:
        await asks(screen, "routes", *ways)
        await screen.sees("“routes”", BY_WORDS)
        await screen.press("end", "ctrl+u")
        await screen.type("bridge")
        await screen.press("enter")
        await screen.keys_go_to(Results)
        seen = await screen.sees("“bridge”", "passages · 0.0", "⏎ Open")
        stages.let_go("routes")
        await screen.press("j")
        await screen.press("k")
        assert " ".join(" ".join(screen.lines).split()) == seen


async def test_the_first_finds_of_an_older_question_are_not_shown_over_a_newer_answer(
    open_terminal: OpenTerminal, stages: TwoStages
) -> None:
    stages.hold("bridge")
    async with open_terminal(stages) as screen:
        await asks(screen, "routes")
        await screen.keys_go_to(Results)
        await screen.press("escape", "end", "ctrl+u")
        await screen.type("bridge")
        await screen.press("enter")
        await screen.sees("“bridge”", BY_WORDS)
        stages.let_go("bridge")
        await screen.sees("“bridge” Answer")


async def test_until_the_language_model_is_there_the_words_alone_find_and_the_wait_is_told(
    open_terminal: OpenTerminal, stages: TwoStages
) -> None:
    stages.hold_warming()
    stages.hold("routes")
    async with open_terminal(stages) as screen:
        await asks(screen, "routes")
        await screen.sees(BY_WORDS, "The answer comes as soon as the language model is loaded")
        stages.let_all_go()
        await screen.sees("“routes” Answer")


async def test_where_there_is_no_language_model_the_words_alone_find_and_the_remedy_is_told(
    open_terminal: OpenTerminal, library_without_model: Library
) -> None:
    async with open_terminal(library_without_model) as screen:
        await asks(screen, "routes")
        await screen.sees("No answer, found by words alone: see the last line.")
        await screen.sees("Error: no model in", "name a folder that holds a model")
        await screen.keys_go_to(Results)
        assert screen.place.status.has_class("-error")


async def test_a_search_that_fails_while_its_first_finds_are_looked_at_leaves_them_where_they_are(
    open_terminal: OpenTerminal, stages: TwoStages
) -> None:
    stages.hold("routes")
    stages.broken = True
    async with open_terminal(stages) as screen:
        await asks(screen, "routes", "ctrl+t")
        await screen.sees(BY_WORDS)
        await screen.press("down")
        await screen.keys_go_to(Results)
        await screen.press("j")
        before = row_of_cursor(screen)
        stages.let_go("routes")
        await screen.sees("Error: the model is torn; mend it", "Found by words alone: see the last line.")
        assert row_of_cursor(screen) == before


async def test_in_a_narrow_terminal_finds_come_before_a_paper_that_is_read(
    open_terminal: OpenTerminal, stages: TwoStages
) -> None:
    stages.hold("bridge")
    async with open_terminal(stages) as screen:
        await asks(screen, "routes")
        await screen.keys_go_to(Results)
        await screen.press("enter")
        await screen.keys_go_to(Pages)
        await screen.press("slash")
        screen.place.query_one(AskBox).focus()
        await screen.keys_go_to(AskBox)
        await screen.type("bridge")
        await screen.press("enter")
        await screen.sees("“bridge”", BY_WORDS)
        stages.let_go("bridge")
