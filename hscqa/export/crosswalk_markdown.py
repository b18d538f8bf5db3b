"""The crosswalk as Markdown that a person reads, in a viewer or as it is."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from hscqa.export.gap_list import TEXTLESS
from hscqa.export.gap_markdown import gap_markdown
from hscqa.export.labels import names_of, statements_of
from hscqa.export.markdown import escaped, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hscqa.export.labels import Names
    from hscqa.model import Comment, Crosswalk, Evidence, Link, Paper, Row, Statement

HOW_TO_READ = (
    "A confidence is between 0 and 1: of what is shown at 0.8, about 80 in 100 is right. An explicit link is one that "
    "the text itself names or restates; a structural one comes mostly from where the two statements stand, a semantic "
    "one mostly from what they say. A comment is cited where it names the statement, quoted where it has its words, "
    "topical where it is on the same matter. A percentage is a reason’s share of what speaks for the tie. Links and "
    "comments are suggestions; a person decides."
)


def crosswalk_markdown(made: Crosswalk, papers: Mapping[str, Paper], citations: Mapping[str, str] | None = None) -> str:
    """Give what there is in numbers, one section a theme, one part a statement, then the gaps.

    `citations` names a comment's passage to people; a passage that is not in it is named by its id. Of the links and
    comments the suggested ones are shown, each with its confidence and evidence, and for each gap the nearest other;
    the JSON form has every candidate.
    """
    names = names_of(made, papers, citations)
    parts = [*_opening(made, papers, names)]
    for theme, rows in groupby(made.rows, key=lambda row: row.statement.theme):
        parts.append(f"## {escaped(theme) or 'Without a theme'}")
        for row in rows:
            parts += [*_statement(row.statement, names), "\n".join(_ties(row, made, names))]
    return "\n\n".join((*parts, "## Gaps", *gap_markdown(made, papers, names.passages))) + "\n"


def _opening(made: Crosswalk, papers: Mapping[str, Paper], names: Names) -> Iterator[str]:
    """Say which papers these are, how much was found, how much of it should be right, and how to read it."""
    source, target = papers[made.source], papers[made.target]
    yield f"# Crosswalk: {escaped(names.papers[made.source])} and {escaped(names.papers[made.target])}"
    yield paragraph(
        f"What “{escaped(source.title)}” ({escaped(source.date)}) answers in “{escaped(target.title)}” "
        f"({escaped(target.date)})."
    )
    yield "\n".join(paragraph(line, first="- ") for line in _numbers(made, names))
    yield paragraph(HOW_TO_READ)


def _numbers(made: Crosswalk, names: Names) -> Iterator[str]:
    """Count statements, links and comments, and repeat what a reader should know of the papers."""
    rows, answered = len(made.rows), len(statements_of(made)) - len(made.rows)
    source, target = escaped(names.papers[made.source]), escaped(names.papers[made.target])
    yield f"Statements: {rows} in {source}, {answered} in {target}"
    yield f"Suggested links: {_expected(link.confidence for row in made.rows for link in row.links if link.suggested)}"
    for paper in made.comments_from:
        said = [one.confidence for row in made.rows for one in row.comments if one.suggested and one.paper_id == paper]
        earlier = f" (written before {source}: on the same matter at most)" if paper in made.earlier else ""
        yield f"Suggested comments by {escaped(names.papers[paper])}{earlier}: {_expected(said)}"
    if not made.comments_from:
        yield "No paper was asked for comments."
    yield from (f"Note: {escaped(remark)}." for remark in made.remarks)


def _expected(confidences: Iterable[float]) -> str:
    """Say how many ties there are, and how many of them should be right: the sum of their confidences."""
    listed = list(confidences)
    return f"{len(listed)}, of which about {sum(listed):.0f} should be right" if listed else "0"


def _statement(statement: Statement, names: Names) -> Iterator[str]:
    yield f"### {escaped(names.statements[statement.id])}"
    if statement.lead_in:
        yield paragraph(escaped(statement.lead_in))
    yield paragraph(escaped(statement.reading) or TEXTLESS, first="> ", indent="> ")


def _ties(row: Row, made: Crosswalk, names: Names) -> Iterator[str]:
    """Give a statement's terms, then what it answers, then who spoke of it."""
    yield from _terms(row.statement)
    suggested = [link for link in row.links if link.holds]
    yield from (_link(link, names) for link in suggested)
    if not suggested:
        yield paragraph(f"**Answers nothing that was found**{_nearest(row, names)}.", first="- ")
    yield from (_comment(said, made, names) for said in row.comments if said.holds)


def _nearest(row: Row, names: Names) -> str:
    """Name the best link that was turned down; '' where nothing speaks for any."""
    best = max(row.links, key=lambda link: link.score, default=None)
    if best is None or not best.confidence:
        return ""
    return f"; the nearest is {escaped(names.statements[best.target.id])}, confidence {best.confidence:.2f}"


def _terms(statement: Statement) -> Iterator[str]:
    due = f" (by {escaped(statement.due)})" if statement.due else ""
    yield paragraph(f"Timescale: {escaped(statement.timescale or 'none found')}{due}", first="- ")
    if statement.owners:
        yield paragraph(f"Who: {escaped('; '.join(statement.owners))}", first="- ")
    if statement.status:
        words = f": “{escaped(statement.status_words)}”" if statement.status_words else ""
        yield paragraph(f"Status: {escaped(statement.status)}{words}", first="- ")


def _link(link: Link, names: Names) -> str:
    label = escaped(names.statements[link.target.id])
    head = (
        f"**{escaped(link.relation.capitalize())} {label}** (confidence {link.confidence:.2f}, {escaped(link.kind)}"
        f"{_decided(link)}): {escaped(link.target.reading)}"
    )
    reasons = (paragraph(_reason(one), first="  - ", indent="    ") for one in link.evidence)
    return "\n".join((paragraph(head, first="- "), *reasons))


def _comment(said: Comment, made: Crosswalk, names: Names) -> str:
    earlier = ", earlier" if said.paper_id in made.earlier else ""
    head = (
        f"**Comment, {escaped(said.basis)}{earlier}:** {escaped(names.place(said))} "
        f"(confidence {said.confidence:.2f}{_decided(said)}): “{escaped(said.reading)}”"
    )
    reasons = "; ".join(map(_reason, said.evidence))
    return "\n".join(
        (paragraph(head, first="- "), *([paragraph(reasons, first="  - ", indent="    ")] if reasons else []))
    )


def _decided(tie: Link | Comment) -> str:
    return f", {escaped(tie.decision)} by {_names(tie.reviewers)}" if tie.decision else ""


def _names(reviewers: Sequence[str]) -> str:
    """Name reviewers; who decided is not always known, in crosswalks from elsewhere."""
    return escaped(", ".join(reviewers)) or "a reviewer"


def _reason(one: Evidence) -> str:
    """Give a reason with its share of what speaks for the tie; a remark has none."""
    share = f" ({one.weight:.0%})" if one.weight else ""
    return f"{escaped(one.type)}{share}: {escaped(one.text)}"
