"""English words, from the list that symspellpy carries: what is one of them is spelt right, whatever the papers say.

82,765 words, British and American, with how often each is written: those of Google's n-grams that SCOWL has too.
"""

from __future__ import annotations

import importlib.util
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = "symspellpy"
LIST = "frequency_dictionary_en_82_765.txt"
CONTRACTIONS = frozenset(
    """
    arent couldnt didnt doesnt hadnt hasnt havent itll mightnt mustnt neednt shouldnt shouldve thatll theyd theyll
    theyre theyve wasnt werent whats wheres whos whove wouldnt wouldve youll youre youve
    """.split(),
)
"""Typed without their apostrophe; the list has none of them."""


class English:
    """The list, kept as the file's own bytes: to search them takes less time than to make a set of them."""

    def __init__(self, listed: bytes) -> None:
        """Take lines of a word, a space and a count."""
        self._lines = b"\n" + listed.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")

    def __contains__(self, word: str) -> bool:
        """Whether a folded word is in the list, or is a contraction."""
        return word in CONTRACTIONS or (word.isalpha() and f"\n{word} ".encode("utf-8", "replace") in self._lines)

    def words_beginning(self, letter: str, shortest: int, longest: int) -> Iterator[str]:
        """Give the words that begin with a letter of a to z and have so many letters, in the list's order."""
        pattern = rf"\n({letter}[a-z]{{{shortest - 1},{longest - 1}}}) "
        return (match.group(1).decode() for match in re.finditer(pattern.encode(), self._lines))


@cache
def english() -> English:
    """Read the list once. The library that carries it is found, not run."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(f"no module named {PACKAGE!r}", name=PACKAGE)
    return English((Path(found.origin).parent / LIST).read_bytes())
