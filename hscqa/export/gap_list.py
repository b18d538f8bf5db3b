"""The gaps of a crosswalk with what came nearest to filling each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from hscqa.model import Crosswalk, Statement


@dataclass(frozen=True, slots=True)
class Candidate:
    """A link or comment that the tool does not stand behind."""

    id: str
    """The statement, or the commenting passage."""
    label: str
    """The statement's label; for a comment the id, since a passage's label is not in the crosswalk."""
    score: float
    """Higher is better; compares within one crosswalk only. A comment has no score but its confidence."""
    confidence: float
    """0 to 1."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A statement that nobody answers, that answers nothing, or that nobody comments on."""

    id: str
    label: str
    reading: str
    """'' where the crosswalk holds the statement's id only."""
    best: Candidate | None
    """The best that was turned down; None where there was no candidate."""


@dataclass(frozen=True, slots=True)
class GapLists:
    """The three kinds of gap, each in the order of its paper."""

    targets_without_source: tuple[Gap, ...]
    sources_without_target: tuple[Gap, ...]
    sources_without_comment: tuple[Gap, ...]


def gap_lists(made: Crosswalk) -> GapLists:
    """Give every gap of the crosswalk with its best candidate."""
    sources = {row.statement.id: row.statement for row in made.rows}
    targets = {link.target.id: link.target for row in made.rows for link in row.links}
    return GapLists(
        _gaps(made.gaps.targets_without_source, targets, lambda gap: _sources_for(made, gap)),
        _gaps(made.gaps.sources_without_target, sources, lambda gap: _targets_for(made, gap)),
        _gaps(made.gaps.sources_without_comment, sources, lambda gap: _comments_for(made, gap)),
    )


def _gaps(
    ids: Iterable[str], statements: dict[str, Statement], candidates: Callable[[str], list[Candidate]]
) -> tuple[Gap, ...]:
    return tuple(_gap(gap, statements.get(gap), candidates(gap)) for gap in ids)


def _gap(gap: str, statement: Statement | None, candidates: list[Candidate]) -> Gap:
    best = max(candidates, key=lambda one: one.score, default=None)
    if statement is None:
        return Gap(gap, gap, "", best)
    return Gap(gap, statement.label, statement.reading, best)


def _sources_for(made: Crosswalk, target: str) -> list[Candidate]:
    return [
        Candidate(row.statement.id, row.statement.label, link.score, link.confidence)
        for row in made.rows
        for link in row.links
        if link.target.id == target
    ]


def _targets_for(made: Crosswalk, source: str) -> list[Candidate]:
    return [
        Candidate(link.target.id, link.target.label, link.score, link.confidence)
        for row in made.rows
        if row.statement.id == source
        for link in row.links
    ]


def _comments_for(made: Crosswalk, source: str) -> list[Candidate]:
    return [
        Candidate(said.id, said.id, said.confidence, said.confidence)
        for row in made.rows
        if row.statement.id == source
        for said in row.comments
    ]
