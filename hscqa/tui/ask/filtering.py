"""Filters in parts: each is a chip, each can be taken away, and all together let some papers through. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from hscqa.errors import UsageError
from hscqa.export.labels import names_apart
from hscqa.model import Filters, Role
from hscqa.model.dates import read_date
from hscqa.model.questions import passes
from hscqa.tui.faces import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hscqa.model import Paper

Kind = Literal["papers", "roles", "publishers", "since", "until"]
"""Which field of Filters a part stands in."""

NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that papers must be."""

    kind: Kind
    value: str
    """A paper's id, a role, a part of a publisher's name, or a date."""


def parts(filters: Filters) -> tuple[Part, ...]:
    """Give every part, in the order in which they are shown."""
    several: Mapping[Kind, Iterable[str]] = {
        "papers": filters.papers,
        "roles": filters.roles,
        "publishers": filters.publishers,
        "since": filter(None, (filters.since,)),
        "until": filter(None, (filters.until,)),
    }
    return tuple(Part(kind, str(value)) for kind, values in several.items() for value in values)


def whole(chosen: Iterable[Part]) -> Filters:
    """Put parts together; of several dates of one kind the last counts."""
    held: dict[Kind, list[str]] = {"papers": [], "roles": [], "publishers": [], "since": [], "until": []}
    for part in chosen:
        held[part.kind].append(part.value)
    return Filters(
        papers=tuple(held["papers"]),
        roles=tuple(map(Role, held["roles"])),
        publishers=tuple(held["publishers"]),
        since=held["since"][-1] if held["since"] else None,
        until=held["until"][-1] if held["until"] else None,
    )


def without(filters: Filters, taken: Part) -> Filters:
    """Give filters less one part; one that is not there changes nothing."""
    return whole(part for part in parts(filters) if part != taken)


def told(part: Part, papers: Mapping[str, Paper]) -> str:
    """Say what a part asks for, in words; a paper that is not among `papers` goes by its id."""
    if part.kind == "papers":
        return names_apart(papers).get(part.value, part.value)
    words = {"roles": "role {}", "publishers": "publisher “{}”", "since": "from {}", "until": "until {}"}
    return words[part.kind].format(part.value)


def passing(filters: Filters, papers: Mapping[str, Paper]) -> int:
    """Count the papers that pass."""
    return sum(passes(paper, filters) for paper in papers.values())


def among(filters: Filters, papers: Mapping[str, Paper]) -> str:
    """Say of how many papers something was asked, where it was not asked of all; '' where it was."""
    return "" if filters == NO_FILTERS else f"among {counted(passing(filters, papers), 'paper')}"


def dated(filters: Filters, since: str, until: str) -> Filters:
    """Give filters with these dates, as they were typed; blank is none.

    Raises UsageError where one is no date, or where nothing can lie between them.
    """
    first, last = read_date(since), read_date(until)
    if first and last and first[: len(last)] > last[: len(first)]:
        raise UsageError(f"nothing lies between {first} and {last}", "let the first date be before the second")
    return replace(filters, since=first, until=last)
