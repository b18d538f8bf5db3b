"""The table in the screen Crosswalk: seen in the place of the statements, and decided in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Footer

from hscqa.export.formats import Format
from hscqa.model import Act
from hscqa.tui.crosswalk.matrix import Matrix
from hscqa.tui.crosswalk.statements import StatementList
from hscqa.tui.crosswalk.tiespane import TiesPane
from tests.tui.reviewer import LINK, MARKUP, NAMED, SECOND, arrives, crosswalk_of, kept, pointed, says, told, walks_to

if TYPE_CHECKING:
    from hscqa.library import Library
    from tests.tui.conftest import OpenTerminal, Terminal

pytestmark = pytest.mark.model


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


async def test_a_copy_taken_in_the_table_is_of_the_statement_that_is_answered(
    open_terminal: OpenTerminal, reviewed: Library
) -> None:
    async with open_terminal(reviewed) as screen:
        await arrives_in_table(screen)
        await screen.press("l", "y")
        cited = "Norland Audit (2021), Recommendation 2"
        await screen.until(lambda: screen.app.clipboard == cited, "the citation is copied")


async def test_all_fits_a_small_terminal_in_the_table_too(open_terminal: OpenTerminal, reviewed: Library) -> None:
    async with open_terminal(reviewed, 80, 24) as screen:
        await arrives_in_table(screen)
        footer = screen.app.screen.query_one(Footer)
        assert footer.virtual_size.width <= 80
        assert footer.region.bottom == 24
        assert all(len(line) == 80 for line in screen.lines)


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
