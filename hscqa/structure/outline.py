"""Marked pieces to the outline of a paper: each block with its name, its headings, its lead-in and its parent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.model import BlockKind, Cell, Span
from hscqa.structure import families
from hscqa.structure.draft import Draft, OpenHeading
from hscqa.structure.headings import level
from hscqa.structure.names import Names, key_of, slug
from hscqa.structure.reading import last_sentence, plain, read

if TYPE_CHECKING:
    from hscqa.model import Paper
    from hscqa.structure.draft import OpenList
    from hscqa.structure.headings import Habits
    from hscqa.structure.pieces import Piece

LONGEST_TITLE = 100
"""Characters of a line that can be the title of a bare `Part 1`."""
NOUN_OF_PROPOSALS = "Proposal"
"""What a `1. (i)` statement is called where no lead-in says otherwise."""


class Outliner:
    """Walks the pieces of one paper once, in order."""

    def __init__(self, paper: Paper, habits: Habits) -> None:
        """Begin with nothing open."""
        self.paper = paper
        self.habits = habits
        self.names = Names(paper.id)
        self.drafts: list[Draft] = []
        self.open_headings: list[OpenHeading] = []
        """Outermost first."""
        self.latest: Draft | None = None
        """The latest block of running text: what a list would be opened by."""
        self.list: OpenList | None = None
        self.statement: Draft | None = None
        self.settled: Draft | None = None
        """The statement whose timescale has been read and ended it."""
        self.container: Draft | None = None
        """The open box or pair."""
        self.title = ""
        """The open box's title, or the first sentence of the open pair's recommendation."""
        self.opening: Draft | None = None
        """The lead-in of the labelled statements here; None where none has been read since the last heading."""
        self.noun = NOUN_OF_PROPOSALS
        """What the lead-in read last calls its statements."""
        self.lead_in_of_pairs: str | None = None

    # -- where we are ---------------------------------------------------------------------------------

    @property
    def headings(self) -> tuple[str, ...]:
        """The heading path here."""
        path = tuple(heading.words for heading in self.open_headings)
        if self.container is not None and self.container.kind is BlockKind.BOX:
            return (*path, self.title)
        return path

    @property
    def section(self) -> str:
        """The key of the innermost heading or box; `top` before the first."""
        if self.container is not None:
            return key_of(self.container.id)
        return self.open_headings[-1].key if self.open_headings else "top"

    @property
    def section_label(self) -> str:
        """How people name the innermost heading or box."""
        if self.container is not None:
            return self.container.label
        return self.open_headings[-1].label if self.open_headings else "opening"

    def add(self, kind: BlockKind, key: str, label: str, slices: list[Span], parent: Draft | None = None) -> Draft:
        """Add a block here and tell its statement or container of it."""
        parent = parent or self.container
        depth = self.open_headings[-1].level + 1 if self.open_headings else 1
        draft = Draft(
            id=self.names.place(key),
            kind=kind,
            label=label,
            level=parent.level + 1 if parent else depth,
            headings=self.headings,
            slices=slices,
            parent=parent.id if parent else None,
        )
        if self.statement is not None:
            self.statement.members.append(draft.id)
        if self.container is not None:
            first, last = self.container.slices[0], self.container.slices[-1]
            self.container.slices = [Span(first.start, max(last.end, slices[-1].end))]
        self.drafts.append(draft)
        return draft

    # -- headings, boxes, pairs -----------------------------------------------------------------------

    def heading(self, pieces: list[Piece], index: int) -> int:
        """Add a heading; a bare `Part 1` takes the next line as its title. Give the pieces used."""
        piece = pieces[index]
        if piece.is_inner and self.statement is not None and self.container is None:
            self.list = self.latest = None
        else:
            self.close()
        slices = list(piece.slices)
        used = 1
        if piece.kind == "top" and not piece.mark.strip() and index + 1 < len(pieces):
            title = pieces[index + 1]
            if title.kind == "line" and title.has_words and title.blanks <= 1 and len(title.words) <= LONGEST_TITLE:
                slices += title.slices
                used = 2
        words = read(self.paper.text, slices).text
        if piece.kind == "numbered":
            words = f"{piece.number}. {words}"
        open_levels = [(heading.level, heading.words) for heading in self.open_headings]
        depth = level(pieces, index, self.habits, open_levels)
        self.open_headings = [heading for heading in self.open_headings if heading.level < depth]
        draft = self.add(BlockKind.HEADING, slug(piece.noun or words), words, slices)
        draft.level = depth
        self.open_headings.append(OpenHeading(depth, words, key_of(draft.id), piece.noun or words))
        return used

    def box(self, pieces: list[Piece], index: int) -> int:
        """Open a box; the line after its label is its title. Give the pieces used."""
        piece = pieces[index]
        self.close()
        slices = list(piece.slices)
        used = 1
        if piece.words == piece.noun and index + 1 < len(pieces) and pieces[index + 1].kind in ("line", "row"):
            slices = [Span(slices[0].start, pieces[index + 1].slices[-1].end)]
            used = 2
        self.container = self.add(BlockKind.BOX, slug(piece.noun), piece.noun, slices)
        self.title = read(self.paper.text, slices).text
        return used

    def close(self) -> None:
        """Close the open list, statement, box and pair."""
        self.list = self.statement = self.latest = self.opening = self.container = self.settled = None

    # -- running text ---------------------------------------------------------------------------------

    def numbered_paragraph(self, piece: Piece) -> None:
        """Add a paragraph that is numbered through the paper, or a message of a named list of them.

        In a paper that replies it goes on with the open statement.
        """
        parent = self.statement if self.habits.responds else None
        if parent is None:
            self.close()
        if piece.noun:
            key, label = f"{slug(piece.noun)}-{piece.number}", f"{piece.noun} {piece.number}"
        else:
            within = f"{self.section}." if piece.key else ""
            key = f"{within}para-{piece.number.lower()}"
            label = f"para {piece.number}"
        self.list = None
        self.latest = self.add(BlockKind.NUMBERED, key, label, piece.slices, parent)

    def paragraph(self, piece: Piece) -> None:
        """Add a paragraph; inside a statement it goes on with it."""
        found = families.lead_in_of(last_sentence(piece.words), self.headings)
        if found and self.statement is not None and self.statement.ends_at_lead_in:
            self.statement = None
        parent = self.statement
        self.list = None
        base = key_of(parent.id) if parent else self.section
        name = parent.label if parent else self.section_label
        number = self.names.count(f"{base}.p")
        self.latest = self.add(
            BlockKind.PARAGRAPH, f"{base}.p{number}", f"{name}, paragraph {number}", piece.slices, parent
        )
        if self.container is not None and self.container.kind is BlockKind.PAIR:
            self.latest.lead_in = self.title
        if found:
            self.noun = found[0].noun

    def fact(self, piece: Piece, noun: str) -> None:
        """Add one line of a list of figures."""
        number = self.names.count(noun)
        self.list = None
        self.latest = self.add(BlockKind.ITEM, f"{slug(noun)}-{number}", f"{noun} {number}", piece.slices)

    # -- the rest -------------------------------------------------------------------------------------

    def footnote(self, piece: Piece) -> None:
        """Add a footnote; it interrupts nothing."""
        kept = self.statement, self.container
        self.statement = self.container = None
        self.add(BlockKind.FOOTNOTE, f"note-{piece.number}", f"note {piece.number}", piece.slices)
        self.statement, self.container = kept

    def source(self, piece: Piece) -> None:
        """Add a source line; in a box it is the last."""
        self.add(BlockKind.SOURCE, f"{self.section}.source", f"{self.section_label}, source", piece.slices)
        if self.container is not None and self.container.kind is BlockKind.BOX:
            self.close()

    def row(self, piece: Piece, heads: tuple[str, ...]) -> None:
        """Add a table row with its column heads."""
        self.list = self.statement = None
        texts = [plain(self.paper.text[cell.start : cell.end]) for cell in piece.cells]
        key, label = f"{self.section}.{slug(texts[0])}", f"{self.section_label}, {texts[0]}"
        draft = self.add(BlockKind.ROW, key, label, piece.slices)
        padded = (*heads, *[""] * len(texts))
        draft.cells = tuple(Cell(head, text) for head, text in zip(padded, texts, strict=False))
        draft.lead_in = piece.note or None
