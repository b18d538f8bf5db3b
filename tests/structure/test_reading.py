"""Words to be read, and sentences: marks out, offsets kept."""

from __future__ import annotations

import pytest

from hscqa.model import Span
from hscqa.structure import plain, read, sentences
from hscqa.structure.reading import last_sentence


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('*"it is so"* they say', '"it is so" they say'),
        ("**bold** and ***both***", "bold and both"),
        ("2 * 3 is 6", "2 * 3 is 6"),
        ("from 3*4 wards to 5*6, *by 2020*", "from 3*4 wards to 5*6, by 2020"),
        (r"\[council\] a\_b 5\*", "[council] a_b 5*"),
        (r"5\** and \*six", "5* and *six"),
        ("C:\\papers", "C:\\papers"),
        ("said so¹ and so¹²¹².", "said so and so."),
        ("said so[^7].", "said so."),
        ("12 m² or 5 km² of it³", "12 m² or 5 km² of it"),
        ("see [the Act](https://example.org/act), p.3", "see the Act, p.3"),
        ("see [1](note) here", "see [1](note) here"),
        ("at <https://example.org/>, p.3", "at https://example.org/, p.3"),
        ("<70% – less", "<70% – less"),
        ("one\u00a0two \t three\n  four\u2003five", "one two three four five"),
        ("whole-\nsystem and UK- \n  wide", "whole-system and UK-wide"),
        ("medium-\nand longer-term, 2017-\n18, so –\nthere", "medium- and longer-term, 2017- 18, so – there"),
        ("  \n ", ""),
    ],
)
def test_marks_go_and_words_stay(text: str, words: str) -> None:
    assert plain(text) == words


def test_slices_are_read_as_one_run_and_lead_back() -> None:
    text = "a change\n\n¹ note\n\nfor good¹."
    reading = read(text, [Span(0, 8), Span(18, 28)])
    assert reading.text == "a change for good."
    assert text[slice(*reading.span(9, 18))] == "for good¹."
    assert text[slice(*reading.span(2, 12))] == "change\n\n¹ note\n\nfor"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two? Three!", ["One.", "Two?", "Three!"]),
        ("See para. 33 and pp. 4 to 6. Then go.", ["See para. 33 and pp. 4 to 6.", "Then go."]),
        ("It cost £2.5 million in 2017/18. So it did.", ["It cost £2.5 million in 2017/18.", "So it did."]),
        ("", []),
        ("   ", []),
    ],
)
def test_sentences_are_cut_at_their_ends(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


def test_the_last_sentence_of_nothing_is_nothing() -> None:
    assert last_sentence("") == ""
    assert last_sentence("One. We propose that:") == "We propose that:"
