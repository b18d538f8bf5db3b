"""Abbreviations that a paper defines itself: “Integration Joint Boards (IJBs)”, “IJB (Integration Joint Board)”.

Source of the method: Schwartz and Hearst, A simple algorithm for identifying abbreviation definitions in biomedical
text, 2003. Theirs: what may be a short form, how many words before it may be the long form, and that its letters stand
there in order. Ours: among several long forms the one that most of the letters begin a word of, which mends
“Social Services Council” for SSSC.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hscqa.model import Abbreviation
from hscqa.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hscqa.model import Block

LONGEST_SHORT = 10
"""Characters of a short form."""
MORE_WORDS = 5
"""Words that a long form may have more than its short form has letters; it has at most twice as many as letters."""
JOINING = frozenset("a an and at by for from in of on or the to with".split())
"""Words that no long form begins with."""
_BRACKETS = re.compile(r"\(([^()]{2,120})\)")
_SHORT = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9&/.-]*[A-Za-z0-9])?")
_WORD = re.compile(r"\d+|[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE = re.compile(r"[.;:!?]\s+")
_AROUND = " ,–—-“”‘’\"'"
"""Marks and spaces around a form that are no part of it."""
_TORN = re.compile(r"[()\[\]]")
_ROMAN = re.compile(r"[IVX]+")


def abbreviations(blocks: Sequence[Block]) -> tuple[Abbreviation, ...]:
    """Find the abbreviations that a paper defines, each once, where it does so first."""
    found: dict[tuple[str, str], Abbreviation] = {}
    for block in blocks:
        for short, long in defined_in(block.reading):
            found.setdefault((short, long.casefold()), Abbreviation(short, long, block.id))
    return tuple(found.values())


def defined_in(reading: str) -> Iterator[tuple[str, str]]:
    """Give every (short, long) that a text defines in round brackets, in order; a plural s goes from the short form."""
    for match in _BRACKETS.finditer(reading):
        before = _SENTENCE.split(reading[: match.start()])[-1]
        inside = re.split(r"[,;]\s", match.group(1))[0].strip(_AROUND).removeprefix("the ")
        if (short := _short_form(inside)) is not None:
            long = _long_form(short, before)
        else:
            short = _short_form(before.split()[-1] if before.split() else "")
            long = _long_form(short, inside, whole=True) if short is not None else None
        if short is not None and long is not None:
            yield short, long


def _short_form(text: str) -> str | None:
    """Give an abbreviation without its plural s; None where the text is none, as “Scotland”, “2014” or “IV”."""
    if not _SHORT.fullmatch(text) or len(text) > LONGEST_SHORT + 1:
        return None
    short = text[:-1] if text.endswith("s") and text[:-1].isupper() else text
    letters = [character for character in short if character.isalpha()]
    capitals = sum(character.isupper() for character in letters)
    signs = capitals + sum(character.isdigit() for character in short)
    if not short[0].isupper() or signs < 2 or capitals * 2 <= len(letters) or _ROMAN.fullmatch(short):  # noqa: PLR2004
        return None
    return short if len(short) <= LONGEST_SHORT else None


def _long_form(short: str, text: str, *, whole: bool = False) -> str | None:
    """Give the words at the end of a text, or the `whole` of it, that a short form stands for; None where none do."""
    signs = [character for character in short.casefold() if character.isalnum()]
    most = min(len(signs) + MORE_WORDS, 2 * len(signs))
    words = list(_WORD.finditer(text))
    if whole and len(words) > most:
        return None
    starts = words[:1] if whole else words[-most:]
    longs = [text[start.start() :].strip(_AROUND) for start in starts if fold(start.group()) not in JOINING]
    begun = {long: _begun(signs, long) for long in longs if short not in long and _spells(signs, long)}
    best = max(begun, key=lambda long: (begun[long], -len(long)), default="")
    return best if best and begun[best] * 2 >= len(signs) else None


def _spells(signs: Sequence[str], long: str) -> bool:
    """Whether a short form's letters and digits stand in a long form of several words in order, one at its start."""
    if len(_WORD.findall(long)) < 2 or _TORN.search(long):  # noqa: PLR2004
        return False
    rest = iter(long.casefold())
    return long[0].casefold() == signs[0] and all(sign in rest for sign in signs)


def _begun(signs: Sequence[str], long: str) -> int:
    """Count the letters of a short form that begin words of a long form, in order."""
    counts = [0] * (len(signs) + 1)  # of the longest common run, left out letters allowed, for each prefix of `signs`
    for word in _WORD.finditer(long.casefold()):
        before = counts.copy()
        for place, sign in enumerate(signs, 1):
            counts[place] = max(counts[place], counts[place - 1], before[place - 1] + (sign == word.group()[0]))
    return counts[-1]
