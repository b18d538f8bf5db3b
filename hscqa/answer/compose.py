"""The best passages to at most three exact quotations and a confidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hscqa.answer.confidence import answerable, confidence, weigh
from hscqa.answer.kind import Kind, asked_for, has
from hscqa.late import sentence_scores, token_weights
from hscqa.model import BlockKind, Quote, Span
from hscqa.structure import read
from hscqa.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from hscqa.answer.candidate import Candidate
    from hscqa.encode import TokenVectors
    from hscqa.structure import Reading

QUOTES = 3
"""Quotations of an answer at most."""
WHOLE = 60
"""Words up to which a passage is quoted whole: a table row, a short statement."""
LONGEST_QUOTE = 60
"""Words beyond which a sentence is quoted alone, without its neighbour."""
CLOSE_BEHIND = 2.5
"""How far, in standard scores, a passage may stand behind the best one and still be quoted."""
NEIGHBOUR = 0.85
"""A sentence beside the best one is quoted with it when it fits the question at least this well, as a share."""
KIND_BONUS = 0.1
"""What a sentence gains on others of its passage by holding a time, an amount or a name where one is asked for."""
FLOOR = 0.5
"""Chance that the papers answer at all, below which nothing is answered."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as its sentences are measured against it."""

    question: TokenVectors
    weights: NDArray[np.float32]
    """(t,): the rarity of each of its tokens."""
    kind: Kind
    """What it asks for."""


@dataclass(frozen=True, slots=True)
class Composed:
    """An answer without the hits that go with it."""

    answered: bool
    answer: str
    confidence: float
    reason: str | None
    quotes: tuple[Quote, ...]


def compose(
    question: str,
    encoded: TokenVectors | None,
    candidates: Sequence[Candidate],
    frequency: NDArray[np.int32],
    passages: int,
) -> Composed:
    """Compose an answer from candidates, best first.

    `frequency[i]` is how many of the `passages` hold token i.
    """
    if encoded is None or not candidates:
        return Composed(
            answered=False, answer="", confidence=0.0, reason="nothing in them is near the question", quotes=()
        )
    weighing = weigh(question, candidates)
    sure = confidence(weighing)
    if answerable(weighing) < FLOOR:
        reason = "what is nearest does not answer it"
        return Composed(answered=False, answer="", confidence=sure, reason=reason, quotes=())
    weights = token_weights(encoded.ids, frequency, passages)
    asked = Asked(encoded, weights, asked_for(question))
    quotes = _quotes(candidates, asked)
    answer = " ".join(quote.reading for quote in quotes)
    return Composed(answered=True, answer=answer, confidence=sure, reason=None, quotes=quotes)


def _quotes(candidates: Sequence[Candidate], asked: Asked) -> tuple[Quote, ...]:
    """Quote the passages close to the best one; words that two papers share are quoted once."""
    found: dict[str, Quote] = {}
    for candidate in candidates:
        if len(found) == QUOTES or candidates[0].score - candidate.score > CLOSE_BEHIND:
            break
        quote = _quote(candidate, asked)
        found.setdefault(" ".join(words(quote.reading)), quote)
    return tuple(found.values())


def _quote(candidate: Candidate, asked: Asked) -> Quote:
    """Take the words of a passage that fit the question best."""
    passage = candidate.passage
    reading = read(candidate.paper.text, passage.slices)
    chosen = _best_run(reading, candidate, asked)
    span = reading.span(chosen.start, chosen.end)
    return Quote(
        text=candidate.paper.text[span.start : span.end],
        reading=passage.reading if passage.kind is BlockKind.ROW else reading.text[chosen.start : chosen.end],
        id=passage.id,
        paper_id=passage.paper_id,
        label=passage.label,
        span=span,
        citation=candidate.citation,
        page=passage.page,
        page_label=passage.page_label,
        cells=passage.cells,
    )


def _best_run(reading: Reading, candidate: Candidate, asked: Asked) -> Span:
    """Choose one sentence, or a few that stand together, of a passage's reading; a short passage is taken whole."""
    whole = Span(0, len(reading.text))
    spans = reading.sentences()
    if len(reading.text.split()) <= WHOLE or len(spans) < 2 or candidate.passage.cells:  # noqa: PLR2004  one sentence
        return whole
    scores = sentence_scores(asked.question.tokens, asked.weights, candidate.tokens, candidate.sentence_of)
    if len(scores) != len(spans):
        return whole
    fitting = np.array([has(reading.text[start:end], asked.kind) for start, end in spans])
    scores += np.float32(KIND_BONUS) * fitting
    first = last = place = int(np.argmax(scores))
    for beside in (place - 1, place + 1):
        if not 0 <= beside < len(spans) or scores[beside] < NEIGHBOUR * scores[place]:
            continue
        widened = Span(spans[min(first, beside)].start, spans[max(last, beside)].end)
        if len(reading.text[widened.start : widened.end].split()) <= LONGEST_QUOTE:
            first, last = min(first, beside), max(last, beside)
    return Span(spans[first].start, spans[last].end)
