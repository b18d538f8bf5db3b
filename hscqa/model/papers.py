"""A paper and what is found in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open run of code points of one paper's text."""

    start: int
    end: int


class Role(StrEnum):
    """What a paper is to the others."""

    AUDIT = "audit"
    REVIEW = "review"
    LOCAL = "local"
    STAKEHOLDER = "stakeholder"
    OTHER = "other"


class Status(StrEnum):
    """How the reading of a paper ended."""

    READ = "read"
    PARTLY = "partly"
    NO_TEXT = "no text"
    ENCRYPTED = "encrypted"
    FAILED = "failed"


class BlockKind(StrEnum):
    """What a structural piece of a paper is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    """Running text without a number."""
    NUMBERED = "numbered paragraph"
    ITEM = "item"
    """A bullet, a list entry, or one line of a short list."""
    STATEMENT = "statement"
    """The opening words of a recommendation, proposal, commitment or response."""
    TIMESCALE = "timescale"
    HEADS = "column heads"
    """The heads of a table's columns as they stand above it; each row carries them too."""
    ROW = "table row"
    FOOTNOTE = "footnote"
    BOX = "box"
    """A case study or boxed text as a whole; the blocks inside it name it as their parent."""
    PAIR = "pair"
    """A recommendation and what became of it, side by side in a table; its blocks name it as their parent."""
    SOURCE = "source"
    """The line under a box or table that says where it comes from."""


class Page(NamedTuple):
    """Where one physical page begins in the paper's text."""

    number: int
    label: str | None
    """The printed page number; None where the format has none."""
    start: int


@dataclass(frozen=True, slots=True)
class TableSpec:
    """How a table whose cells stand one a line is to be put back together.

    Plain text keeps a table's words but loses its columns; papers.toml gives them back.
    """

    under: str
    """The heading that the table stands under."""
    columns: tuple[str, ...]
    """The column heads, left to right. Their words must stand in the text above the first row."""
    layout: str = "cells"
    """`cells`: each cell is a line. `pairs`: bullets on the left, the paragraphs after each on the right."""
    note: str = ""
    """What a reader must know to read a cell (units, the meaning of brackets)."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One document, or one part of a file that holds several."""

    id: str
    title: str
    publisher: str
    date: str
    """ISO date of publication; year or year and month where the day is unknown; '' where nothing is."""
    role: Role
    text: str
    """The cleaned text that every span of this paper points into."""
    file: str
    """The file's name in corpus/."""
    sha256: str
    """Of `text` and of what papers.toml says of its structure; a change means: read again."""
    authors: tuple[str, ...] = ()
    short: str = ""
    """The name in citations, such as `Audit Scotland (2018)`."""
    licence: str = ""
    source: str = ""
    pages: tuple[Page, ...] = ()
    """Empty where the format has no pages."""
    tables: tuple[TableSpec, ...] = ()
    status: Status = Status.READ
    note: str | None = None
    """What a reader should know of the reading (characters replaced, pages without text)."""

    @property
    def is_read(self) -> bool:
        """Whether there is text of it: all of it, or what could be read."""
        return self.status in {Status.READ, Status.PARTLY}


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row."""

    head: str
    """The column's head; '' where it is unknown."""
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A structural piece of a paper."""

    id: str
    paper_id: str
    ordinal: int
    """0-based place in the paper."""
    kind: BlockKind
    label: str
    """How people find the place (`para 19`, `Proposal 2 (iii)`, `note 10`, `Culture change, paragraph 2`)."""
    level: int
    """Depth in the outline: 1 for a top heading, one more than its parent for anything else."""
    headings: tuple[str, ...]
    """The heading path, outermost first, without the block's own words."""
    lead_in: str | None
    """The words that open the list this block belongs to (`We propose that:`); None outside lists."""
    span: Span
    """From the first slice's start to the last one's end; markers (bullet, number) stand outside."""
    slices: tuple[Span, ...]
    """One, or more where a page break and its footnotes cut the block."""
    text: str
    """Exactly `paper.text[span.start:span.end]`."""
    reading: str
    """The same words to be read: slices joined, lines unwrapped, emphasis and note markers out."""
    parent: str | None = None
    """The block this one hangs under (a bullet's paragraph, a paragraph's box); None at the top."""
    page: int | None = None
    page_label: str | None = None
    cells: tuple[Cell, ...] = ()
    """For a table row; empty elsewhere."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What is searched: one or more neighbouring blocks of one paper, an exact slice of its text."""

    id: str
    paper_id: str
    ordinal: int
    """0-based place in the paper."""
    kind: BlockKind
    """The kind of its first block."""
    label: str
    headings: tuple[str, ...]
    lead_in: str | None
    span: Span
    slices: tuple[Span, ...]
    text: str
    """Exactly `paper.text[span.start:span.end]`."""
    reading: str
    blocks: tuple[str, ...]
    page: int | None = None
    page_label: str | None = None
    cells: tuple[Cell, ...] = ()
    """For a table row; empty elsewhere."""

    @property
    def context(self) -> str:
        """What is embedded before the passage's own words: heading path and lead-in."""
        return " > ".join(filter(None, (*self.headings, self.lead_in or "")))

    @property
    def body(self) -> str:
        """What is embedded of the passage itself: its reading, or a table row with its column heads."""
        if not self.cells:
            return self.reading
        return "; ".join(f"{cell.head}: {cell.text}" if cell.head else cell.text for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Statement:
    """A recommendation, proposal, commitment or response that carries an identity."""

    id: str
    paper_id: str
    ordinal: int
    """0-based place among the paper's statements."""
    label: str
    """`Recommendation 7`, `Proposal 2 (iii)`."""
    text: str
    """Exactly `paper.text[span.start:span.end]`, from its first own word to the last before a timescale."""
    reading: str
    span: Span
    headings: tuple[str, ...]
    lead_in: str | None
    owners: tuple[str, ...] = ()
    """Who should act, by the lead-in, or else by the statement itself; empty where neither says it."""
    timescale: str | None = None
    """As written, beside the statement or in it; None where none is given."""
    due: str | None = None
    """ISO date by which it should be done; None where it cannot be worked out."""
    status: str | None = None
    """For a response: accepted, partly accepted, rejected or not stated. None for anything else."""
    status_words: str | None = None
    """The paper's words that say so; None where they do not, or where there is no status."""
    page: int | None = None

    @property
    def theme(self) -> str:
        """The innermost heading it stands under; '' where there is none."""
        return self.headings[-1] if self.headings else ""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote and one sentence that carries its marker."""

    block_id: str
    """The footnote's block."""
    number: int
    body: str
    """The footnote's words, to be read."""
    marker: Span
    """The marker in the running text."""
    carrier_id: str
    """The block that the marker stands in."""
    sentence: str
    """The sentence that carries the marker, to be read."""
    sentence_span: Span


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form that a paper defines."""

    short: str
    """Without a plural s: `IJB`."""
    long: str
    """As it stands where it is defined, to be read: `Integration Joint Boards`."""
    block_id: str
    """The block that defines it."""


@dataclass(frozen=True, slots=True)
class Document:
    """A paper and all that was found in it."""

    paper: Paper
    blocks: tuple[Block, ...]
    passages: tuple[Passage, ...]
    statements: tuple[Statement, ...]
    notes: tuple[Note, ...]
    abbreviations: tuple[Abbreviation, ...] = ()
    """Those that the paper defines, each once, in order."""


@dataclass(frozen=True, slots=True)
class Place:
    """A passage, block or statement where it stands."""

    id: str
    paper: Paper
    label: str
    headings: tuple[str, ...]
    span: Span
    citation: str
    blocks: tuple[Block, ...]
    """The blocks it is made of, in order."""
    before: tuple[Block, ...] = field(default=())
    after: tuple[Block, ...] = field(default=())
    statement: Statement | None = None
