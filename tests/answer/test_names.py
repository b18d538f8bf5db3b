"""What a question names, and what a passage is known by."""

from __future__ import annotations

import pytest

from hscqa.answer.names import names


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("What did Harbour Council spend on vans?", {"harbour", "council"}),
        ("Who chairs the board?", set()),
        ("Vans in Moss", {"moss"}),
        ("MSG proposal on vans", {"msg"}),
        ("CalMac ferry replacement cost", {"calmac"}),
        ("Is it true? Vans were cut in Moss.", {"moss"}),
        ("vans in 2017-18", {"2017/18"}),
        ("vans in 2017–2018", {"2017/18"}),
        ("how many of the 31 vans", {"31"}),
        ("The plan of The Board", {"board"}),
        ("", set()),
    ],
)
def test_names_are_words_with_capitals_and_numbers(question: str, found: set[str]) -> None:
    assert names(question) == found


def test_a_plural_and_a_possessive_are_the_same_name() -> None:
    assert names("how do IJBs vote?") == names("how does the IJB's board vote?") == {"ijb"}
