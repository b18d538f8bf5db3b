"""How rare words and pairs of words are."""

from __future__ import annotations

from itertools import pairwise
from math import log

from hypothesis import given
from hypothesis import strategies as st

from hscqa.crosswalk.rarity import rarity, terms

TEXTS = ("the boats of the harbour", "the harbour wall", "a keeper for the harbour", "a dry-dock")


def test_a_word_counts_by_the_texts_that_hold_it() -> None:
    rare = rarity(TEXTS)
    assert rare.of(("harbour",)) == log(5 / 4)
    assert rare.of(("keeper",)) == log(5 / 2)
    assert rare.of(("gull",)) == log(5)


def test_a_hyphen_makes_no_difference_to_a_pair() -> None:
    assert (
        terms("dry-dock fees")
        == terms("dry dock fee")
        == {("dri",), ("dock",), ("fee",), ("dri", "dock"), ("dock", "fee")}
    )


def test_a_word_without_a_topic_is_never_rare() -> None:
    rare = rarity(TEXTS)
    assert rare.of_word("whose") == 0
    assert rare.of_word("") == 0
    assert rare.of_word("Keeper’s") == log(5 / 2)


def test_of_no_texts_nothing_is_rare() -> None:
    assert rarity(()).of(("harbour",)) == 0


@given(st.lists(st.text(alphabet="abc ", max_size=12), max_size=6))
def test_rarity_is_never_negative_and_falls_with_the_texts_that_hold_a_term(texts: list[str]) -> None:
    rare = rarity(texts)
    values = [rare.of(term) for term in rare.holding]
    assert all(value >= 0 for value in values)
    ranked = sorted(rare.holding, key=lambda term: rare.holding[term])
    assert all(rare.of(left) >= rare.of(right) for left, right in pairwise(ranked))
