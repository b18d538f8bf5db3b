"""A crosswalk with what reviewers decided."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hscqa.crosswalk import find_gaps
from hscqa.model import Comment, Span, Standing, TieId, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hscqa.model import Crosswalk, Document, Followed, Judged, Link, Row

FOLLOWS = frozenset({Standing.KEPT, Standing.MOVED})
"""A decision holds where both texts still say what the reviewer saw; elsewhere somebody must look again."""


def decided(made: Crosswalk, found: Iterable[Followed], documents: Sequence[Document]) -> Crosswalk:
    """Put decisions on the ties they are about, with the gaps that are left then.

    Comments that reviewers added are put in, in the paper's order after those that the program found.
    """
    known = {one.tie: one for one in in_force(found)}
    if not known:
        return made
    by_id = {document.paper.id: document for document in documents}
    speaking = {place: by_id[place] for place in made.comments_from if place in by_id}
    rows = tuple(_row(row, known, speaking) for row in made.rows)
    gaps = find_gaps(rows, by_id[made.target], made.comments_from)
    return replace(made, rows=rows, gaps=gaps)


def in_force(found: Iterable[Followed]) -> tuple[Judged, ...]:
    """Give what holds in the papers as they are now, each with its tie as it is to be found now."""
    return tuple(replace(one.judged, tie=one.now) for one in found if one.standing in FOLLOWS and one.now is not None)


def _row(row: Row, known: Mapping[TieId, Judged], speaking: Mapping[str, Document]) -> Row:
    """Put decisions on one statement's ties."""
    one = row.statement.id
    links = tuple(_link(link, known.get(TieId(one, link.target.id))) for link in row.links)
    said = {TieId(one, comment.id, comment.quote): comment for comment in row.comments}
    comments = (_comment(comment, known.get(tie)) for tie, comment in said.items())
    others = (tie for tie, judged in sorted(known.items()) if tie.source == one and _is_added(tie, judged, said))
    added = (_added(tie, speaking) for tie in others)
    return replace(row, links=links, comments=(*comments, *filter(None, added)))


def _is_added(tie: TieId, judged: Judged, said: Mapping[TieId, Comment]) -> bool:
    """Whether a reviewer added a comment that the program does not have."""
    return bool(tie.quote) and judged.verdict is Verdict.ADDED and tie not in said


def _link(link: Link, judged: Judged | None) -> Link:
    """Give a link its decision, and the relation that reviewers gave it."""
    if judged is None or judged.verdict is None:
        return link
    return replace(link, decision=judged.verdict.value, relation=judged.relation or link.relation)


def _comment(said: Comment, judged: Judged | None) -> Comment:
    """Give a comment its decision."""
    return said if judged is None or judged.verdict is None else replace(said, decision=judged.verdict.value)


def _added(tie: TieId, speaking: Mapping[str, Document]) -> Comment | None:
    """Make the comment that a reviewer added; None where its paper was not asked for, or has no such words there."""
    document = speaking.get(tie.target.partition(":")[0])
    passage = next((one for one in document.passages if one.id == tie.target), None) if document else None
    if document is None or passage is None:
        return None
    start = document.paper.text.find(tie.quote, passage.span.start, passage.span.end)
    if start < 0:
        return None
    span, reading = Span(start, start + len(tie.quote)), " ".join(tie.quote.split())
    decision = Verdict.ADDED.value
    return Comment(
        document.paper.id, passage.id, tie.quote, reading, span, "topical", 0.0, suggested=False, decision=decision
    )
