"""The papers, and the outline of one, as listings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.export.labels import names_apart
from hscqa.export.listing import Listing, Row, Section, Shape
from hscqa.export.text import UNLABELLED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hscqa.export.contract import PaperCounts
    from hscqa.model import Block, Paper

FIGURES = ("title", "publisher", "date", "role", "passages", "statements", "status", "note", "file")
"""What is said of a paper beside its name and id."""
KINDS = ("kind", "page")
"""What is said of a block beside its label, id and words."""


def papers_listing(listed: Sequence[PaperCounts]) -> Listing:
    """Give the papers, and how the reading of each ended."""
    names = names_apart({one.paper.id: one.paper for one in listed})
    counted = f"{len(listed)} paper{'' if len(listed) == 1 else 's'}"
    passages, statements = sum(one.passages for one in listed), sum(one.statements for one in listed)
    rows = tuple(_paper(one, names) for one in listed)
    return Listing(
        title="The papers",
        remarks=(f"{counted}, {passages} passages, {statements} statements",),
        sections=(Section("Papers", Shape.TABLE, rows, FIGURES, "paper", none="No paper in the corpus."),),
    )


def outline_listing(paper: Paper, blocks: Sequence[Block]) -> Listing:
    """Give the structure of one paper: every block with all its words."""
    published = ", ".join(filter(None, (paper.publisher, paper.date)))
    rows = tuple(map(_block, blocks))
    return Listing(
        title=f"Outline: {paper.title or paper.id}",
        remarks=tuple(filter(None, (published, f"{len(blocks)} blocks"))),
        sections=(Section("Outline", Shape.OUTLINE, rows, KINDS, "block", none="No text was found in it."),),
    )


def _paper(one: PaperCounts, names: Mapping[str, str]) -> Row:
    paper = one.paper
    figures = (str(one.passages), str(one.statements), paper.status.value, paper.note or "", paper.file)
    return Row(names[paper.id], paper.id, cells=(paper.title, paper.publisher, paper.date, paper.role.value, *figures))


def _block(block: Block) -> Row:
    label = "" if block.kind in UNLABELLED else block.label
    page = block.page_label or str(block.page or "")
    return Row(label, block.id, block.reading, cells=(block.kind.value, page), level=block.level)
