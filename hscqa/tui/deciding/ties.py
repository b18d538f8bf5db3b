"""Links and comments as entries of a list: what is tied, how sure it is, why, and what reviewers said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from hscqa.model import Link, TieId, Verdict
from hscqa.tui.faces import EMPTY, NO_FOLD, clip, lines, meter, words
from hscqa.tui.lists.entries import Entry
from hscqa.tui.lists.tied import Tied, named
from hscqa.tui.spot import Spot

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hscqa.model import Comment, Judged, Statement

_KINDS = {
    "explicit": "the text names it",
    "structural": "mostly by where the two stand",
    "semantic": "mostly by what they say",
    "cited": "it names the statement",
    "quoted": "it quotes the statement",
    "topical": "it speaks of the same",
}
"""The kinds of links and bases of comments, in plain words."""
SIGNS = {
    Verdict.ACCEPTED: ("✓", "b $text-success"),
    Verdict.ADDED: ("+", "b $text-success"),
    Verdict.REJECTED: ("✗", "b $text-error"),
    Verdict.DISPUTED: ("≠", "b $text-warning"),
}
"""What stands before each outcome, and its style; the words say the same, where there is no colour."""
_SHARE = 0.005
"""The least share of what speaks for a tie that is shown as a percentage: half of one."""


def link_entry(statement: Statement, link: Link, judged: Mapping[TieId, Judged], *, whole: bool = True) -> Entry:
    """Give a link of a statement; `judged` is what reviewers hold of each tie on which they said something.

    `whole` False shows only the first words of the statement that is answered, and folds the reasons.
    """
    head = Content.assemble(f"→ {link.relation} ", words(named(link.target), "b $text-accent"))
    return _link_entry(Tied(statement, link), head, link.target, judged, whole=whole)


def answer_entry(statement: Statement, link: Link, judged: Mapping[TieId, Judged], *, whole: bool = True) -> Entry:
    """Give the same link as it is seen from the statement that is answered: it shows the one that answers."""
    head = Content.assemble("← ", words(named(statement), "b $text-accent"), f" {link.relation} it")
    return _link_entry(Tied(statement, link), head, statement, judged, whole=whole)


def _link_entry(tied: Tied, head: Content, shown: Statement, judged: Mapping[TieId, Judged], *, whole: bool) -> Entry:
    """Give a link by its head, with the words of the statement at the end that is `shown`."""
    link, key = tied.tie, f"{tied.id.source} to {tied.id.target}"
    face = lines(
        Content.assemble(head, " ", _sure(link)),
        *said(link, judged.get(tied.id)),
        _told(link, shown.reading if whole else clip(shown.reading)),
        *(why(link) if whole else ()),
    )
    reasons = () if whole else (Entry(f"{key} why", lines(*why(link)), NO_FOLD),)
    return Entry(key, face, NO_FOLD, Spot(shown.id), reasons, tied=tied)


def comment_entry(
    statement: Statement, comment: Comment, judged: Mapping[TieId, Judged], who: str, where: str = ""
) -> Entry:
    """Give a comment on a statement, its words whole, by a paper that is called `who`; `judged` as for a link.

    `where` is how its passage is cited; '' where nobody looked that up.
    """
    tied = Tied(statement, comment)
    face = lines(
        Content.assemble("← ", words(who, "b $text-accent"), " comments ", _sure(comment)),
        *said(comment, judged.get(tied.id)),
        _told(comment, f"“{comment.reading}”"),
        words(where, "dim"),
        *why(comment),
    )
    start, end = comment.span
    key = f"{statement.id} from {comment.id} {start} {end}"
    spot = Spot(comment.id, marks=(comment.span,), words=comment.reading)
    return Entry(key, face, NO_FOLD, spot, tied=tied)


def why(tie: Link | Comment) -> Iterator[Content]:
    """Say why, a reason a line: the kind of tie, then the evidence with its share of what speaks for the tie.

    What did not count comes last, on one line.
    """
    kind = tie.kind if isinstance(tie, Link) else tie.basis
    counting = [one for one in tie.evidence if one.weight >= _SHARE]
    besides = [one.text for one in tie.evidence if one.weight < _SHARE]
    yield words(f"why: {kind}, {_KINDS[kind]}" if kind in _KINDS else f"why: {kind}", "dim")
    yield from (words(f"{one.weight:.0%} {one.text}", "dim") for one in counting)
    if besides:
        yield words(f"also: {'; '.join(besides)}", "dim")


def said(tie: Link | Comment, judged: Judged | None) -> Iterator[Content]:
    """Say what reviewers decided, who and why, and what they noted; nothing where nobody did.

    Where they differ, also where that is settled, a line says of each what that one decided.
    """
    if tie.decision:
        sign, style = SIGNS[Verdict(tie.decision)]
        yield words(f"{sign} {_outcome(tie, judged)}", style)
    if judged and (judged.settled_by or tie.decision == Verdict.DISPUTED):
        yield from voices(judged)
    for one in judged.decisions if judged else ():
        yield from (words(f"note by {one.reviewer}: {note}", "i") for note in one.notes)


def voices(judged: Judged) -> Iterator[Content]:
    """Say what each reviewer decided and why, a line each; nothing of those who only noted something."""
    for one in judged.decisions:
        if one.verdict:
            sign, style = SIGNS[one.verdict]
            because = f": {one.reason}" if one.reason else ""
            yield Content.assemble("  ", (f"{sign} ", style), words(f"{one.verdict} by {one.reviewer}{because}"))


def _sure(tie: Link | Comment) -> Content:
    """Show the confidence; nothing for what only reviewers put there."""
    return EMPTY if tie.decision and not tie.suggested and not tie.confidence else meter(tie.confidence)


def _told(tie: Link | Comment, text: str) -> Content:
    """Show the words of a tie, those of a rejected one less clearly."""
    return words(text, "dim" if tie.decision == Verdict.REJECTED else "")


def _outcome(tie: Link | Comment, judged: Judged | None) -> str:
    """Say in words what was decided, by whom and why; of a dispute, only that there is one."""
    if tie.decision == Verdict.DISPUTED:
        return "disputed: reviewers differ"
    settled = ", who settled it" if judged and judged.settled_by else ""
    return f"{tie.decision} by {', '.join(tie.reviewers)}{settled}{f': {tie.reason}' if tie.reason else ''}"
