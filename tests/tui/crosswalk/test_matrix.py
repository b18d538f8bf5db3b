"""The table as a widget: heads in sight wherever one scrolls, a cursor of cells, words for the cell, decisions."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hscqa.model import Act
from hscqa.tui.crosswalk.grid import Cell
from hscqa.tui.crosswalk.matrix import Matrix
from hscqa.tui.crosswalk.matrixpane import MatrixPane
from hscqa.tui.deciding.keys import Deciding
from tests.tui.crosswalk.invented import HOSTILE, OnePane, crosswalk, shown, with_link

if TYPE_CHECKING:
    from hscqa.model import Crosswalk

LAST_ROW = re.compile(r"^\s*60 \(5\)")


def opened(made: Crosswalk) -> tuple[OnePane, MatrixPane]:
    pane = MatrixPane(shown(made))
    return OnePane(pane), pane


def heads(app: OnePane) -> str:
    """Give the line of column labels: the first below the legend."""
    return next(line for line in app.lines if re.match(r"\s+(R\d+\s*)+$", line))


async def test_the_heads_of_rows_and_columns_stay_in_sight_while_the_table_scrolls_both_ways() -> None:
    app, pane = opened(crosswalk(300, 100))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert heads(app).split()[:3] == ["R1", "R2", "R3"]
        await pilot.press("G", "end")
        assert pane.matrix.at == Cell(299, 99)
        assert heads(app).split()[-1] == "R100"
        assert "R1" not in heads(app).split()
        assert any(LAST_ROW.match(line) for line in app.lines)
        await pilot.press("g", "home")
        assert pane.matrix.at == Cell(0, 0)
        assert heads(app).split()[0] == "R1"
        assert any(line.startswith(" Quay 0") for line in app.lines)


@pytest.mark.parametrize("columns", range(74, 84))
async def test_no_digit_of_a_percentage_is_cut_off_at_an_edge(columns: int) -> None:
    app, pane = opened(crosswalk(5, 40))
    async with app.run_test(size=(columns, 20)) as pilot:
        await pilot.press("end")
        pane.matrix.scroll_to(x=7, animate=False, immediate=True)
        await pilot.pause()
        assert pane.matrix.scroll_offset.x == 7
        labels = heads(app).split()
        known = [f"R{number}" for number in range(1, 41)]
        assert labels == known[known.index(labels[0]) :][: len(labels)]
        row = next(line for line in app.lines if line.strip().startswith("1 (1)"))
        shown_cells = re.findall(r"·\d+|·|\d+", row.replace("1 (1)", "", 1))
        grid = pane.matrix.grid
        first = known.index(labels[0])
        expected = [grid.face(Cell(0, at)).text.strip() for at in range(first, first + len(labels))]
        assert shown_cells == [one.replace(" ", "") for one in "\n".join(expected).replace("· ", "·").split("\n")]


async def test_the_cursor_goes_from_cell_to_cell_and_stops_at_the_edges() -> None:
    app, pane = opened(crosswalk(6, 3))
    async with app.run_test(size=(80, 24)) as pilot:
        for keys, at in (
            ("k h", (0, 0)),
            ("j l", (1, 1)),
            ("down right", (2, 2)),
            ("right l", (2, 2)),
            ("up left", (1, 1)),
            ("G j", (5, 1)),
            ("g", (0, 1)),
            ("pagedown pagedown", (5, 1)),
            ("pageup pageup", (0, 1)),
            ("end", (0, 2)),
            ("home", (0, 0)),
        ):
            await pilot.press(*keys.split())
            assert pane.matrix.at == Cell(*at), keys


async def test_the_cell_under_the_cursor_is_told_in_words() -> None:
    app, _ = opened(crosswalk(2, 30))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        seen = " ".join(app.lines)
        assert "Proposal 1 (1) → Recommendation 1: answers ●●●●● 95%, suggested" in seen
        assert "Proposal 1 (1)  Keeper 0 will count the gulls on quay 0." in seen
        assert "Recommendation 1  Keeper 0 will count" in seen
        await pilot.press("end")
        assert "Proposal 1 (1) → Recommendation 30: no link suggested (28%)" in " ".join(app.lines)


async def test_a_decision_stands_in_the_cell_and_below_it() -> None:
    made = crosswalk(1, 2)
    rejected = replace(made.rows[0].links[0], decision="rejected", reviewers=("Bea",), reason="Other gulls.")
    app, pane = opened(made)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "95✗" not in "".join(app.lines)
        pane.put_shown(shown(with_link(made, 0, rejected)))
        await pilot.pause()
        assert "95✗" in "".join(app.lines)
        assert "✗ rejected by Bea: Other gulls." in "".join(app.lines)


async def test_the_cursor_stays_on_its_statements_when_others_come_before_them() -> None:
    made = crosswalk(8, 4)
    app, pane = opened(replace(made, rows=made.rows[3:]))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("j", "l", "l")
        before = pane.matrix.statements
        pane.put_shown(shown(made))
        assert pane.matrix.statements == before
        assert pane.matrix.at.row == 4


async def test_a_click_brings_the_cursor_and_a_double_click_goes_on() -> None:
    app, pane = opened(crosswalk(6, 6))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        row = next(y for y, line in enumerate(app.lines) if line.startswith(" 1 (3)"))
        column = heads(app).index("R4")
        await pilot.click(offset=(column, row))
        assert pane.matrix.at == Cell(2, 3)
        await pilot.click(offset=(2, row + 1))
        assert pane.matrix.at == Cell(3, 3)
        await pilot.click(offset=(column, row - 3))
        await pilot.click(offset=(column, 23))
        assert pane.matrix.at == Cell(3, 3)
        assert app.posted == []
        await pilot.click(offset=(column, row), times=2)
        assert [type(one) for one in app.posted] == [Matrix.Entered]


@pytest.mark.parametrize(
    ("key", "act"),
    [("a", Act.ACCEPT), ("p", Act.ACCEPT), ("r", Act.REJECT), ("n", Act.NOTE), ("u", Act.UNDO)],
)
async def test_the_keys_that_decide_are_about_the_link_of_the_cell(key: str, act: Act) -> None:
    made = crosswalk(3, 3)
    app, _ = opened(made)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("j", "l", key)
        [event] = app.posted
        assert isinstance(event, Deciding.Wished)
        assert (event.wish.act, event.wish.tied.tie) == (act, made.rows[1].links[0])


async def test_a_weaker_candidate_is_added_and_a_cell_without_one_refuses() -> None:
    made = crosswalk(2, 3)
    without = tuple(replace(row, links=row.links[:2]) for row in made.rows[:1])
    app, _ = opened(replace(made, rows=(*without, made.rows[1])))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("plus")
        await pilot.press("l", "plus")
        await pilot.press("l", "plus")
        said = [one.why if isinstance(one, Deciding.Refused) else "" for one in app.posted]
        assert "It is suggested already" in said[0]
        assert sorted(said[1:]) == ["", "No link was offered between these two"]
        [wished] = [one for one in app.posted if isinstance(one, Deciding.Wished)]
        assert wished.wish.act is Act.ADD


async def test_words_that_look_like_markup_or_steer_a_terminal_are_shown_as_they_are() -> None:
    app, _ = opened(crosswalk(12, 30, words=HOSTILE))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("j", "l")
        seen = "".join(app.lines)
        assert "[b]x[/b] [@click=app.quit]q[/] \\x1b[31m\\u202egnorw" in seen
        assert "\x1b" not in seen
        assert "\u202e" not in seen
        assert "#1" in heads_of_all(app)
        await pilot.press("G", "end")
        assert app.return_code is None


def heads_of_all(app: OnePane) -> str:
    return next(line for line in app.lines if "#2 " in line)


async def test_a_very_small_terminal_shows_what_it_can() -> None:
    app, pane = opened(crosswalk(12, 30))
    async with app.run_test(size=(12, 4)) as pilot:
        await pilot.press("j", "l", "G", "end", "k")
        assert pane.matrix.at == Cell(10, 29)
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert heads(app).split()[-1] == "R30"
