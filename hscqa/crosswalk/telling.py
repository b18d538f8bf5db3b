"""What tells a statement from the others of its paper: words rare in all the papers and among its siblings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from hscqa.crosswalk.meaning import opening, opening_weights, standard
from hscqa.crosswalk.rarity import rarity, terms
from hscqa.crosswalk.weights import COMMON, OPENING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from hscqa.crosswalk.rarity import Rarity, Term
    from hscqa.crosswalk.vectors import Lens, Meant


@dataclass(frozen=True, slots=True)
class Telling:
    """The statements of a paper, weighed by what tells each from the others."""

    meant: tuple[Meant, ...]
    """Each token weighs the rarity of its word in the papers times that among the statements."""
    terms: tuple[Mapping[Term, float], ...]
    """The same for single stems and pairs."""

    def covered(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Say how much of what tells each statement stands in each text, as a standard score: (texts, statements).

        Single stems and pairs count the same.
        """
        held = [terms(text) for text in texts]
        return standard(np.asarray(sum(standard(self._shares(held, size)) for size in (1, 2))))

    def _shares(self, held: Sequence[frozenset[Term]], size: int) -> NDArray[np.float64]:
        """Give the share, by weight, of each statement's terms of a size that each text holds."""
        own = [{term: weight for term, weight in one.items() if len(term) == size} for one in self.terms]
        totals = [max(sum(one.values()), 1e-9) for one in own]
        shares = [[sum(one[term] for term in text & one.keys()) for one in own] for text in held]
        return np.asarray(np.array(shares) / np.array(totals))


def telling(readings: Sequence[str], lens: Lens) -> Telling:
    """Weigh the statements of one paper; there must be some. What a statement opens with counts more."""
    among = rarity(readings)
    return Telling(
        tuple(_weighed(one, among) for one in lens.see(readings)),
        tuple(_terms(reading, lens.rare, among) for reading in readings),
    )


def _weighed(one: Meant, among: Rarity) -> Meant:
    """Weigh the tokens of a statement."""
    own = np.array([COMMON + among.of_word(word) for word in one.words])
    return replace(one, weights=opening_weights(one) * own)


def _terms(reading: str, rare: Rarity, among: Rarity) -> dict[Term, float]:
    """Weigh the terms of a statement."""
    opened = terms(opening(reading))
    return {
        term: rare.of(term) * (COMMON + among.of(term)) * (OPENING if term in opened else 1.0)
        for term in terms(reading)
    }
