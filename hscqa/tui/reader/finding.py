"""Words found in the text of a paper as it is read. Pure: values in, values out."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from hscqa.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_SAME = {
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),  # hyphens and dashes
    **dict.fromkeys("‘’‚‛′`´", "'"),  # single quotation marks, apostrophes, primes
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("\t\n\v\f\r\u00a0\u2002\u2003\u2009\u200b\u202f\u3000", " "),
    "ς": "σ",  # a word's last sigma; whether it is depends on what follows
}
"""Characters that are read as the same one."""
_FOLDS = str.maketrans(_SAME)


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it is compared: in small letters, one blank for any white space, one hyphen, one kind of quotes."""

    text: str
    places: Sequence[int]
    """Where each of its characters stands in the text it was made of."""

    def run(self, start: int, end: int) -> Span:
        """Give the run of the text it was made of that `text[start:end]` stands for; it must not be empty."""
        return Span(self.places[start], self.places[end - 1] + 1)


class Match(NamedTuple):
    """Words that were found."""

    number: int
    """Of the text, from 0."""
    run: Span
    """Where they stand in it."""


@dataclass(frozen=True, slots=True)
class Finds:
    """Where some words stand in texts. A match begins after the one before it; each is made when it is asked for."""

    words: str
    """As they were typed."""
    wanted: str
    """As they are compared; '' is nowhere."""
    texts: Sequence[Folded]
    before: Sequence[int]
    """How many matches stand before each text; one more for all of them."""
    at: int = 0
    """Which match the keys have come to."""

    def __len__(self) -> int:
        """Give how many matches there are."""
        return self.before[-1]

    def __getitem__(self, at: int) -> Match:
        """Give a match by its number; raise IndexError where there is none."""
        if not 0 <= at < len(self):
            raise IndexError(at)
        number = bisect_right(self.before, at) - 1
        return Match(number, self.runs(number)[at - self.before[number]])

    @property
    def present(self) -> Match | None:
        """The match that the keys have come to; None where nothing was found."""
        return self[self.at] if len(self) else None

    @property
    def counted(self) -> str:
        """Say which of how many: `3 of 17`."""
        return f"{self.at + 1} of {len(self)}" if len(self) else "not in this paper"

    def runs(self, number: int) -> tuple[Span, ...]:
        """Give the runs that were found in one text."""
        text = self.texts[number]
        return tuple(text.run(start, start + len(self.wanted)) for start in _starts(text.text, self.wanted))

    def from_place(self, number: int, place: int) -> int:
        """Give the number of the first match at or after a place of a text; that of all matches where there is none."""
        return self.before[number] + sum(run.start < place for run in self.runs(number))


def find(texts: Sequence[Folded], words: str) -> Finds:
    """Find words in texts; blank words are nowhere."""
    wanted = fold(words).text.strip()
    counts = (text.text.count(wanted) if wanted else 0 for text in texts)
    return Finds(words, wanted, texts, (0, *accumulate(counts)))


def step(count: int, by: int, at: int | None, first: int) -> tuple[int, str]:
    """Go to the next (1) or previous (-1) of `count` things, and give what is to be said of it: '' for nothing.

    From the `at`th of them; where that is None, the next is the `first`, the previous the one before it. Over an end
    of the paper it goes on from the other one.
    """
    after = first - (by < 0) if at is None else at + by
    told = "" if 0 <= after < count else f" · on from the {'beginning' if by > 0 else 'end'}"
    return after % count, told


def fold(text: str) -> Folded:
    """Fold a text, keeping the way back to each of its characters."""
    folded = text.lower().translate(_FOLDS)
    if len(folded) == len(text) and "  " not in folded:
        return Folded(folded, range(len(text)))
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        one = _fold_one(character)
        if one != " " or characters[-1:] != [" "]:
            characters.append(one)
            places.append(place)
    return Folded("".join(characters), places)


def _starts(text: str, wanted: str) -> list[int]:
    starts: list[int] = []
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        starts.append(at)
        at = text.find(wanted, at + len(wanted))
    return starts


def _fold_one(character: str) -> str:
    """Fold one character; one whose small form is two letters stays."""
    small = character.lower().translate(_FOLDS)
    return small if len(small) == 1 else character
