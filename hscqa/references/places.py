"""The places of a paper by the names that others call them: `para 33`, `Proposal 2 (iii)`, page 5."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.model import BlockKind
from hscqa.references.families import CAPTIONED, DIVISIONS
from hscqa.references.grammar import find_pointers, label_key
from hscqa.references.streams import cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hscqa.model import Block, Document, Page, Span, Statement

LABELLED_BY_OPENING = frozenset({BlockKind.HEADING, BlockKind.ROW})
"""Blocks whose first words are their own label, not a pointer to another place."""
_CAPTION = re.compile(r"\s*(?:[:.–—|-]\s|$)")
"""What follows the label of a figure or a running head: `Figure 6: boats`, not `Figure 6 shows`."""
_CONTENTS = re.compile(r"[^\W\d_][)”’'\"]?\s+\d{1,3}$")
"""How a line of a table of contents ends: with a page number."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where a paper's named places are."""

    document: Document
    blocks: dict[str, Block]
    statements: dict[str, Statement]
    ids: frozenset[str]
    """Of blocks, statements and passages."""
    named: dict[tuple[str, str], tuple[str, ...]]
    """Kind and number to ids, in the order of the text; more than one where two places share a label."""
    labelled: dict[str, str]
    """Whole labels in lower case to ids: `culture change, paragraph 3`."""

    def find(self, kind: str, number: str) -> tuple[str, ...]:
        """Give the ids of a place; empty where there is no such place.

        `6` is all of `6 (i)`, `6 (ii)`… where nothing is numbered 6 itself. No kind means any statement.
        """
        if kind == "id":
            return (number,) if number in self.ids else ()
        if kind == "page":
            return self._on_page(number)
        if kind:
            return (
                self.named.get((kind, number)) or self.named.get((kind, _parted(number))) or self._below(kind, number)
            )
        found = [ids for (_, key), ids in self.named.items() if key == number and ids[0] in self.statements]
        return found[0] if len(found) == 1 else ()

    def ending(self, text: str) -> str | None:
        """Give the place whose whole label a text ends with (`…, Culture change, paragraph 3`); None where none is."""
        parts = text.casefold().split(", ")
        tails = (", ".join(parts[first:]) for first in range(len(parts)))
        return next((self.labelled[tail] for tail in tails if tail in self.labelled), None)

    def sharing(self, kind: str, number: str) -> tuple[str, ...]:
        """Give the places that carry this very label with different words, so that it cannot be told which is meant."""
        ids = self.named.get((kind, number), ()) if kind != "page" else ()
        return ids if len(ids) > 1 and not are_same([self.words(place) for place in ids]) else ()

    def numbers(self, kind: str) -> list[str]:
        """Give the numbers of the places of a kind, in the order of the text."""
        return [number for other, number in self.named if other == kind]

    def has_any(self, kind: str) -> bool:
        """Whether the text has places of a kind at all: figures are often left out of a text."""
        return not kind or any(other == kind for other, _ in self.named)

    def words(self, place: str) -> str:
        """Give the folded words of a place, to be compared; its id where it is a passage."""
        one = self.statements.get(place) or self.blocks.get(place)
        return cut(one.reading).joined if one else place

    def _below(self, kind: str, number: str) -> tuple[str, ...]:
        """Give the places numbered under `number`."""
        below = f"{number}."
        under = (ids for (other, key), ids in self.named.items() if other == kind and key.startswith(below))
        return tuple(place for ids in under for place in ids)

    def _on_page(self, number: str) -> tuple[str, ...]:
        """Give the blocks that begin on a page, by its printed number, or by its place where none is printed so."""
        printed = [block.id for block in self.document.blocks if block.page_label == number]
        return tuple(printed or [block.id for block in self.document.blocks if str(block.page) == number])

    def holds(self, place: str, block: Block, span: Span) -> bool:
        """Whether words at `span`, in `block`, stand at or under the place with this id."""
        statement = self.statements.get(place)
        if statement and statement.span.start <= span.start < statement.span.end:
            return True
        above: str | None = block.id
        while above is not None:
            if above == place:
                return True
            above = self.blocks[above].parent if above in self.blocks else None
        heading = self.blocks.get(place)
        return heading is not None and heading.kind is BlockKind.HEADING and heading.reading in block.headings

    def label(self, block: Block) -> str:
        """Name a block to people, by the place above it where it has no label of its own."""
        while not block.label and block.parent in self.blocks:
            block = self.blocks[block.parent]
        return block.label or " > ".join(block.headings) or self.document.paper.title

    def pages(self, span: Span) -> set[str]:
        """Give the names of the pages that words stand on: printed and physical; empty where the text has none."""
        pages = self.document.paper.pages
        first, last = (bisect_right(pages, at, key=_start) - 1 for at in (span.start, span.end - 1))
        on = pages[max(first, 0) : last + 1]
        return {name for page in on for name in (str(page.number), page.label) if name}


def are_same(words: Sequence[str]) -> bool:
    """Whether the folded words of places are the same, but for one that goes on where another ends."""
    longest = max(words, key=len, default="")
    return all(longest.startswith(other) for other in words)


def _start(page: Page) -> int:
    return page.start


def _parted(number: str) -> str:
    """Part a Roman letter from the number it is written to: `6i` is `6.i`."""
    return re.sub(r"(?<=\d)(?=[ivx]$)", ".", number)


def opening_key(block: Block) -> tuple[str, str] | None:
    """Give the place that a block opens with as its own label (`Annex A – Joint Statement`); None for none."""
    first = next(iter(find_pointers(block.reading[:60])), None)
    if first is None or first.span.start or len(first.numbers) != 1:
        return None
    is_caption = first.kind in CAPTIONED | DIVISIONS and _CAPTION.match(block.reading, first.span.end)
    return (first.kind, first.numbers[0]) if block.kind in LABELLED_BY_OPENING or is_caption else None


def places(document: Document) -> Places:
    """Index a document's places by their labels and statements' labels."""
    named: dict[tuple[str, str], list[str]] = defaultdict(list)
    labelled = [
        *((label_key(statement.label), statement.id) for statement in document.statements),
        *((label_key(block.label) or opening_key(block), block.id) for block in document.blocks),
        *((("footnote", str(note.number)), note.block_id) for note in document.notes),
    ]
    for key, place in labelled:
        if key and place not in named[key]:
            named[key].append(place)
    blocks = {block.id: block for block in document.blocks}
    statements = {statement.id: statement for statement in document.statements}
    return Places(
        document,
        blocks,
        statements,
        frozenset({*blocks, *statements, *(passage.id for passage in document.passages)}),
        {key: _told_apart(ids, document, blocks, statements) for key, ids in named.items()},
        {block.label.casefold(): block.id for block in document.blocks if ", " in block.label},
    )


def _told_apart(
    ids: Sequence[str], document: Document, blocks: dict[str, Block], statements: dict[str, Statement]
) -> tuple[str, ...]:
    """Keep the places among those of one label: what only repeats it is no other place.

    A statement comes before a heading, a heading before other blocks. Lines of a table of contents, and headings that
    stand again over the next page or with nothing below them, are left out.
    """
    if len(ids) == 1:
        return tuple(ids)
    if stated := [place for place in ids if place in statements]:
        return tuple(stated)
    headings = [place for place in ids if blocks[place].kind is BlockKind.HEADING]
    kept = _unless_empty(ids, headings)
    kept = _unless_empty(kept, (place for place in kept if not _CONTENTS.search(blocks[place].reading)))
    kept = _unless_empty(kept, (place for place in kept if _has_text(blocks[place], document)))
    chosen: list[str] = []
    for place in kept:
        words = cut(blocks[place].reading).joined
        if not any(are_same([words, cut(blocks[other].reading).joined]) for other in chosen):
            chosen.append(place)
    return tuple(chosen)


def _unless_empty(ids: Sequence[str], chosen: Iterable[str]) -> list[str]:
    """Give what was chosen, or all where nothing was."""
    return list(chosen) or list(ids)


def _has_text(block: Block, document: Document) -> bool:
    """Whether words stand below a heading; any other block is text itself."""
    if block.kind is not BlockKind.HEADING:
        return True
    following = next(iter(document.blocks[block.ordinal + 1 :]), None)
    return following is not None and (following.kind is not BlockKind.HEADING or following.level > block.level)
