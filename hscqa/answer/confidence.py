"""How sure an answer is, from what its best passages share with the question.

Similarity alone cannot tell a question that the papers answer from a near miss. What it names and they lack can.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.words import STOP, fold, stem, stems, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hscqa.answer.compose import Candidate

_NAME = re.compile(r"(?<![.?!]\s)(?<!^)\b[A-Z][\w&]*(?:[A-Z]\w*)?\b")
"""A capitalised word that does not open a sentence."""
_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")


@dataclass(frozen=True, slots=True)
class Weighing:
    """What the best passages share with a question, each 0 to 1 or a similarity."""

    late: float
    """Late interaction with the best passage."""
    dense: float
    """Similarity of the nearest sentence or passage among the candidates."""
    shared: float
    """Share of the question's content words found in the best passages and their headings."""
    named: float
    """Share of the question's names and numbers found there; 1 where it has none."""


INTERCEPT, LATE, DENSE, SHARED, NAMED = -5.0, 6.0, 3.0, 1.0, 2.0


def evidence_of(question: str, candidates: Sequence[Candidate]) -> Weighing:
    """Weigh the best passages against a question; `candidates` must not be empty."""
    found = {
        word
        for candidate in candidates
        for word in stems(f"{candidate.passage.context} {candidate.passage.body} {candidate.paper.title}")
    }
    content = set(stems(question))
    asked = {stem(word) for word in _named(question)}
    return Weighing(
        late=candidates[0].ranked.late,
        dense=max(candidate.ranked.dense for candidate in candidates),
        shared=len(content & found) / len(content) if content else 0.0,
        named=len(asked & found) / len(asked) if asked else 1.0,
    )


def _named(question: str) -> set[str]:
    """Give the folded names and numbers of a question."""
    names = {word for match in _NAME.finditer(question) for word in words(match.group())}
    numbers = set(_NUMBER.findall(fold(question)))
    return (names - STOP) | numbers


def confidence(weighing: Weighing) -> float:
    """Give the chance that the papers answer a question: logistic in its evidence, 0 to 1."""
    total = (
        INTERCEPT
        + LATE * weighing.late
        + DENSE * weighing.dense
        + SHARED * weighing.shared
        + NAMED * weighing.named
    )
    return round(1 / (1 + math.exp(-total)), 4)
