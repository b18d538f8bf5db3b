"""Which papers a crosswalk is between: marks, what cannot be, and the box that asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App

from hscqa.library import PaperInfo
from hscqa.tui.deciding.choosing import ChoiceList, PapersBox, choice_entries, marked, trouble_with
from hscqa.tui.deciding.desk import Choice
from tests.tui.crosswalk.invented import GULLS, HARBOURS, HOSTILE, KEEPERS, paper

if TYPE_CHECKING:
    from collections.abc import Mapping

INFOS = (
    PaperInfo(paper(KEEPERS), 9, 9, 3),
    PaperInfo(paper(HARBOURS), 9, 9, 4),
    PaperInfo(paper(GULLS), 9, 9, 0),
)


def marks(choice: Choice) -> Mapping[str, str]:
    """Give the mark of each entry, by its key."""
    return {one.key: one.mark.plain.strip() for one in choice_entries(INFOS, choice) if one.mark}


def test_at_first_all_is_left_to_the_papers_roles() -> None:
    chosen = {key for key, mark in marks(Choice()).items() if mark in {"(•)", "[x]"}}
    assert chosen == {"source ", "target ", "comments "}


def test_only_papers_with_statements_answer_or_are_answered() -> None:
    assert f"source {GULLS}" not in marks(Choice())
    assert f"target {GULLS}" not in marks(Choice())
    assert f"comments {GULLS}" in marks(Choice())


def test_one_paper_answers_and_several_comment() -> None:
    choice = Choice()
    for key in (f"source {KEEPERS}", f"source {HARBOURS}", f"comments {GULLS}", f"comments {KEEPERS}"):
        choice = marked(choice, key)
    assert choice == Choice(HARBOURS, None, (GULLS, KEEPERS))
    assert marked(choice, f"comments {GULLS}") == Choice(HARBOURS, None, (KEEPERS,))
    assert marked(choice, "source ") == Choice(None, None, (GULLS, KEEPERS))
    assert marked(choice, "comments ") == Choice(HARBOURS, None, ())


def test_who_answers_or_is_answered_does_not_comment() -> None:
    choice = marked(marked(Choice(), f"comments {KEEPERS}"), f"target {KEEPERS}")
    assert choice == Choice(None, KEEPERS, ())
    assert f"comments {KEEPERS}" not in marks(choice)


def test_a_paper_cannot_answer_itself() -> None:
    assert trouble_with(Choice(KEEPERS, KEEPERS))
    assert not trouble_with(Choice(KEEPERS, HARBOURS))
    assert not trouble_with(Choice())


@given(st.lists(st.sampled_from(sorted(marks(Choice()))), max_size=12))
def test_whatever_is_marked_exactly_one_paper_or_none_has_each_side_and_the_list_shows_it(keys: list[str]) -> None:
    choice = Choice()
    for key in keys:
        choice = marked(choice, key) if key in marks(choice) else choice
    shown = marks(choice)
    assert shown[f"source {choice.source or ''}"] == "(•)"
    assert shown[f"target {choice.target or ''}"] == "(•)"
    assert sum(mark == "(•)" for mark in shown.values()) == 2
    assert {choice.source, choice.target}.isdisjoint(choice.comments)
    assert {key for key, mark in shown.items() if mark == "[x]"} == {
        f"comments {one}" for one in choice.comments or ("",)
    }


class Asking(App[None]):
    """Asks for papers and keeps what is chosen."""

    def __init__(self, infos: tuple[PaperInfo, ...] = INFOS) -> None:
        """Take the papers."""
        super().__init__()
        self.infos = infos
        self.chosen: list[Choice | None] = []

    def on_mount(self) -> None:
        """Ask."""
        self.push_screen(PapersBox(self.infos, Choice()), self.chosen.append)

    @property
    def seen(self) -> str:
        """Give the terminal as one line."""
        return " ".join(" ".join(strip.text for strip in self.screen._compositor.render_strips()).split())


@pytest.mark.parametrize("size", [(80, 24), (200, 60), (40, 12)])
async def test_space_marks_and_enter_gives_the_choice(size: tuple[int, int]) -> None:
    app = Asking()
    async with app.run_test(size=size) as pilot:
        await pilot.press("j", "space")
        assert "(•) Keepers (2022)" in app.seen
        await pilot.press("enter")
    assert app.chosen == [Choice(KEEPERS)]


async def test_the_last_line_makes_the_crosswalk_too_for_those_with_a_mouse() -> None:
    app = Asking()
    async with app.run_test(size=(80, 30)) as pilot:
        lines = [strip.text for strip in app.screen._compositor.render_strips()]
        await pilot.click(offset=(10, next(y for y, line in enumerate(lines) if "( ) Harbours" in line)))
        await pilot.click(offset=(10, next(y for y, line in enumerate(lines) if "Make the crosswalk" in line)))
    assert app.chosen == [Choice(HARBOURS)]


async def test_a_paper_that_should_answer_itself_is_told_and_the_box_stays() -> None:
    app = Asking()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("j", "space")
        lists = app.screen.query_one(ChoiceList)
        lists.point_to(f"target {KEEPERS}")
        await pilot.press("space", "enter")
        assert "A paper cannot answer itself · space marks" in app.seen
        await pilot.press("j", "space", "enter")
    assert app.chosen == [Choice(KEEPERS, HARBOURS)]


async def test_escape_changes_nothing() -> None:
    app = Asking()
    async with app.run_test() as pilot:
        await pilot.press("j", "space", "escape")
    assert app.chosen == [None]


async def test_names_that_look_like_markup_are_shown_as_they_are() -> None:
    odd = PaperInfo(paper(f"{HOSTILE}-2022"), 1, 1, 1)
    app = Asking((*INFOS, odd))
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("j", "j", "j", "space")
        assert "[b]x[/b] [@click=app.quit]q[/]" in app.seen
        assert app.return_code is None
