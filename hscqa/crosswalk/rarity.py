"""How rare a word or word pair is: what makes a shared one tell."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from hscqa.words import STOP, bare, fold, stem, stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_CLAUSE_END = re.compile(r"[.!?;:](?=\s|$)|[•()\[\]]")

Term = tuple[str, ...]
"""One stem, or two that stand side by side once the words without a topic are out (`set-aside` is `set`, `asid`)."""


@dataclass(frozen=True, slots=True)
class Rarity:
    """In how many of a set of texts each term stands."""

    texts: int
    holding: Mapping[Term, int]

    def of(self, term: Term) -> float:
        """Give the inverse document frequency: ln of texts over texts that hold it, both plus one; never below 0.

        Spärck Jones (1972), "A statistical interpretation of term specificity and its application in retrieval".
        """
        return max(0.0, math.log((1 + self.texts) / (1 + self.holding.get(term, 0))))

    def of_word(self, word: str) -> float:
        """Give the rarity of a word as written; 0 for a word that carries no topic, and for ''."""
        folded = bare(fold(word))
        return self.of((stem(folded),)) if folded and folded not in STOP else 0.0


def terms(text: str) -> frozenset[Term]:
    """Give the stems of a text and the pairs of neighbouring ones, each once; no pair goes over the end of a clause."""
    clauses = [stems(clause) for clause in _CLAUSE_END.split(text)]
    return frozenset(term for cut in clauses for term in (*((one,) for one in cut), *pairwise(cut)))


def rarity(texts: Iterable[str]) -> Rarity:
    """Count in how many texts each term stands."""
    counts: Counter[Term] = Counter()
    total = 0
    for text in texts:
        counts.update(terms(text))
        total += 1
    return Rarity(total, counts)
