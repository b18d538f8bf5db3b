"""Sentences on the same matter as a statement."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hscqa.crosswalk import weights
from hscqa.crosswalk.evidence import shared_text, similar_words, weighed
from hscqa.crosswalk.meaning import best_matches, standard
from hscqa.crosswalk.shared import shared_words
from hscqa.crosswalk.vectors import pooled_alike
from hscqa.structure import sentences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from hscqa.crosswalk.rarity import Rarity
    from hscqa.crosswalk.said import Sentence
    from hscqa.crosswalk.vectors import Lens, Meant
    from hscqa.model import Evidence, Statement

_NUMBER = re.compile(r"^\d+[.)]?\s+")


@dataclass(frozen=True, slots=True)
class Topical:
    """How far each sentence is on the matter of each statement; arrays are (sentences, statements)."""

    said: tuple[Meant, ...]
    statements: tuple[Meant, ...]
    parts: Mapping[str, NDArray[np.float64]]
    """What each view adds: `meaning`, `words`, `theme`, `section`, `general`."""
    sure: NDArray[np.float64]
    """0 to 1: how likely the sentence is a comment on the statement."""

    def evidence(self, sentence: Sentence, statement: Statement, pair: tuple[int, int], rare: Rarity) -> list[Evidence]:
        """Give the reasons for one comment, the strongest first; each weight is its share of what speaks for it."""
        said, about = self.said[pair[0]], self.statements[pair[1]]
        texts = {
            "meaning": similar_words(said, about),
            "words": shared_text(about.text, said.text, rare),
            "theme": f"near the theme “{statement.theme}”" if statement.theme else "",
            "section": f"under “{sentence.heading}”" if sentence.heading else "",
        }
        return weighed({view: float(scores[pair]) for view, scores in self.parts.items()}, texts)


def topical(said: Sequence[Sentence], statements: Sequence[Statement], lens: Lens) -> Topical:
    """Compare every sentence with every statement; there must be some of both."""
    left = lens.see([one.reading for one in said])
    right = lens.see([one.reading for one in statements])
    meaning = standard(best_matches(left, right, opening=False)[1])
    themes = lens.see([_NUMBER.sub("", one.theme) for one in statements])
    openings = lens.see([_opening(one.reading) for one in statements])
    headings = lens.see([one.heading for one in said])
    readings = [one.text for one in left], [one.text for one in right]
    general = standard(meaning.mean(axis=1, keepdims=True))
    parts = {
        "meaning": weights.COMMENT_MEANING * meaning,
        "words": weights.COMMENT_WORDS * shared_words(*readings, lens.rare),
        "theme": weights.COMMENT_THEME * standard(pooled_alike(left, themes)),
        "section": weights.COMMENT_SECTION * standard(pooled_alike(headings, openings)),
        "general": np.broadcast_to(weights.COMMENT_GENERAL * general, meaning.shape),
    }
    sure = 1 / (1 + np.exp(-(weights.COMMENT_START + sum(parts.values()))))
    return Topical(tuple(left), tuple(right), parts, np.asarray(sure))


def _opening(reading: str) -> str:
    """Give a statement's first sentence, which names its matter."""
    first = sentences(reading)
    return reading[first[0].start : first[0].end] if first else reading
