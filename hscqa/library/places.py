"""An id to the place it names, with what stands around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.errors import UnknownId
from hscqa.export.citation import cite
from hscqa.model import Block, BlockKind, Paper, Place, Span, Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hscqa.index import Records

AROUND = 3
"""Blocks shown before and after a place."""
CONTAINERS = frozenset({BlockKind.BOX, BlockKind.PAIR})


def find_place(records: Records, name: str) -> Place | None:
    """Find the block, statement or passage that is called `name`; None where nothing is."""
    block = records.block(name)
    if block is None:
        return None
    paper = next(paper for paper in records.papers() if paper.id == block.paper_id)
    return _place(paper, block, records.blocks(paper.id), records.statement(name))


def _place(paper: Paper, block: Block, blocks: Sequence[Block], statement: Statement | None) -> Place:
    """Gather a block, all that hangs under it, and its neighbours."""
    inside = [other for other in blocks if other.id == block.id or _hangs_under(other, block, blocks)]
    leaves = [other for other in inside if other.kind not in CONTAINERS] or inside
    first, last = leaves[0].ordinal, leaves[-1].ordinal
    ids = {other.id for other in inside}
    around = [other for other in blocks if other.id not in ids and other.kind not in CONTAINERS]
    return Place(
        id=block.id,
        paper=paper,
        label=block.label,
        headings=block.headings,
        span=Span(leaves[0].span.start, max(leaf.span.end for leaf in leaves)),
        citation=cite(paper, block.label, block.page, block.page_label),
        blocks=tuple(leaves),
        before=tuple(other for other in around if other.ordinal < first)[-AROUND:],
        after=tuple(other for other in around if other.ordinal > last)[:AROUND],
        statement=statement,
    )


def _hangs_under(block: Block, root: Block, blocks: Sequence[Block]) -> bool:
    """Whether a block's chain of parents leads to `root`."""
    parents = {other.id: other.parent for other in blocks}
    above = block.parent
    while above is not None:
        if above == root.id:
            return True
        above = parents.get(above)
    return False


def unknown(records: Records, name: str) -> UnknownId:
    """Make the error for an id that names nothing, with ids like it."""
    near = records.near_ids(name)
    if near:
        return UnknownId(f"nothing is called “{name}”", f"did you mean {', '.join(near)}?")
    papers = ", ".join(paper.id for paper in records.papers())
    return UnknownId(f"nothing is called “{name}”", f"list a paper's places with: hscqa outline PAPER ({papers})")
