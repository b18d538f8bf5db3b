"""What every workbook that people fill in has in common: its sheets as values, and what tells that a row is as it was.

How they are written stands in `writing`, so that who reads a workbook needs no library that writes one.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hscqa.export.workbook.row_height import HIGHEST, text_height
from hscqa.export.xml_text import legal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

FORM = "1"
"""Which columns and rows a workbook has, as the row `form` of About says; a change of them that an older reader would
misread makes another."""
LONGEST = 32_767
"""How many UTF-16 units a cell holds (Microsoft, Excel specifications and limits)."""
MOST_ROWS = 1_048_576
"""How many rows a sheet holds, its head row counted (as above)."""

_DECIMAL = re.compile(r"\d+\.\d+")


@dataclass(frozen=True, slots=True)
class Choice:
    """A drop-down."""

    among: tuple[str, ...] | str
    """The words, without a comma or quotation mark and of 255 characters at most together; or the range that holds
    them, such as `=Scale!$A$2:$A$5`."""
    refusal: str
    """What is said to whoever writes anything else, in 255 characters at most; '' lets them."""


@dataclass(frozen=True, slots=True)
class Open:
    """A cell that people fill in, or leave empty."""

    choice: Choice | None = None
    """None takes any text."""
    is_day: bool = False
    """Whether it takes a day and nothing else."""


Cell = str | float | Open
"""A text may be longer than a cell holds; '' leaves its cell blank. A number is shown with two decimals."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet."""

    name: str
    width: int
    """In characters."""
    size: int = 9
    """Of its letters, in points."""


CHECK = Column("check", 10, size=6)
"""The column that `checked` adds."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as it will be read."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    """One cell for each column."""
    grouped_by: str = ""
    """The column whose neighbouring rows with one value are set apart from the others; '' sets nothing apart."""
    frozen: int = 0
    """How many of the first columns stay in view."""
    pages: int = 1
    """On how many pages side by side it is printed; what stays in view is on each."""
    header: str = ""
    """What stands at the top of each printed page."""
    is_protected: bool = True
    """Whether all but its open cells are locked; else it is to be sorted and changed as one likes."""


def row_check(cells: Mapping[str, str]) -> str:
    """Give 16 hex digits that change with the protected cells of a row; `cells` has them by their column's name.

    They are the first of a SHA-256. An empty cell counts as none, runs of white space count as one space, 0.90 counts
    as 0.9, and the order of the columns does not count: spreadsheets change these when they save.
    """
    told = sorted((name, text) for name, cell in cells.items() if (text := _told(cell)))
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]


def checked(sheet: Sheet) -> Sheet:
    """Add the column CHECK, over the cells of each row that are not open."""
    names = [column.name for column in sheet.columns]
    rows = tuple((*row, row_check(_locked(names, row))) for row in sheet.rows)
    return replace(sheet, columns=(*sheet.columns, CHECK), rows=rows)


def about(rows: Sequence[tuple[str, Cell]], others: Iterable[Sheet]) -> Sheet:
    """Give the sheet About: what it says by what it is about, and at the end which texts of any sheet are not whole."""
    bare = Sheet("About", (Column("about", 30), Column("what it says", 110)), tuple(rows))
    sheets = (*others, bare)
    hidden = "; ".join(_places(sheets, _is_hidden))
    where = "The cell has all of it: choose it, and read it in the bar above the columns."
    shown = f"{hidden}. {where}" if hidden else "none"
    cut = "; ".join(_places(sheets, _is_cut)) or "none"
    last = (("Texts longer than a row shows", shown), (f"Texts cut to {LONGEST:,} characters", cut))
    return replace(bare, rows=(*bare.rows, *last))


def told(what: str, paragraphs: str) -> Iterator[tuple[str, str]]:
    """Give a row of About for each paragraph; an empty line ends one, other line ends are spaces."""
    return ((what, " ".join(one.split())) for one in paragraphs.split("\n\n"))


def units(text: str) -> int:
    """Count UTF-16 units, as Excel counts characters."""
    return len(text.encode("utf-16-le")) // 2


def fitted(text: str, longest: int = LONGEST) -> str:
    """Give a legal text of so many UTF-16 units at most, cut at a word and ended with … where it is longer."""
    if units(text) <= longest:
        return text
    # The cut may go through a character of two units; half a character is left out.
    head = text.encode("utf-16-le")[: 2 * (longest - 1)].decode("utf-16-le", errors="ignore")
    words = head.rsplit(None, 1)
    return (words[0] if len(words) > 1 else head) + "…"


def as_cell(text: str) -> str:
    """Give a text as a cell has it, its white space collapsed."""
    return " ".join(fitted(legal(text)).split())


def _told(cell: str) -> str:
    """Give what of a cell's text no spreadsheet changes."""
    text = as_cell(cell)
    return text.rstrip("0").rstrip(".") if _DECIMAL.fullmatch(text) else text


def _locked(names: Sequence[str], row: Sequence[Cell]) -> dict[str, str]:
    """Give the texts of a row's cells that are not open, by column."""
    return {name: str(cell) for name, cell in zip(names, row, strict=True) if not isinstance(cell, Open)}


def _places(sheets: Iterable[Sheet], is_meant: Callable[[str, Column], bool]) -> Iterator[str]:
    """Name the cells whose text is meant, as `Ties, row 2, statement`."""
    for sheet in sheets:
        for number, row in enumerate(sheet.rows, 2):
            for column, cell in zip(sheet.columns, row, strict=True):
                if isinstance(cell, str) and is_meant(cell, column):
                    yield f"{sheet.name}, row {number}, {column.name}"


def _is_cut(text: str, _: Column) -> bool:
    """Whether a text is longer than a cell holds."""
    return units(legal(text)) > LONGEST


def _is_hidden(text: str, column: Column) -> bool:
    """Whether a text is longer than the highest row shows."""
    return text_height(text, column.width, column.size) > HIGHEST
