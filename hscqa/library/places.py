"""An id to the place it names, with what stands around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.errors import UnknownId
from hscqa.export.citation import cite
from hscqa.export.visible import one_line
from hscqa.model import Block, BlockKind, Paper, Place, Span, Statement

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hscqa.index import Records

AROUND = 3
"""Blocks shown before and after a place."""
CONTAINERS = frozenset({BlockKind.BOX, BlockKind.PAIR})
NEAR_IDS = 5
"""Ids offered at most in the place of one that names nothing."""
LIKE_ENOUGH = 60.0
"""How like an unknown id another must be to be offered, 0 to 100 (rapidfuzz's ratio)."""
LONGEST_NAME = 80
"""Characters of an unknown id that its error repeats."""


def find_place(records: Records, name: str) -> Place | None:
    """Find the block, statement or passage that is called `name`; None where nothing is."""
    block = records.block(name)
    paper = records.paper(block.paper_id) if block is not None else None
    if block is None or paper is None:
        return None
    passage = records.passage(name)
    gathered = frozenset(passage.blocks) if passage is not None else frozenset()
    return _place(paper, block, gathered, records.blocks(paper.id), records.statement(name))


def _place(
    paper: Paper, block: Block, gathered: frozenset[str], blocks: Sequence[Block], statement: Statement | None
) -> Place:
    """Put together a block, all that hangs under it or is `gathered` in its passage, and its neighbours."""
    parents = {other.id: other.parent for other in blocks}
    held = gathered | {block.id}
    inside = [other for other in blocks if other.id in held or _hangs_under(other.id, block.id, parents)]
    leaves = [other for other in inside if other.kind not in CONTAINERS] or inside
    first, last = leaves[0].ordinal, leaves[-1].ordinal
    ids = {other.id for other in inside}
    around = [other for other in blocks if other.id not in ids and other.kind not in CONTAINERS]
    return Place(
        id=block.id,
        paper=paper,
        label=block.label,
        headings=leaves[0].headings if block.kind in CONTAINERS else block.headings,  # a box's title is theirs
        span=Span(min(other.span.start for other in inside), max(other.span.end for other in inside)),
        citation=cite(paper, block.label, block.page, block.page_label),
        blocks=tuple(leaves),
        before=tuple(other for other in around if other.ordinal < first)[-AROUND:],
        after=tuple(other for other in around if other.ordinal > last)[:AROUND],
        statement=statement,
    )


def _hangs_under(block: str, root: str, parents: Mapping[str, str | None]) -> bool:
    """Whether a block's chain of parents leads to `root`."""
    above = parents[block]
    while above is not None and above != root:
        above = parents.get(above)
    return above is not None


def unknown(records: Records, name: str) -> UnknownId:
    """Make the error for an id that names nothing, with ids like it."""
    shown = shown_name(name)
    known = [paper.id for paper in records.papers()]
    if name in known:
        return UnknownId(f"{name} is a paper, not a place in one", f"list its places with: hscqa outline {name}")
    near = _near_ids(records, name[:LONGEST_NAME])
    if near:
        return UnknownId(f"nothing is called “{shown}”", f"did you mean {', '.join(near)}?")
    papers = ", ".join(known)
    return UnknownId(f"nothing is called “{shown}”", f"list a paper's places with: hscqa outline PAPER ({papers})")


def shown_name(name: str) -> str:
    """Give an unknown name as an error repeats it: on one line, and not for pages."""
    line = one_line(name)
    return line if len(line) <= LONGEST_NAME else f"{line[: LONGEST_NAME - 1]}…"


def _near_ids(records: Records, name: str) -> list[str]:
    """Give ids that hold what was asked for, then ids like it: of its own paper, where that is known."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  needed only where something is wrong

    asked = name.casefold()
    paper, colon, key = asked.partition(":")
    ids = records.ids(paper if records.paper(paper) is not None else "")
    wanted = key if colon else asked
    holding = sorted((place for place in ids if wanted and wanted in place), key=len)
    like = process.extract(asked, ids, scorer=fuzz.ratio, limit=NEAR_IDS, score_cutoff=LIKE_ENOUGH)
    return list(dict.fromkeys([*holding[:NEAR_IDS], *(place for place, _, _ in like)]))[:NEAR_IDS]
