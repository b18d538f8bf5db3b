"""The crosswalk: statements by theme, each with what it answers, who spoke of it, and what nobody answers."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from textual.content import Content

from hscqa.export.citation import name
from hscqa.tui.entries import Entry, EntryList, numbered
from hscqa.tui.faces import EMPTY, NO_FOLD, clip, counted, lines, meter, words
from hscqa.tui.mark import Spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hscqa.model import Comment, Crosswalk, Link, Paper, Row, Statement

_LINE = 68
"""Characters of a label and first words that stand on one line of a terminal 80 columns wide."""
_KINDS = {
    "explicit": "the text names it",
    "structural": "it follows from the structure",
    "semantic": "it says the like",
    "cited": "it names the statement",
    "quoted": "it quotes the statement",
    "topical": "it speaks of the same",
}
"""The kinds of links and bases of comments, in plain words."""


class CrosswalkList(EntryList):
    """Every statement of the source paper; Enter unfolds it, and opens what is linked to it."""

    ready = False
    """Whether a crosswalk is shown."""

    def put_crosswalk(self, crosswalk: Crosswalk, papers: Mapping[str, Paper]) -> None:
        """Show a crosswalk."""
        self.ready = True
        self.put(numbered(tuple(_entries(crosswalk, papers))))


def _entries(crosswalk: Crosswalk, papers: Mapping[str, Paper]) -> Iterator[Entry]:
    """Give the head, the themes with their statements, and the gaps."""
    source, target = _name(crosswalk.source, papers), _name(crosswalk.target, papers)
    head = words(f"{counted(len(crosswalk.rows), 'statement')} of {source}, and what they answer in {target}", "b")
    yield Entry("head", head, heading=True)
    for theme, rows in groupby(crosswalk.rows, key=lambda row: row.statement.theme):
        yield Entry(f"theme {theme}", lines(Content(" "), words(theme or "Without a theme", "b u")), heading=True)
        for row in rows:
            yield _statement_entry(row, papers)
    yield from _gap_entries(crosswalk, papers)


def _statement_entry(row: Row, papers: Mapping[str, Paper]) -> Entry:
    """Give one statement: what it says, and folded inside its links and comments."""
    statement = row.statement
    first = words(clip(statement.reading, _LINE - len(statement.label)))
    face = lines(Content.assemble(words(statement.label, "b $text-accent"), "  ", first), _summary(row))
    return Entry(statement.id, face, spot=Spot(statement.id), inner=numbered(tuple(_inner(row, papers))), opens=False)


def _summary(row: Row) -> Content:
    """Say in one line what hangs on the statement."""
    links = [link for link in row.links if link.holds]
    comments = sum(comment.holds for comment in row.comments)
    best = (
        Content.assemble("→ ", words(links[0].target.label), " ", meter(links[0].confidence))
        if links
        else words("→ no link suggested", "$text-warning")
    )
    more = f" and {len(links) - 1} more" if len(links) > 1 else ""
    said = f" · {counted(comments, 'comment')}" if comments else ""
    return Content.assemble(best, more, said)


def _inner(row: Row, papers: Mapping[str, Paper]) -> Iterator[Entry]:
    """Give the statement itself, then what the tool stands behind, then the weaker candidates."""
    yield _own_entry(row.statement)
    yield from (_link_entry(link) for link in row.links if link.holds)
    yield from (_comment_entry(row, comment, papers) for comment in row.comments if comment.holds)
    links = tuple(_link_entry(link) for link in row.links if not link.holds)
    comments = tuple(_comment_entry(row, comment, papers) for comment in row.comments if not comment.holds)
    for what, entries in (("weaker candidate", links), ("weaker comment", comments)):
        if entries:
            face = words(f"{counted(len(entries), what)}, not suggested", "dim")
            yield Entry(f"{row.statement.id} {what}", face, inner=numbered(entries))


def _own_entry(statement: Statement) -> Entry:
    due = f"{statement.timescale or ''}{f' (by {statement.due})' if statement.due else ''}"
    about = (("Timescale", due), ("Who", ", ".join(statement.owners)), ("Status", statement.status or ""))
    facts = " · ".join(f"{head}: {value}" for head, value in about if value)
    face = lines(words(statement.lead_in or "", "i"), words(clip(statement.reading)), words(facts, "dim"))
    return Entry(f"{statement.id} itself", face, NO_FOLD, Spot(statement.id))


def _link_entry(link: Link) -> Entry:
    target = link.target
    face = lines(
        Content.assemble(f"→ {link.relation} ", words(target.label, "b $text-accent"), " ", meter(link.confidence)),
        words(clip(target.reading)),
        _reasons(link.kind, link),
    )
    return Entry(f"{link.source_id} to {target.id}", face, NO_FOLD, Spot(target.id))


def _comment_entry(row: Row, comment: Comment, papers: Mapping[str, Paper]) -> Entry:
    who = _name(comment.paper_id, papers)
    face = lines(
        Content.assemble("← ", words(who, "b $text-accent"), " comments ", meter(comment.confidence)),
        words(f"“{clip(comment.reading)}”"),
        _reasons(comment.basis, comment),
    )
    key = f"{row.statement.id} from {comment.id} {comment.span.start}"
    return Entry(key, face, NO_FOLD, Spot(comment.id, marks=(comment.span,), words=comment.reading))


def _reasons(kind: str, tie: Link | Comment) -> Content:
    """Say why: the kind of tie, the evidence, and what reviewers decided."""
    why = "; ".join([_KINDS.get(kind, kind), *(item.text for item in tie.evidence)])
    decided = words(f"{tie.decision} by {', '.join(tie.reviewers)}", "b") if tie.decision else EMPTY
    return lines(words(f"why: {why}", "dim"), decided)


def _gap_entries(crosswalk: Crosswalk, papers: Mapping[str, Paper]) -> Iterator[Entry]:
    """Give what nobody answers or speaks of; a side without gaps says so."""
    source, target = _name(crosswalk.source, papers), _name(crosswalk.target, papers)
    known = {row.statement.id: row.statement for row in crosswalk.rows}
    known.update({link.target.id: link.target for row in crosswalk.rows for link in row.links})
    gaps = crosswalk.gaps
    kinds = (
        ("targets", gaps.targets_without_source, f"of {target} without an answer in {source}"),
        ("sources", gaps.sources_without_target, f"of {source} without a link to {target}"),
        ("silence", gaps.sources_without_comment, f"of {source} without a comment"),
    )
    yield Entry("gaps", lines(Content(" "), words("Gaps", "b u")), heading=True)
    for key, ids, what in kinds:
        count = counted(len(ids), "statement") if ids else "No statement"
        face = words(f"{count} {what}", "$text-warning" if ids else "$text-success")
        yield Entry(f"gap {key}", face, NO_FOLD, inner=tuple(_gap_entries_of(key, ids, known)))


def _gap_entries_of(key: str, ids: Iterable[str], known: Mapping[str, Statement]) -> Iterator[Entry]:
    for id_ in ids:
        statement = known.get(id_)
        label, text = (statement.label, clip(statement.reading)) if statement else (id_, "")
        face = Content.assemble(words(label, "$text-accent"), "  ", words(text))
        yield Entry(f"gap {key} {id_}", face, NO_FOLD, Spot(id_))


def _name(paper_id: str, papers: Mapping[str, Paper]) -> str:
    return name(papers[paper_id]) if paper_id in papers else paper_id
