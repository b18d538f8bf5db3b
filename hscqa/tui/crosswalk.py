"""The crosswalk: statements by theme, each with what it answers, who spoke of it, and what nobody answers."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from textual.content import Content

from hscqa.export.citation import name
from hscqa.model import Verdict
from hscqa.tui.deciding import DecidingList
from hscqa.tui.entries import Entry, numbered
from hscqa.tui.faces import NO_FOLD, clip, counted, lines, meter, words
from hscqa.tui.mark import Spot
from hscqa.tui.tied import Tied
from hscqa.tui.ties import comment_entry, link_entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hscqa.model import Crosswalk, Judged, Paper, Row, Statement, TieId

_LINE = 68
"""Characters of a label and first words that stand on one line of a terminal 80 columns wide."""


@dataclass(frozen=True, slots=True)
class Around:
    """What the entries of a crosswalk are made with, beside the crosswalk."""

    papers: Mapping[str, Paper]
    """By id; one that is not there is called by its id."""
    judged: Mapping[TieId, Judged]
    """What reviewers hold of each tie on which they said something."""
    upper: frozenset[TieId]
    """The ties that stand above the weaker candidates."""


class CrosswalkList(DecidingList):
    """Every statement of the source paper; Enter unfolds it, and opens what is linked to it."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - textual's own word
        """Make an empty list."""
        super().__init__(id=id)
        self.ready = False
        """Whether a crosswalk is shown."""
        self._upper: dict[TieId, bool] = {}
        """For each tie whether it stands above the weaker candidates."""

    def put_reviewed(
        self, crosswalk: Crosswalk, judged: Mapping[TieId, Judged], papers: Mapping[str, Paper], *, afresh: bool
    ) -> None:
        """Show a crosswalk with what reviewers hold of its ties; cursor, folds and scroll stay.

        `afresh` puts what holds above the weaker candidates and what was rejected among them. Otherwise each tie stays
        where it stands: what a reviewer has just rejected does not slip from under the cursor.
        """
        holding = {tied.id: tied.tie.holds for row in crosswalk.rows for tied in _ties(row)}
        self._upper = holding if afresh else {**holding, **self._upper}
        around = Around(papers, judged, frozenset(tie for tie, is_upper in self._upper.items() if is_upper))
        entries = numbered(tuple(_entries(crosswalk, around)))
        if self.ready:
            self.put_again(entries)
        else:
            self.put(entries)
        self.ready = True


def _ties(row: Row) -> tuple[Tied, ...]:
    """Give the links of a statement, then the comments on it."""
    links = (Tied(row.statement, link) for link in row.links)
    return (*links, *(Tied(row.statement, said) for said in row.comments))


def _entries(crosswalk: Crosswalk, around: Around) -> Iterator[Entry]:
    """Give the head, the themes with their statements, and the gaps."""
    source, target = _name(crosswalk.source, around.papers), _name(crosswalk.target, around.papers)
    head = words(f"{counted(len(crosswalk.rows), 'statement')} of {source}, and what they answer in {target}", "b")
    yield Entry("head", head, heading=True)
    for theme, rows in groupby(crosswalk.rows, key=lambda row: row.statement.theme):
        yield Entry(f"theme {theme}", lines(Content(" "), words(theme or "Without a theme", "b u")), heading=True)
        for row in rows:
            yield _statement_entry(row, around)
    yield from _gap_entries(crosswalk, around.papers)


def _statement_entry(row: Row, around: Around) -> Entry:
    """Give one statement: what it says, and folded inside its links and comments."""
    statement = row.statement
    first = words(clip(statement.reading, _LINE - len(statement.label)))
    face = lines(Content.assemble(words(statement.label, "b $text-accent"), "  ", first), _summary(row))
    return Entry(statement.id, face, spot=Spot(statement.id), inner=numbered(tuple(_inner(row, around))), opens=False)


def _summary(row: Row) -> Content:
    """Say in one line what hangs on the statement."""
    links = [link for link in row.links if link.holds]
    comments = sum(comment.holds for comment in row.comments)
    none = "→ no link is left" if any(link.suggested for link in row.links) else "→ no link suggested"
    best = (
        Content.assemble("→ ", words(links[0].target.label), " ", meter(links[0].confidence))
        if links
        else words(none, "$text-warning")
    )
    more = f" and {len(links) - 1} more" if len(links) > 1 else ""
    said = f" · {counted(comments, 'comment')}" if comments else ""
    return Content.assemble(best, more, said, _progress(row))


def _progress(row: Row) -> str:
    """Say how many suggested ties are decided; '' where none is. A disputed one is not."""
    suggested = [tied.tie for tied in _ties(row) if tied.tie.suggested]
    decided = sum(tie.decision not in {None, Verdict.DISPUTED} for tie in suggested)
    return f" · {decided} of {len(suggested)} decided" if decided else ""


def _inner(row: Row, around: Around) -> Iterator[Entry]:
    """Give the statement itself, then what holds, then the weaker candidates and what was rejected."""
    yield _own_entry(row.statement)
    links = [link_entry(row.statement, link, around.judged) for link in row.links]
    comments = [
        comment_entry(row.statement, said, around.judged, _name(said.paper_id, around.papers)) for said in row.comments
    ]
    yield from (entry for entry in (*links, *comments) if _is_upper(entry, around))
    for what, entries in (("weaker candidate", links), ("weaker comment", comments)):
        lower = [entry for entry in entries if not _is_upper(entry, around)]
        if lower:
            face = words(f"{counted(len(lower), what)}{_which(lower)}", "dim")
            yield Entry(f"{row.statement.id} {what}", face, inner=numbered(lower))


def _which(lower: Iterable[Entry]) -> str:
    """Say what the weaker ones are: how many were rejected, else that the program does not suggest them."""
    ties = [entry.tied.tie for entry in lower if entry.tied]
    rejected = sum(tie.decision == Verdict.REJECTED for tie in ties)
    if rejected:
        return f", {rejected} of them rejected"
    return "" if any(tie.holds for tie in ties) else ", not suggested"


def _is_upper(entry: Entry, around: Around) -> bool:
    """Whether an entry's tie stands above the weaker candidates."""
    return entry.tied is not None and entry.tied.id in around.upper


def _own_entry(statement: Statement) -> Entry:
    due = f"{statement.timescale or ''}{f' (by {statement.due})' if statement.due else ''}"
    about = (("Timescale", due), ("Who", ", ".join(statement.owners)), ("Status", statement.status or ""))
    facts = " · ".join(f"{head}: {value}" for head, value in about if value)
    face = lines(words(statement.lead_in or "", "i"), words(clip(statement.reading)), words(facts, "dim"))
    return Entry(f"{statement.id} itself", face, NO_FOLD, Spot(statement.id))


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
