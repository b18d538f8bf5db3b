"""The best passages to at most three exact quotations and a confidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hscqa.answer.confidence import confidence, evidence_of
from hscqa.model import BlockKind, Quote, Span
from hscqa.search.late import sentence_scores, token_weights
from hscqa.structure import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from hscqa.encode import TokenVectors
    from hscqa.model import Paper, Passage
    from hscqa.search import Ranked
    from hscqa.structure import Reading

QUOTES = 3
"""Quotations of an answer at most."""
WHOLE = 40
"""Words up to which a passage is quoted whole: a table row, a short statement."""
LONGEST_QUOTE = 60
"""Words beyond which a sentence is quoted alone, without its neighbour."""
CLOSE_BEHIND = 0.6
"""How far, in standard scores, a passage may stand behind the best one and still be quoted."""
NEIGHBOUR = 0.9
"""A sentence beside the best one is quoted with it when it fits the question at least this well, as a share."""
FLOOR = 0.5
"""Confidence below which nothing is answered."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that an answer may be taken from."""

    passage: Passage
    paper: Paper
    citation: str
    ranked: Ranked
    tokens: NDArray[np.float32]
    """(t, d): the passage's token vectors."""
    sentence_of: NDArray[np.int16]
    """(t,): the sentence of the passage that each token stands in."""


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
        return Composed(answered=False, answer="", confidence=0.0, reason="nothing in them is near the question", quotes=())
    sure = confidence(evidence_of(question, candidates))
    if sure < FLOOR:
        reason = "what is nearest does not answer it"
        return Composed(answered=False, answer="", confidence=sure, reason=reason, quotes=())
    weights = token_weights(encoded.ids, frequency, passages)
    best = candidates[0].ranked.score
    close = [candidate for candidate in candidates[:QUOTES] if best - candidate.ranked.score <= CLOSE_BEHIND]
    quotes = tuple(_quote(candidate, encoded, weights) for candidate in close)
    answer = " ".join(dict.fromkeys(quote.reading for quote in quotes))
    return Composed(answered=True, answer=answer, confidence=sure, reason=None, quotes=quotes)


def _quote(candidate: Candidate, encoded: TokenVectors, weights: NDArray[np.float32]) -> Quote:
    """Take the words of a passage that fit the question best."""
    passage = candidate.passage
    reading = read(candidate.paper.text, passage.slices)
    chosen = _best_run(reading, candidate, encoded, weights)
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
    )


def _best_run(reading: Reading, candidate: Candidate, encoded: TokenVectors, weights: NDArray[np.float32]) -> Span:
    """Choose one sentence, or two that stand together, of a passage's reading; a short passage is taken whole."""
    whole = Span(0, len(reading.text))
    spans = reading.sentences()
    if len(reading.text.split()) <= WHOLE or len(spans) < 2 or candidate.passage.cells:  # noqa: PLR2004
        return whole
    scores = sentence_scores(encoded.tokens, weights, candidate.tokens, candidate.sentence_of)
    if len(scores) != len(spans):
        return whole
    place = int(np.argmax(scores))
    first = last = place
    for beside in (place - 1, place + 1):
        if not 0 <= beside < len(spans) or scores[beside] < NEIGHBOUR * scores[place]:
            continue
        widened = Span(spans[min(first, beside)].start, spans[max(last, beside)].end)
        if len(reading.text[widened.start : widened.end].split()) <= LONGEST_QUOTE:
            first, last = min(first, beside), max(last, beside)
    return Span(spans[first].start, spans[last].end)
