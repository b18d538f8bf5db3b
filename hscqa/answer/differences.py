"""Two places that say different things of one thing: another number, another date, or yes and no.

Told only where all else is the same, so that what is told is true: the wording, the years, the names, and what is
counted. Among all pairs of the 9,952 sentences of the papers in corpus/ and of five other public reports this tells
one difference, and it is one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from hscqa.answer.amounts import is_topic, same_amount, terms
from hscqa.answer.extracts import Extract
from hscqa.words import STOP, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hscqa.answer.amounts import Term
    from hscqa.answer.extracts import Cut

FEWEST_SHARED = 4
"""Dates and words that carry a topic that both sentences must have."""
FEWEST_PLAIN = 3
"""Words of three letters and more that both must have before they are taken apart, which takes time."""
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
_ABBREVIATION = re.compile(r"[A-Z]{2,}s?")
_DENYING = re.compile(r"\b(?:not|no|never|none|nor|neither|without|cannot)\b|n['’]t\b", re.IGNORECASE)
_LONG_WORD = re.compile(r"[^\W\d_]{3,}")
_MONTH = re.compile(r"[a-z]{3,}")


class Difference(NamedTuple):
    """Two sentences that say different things of one thing."""

    one: Extract
    other: Extract
    text: str
    """The difference in one sentence, made of the papers' words and the places' names."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence, taken apart."""

    run: Extract
    """The sentence."""
    text: str
    terms: tuple[Term, ...]
    topic: frozenset[str]
    """The stems of its words that carry a topic."""
    names: frozenset[str]
    """Those with a capital; the first word of the sentence too."""

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


def find_difference(chosen: Sequence[Extract], cuts: Sequence[Cut], long_forms: Mapping[str, str]) -> Difference | None:
    """Find what a chosen run says otherwise than another candidate; None where nothing differs.

    `long_forms` gives what abbreviations stand for.
    """
    others = [sentence for one in cuts for sentence in _sentences(one, 0, len(one.spans) - 1)]
    for run in chosen:
        for claim in map(_claim, _sentences(run.cut, run.first, run.last)):
            for other in others:
                if other.cut is run.cut or len(_plain(claim.text) & _plain(other.text)) < FEWEST_PLAIN:
                    continue
                text = _told(claim, _claim(other), long_forms)
                if text is not None:
                    return Difference(claim.run, other, text)
    return None


def _sentences(one: Cut, first: int, last: int) -> list[Extract]:
    """Give sentences of a candidate, each as a run; a table row has none."""
    return [] if one.candidate.passage.cells else [Extract(one, i, i, 0.0) for i in range(first, last + 1)]


@lru_cache(maxsize=1_000)
def _plain(text: str) -> frozenset[str]:
    """Give a text's words of three letters and more as they are written: a quick look before the slow one."""
    return frozenset(_LONG_WORD.findall(text.casefold())) - STOP


def _claim(run: Extract) -> Claim:
    """Take a sentence apart."""
    text = run.text
    found = terms(text)
    topic = [term for term in found if is_topic(term)]
    names = frozenset(term.key for term in topic if text[term.start].isupper())
    return Claim(run, text, found, frozenset(term.key for term in topic), names)


def _told(one: Claim, other: Claim, long_forms: Mapping[str, str]) -> str | None:
    """Say in what two claims differ; None where they do not, or are not about one thing."""
    if len(one.topic & other.topic) + len({*one.dates} & {*other.dates}) < FEWEST_SHARED:
        return None
    places = one.run.cut.candidate.citation, other.run.cut.candidate.citation
    said = _numbers(one, other, long_forms) or _dates(one, other)
    if said is not None:
        return f"“{said[0]}” in {places[0]}, but “{said[1]}” in {places[1]}."
    return f"{places[0]} and {places[1]} say the opposite of each other." if _deny(one, other) else None


def _numbers(one: Claim, other: Claim, long_forms: Mapping[str, str]) -> tuple[str, str] | None:
    """Give the one amount in which two claims differ, as each writes it, with what it counts."""
    if one.dates != other.dates or not (one.dates or _of_two_papers(one, other)):
        return None
    pairs = [(i, j) for i, j in _aligned(one, other) if not same_amount(one.terms[i].value, other.terms[j].value)]
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
    return _phrase(one, i, counted[0]), _phrase(other, j, counted[1])


def _dates(one: Claim, other: Claim) -> tuple[str, str] | None:
    """Give the one date in which claims of two papers differ, as each writes it; a year alone is not enough."""
    found = [[term for term in claim.terms if term.kind == "date"] for claim in (one, other)]
    if not _of_two_papers(one, other) or [len(dates) for dates in found] != [1, 1] or one.amounts != other.amounts:
        return None
    first, second = found[0][0], found[1][0]
    parts = set(first.key.split()), set(second.key.split())
    if parts[0] <= parts[1] or parts[1] <= parts[0] or not (_MONTH.search(first.key) and _MONTH.search(second.key)):
        return None
    if len(one.topic & other.topic) < SHARED_BY_BOTH * len(one.topic | other.topic):
        return None
    if not _about_one_thing(one, other, frozenset()):
        return None
    return one.text[first.start : first.end], other.text[second.start : second.end]


def _deny(one: Claim, other: Claim) -> bool:
    """Whether one claim denies the other: the same words, amounts and dates, but one denial more."""
    same = one.topic == other.topic and one.dates == other.dates and one.amounts == other.amounts
    return same and (one.denials + other.denials) % 2 == 1


def _of_two_papers(one: Claim, other: Claim) -> bool:
    """Whether two claims stand in two papers."""
    return one.run.cut.candidate.paper.id != other.run.cut.candidate.paper.id


def _aligned(one: Claim, other: Claim) -> Iterator[tuple[int, int]]:
    """Give the places of amounts of one kind that the same words stand round in both claims."""
    for block in SequenceMatcher(None, one.shape, other.shape, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            if one.terms[block.a + step].is_amount:
                yield block.a + step, block.b + step


def _is_partial(claim: Claim, place: int) -> bool:
    """Whether an amount is part of another, or may be the number of a note: digits that open the sentence."""
    if place == 0:
        return claim.text[claim.terms[0].start].isdigit()
    return claim.terms[place - 1].key in _PARTIAL_STEMS


_PARTIAL_STEMS = frozenset(stem(word) for word in PARTIAL)


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


def _phrase(claim: Claim, place: int, counted: Term | None) -> str:
    """Give an amount with what it counts, as it is written."""
    return claim.text[claim.terms[place].start : (counted or claim.terms[place]).end]
