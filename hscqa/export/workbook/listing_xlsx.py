"""A listing as a workbook: what it is about, then a sheet for each section, to be sorted and filtered as one likes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from hscqa.errors import UsageError
from hscqa.export.listing import CITATION, LEAD_IN, LEVEL, NUMBER, PLACE, WORDS, columns, rows_of
from hscqa.export.workbook.sheets import MOST_ROWS, Column, Sheet, about
from hscqa.export.workbook.writing import workbook_file
from hscqa.export.xml_text import legal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hscqa.export.listing import Listing, Section

LONGEST_NAME = 31
"""UTF-16 units of a sheet's name (Microsoft, Excel specifications and limits)."""

_UNFIT = re.compile(r"[\[\]:*?/\\'\x00-\x1f]+")
"""What Excel takes in no sheet's name, or not at its ends."""
_TAKEN = frozenset({"about", "history"})
"""The sheet that every workbook here has, and a name that Excel keeps for itself."""
_NARROW = {NUMBER: 9, LEVEL: 8, PLACE: 26, CITATION: 30, LEAD_IN: 30, WORDS: 80}
"""How wide the columns that any section may have are, in characters."""
_WIDEST, _NARROWEST = 50, 12
"""How wide a section's own columns are at most and at least, in characters."""


def listing_xlsx(listing: Listing) -> bytes:
    """Give a workbook of the sheet About and one a section; the same listing gives the same bytes.

    A column that no row fills is left out. What XML cannot hold is written out, and a text that is longer than a cell
    is cut at a word, which About says. Raise UsageError where a section has more rows than a sheet holds.
    """
    names = sheet_names(one.name or one.heading for one in listing.sections)
    sheets = [_sheet(section, name) for section, name in zip(listing.sections, names, strict=True)]
    first = replace(about(tuple(_about(listing, names)), sheets), is_protected=False)
    return workbook_file(listing.title, (first, *sheets))


def sheet_names(wanted: Iterable[str]) -> tuple[str, ...]:
    """Give each sheet a name that Excel takes: as it is wanted but for what it may not hold, and unlike any other."""
    found: list[str] = []
    for one in wanted:
        told = " ".join(_UNFIT.sub(" ", legal(one)).split()) or "Sheet"
        known = _TAKEN | {name.casefold() for name in found}
        found.append(next(name for name in _numbered(told) if name.casefold() not in known))
    return tuple(found)


def _numbered(name: str) -> Iterator[str]:
    """Give a name as it is, then with numbers, each short enough."""
    yield _cut(name, LONGEST_NAME)
    for number in range(2, MOST_ROWS):
        end = f" {number}"
        yield _cut(name, LONGEST_NAME - len(end)) + end


def _cut(name: str, longest: int) -> str:
    """Give as much of a name as so many UTF-16 units hold; half of a character is left out."""
    return name.encode("utf-16-le")[: 2 * longest].decode("utf-16-le", errors="ignore").strip()


def _about(listing: Listing, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give the title, the remarks, and which sheet has what."""
    yield "Title", listing.title
    yield from (("Remark", remark) for remark in listing.remarks)
    for section, name in zip(listing.sections, names, strict=True):
        rows = f"{len(section.rows)} row{'' if len(section.rows) == 1 else 's'}"
        yield f"Sheet {name}", f"{section.heading}: {rows if section.rows else section.none}"
    yield "Made by", listing.made_by


def _sheet(section: Section, name: str) -> Sheet:
    """Give a section's rows in the columns that any of them fills; all columns where there is no row."""
    if len(section.rows) >= MOST_ROWS:
        raise UsageError(f"{section.heading} has more rows than a sheet holds ({MOST_ROWS:,})", "write it as csv")
    rows = list(rows_of(section))
    filled = [one for one in columns(section) if not rows or any(row[one] for row in rows)]
    return Sheet(
        name,
        tuple(Column(one, _width(one, [row[one] for row in rows])) for one in filled),
        tuple(tuple(row[one] for one in filled) for row in rows),
        grouped_by=section.grouped_by,
        frozen=1,
        is_protected=False,
    )


def _width(column: str, cells: Iterable[str]) -> int:
    """Give how wide a column is, in characters."""
    longest = max(map(len, (column, *cells)))
    return min(longest + 3, _NARROW[column]) if column in _NARROW else min(max(longest, _NARROWEST), _WIDEST)
