"""A crosswalk with what reviewers decided."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from hscqa.crosswalk import find_gaps
from hscqa.model import Comment, Link, Span, TieId, Verdict
from hscqa.model.decisions import RELATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hscqa.model import Crosswalk, Document, Judged, Row

Tied = TypeVar("Tied", Link, Comment)


def decided(made: Crosswalk, holding: Iterable[Judged], documents: Sequence[Document]) -> Crosswalk:
    """Put decisions on the ties they are about, with the gaps that are left then.

    Comments that reviewers added are put in, in the paper's order after those that the program found; also where others
    rejected them, so that the disagreement can be seen.
    """
    known = {one.tie: one for one in holding}
    if not known:
        return made
    by_id = {document.paper.id: document for document in documents}
    speaking = {place: by_id[place] for place in made.comments_from if place in by_id}
    rows = tuple(_row(row, known, speaking) for row in made.rows)
    gaps = find_gaps(rows, by_id[made.target], made.comments_from)
    return replace(made, rows=rows, gaps=gaps)


def _row(row: Row, known: Mapping[TieId, Judged], speaking: Mapping[str, Document]) -> Row:
    """Put decisions on one statement's ties."""
    one = row.statement.id
    links = tuple(_link(link, known.get(TieId(one, link.target.id))) for link in row.links)
    comments = tuple(_decide(said, known.get(TieId(one, said.id, said.quote))) for said in row.comments)
    offered = {(said.id, said.quote) for said in row.comments}
    others = (
        tie for tie in sorted(known) if tie.source == one and tie.quote and (tie.target, tie.quote) not in offered
    )
    added = (_decide(said, known[tie]) for tie in others if (said := _added(tie, speaking)) is not None)
    return replace(row, links=links, comments=(*comments, *(said for said in added if said.decision)))


def _link(link: Link, judged: Judged | None) -> Link:
    """Give a link its decision, and the relation that reviewers gave it."""
    decided = _decide(link, judged)
    if judged is not None and judged.relation:
        return replace(decided, relation=judged.relation)
    # Who adds a link says that it answers; what the program made of one that it did not suggest says nothing.
    return replace(decided, relation=RELATIONS[0]) if decided.decision == Verdict.ADDED else decided


def _decide(tie: Tied, judged: Judged | None) -> Tied:
    """Give a link or comment its decision, with who made it and why, and what every reviewer said of it."""
    if judged is None:
        return tie
    tie = replace(tie, voices=tuple(_voices(judged)))
    if judged.verdict is None:
        return tie
    voices = tuple(one.reviewer for one in judged.decisions if one.verdict is not None)
    reviewers = (judged.settled_by,) if judged.settled_by else voices
    return replace(tie, decision=judged.verdict.value, reviewers=reviewers, reason=judged.reason)


def _voices(judged: Judged) -> Iterator[str]:
    """Say what each reviewer holds of a tie and noted on it, then who settled it."""
    for one in judged.decisions:
        if one.verdict is not None:
            yield f"{one.reviewer} {one.verdict} it{_because(one.reason)}"
        yield from (f"{one.reviewer} noted: {note}" for note in one.notes)
    if judged.settled_by:
        yield f"{judged.settled_by} settled it as {judged.verdict}{_because(judged.reason)}"


def _because(reason: str) -> str:
    return f": {reason}" if reason else ""


def _added(tie: TieId, speaking: Mapping[str, Document]) -> Comment | None:
    """Make the comment that reviewers decided on and the program does not offer; nobody suggests it yet.

    None where its paper was not asked for, or has no such words there.
    """
    document = speaking.get(tie.target.partition(":")[0])
    passage = next((one for one in document.passages if one.id == tie.target), None) if document else None
    if document is None or passage is None:
        return None
    start = document.paper.text.find(tie.quote, passage.span.start, passage.span.end)
    if start < 0:
        return None
    span, reading = Span(start, start + len(tie.quote)), " ".join(tie.quote.split())
    return Comment(document.paper.id, passage.id, tie.quote, reading, span, "topical", 0.0, suggested=False)
