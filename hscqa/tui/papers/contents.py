"""The contents of one paper: its headings, and under them what has a name (paragraphs with numbers, statements)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from hscqa.model import BlockKind
from hscqa.tui.faces import NO_FOLD, clip, words
from hscqa.tui.lists.entries import Entry, EntryList
from hscqa.tui.reader.wording import title
from hscqa.tui.spot import Spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hscqa.model import Block, Paper

_NAMED = frozenset({BlockKind.STATEMENT, BlockKind.NUMBERED, BlockKind.BOX, BlockKind.PAIR})
_FEW = 60
"""A contents list of at most so many lines is shown whole."""


class ContentsList(EntryList):
    """The headings of the paper that is read; Enter goes there."""

    def put_paper(self, paper: Paper, blocks: Sequence[Block]) -> None:
        """Show the contents of a paper."""
        listed = [b for b in blocks if b.kind is BlockKind.HEADING or (b.kind in _NAMED and b.label)]
        entries = _nest(listed)
        title = Entry("title", words(paper.title, "b"), heading=True)
        everything = (b.id for b in listed) if len(listed) <= _FEW else ()
        self.put((title, *entries), unfolded=everything)

    def point_near(self, block_id: str, blocks: Sequence[Block]) -> None:
        """Bring the cursor to the entry that the block stands under."""
        listed = set(_keys(self.entries))
        before: str | None = None
        for block in blocks:
            before = block.id if block.id in listed else before
            if block.id == block_id:
                break
        if before:
            self.point_to(before)


def _nest(blocks: Sequence[Block]) -> tuple[Entry, ...]:
    """Put every block into the last one before it that stands higher."""
    entries: list[Entry] = []
    at = 0
    while at < len(blocks):
        head, end = blocks[at], at + 1
        while end < len(blocks) and blocks[end].level > head.level:
            end += 1
        inner = _nest(blocks[at + 1 : end])
        entries.append(Entry(head.id, _face(head), NO_FOLD, Spot(head.id), inner))
        at = end
    return tuple(entries)


def _face(block: Block) -> Content:
    if block.kind is BlockKind.HEADING:
        return words(title(block), "b")
    first = words(clip(block.reading.removeprefix(block.label)), "dim")
    return Content.assemble(words(block.label, "$text-accent"), "  ", first)


def _keys(entries: Iterable[Entry]) -> Iterable[str]:
    for entry in entries:
        yield entry.key
        yield from _keys(entry.inner)
