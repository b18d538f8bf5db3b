"""A query or question put to one generation."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.answer import Candidate, compose
from hscqa.export.citation import cite
from hscqa.ingest.clean import clean
from hscqa.model import Answer, Filters, Hit, Mode, SearchReply
from hscqa.search import Ranked, Scope, Sources, rank
from hscqa.words import stems, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hscqa.encode import SentenceEncoder, TokenVectors
    from hscqa.index import Generation
    from hscqa.model import Paper

LONGEST_QUERY = 2_000
"""Characters of a query that are read; the rest is cut, and the reply says so."""
READ_FOR_ANSWERS = 5
"""Passages that an answer may be taken from."""
NEAREST_SHOWN = 5
"""Hits that go with an answer."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What a question is put to."""

    generation: Generation
    encoder: SentenceEncoder | None
    """None for a lexical search."""

    def search(self, query: str, k: int, filters: Filters, mode: Mode, begin: float) -> SearchReply:
        """Rank passages; `begin` is when the question was put, by time.perf_counter."""
        papers = self.generation.records.papers()
        ranked, note, _ = self._rank(query, filters, mode, papers)
        hits = self._hits(ranked[: max(0, k)])
        return SearchReply(query, hits, (time.perf_counter() - begin) * 1000, note)

    def ask(self, question: str, filters: Filters, begin: float) -> Answer:
        """Answer a question from the best passages."""
        papers = {paper.id: paper for paper in self.generation.records.papers()}
        ranked, note, encoded = self._rank(question, filters, Mode.HYBRID, tuple(papers.values()))
        hits = self._hits(ranked[: max(READ_FOR_ANSWERS, NEAREST_SHOWN)])
        vectors = self.generation.vectors
        candidates = [
            Candidate(
                passage=hit.passage,
                paper=papers[hit.passage.paper_id],
                citation=_cite(papers[hit.passage.paper_id], hit),
                score=found.score,
                late=found.late,
                tokens=vectors.tokens(found.number),
                sentence_of=vectors.sentences(found.number),
            )
            for hit, found in zip(hits[:READ_FOR_ANSWERS], ranked, strict=False)
        ]
        composed = compose(question, encoded, candidates, vectors.document_frequency, len(vectors))
        searched = len({paper.id for paper in papers.values() if _passes(paper, filters)})
        reason = note or composed.reason
        return Answer(
            question=question,
            answered=composed.answered,
            answer=composed.answer,
            confidence=composed.confidence,
            reason=None if composed.answered else f"not found in these {searched} papers: {reason}",
            quotes=composed.quotes,
            hits=hits[:NEAREST_SHOWN],
            elapsed_ms=(time.perf_counter() - begin) * 1000,
        )

    def ranked(self, query: str, filters: Filters) -> list[Ranked]:
        """Rank every candidate of a hybrid search with its signals, for measurements."""
        return self._rank(query, filters, Mode.HYBRID, self.generation.records.papers())[0]

    def _rank(
        self, query: str, filters: Filters, mode: Mode, papers: Sequence[Paper]
    ) -> tuple[list[Ranked], str | None, TokenVectors | None]:
        """Rank passages for a query; give too what the user should know, and the query's vectors."""
        text, note = _readable(query)
        if note is not None and not text:
            return [], note, None
        scope = None
        if filters != Filters():
            chosen = tuple(paper.id for paper in papers if _passes(paper, filters))
            scope = Scope(chosen, tuple(self.generation.records.passage_numbers(chosen)))
        lexical = None if mode is Mode.DENSE else self.generation.lexical
        encoded = None
        if mode is not Mode.LEXICAL and self.encoder is not None:
            encoded = self.encoder.encode_tokens([text])[0]
        vectors = self.generation.vectors if encoded is not None else None
        ranked = rank(Sources(lexical, vectors), stems(text), encoded, mode, scope)
        return ranked, note, encoded

    def _hits(self, ranked: Sequence[Ranked]) -> tuple[Hit, ...]:
        """Give ranked passages with their words."""
        passages = self.generation.records.numbered_passages([found.number for found in ranked])
        return tuple(
            Hit(place, passages[found.number], round(found.score, 4), found.lexical_rank, found.dense_rank)
            for place, found in enumerate(ranked, 1)
        )


def _cite(paper: Paper, hit: Hit) -> str:
    """Name a hit's place."""
    return cite(paper, hit.passage.label, hit.passage.page, hit.passage.page_label)


def _readable(query: str) -> tuple[str, str | None]:
    """Give what is read of a query, and what the user should know: '' and a reason where nothing can be searched."""
    whole = " ".join(clean(query)[0].split())
    text = whole[:LONGEST_QUERY]
    if not text:
        return "", "the question is empty"
    if not words(text):
        return "", "the question has no words"
    if not stems(text):
        return "", "the question has only very common words; add one that tells what it is about"
    return text, None if text == whole else f"the question was cut after {LONGEST_QUERY:,} characters"


def _passes(paper: Paper, filters: Filters) -> bool:
    """Whether a paper passes every filter; a date known only by year or month passes where any of its days would."""
    if filters.papers and paper.id not in filters.papers:
        return False
    if filters.roles and paper.role not in filters.roles:
        return False
    publisher = paper.publisher.casefold()
    if filters.publishers and not any(part.casefold() in publisher for part in filters.publishers):
        return False
    if (filters.since or filters.until) and not paper.date:
        return False
    if filters.since and paper.date < filters.since[: len(paper.date)]:
        return False
    return not (filters.until and paper.date[: len(filters.until)] > filters.until[: len(paper.date)])
