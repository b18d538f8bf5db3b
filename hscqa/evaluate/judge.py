"""Judge what search and ask said to one question of a gold file.

Words are compared without case, punctuation and white space. Of a long text only the beginning counts, so that a
passage or an answer earns nothing by its length.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.evaluate.normal import normal
from hscqa.evaluate.runs import Result

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hscqa.evaluate.gold import Item
    from hscqa.model import Answer, SearchReply

REACH = 10
"""Hits of a search that are looked at."""
QUOTES = 3
"""Quotations of an answer that are looked at."""
WORDS_OF_A_HIT = 200
"""Words of a hit or a quotation that count."""
WORDS_OF_AN_ANSWER = 120
"""Words of an answer that count."""
GRAM = 5
"""Words of an n-gram; half of those of a piece of evidence must stand in a text that covers it."""


def judge(item: Item, found: SearchReply, said: Answer) -> Result:
    """Judge the hits and the answer that a question got."""
    evidence_quoted, right = None, None
    if item.answerable:
        evidence_quoted = said.answered and _holds_evidence([quote.text for quote in said.quotes], item.quotes)
    if evidence_quoted is not None and item.answers:
        right = evidence_quoted and _gives(said.answer, item.answers)
    return Result(
        id=item.id,
        fingerprint=item.fingerprint,
        kind=item.kind,
        question=item.question,
        answerable=item.answerable,
        rank=rank_of_evidence([hit.passage.text for hit in found.hits[:REACH]], item.quotes),
        answered=said.answered,
        evidence_quoted=evidence_quoted,
        right=right,
        confidence=said.confidence,
        answer=said.answer,
        quotes=tuple(quote.id for quote in said.quotes),
    )


def rank_of_evidence(texts: Iterable[str], evidence: Sequence[str]) -> int | None:
    """Give the 1-based place of the first text that covers a piece of evidence; None where none does."""
    places = (place for place, text in enumerate(texts, 1) if _covers_any(_cut(text, WORDS_OF_A_HIT), evidence))
    return next(places, None)


def covers(text: str, quote: str) -> bool:
    """Whether a text holds a quotation, or at least half of its five-word sequences."""
    return holds(normal(text), quote)


def holds(whole: str, quote: str) -> bool:
    """As `covers`, for a text that is `normal` already; a quotation must have a word."""
    words = normal(quote).split()
    if " ".join(words) in whole:
        return True
    grams = [" ".join(words[start : start + GRAM]) for start in range(max(1, len(words) - GRAM + 1))]
    return 2 * sum(gram in whole for gram in grams) >= len(grams)


def _holds_evidence(quotations: Sequence[str], evidence: Sequence[str]) -> bool:
    """Whether one of the first quotations covers a piece of evidence, or is covered by one."""
    return any(
        covers(_cut(quotation, WORDS_OF_A_HIT), piece) or covers(piece, quotation)
        for quotation in quotations[:QUOTES]
        for piece in evidence
    )


def _covers_any(text: str, evidence: Sequence[str]) -> bool:
    whole = normal(text)
    return any(holds(whole, piece) for piece in evidence)


def _gives(answer: str, accepted: Sequence[str]) -> bool:
    """Whether the beginning of an answer has one of the accepted answers."""
    said = normal(_cut(answer, WORDS_OF_AN_ANSWER))
    return any(normal(one) in said for one in accepted)


def _cut(text: str, most: int) -> str:
    """Give a text's first words."""
    return " ".join(text.split()[:most])
