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

    from hscqa.answer.candidate import Candidate

ANSWERABLE = (-5.9, 4.6, 1.8, 2.8)
"""Logistic weights of 1, `late`, `named_there` and `named_near` for: do the papers answer this at all?

Fitted once on the 75 development questions with both outcomes weighed alike. Cross-validated there (five folds, ten
times): 90 in 100 answerable questions are answered, and of those that the papers do not answer 60 in 100 are turned
away; 50 in 100 of the near misses among them.
"""
RIGHT = (-4.6, 1.8, 1.7, 0.44)
"""Logistic weights of 1, `late`, `named_near` and `score` for: are these quotations the right answer?

Fitted once on the same questions. Cross-validated, what was given 0.09, 0.35, 0.49, 0.69 and 0.89 on the mean was
right 0.11, 0.38, 0.46, 0.77 and 0.80 of the time (9, 13, 35, 13 and 5 questions): coarse, but not boastful.
"""

_NAME = re.compile(r"(?<![.?!]\s)(?<!^)\b[A-Z][\w&]*(?:[A-Z]\w*)?\b")
"""A capitalised word that does not open a sentence."""
_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")


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
    """The same for all the candidates together."""


def weigh(question: str, candidates: Sequence[Candidate]) -> Weighing:
    """Weigh the best passages against a question; `candidates`, best first, must not be empty."""
    said = [_said(candidate) for candidate in candidates]
    asked = {stem(word) for word in named(question)}
    return Weighing(
        late=candidates[0].late,
        score=candidates[0].score,
        named_there=_share(asked, said[0]),
        named_near=_share(asked, set().union(*said)),
    )


def _said(candidate: Candidate) -> set[str]:
    """Give the stems of a passage, its headings, and what is known of its paper."""
    paper, passage = candidate.paper, candidate.passage
    of_paper = (paper.title, paper.publisher, paper.short, paper.date[:4], *paper.authors)
    return set(stems(" ".join((passage.context, passage.body, *of_paper)), stop=()))


def _share(asked: set[str], found: set[str]) -> float:
    """Give the share of what is asked that was found; 1 where nothing is asked."""
    return len(asked & found) / len(asked) if asked else 1.0


def named(question: str) -> set[str]:
    """Give the folded names and numbers of a question; its first word is no name by being capitalised."""
    names = {word for match in _NAME.finditer(question) for word in words(match.group())}
    return (names - STOP) | set(_NUMBER.findall(fold(question)))


def answerable(weighing: Weighing) -> float:
    """Give the chance that the papers answer a question at all: 0 to 1."""
    return _logistic(ANSWERABLE, (weighing.late, weighing.named_there, weighing.named_near))


def confidence(weighing: Weighing) -> float:
    """Give the chance that the best quotations answer a question rightly: 0 to 1."""
    return _logistic(RIGHT, (weighing.late, weighing.named_near, weighing.score))


def _logistic(weights: Sequence[float], values: Sequence[float]) -> float:
    """Give the logistic of an intercept and weighted values."""
    total = weights[0] + sum(weight * value for weight, value in zip(weights[1:], values, strict=True))
    return round(1 / (1 + math.exp(-total)), 4)
