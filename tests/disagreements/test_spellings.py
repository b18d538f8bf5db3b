"""One person under two spellings is told; two people are not, and neither are bodies and places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Told = Callable[..., list[tuple[str, tuple[str, ...]]]]

ONE_PERSON = {
    "an office in brackets and after a comma": (
        "The group was led by Jane Smith (Chief Officer of the Eastmark Library Board).",
        "Jane Smyth, Chief Officer of the Eastmark Library Board, agreed.",
        ("Jane Smith", "Jane Smyth"),
    ),
    "an office before the name": (
        "The Chief Officer of the Eastmark Library Board, Jane Smith, agreed.",
        "It was led by Jane Smyth, the then Chief Officer of the Eastmark Library Board.",
        ("Jane Smith", "Jane Smyth"),
    ),
    "a signature over an office": (
        "Yours sincerely\n\nBram Oster\n\nChief Librarian, Norland Library Board",
        "We met Bram Ostler, Chief Librarian of the Norland Library Board, in May.",
        ("Bram Oster", "Bram Ostler"),
    ),
    "a title and a place": (
        "Dr Alison Quill, University of Eastmark, spoke first.",
        "Dr Allison Quill (University of Eastmark) spoke last.",
        ("Alison Quill", "Allison Quill"),
    ),
    "capitals": (
        "TILDA MARSH\n\nCHIEF EXECUTIVE, NORLAND LIBRARY BOARD",
        "A letter came from Tilda Marsch (Chief Executive of the Norland Library Board).",
        ("TILDA MARSH", "Tilda Marsch"),
    ),
}


@pytest.mark.parametrize(("first", "second", "names"), ONE_PERSON.values(), ids=ONE_PERSON)
def test_one_office_shows_one_person(told: Told, first: str, second: str, names: tuple[str, ...]) -> None:
    assert told(first, second) == [("name", names)]


def test_a_surname_that_nobody_else_has_shows_one_person_within_a_paper(told: Told) -> None:
    text = "1. Ms Tracey Fell ran a van.\n\n2. Vans are old.\n\n3. In 2019 Ms Tracy Fell lost her van."
    assert told(text) == [("name", ("Tracey Fell", "Tracy Fell"))]


def test_a_few_paragraphs_show_one_person(told: Told) -> None:
    text = "1. Jane Smyth, Chief Officer of the board, spoke.\n\n2. Readers listened. Then Jane Smith left."
    assert told(text) == [("name", ("Jane Smyth", "Jane Smith"))]


TWO_PEOPLE = {
    "two offices": (
        "Susan Brown, Head of Nursing at Eastmark Hospital, spoke.",
        "Susanne Brown, Chief Librarian of the Norland Library Board, wrote.",
    ),
    "one office at two places": (
        "Susan Brown, Chief Officer of the Eastmark Board, spoke. We saw Eastmark.",
        "Susann Brown, Chief Officer of the Sundholm Board, spoke. We saw Sundholm.",
    ),
    "nothing said": ("Then Susan Brown spoke.", "Then Susanne Brown spoke."),
    "a short form": (
        "Dr Steve Quill, Head of Routes, Norland Library Board, spoke.",
        "Dr Steven Quill, Head of Routes, Norland Library Board, spoke.",
    ),
    "a man and a woman": (
        "Mr Francis Quill, Head of Routes, Norland Library Board, spoke.",
        "Mrs Frances Quill, Head of Routes, Norland Library Board, spoke.",
    ),
    "places": ("We went to North Marsh (Eastmark).", "We went to North March (Eastmark)."),
    "bodies": ("The Norland Board, Eastmark, met.", "The Northand Board, Eastmark, met."),
}


@pytest.mark.parametrize(("first", "second"), TWO_PEOPLE.values(), ids=TWO_PEOPLE)
def test_two_people_are_not_told(told: Told, first: str, second: str) -> None:
    assert told(first, second) == []


@pytest.mark.parametrize(
    "text",
    [
        "1. Ms Jane Smith, Chief Officer, and Ms Jane Smyth, Chief Officer, met.",
        "Members\n\n• Jane Smith, Chief Officer of the board\n• Jane Smyth, Chief Officer of the board",
        "1. Mr Dean Fell ran a van.\n\n2. Vans are old.\n\n3. His brother, Mr Sean Fell, ran another.",
    ],
    ids=["in one sentence", "in one list", "of one family"],
)
def test_names_that_stand_side_by_side_are_of_two_people(told: Told, text: str) -> None:
    assert told(text) == []


def test_a_name_that_a_blank_tears_is_no_other_name(told: Told) -> None:
    office = "University of Eastmark"
    assert told(f"We heard Dr Alison Bis h, {office}, first.", f"We heard Dr Alison Bish, {office}, first.") == []
