"""The best passages to at most three exact quotations and a confidence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hscqa.answer.confidence import answerable, confidence, weigh
from hscqa.answer.differences import find_difference
from hscqa.answer.extracts import Asked, choose, completed, cut, extracts
from hscqa.answer.kind import Kind
from hscqa.answer.quoting import also_in, quote, with_lists, with_openings, with_timescale

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from hscqa.answer.candidate import Candidate
    from hscqa.answer.differences import Difference
    from hscqa.answer.extracts import Extract
    from hscqa.encode import TokenVectors
    from hscqa.model import Quote

QUOTES = 3
"""Quotations of an answer at most."""
QUOTED_FROM = 5
"""Candidates that are quoted; those after them are read for what they say otherwise."""
FLOOR = 0.5
"""Chance that the papers answer at all, below which nothing is answered."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """What is known of all passages together."""

    frequency: NDArray[np.int32]
    """(vocabulary,): how many passages hold each token."""
    passages: int
    long_forms: Mapping[str, str]
    """What the abbreviations that the papers define stand for."""
    rarity: Mapping[str, float]
    """What the stem of each name in the question weighs: the rarer in the papers, the more."""


@dataclass(frozen=True, slots=True)
class Composed:
    """An answer without the hits that go with it."""

    answered: bool
    answer: str
    confidence: float
    reason: str | None
    quotes: tuple[Quote, ...]
    difference: str | None = None
    """What two of the places say differently, in one sentence; None where they agree."""


def compose(
    wordings: Sequence[str], vectors: Sequence[TokenVectors], candidates: Sequence[Candidate], corpus: Corpus
) -> Composed:
    """Compose an answer from candidates, best first.

    `wordings` are the question as it was searched, then with other names for its terms; `vectors` are theirs.
    """
    if not vectors or not candidates:
        return _none("nothing in them is near the question", 0.0)
    weighing = weigh(wordings, candidates, corpus.rarity)
    sure = confidence(weighing)
    if answerable(weighing) < FLOOR:
        return _none("what is nearest does not answer it", sure)
    asked = Asked.of(wordings[0], vectors, corpus.frequency, corpus.passages)
    cuts = [cut(candidate) for candidate in candidates]
    runs = choose(extracts(cuts[:QUOTED_FROM], asked), QUOTES)
    if not runs:
        return _none("what is nearest has no words to quote", sure)
    runs = [part for run in runs for part in with_timescale(completed(run), asked.kind)][:QUOTES]
    difference = find_difference(runs, cuts, corpus.long_forms)
    runs = _with_both(runs, difference)
    quotes = _quoted(runs, asked)[:QUOTES]
    return Composed(
        answered=True,
        answer=" ".join(made.reading for made in quotes),
        confidence=sure,
        reason=None,
        quotes=tuple(replace(made, also=also_in(made, cuts)) for made in quotes),
        difference=difference.text if difference else None,
    )


def _quoted(runs: Sequence[Extract], asked: Asked) -> list[Quote]:
    """Quote runs with what the question needs beside them."""
    if asked.several:
        return with_lists(runs)
    return with_openings(runs) if asked.kind is Kind.PERSON else [quote(run) for run in runs]


def _none(reason: str, sure: float) -> Composed:
    """Answer nothing."""
    return Composed(answered=False, answer="", confidence=sure, reason=reason, quotes=())


def _with_both(runs: list[Extract], difference: Difference | None) -> list[Extract]:
    """Let both sentences of a difference be quoted, the second one beside the run that has the first."""
    if difference is None or any(run.holds(difference.other) for run in runs):
        return runs
    place = next(i for i, run in enumerate(runs) if run.holds(difference.one))
    both = [runs[place], difference.other]
    rest = [run for i, run in enumerate(runs) if i != place][: QUOTES - len(both)]
    return [*both, *rest] if place == 0 else [*rest, *both]
