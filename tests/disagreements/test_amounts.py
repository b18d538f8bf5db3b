"""Sentences to words, amounts and dates."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.disagreements.amounts import same_amount, terms, value_of


def amounts(sentence: str) -> list[tuple[str, float]]:
    """Give the amounts of a sentence, each with its kind."""
    return [(term.kind, term.value) for term in terms(sentence) if term.is_amount]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Fifteen vans and twenty-one drivers", [("count", 15), ("count", 21)]),
        ("It cost £1.2 million, or €3bn", [("money", 1.2e6), ("money", 3e9)]),
        ("12,500 of them, 8.4 per cent", [("count", 12_500), ("share", 8.4)]),
        ("two-thirds of 3.5 million books", [("share", 200 / 3), ("count", 3.5e6)]),
        ("half of them", [("share", 50)]),
        ("It began on 15 November 2018 and in 2017/18", []),
        ("See paragraph 57, Exhibit 2 and page 3", []),
        ("It is so.115 Nobody knows.", []),
        ("a third sector body and one of them", []),
    ],
)
def test_what_counts_is_told_from_what_names_a_place_or_a_day(sentence: str, found: list[tuple[str, float]]) -> None:
    assert [kind for kind, _ in amounts(sentence)] == [kind for kind, _ in found]
    assert [value for _, value in amounts(sentence)] == pytest.approx([value for _, value in found])


def test_dates_are_as_precise_as_they_are_written() -> None:
    found = [
        term.key for term in terms("On 15 November 2018, in May 2012, in 2017/18 and by June") if term.kind == "date"
    ]
    assert found == ["15 november 2018", "may 2012", "2017/18", "june"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [(9e9, 8.6e9, True), (9e9, 8.4e9, False), (14, 15, False), (10, 14, False), (100, 96, True), (31, 31, True)],
)
def test_amounts_are_compared_as_roughly_as_the_rougher_one_is_written(one: float, other: float, *, same: bool) -> None:
    assert same_amount(one, other) is same_amount(other, one) is same


@given(st.floats(min_value=0, max_value=1e12))
def test_an_amount_is_the_same_as_itself(value: float) -> None:
    assert same_amount(value, value)


@given(st.integers(min_value=0, max_value=10**9))
def test_digits_are_worth_what_they_say(number: int) -> None:
    assert value_of(f"{number:,}") == number


@given(st.text(max_size=80))
def test_the_terms_of_any_text_stand_in_it_in_order(text: str) -> None:
    found = terms(text)
    assert all(0 <= term.start < term.end <= len(text) for term in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
