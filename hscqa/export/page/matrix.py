"""The links of a report as a table: the statements that answer by those that are answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.export.page.anchored import anchor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hscqa.export.page.anchored import AnchoredEntry, AnchoredTheme, AnchoredTie
    from hscqa.export.report import Report

SHADES = 5
"""How many depths of shade there are."""
PORTRAIT = 18
"""How many columns fit an upright A4 page with numbers that can be read."""
LANDSCAPE = 75
"""How many fit one that lies on its side, the numbers turned."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over a column, or before a row."""

    anchor: str
    label: str
    theme: str
    """'' where the statement stands under no heading."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A statement that answers."""

    head: Head
    cells: tuple[AnchoredTie | None, ...]
    """One for each column; None where nobody suggested a link."""
    count: int
    """How many of its links hold."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """The table."""

    columns: tuple[Head, ...]
    groups: tuple[tuple[str, tuple[MatrixRow, ...]], ...]
    """The rows under each theme; '' where there is none."""
    counts: tuple[int, ...]
    """For each column, how many links that hold lead to it."""

    @property
    def paper(self) -> str:
        """How it is printed: `portrait`, `landscape`, or `unprinted` where no page is wide enough."""
        if len(self.columns) <= PORTRAIT:
            return "portrait"
        return "landscape" if len(self.columns) <= LANDSCAPE else "unprinted"


def matrix(made: Report, themes: Sequence[AnchoredTheme]) -> Matrix:
    """Lay the links out, those that reviewers set aside among them."""
    ids = [one.statement.id for one in made.targets]
    held = [link.id for entry in made.entries for link in entry.links]
    return Matrix(
        columns=tuple(Head(anchor(one.statement.id), one.label, one.statement.theme) for one in made.targets),
        groups=tuple((theme.title, tuple(_row(entry, ids) for entry in theme.entries)) for theme in themes),
        counts=tuple(held.count(one) for one in ids),
    )


def shade(confidence: float) -> int:
    """Give how deep a confidence (0 to 1) is shaded: 1 for the least, SHADES for the most."""
    return min(int(confidence * SHADES) + 1, SHADES)


def _row(one: AnchoredEntry, ids: Sequence[str]) -> MatrixRow:
    links = {link.tie.id: link for link in one.drawn}
    head = Head(one.anchor, one.entry.label, one.entry.statement.theme)
    return MatrixRow(head, tuple(links.get(target) for target in ids), len(one.links))
