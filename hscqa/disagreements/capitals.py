"""Which words papers write with a capital: names, told from words that have it from their place alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from hscqa.model import BlockKind
from hscqa.words import bare, fold, stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hscqa.model import Document

LONGEST_OPENING = 3
"""Characters before a word among which the marks that open a sentence are looked for."""
_WORD = re.compile(r"[^\W\d_]{2,}(?:['’][^\W\d_]+)*")
_OPENING = re.compile(r"(?:\A|[.?!:;•–—]\s*|[“‘\"'(\[]\s*)$")
"""What stands before a word that has its capital from its place alone."""
_TOKEN = re.compile(r"\S+")
_IN_ADDRESS = re.compile(r"\S(?:@|/|\w\.\w)\S")
"""What tells an address, which is written small, from a word. Looked for in a token: one pattern for both would try
each end of a long word anew from each of its letters."""
_LABEL = re.compile(r"\b[A-Z]\w+ (?:\d+|[A-Z]|[IVX]+)\b")
"""The number of a division with its word: `Appendix 3`, `Part II`."""


class Capitals(NamedTuple):
    """How papers write words, as stems."""

    proper: frozenset[str]
    """Words that they write with a capital within sentences, and never without one."""
    small: frozenset[str]
    """Words that they write without a capital at some place."""


def capitals(documents: Sequence[Document]) -> Capitals:
    """Tell the names among the words of papers; headings, where capitals say little, are left out."""
    inside: set[str] = set()
    small: set[str] = set()
    for document in documents:
        for block in document.blocks:
            if block.kind is BlockKind.HEADING:
                continue
            text = _TOKEN.sub(_unless_address, block.reading)
            for match in _WORD.finditer(text):
                word = match.group()
                if word[0].islower():
                    small.add(_key(word))
                elif not _OPENING.search(text, max(0, match.start() - LONGEST_OPENING), match.start()):
                    inside.add(_key(word))
    return Capitals(frozenset(inside - small), frozenset(small))


def named(text: str, names: frozenset[str]) -> frozenset[str]:
    """Give those of the names that a text writes with a capital; `Appendix 3` is none."""
    found = (_key(match.group()) for match in _WORD.finditer(_LABEL.sub("", text)) if match.group()[0].isupper())
    return names.intersection(found)


def _unless_address(token: re.Match[str]) -> str:
    """Give a token, or '' for an address."""
    return "" if _IN_ADDRESS.search(token.group()) else token.group()


def _key(word: str) -> str:
    """Give the stem by which a word is compared."""
    return stem(bare(fold(word)))
