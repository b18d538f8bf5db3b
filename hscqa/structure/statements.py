"""Statements: recommendations, proposals, commitments and responses, whole, with who should act and by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.model import Block, BlockKind, Paper, Span, Statement
from hscqa.structure.reading import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hscqa.structure.draft import Draft


def statements(paper: Paper, drafts: Sequence[Draft], blocks: Sequence[Block]) -> tuple[Statement, ...]:
    """Make a statement of each block of that kind and all that belongs to it."""
    by_id = {block.id: block for block in blocks}
    opened = [draft for draft in drafts if draft.kind is BlockKind.STATEMENT]
    return tuple(_statement(paper, draft, by_id, ordinal) for ordinal, draft in enumerate(opened))


def _statement(paper: Paper, draft: Draft, by_id: dict[str, Block], ordinal: int) -> Statement:
    """Gather one statement: its own words and what goes on from them, without its timescale."""
    own = by_id[draft.id]
    members = [by_id[member] for member in draft.members]
    body = [own, *(block for block in members if block.kind is not BlockKind.TIMESCALE)]
    slices = [piece for block in body for piece in block.slices]
    span = Span(slices[0].start, slices[-1].end)
    timescale = next((block.reading for block in members if block.kind is BlockKind.TIMESCALE), None)
    return Statement(
        id=draft.id,
        paper_id=paper.id,
        ordinal=ordinal,
        label=draft.label,
        text=paper.text[span.start : span.end],
        reading=read(paper.text, slices).text,
        span=span,
        headings=own.headings,
        lead_in=own.lead_in,
        owners=draft.owners,
        timescale=timescale,
        page=own.page,
    )
