"""The places of a paper by the names that others call them: `para 33`, `Proposal 2 (iii)`, page 5."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.model import BlockKind
from hscqa.references.grammar import find_pointers, label_key

if TYPE_CHECKING:
    from hscqa.model import Block, Document, Page, Span, Statement

LABELLED_BY_OPENING = frozenset({BlockKind.HEADING, BlockKind.ROW})
"""Blocks whose first words are their own label, not a pointer to another place."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where a paper's named places are."""

    document: Document
    blocks: dict[str, Block]
    statements: dict[str, Statement]
    ids: frozenset[str]
    """Of blocks, statements and passages."""
    named: dict[tuple[str, str], tuple[str, ...]]
    """Kind and number to ids; more than one where two places share a label."""
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
            return self.named.get((kind, number)) or self._below(kind, number)
        found = [ids for (_, key), ids in self.named.items() if key == number and ids[0] in self.statements]
        return found[0] if len(found) == 1 else ()

    def ending(self, text: str) -> str | None:
        """Give the place whose whole label a text ends with (`…, Culture change, paragraph 3`); None where none is."""
        parts = text.casefold().split(", ")
        tails = (", ".join(parts[first:]) for first in range(len(parts)))
        return next((self.labelled[tail] for tail in tails if tail in self.labelled), None)

    def is_shared(self, kind: str, number: str) -> bool:
        """Whether several places carry this very label, so that it cannot be told which is meant."""
        return kind != "page" and len(self.named.get((kind, number), ())) > 1

    def has_any(self, kind: str) -> bool:
        """Whether the text has places of a kind at all: figures are often left out of a text."""
        return not kind or any(other == kind for other, _ in self.named)

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


def _start(page: Page) -> int:
    return page.start


def _opening_key(block: Block) -> tuple[str, str] | None:
    """Give the place that a heading or a table row opens with: `Annex A – Joint Statement` is annex A."""
    if block.kind not in LABELLED_BY_OPENING:
        return None
    first = next(iter(find_pointers(block.reading)), None)
    return (first.kind, first.numbers[0]) if first and first.span.start == 0 and len(first.numbers) == 1 else None


def places(document: Document) -> Places:
    """Index a document's places by their labels and statements' labels."""
    named: dict[tuple[str, str], list[str]] = defaultdict(list)
    labelled = [
        *((label_key(statement.label), statement.id) for statement in document.statements),
        *((label_key(block.label) or _opening_key(block), block.id) for block in document.blocks),
        *((("footnote", str(note.number)), note.block_id) for note in document.notes),
    ]
    for key, place in labelled:
        if key and place not in named[key]:
            named[key].append(place)
    return Places(
        document,
        {block.id: block for block in document.blocks},
        {statement.id: statement for statement in document.statements},
        frozenset(
            {block.id for block in document.blocks}
            | {statement.id for statement in document.statements}
            | {passage.id for passage in document.passages},
        ),
        {key: _preferred(ids, document) for key, ids in named.items()},
        {block.label.casefold(): block.id for block in document.blocks if ", " in block.label},
    )


def _preferred(ids: list[str], document: Document) -> tuple[str, ...]:
    """Keep the statements among places of one label: a heading or a row that repeats it is no other place."""
    statements = {statement.id for statement in document.statements}
    return tuple(place for place in ids if place in statements) or tuple(ids)
