"""Rare wording that two texts share."""

from __future__ import annotations

from hscqa.crosswalk.evidence import as_written, shared_text
from hscqa.crosswalk.rarity import rarity
from hscqa.crosswalk.shared import common_terms, shared_words

RARE = rarity(["harbour"] * 20 + ["dry-dock fees", "keeper of the harbour"])


def test_the_text_that_shares_a_rare_pair_comes_before_one_that_shares_a_common_word() -> None:
    scores = shared_words(["the dry dock in the harbour"], ["settle the dry-dock dispute", "every harbour"], RARE)
    assert scores[0, 0] > scores[0, 1]


def test_texts_that_share_nothing_all_score_the_same() -> None:
    assert not shared_words(["wall", "lamp"], ["gull", "boat"], RARE).any()


def test_a_pair_stands_for_its_two_words() -> None:
    found = [term for term, _ in common_terms("the dry dock fee", "dry-dock fees", RARE)]
    assert found == [("dock", "fee"), ("dri", "dock")]


def test_shared_words_are_shown_as_the_second_text_writes_them() -> None:
    assert shared_text("a dry dock", "the ‘Dry-Dock’ dispute", RARE) == "both say “Dry-Dock”"
    assert shared_text("a wall", "a lamp", RARE) == ""


def test_a_common_word_is_no_evidence() -> None:
    assert shared_text("a harbour", "the harbour", rarity(["harbour"] * 9)) == ""


def test_a_term_is_found_over_words_without_a_topic() -> None:
    assert (
        as_written(("respons", "account"), "agree responsibility and accountability")
        == "responsibility and accountability"
    )
    assert as_written(("keeper",), "no such word") == "keeper"


def test_words_that_are_written_differently_are_given_as_both_write_them() -> None:
    rare = rarity(["a wall"] * 9 + ["collaborative work"])
    said = shared_text("They are collaborative.", "They act collaboratively.", rare)
    assert said == "they say “collaborative” and “collaboratively”"
    assert shared_text("a dry dock, collaborative", "dry docks, collaboratively", RARE).startswith("they say ")
