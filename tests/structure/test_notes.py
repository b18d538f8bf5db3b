"""Footnotes and the sentences that carry their markers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hscqa.structure.numbers import note_numbers

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.model import Document


def test_a_marker_is_tied_to_its_sentence_and_its_note(structured: Callable[..., Document]) -> None:
    document = structured("First one. Second one¹, with more. Third one.\n\n¹ A body of a note, p.3.\n")
    (note,) = document.notes
    assert (note.number, note.body, note.sentence) == (1, "A body of a note, p.3.", "Second one, with more.")
    assert document.paper.text[slice(*note.sentence_span)] == "Second one¹, with more."
    assert document.paper.text[slice(*note.marker)] == "¹"
    assert (note.carrier_id, note.block_id) == ("made:top.p1", "made:note-1")


@pytest.mark.parametrize("after", ["one.¹ Two.", "one¹. Two.", "“one.”¹ Two.", "one.*¹ Two."])
def test_a_marker_after_the_stop_belongs_to_the_sentence_before(
    structured: Callable[..., Document], after: str
) -> None:
    (note,) = structured(f"There is {after}\n\n¹ A note.\n").notes
    assert note.sentence.startswith("There is")
    assert "Two" not in note.sentence


def test_markdown_notes_are_read(structured: Callable[..., Document]) -> None:
    (note,) = structured("Words here[^12].\n\n[^12]: A body.\n").notes
    assert (note.number, note.body, note.sentence) == (12, "A body.", "Words here.")


def test_a_marker_without_a_note_is_left_alone(structured: Callable[..., Document]) -> None:
    assert structured("Ten² of them, and more¹.\n\n¹ A note.\n").notes[0].number == 1
    assert structured("Ten² of them.\n").notes == ()


def test_notes_that_count_anew_belong_to_the_markers_before_them(structured: Callable[..., Document]) -> None:
    document = structured("Here¹.\n\n¹ The first.\n\nThere¹.\n\n¹ The second.\n\nEnd¹.\n")
    assert [note.body for note in document.notes] == ["The first.", "The second.", "The second."]


def test_two_notes_with_one_body_stay_two(structured: Callable[..., Document]) -> None:
    document = structured("One¹. Two².\n\n¹ Same, p.1.\n\n² Same, p.1.\n")
    assert [(note.number, note.block_id, note.sentence) for note in document.notes] == [
        (1, "made:note-1", "One."),
        (2, "made:note-2", "Two."),
    ]


@pytest.mark.parametrize(
    ("digits", "numbers"),
    [("7", (7,)), ("12", (12,)), ("1212", (12, 1212)), ("44", (44, 4)), ("123123", (123, 123123)), ("1213", (1213,))],
)
def test_a_number_set_twice_may_be_read_once(digits: str, numbers: tuple[int, ...]) -> None:
    assert note_numbers(digits) == numbers


def test_a_doubled_digit_is_one_note_where_the_count_asks_for_it(structured: Callable[..., Document]) -> None:
    notes = "\n\n".join(f"{'⁰¹²³⁴⁵⁶⁷⁸⁹'[n]} Note {n}." for n in (1, 2, 3))
    doubled = structured(f"Here⁴.\n\n{notes}\n\n⁴⁴ Note four.\n").notes
    assert [(note.number, note.body) for note in doubled] == [(4, "Note four.")]
    assert [note.number for note in structured("Here⁴⁴.\n\n⁴³ Note.\n\n⁴⁴ Note.\n").notes] == [44]
