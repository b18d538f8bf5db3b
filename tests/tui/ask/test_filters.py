"""Filters: chosen in their box, seen as chips, taken away one by one, and told with what they let through."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import Input

from hscqa.errors import UsageError
from hscqa.library import Library
from hscqa.model import Filters, Paper, Role, Status
from hscqa.tui.ask.box import AskBox
from hscqa.tui.ask.chips import Chip
from hscqa.tui.ask.choices import Choices
from hscqa.tui.ask.filterbox import FilterBox
from hscqa.tui.ask.filtering import NO_FILTERS, Part, dated, parts, passing, told, whole, without
from hscqa.tui.ask.results import Results
from tests.tui.conftest import make_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.ask.conftest import TwoStages
    from tests.tui.conftest import OpenTerminal, Terminal

filters = st.builds(
    Filters,
    st.lists(st.sampled_from(["audit-2021", "review-2022", "gone"]), unique=True).map(tuple),
    st.lists(st.sampled_from(list(Role)), unique=True).map(tuple),
    st.lists(st.sampled_from(["Harbour Board", "[/b]"]), unique=True).map(tuple),
    st.sampled_from([None, "2019", "2019-02"]),
    st.sampled_from([None, "2022-02-04"]),
)


@given(filters)
def test_parts_make_the_whole_again_and_each_can_be_taken_away(chosen: Filters) -> None:
    assert whole(parts(chosen)) == chosen
    for part in parts(chosen):
        assert part not in parts(without(chosen, part))
        assert len(parts(without(chosen, part))) == len(parts(chosen)) - 1


@pytest.mark.parametrize(("since", "until"), [("2020", "2019"), ("2020", "2019-05"), ("2019-06", "2019-05-31")])
def test_dates_between_which_nothing_lies_are_refused(since: str, until: str) -> None:
    with pytest.raises(UsageError, match="nothing lies between"):
        dated(NO_FILTERS, since, until)


@pytest.mark.parametrize(("since", "until"), [("2019", "2019"), ("2019-05", "2019"), ("2019", "2019-05"), ("2018", "")])
def test_dates_that_meet_are_taken(since: str, until: str) -> None:
    assert dated(NO_FILTERS, since, until) == Filters(since=since, until=until or None)


def test_a_part_is_told_in_words_and_a_paper_that_is_gone_by_its_id() -> None:
    chosen = Filters(("gone",), (Role.AUDIT,), ("Board",), "2019", "2020")
    said = [told(part, {}) for part in parts(chosen)]
    assert said == ["gone", "role audit", "publisher “Board”", "from 2019", "until 2020"]


def test_a_paper_of_which_nothing_was_read_does_not_pass() -> None:
    read = Paper("gulls", "Gulls", "Harbour Board", "2020", Role.AUDIT, "", "gulls.txt", "")
    partly, not_at_all = replace(read, status=Status.PARTLY), replace(read, status=Status.FAILED)
    assert passing(NO_FILTERS, {"a": read, "b": partly, "c": not_at_all}) == 2


async def asks(screen: Terminal, text: str) -> None:
    await screen.sees("Ready")
    await screen.type(text)
    await screen.press("enter")
    await screen.keys_go_to(Results)


async def opens_filters(screen: Terminal, key: str) -> None:
    await screen.press(key)
    await screen.until(lambda: isinstance(screen.app.screen, FilterBox), "the filters are open")
    await screen.keys_go_to(Choices)


def chosen(screen: Terminal) -> list[Part]:
    return [chip.part for chip in screen.place.query(Chip)]


async def test_papers_that_are_ticked_become_chips_and_the_question_is_asked_of_them_again(
    open_terminal: OpenTerminal, stages: TwoStages
) -> None:
    async with open_terminal(stages, 120, 30) as screen:
        await asks(screen, "routes")
        await opens_filters(screen, "f")
        await screen.sees("[ ] Norland Audit (2021) Mobile libraries: progress so far", "All 7 papers")
        await screen.press("space", "j", "space")
        await screen.sees("[x] Norland Audit (2021)", "[x] Library Review (2022)", "2 of 7 papers pass")
        await screen.press("enter")
        await screen.sees("2 filters", "Norland Audit (2021) ×", "Library Review (2022) ×", "sure · among 2 papers")
        await screen.keys_go_to(Results)
        finds = screen.place.query_one(Results).finds
        assert finds
        assert {hit.passage.paper_id for hit in finds.hits} <= {"audit-2021", "review-2022"}


async def test_the_box_opens_them_too_and_nothing_is_asked_before_something_was(
    open_terminal: OpenTerminal, stages: TwoStages
) -> None:
    async with open_terminal(stages) as screen:
        await screen.sees("Ready")
        await opens_filters(screen, "ctrl+f")
        await screen.press("end", "k", "space", "enter")
        await screen.sees("1 filter", "publisher “")
        await screen.keys_go_to(AskBox)
        assert screen.place.query_one(Results).finds is None
        await screen.press("ctrl+t")
        await screen.type("routes")
        await screen.press("enter")
        await screen.sees("for “routes” · among 1 paper")


async def test_escape_leaves_all_as_it_was(open_terminal: OpenTerminal, stages: TwoStages) -> None:
    async with open_terminal(stages) as screen:
        await asks(screen, "routes")
        await screen.sees("⏎ Open")
        before = screen.lines
        await opens_filters(screen, "f")
        await screen.press("space", "escape")
        await screen.until(lambda: screen.lines == before, "all is as it was")
        assert not chosen(screen)


async def test_dates_are_taken_and_a_wrong_one_says_what_is_expected(
    open_terminal: OpenTerminal, stages: TwoStages
) -> None:
    async with open_terminal(stages) as screen:
        await asks(screen, "routes")
        await opens_filters(screen, "f")
        await screen.press("tab")
        await screen.type("2021-13")
        await screen.press("enter")
        await screen.sees("“2021-13” is no date: write 2019, 2019-02 or 2019-02-04")
        await screen.press("backspace", "backspace", "backspace", "tab")
        await screen.keys_go_to(Input)
        await screen.type("2022-03")
        await screen.sees("5 of 7 papers pass")
        await screen.press("enter")
        await screen.sees("from 2021 ×", "until 2022-03 ×")
        assert chosen(screen) == [Part("since", "2021"), Part("until", "2022-03")]


async def test_filters_that_let_no_paper_through_are_not_taken(open_terminal: OpenTerminal, stages: TwoStages) -> None:
    async with open_terminal(stages) as screen:
        await screen.sees("Ready")
        await opens_filters(screen, "ctrl+f")
        await screen.press("tab")
        await screen.type("2035")
        await screen.sees("No paper is all of this: tick less, or widen the dates")
        await screen.press("enter")
        assert isinstance(screen.app.screen, FilterBox)
        await screen.press("tab", "tab", "tab", "enter")
        await screen.sees("All 7 papers")
        await screen.press("shift+tab", "enter")
        await screen.keys_go_to(AskBox)
        assert not chosen(screen)


@pytest.mark.parametrize("key", ["x", "delete", "enter", "click"])
async def test_a_chip_is_taken_away_and_the_question_is_asked_again(
    open_terminal: OpenTerminal, stages: TwoStages, key: str
) -> None:
    async with open_terminal(stages) as screen:
        await asks(screen, "routes")
        await opens_filters(screen, "f")
        await screen.press("space", "j", "space", "enter")
        await screen.sees("sure · among 2 papers")
        await screen.keys_go_to(Results)
        if key == "click":
            row = next(y for y, line in enumerate(screen.lines) if "2 filters" in line)
            await screen.click(screen.lines[row].index("Norland"), row)
        else:
            await screen.press("shift+tab", "shift+tab")
            await screen.keys_go_to(Chip)
            await screen.press(key)
        await screen.sees("1 filter Library Review (2022) ×", "sure · among 1 paper")
        assert chosen(screen) == [Part("papers", "review-2022")]


async def test_chips_can_be_taken_away_one_after_the_other_and_the_row_goes_with_the_last(
    open_terminal: OpenTerminal, stages: TwoStages
) -> None:
    async with open_terminal(stages) as screen:
        await asks(screen, "routes")
        await opens_filters(screen, "f")
        await screen.press("space", "j", "space", "enter")
        await screen.sees("sure · among 2 papers")
        await screen.keys_go_to(Results)
        await screen.press("shift+tab", "left", "right")
        await screen.keys_go_to(Chip)
        await screen.press("x")
        await screen.sees("1 filter")
        await screen.keys_go_to(Chip)
        await screen.press("x")
        await screen.keys_go_to(Results)
        seen = await screen.sees("83% sure “these words”")
        assert "filter " not in seen.replace("ctrl+f filters", "")


async def test_escape_goes_from_a_chip_to_the_box(open_terminal: OpenTerminal, stages: TwoStages) -> None:
    async with open_terminal(stages) as screen:
        await asks(screen, "routes")
        await opens_filters(screen, "f")
        await screen.press("space", "enter")
        await screen.sees("among 1 paper")
        await screen.keys_go_to(Results)
        await screen.press("shift+tab")
        await screen.keys_go_to(Chip)
        await screen.press("escape")
        await screen.keys_go_to(AskBox)


async def test_a_click_ticks_and_the_buttons_do_what_the_keys_do(
    open_terminal: OpenTerminal, stages: TwoStages
) -> None:
    async with open_terminal(stages) as screen:
        await asks(screen, "routes")
        await opens_filters(screen, "f")
        for words in ("Library Review (2022)", "Take"):
            row = next(y for y, line in enumerate(screen.lines) if words in line)
            await screen.click(screen.lines[row].index(words) + 1, row)
        await screen.sees("Library Review (2022) ×", "among 1 paper")


async def test_names_that_look_like_markup_are_shown_as_they_are(
    open_terminal: OpenTerminal, library_without_model: Library
) -> None:
    async with open_terminal(library_without_model, 120, 40) as screen:
        await screen.sees("7 papers")
        await opens_filters(screen, "ctrl+f")
        await screen.sees("[@click=app.quit]Publisher[/] (2022) A title with [b]markup[/b] an…")
        for _ in range(6):
            await screen.press("j")
        await screen.press("space", "enter")
        await screen.sees("1 filter [@click=app.quit]Publisher[/] (2022) ×")
        row = next(y for y, line in enumerate(screen.lines) if "1 filter" in line)
        await screen.click(screen.lines[row].index("Publisher"), row)
        await screen.until(lambda: not chosen(screen), "the chip is gone")
        assert screen.app.return_code is None


async def test_a_paper_of_which_nothing_could_be_read_is_counted_apart_and_cannot_be_asked(
    open_terminal: OpenTerminal, tmp_path: Path
) -> None:
    workspace = make_workspace(tmp_path / "workspace")
    (workspace.corpus / "odd.txt").write_bytes(b"caf\xe9")
    async with open_terminal(Library(workspace, model=str(tmp_path / "none")), 120, 40) as screen:
        await screen.sees("6 papers, 1 not read")
        await opens_filters(screen, "ctrl+f")
        await screen.sees("All 6 papers")
        assert not any("markup" in line for line in screen.lines)
        await screen.press("escape", "f5")
        await screen.sees("Papers", "6 papers, 1 not read")
