"""A query or question put to one generation."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.answer import Corpus, Weighing, compose, names, weigh
from hscqa.late import inverse_frequency
from hscqa.library.candidates import gather, long_forms
from hscqa.library.hits import hits
from hscqa.library.reaching import Reached, named_runs, readable, scope_of
from hscqa.model import Answer, Filters, Glossary, Mode, SearchReply
from hscqa.model.questions import passes
from hscqa.search import Asked, Lexicon, Ranked, Sources, Wording, rank, reword
from hscqa.search.reranking import RERANKED, rerank
from hscqa.words import stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hscqa.encode import Reranker, SentenceEncoder
    from hscqa.index import Generation
    from hscqa.model import Paper

READ_FOR_ANSWERS = 10
"""Passages that are read for an answer: the best are quoted, the rest for what they say otherwise."""
NEAREST_SHOWN = 5
"""Hits that go with an answer."""
MARKED = 10
"""Hits of a search whose best sentence is singled out: those that a screen shows."""
NO_GLOSSARY = Glossary()


@dataclass(frozen=True, slots=True)
class Asking:
    """What a question is put to."""

    generation: Generation
    encoder: SentenceEncoder | None
    """None for a lexical search."""
    reranker: Reranker | None = None
    """None where the user named none."""
    glossary: Glossary = NO_GLOSSARY

    def search(self, query: str, k: int, filters: Filters, mode: Mode, begin: float) -> SearchReply:
        """Rank passages; `begin` is when the question was put, by time.perf_counter."""
        papers = self._papers()
        reached = self.reach(query, filters, mode, tuple(papers.values()))
        shown = reached.ranked[: min(MARKED, max(0, k))] if reached.vectors else []
        found = hits(self.generation, reached, gather(self.generation, papers, "", shown), max(0, k))
        return SearchReply(query, found, (time.perf_counter() - begin) * 1000, reached.note)

    def ask(self, question: str, filters: Filters, begin: float) -> Answer:
        """Answer a question from the best passages."""
        papers = self._papers()
        reached = self.reach(question, filters, Mode.HYBRID, tuple(papers.values()))
        candidates = gather(self.generation, papers, question, reached.ranked[:READ_FOR_ANSWERS])
        composed = compose(reached.wordings, reached.vectors, candidates, self._corpus(reached.wordings))
        searched = sum(passes(paper, filters) for paper in papers.values())
        return Answer(
            question=question,
            answered=composed.answered,
            answer=composed.answer,
            confidence=composed.confidence,
            reason=None if composed.answered else _not_found(searched, reached, composed.reason),
            quotes=composed.quotes,
            hits=hits(self.generation, reached, candidates, NEAREST_SHOWN),
            elapsed_ms=(time.perf_counter() - begin) * 1000,
            difference=composed.difference,
            note=reached.note if reached.wordings else None,
        )

    def ranked(self, query: str, filters: Filters) -> list[Ranked]:
        """Rank every candidate of a hybrid search with its signals, for measurements."""
        return self.reach(query, filters, Mode.HYBRID, self.generation.records.papers()).ranked

    def weighed(self, question: str) -> Weighing | None:
        """Weigh what a question reaches in all papers, for measurements; None where it reaches nothing."""
        papers = self._papers()
        reached = self.reach(question, Filters(), Mode.HYBRID, tuple(papers.values()))
        candidates = gather(self.generation, papers, question, reached.ranked[:READ_FOR_ANSWERS])
        return weigh(reached.wordings, candidates, self._corpus(reached.wordings).rarity) if candidates else None

    def _papers(self) -> dict[str, Paper]:
        """Give every paper by its id, in the order of papers.toml."""
        return {paper.id: paper for paper in self.generation.records.papers()}

    def reword(self, question: str) -> Wording:
        """Put a question in the papers' words."""
        records = self.generation.records
        return reword(question, self.glossary, records.abbreviations(), Lexicon(records, self.generation.lexical))

    def reach(self, query: str, filters: Filters, mode: Mode, papers: Sequence[Paper]) -> Reached:
        """Rank the passages that a query reaches."""
        text, cut = readable(query)
        if not text:
            return Reached([], note=cut)
        wording = self.reword(text)
        scope = scope_of(filters, papers, self.generation.records) if filters != Filters() else None
        asked = self._asked(wording, mode, papers)
        sources = Sources(
            lexical=None if mode is Mode.DENSE else self.generation.lexical,
            vectors=self.generation.vectors if asked.wordings else None,
        )
        ranked = self._reranked(wording.text, rank(sources, asked, mode, scope))
        note = "; ".join(filter(None, (cut, wording.note))) or None
        return Reached(ranked, (wording.text, *wording.variants), asked.wordings, note)

    def _asked(self, wording: Wording, mode: Mode, papers: Sequence[Paper]) -> Asked:
        """Give the forms in which a question is looked for."""
        typed = tuple(stems(wording.text))
        if mode is Mode.LEXICAL or self.encoder is None:
            return Asked(typed, phrases=wording.phrases)
        vectors = tuple(self.encoder.encode_tokens([wording.text, *wording.variants]))
        known = {*typed, *(stem for variant in wording.variants for stem in stems(variant))}
        return Asked(typed, vectors, wording.phrases, named_runs(known, papers, self.generation.records))

    def _corpus(self, wordings: Sequence[str]) -> Corpus:
        """Tell what an answer must know of all passages: how rare tokens and a question's names are, abbreviations."""
        vectors, lexical = self.generation.vectors, self.generation.lexical
        held = {name: lexical.passages_with((name,)) for wording in wordings for name in names(wording)}
        total = len(vectors)
        rarity = {name: inverse_frequency(n, total) for name, n in held.items()}
        return Corpus(vectors.document_frequency, total, long_forms(self.generation), rarity)

    def _reranked(self, text: str, ranked: list[Ranked]) -> list[Ranked]:
        """Let the cross-encoder, where there is one, read the best passages with the question."""
        if self.reranker is None:
            return ranked
        numbers = [found.number for found in ranked[:RERANKED]]
        passages = self.generation.records.numbered_passages(numbers)
        return rerank(ranked, self.reranker.score(text, [passages[number].body for number in numbers]))


def _not_found(searched: int, reached: Reached, reason: str | None) -> str:
    """Say that nothing was found, where, and why."""
    why = reason if reached.wordings else reached.note
    return f"not found in these {searched} papers: {why}"
