"""Sentences that name a paper and one of its themes: `the Group's proposals on integrated finances`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hscqa.crosswalk.weights import THEME_LISTED, THEME_NAMED
from hscqa.words import stems

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from hscqa.model import Paper, Statement

_PART = re.compile(r"\s+(?:for|of|on|in)\s+|,")
_YEAR = re.compile(r"\s*\((?:19|20)\d\d\)[^()]*$")
_NOUN = re.compile(r"[^\W\d_]{4,}")
_ON = re.compile(r"(?<!\w)(?:on|for|about|like|such as|including|to|around|regarding|concerning)(?!\w)", re.IGNORECASE)
"""What opens the matters that statements are on."""
SHORTEST_INITIALS = 3
FEWEST_WORDS = 2
"""A name of one plain word (`Review`) is no name."""


def name_pattern(paper: Paper) -> re.Pattern[str]:
    """Give a pattern for the names of a paper in running text: its publisher, whole or as it begins, and short name.

    `Ministerial Strategic Group for Health and Community Care` is known as `Ministerial Strategic Group`. Never
    matches where the paper has no name that can be told from plain words.
    """
    names = {paper.publisher, _PART.split(paper.publisher)[0], _YEAR.sub("", paper.short)}
    usable = sorted((name for name in names if _is_name(name)), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, usable)) or '(?!)'})(?!\w)")


def themes_named(sentence: str, themes: Iterable[str], nouns: Iterable[str] = ()) -> list[str]:
    """Give the themes whose heading a sentence says, in the order of the paper.

    Most of a heading's words name it. Half of them do where the sentence says what the paper's statements are on (`the
    proposals on relationships and information sharing`; `nouns` has what the statements are called), as long as
    those words do not name another theme already.
    """
    said = set(stems(sentence))
    headings = {theme: {stem for stem in stems(theme) if not stem[0].isdigit()} for theme in themes}
    named = {theme for theme, heading in headings.items() if _names(heading, said, THEME_NAMED)}
    taken = {stem for theme in named for stem in headings[theme]}
    matters = set(stems(matters_of(sentence, nouns))) - taken
    named |= {theme for theme, heading in headings.items() if _names(heading, matters, THEME_LISTED)}
    return [theme for theme in headings if theme in named]


def speaks_of(sentence: str, nouns: Iterable[str]) -> re.Match[str] | None:
    """Find what the paper's statements are called (`proposals`) in a sentence; None where it does not speak of them."""
    words = "|".join(re.escape(noun) for noun in sorted(nouns))
    return re.search(rf"(?<!\w)(?:{words})s?(?!\w)", sentence, re.IGNORECASE) if words else None


def matters_of(sentence: str, nouns: Iterable[str]) -> str:
    """Give what a sentence says after the paper's statements and a word that opens their matters; '' for nothing."""
    spoken = speaks_of(sentence, nouns)
    opened = _ON.search(sentence, spoken.end()) if spoken else None
    return sentence[opened.end() :] if opened else ""


def nouns_of(statements: Iterable[Statement]) -> frozenset[str]:
    """Give what a paper calls its statements, in small letters: `proposal` for those labelled `Proposal 2 (iii)`."""
    opening = (_NOUN.match(statement.label) for statement in statements)
    return frozenset(match.group().lower() for match in opening if match)


def _names(heading: AbstractSet[str], said: AbstractSet[str], share: float) -> bool:
    """Whether words name a heading: at least two of its stems, and that share of them."""
    return len(heading & said) >= max(FEWEST_WORDS, share * len(heading))


def _is_name(name: str) -> bool:
    """Whether a name can be told from plain words: initials, or several words."""
    if len(name.split()) >= FEWEST_WORDS:
        return True
    return name.isupper() and len(name) >= SHORTEST_INITIALS
