"""A source line that names another body than its box is told; any other line is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Told = Callable[..., list[tuple[str, tuple[str, ...]]]]

BOX = """Part 1

1. Libraries are run by councils. Library Boards (LBs) advise them, as in Eastmark, in Sundholm and in Vick.

Case study 1
Reading panels in {place}

{said}
The panel meets each spring, and loans have doubled.
Source: {source}


2. Other councils have no panel. West Sundholm has a hall.
"""


@pytest.mark.parametrize(
    ("said", "source", "values"),
    [
        ("Eastmark Council asks forty readers.", "Sundholm Council, 2020", ("Eastmark Council", "Sundholm Council")),
        ("Eastmark LB asks forty readers.", "Sundholm Library Board, 2020", ("Eastmark LB", "Sundholm LB")),
        ("NHS Eastmark asks forty readers.", "NHS Sundholm", ("NHS Eastmark", "NHS Sundholm")),
    ],
)
def test_a_line_that_names_another_body_of_the_kind_is_told(
    told: Told, said: str, source: str, values: tuple[str, ...]
) -> None:
    assert told(BOX.format(place="Eastmark", said=said, source=source)) == [("source", values)]


def test_the_place_in_a_title_is_enough_where_the_papers_know_a_body_of_it(told: Told) -> None:
    text = BOX.format(place="Eastmark", said="Forty readers are asked.", source="Sundholm Council, 2020")
    assert told(text) == []
    assert told(f"{text}\n\n3. In Vick and in Eastmark Council, vans are old.") == [
        ("source", ("Eastmark", "Sundholm Council"))
    ]


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("Eastmark Council asks forty readers.", "Eastmark Council, 2020"),
        ("Eastmark Council asks forty readers.", "Audit Norland, 2020"),
        ("Eastmark Council asks forty readers.", "Sundholm University, 2020"),
        ("Eastmark Council asks forty readers in Sundholm.", "Sundholm Council, 2020"),
        ("Eastmark Council and Vick Council ask forty readers.", "Sundholm Council, 2020"),
        ("Sundholm Council asks forty readers.", "West Sundholm Council, 2020"),
        ("Eastmark Council asks forty readers.", "Sundholm Council and Vick Council, 2020"),
    ],
    ids=["the body", "a writer", "another kind", "named too", "two bodies", "a longer name", "two sources"],
)
def test_other_lines_are_not_told(told: Told, said: str, source: str) -> None:
    assert told(BOX.format(place="schools", said=said, source=source)) == []


def test_a_line_under_an_exhibit_is_read_too(told: Told) -> None:
    text = (
        "Part 1\n\n1. In Eastmark and in Sundholm, vans are old.\n\n"
        "Exhibit 1: Panels\n\nEastmark Council asks forty readers each spring, which is much.\n\n"
        "Source: Sundholm Council\n"
    )
    assert told(text) == [("source", ("Eastmark Council", "Sundholm Council"))]
