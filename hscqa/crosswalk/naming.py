"""Sentences that name a paper and one of its themes: `the Group's proposals on integrated finances`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hscqa.crosswalk.weights import THEME_NAMED
from hscqa.words import stems

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hscqa.model import Paper

_PART = re.compile(r"\s+(?:for|of|on|in)\s+|,")
_YEAR = re.compile(r"\s*\((?:19|20)\d\d\)[^()]*$")
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


def themes_named(sentence: str, themes: Iterable[str]) -> list[str]:
    """Give the themes whose heading a sentence says, at least in most of its words."""
    said = set(stems(sentence))
    found = []
    for theme in dict.fromkeys(themes):
        heading = {stem for stem in stems(theme) if not stem[0].isdigit()}
        if len(heading) >= FEWEST_WORDS and len(heading & said) >= THEME_NAMED * len(heading):
            found.append(theme)
    return found


def _is_name(name: str) -> bool:
    """Whether a name can be told from plain words: initials, or several words."""
    if len(name.split()) >= FEWEST_WORDS:
        return True
    return name.isupper() and len(name) >= SHORTEST_INITIALS
