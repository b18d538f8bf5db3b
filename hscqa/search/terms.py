"""The terms of a text: names of the glossary, and abbreviations that the papers define."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from hscqa.search.english import english
from hscqa.words import STOP, WORD, bare, fold, stem, stems, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hscqa.model import Glossary

Key = tuple[str, ...]
"""A name's stems, the common words among them, which tell `care at home` from `care home`."""


@dataclass(frozen=True, slots=True)
class Names:
    """Every name that the glossary and the papers' abbreviations know."""

    others: dict[Key, tuple[str, ...]]
    """The other names of each."""
    written: dict[Key, str]
    """How each is written where it stands first."""
    words: frozenset[str]
    """The folded words of them all."""
    longest: int
    """Words of the longest one."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a text."""

    start: int
    end: int
    written: str
    """Its name as the glossary writes it."""
    others: tuple[str, ...]
    """Its other names, in the glossary's order."""


@lru_cache(maxsize=4)
def names_of(glossary: Glossary, abbreviations: tuple[tuple[str, str], ...]) -> Names:
    """Bring together all names of a glossary and of (short, long) abbreviations."""
    others: dict[Key, list[str]] = {}
    written: dict[Key, str] = {}
    for group in (*glossary.same, *abbreviations):
        for name in group:
            written.setdefault(_key(name), name)
            others.setdefault(_key(name), []).extend(group)
    same = {key: tuple(found) for key, found in others.items()}
    for said, meant in glossary.people_say:
        reached = [other for name in meant for other in (name, *same.get(_key(name), ()))]
        written.setdefault(_key(said), said)
        others.setdefault(_key(said), []).extend(reached)
    every = {name for group in others.values() for name in group}.union(written.values())
    return Names(
        {key: tuple(_without_alike(found, key)) for key, found in others.items()},
        written,
        frozenset(word for name in every for word in words(name)),
        max(map(len, others), default=0),
    )


def _without_alike(names: Sequence[str], key: Key) -> Iterator[str]:
    """Give names once each, in order, without the one that has a key."""
    seen = {key}
    for name in names:
        if _key(name) not in seen:
            seen.add(_key(name))
            yield name


def find_terms(text: str, names: Names) -> Iterator[Term]:
    """Find the terms of a text from left to right, the longest first where several begin; none overlap."""
    found = [(match.start(), match.end(), _stem(match.group())) for match in WORD.finditer(text)]
    place = 0
    while place < len(found):
        for count in range(min(names.longest, len(found) - place), 0, -1):
            run = found[place : place + count]
            key = tuple(one for _, _, one in run)
            start, end = run[0][0], run[-1][1]
            if key in names.others and _is_meant(text, start, end, names.written[key]):
                yield Term(start, end, names.written[key], names.others[key])
                place += count
                break
        else:
            place += 1


def _is_meant(text: str, start: int, end: int, written: str) -> bool:
    """Whether words with a name's stems are the name: `chaired` is no chair, `it` not IT, `CO2` no CO."""
    typed = text[start:end]
    if ("&" in typed) != ("&" in written) or text[:start][-1:].isalnum() or text[end : end + 1].isalnum():
        return False
    word = bare(fold(typed))
    if is_abbreviation(written):
        return typed.removesuffix("s") == written or (word not in STOP and word not in english())
    return " " in written or word in _numbers(bare(fold(written))) or bare(fold(written)) in _numbers(word)


def _numbers(word: str) -> set[str]:
    """Give a word and what may be its plural."""
    return {word, f"{word}s", f"{word}es", re.sub("y$", "ies", word)}


def is_abbreviation(name: str) -> bool:
    """Whether a name is one word of capitals (`IJB`, `CoSLA`, `S95`)."""
    return " " not in name and sum(sign.isupper() or sign.isdigit() for sign in name) > 1


@lru_cache(maxsize=20_000)
def _key(name: str) -> Key:
    """Give what tells a name from others."""
    return tuple(stems(name, stop=()))


_PLURAL = re.compile(r"[^\W\d_]{2,}s")


def _stem(typed: str) -> str:
    """Give the stem of a typed word, and of an abbreviation's plural that of its singular."""
    is_plural = _PLURAL.fullmatch(typed) is not None and typed[:-1].isupper()
    return stem(bare(fold(typed[:-1] if is_plural else typed)))
