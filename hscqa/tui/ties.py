"""Links and comments as entries of a list: what is tied, how sure it is, why, and what reviewers said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from hscqa.model import Link, TieId, Verdict
from hscqa.tui.entries import Entry
from hscqa.tui.faces import EMPTY, NO_FOLD, clip, lines, meter, words
from hscqa.tui.mark import Spot
from hscqa.tui.tied import Tied

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hscqa.model import Comment, Decision, Judged, Statement

_KINDS = {
    "explicit": "the text names it",
    "structural": "it follows from the structure",
    "semantic": "it says the like",
    "cited": "it names the statement",
    "quoted": "it quotes the statement",
    "topical": "it speaks of the same",
}
"""The kinds of links and bases of comments, in plain words."""
_SIGNS = {
    Verdict.ACCEPTED: ("✓", "b $text-success"),
    Verdict.ADDED: ("✓", "b $text-success"),
    Verdict.REJECTED: ("✗", "b $text-error"),
    Verdict.DISPUTED: ("≠", "b $text-warning"),
}
"""What stands before each outcome, and its style; the words say the same, where there is no colour."""


def link_entry(statement: Statement, link: Link, judged: Mapping[TieId, Judged]) -> Entry:
    """Give a link of a statement; `judged` is what reviewers hold of each tie on which they said something."""
    tied, target = Tied(statement, link), link.target
    face = lines(
        Content.assemble(f"→ {link.relation} ", words(target.label, "b $text-accent"), " ", _sure(link)),
        *_said(link, judged.get(tied.id)),
        _told(link, clip(target.reading)),
        _why(link.kind, link),
    )
    return Entry(f"{link.source_id} to {target.id}", face, NO_FOLD, Spot(target.id), tied=tied)


def comment_entry(statement: Statement, comment: Comment, judged: Mapping[TieId, Judged], who: str) -> Entry:
    """Give a comment on a statement by a paper that is called `who`; `judged` as for a link."""
    tied = Tied(statement, comment)
    face = lines(
        Content.assemble("← ", words(who, "b $text-accent"), " comments ", _sure(comment)),
        *_said(comment, judged.get(tied.id)),
        _told(comment, f"“{clip(comment.reading)}”"),
        _why(comment.basis, comment),
    )
    start, end = comment.span
    key = f"{statement.id} from {comment.id} {start} {end}"
    spot = Spot(comment.id, marks=(comment.span,), words=comment.reading)
    return Entry(key, face, NO_FOLD, spot, tied=tied)


def _sure(tie: Link | Comment) -> Content:
    """Show the confidence; nothing for what only reviewers put there."""
    return EMPTY if tie.decision and not tie.suggested and not tie.confidence else meter(tie.confidence)


def _told(tie: Link | Comment, text: str) -> Content:
    """Show the words of a tie, those of a rejected one less clearly."""
    return words(text, "dim" if tie.decision == Verdict.REJECTED else "")


def _why(kind: str, tie: Link | Comment) -> Content:
    """Say why: the kind of tie and the evidence."""
    return words(f"why: {'; '.join([_KINDS.get(kind, kind), *(item.text for item in tie.evidence)])}", "dim")


def _said(tie: Link | Comment, judged: Judged | None) -> Iterator[Content]:
    """Say what reviewers decided, who and why, and what they noted."""
    if tie.decision:
        sign, style = _SIGNS[Verdict(tie.decision)]
        yield words(f"{sign} {_outcome(tie, judged)}", style)
    for one in judged.decisions if judged else ():
        yield from (words(f"note by {one.reviewer}: {note}", "i") for note in one.notes)


def _outcome(tie: Link | Comment, judged: Judged | None) -> str:
    """Say in words what was decided, by whom and why; of a dispute, what each one said."""
    if tie.decision == Verdict.DISPUTED and judged:
        return f"disputed: {'; '.join(_voice(one) for one in judged.decisions if one.verdict)}"
    settled = ", who settled it" if judged and judged.settled_by else ""
    return f"{tie.decision} by {', '.join(tie.reviewers)}{settled}{f': {tie.reason}' if tie.reason else ''}"


def _voice(one: Decision) -> str:
    return f"{one.verdict} by {one.reviewer}{f' ({one.reason})' if one.reason else ''}"
