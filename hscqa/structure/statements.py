"""Statements: recommendations, proposals, commitments and responses, whole, and what they say.

They say who should act, by when and, if they answer another, whether it is accepted.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hscqa.model import Block, BlockKind, Paper, Span, Statement
from hscqa.structure.acting import actors, binds
from hscqa.structure.reading import Reading, read, sentences
from hscqa.structure.replies import is_response, reply_of
from hscqa.structure.timescales import deadline_in, due

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hscqa.structure.draft import Draft


def statements(
    paper: Paper, drafts: Sequence[Draft], blocks: Sequence[Block], known: Mapping[str, str]
) -> tuple[Statement, ...]:
    """Make a statement of each block of that kind and all that belongs to it; `known` are the paper's abbreviations."""
    by_id = {block.id: block for block in blocks}
    opened = [draft for draft in drafts if draft.kind is BlockKind.STATEMENT]
    answers = _responses(paper, opened)
    found = []
    for ordinal, draft in enumerate(opened):
        statement, reading = _gathered(paper, draft, by_id, ordinal)
        found.append(_understood(statement, reading, paper, known, answers=draft.id in answers))
    return tuple(found)


def _responses(paper: Paper, opened: Sequence[Draft]) -> frozenset[str]:
    """Tell which statements answer others: those that say so, or, where none does, all that stand in a response."""
    labelled = frozenset(draft.id for draft in opened if is_response(draft.label, ()))
    return labelled or frozenset(
        draft.id for draft in opened if is_response(draft.label, (paper.title, *draft.headings, draft.lead_in or ""))
    )


def _gathered(paper: Paper, draft: Draft, by_id: dict[str, Block], ordinal: int) -> tuple[Statement, Reading]:
    """Gather one statement: its own words and what goes on from them, without its timescale."""
    own = by_id[draft.id]
    members = [by_id[member] for member in draft.members]
    body = [own, *(block for block in members if block.kind is not BlockKind.TIMESCALE)]
    slices = [piece for block in body for piece in block.slices]
    span = Span(slices[0].start, slices[-1].end)
    reading = read(paper.text, slices)
    statement = Statement(
        id=draft.id,
        paper_id=paper.id,
        ordinal=ordinal,
        label=draft.label,
        text=paper.text[span.start : span.end],
        reading=reading.text,
        span=span,
        headings=own.headings,
        lead_in=own.lead_in,
        owners=draft.owners,
        timescale=next((block.reading for block in members if block.kind is BlockKind.TIMESCALE), None),
        page=own.page,
    )
    return statement, reading


def _understood(
    statement: Statement, reading: Reading, paper: Paper, known: Mapping[str, str], *, answers: bool
) -> Statement:
    """Add what a statement says: who should act, by when, and whether it accepts what it answers.

    A response may restate what it answers before it replies; who and when are then those of the reply.
    """
    reply = reply_of(reading.text) if answers else None
    restates = reply is not None and not statement.label.startswith("Response")
    said = reading.text[reply.begins if reply and restates else 0 :]
    timescale = statement.timescale or _deadline(said, known)
    return replace(
        statement,
        owners=statement.owners or actors(said, known, replying=answers),
        timescale=timescale,
        due=due(timescale, paper.date) if timescale else None,
        status=reply.status if reply else None,
        status_words=_exact(paper, reading, reply.words) if reply and reply.words else None,
    )


def _deadline(text: str, known: Mapping[str, str]) -> str | None:
    """Give the first deadline that a text sets for what is to be done; None for none."""
    for start, end in sentences(text):
        found = deadline_in(text[start:end])
        if found and binds(text[start:end], known, opening=start == 0):
            return found
    return None


def _exact(paper: Paper, reading: Reading, words: Span) -> str:
    """Give the paper's own words for a run of a reading."""
    start, end = reading.span(*words)
    return paper.text[start:end]
