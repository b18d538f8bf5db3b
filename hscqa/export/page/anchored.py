"""The statements of a report as they stand on a page: each of them, and each tie, with an address of its own."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from hscqa.export.report import Entry, Report, ShownTie


@dataclass(frozen=True, slots=True)
class AnchoredTie:
    """A link or comment, and where it stands on the page."""

    anchor: str
    tie: ShownTie


@dataclass(frozen=True, slots=True)
class AnchoredEntry:
    """A statement of the source, and where it and its ties stand on the page."""

    anchor: str
    entry: Entry
    links: tuple[AnchoredTie, ...]
    comments: tuple[tuple[str, tuple[AnchoredTie, ...]], ...]
    """Each paper that comments, by id and in the report's order, with what it says."""
    set_aside: tuple[AnchoredTie, ...]

    @property
    def drawn(self) -> tuple[AnchoredTie, ...]:
        """Every link that somebody suggested, those that reviewers set aside last."""
        return (*self.links, *(one for one in self.set_aside if one.tie.form == "link"))


@dataclass(frozen=True, slots=True)
class AnchoredTheme:
    """Neighbouring statements under one heading."""

    anchor: str
    title: str
    """'' where there is no heading."""
    entries: tuple[AnchoredEntry, ...]


def anchor(place: str) -> str:
    """Give what a place is called in an address: its id, percent-encoded where it holds anything out of the common.

    Two ids never share one, and none has a space, which HTML forbids in an id (HTML Standard, 3.2.6).
    """
    return quote(place, safe=":")


def anchored_themes(made: Report) -> tuple[AnchoredTheme, ...]:
    """Give every theme with its statements."""
    return tuple(
        AnchoredTheme(f"theme-{number}", theme.title, tuple(_entry(one, made) for one in theme.entries))
        for number, theme in enumerate(made.themes, 1)
    )


def _entry(entry: Entry, made: Report) -> AnchoredEntry:
    """Give one statement; the words of one passage may be tied to it twice, and are numbered then."""
    counted: Counter[str] = Counter()

    def placed(tie: ShownTie) -> AnchoredTie:
        address = f"{anchor(entry.statement.id)}/{anchor(tie.id)}"
        counted[address] += 1
        return AnchoredTie(address if counted[address] == 1 else f"{address}/{counted[address]}", tie)

    order = {paper: number for number, paper in enumerate(made.comments_from)}
    said = sorted(entry.comments, key=lambda one: order.get(one.paper, len(order)))
    return AnchoredEntry(
        anchor(entry.statement.id),
        entry,
        tuple(map(placed, entry.links)),
        tuple((paper, tuple(map(placed, ties))) for paper, ties in groupby(said, key=lambda one: one.paper)),
        tuple(map(placed, entry.set_aside)),
    )
