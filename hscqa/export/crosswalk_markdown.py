"""The crosswalk as Markdown that a person reads, in a viewer or as it is."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from hscqa.export.citation import name
from hscqa.export.gap_list import gap_lists
from hscqa.export.markdown import escaped, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hscqa.export.gap_list import Gap
    from hscqa.model import Comment, Crosswalk, Evidence, Link, Paper, Row, Statement


def crosswalk_markdown(made: Crosswalk, papers: Mapping[str, Paper], citations: Mapping[str, str] | None = None) -> str:
    """Give one section a theme, one part a statement, then the gaps on both sides.

    `citations` names a comment's passage to people; a passage that is not in it is named by its id. Only
    suggested links and comments are shown, each with its confidence and evidence; the JSON form has every
    candidate.
    """
    parts = [*_opening(made, papers)]
    for theme, rows in groupby(made.rows, key=lambda row: row.statement.theme):
        parts.append(f"## {escaped(theme) or 'Without a theme'}")
        for row in rows:
            parts += _statement(row.statement)
            parts.append("\n".join((*_terms(row.statement), *_links(row), *_comments(row, papers, citations or {}))))
    return "\n\n".join((*parts, *_gap_sections(made, papers))) + "\n"


def _opening(made: Crosswalk, papers: Mapping[str, Paper]) -> Iterator[str]:
    source, target = papers[made.source], papers[made.target]
    suggested = sum(link.suggested for row in made.rows for link in row.links)
    yield f"# Crosswalk: {escaped(name(source))} and {escaped(name(target))}"
    yield paragraph(
        f"What “{escaped(source.title)}” ({escaped(source.date)}) answers in “{escaped(target.title)}” "
        f"({escaped(target.date)}). Statements: {len(made.rows)}; suggested links: {suggested}. "
        f"{_commenters(made, papers)} A confidence is between 0 and 1: of what is shown at 0.8, about 80 in 100 is "
        "right. Links are suggestions with their evidence; a person decides."
    )


def _commenters(made: Crosswalk, papers: Mapping[str, Paper]) -> str:
    names = [escaped(name(papers[paper])) for paper in made.comments_from]
    return f"Comments: {', '.join(names)}." if names else "No paper was asked for comments."


def _statement(statement: Statement) -> Iterator[str]:
    yield f"### {escaped(statement.label)}"
    if statement.lead_in:
        yield paragraph(escaped(statement.lead_in))
    yield paragraph(escaped(statement.reading), first="> ", indent="> ")


def _terms(statement: Statement) -> Iterator[str]:
    due = f" (by {escaped(statement.due)})" if statement.due else ""
    yield f"- Timescale: {escaped(statement.timescale)}{due}" if statement.timescale else "- Timescale: none given"
    if statement.owners:
        yield paragraph(f"Who: {escaped('; '.join(statement.owners))}", first="- ")
    if statement.status:
        yield f"- Status: {escaped(statement.status)}"


def _links(row: Row) -> Iterator[str]:
    suggested = [link for link in row.links if link.suggested]
    yield from map(_link, suggested)
    if not suggested:
        best = max(row.links, key=lambda link: link.score, default=None)
        nearest = f"; the nearest is {escaped(best.target.label)}, confidence {best.confidence:.2f}" if best else ""
        yield f"- **Answers nothing that was found**{nearest}."


def _link(link: Link) -> str:
    decided = f", {escaped(link.decision)} by a reviewer" if link.decision else ""
    head = (
        f"**{escaped(link.relation.capitalize())} {escaped(link.target.label)}** "
        f"(confidence {link.confidence:.2f}, {escaped(link.kind)}{decided}): {escaped(link.target.reading)}"
    )
    return "\n".join((paragraph(head, first="- "), *_evidence(link.evidence)))


def _comments(row: Row, papers: Mapping[str, Paper], citations: Mapping[str, str]) -> Iterator[str]:
    for said in row.comments:
        if said.suggested:
            yield _comment(said, papers[said.paper_id], citations.get(said.id))


def _comment(said: Comment, paper: Paper, citation: str | None) -> str:
    place = escaped(citation) if citation else f"{escaped(name(paper))}, {escaped(said.id)}"
    decided = f", {escaped(said.decision)} by a reviewer" if said.decision else ""
    head = (
        f"**Comment, {escaped(said.basis)}:** {place} (confidence {said.confidence:.2f}{decided}): "
        f"“{escaped(said.reading)}”"
    )
    why = "; ".join(f"{escaped(reason.type)}: {escaped(reason.text)}" for reason in said.evidence)
    return "\n".join((paragraph(head, first="- "), *([paragraph(why, first="  - ", indent="    ")] if why else [])))


def _evidence(reasons: Iterable[Evidence]) -> Iterator[str]:
    for reason in reasons:
        yield paragraph(f"{escaped(reason.type)}: {escaped(reason.text)}", first="  - ", indent="    ")


def _gap_sections(made: Crosswalk, papers: Mapping[str, Paper]) -> Iterator[str]:
    lists = gap_lists(made)
    source, target = escaped(name(papers[made.source])), escaped(name(papers[made.target]))
    yield "## Gaps"
    yield from _gaps(f"{target}: what {source} does not answer", lists.targets_without_source)
    yield from _gaps(f"{source}: what answers nothing in {target}", lists.sources_without_target)
    yield from _gaps(f"{source}: what nobody comments on", lists.sources_without_comment)


def _gaps(title: str, listed: Sequence[Gap]) -> Iterator[str]:
    yield f"### {title} ({len(listed)})"
    yield "\n".join(map(_gap, listed)) if listed else "None."


def _gap(gap: Gap) -> str:
    best = gap.best
    nearest = f" (nearest: {escaped(best.label)}, confidence {best.confidence:.2f})" if best else ""
    reading = f": {escaped(gap.reading)}" if gap.reading else ""
    return paragraph(f"**{escaped(gap.label)}**{reading}{nearest}", first="- ")
