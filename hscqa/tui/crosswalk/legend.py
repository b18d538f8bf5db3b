"""Words around the table of links: what its signs mean, and what the cell under the cursor stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from hscqa.model import Verdict
from hscqa.tui.crosswalk.grid import PARTLY, WEAKER
from hscqa.tui.deciding.ties import SIGNS, said
from hscqa.tui.faces import clip, lines, meter, words
from hscqa.tui.lists.tied import Tied

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hscqa.model import Link, Statement
    from hscqa.tui.crosswalk.grid import Cell, Grid

_BREAKS = 12
"""Characters by which two lines hold less than twice their width, since they break between words."""
_LEAST = 40
"""How many characters of a statement are shown at least, however narrow the pane."""


def legend() -> Content:
    """Say what the signs of the table mean."""
    decided = ((SIGNS[verdict][0], verdict) for verdict in Verdict)
    signs = (("67%", "suggested"), (PARTLY, "in part"), (WEAKER, "weaker"), *decided)
    return Content(" ").join(Content.assemble((sign, "b"), f" {what}") for sign, what in signs)


def told(grid: Grid, at: Cell, width: int) -> Content:
    """Say what the cell under the cursor stands for, in lines of `width` columns: both statements, and their link."""
    row, target, link = grid.rows[at.row], grid.columns[at.column], grid.link(at)
    return lines(
        *_link_told(grid, at, link),
        _statement_told(row.statement, grid.shown.labels[row.statement.id], width),
        _statement_told(target, grid.shown.labels[target.id], width),
    )


def _link_told(grid: Grid, at: Cell, link: Link | None) -> Iterator[Content]:
    """Say what is between the two, and what reviewers said of it."""
    if link is None:
        yield words("No link was offered between these two", "dim")
        return
    tied = Tied(grid.rows[at.row].statement, link)
    yield Content.assemble(words(tied.name, "b"), ": ", _offered(link))
    yield from said(link, grid.shown.judged.get(tied.id))


def _offered(link: Link) -> Content:
    """Say how the two are linked and how sure that is; of what nobody stands behind, only that it is not suggested."""
    if not link.suggested and not link.decision:
        return words(f"no link suggested ({link.confidence:.0%})")
    state = "suggested" if link.suggested else "not suggested"
    return Content.assemble(f"{link.relation} ", meter(link.confidence), f", {state}")


def _statement_told(statement: Statement, label: str, width: int) -> Content:
    """Give as many of a statement's words as two lines hold, after its label."""
    text = clip(statement.reading, max(_LEAST, 2 * width - len(label) - _BREAKS))
    return Content.assemble(words(label, "b $text-accent"), "  ", words(text))
