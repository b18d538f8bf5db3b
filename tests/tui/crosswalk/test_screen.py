"""The screen Crosswalk as a person uses it: panes, table, decisions in it, other papers, and what can go wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Footer

from hscqa.export.formats import Format
from hscqa.library import Library, Workspace
from hscqa.model import Act
from hscqa.tui.crosswalk.matrix import Matrix
from hscqa.tui.crosswalk.statements import StatementList
from hscqa.tui.crosswalk.tiespane import TiesPane
from hscqa.tui.deciding.choosing import ChoiceList
from hscqa.tui.frame.screens import Go, ScreenName
from hscqa.tui.reader.pages import Pages
from hscqa.tui.reader.piece import Piece
from hscqa.tui.reader.reader import Reader
from hscqa.tui.spot import Spot
from tests.tui.reviewer import LINK, MARKUP, NAMED, arrives, crosswalk_of, kept, opens, pointed, says, ties_of, walks_to

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import OpenTerminal, Terminal

pytestmark = pytest.mark.model

SECOND = "review-2022:1.ii"


async def arrives_in_table(screen: Terminal) -> Matrix:
    """Go to the crosswalk and to its table."""
    await arrives(screen)
    await screen.press("m")
    await screen.keys_go_to(Matrix)
    return table_of(screen)


def table_of(screen: Terminal) -> Matrix:
    matrix = crosswalk_of(screen).first.matrix
    assert matrix
    return matrix


def told(screen: Terminal) -> str:
    """Give what the ties pane tells of the statement that is pointed to."""
    return ties_of(screen).entries[0].face.plain


@pytest.mark.parametrize(("columns", "panes"), [(80, 1), (120, 2), (200, 3)])
async def test_as_many_panes_are_seen_as_there_is_room_for(
    open_terminal: OpenTerminal, reviewed: Library, columns: int, panes: int
) -> None:
    async with open_terminal(reviewed, columns, 40) as screen:
        await arrives(screen)
        assert [pane.display for pane in crosswalk_of(screen).row.children] == [at < panes for at in range(3)]
        await screen.press("enter")
        await screen.keys_go_to(TiesPane)
        await screen.press("enter")
        await screen.keys_go_to(Pages)
        await screen.press("escape")
        await screen.keys_go_to(TiesPane)
        await screen.press("escape")
        await screen.keys_go_to(StatementList)


async def test_pointing_at_a_statement_shows_its_ties_at_once_and_the_paper_beside_them(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    async with open_terminal(reviewed, 200, 50) as screen:
        await arrives(screen)
        await screen.sees("Library Review (2022) → Norland Audit (2021) · comments: Roads Agency (2021) (earlier)")
        await screen.until(lambda: "A map of all routes" in told(screen), "the first statement's ties are shown")
        await screen.press("j")
        await screen.until(lambda: "Councils must plan routes together" in told(screen), "the second's are")
        reader = crosswalk_of(screen).reader
        await screen.until(lambda: reader.spot == Spot(SECOND), "the reader follows")
        await screen.keys_go_to(StatementList)


async def test_a_comment_opens_in_its_paper_with_its_words_marked(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    said = reviewed.crosswalk().rows[0].comments[0]
    async with open_terminal(reviewed, 120, 40) as screen:
        await opens(screen)
        await walks_to(screen, f"review-2022:1.i from {said.id} {said.span.start} {said.span.end}")
        await screen.press("enter")
        await screen.keys_go_to(Pages)
        reader = crosswalk_of(screen).query_one(Reader)
        assert reader.spot
        assert (reader.spot.id, reader.spot.marks, reader.spot.words) == (said.id, (said.span,), said.reading)
        assert any(piece.first_mark is not None for piece in reader.query(Piece))


async def test_a_gap_shows_what_might_answer_it(open_terminal: OpenTerminal, reviewed: Library) -> None:
    async with open_terminal(reviewed, 120, 40) as screen:
        await arrives(screen)
        crosswalk_of(screen).first.list.point_to("gap targets")
        await screen.press("l", "j")
        await screen.sees("What answers it in Library Review (2022)", "Nothing is suggested", "3 weaker candidates")
        assert told(screen).startswith("Recommendation 2")


async def test_m_shows_the_table_in_the_place_of_the_statements_and_again_the_statements(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    async with open_terminal(reviewed, 120, 40) as screen:
        await arrives(screen)
        await screen.press("j", "m")
        await screen.keys_go_to(Matrix)
        await screen.sees("67% suggested ½ in part · weaker", "R1 R2 R3 R4", "Planning the routes", "½68")
        assert table_of(screen).statements[0] == SECOND
        await screen.goes("1")
        await screen.press("f3")
        await screen.keys_go_to(Matrix)
        await screen.press("j")
        await screen.until(lambda: "Every council will ask" in told(screen), "the ties follow the cursor")
        await screen.press("m")
        await screen.keys_go_to(StatementList)
        assert crosswalk_of(screen).first.list.statement_id == "review-2022:2.i"
        assert crosswalk_of(screen).first.matrix is None


async def test_enter_in_the_table_goes_to_the_tie_of_the_cell(open_terminal: OpenTerminal, reviewed: Library) -> None:
    async with open_terminal(reviewed) as screen:
        await arrives_in_table(screen)
        await screen.press("l", "l", "enter")
        await screen.keys_go_to(TiesPane)
        assert pointed(screen) == "review-2022:1.i to audit-2021:rec-3"
        await screen.sees("→ partly answers Recommendation 3")
        await screen.press("escape")
        await screen.keys_go_to(Matrix)


async def test_ties_are_decided_on_in_the_table(open_terminal: OpenTerminal, reviewed: Library) -> None:
    async with open_terminal(reviewed) as screen:
        matrix = await arrives_in_table(screen)
        at = matrix.at
        await screen.press("a")
        await screen.sees("½67✓", "✓ accepted by Anna Reid", f"Saved: Anna Reid accepted {NAMED}")
        await screen.press("p")
        await screen.sees("67✓", "as “answers”")
        await screen.press("r")
        await says(screen, MARKUP)
        await screen.sees("67✗", f"✗ rejected by Anna Reid: {MARKUP}")
        await screen.press("n")
        await says(screen, "Which map?")
        await screen.sees("note by Anna Reid: Which map?")
        await screen.press("u")
        await screen.sees("took back what was noted")
        await screen.press("l", "plus")
        await screen.sees("0+", "+ added by Anna Reid", "Saved: Anna Reid added")
        assert matrix.at == (at.row, at.column + 1)
    acts = [event.act for event in kept(reviewed)]
    assert acts == [Act.ACCEPT, Act.ACCEPT, Act.REJECT, Act.NOTE, Act.UNDO, Act.ADD]


async def test_a_decision_in_the_table_is_seen_in_the_list_and_the_other_way_round(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    async with open_terminal(reviewed) as screen:
        await arrives_in_table(screen)
        await screen.press("a")
        await screen.sees("Saved: Anna Reid accepted")
        await screen.press("m")
        await screen.sees("1 of 2 decided")
        await screen.press("enter")
        await walks_to(screen, LINK)
        await screen.press("u")
        await screen.sees("Saved: Anna Reid took back")
        await screen.press("escape", "m")
        await screen.keys_go_to(Matrix)
        await screen.sees("½67 ")
        assert "½67✓" not in "".join(screen.lines)


async def test_a_decision_among_the_ties_does_not_bring_the_cursor_back_to_the_tables_cell(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    said = reviewed.crosswalk().rows[0].comments[0]
    key = f"review-2022:1.i from {said.id} {said.span.start} {said.span.end}"
    async with open_terminal(reviewed, 120, 40) as screen:
        await arrives_in_table(screen)
        await screen.press("enter")
        await screen.keys_go_to(TiesPane)
        assert pointed(screen) == LINK
        await walks_to(screen, key)
        await screen.press("a")
        await screen.sees("Saved: Anna Reid accepted the comment")
        await screen.press("n", "escape")
        await screen.keys_go_to(TiesPane)
        assert pointed(screen) == key
        await screen.press("y")
        cited = reviewed.show(said.id).citation
        await screen.until(lambda: screen.app.clipboard == cited, "what the keys are about is copied")


async def test_no_key_decides_on_a_tie_that_is_not_in_sight(open_terminal: OpenTerminal, reviewed: Library) -> None:
    async with open_terminal(reviewed) as screen:
        await opens(screen)
        await screen.press("escape")
        await screen.keys_go_to(StatementList)
        await screen.press("ctrl+p")
        await screen.type("accept the tie as")
        await screen.sees("Accept the tie as it is shown")
        await screen.press("enter")
        await screen.sees("Point to a link or comment first")
    assert kept(reviewed) == []


async def test_the_palette_decides_on_the_tie_in_sight_after_the_table_was_seen(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    async with open_terminal(reviewed) as screen:
        await arrives_in_table(screen)
        await screen.press("m")
        await screen.keys_go_to(StatementList)
        await screen.press("j", "enter")
        await screen.keys_go_to(TiesPane)
        await walks_to(screen, f"{SECOND} to audit-2021:rec-3")
        await screen.press("ctrl+p")
        await screen.type("accept the tie as")
        await screen.sees("Accept the tie as it is shown")
        await screen.press("enter")
        await screen.sees("Saved: Anna Reid accepted Proposal 1 (ii) → Recommendation 3")


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


async def test_a_copy_taken_in_the_table_is_of_the_statement_that_is_answered(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    async with open_terminal(reviewed) as screen:
        await arrives_in_table(screen)
        await screen.press("l", "y")
        cited = "Norland Audit (2021), Recommendation 2"
        await screen.until(lambda: screen.app.clipboard == cited, "the citation is copied")


async def test_the_crosswalk_is_handed_on_as_it_is_shown(open_terminal: OpenTerminal, reviewed: Library) -> None:
    async with open_terminal(reviewed) as screen:
        await arrives_in_table(screen)
        await screen.press("a")
        await screen.sees("Saved: Anna Reid accepted")
        taking = crosswalk_of(screen).taking()
        assert taking
        assert taking.name == "crosswalk-review-2022-audit-2021"
        written = taking.write(reviewed, Format.JSON)
        assert isinstance(written, str)
        assert written.count('"accepted"') == 1


async def test_where_the_crosswalk_cannot_be_worked_out_the_reason_stands_there_and_no_key_breaks_it(
    open_terminal: OpenTerminal, library_without_model: Library
) -> None:
    async with open_terminal(library_without_model, 100, 30) as screen:
        await screen.press("f3")
        await screen.sees("Error: ")
        assert crosswalk_of(screen).taking() is None
        await screen.press("enter", "a", "j", "G")
        note = crosswalk_of(screen).first.list.entries[0].face.plain
        assert "no-model" in note
        await screen.press("m")
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
        await screen.sees("press 4, then i, to take in another paper")
        note = crosswalk_of(screen).first.list.entries[0].face.plain
        assert "press 4, then i" in note


async def test_all_fits_a_small_terminal_in_the_table_too(open_terminal: OpenTerminal, reviewed: Library) -> None:
    async with open_terminal(reviewed, 80, 24) as screen:
        await arrives_in_table(screen)
        footer = screen.app.screen.query_one(Footer)
        assert footer.virtual_size.width <= 80
        assert footer.region.bottom == 24
        assert all(len(line) == 80 for line in screen.lines)
