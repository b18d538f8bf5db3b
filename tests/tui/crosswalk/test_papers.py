"""Between which papers the crosswalk is: chosen, come for, and where none suit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hscqa.library import Library, Workspace
from hscqa.tui.crosswalk.statements import StatementList
from hscqa.tui.deciding.choosing import ChoiceList
from hscqa.tui.frame.screens import Go, ScreenName
from hscqa.tui.reader.pages import Pages
from hscqa.tui.spot import Spot
from tests.tui.reviewer import SECOND, arrives, crosswalk_of, told

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import OpenTerminal, Terminal

pytestmark = pytest.mark.model


async def test_other_papers_are_chosen_and_the_other_screen_on_which_one_decides_agrees(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    async with open_terminal(reviewed, 100, 40) as screen:
        await arrives(screen)
        await screen.press("f")
        await screen.keys_go_to(ChoiceList)
        box = screen.app.screen.query_one(ChoiceList)
        for key in ("source audit-2021", "target review-2022", "comments readers-2022"):
            box.point_to(key)
            await screen.press("space")
        await screen.press("enter")
        await screen.sees("f Norland Audit (2021) → Library Review (2022) · comments: Readers’ Forum (2022)")
        assert crosswalk_of(screen).first.list.statement_id == "audit-2021:rec-1"
        await screen.goes("4")
        await screen.goes("2")
        await screen.sees("f Norland Audit (2021) → Library Review (2022)")
        await screen.goes("3")
        review = screen.place
        assert review._desk is crosswalk_desk(screen)  # type: ignore[attr-defined]


def crosswalk_desk(screen: Terminal) -> object:
    """Give the desk of the screen Crosswalk, whichever is seen."""
    return screen.app._desk


async def test_papers_that_cannot_be_tied_leave_what_is_shown_and_say_what_to_do(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    async with open_terminal(reviewed, 120, 40) as screen:
        await arrives(screen)
        await screen.press("f")
        await screen.keys_go_to(ChoiceList)
        screen.app.screen.query_one(ChoiceList).point_to("source audit-2021")
        await screen.press("space", "enter")
        await screen.sees("Error: ", "press f to choose the papers", "f Library Review (2022) → Norland Audit (2021)")
        await screen.press("f", "escape")
        await screen.keys_go_to(StatementList)


async def test_who_comes_for_a_statement_is_brought_to_it(open_terminal: OpenTerminal, reviewed: Library) -> None:
    async with open_terminal(reviewed, 120, 40) as screen:
        await screen.sees("7 papers")
        screen.place.post_message(Go(ScreenName.CROSSWALK, spot=Spot(SECOND)))
        await screen.sees("Proposal 1 (i)")
        await screen.until(lambda: crosswalk_of(screen).first.list.statement_id == SECOND, "the statement is found")
        await screen.until(lambda: "Councils must plan" in told(screen), "its ties are shown")
        screen.place.post_message(Go(ScreenName.CROSSWALK, spot=Spot("readers-2022:the-routes.p1")))
        await screen.keys_go_to(Pages)


async def test_where_the_crosswalk_cannot_be_worked_out_it_is_said_once_and_no_key_breaks_it(
    open_terminal: OpenTerminal, library_without_model: Library
) -> None:
    async with open_terminal(library_without_model, 100, 30) as screen:
        await screen.press("f3")
        await screen.sees("Error: ")
        assert crosswalk_of(screen).taking() is None
        note = crosswalk_of(screen).first.list.entries[0].face.plain
        assert note == "There is no crosswalk. 2 tries again and says why; f chooses the papers."
        assert "".join(screen.lines).count("no-model") == 1, "the status line alone says why"
        await screen.press("enter", "a", "j", "G", "m")
        await screen.sees("there is no crosswalk to show as a table")


async def test_one_paper_alone_says_how_to_take_in_another(open_terminal: OpenTerminal, tmp_path: Path) -> None:
    corpus = tmp_path / "lone" / "corpus"
    corpus.mkdir(parents=True)
    about = '[[paper]]\nid = "a-2022"\ntitle = "A"\npublisher = "A"\ndate = "2022"\nrole = "audit"\nfile = "a.txt"\n'
    (corpus / "papers.toml").write_text(about, encoding="utf-8")
    (corpus / "a.txt").write_text(
        "Recommendations\n\nRecommendation 1\nThe board should count gulls.\n", encoding="utf-8"
    )
    async with open_terminal(Library(Workspace.at(tmp_path / "lone")), 120, 30) as screen:
        await screen.press("f3")
        seen = await screen.sees("press 4, then i, to take in another paper", "There is no crosswalk.")
        assert seen.count("press 4, then i") == 1, "the status line alone says why"
