"""Names that a paper gives to what it speaks of: `the Ministerial Strategic Group … (“the Group”)`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from hscqa.references.families import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST_BEFORE = 250
"""Characters before a definition in which the full name is looked for."""
_NAME = r"(?P<name>[A-Z0-9][\w&’'/-]*(?: [\w&’'/-]+){0,5}?)"
_FROM_HERE = (
    r"(?:here(?:in)?after|hence(?:forth|forward))[\s,]*(?:(?:(?:referred to|known)(?: \w+)? as|called|termed)\s+)?"
    r"|(?:referred to|known) (?:\w+ ){0,3}?as\s+"
)
_BRACKET = re.compile(
    rf"\(\s*(?P<from>{_FROM_HERE})?(?P<the>(?:[Tt]he|[Oo]ur)\s+)?(?P<mark>[“\"‘'])?(?:[Tt]he\s+)?"
    rf"(?:{_NAME}|(?<=[“\"‘'][Tt]he )(?P<noun>[a-z]+))[”\"’']?\s*\)",
)
_IN_LINE = re.compile(rf"(?P<from>{_FROM_HERE})(?:the\s+)?[“\"‘'](?:the\s+)?(?:{_NAME}|(?P<noun>[a-z]+))[”\"’']")
_SENTENCE = re.compile(r"[.!?]\s+(?=[A-Z])")
_EMPHASIS = re.compile(r"(?<!\w)[*_]+|[*_]+(?!\w)")


class Definition(NamedTuple):
    """A name and the words that it is given for."""

    name: str
    before: str
    """The sentence as far as the definition."""


def definitions(text: str) -> Iterator[Definition]:
    """Find the names that a text defines in brackets or after `hereafter`, in order.

    Initials need no more than their brackets; any other name must stand in quotation marks, after an article, or after
    `hereafter` and its like.
    """
    text = " ".join(_EMPHASIS.sub("", text).split())
    end = 0
    for match in sorted((*_BRACKET.finditer(text), *_IN_LINE.finditer(text)), key=lambda match: match.start()):
        if match.start() < end:
            continue
        end = match.end()
        groups = match.groupdict()
        name = groups["name"] or groups["noun"]
        is_bare = match.re is _BRACKET and not (groups["from"] or groups["the"] or groups["mark"])
        if is_bare and not is_initials(name):
            continue
        before = text[max(0, match.start() - LONGEST_BEFORE) : match.start()]
        yield Definition(name, _SENTENCE.split(before)[-1].rstrip(" ,(“\"‘'"))


def is_initials(name: str) -> bool:
    """Whether a name is made of capitals: `MSG`, `CoSLA`."""
    return len(name) > 1 and " " not in name and sum(letter.isupper() for letter in name) * 2 > len(name)


def pattern_of(names: Iterable[str]) -> re.Pattern[str]:
    """Compile a pattern for defined names; one plain word counts after an article only, and not in a longer name."""
    parts = [
        re.escape(name)
        if is_initials(name) or " " in name
        else rf"(?<=[Tt]he ){re.escape(name)}(?!\s(?!{_LABELS})[A-Z])"
        for name in sorted(names, key=len, reverse=True)
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts) or '(?!)'})(?!\w)")


_LABELS = rf"(?i:{'|'.join(family.one for family in FAMILIES)})"
