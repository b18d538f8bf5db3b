"""Blocks, lists and headings while the outline is being built."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from hscqa.model import Block, BlockKind, Cell, Page, Paper, Span
from hscqa.structure.reading import hull, read

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(slots=True)
class Draft:
    """A block that may still grow (a box, a statement) before it is frozen."""

    id: str
    kind: BlockKind
    label: str
    level: int
    headings: tuple[str, ...]
    slices: list[Span]
    lead_in: str | None = None
    parent: str | None = None
    cells: tuple[Cell, ...] = ()
    owners: tuple[str, ...] = ()
    ends_at_lead_in: bool = False
    """For a statement: whether the next lead-in ends it; one that names itself may hold lists of its own."""
    members: list[str] = field(default_factory=list)
    """For a statement: the ids of the blocks after its own that belong to it."""


@dataclass(slots=True)
class OpenList:
    """The list that entries are being added to."""

    opening: Draft | None
    """The block whose words open it; None under a bare heading."""
    lead_in: str | None
    noun: str
    """What its entries are called; '' where they are plain bullets."""
    owners: tuple[str, ...] = ()
    is_statements: bool = False
    depths: list[tuple[str, Draft]] = field(default_factory=list)
    """The mark of each depth and the latest entry at it, outermost first."""


class OpenHeading(NamedTuple):
    """A heading that what follows stands under."""

    level: int
    words: str
    key: str
    label: str
    """How people name the section: `Appendix 3`, or the heading's words."""


def freeze(drafts: Sequence[Draft], paper: Paper) -> tuple[Block, ...]:
    """Make blocks of drafts, in order, with their words and pages."""
    return tuple(_block(draft, ordinal, paper) for ordinal, draft in enumerate(drafts))


def _block(draft: Draft, ordinal: int, paper: Paper) -> Block:
    """Freeze one draft."""
    span = hull(draft.slices)
    page = page_at(paper.pages, span.start)
    cells = " | ".join(cell.text for cell in draft.cells if cell.text)
    return Block(
        id=draft.id,
        paper_id=paper.id,
        ordinal=ordinal,
        kind=draft.kind,
        label=draft.label,
        level=draft.level,
        headings=draft.headings,
        lead_in=draft.lead_in,
        span=span,
        slices=tuple(draft.slices),
        text=paper.text[span.start : span.end],
        reading=cells or read(paper.text, draft.slices).text,
        parent=draft.parent,
        page=page.number if page else None,
        page_label=page.label if page else None,
        cells=draft.cells,
    )


def page_at(pages: Sequence[Page], offset: int) -> Page | None:
    """Find the page that holds an offset; None in a paper without pages."""
    return next((page for page in reversed(pages) if page.start <= offset), pages[0] if pages else None)
