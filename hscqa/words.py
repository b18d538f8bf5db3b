"""Text to words: one way of cutting and folding them, for search, crosswalk and quotations.

`set-aside`, `set aside` and `Set Aside` are the same two words; `Scotland’s` is `scotland`;
`£222.5` and `2017/18` stay whole.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

WORD = re.compile(r"\d+(?:[.,/]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
"""A number with its separators, or a run of letters with inner apostrophes."""

STOP = frozenset(
    """
    a about after all also am an and any are as at be because been before being between both but by can could did do
    does doing done down for from further get go got had has have having he her here hers him his how i if in into is
    it its itself just let me more most my no nor not of off on once only or other our ours out over own same she
    should so some such than that the their theirs them themselves then there these they this those through to too
    under until up us very was we were what when where which while who whom whose why will with would you your yours
    """.split(),
)
"""Words that carry no topic. Numbers, negations in compounds and all content words stay."""


_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
"""Soft hyphens and joiners of no width: they stand inside words and are no part of them."""


def fold(text: str) -> str:
    """Fold compatibility forms, case and apostrophe shapes, and drop what is not seen; the length may change."""
    return unicodedata.normalize("NFKC", _UNSEEN.sub("", text)).casefold().replace("’", "'")


def words(text: str) -> list[str]:
    """Cut a text into folded words, in order; a possessive's ending is dropped."""
    return [bare(match.group()) for match in WORD.finditer(fold(text))]


def bare(word: str) -> str:
    """Take the possessive ending off a folded word."""
    if word.endswith("'s"):
        return word[:-2]
    return word.replace("'", "")


@cache
def _stemmer() -> Callable[[str], str]:
    """Make the Snowball English stemmer (Porter 2) once."""
    import Stemmer  # noqa: PLC0415  a compiled module that only word work needs

    return Stemmer.Stemmer("english").stemWord  # type: ignore[no-any-return]


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Give a folded word's stem; numbers stay as they are."""
    return word if word[:1].isdigit() else _stemmer()(word)


def stems(text: str, *, stop: Iterable[str] = STOP) -> list[str]:
    """Cut a text into stems, in order, without the `stop` words."""
    left_out = frozenset(stop)
    return [stem(word) for word in words(text) if word not in left_out]
