"""A block while the outline is being built."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

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
    noun: str = ""
    """A statement's noun; '' for anything else."""
    owners: tuple[str, ...] = ()
    members: list[str] = field(default_factory=list)
    """Ids of the blocks that belong to a statement, box or pair, its own aside."""


def freeze(drafts: Sequence[Draft], paper: Paper) -> tuple[Block, ...]:
    """Make blocks of drafts, in order, with their words and pages."""
    return tuple(_block(draft, ordinal, paper) for ordinal, draft in enumerate(drafts))


def _block(draft: Draft, ordinal: int, paper: Paper) -> Block:
    """Freeze one draft."""
    span = hull(draft.slices)
    page = page_at(paper.pages, span.start)
    reading = " | ".join(cell.text for cell in draft.cells) if draft.kind is BlockKind.ROW else None
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
        reading=reading if reading is not None else read(paper.text, draft.slices).text,
        parent=draft.parent,
        page=page.number if page else None,
        page_label=page.label if page else None,
        cells=draft.cells,
    )


def page_at(pages: Sequence[Page], offset: int) -> Page | None:
    """Find the page that holds an offset; None in a paper without pages."""
    return next((page for page in reversed(pages) if page.start <= offset), pages[0] if pages else None)
