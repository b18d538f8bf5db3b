"""How wordings differ, shown to people."""

from __future__ import annotations

import pytest

from hscqa.references.difference import surface_difference, word_difference


def test_the_same_words_as_written_do_not_differ() -> None:
    assert surface_difference("The keeper’s boat", "the keeper’s boat"[0].upper() + "he keeper’s boat.") is None


@pytest.mark.parametrize(
    ("quote", "source", "expected"),
    [
        ("The boat", "the boat", "the same words; only case differs"),
        ("long-term plans", "long–term plans", "the same words; only dashes differ"),
        ("sectors and boats", "sectors, and boats", "the same words; only punctuation differs"),
        ("long term plans", "longterm plans", "the same words; only white space differs"),
        ("Long-term", "long term", "the same words; only case, dashes and white space differ"),
    ],
)
def test_what_differs_in_the_same_words_is_named(quote: str, source: str, expected: str) -> None:
    assert surface_difference(quote, source) == expected


def test_other_words_are_shown_where_they_stand() -> None:
    shown = word_difference("every harbour has one keeper", "every harbour should have a keeper")
    assert shown == "every harbour [-should have a-] {+has one+} keeper"


def test_words_left_out_and_put_in_are_shown() -> None:
    assert word_difference("the old boat", "the boat") == "the {+old+} boat"
    assert word_difference("the boat", "the old boat") == "the [-old-] boat"


def test_the_middle_of_a_long_run_that_agrees_is_left_out() -> None:
    shown = word_difference("a b c d e f g h i j k x", "a b c d e f g h i j k y")
    assert shown == "a b c d … h i j k [-y-] {+x+}"
