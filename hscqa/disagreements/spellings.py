"""One person's name spelled two ways.

Two names that differ in a letter or two are as a rule two people. They are taken for one only where more says so: what
the person is said to be, or a surname that nobody else has under the same title, or the same few paragraphs.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from enum import Enum, auto
from itertools import combinations, product
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from hscqa.disagreements.people import office_stems, people
from hscqa.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hscqa.disagreements.people import Person
    from hscqa.model import Document

SHORTEST = 3
"""Letters of a word that may be misspelled."""
LONG = 6
"""Letters from which on a word may differ in two places."""
FEWEST_SHARED = 2
"""Words that two offices must have in common."""
SHARED_OFFICE = 0.6
"""The share of the words of the shorter office that this must be."""
NEARBY = 2
"""Blocks between two places in the same few paragraphs."""
_MEN = frozenset({"mr", "sir", "lord", "baron"})
_WOMEN = frozenset({"mrs", "ms", "miss", "dame", "lady", "baroness"})


class _Alike(Enum):
    """What two names have in common beside a likeness in writing."""

    FIRST_NAME = auto()
    """The first name; the surnames sound alike."""
    ONLY_SURNAME = auto()
    """A surname that nobody else has; the first names sound alike."""
    NOTHING = auto()
    """Nothing that counts without an office: the words do not sound alike, or others have the surname too."""


def two_spellings(documents: Sequence[Document], proper: frozenset[str]) -> Iterator[tuple[Person, Person]]:
    """Find the people whose names are spelled two ways; `proper` are the stems of words always written with a capital.

    One pair of places for every two spellings.
    """
    by_name: dict[tuple[str, ...], list[Person]] = defaultdict(list)
    for document in documents:
        for person in people(document):
            by_name[person.words].append(person)
    surnames = Counter(name[-1] for name in by_name)
    for one, other, place in _similar(by_name):
        pairs = [pair for pair in product(by_name[one], by_name[other]) if not _is_torn(*pair, place)]
        if any(_are_two_people(*pair) for pair in pairs):
            continue
        alike = _alike(one, other, place, surnames)
        shown = [pair for pair in pairs if _is_one_person(*pair, proper, alike)]
        if shown:
            yield max(shown, key=_evidence)


def _alike(one: tuple[str, ...], other: tuple[str, ...], place: int, surnames: Counter[str]) -> _Alike:
    """Say what two names that differ in the word at a place have in common; `surnames` counts the names with each."""
    if _sound(one[place]) != _sound(other[place]):
        return _Alike.NOTHING
    if place == len(one) - 1:
        return _Alike.FIRST_NAME
    return _Alike.ONLY_SURNAME if surnames[one[-1]] == len((one, other)) else _Alike.NOTHING


def _sound(word: str) -> str:
    """Give the consonants of a word as they sound: `Tracey` and `Tracy`, `Steven` and `Stephen` sound alike."""
    consonants = re.sub(r"[aeiouyh]", "", word.replace("ph", "v").replace("c", "k"))
    return re.sub(r"(.)\1+", r"\1", consonants)


def _similar(names: Iterable[tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], int]]:
    """Give the pairs of names that differ in one word, by a letter or two, and the place of that word."""
    around: dict[tuple[tuple[str, ...], tuple[str, ...]], list[tuple[str, ...]]] = defaultdict(list)
    for name in names:
        for place in range(len(name)):
            around[name[:place], name[place + 1 :]].append(name)
    for (before, _), alike in around.items():
        place = len(before)
        for one, other in combinations(sorted(alike), 2):
            if _near(one[place], other[place], is_first=place == 0):
                yield one, other, place


def _near(one: str, other: str, *, is_first: bool) -> bool:
    """Whether two words may be one, misspelled; a short form of a first name (`Steve`) is no misspelling."""
    if min(len(one), len(other)) < SHORTEST or (is_first and (one.startswith(other) or other.startswith(one))):
        return False
    return OSA.distance(one, other) <= (2 if min(len(one), len(other)) >= LONG else 1)


def _is_torn(one: Person, other: Person, place: int) -> bool:
    """Whether a blank within a word makes the difference: `Bis h` is `Bish`."""
    for person, whole in ((one, other.words[place]), (other, one.words[place])):
        part = person.words[place]
        at = person.block.reading.find(person.name, person.start) + len(person.name)
        if whole.startswith(part) and fold(person.block.reading[at:]).replace(" ", "").startswith(whole[len(part) :]):
            return True
    return False


def _are_two_people(one: Person, other: Person) -> bool:
    """Whether two places show that two people are meant: one sentence, or one list, names both."""
    if one.paper.id != other.paper.id:
        return False
    if one.block.id == other.block.id and one.sentence == other.sentence:
        return True
    return one.is_entry and other.is_entry and one.block.headings == other.block.headings


def _is_one_person(one: Person, other: Person, proper: frozenset[str], alike: _Alike) -> bool:
    """Whether two places show that one person is meant."""
    titles = {one.title, other.title}
    if (titles & _MEN and titles & _WOMEN) or not (one.is_sure or other.is_sure):
        return False
    if one.office and other.office:
        return one.is_sure and other.is_sure and _same_office(one.office, other.office, proper)
    if one.paper.id != other.paper.id:
        return False
    if alike is _Alike.ONLY_SURNAME:
        return one.title == other.title != ""
    near = abs(one.block.ordinal - other.block.ordinal) <= NEARBY and not (one.is_entry or other.is_entry)
    return alike is _Alike.FIRST_NAME and near


def _same_office(one: str, other: str, proper: frozenset[str]) -> bool:
    """Whether two texts say the same of what a person is and where; not where each names a place of its own."""
    stems = office_stems(one), office_stems(other)
    shared = stems[0] & stems[1]
    if len(shared) < max(FEWEST_SHARED, SHARED_OFFICE * min(map(len, stems))):
        return False
    return not all((each - shared) & proper for each in stems)


def _evidence(pair: tuple[Person, Person]) -> tuple[int, int]:
    """Say how much shows that two places name one person: the words that both offices have, then the titles."""
    shared = office_stems(pair[0].office) & office_stems(pair[1].office)
    return len(shared), int(pair[0].title == pair[1].title != "")
