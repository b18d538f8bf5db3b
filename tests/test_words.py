"""Words: one way of cutting and folding, so that what is asked and what is written meet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.words import STOP, fold, stem, stems, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("set-aside", ["set", "aside"]),
        ("Set Aside", ["set", "aside"]),
        ("Scotland’s boards' plans", ["scotland", "boards", "plans"]),
        ("don’t won't", ["dont", "wont"]),
        ("£222.5 million in 2017/18", ["222.5", "million", "in", "2017/18"]),
        ("1,000,000 or 3.5%.", ["1,000,000", "or", "3.5"]),
        ("para 19, p.34", ["para", "19", "p", "34"]),
        ("the plan¹² says", ["the", "plan", "12", "says"]),
        ("ﬁnancial ＩＪＢ", ["financial", "ijb"]),
        ("Cafe\u0301 Straße", ["café", "strasse"]),
        ("imple\u00admentation work\u200bforce", ["implementation", "workforce"]),
        ("snake_case C3PO", ["snake", "case", "c", "3", "po"]),
        ('"AND" OR (NEAR* ^x:y', ["and", "or", "near", "x", "y"]),
        ("", []),
        (" … — \t\n", []),
        ("\0\ud800\x1b[31m", ["31", "m"]),
    ],
)
def test_a_text_is_cut_into_folded_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_stems_are_words_without_their_endings_and_without_common_words() -> None:
    assert stems("The Boards’ leadership is improving in 2017/18") == ["board", "leadership", "improv", "2017/18"]
    assert stems("planned planning plans") == ["plan", "plan", "plan"]


def test_what_counts_as_common_can_be_chosen() -> None:
    assert stems("the budget", stop=()) == ["the", "budget"]
    assert stems("the budget", stop=["budget"]) == ["the"]


def test_a_number_has_no_ending() -> None:
    assert [stem(word) for word in ("2017/18", "1,000", "3.5")] == ["2017/18", "1,000", "3.5"]


@given(st.text())
def test_any_text_at_all_gives_words_that_are_not_empty_and_stay_themselves(text: str) -> None:
    for word in words(text):
        assert word
        assert not any(character.isspace() for character in word)
        assert stem(word)
    assert stems(text) == [stem(word) for word in words(text) if word not in STOP]


@given(st.lists(st.text(alphabet="abcdefghij", min_size=1)))
def test_plain_words_are_found_as_they_stand_whatever_their_case(plain: list[str]) -> None:
    assert words(" ".join(plain)) == words("\n".join(plain).upper()) == plain


@given(st.text(alphabet=st.characters(codec="ascii")))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
