"""The same quantity given with two values: the same sentence but for the amount.

Only what the words themselves show to be one quantity is compared: the same dates, the same names in the sentences and
above them, nothing that passes, nothing that a sentence leaves to the one before it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from hscqa.disagreements.amounts import is_topic
from hscqa.disagreements.bounds import bounded, conflict
from hscqa.disagreements.comparing import one_amount_apart, other_values, share_enough

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hscqa.disagreements.comparing import Claim
    from hscqa.disagreements.sentences import Sentence

COMMON = 200
"""Sentences that a word may stand in to bring two of them together; a more common one tells nothing."""
FEWEST_TOGETHER = 3
"""Words less common than that, or dates, that two sentences must have in common to be compared."""
FEWEST_UNDATED = 5
"""Words that carry a topic that two sentences of one paper without a date must have in common."""
UNDATED = 0.8
"""The share of the topic words of both that this must be."""
FEWEST_REPEATED = 6
"""Words that carry a topic in a sentence that is repeated word for word."""
FEWEST_FIGURE = 3
"""The same in a key fact."""
MOST_MORE = 2
"""Words that carry a topic that one of two sentences may have more than the other."""
LONGEST_ABOUT = 15
"""Words of what is said to be disagreed on."""

_UNSAID = re.compile(
    r"^\W*(?:it|they|this|these|those|that|he|she|of (?:these|those|them|this)|both|all)\b", re.IGNORECASE
)
"""A sentence that begins so speaks of what stands before it."""
_OWN = re.compile(
    r"\b(?:we|our|ours|us|i|my|(?:this|the) (?:report|paper|review|audit|survey|study|inquiry|response|year|board"
    r"|council|authority|trust|partnership|committee|group|department|agency|hospital|school|service|organisation"
    r"|charity))\b",
    re.IGNORECASE,
)
"""Words that mean another thing in another paper."""
_PASSING = re.compile(
    r"\b(?:now|currently|at present|to date|so far|by (?:then|that)|at th(?:e|at) time|at the time of|had|already|still"
    r"|recently|last|previous|previously|next|initially|then|since)\b",
    re.IGNORECASE,
)
"""Words of a state that passes: both numbers may be true, each at its time."""
_PART = re.compile(r"\b(?:of|among) (?:those|these|them|this|that|it|whom|which)\b", re.IGNORECASE)
"""Words of a part of what stands before them."""
_BREAK = re.compile(r"[,;:(]\s|\s[–—-]\s")


class Conflict(NamedTuple):
    """Two sentences that cannot both be right."""

    sentences: tuple[Sentence, Sentence]
    places: tuple[int, int]
    """Of the amounts in the sentences' claims."""
    about: str
    """What both sentences say of it, in the words of the first."""


def same_but_for_an_amount(sentences: Sequence[Sentence], long_forms: Mapping[str, str]) -> Iterator[Conflict]:
    """Find the pairs of sentences that are the same but for one amount, and are about the same time and body."""
    for one, other in _together(sentences):
        if not share_enough(one.claim, other.claim):
            continue
        repeats = _repeats(one, other)
        if not repeats and not (comparable(one, other) and _of_one_time(one, other)):
            continue
        said = one_amount_apart(one.claim, other.claim, long_forms, other_values if repeats else cannot_both)
        if said is None:
            continue
        places = one.claim.terms.index(said[0].term), other.claim.terms.index(said[1].term)
        if repeats or _of_as_much(_without_counted(one.claim, places[0]), _without_counted(other.claim, places[1])):
            yield Conflict((one, other), places, _about(one.claim, other.claim))


def figure_apart(sentences: Sequence[Sentence]) -> Iterator[Conflict]:
    """Find the key facts whose words all stand in a sentence that gives another figure."""
    facts = [sentence for sentence in sentences if sentence.is_fact]
    for fact, other in product(facts, sentences):
        places = _only_amounts(fact.claim, other.claim)
        if (
            places is not None
            and not (other.is_fact and other.paper.id == fact.paper.id)
            and comparable(fact, other)
            and not (_PASSING.search(other.claim.text) or _PART.search(other.claim.text))
            and (fact.claim.dates or _of_one_year(fact, other))
            and cannot_both(fact.claim, places[0], other.claim, places[1])
            and _of_as_much(_in_clause(fact.claim, places[0]), _in_clause(other.claim, places[1]))
        ):
            yield Conflict((fact, other), places, _about(fact.claim, other.claim))


def _only_amounts(fact: Claim, other: Claim) -> tuple[int, int] | None:
    """Give the places of a fact's figure and of the one amount of its kind in a claim that has all of its words.

    None where the claim lacks a word or a date, has several such amounts, or counts another thing with it.
    """
    if len(fact.topic) < FEWEST_FIGURE or not fact.topic <= other.topic or fact.dates != other.dates:
        return None
    here = next((i for i, term in enumerate(fact.terms) if term.is_amount), None)
    there = [] if here is None else [j for j, term in enumerate(other.terms) if term.kind == fact.terms[here].kind]
    if here is None or len(there) != 1:
        return None
    counts = fact.terms[here].kind == "count"
    return (here, there[0]) if not counts or _next_topic(fact, here) == _next_topic(other, there[0]) else None


class _Topic(NamedTuple):
    """What an amount is of."""

    value: float
    stems: frozenset[str]


def _of_as_much(one: _Topic, other: _Topic) -> bool:
    """Whether two amounts are of as much, by the words: what more words describe may be a part of what fewer do.

    So the one with more words must be the larger amount, and have few words more.
    """
    less, more = sorted((one, other), key=lambda topic: len(topic.stems))
    if less.stems == more.stems:
        return True
    return less.stems <= more.stems and len(more.stems - less.stems) <= MOST_MORE and more.value > less.value


def _without_counted(claim: Claim, place: int) -> _Topic:
    """Give what a claim says of an amount beside what it counts."""
    return _Topic(claim.terms[place].value, claim.topic - {_next_topic(claim, place)})


def _in_clause(claim: Claim, place: int) -> _Topic:
    """Give what the clause that holds an amount says: what stands between commas, colons and the like."""
    term = claim.terms[place]
    start = max((match.end() for match in _BREAK.finditer(claim.text, 0, term.start)), default=0)
    after = _BREAK.search(claim.text, term.end)
    end = after.start() if after else len(claim.text)
    inside = (other.key for other in claim.terms if start <= other.start < end)
    return _Topic(term.value, claim.topic.intersection(inside))


def _next_topic(claim: Claim, place: int) -> str | None:
    """Give the stem of the first word after an amount that carries a topic; None where there is none."""
    return next((term.key for term in claim.terms[place + 1 :] if is_topic(term)), None)


def _repeats(one: Sentence, other: Sentence) -> bool:
    """Whether two sentences are a recommendation or the like and its repetition: the same words but for amounts."""
    stated = one.is_stated or other.is_stated
    apart = one.block.id != other.block.id and (one.block.parent is None or one.block.parent != other.block.parent)
    return stated and apart and one.claim.shape == other.claim.shape and len(one.claim.topic) >= FEWEST_REPEATED


def cannot_both(one: Claim, i: int, other: Claim, j: int) -> bool:
    """Whether the amounts at a place of each claim cannot both be right."""
    return conflict(bounded(one, i), bounded(other, j))


def comparable(one: Sentence, other: Sentence) -> bool:
    """Whether two sentences may speak of one thing, by where they stand.

    Neighbours in a list or a paragraph hardly do; nor do sentences under names that the other one has not.
    """
    if one.block.id == other.block.id or (one.block.parent and one.block.parent == other.block.parent):
        return False
    if one.paper.id != other.paper.id and any(_OWN.search(each.claim.text) for each in (one, other)):
        return False
    known = [each.setting | each.claim.topic for each in (one, other)]
    return one.setting <= known[1] and other.setting <= known[0]


def _of_one_year(one: Sentence, other: Sentence) -> bool:
    """Whether two sentences stand in papers of one year, or in one paper."""
    return one.paper.id == other.paper.id or one.paper.date[:4] == other.paper.date[:4] != ""


def _of_one_time(one: Sentence, other: Sentence) -> bool:
    """Whether what two sentences say is of one time, and they say themselves what they speak of."""
    if any(_UNSAID.search(each.claim.text) or _PART.search(each.claim.text) for each in (one, other)):
        return False
    if one.claim.dates:
        return True
    if any(_PASSING.search(each.claim.text) for each in (one, other)):
        return False
    if not _of_one_year(one, other):
        return False
    shared = one.claim.topic & other.claim.topic
    return len(shared) >= max(FEWEST_UNDATED, UNDATED * len(one.claim.topic | other.claim.topic))


def _together(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, Sentence]]:
    """Give the pairs of sentences that have enough words and dates in common to be compared."""
    standing: dict[str, list[int]] = defaultdict(list)
    for place, sentence in enumerate(sentences):
        keys = sentence.claim.topic | {*sentence.claim.dates}
        earlier = Counter(other for key in keys if len(standing[key]) < COMMON for other in standing[key])
        for other, common in earlier.items():
            if common >= FEWEST_TOGETHER:
                yield sentences[other], sentence
        for key in keys:
            standing[key].append(place)


def _about(one: Claim, other: Claim) -> str:
    """Give the longest run of words that both claims have, in the words of the first."""
    matcher = SequenceMatcher(None, one.shape, other.shape, autojunk=False)
    found = max(matcher.get_matching_blocks(), key=lambda block: block.size)
    run = one.terms[found.a : found.a + min(found.size, LONGEST_ABOUT)]
    return one.text[run[0].start : run[-1].end] if run else ""
