"""What is taken out of a text before anything else sees it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.ingest.clean import clean
from hscqa.ingest.readers import read_file

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\f", "\v", "\u0085", "\u2028", "\u2029"])
def test_every_line_end_becomes_the_same_and_is_not_counted(end: str) -> None:
    assert clean(f"one{end}two") == ("one\ntwo", 0)


def test_a_byte_order_mark_goes() -> None:
    assert clean("\ufeffone") == ("one", 0)
    assert clean("\ufeff\ufeffo\ufeffne") == ("one", 2)


def test_controls_are_replaced_and_counted() -> None:
    assert clean("a\x00b\x1b[31mc\x7fd\x9be\tf") == ("a\ufffdb\ufffd[31mc\ufffdd\ufffde\tf", 4)


def test_marks_that_turn_or_hide_text_go_and_are_counted() -> None:
    assert clean("a\u202eb\u2066c\u200fd\u200be") == ("abcde", 4)


def test_a_soft_hyphen_goes_with_the_line_end_it_was_set_for() -> None:
    assert clean("inte\u00adgra\u00ad\n  tion and care\u00ad\n\nNext")[0] == "integration and care\n\nNext"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    cleaned, _ = clean(text)
    assert clean(cleaned) == (cleaned, 0)
    assert not {c for c in cleaned if unicodedata.category(c) in ("Cc", "Cs")} - {"\n", "\t"}


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs", "M"])))
def test_words_stay_as_they_are(text: str) -> None:
    assert clean(text) == (text, 0)


def test_a_reader_cleans_and_says_how_much(tmp_path: Path) -> None:
    path = tmp_path / "a.MD"
    path.write_bytes(b"\xef\xbb\xbfone\r\ntwo\x07\xe2\x80\xae\r\n")
    read = read_file(path)
    assert read.text == "one\ntwo\ufffd\n"
    assert read.note == "2 control or invisible characters replaced"
