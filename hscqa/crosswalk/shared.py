"""Rare words and word pairs that two texts share."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from hscqa.crosswalk.meaning import standard
from hscqa.crosswalk.rarity import Rarity, Term, terms

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from numpy.typing import NDArray


def shared_words(left: Sequence[str], right: Sequence[str], rare: Rarity) -> NDArray[np.float64]:
    """Say how much rare wording every two texts share, as a standard score: single words and pairs count the same.

    The cosine of their tf-idf vectors, each term counted once a text (Salton and Buckley (1988), "Term-weighting
    approaches in automatic text retrieval").
    """
    left_terms, right_terms = [terms(text) for text in left], [terms(text) for text in right]
    return standard(sum(standard(_cosines(left_terms, right_terms, rare, size)) for size in (1, 2)))  # type: ignore[arg-type]


def common_terms(left: str, right: str, rare: Rarity) -> list[tuple[Term, float]]:
    """Give the terms that two texts share, each with its rarity, rarest first; a pair takes its two words' place."""
    both = terms(left) & terms(right)
    paired = {word for term in both if len(term) > 1 for word in term}
    kept = [term for term in both if len(term) > 1 or term[0] not in paired]
    return sorted(((term, rare.of(term)) for term in kept), key=lambda pair: (-pair[1], pair[0]))


def _cosines(
    left: Sequence[AbstractSet[Term]], right: Sequence[AbstractSet[Term]], rare: Rarity, size: int
) -> NDArray[np.float64]:
    """Give the cosines of the tf-idf vectors that terms of this many words span."""
    lengths = [[_length(one, rare, size) for one in side] for side in (left, right)]
    dots = [[sum(rare.of(term) ** 2 for term in a & b if len(term) == size) for b in right] for a in left]
    return np.asarray(np.array(dots) / np.outer(lengths[0], lengths[1]))


def _length(one: AbstractSet[Term], rare: Rarity, size: int) -> float:
    """Give the length of a tf-idf vector, never 0."""
    return max(math.sqrt(sum(rare.of(term) ** 2 for term in one if len(term) == size)), 1e-9)
