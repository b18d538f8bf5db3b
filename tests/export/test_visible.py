"""What reaches a terminal steers nothing."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.export.lines import Line, clipped, plain, wrap
from hscqa.export.visible import one_line, visible

ANY_TEXT = st.text(st.characters(exclude_categories=()))
"""Lone surrogates too."""


@pytest.mark.parametrize(
    ("steering", "written"),
    [
        ("\x1b[2J", "\\x1b[2J"),
        ("a\x00b", "a\\x00b"),
        ("\x9b31m", "\\x9b31m"),
        ("\r", "\\x0d"),
        ("\x7f", "\\x7f"),
        ("abc\u202edef", "abc\\u202edef"),
        ("\u2066x\u2069", "\\u2066x\\u2069"),
        ("\udc80", "\\udc80"),
        ("a\tb\nc – “ü” 漢", "a\tb\nc – “ü” 漢"),
    ],
)
def test_steering_characters_are_written_out_and_others_are_left_alone(steering: str, written: str) -> None:
    assert visible(steering) == written


@given(ANY_TEXT)
def test_nothing_that_steers_a_terminal_is_left(text: str) -> None:
    shown = visible(text)
    shown.encode("utf-8")
    assert not [one for one in shown if unicodedata.category(one) == "Cc" and one not in "\t\n"]
    assert not [one for one in shown if unicodedata.bidirectional(one) in {"LRE", "RLE", "LRO", "RLO", "LRI", "RLI"}]


@given(ANY_TEXT)
def test_a_text_on_one_line_has_no_line_end(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1


@given(ANY_TEXT, st.integers(20, 120))
def test_wrapping_keeps_every_word_and_the_width(text: str, width: int) -> None:
    lines = wrap(text, width, first="- ")
    words = " ".join(line.text.removeprefix("- " if number == 0 else "  ") for number, line in enumerate(lines))
    assert words.split() == one_line(text).split()
    assert all(len(line.text) <= width or " " not in line.text[2:] for line in lines)


@given(ANY_TEXT, st.integers(1, 60))
def test_a_clipped_text_fits_and_says_that_words_are_missing(text: str, width: int) -> None:
    short = clipped(text, width)
    assert len(short) <= width
    assert short == one_line(text) or short.endswith("…")


def test_lines_become_one_string_with_a_newline_each() -> None:
    assert plain([Line("a"), Line("b")]) == "a\nb\n"
