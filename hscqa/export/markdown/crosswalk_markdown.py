"""The crosswalk as Markdown that a person reads, in a viewer or as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.export.gap_list import TEXTLESS
from hscqa.export.markdown.escaping import escaped, paragraph
from hscqa.export.markdown.gap_markdown import gap_markdown
from hscqa.export.report import HOW_TO_READ

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hscqa.export.gap_list import Gap
    from hscqa.export.report import Entry, Report, ShownTie
    from hscqa.model import Evidence, Statement


def crosswalk_markdown(made: Report) -> str:
    """Give what there is in numbers, one section a theme, one part a statement, then the gaps.

    Of the links and comments those that hold are shown, each with its confidence and evidence, then what reviewers set
    aside, and for each gap the nearest other; the JSON form has every candidate.
    """
    parts = [*_opening(made)]
    for theme in made.themes:
        parts.append(f"## {escaped(theme.title) or 'Without a theme'}")
        for entry in theme.entries:
            parts += [*_statement(entry), "\n".join(_ties(entry))]
    return "\n\n".join((*parts, "## Gaps", *gap_markdown(made.gaps, made.names.passages))) + "\n"


def _opening(made: Report) -> Iterator[str]:
    """Say which papers these are, how much was found, how much of it should be right, and how to read it."""
    yield f"# {escaped(made.title)}"
    yield paragraph(escaped(made.about))
    yield "\n".join(paragraph(escaped(line), first="- ") for line in made.counts)
    yield paragraph(HOW_TO_READ)


def _statement(entry: Entry) -> Iterator[str]:
    yield f"### {escaped(entry.label)}"
    if entry.statement.lead_in:
        yield paragraph(escaped(entry.statement.lead_in))
    yield paragraph(escaped(entry.statement.reading) or TEXTLESS, first="> ", indent="> ")


def _ties(entry: Entry) -> Iterator[str]:
    """Give a statement's terms, what it answers, who spoke of it, and what reviewers set aside."""
    yield from _terms(entry.statement)
    yield from map(_link, entry.links)
    if not entry.links:
        yield paragraph(f"**Answers nothing that was found**{_nearest(entry.unlinked)}.", first="- ")
    yield from map(_comment, entry.comments)
    yield from map(_set_aside, entry.set_aside)


def _nearest(gap: Gap | None) -> str:
    """Name the best link that was turned down; '' where nothing speaks for any."""
    if gap is None or gap.best is None:
        return ""
    return f"; the nearest is {escaped(gap.best.label)}, confidence {gap.best.confidence:.2f}"


def _terms(statement: Statement) -> Iterator[str]:
    due = f" (by {escaped(statement.due)})" if statement.due else ""
    yield paragraph(f"Timescale: {escaped(statement.timescale or 'none found')}{due}", first="- ")
    if statement.owners:
        yield paragraph(f"Who: {escaped('; '.join(statement.owners))}", first="- ")
    if statement.status:
        words = f": “{escaped(statement.status_words)}”" if statement.status_words else ""
        yield paragraph(f"Status: {escaped(statement.status)}{words}", first="- ")


def _link(link: ShownTie) -> str:
    head = (
        f"**{escaped(link.relation.capitalize())} {escaped(link.place)}** (confidence {link.confidence:.2f}, "
        f"{escaped(link.kind)}{_decided(link)}): {escaped(link.text)}"
    )
    reasons = (paragraph(_reason(one), first="  - ", indent="    ") for one in link.evidence)
    return "\n".join((paragraph(head, first="- "), *reasons, *_said(link)))


def _comment(said: ShownTie) -> str:
    earlier = ", earlier" if said.is_earlier else ""
    head = (
        f"**Comment, {escaped(said.kind)}{earlier}:** {escaped(said.place)} "
        f"(confidence {said.confidence:.2f}{_decided(said)}): “{escaped(said.text)}”"
    )
    reasons = "; ".join(map(_reason, said.evidence))
    told = [paragraph(reasons, first="  - ", indent="    ")] if reasons else []
    return "\n".join((paragraph(head, first="- "), *told, *_said(said)))


def _set_aside(one: ShownTie) -> str:
    """Give a tie that does not hold, with who decided so and why."""
    why = f"; {escaped(one.reason)}" if one.reason else ""
    offered = f"confidence {one.confidence:.2f}, {escaped(one.kind)}"
    head = f"**Set aside ({one.form}):** {escaped(one.place)} ({offered}{_decided(one)}{why}): “{escaped(one.text)}”"
    return "\n".join((paragraph(head, first="- "), *_said(one)))


def _said(tie: ShownTie) -> Iterator[str]:
    """Give what reviewers said besides what the tie's head has."""
    yield from (paragraph(escaped(one), first="  - ", indent="    ") for one in tie.also_said)


def _decided(tie: ShownTie) -> str:
    return f", {escaped(tie.decision)} by {_names(tie.reviewers)}" if tie.decision else ""


def _names(reviewers: Sequence[str]) -> str:
    """Name reviewers; who decided is not always known, in crosswalks from elsewhere."""
    return escaped(", ".join(reviewers)) or "a reviewer"


def _reason(one: Evidence) -> str:
    """Give a reason with its share of what speaks for the tie; a remark has none."""
    share = f" ({one.weight:.0%})" if one.weight else ""
    return f"{escaped(one.type)}{share}: {escaped(one.text)}"
