"""How sure an answer is, from what its best passages share with the question.

Similarity alone cannot tell a question that the papers answer from a near miss. What it names and they lack can.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.answer.names import known_by, names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hscqa.answer.candidate import Candidate

NEAR = 5
"""Candidates whose names count as near."""
ANSWERABLE = (-4.8, 4.9, 1.65, 1.25)
"""Logistic weights of 1, `late`, `named_there` and `named_near` for: do the papers answer this at all?

Fitted with the published encoder to the second set of questions, the intercept with our own; the first set had no part
in it. `python bench/confidence.py` shows what they do to both, and what a new fit would be (docs/benchmarks.md). The
intercept is such that nine in ten of the answerable ones are answered.
"""
RIGHT = (-3.35, 3.85, 1.25, 0.11)
"""Logistic weights of 1, `late`, `named_there` and `score` for: are these quotations the right answer?

Fitted by the same program to the questions of both sets that are answered. Cross-validated, what is shown at 0.54,
0.70 and 0.85 on the mean was right 0.50, 0.72 and 0.83 of the time (40, 93 and 24 questions).
"""


@dataclass(frozen=True, slots=True)
class Weighing:
    """What the best passages share with a question."""

    late: float
    """Late interaction with the best passage, -1 to 1."""
    score: float
    """The best passage's score in the ranking: how far it stands out, in standard scores."""
    named_there: float
    """Share of the question's names and numbers found in the best passage or said of its paper; 1 where it has none."""
    named_near: float
    """The same for the first five candidates together."""


def weigh(wordings: Sequence[str], candidates: Sequence[Candidate], rarity: Mapping[str, float]) -> Weighing:
    """Weigh the best passages against a question; `candidates`, best first, must not be empty.

    `wordings` are the question as typed and with its terms by other names: a name is found where the papers have it
    under any of them. `rarity` has what the stem of each name weighs.
    """
    known = [known_by(candidate) for candidate in candidates[:NEAR]]
    asked = [names(wording) for wording in wordings]
    return Weighing(
        late=candidates[0].late,
        score=candidates[0].score,
        named_there=max(_share(named, known[0], rarity) for named in asked),
        named_near=max(_share(named, frozenset().union(*known), rarity) for named in asked),
    )


def _share(asked: frozenset[str], found: frozenset[str], rarity: Mapping[str, float]) -> float:
    """Give the share of the names asked about that was found, by weight; 1 where there are none."""
    total = sum(rarity[name] for name in sorted(asked))
    return sum(rarity[name] for name in sorted(asked & found)) / total if total else 1.0


def answerable(weighing: Weighing) -> float:
    """Give the chance that the papers answer a question at all: 0 to 1."""
    return _logistic(ANSWERABLE, (weighing.late, weighing.named_there, weighing.named_near))


def confidence(weighing: Weighing) -> float:
    """Give the chance that the best quotations answer a question rightly: 0 to 1."""
    return _logistic(RIGHT, (weighing.late, weighing.named_there, weighing.score))


def _logistic(weights: Sequence[float], values: Sequence[float]) -> float:
    """Give the logistic of an intercept and weighted values."""
    total = weights[0] + sum(weight * value for weight, value in zip(weights[1:], values, strict=True))
    return round(1 / (1 + math.exp(-total)), 4)
