"""Words of a search are found in a text in whatever form the search takes for the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.tui.reader.sought import sought_in
from hscqa.words import stems


@pytest.mark.parametrize(
    ("text", "sought", "found"),
    [
        ("The harbour Board’s clerk and two boards", "boards", ["Board’s", "boards"]),
        ("a set-aside of £222.5 for gulls", "Set aside 222.5", ["set", "aside", "222.5"]),
        ("the keepers and the lamps", "the and", []),
        ("keepers keep the lamps", "", []),
        ("No gull was asked", "whales", []),
    ],
)
def test_they_are_found_by_their_stems_and_what_carries_no_topic_is_not(
    text: str, sought: str, found: list[str]
) -> None:
    assert [text[start:end] for start, end in sought_in(text, sought)] == found


@given(st.text(alphabet="ab’s -1é\u00ad\u200b\u0301.X灯"), st.text(alphabet="ab’s -1é.X灯"))
def test_whatever_is_found_was_sought(text: str, sought: str) -> None:
    for start, end in sought_in(text, sought):
        assert set(stems(text[start:end])) <= set(stems(sought))
