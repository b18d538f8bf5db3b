"""What counts as found, and what as right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.evaluate import Outcome, covers, judge, rank_of_evidence

if TYPE_CHECKING:
    from tests.evaluate.conftest import Make

TEN = "one two three four five six seven eight nine ten"
"""Six sequences of five words."""


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("so: ONE, two — three four\nfive six (seven) eight “nine” ten!", True),
        ("one two three four five six seven, and no more", True),
        ("one two three four five six, and no more", False),
        ("ten nine eight seven six five four three two one", False),
        ("", False),
    ],
    ids=["word for word", "three sequences of six", "two of six", "the words in another order", "nothing"],
)
def test_a_text_covers_a_quotation_whole_or_by_half_of_its_sequences(text: str, covered: bool) -> None:  # noqa: FBT001
    assert covers(text, TEN) is covered


def test_a_short_quotation_must_stand_there_whole() -> None:
    assert covers("lit by the keeper", "The keeper.")
    assert not covers("the other keeper", "the keeper")


@given(st.lists(st.sampled_from("harbour keeper lamp dusk board 9 £9".split()), min_size=1), st.data())
def test_a_text_covers_every_slice_of_itself(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    assert covers(" ".join(words), ", ".join(words[start:end]))


def test_the_rank_is_that_of_the_first_hit_with_any_of_the_evidence() -> None:
    evidence = ("the lamp", "the keeper")
    assert rank_of_evidence(["a boat", "The keeper", "the lamp"], evidence) == 2
    assert rank_of_evidence(["a boat"], evidence) is None
    assert rank_of_evidence([], evidence) is None
    assert rank_of_evidence(["a boat"], ()) is None


def test_only_the_first_two_hundred_words_of_a_hit_count() -> None:
    assert rank_of_evidence(["boat " * 198 + "the keeper"], ["the keeper"]) == 1
    assert rank_of_evidence(["boat " * 199 + "the keeper"], ["the keeper"]) is None


def test_only_the_first_ten_hits_count(make: Make) -> None:
    found = make.found(*["a boat"] * 9, make.evidence, make.evidence)
    assert judge(make.item, found, make.said("")).rank == 10
    assert judge(make.item, make.found(*["a boat"] * 10, make.evidence), make.said("")).rank is None


@pytest.mark.parametrize(
    ("answer", "quotes", "outcome", "evidence_quoted"),
    [
        ("The Keeper, it says", ["Now the keeper lights the lamp at dusk every evening."], Outcome.RIGHT, True),
        ("the keeper", ["a boat", "a net", "the keeper lights the lamp at dusk every evening"], Outcome.RIGHT, True),
        ("the keeper", ["the keeper"], Outcome.RIGHT, True),
        ("someone", ["the keeper lights the lamp at dusk every evening"], Outcome.WRONG, True),
        ("the keeper", ["a boat"], Outcome.WRONG, False),
        (
            "the keeper",
            ["a boat", "a net", "a rope", "the keeper lights the lamp at dusk every evening"],
            Outcome.WRONG,
            False,
        ),
        ("boat " * 119 + "the keeper", ["the keeper lights the lamp at dusk every evening"], Outcome.WRONG, True),
        ("", [], Outcome.ABSTAINED, False),
    ],
    ids=[
        "an accepted answer and evidence",
        "evidence in the third quotation",
        "a quotation of a part of the evidence",
        "no accepted answer",
        "no evidence",
        "evidence in the fourth quotation",
        "an answer beyond its first 120 words",
        "no answer",
    ],
)
def test_a_right_answer_has_an_accepted_answer_and_quotes_evidence(
    make: Make,
    answer: str,
    quotes: list[str],
    outcome: Outcome,
    evidence_quoted: bool,  # noqa: FBT001
) -> None:
    result = judge(make.item, make.found(), make.said(answer, *quotes))
    assert (result.outcome, result.evidence_quoted) == (outcome, evidence_quoted)
    assert result.right is (outcome is Outcome.RIGHT)


def test_where_nothing_says_which_answer_is_right_none_is_wrong(make: Make) -> None:
    search_only = replace(make.item, answers=())
    result = judge(search_only, make.found(make.evidence), make.said("someone", make.evidence))
    assert (result.rank, result.right, result.evidence_quoted, result.outcome) == (1, None, True, Outcome.ANSWERED)


def test_where_the_papers_do_not_answer_only_answering_is_judged(make: Make) -> None:
    unanswerable = replace(make.item, quotes=())
    result = judge(unanswerable, make.found("the keeper"), make.said("the keeper", "the keeper"))
    assert (result.rank, result.right, result.evidence_quoted, result.outcome) == (None, None, None, Outcome.ANSWERED)
    assert judge(unanswerable, make.found(), make.said("")).outcome is Outcome.ABSTAINED
