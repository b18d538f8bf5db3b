"""What a question asks for, and which sentences have it."""

from __future__ import annotations

import pytest

from hscqa.answer.kind import Kind, asked_for, asks_for_several, has


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("When is it due?", Kind.TIME),
        ("deadline for the policy", Kind.TIME),
        ("start date of the review", Kind.TIME),
        ("What has been done to date?", Kind.OTHER),
        ("Who decides, and by when?", Kind.PERSON),
        ("Was it read when the plans were being written?", Kind.OTHER),
        ("How often do they meet?", Kind.TIME),
        ("How much does it cost?", Kind.AMOUNT),
        ("How much money went to the vans?", Kind.MONEY),
        ("What share of its budget was kept?", Kind.SHARE),
        ("How many vans are there?", Kind.COUNT),
        ("number of vans", Kind.COUNT),
        ("Who drives the van?", Kind.PERSON),
        ("Which senior officer signed it?", Kind.PERSON),
        ("What do the people who drive it say?", Kind.OTHER),
        ("Why is it red?", Kind.REASON),
        ("What stops councils from buying one?", Kind.REASON),
        ("Is it red?", Kind.OTHER),
        ("", Kind.OTHER),
    ],
)
def test_a_question_tells_what_it_asks_for(question: str, kind: Kind) -> None:
    assert asked_for(question) is kind


@pytest.mark.parametrize(
    ("sentence", "kind", "holds"),
    [
        ("Timescale: 6 months", Kind.TIME, True),
        ("It was May 2012.", Kind.TIME, True),
        ("They meet every six weeks.", Kind.TIME, True),
        ("It comes in the next week.", Kind.TIME, True),
        ("It is red.", Kind.TIME, False),
        ("It costs £3 million.", Kind.MONEY, True),
        ("It costs 3 vans.", Kind.MONEY, False),
        ("Only a third have plans.", Kind.SHARE, True),
        ("It is a third sector body.", Kind.SHARE, False),
        ("Nearly 30 per cent left.", Kind.SHARE, True),
        ("Two were late.", Kind.COUNT, True),
        ("There are 31 vans.", Kind.COUNT, True),
        ("It was bought in 2018.", Kind.COUNT, False),
        ("It was bought on 15 November.", Kind.COUNT, False),
        ("It is in paragraph 57.", Kind.COUNT, False),
        ("It is red.12 It is old.", Kind.COUNT, False),
        ("It is the one that we like.", Kind.COUNT, False),
        ("It costs £3 million.", Kind.AMOUNT, True),
        ("It was led by Paul Gray.", Kind.PERSON, True),
        ("It was led by Dr Gray.", Kind.PERSON, True),
        ("It was led by the group.", Kind.PERSON, False),
        ("It is red because drivers asked.", Kind.REASON, True),
        ("It is red.", Kind.REASON, False),
        ("Paul Gray led it in 2012.", Kind.OTHER, False),
    ],
)
def test_a_sentence_holds_what_was_asked_for_or_not(sentence: str, kind: Kind, *, holds: bool) -> None:
    assert has(sentence, kind) is holds


@pytest.mark.parametrize(
    ("question", "several"),
    [
        ("What are the main risks of the plan?", True),
        ("Which villages get no van?", True),
        ("What problems did drivers mention?", True),
        ("Which three councils share a van?", True),
        ("What kinds of book are lent?", True),
        ("Name the villages that get no van", True),
        ("What is the main risk of the plan?", False),
        ("What makes drivers leave?", False),
        ("What happens to old vans?", False),
        ("Which law stops a council from selling vans?", False),
        ("How many vans are there?", False),
        ("What is the witness said to have seen?", False),
        ("Why do villages get no van?", False),
    ],
)
def test_a_question_for_several_things_is_told_from_one_for_a_single_thing(question: str, *, several: bool) -> None:
    assert asks_for_several(question) is several
