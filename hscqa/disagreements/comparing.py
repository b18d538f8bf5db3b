"""Two sentences that say different things of one thing: another number, another date, or yes and no.

Told only where all else is the same, so that what is told is true: the wording, the years, the names, and what is
counted. Among all pairs of the 9,952 sentences of the papers in corpus/ and of five other public reports this tells
one difference, and it is one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from hscqa.disagreements.amounts import is_topic, same_amount, terms
from hscqa.words import stem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from hscqa.disagreements.amounts import Term

FEWEST_SHARED = 4
"""Dates and words that carry a topic that both sentences must have."""
SHARED = 0.7
"""Share of the shorter sentence's topic words that the longer one must have."""
SHARED_BY_BOTH = 0.8
"""The same of all topic words of both, where only the dates differ: such sentences are easily about two events."""
WITHIN = 3
"""Words after an amount among which what it counts is looked for."""
PARTIAL = frozenset(
    "remaining other further another additional extra first last next these those this same all both".split()
)
"""Words before a number that make it a part of another one."""
_PARTIAL_STEMS = frozenset(stem(word) for word in PARTIAL)
_ABBREVIATION = re.compile(r"[A-Z]{2,}s?")
_DENYING = re.compile(r"\b(?:not|no|never|none|nor|neither|without|cannot)\b|n['’]t\b", re.IGNORECASE)
_MONTH = re.compile(r"[a-z]{3,}")


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence, taken apart."""

    text: str
    paper_id: str
    terms: tuple[Term, ...]
    topic: frozenset[str]
    """The stems of its words that carry a topic."""
    names: frozenset[str]
    """Those with a capital; the first word of the sentence too."""
    begins_with_figure: bool = False
    """Whether digits that open it count something, as in a key fact; elsewhere they may be the number of a note."""

    @property
    def dates(self) -> list[str]:
        """Its dates, sorted."""
        return sorted(term.key for term in self.terms if term.kind == "date")

    @property
    def amounts(self) -> list[float]:
        """The values of its amounts, in order."""
        return [term.value for term in self.terms if term.is_amount]

    @property
    def shape(self) -> list[str]:
        """Its words and, for each amount or date, of which kind it is."""
        return [term.key if term.kind == "word" else f"#{term.kind}" for term in self.terms]

    @property
    def denials(self) -> int:
        """How many of its words deny."""
        return len(_DENYING.findall(self.text))


class Said(NamedTuple):
    """An amount or a date of a claim, with what it counts."""

    term: Term
    text: str
    """As it is written."""


def claim(text: str, paper_id: str, *, begins_with_figure: bool = False) -> Claim:
    """Take a sentence of a paper apart; `begins_with_figure` where digits that open it count something."""
    found = terms(text)
    topic = [term for term in found if is_topic(term)]
    names = frozenset(term.key for term in topic if text[term.start].isupper())
    return Claim(text, paper_id, found, frozenset(term.key for term in topic), names, begins_with_figure)


def share_enough(one: Claim, other: Claim) -> bool:
    """Whether two claims have so many words and dates in common that they may be about one thing."""
    return len(one.topic & other.topic) + len({*one.dates} & {*other.dates}) >= FEWEST_SHARED


def amounts_apart(one: Claim, other: Claim, long_forms: Mapping[str, str]) -> tuple[Said, Said] | None:
    """Give the one amount in which two claims differ, as each writes it; None where they do not.

    `long_forms` gives what abbreviations stand for. Two claims of one paper must have a date: without one, both may
    be true, each at its time.
    """
    return one_amount_apart(one, other, long_forms) if one.dates or one.paper_id != other.paper_id else None


def other_values(one: Claim, i: int, other: Claim, j: int) -> bool:
    """Whether the amounts at a place of each claim have other values, whatever their bounds."""
    return not same_amount(one.terms[i].value, other.terms[j].value)


def one_amount_apart(
    one: Claim,
    other: Claim,
    long_forms: Mapping[str, str],
    differ: Callable[[Claim, int, Claim, int], bool] = other_values,
) -> tuple[Said, Said] | None:
    """Give the one amount in which two claims with the same dates, or with none, differ; None where they do not.

    `differ` tells whether the amount at a place of the one claim differs from that at a place of the other.
    """
    if one.dates != other.dates:
        return None
    pairs = [(i, j) for i, j in _aligned(one, other) if differ(one, i, other, j)]
    if len(pairs) != 1:
        return None
    (i, j) = pairs[0]
    if _is_partial(one, i) or _is_partial(other, j):
        return None
    counted = _counted(one, i), _counted(other, j)
    if not _alike(*counted, long_forms, is_count=one.terms[i].kind == "count"):
        return None
    if not _about_one_thing(one, other, frozenset(term.key for term in counted if term)):
        return None
    return _said(one, i, counted[0]), _said(other, j, counted[1])


def dates_apart(one: Claim, other: Claim) -> tuple[Said, Said] | None:
    """Give the one date in which claims of two papers differ, as each writes it; a year alone is not enough."""
    found = [[term for term in claim.terms if term.kind == "date"] for claim in (one, other)]
    if one.paper_id == other.paper_id or [len(dates) for dates in found] != [1, 1] or one.amounts != other.amounts:
        return None
    first, second = found[0][0], found[1][0]
    parts = set(first.key.split()), set(second.key.split())
    if parts[0] <= parts[1] or parts[1] <= parts[0] or not (_MONTH.search(first.key) and _MONTH.search(second.key)):
        return None
    if len(one.topic & other.topic) < SHARED_BY_BOTH * len(one.topic | other.topic):
        return None
    if not _about_one_thing(one, other, frozenset()):
        return None
    return Said(first, one.text[first.start : first.end]), Said(second, other.text[second.start : second.end])


def deny(one: Claim, other: Claim) -> bool:
    """Whether one claim denies the other: the same words, amounts and dates, but one denial more."""
    same = one.topic == other.topic and one.dates == other.dates and one.amounts == other.amounts
    return same and (one.denials + other.denials) % 2 == 1


def _aligned(one: Claim, other: Claim) -> Iterator[tuple[int, int]]:
    """Give the places of amounts of one kind that the same words stand round in both claims."""
    for block in SequenceMatcher(None, one.shape, other.shape, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            if one.terms[block.a + step].is_amount:
                yield block.a + step, block.b + step


def _is_partial(claim: Claim, place: int) -> bool:
    """Whether an amount is part of another, or may be the number of a note: digits that open the sentence."""
    if place == 0:
        return claim.text[claim.terms[0].start].isdigit() and not claim.begins_with_figure
    return claim.terms[place - 1].key in _PARTIAL_STEMS


def _counted(claim: Claim, place: int) -> Term | None:
    """Give the word that says what an amount counts; None where none follows, or it is a name."""
    for term in claim.terms[place + 1 : place + 1 + WITHIN]:
        if term.kind != "word":
            return None
        if is_topic(term):
            text = claim.text[term.start : term.end]
            return term if text[0].islower() or _ABBREVIATION.fullmatch(text) else None
    return None


def _alike(one: Term | None, other: Term | None, long_forms: Mapping[str, str], *, is_count: bool) -> bool:
    """Whether two amounts count one thing; two abbreviations do where their long forms begin with the same word."""
    if one is None or other is None:
        return not is_count and one is other
    if one.key == other.key:
        return True
    begin = [_first_word(term, long_forms) for term in (one, other)]
    return begin[0] is not None and begin[0] == begin[1]


def _first_word(term: Term, long_forms: Mapping[str, str]) -> str | None:
    """Give the first word of what an abbreviation stands for; None where the papers do not say."""
    forms = {short.casefold(): long for short, long in long_forms.items()}
    long = forms.get(term.key) or forms.get(term.key.removesuffix("s"))
    return stem(long.split()[0].casefold()) if long else None


def _about_one_thing(one: Claim, other: Claim, counted: frozenset[str]) -> bool:
    """Whether two claims share their topic, and no name is in one of them alone; what is counted is left out."""
    topics = sorted((one.topic - counted, other.topic - counted), key=len)
    if len(topics[0] & topics[1]) < SHARED * len(topics[0]):
        return False
    return not (topics[0] ^ topics[1]) & (one.names | other.names)


def _said(claim: Claim, place: int, counted: Term | None) -> Said:
    """Give an amount with what it counts, as it is written."""
    term = claim.terms[place]
    return Said(term, claim.text[term.start : (counted or term).end])
