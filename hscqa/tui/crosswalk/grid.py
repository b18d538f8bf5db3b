"""The links of a crosswalk as a table: statements by those they answer. Pure: what stands in which cell.

It says what the exported page's table says, with the same five shades: a percentage where the program or a reviewer
stands behind a link, the deeper shaded the surer, and a sign for what was decided. Beside that it shows the candidates
that the program does not suggest, for here they can be added.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from hscqa.export.page.matrix import shade
from hscqa.export.visible import one_line
from hscqa.model import Verdict
from hscqa.model.decisions import RELATIONS
from hscqa.tui.deciding.ties import SIGNS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hscqa.model import Link, Row, Statement
    from hscqa.tui.crosswalk.shown import Shown

PARTLY = "½"
"""Stands before the percentage of a link that answers in part."""
WEAKER = "·"
"""Stands for, or before the percentage of, a candidate that is not suggested."""
UNTITLED = "Without a theme"
_TOLD_FROM = 0.1
"""From which confidence on such a candidate's percentage is shown: of those below, most of a table would be digits."""
_ROW_LABEL, _COLUMN_LABEL = 12, 6
"""Columns of a label at most; a longer one gives way to a number, and the words below the table say whose it is."""


class Cell(NamedTuple):
    """A place in the table, 0-based."""

    row: int
    column: int


class Face(NamedTuple):
    """How a cell looks."""

    text: str
    """No wider than the grid's `width`; '' where there is no candidate."""
    style: str
    """`shade-1` (least sure) to `shade-5`, `weaker`, `rejected`, or `blank` where there is no candidate."""


class Grid:
    """The table of one crosswalk. A row's links are laid out when the row is first asked for."""

    def __init__(self, shown: Shown) -> None:
        """Take a crosswalk."""
        self.shown = shown
        self.rows: tuple[Row, ...] = shown.made.rows
        self.columns: tuple[Statement, ...] = shown.targets
        self._links: dict[int, Mapping[str, Link]] = {}

    @cached_property
    def row_labels(self) -> tuple[str, ...]:
        """Say which statement each row is: `2 (iii)`."""
        return short_labels([self.shown.labels[row.statement.id] for row in self.rows], _ROW_LABEL)

    @cached_property
    def column_labels(self) -> tuple[str, ...]:
        """Say which statement each column is: `R7`."""
        return short_labels([self.shown.labels[one.id] for one in self.columns], _COLUMN_LABEL, initials=True)

    @cached_property
    def lines(self) -> tuple[str | int, ...]:
        """The table from top to bottom: a theme's title, or the number of a row."""
        themed = groupby(range(len(self.rows)), key=lambda at: self.rows[at].statement.theme)
        return tuple(line for theme, group in themed for line in (theme or UNTITLED, *group))

    @cached_property
    def digits(self) -> int:
        """How many digits the longest percentage has: 2, or 3 where something is all but certain."""
        surest = max((link.confidence for row in self.rows for link in row.links), default=0.0)
        return max(2, len(_percent(surest)))

    @cached_property
    def width(self) -> int:
        """How many columns of the terminal each cell takes: a sign on either side of the digits, or the label."""
        return max(self.digits + 2, *(cell_len(label) + 1 for label in self.column_labels), 0)

    def link(self, at: Cell) -> Link | None:
        """Give the link of a cell; None where the program offers none and nobody added one."""
        links = self._links.get(at.row)
        if links is None:
            links = self._links[at.row] = {link.target.id: link for link in self.rows[at.row].links}
        return links.get(self.columns[at.column].id)

    def face(self, at: Cell) -> Face:
        """Say how a cell looks."""
        link = self.link(at)
        return Face("", "blank") if link is None else face_of(link, self.digits)

    def find(self, source: str, target: str) -> Cell | None:
        """Give the cell of two statements, by id; None where one of them is not in the table."""
        row = next((at for at, row in enumerate(self.rows) if row.statement.id == source), None)
        column = next((at for at, one in enumerate(self.columns) if one.id == target), None)
        return None if row is None or column is None else Cell(row, column)


def face_of(link: Link, digits: int) -> Face:
    """Say how the cell of a link looks, its percentage in so many digits."""
    percent = _percent(link.confidence).rjust(digits)
    sign = SIGNS[Verdict(link.decision)][0] if link.decision else " "
    if link.decision is None and not link.suggested:
        return Face(f"{WEAKER}{percent}" if link.confidence >= _TOLD_FROM else f" {WEAKER}", "weaker")
    lead = " " if link.relation == RELATIONS[0] else PARTLY
    style = "rejected" if link.decision == Verdict.REJECTED else f"shade-{shade(link.confidence)}"
    return Face(f"{lead}{percent}{sign}", style)


def short_labels(labels: Sequence[str], limit: int, *, initials: bool = False) -> tuple[str, ...]:
    """Shorten labels so that none is wider than `limit` columns and no two are alike.

    The words before a label's number are left out where all labels have the same, unless their `initials` are wanted:
    `Proposal 2 (iii)` becomes `2 (iii)`, `Recommendation 7` becomes `R7`. What stays too long, or alike, becomes
    `#3`: its place among the labels, from 1.
    """
    parts = [_parts(one_line(label)) for label in labels]
    is_led = initials or len({lead for lead, _ in parts}) > 1
    short = [f"{_initials(lead)}{rest.replace(' ', '')}" if is_led else rest for lead, rest in parts]
    seen = Counter(short)
    is_clear = (one[:1] != "#" and 0 < cell_len(one) <= limit and seen[one] == 1 for one in short)
    return tuple(
        one if clear else f"#{number}" for number, (one, clear) in enumerate(zip(short, is_clear, strict=True), 1)
    )


def _parts(label: str) -> tuple[str, str]:
    """Part a label before its first word with a digit, or else before its last word."""
    all_words = label.split()
    at = next((place for place, word in enumerate(all_words) if any(map(str.isdigit, word))), len(all_words) - 1)
    return " ".join(all_words[: max(at, 0)]), " ".join(all_words[max(at, 0) :])


def _initials(lead: str) -> str:
    return "".join(word[0] for word in lead.split()).upper()


def _percent(confidence: float) -> str:
    return f"{confidence:.0%}"[:-1]
