"""From the best passages to exact quotations, and from what they share with a question to a confidence."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from hscqa.answer import Candidate, compose
from hscqa.answer.confidence import Weighing, answerable, confidence, named, weigh
from hscqa.answer.kind import Kind, asked_for, has
from hscqa.encode import TokenVectors
from hscqa.model import BlockKind, Paper, Passage, Role, Span

FIRST = "The old van was painted red by the drivers of the northern depot, who had been asked for a brighter colour."
SECOND = "It costs £40,000 a year to run, and nobody has found a cheaper way to reach the villages beyond the hills."
THIRD = "Readers in the hills like it, and most of them say that they would miss its visits more than any service."
TEXT = f"{FIRST} {SECOND} {THIRD}"
FREQUENCY = np.array([1, 1, 1], np.int32)


def paper(paper_id: str) -> Paper:
    return Paper(paper_id, "Mobile libraries", "Norland Council", "2021", Role.LOCAL, TEXT, "a.txt", "")


def candidate(paper_id: str = "vans-2021", score: float = 3.0, late: float = 0.9) -> Candidate:
    """Make a passage of three sentences, each a token along an axis of its own."""
    span = Span(0, len(TEXT))
    passage = Passage(
        id=f"{paper_id}:para-1",
        paper_id=paper_id,
        ordinal=0,
        kind=BlockKind.NUMBERED,
        label="para 1",
        headings=("Vans",),
        lead_in=None,
        span=span,
        slices=(span,),
        text=TEXT,
        reading=TEXT,
        blocks=(f"{paper_id}:para-1",),
    )
    tokens, sentences = np.eye(3, dtype=np.float32), np.arange(3, dtype=np.int16)
    return Candidate(passage, paper(paper_id), "Norland (2021), para 1", score, late, tokens, sentences)


def question_near(sentence: int) -> TokenVectors:
    """Make a question of one token, along the axis of a sentence."""
    vector = np.eye(3, dtype=np.float32)[sentence]
    return TokenVectors(vector, vector.reshape(1, 3), np.array([sentence], np.int32), np.array([[0, 1]], np.int32))


@pytest.mark.parametrize(("sentence", "words"), [(0, FIRST), (1, SECOND), (2, THIRD)])
def test_the_sentence_nearest_the_question_is_quoted_exactly(sentence: int, words: str) -> None:
    composed = compose("vans in the hills", question_near(sentence), [candidate()], FREQUENCY, 1)
    assert composed.answered
    assert [quote.text for quote in composed.quotes] == [words]
    start, end = composed.quotes[0].span
    assert TEXT[start:end] == words == composed.answer


def test_words_that_two_papers_share_are_quoted_once() -> None:
    twice = [candidate("vans-2021"), candidate("copy-2021", score=2.9)]
    composed = compose("vans", question_near(0), twice, FREQUENCY, 2)
    assert [quote.paper_id for quote in composed.quotes] == ["vans-2021"]


def test_a_passage_far_behind_the_best_is_not_quoted() -> None:
    other = replace(candidate("other-2021", score=0.1), sentence_of=np.array([1, 0, 2], np.int16))
    composed = compose("vans", question_near(0), [candidate(), other], FREQUENCY, 2)
    assert [quote.paper_id for quote in composed.quotes] == ["vans-2021"]
    closer = replace(other, score=2.9)
    composed = compose("vans", question_near(0), [candidate(), closer], FREQUENCY, 2)
    assert [quote.paper_id for quote in composed.quotes] == ["vans-2021", "other-2021"]


def test_a_question_far_from_every_passage_is_turned_away_with_a_reason() -> None:
    composed = compose("vans", question_near(0), [candidate(late=0.05)], FREQUENCY, 1)
    assert (composed.answered, composed.answer, composed.quotes) == (False, "", ())
    assert composed.reason


def test_nothing_to_answer_from_is_no_answer() -> None:
    assert not compose("vans", question_near(0), [], FREQUENCY, 1).answered


def test_a_name_that_the_papers_lack_lowers_the_chance_of_an_answer() -> None:
    known, unknown = weigh("What does Norland pay?", [candidate()]), weigh("What does Atlantis pay?", [candidate()])
    assert (known.named_there, unknown.named_there) == (1.0, 0.0)
    assert answerable(unknown) < answerable(known)


def test_the_first_word_is_no_name_and_a_number_is_one() -> None:
    assert named("Vans of Norland in 2017/18") == {"norland", "2017/18"}


def test_confidence_stays_between_nothing_and_all() -> None:
    assert 0 < confidence(Weighing(-1, -5, 0, 0)) < confidence(Weighing(1, 9, 1, 1)) < 1


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("When is it due?", Kind.TIME),
        ("deadline for the policy", Kind.TIME),
        ("How much does it cost?", Kind.AMOUNT),
        ("Who drives the van?", Kind.PERSON),
        ("Why is it red?", Kind.OTHER),
    ],
)
def test_a_question_tells_what_it_asks_for(question: str, kind: Kind) -> None:
    assert asked_for(question) is kind


@pytest.mark.parametrize(
    ("sentence", "kind", "holds"),
    [
        ("Timescale: 6 months", Kind.TIME, True),
        ("It was May 2012.", Kind.TIME, True),
        ("It is red.", Kind.TIME, False),
        ("It costs £3 million.", Kind.AMOUNT, True),
        ("Two were late.", Kind.AMOUNT, True),
        ("It was led by Paul Gray.", Kind.PERSON, True),
        ("It was led by the group.", Kind.PERSON, False),
        ("Paul Gray led it.", Kind.OTHER, False),
    ],
)
def test_a_sentence_holds_what_was_asked_for_or_not(sentence: str, kind: Kind, *, holds: bool) -> None:
    assert has(sentence, kind) is holds
