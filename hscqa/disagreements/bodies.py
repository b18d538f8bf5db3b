"""The bodies that a text names: a name and a word for what the body is, as `Fife Council`, `NHS Fife`, `Fife IJB`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from hscqa.disagreements.shortened import Shortened, singular
from hscqa.words import STOP, bare, fold, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

KINDS = frozenset(
    "agency association authority board college commission committee company constabulary council federation force"
    " foundation hospital institute library ministry partnership police school service society trust university".split()
)
"""Words for what a body is. An abbreviation whose long form ends in one is a kind of its own."""
_NAME = r"[A-Z][\w&-]*(?:\s(?:(?:and|of|the|&)\s)?[A-Z][\w&-]*){0,5}"
"""Words with capitals in a row; where a kind follows, as few as stand before it."""

_OPENING = re.compile(rf"^(?:(?:{'|'.join(sorted(STOP))})\s)+", re.IGNORECASE)
"""Words that only open a sentence: `In Fife Council`."""


class Body(NamedTuple):
    """A body as a text names it."""

    kind: str
    name: frozenset[str]
    """The words of its name without the kind, folded."""
    text: str
    """As it is written, with the short form of a kind where the papers define one."""
    place: str
    """Its name without the kind, as it is written."""


class Bodies:
    """Finds the bodies in a text."""

    def __init__(self, long_forms: Mapping[str, str], small: frozenset[str]) -> None:
        """Take what abbreviations stand for, and the stems of words that are no names: `Local Authority` is no body."""
        self._small = small
        self._shorten = Shortened(long_forms)
        shorts = [short for short, long in long_forms.items() if singular(long).split()[-1] in KINDS]
        kinds = "|".join(map(re.escape, (*shorts, *sorted(KINDS))))
        self._pattern = re.compile(
            rf"(?P<before>NHS|University of|College of)\s(?P<of>{_NAME})|(?P<name>{_NAME}?)\s(?P<after>(?i:{kinds}))\b"
        )

    def find(self, text: str) -> Iterator[Body]:
        """Give the bodies that a text names, in order."""
        for match in self._pattern.finditer(self._shorten(text)):
            place = _OPENING.sub("", match["of"] or match["name"])
            name = frozenset(bare(fold(word)) for word in place.split()) - STOP
            if not place.isupper() and not self._small.issuperset(map(stem, name)):
                yield Body(fold(match["before"] or match["after"]), name, match.group(), place)
