"""Marked pieces to the outline of a paper: each block with its name, its headings, its lead-in and its parent."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from hscqa.model import BlockKind, Cell, Span
from hscqa.structure import families
from hscqa.structure.draft import Draft
from hscqa.structure.headings import level
from hscqa.structure.names import Names, key_of, slug
from hscqa.structure.reading import plain, read, sentences

if TYPE_CHECKING:
    from hscqa.model import Paper
    from hscqa.structure.headings import Habits
    from hscqa.structure.pieces import Piece

ITEMS = frozenset({"bullet", "letter", "roman"})
LONGEST_TITLE = 100
"""Characters of a line that can be the title of a bare `Part 1`."""
NOUN_OF_PROPOSALS = "Proposal"
"""What a `1. (i)` statement is called where no lead-in says otherwise."""


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
    count: int = 0


class OpenHeading(NamedTuple):
    """A heading that what follows stands under."""

    level: int
    words: str
    key: str
    label: str
    """How people name the section: `Appendix 3`, or the heading's words."""


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
        self.container: Draft | None = None
        """The open box or pair."""
        self.title_of_box = ""
        self.noun = NOUN_OF_PROPOSALS
        """What the lead-in read last calls its statements."""
        self.lead_in_of_pairs: str | None = None

    # -- where we are ---------------------------------------------------------------------------------

    @property
    def headings(self) -> tuple[str, ...]:
        """The heading path here."""
        path = tuple(heading.words for heading in self.open_headings)
        if self.container is not None and self.container.kind is BlockKind.BOX:
            return (*path, self.title_of_box)
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
        for owner in {id(o): o for o in (self.statement, self.container) if o is not None}.values():
            owner.members.append(draft.id)
        self.drafts.append(draft)
        return draft

    # -- headings, boxes, pairs -----------------------------------------------------------------------

    def heading(self, pieces: list[Piece], index: int) -> int:
        """Add a heading; a bare `Part 1` takes the next line as its title. Give the pieces used."""
        piece = pieces[index]
        self.close()
        slices = list(piece.slices)
        used = 1
        if piece.kind == "top" and not piece.mark.strip() and index + 1 < len(pieces):
            title = pieces[index + 1]
            if title.kind == "line" and title.blanks <= 1 and len(title.words) <= LONGEST_TITLE:
                slices.append(title.slices[0])
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
            slices = [Span(slices[0].start, pieces[index + 1].slices[0].end)]
            used = 2
        self.container = self.add(BlockKind.BOX, slug(piece.noun), piece.noun, slices)
        self.title_of_box = read(self.paper.text, slices).text
        return used

    def close(self) -> None:
        """Close the open list, statement, box and pair; a container's span grows to all it holds."""
        self.list = self.statement = self.latest = None
        if self.container is not None:
            inner = [draft for draft in self.drafts if draft.id in self.container.members]
            end = max((draft.slices[-1].end for draft in inner), default=0)
            if end > self.container.slices[-1].end:
                self.container.slices = [Span(self.container.slices[0].start, end)]
        self.container = None

    # -- running text ---------------------------------------------------------------------------------

    def numbered_paragraph(self, piece: Piece) -> None:
        """Add a paragraph that is numbered through the paper, or a message of a named list of them."""
        self.close()
        if piece.noun:
            key, label = f"{slug(piece.noun)}-{piece.number}", f"{piece.noun} {piece.number}"
        else:
            key = f"para-{piece.number}" if not piece.key else f"{self.section}.para-{piece.number}"
            label = f"para {piece.number}"
        self.latest = self.add(BlockKind.NUMBERED, key, label, piece.slices)

    def paragraph(self, piece: Piece) -> None:
        """Add a paragraph; inside a statement it goes on with it."""
        if self.statement is not None and (piece.opens_list and families.lead_in_of(piece.words, self.headings)):
            self.statement = None
        parent = self.statement
        self.list = None
        base = key_of(parent.id) if parent else self.section
        name = parent.label if parent else self.section_label
        number = self.names.count(f"{base}.p")
        self.latest = self.add(BlockKind.PARAGRAPH, f"{base}.p{number}", f"{name}, paragraph {number}", piece.slices, parent)
        if self.container is not None and self.container.kind is BlockKind.PAIR:
            left = read(self.paper.text, self.container.slices).text
            self.latest.lead_in = left[: sentences(left)[0].end]
        found = families.lead_in_of(_last_sentence(piece.words), self.headings)
        if found:
            self.noun = found[0].noun

    def fact(self, piece: Piece, noun: str) -> None:
        """Add one line of a list of figures."""
        number = self.names.count(noun)
        self.list = None
        self.latest = self.add(BlockKind.ITEM, f"{slug(noun)}-{number}", f"{noun} {number}", piece.slices)

    # -- lists ----------------------------------------------------------------------------------------

    def item(self, piece: Piece) -> None:
        """Add an entry to the open list, opening one where none is."""
        if self.list is None:
            self.list = self._open_list()
        opened = self.list
        depth = self._depth(opened, f"{piece.kind}{piece.mark}")
        if depth == 0 and opened.is_statements and self.container is None:
            self._listed_statement(piece, opened)
            return
        above = opened.depths[depth - 1][1] if depth else (self.statement or opened.opening)
        draft = self._entry(piece, opened, above, depth)
        if depth:
            draft.lead_in = _opening_words(read(self.paper.text, above.slices).text) if above else None
        draft.lead_in = draft.lead_in or opened.lead_in
        del opened.depths[depth:]
        opened.depths.append((f"{piece.kind}{piece.mark}", draft))

    def _open_list(self) -> OpenList:
        """Open a list after the latest running text, or under the heading."""
        opening = self.latest
        words = read(self.paper.text, opening.slices).text if opening is not None else ""
        if not words.endswith(":"):
            noun = families.list_noun(self.headings[-1]) if self.headings and opening is None else ""
            return OpenList(None, None, noun)
        last = _last_sentence(words)
        found = families.lead_in_of(last, self.headings)
        if found and self.statement is None:
            lead_in, match = found
            who = match.groupdict().get("who") or ""
            return OpenList(opening, last, lead_in.noun, families.owners(who), is_statements=True)
        return OpenList(opening, last, families.list_noun(last))

    def _depth(self, opened: OpenList, mark: str) -> int:
        """Tell how deep an entry stands by its mark: one seen before in this list, or a new one below the rest."""
        for depth, (known, _) in enumerate(opened.depths):
            if known == mark:
                return depth
        return len(opened.depths)

    def _entry(self, piece: Piece, opened: OpenList, above: Draft | None, depth: int) -> Draft:
        """Add a plain entry."""
        if opened.noun and depth == 0:
            number = piece.number or str(self.names.count(opened.noun))
            key, label = f"{slug(opened.noun)}-{number}", f"{opened.noun} {number}"
        else:
            base = key_of(above.id) if above else self.section
            name = above.label if above else self.section_label
            number = piece.number or str(self.names.count(f"{base}.b"))
            key = f"{base}.{number}" if piece.number else f"{base}.b{number}"
            label = f"{name}, {'item' if piece.number else 'bullet'} {number}"
        return self.add(BlockKind.ITEM, key, label, piece.slices, above)

    # -- statements -----------------------------------------------------------------------------------

    def _listed_statement(self, piece: Piece, opened: OpenList) -> None:
        """Add an entry of a statement list; it is named by its own number or counted through the paper."""
        self.statement = None
        number = piece.number or str(self.names.count(opened.noun))
        label = f"{opened.noun} ({number})" if piece.number else f"{opened.noun} {number}"
        draft = self.add(BlockKind.STATEMENT, f"{families.KEYS[opened.noun]}-{number}", label, piece.slices, opened.opening)
        draft.noun, draft.owners, draft.lead_in = opened.noun, opened.owners, opened.lead_in
        opened.depths[:] = [(f"{piece.kind}{piece.mark}", draft)]
        self.statement = self.latest = draft

    def labelled_statement(self, piece: Piece) -> None:
        """Add a statement that carries its own label."""
        latest = self.latest
        self.list, self.statement = None, None
        noun = piece.noun or self.noun
        if piece.mark:
            key, label = f"{piece.number}.{piece.mark}", f"{noun} {piece.number} ({piece.mark})"
        else:
            key, label = f"{piece.key}{piece.number}", f"{noun} {piece.number}"
        words = read(self.paper.text, latest.slices).text if latest is not None else ""
        opens = words.endswith(":")
        draft = self.add(BlockKind.STATEMENT, key, label, piece.slices, latest if opens else None)
        draft.noun = noun
        draft.lead_in = _last_sentence(words) if opens else self._sibling_lead_in()
        self.statement = self.latest = draft

    def _sibling_lead_in(self) -> str | None:
        """Give the lead-in of the statement before this one under the same heading."""
        for draft in reversed(self.drafts[:-1]):
            if draft.kind is BlockKind.HEADING:
                return None
            if draft.kind is BlockKind.STATEMENT:
                return draft.lead_in
        return None

    def timescale(self, piece: Piece) -> None:
        """Add the timescale of the open statement, which ends it."""
        parent = self.statement
        key = f"{key_of(parent.id)}.timescale" if parent else f"{self.section}.timescale"
        label = f"{parent.label}, timescale" if parent else f"{self.section_label}, timescale"
        self.add(BlockKind.TIMESCALE, key, label, piece.slices, parent)
        self.list = self.statement = self.latest = None

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

    def pair(self, piece: Piece) -> None:
        """Open a pair: a recommendation on the left, what became of it on the right."""
        self.close()
        count = self.names.count(f"{self.section}.pair")
        key, label = f"{self.section}.{count}", f"{self.section_label}, recommendation {count}"
        self.container = self.add(BlockKind.PAIR, key, label, list(piece.slices))
        self.container.lead_in = self.lead_in_of_pairs
        self.list = OpenList(None, self.lead_in_of_pairs, "")
        self.item(piece)


def _last_sentence(words: str) -> str:
    """Give the last sentence of a text, '' for none."""
    spans = sentences(words)
    return words[spans[-1].start : spans[-1].end] if spans else ""


def _opening_words(words: str) -> str | None:
    """Give the words that open a list below this text, None where they open none."""
    return _last_sentence(words) if words.endswith(":") else None
