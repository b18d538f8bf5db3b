"""Texts with their vectors: one for the whole, one for each token, and how much each token tells."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import numpy as np

from hscqa.words import WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from hscqa.crosswalk.rarity import Rarity


class Encoded(Protocol):
    """What an encoder makes of one text."""

    @property
    def pooled(self) -> NDArray[np.float32]:
        """(d,), norm 1: the text as a whole."""

    @property
    def tokens(self) -> NDArray[np.float32]:
        """(t, d), rows of norm 1: its tokens in order; t is 0 for an empty text."""

    @property
    def offsets(self) -> NDArray[np.int32]:
        """(t, 2): where each token stands in the text, in code points, half-open."""


class Vectors(Protocol):
    """Anything that gives each text its vectors: an encoder, or a store in front of one."""

    def encode_tokens(self, texts: Sequence[str]) -> Sequence[Encoded]:
        """Encode texts, in order."""


@dataclass(frozen=True, slots=True)
class Meant:
    """A text as the crosswalk compares it."""

    text: str
    pooled: NDArray[np.float32]
    """(d,), norm 1."""
    tokens: NDArray[np.float32]
    """(t, d), rows of norm 1; one row of zeros for a text without tokens."""
    weights: NDArray[np.float64]
    """(t,), 0 or more: the rarity of the word that each token stands in."""
    starts: NDArray[np.int32]
    """(t,): where each token begins in the text."""
    words: tuple[str, ...]
    """(t,): the word each token stands in, as written; '' where it stands in none."""


@dataclass(frozen=True, slots=True)
class Lens:
    """What texts are compared through: their vectors, and how rare their words are."""

    vectors: Vectors
    rare: Rarity

    seen: dict[str, Meant] = field(default_factory=dict)
    """What was seen so far: encoding costs far more than all the rest, and each text is encoded once."""

    def see(self, texts: Sequence[str]) -> list[Meant]:
        """Encode texts and weigh their tokens."""
        fresh = list(dict.fromkeys(text for text in texts if text not in self.seen))
        if fresh:
            encoded = self.vectors.encode_tokens(fresh)
            self.seen.update((text, _weigh(text, one, self.rare)) for text, one in zip(fresh, encoded, strict=True))
        return [self.seen[text] for text in texts]


def pooled_alike(left: Sequence[Meant], right: Sequence[Meant]) -> NDArray[np.float64]:
    """Give the cosine of every text on the left with every text on the right."""
    rows = np.stack([one.pooled for one in left]).astype(np.float64)
    return rows @ np.stack([one.pooled for one in right]).astype(np.float64).T


def _weigh(text: str, encoded: Encoded, rare: Rarity) -> Meant:
    """Give each token its word and its word's rarity; where no word is rare, all tokens weigh the same."""
    size = len(encoded.pooled)
    if not len(encoded.tokens):
        nothing = np.zeros(1, np.int32)
        return Meant(text, encoded.pooled, np.zeros((1, size), np.float32), np.zeros(1), nothing, ("",))
    places = [match.span() for match in WORD.finditer(text)]
    words = tuple(_word_at(text, places, int(start)) for start in encoded.offsets[:, 0])
    weights = np.array([rare.of_word(word) for word in words])
    if not weights.any():
        weights = np.ones(len(words))
    return Meant(text, encoded.pooled, encoded.tokens, weights, encoded.offsets[:, 0], words)


def _word_at(text: str, places: list[tuple[int, int]], offset: int) -> str:
    """Find the word that holds an offset; '' between words."""
    index = bisect_right(places, offset, key=lambda place: place[0]) - 1
    if index < 0 or offset >= places[index][1]:
        return ""
    return text[places[index][0] : places[index][1]]
