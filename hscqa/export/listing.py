"""What a screen shows, as a document of its own: the one model from which every form but JSON is written.

All texts are plain and whole; each form escapes and lays out what it takes, and adds no fact of its own. Nothing here
tells the time, so the same things give the same file.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from hscqa import __version__
from hscqa.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MADE_BY = f"hscqa {__version__}"
"""The program and its release."""
NONE = "None."
"""What a section without a row says, unless it says something better."""
SHORT = 40
"""Characters up to which what is said of a row stands beside what else is."""
NUMBER, CITATION, PLACE, LEVEL, LEAD_IN, WORDS = "number", "citation", "id", "level", "lead-in", "words"
"""The columns that any section may have in a table, beside its own. `number` counts the rows of a section from 1."""


class Shape(StrEnum):
    """How a section is laid out where it is read and not sorted."""

    QUOTATIONS = "quotations"
    """Words of papers, each with its place beneath."""
    PASSAGES = "passages"
    """Numbered places, each with its words beneath."""
    OUTLINE = "outline"
    """The pieces of one paper, indented by their level. A row's cells are the kind of piece and its page."""
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Row:
    """One thing in a section."""

    citation: str = ""
    """How people find the place; in an outline without the paper's name. '' where there is none."""
    place: str = ""
    """The place's id; '' where there is none."""
    words: str = ""
    """What the place says, to be read, exact and whole, and shown in quotation marks; '' where it is not quoted."""
    lead_in: str = ""
    """What opens the list that the words are an entry of; '' outside lists."""
    cells: tuple[str, ...] = ()
    """One text for each of the section's heads; '' where there is nothing to say."""
    group: str = ""
    """What it has in common with its neighbours; '' where the section has no groups."""
    level: int = 0
    """In an outline: 1 for a top heading, one more than its parent for anything else; 0 elsewhere."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a listing."""

    heading: str
    shape: Shape
    rows: tuple[Row, ...]
    heads: tuple[str, ...] = ()
    """What each of a row's cells is."""
    noun: str = "place"
    """What a row is: `paper`, `quotation`; the head of a table's first column."""
    grouped_by: str = ""
    """What the rows' groups are: `statement`; '' where there are none."""
    name: str = ""
    """Its heading in short, for a sheet of a workbook; '' where the heading is short."""
    none: str = NONE
    """What it says where it has no row."""

    @property
    def groups(self) -> Iterator[tuple[str, tuple[Row, ...]]]:
        """Neighbouring rows by their group, in order; all of them under '' where there are no groups."""
        gathered: list[Row] = []
        for row in self.rows:
            if gathered and row.group != gathered[0].group:
                yield gathered[0].group, tuple(gathered)
                gathered = []
            gathered.append(row)
        if gathered:
            yield gathered[0].group, tuple(gathered)

    @property
    def filled_heads(self) -> tuple[int, ...]:
        """The numbers, from 0, of the heads under which any row says something."""
        return tuple(at for at in range(len(self.heads)) if any(row.cells[at] for row in self.rows))


@dataclass(frozen=True, slots=True)
class Listing:
    """What a screen shows, ready to be written in any form."""

    title: str
    remarks: tuple[str, ...]
    """What holds of all of it: what was asked of which papers, how sure it is, what was not found. A sentence each."""
    sections: tuple[Section, ...]
    made_by: str = MADE_BY


class Outlined(NamedTuple):
    """A piece of an outline as it is laid out."""

    row: Row
    step: int
    """How far in it stands: 0 at the margin."""
    is_heading: bool
    page: str
    """`p. 12`; '' where the paper has no pages."""


def told(section: Section, row: Row) -> Iterator[tuple[str, str]]:
    """Give what a row says beside its place and words: each head with its text; what is not said is left out."""
    yield from ((head, cell) for head, cell in zip(section.heads, row.cells, strict=True) if cell)


def is_brief(section: Section, row: Row) -> bool:
    """Whether all that is said of a row beside its place and words is short."""
    return all(len(f"{head}: {cell}") <= SHORT for head, cell in told(section, row))


def sentences(section: Section, row: Row) -> Iterator[str]:
    """Give the same for a reader: each head with its text, and those that are all short in one sentence."""
    said = [f"{head}: {cell}" for head, cell in told(section, row)]
    yield from map(opening, ["; ".join(said)] if said and is_brief(section, row) else said)


def outlined(section: Section) -> Iterator[Outlined]:
    """Give the pieces of an outline, each with how far in it stands and on which page."""
    for row, step in zip(section.rows, depths(row.level for row in section.rows), strict=True):
        kind, page = row.cells
        yield Outlined(row, step, kind == BlockKind.HEADING, f"p. {page}" if page else "")


def columns(section: Section) -> tuple[str, ...]:
    """Give the columns of a section as a table, in order."""
    group = (section.grouped_by,) if section.grouped_by else ()
    level = (LEVEL,) if section.shape is Shape.OUTLINE else ()
    return (NUMBER, *group, CITATION, PLACE, *level, LEAD_IN, WORDS, *section.heads)


def rows_of(section: Section) -> Iterator[dict[str, str]]:
    """Give each row of a section by column, each text as it is."""
    names = columns(section)
    for number, row in enumerate(section.rows, 1):
        group = (row.group,) if section.grouped_by else ()
        level = (str(row.level),) if section.shape is Shape.OUTLINE else ()
        cells = (str(number), *group, row.citation, row.place, *level, row.lead_in, row.words, *row.cells)
        yield dict(zip(names, cells, strict=True))


def depths(levels: Iterable[int]) -> Iterator[int]:
    """Give how far in each piece of an outline stands: one more than the last one of a lesser level, 0 without one."""
    above: list[int] = []
    for level in levels:
        while above and above[-1] >= level:
            above.pop()
        yield len(above)
        above.append(level)


def opening(text: str) -> str:
    """Give a text as a sentence opens."""
    return text[:1].upper() + text[1:]
