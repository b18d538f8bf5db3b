"""Values as the JSON objects that scripts rely on (docs/commands.md).

Keys may be added; none is renamed, dropped or given another meaning without a major version.
Spans are `[start, end]`, code points into the paper's text, half-open. `reading` stands beside every
exact `text` or `quote`: the same words, joined across page breaks and without note markers.
The crosswalk and the verification have a module of their own (`contract_ties`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from hscqa.export.citation import cite

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hscqa.model import Answer, Block, Cell, Check, Hit, Paper, Place, Quote, SearchReply, Span

Json = dict[str, Any]
"""A JSON object: strings, numbers, true, false, null, lists and objects of these."""


class PaperCounts(Protocol):
    """A paper and how much was found in it."""

    @property
    def paper(self) -> Paper:
        """The paper itself."""

    @property
    def blocks(self) -> int:
        """How many structural pieces it has."""

    @property
    def passages(self) -> int:
        """How many passages of it are searched."""

    @property
    def statements(self) -> int:
        """How many recommendations, proposals, commitments and responses it makes."""


def search_reply(reply: SearchReply, papers: Mapping[str, Paper]) -> Json:
    """Give the object of `search --json`; every hit's paper must stand in `papers`."""
    return {
        "query": reply.query,
        "elapsed_ms": round(reply.elapsed_ms, 1),
        "note": reply.note,
        "hits": [hit(one, papers) for one in reply.hits],
    }


def hit(found: Hit, papers: Mapping[str, Paper]) -> Json:
    """Give one hit; `cells` only where it is a table row.

    `lexical_rank` and `dense_rank` are null where that search did not return the passage.
    """
    passage = found.passage
    paper = papers[passage.paper_id]
    return {
        "rank": found.rank,
        "id": passage.id,
        "paper": passage.paper_id,
        "label": passage.label,
        "headings": list(passage.headings),
        "page": passage.page,
        "page_label": passage.page_label,
        "span": span(passage.span),
        "text": passage.text,
        "score": found.score,
        "file": paper.file,
        "reading": passage.reading,
        "lead_in": passage.lead_in,
        "slices": [span(one) for one in passage.slices],
        "best": [span(one) for one in found.best],
        "lexical_rank": found.lexical_rank,
        "dense_rank": found.dense_rank,
        "citation": cite(paper, passage.label, passage.page, passage.page_label),
        "title": paper.title,
        "date": paper.date,
        "role": str(paper.role),
        **_cells(passage.cells),
    }


def answer(reply: Answer, papers: Mapping[str, Paper]) -> Json:
    """Give the object of `ask --json`; every hit's paper must stand in `papers`."""
    return {
        "question": reply.question,
        "answered": reply.answered,
        "answer": reply.answer,
        "confidence": reply.confidence,
        "reason": reply.reason,
        "elapsed_ms": round(reply.elapsed_ms, 1),
        "quotes": [quote(one) for one in reply.quotes],
        "hits": [hit(one, papers) for one in reply.hits],
        "difference": reply.difference,
        "note": reply.note,
    }


def quote(words: Quote) -> Json:
    """Give one quotation of an answer; `cells` only where it is a table row."""
    return {
        "text": words.text,
        "id": words.id,
        "paper": words.paper_id,
        "label": words.label,
        "page": words.page,
        "page_label": words.page_label,
        "span": span(words.span),
        "citation": words.citation,
        "reading": words.reading,
        "also": list(words.also),
        "lead_in": words.lead_in,
        **_cells(words.cells),
    }


def papers(listed: Iterable[PaperCounts]) -> Json:
    """Give the object of `papers --json`."""
    return {"papers": [_paper(one) for one in listed]}


def outline(paper_id: str, blocks: Iterable[Block]) -> Json:
    """Give the object of `outline --json`."""
    return {"paper": paper_id, "blocks": [block(one) for one in blocks]}


def block(piece: Block) -> Json:
    """Give one block; `cells` only where it is a table row."""
    return {
        "id": piece.id,
        "kind": str(piece.kind),
        "label": piece.label,
        "level": piece.level,
        "headings": list(piece.headings),
        "page": piece.page,
        "span": span(piece.span),
        "text": piece.text,
        "page_label": piece.page_label,
        "reading": piece.reading,
        "lead_in": piece.lead_in,
        "parent": piece.parent,
        "slices": [span(one) for one in piece.slices],
        **_cells(piece.cells),
    }


def place(where: Place) -> Json:
    """Give the object of `show --json`; `statement` is null where the place is none."""
    statement = where.statement
    return {
        "id": where.id,
        "paper": where.paper.id,
        "file": where.paper.file,
        "title": where.paper.title,
        "label": where.label,
        "headings": list(where.headings),
        "span": span(where.span),
        "text": where.paper.text[slice(*where.span)],
        "reading": " ".join(one.reading for one in where.blocks),
        "citation": where.citation,
        "blocks": [block(one) for one in where.blocks],
        "before": [block(one) for one in where.before],
        "after": [block(one) for one in where.after],
        "statement": None
        if statement is None
        else {
            "timescale": statement.timescale,
            "due": statement.due,
            "owners": list(statement.owners),
            "status": statement.status,
            "status_words": statement.status_words,
        },
    }


def doctor(checks: Sequence[Check]) -> Json:
    """Give the object of `doctor --json`; `ok` is true where every check is."""
    return {
        "ok": all(check.ok for check in checks),
        "checks": [
            {"name": check.name, "ok": check.ok, "detail": check.detail, "remedy": check.remedy} for check in checks
        ],
    }


def span(where: Span) -> list[int]:
    """Give a span as `[start, end]`."""
    return [where.start, where.end]


def _cells(cells: Sequence[Cell]) -> Json:
    return {"cells": [{"head": cell.head, "text": cell.text} for cell in cells]} if cells else {}


def _paper(listed: PaperCounts) -> Json:
    paper = listed.paper
    return {
        "id": paper.id,
        "title": paper.title,
        "publisher": paper.publisher,
        "date": paper.date,
        "role": str(paper.role),
        "file": paper.file,
        "pages": len(paper.pages) or None,
        "blocks": listed.blocks,
        "passages": listed.passages,
        "statements": listed.statements,
        "status": str(paper.status),
        "note": paper.note,
        "authors": list(paper.authors),
        "licence": paper.licence,
        "source": paper.source,
    }
