"""What stands in the table: every link in its cell, signs that need no colour, labels that cannot be confused."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from hscqa.export.page.matrix import shade
from hscqa.model import Link, TieId, Verdict
from hscqa.tui.crosswalk.attached import Attached
from hscqa.tui.crosswalk.grid import Cell, Face, Grid, face_of, short_labels
from tests.tui.crosswalk.invented import HARBOURS, KEEPERS, crosswalk, every_tie, link, shown, statement, with_link

if TYPE_CHECKING:
    from hscqa.tui.lists.entries import Entry

SOURCE, TARGET = statement(KEEPERS, 1, "Proposal 1"), statement(HARBOURS, 7, "Recommendation 7")


def ties_in(entries: tuple[Entry, ...]) -> set[TieId]:
    """Give every tie among entries and what they hold."""
    found = {entry.tied.id for entry in entries if entry.tied}
    return found.union(*(ties_in(entry.inner) for entry in entries))


@given(rows=st.integers(1, 12), columns=st.integers(1, 12))
def test_every_suggested_tie_is_in_the_table_and_among_the_ties_of_its_statement(rows: int, columns: int) -> None:
    made = crosswalk(rows, columns)
    whole = shown(made)
    grid = Grid(whole)
    for row, tie in every_tie(made):
        if not tie.suggested:
            continue
        if isinstance(tie, Link):
            at = grid.find(row.statement.id, tie.target.id)
            assert at is not None
            assert grid.link(at) is tie
            assert grid.face(at).style.startswith("shade-")
            wanted = TieId(row.statement.id, tie.target.id)
        else:
            wanted = TieId(row.statement.id, tie.id, tie.quote)
        assert wanted in ties_in(Attached(row.statement, whole, frozenset({wanted}), frozenset()).entries())


@given(rows=st.integers(1, 6), columns=st.integers(1, 6), upper=st.booleans())
def test_every_tie_can_be_come_to_from_both_its_ends(rows: int, columns: int, *, upper: bool) -> None:
    made = crosswalk(rows, columns)
    whole = shown(made)
    for row, tie in every_tie(made):
        wanted = TieId(row.statement.id, tie.target.id if isinstance(tie, Link) else tie.id, getattr(tie, "quote", ""))
        for end in (row.statement, *([tie.target] if isinstance(tie, Link) else [])):
            folds = {f"{end.id} weaker candidate", f"{end.id} weaker comment"}
            layout = Attached(end, whole, frozenset({wanted} if upper else ()), folds)
            assert wanted in ties_in(layout.entries())


@pytest.mark.parametrize(
    ("changed", "face"),
    [
        ({}, Face(" 67 ", "shade-4")),
        ({"relation": "partly answers"}, Face("½67 ", "shade-4")),
        ({"confidence": 0.04}, Face("  4 ", "shade-1")),
        ({"decision": "accepted"}, Face(" 67✓", "shade-4")),
        ({"decision": "disputed"}, Face(" 67≠", "shade-4")),
        ({"decision": "rejected"}, Face(" 67✗", "rejected")),
        ({"decision": "added", "suggested": False, "confidence": 0.22}, Face(" 22+", "shade-2")),
        ({"suggested": False, "confidence": 0.22}, Face("·22", "weaker")),
        ({"suggested": False, "confidence": 0.09}, Face(" ·", "weaker")),
    ],
)
def test_each_cell_is_told_from_others_by_signs_alone(changed: dict[str, object], face: Face) -> None:
    made = replace(link(SOURCE, TARGET, 0.67, suggested=True), **changed)  # type: ignore[arg-type]
    assert face_of(made, 2) == face


def test_the_shades_are_those_of_the_exported_page() -> None:
    for confidence in (0.0, 0.19, 0.2, 0.5, 0.99, 1.0):
        made = link(SOURCE, TARGET, confidence, suggested=True)
        assert face_of(made, 3).style == f"shade-{shade(confidence)}"


def test_every_outcome_has_a_sign_of_its_own() -> None:
    made = link(SOURCE, TARGET, 0.67, suggested=True)
    texts = {face_of(replace(made, decision=verdict.value), 2).text for verdict in Verdict}
    assert len(texts | {face_of(made, 2).text}) == len(Verdict) + 1


def test_a_percentage_of_three_digits_widens_every_cell() -> None:
    made = crosswalk(2, 2)
    certain = replace(made.rows[0].links[0], confidence=1.0, relation="partly answers")
    grid = Grid(shown(with_link(made, 0, certain)))
    assert grid.face(Cell(0, 0)).text == "½100 "
    assert grid.width == len("½100 ")


def test_labels_are_short() -> None:
    assert short_labels(["Proposal 1 (i)", "Proposal 2 (iii)"], 12) == ("1 (i)", "2 (iii)")
    assert short_labels(["Recommendation 7", "Recommendation 16"], 6, initials=True) == ("R7", "R16")
    assert short_labels(["Key message 3", "Commitment 3"], 12) == ("KM3", "C3")
    assert short_labels(["Response A", "Response B"], 6, initials=True) == ("RA", "RB")


def test_labels_that_are_alike_or_too_long_become_their_places() -> None:
    assert short_labels(["Recommendation 7", "Recommendation 7 (harbours-2021:7-2)"], 6, initials=True) == ("R7", "#2")
    assert short_labels(["Aim 1", "Act 1"], 6, initials=True) == ("#1", "#2")
    assert short_labels(["", "#1"], 6) == ("#1", "#2")


@given(labels=st.lists(st.text(max_size=30), max_size=30), initials=st.booleans())
@example(labels=["\U0001f3fb"], initials=False)  # takes no room by itself
def test_no_two_labels_are_alike_and_none_is_too_wide(labels: list[str], *, initials: bool) -> None:
    short = short_labels(labels, 6, initials=initials)
    assert len(short) == len(labels) == len(set(short))
    assert all(0 < cell_len(one) <= 6 for one in short)
