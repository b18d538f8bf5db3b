"""A listing as a Word file: upright, or on its side where it has a table."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt
from typing import TYPE_CHECKING

from hscqa.export.gap_list import TEXTLESS
from hscqa.export.listing import Shape, opening, outlined, sentences
from hscqa.export.word.document import (
    DETAIL,
    LANDSCAPE,
    MARGIN,
    PART,
    PORTRAIT,
    Column,
    Piece,
    Row,
    Table,
    add_heading,
    add_pieces,
    add_table,
    new_document,
    saved,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docx.document import Document

    from hscqa.export import listing as shown

QUOTED = "Quoted words"
OUTLINED, OUTLINED_HEADING = "Outlined words", "Outlined heading"
"""The styles of words of papers that stand in no table: quoted, and as pieces of an outline."""
LEAD_IN = "Quoted lead-in"
FROM = "Quoted from"
"""The style of what else stands above and beneath quoted words."""
LAST = "Quoted from, last"
"""The same before the next quotation."""

_STEP = 6.0
"""Millimetres that a piece of an outline is moved in."""
_DEEPEST = 9
"""Steps at most; a deeper piece stands below its parent."""
_NARROWEST = 18.0
"""Millimetres of a table's column at least."""
_LONGEST = 900
"""Characters of a cell from which a column grows no more."""
_FIRST = 1.6
"""How much more the first column, which has the words, gets of the page's width."""


def listing_docx(listing: shown.Listing) -> bytes:
    """Give a Word file in A4; the same listing gives the same bytes. Words of papers stand in quotation marks."""
    page = LANDSCAPE if any(one.shape is Shape.TABLE and one.rows for one in listing.sections) else PORTRAIT
    document = new_document(listing.title, listing.made_by, page)
    add_pieces(document, (Piece(listing.title, "Title"), *(Piece(one, "List Bullet") for one in listing.remarks)))
    for section in listing.sections:
        add_heading(document, section.heading, 1)
        _write(document, section, page[0] - 2 * MARGIN)
    add_pieces(document, (Piece(f"Made by {listing.made_by}.", "Below table"),))
    return saved(document)


def _write(document: Document, section: shown.Section, width: float) -> None:
    """Write a section's rows by their groups; `width` is what a line has, in millimetres."""
    if not section.rows:
        add_pieces(document, (Piece(section.none, "Normal"),))
    elif section.shape is Shape.OUTLINE:
        add_pieces(document, _outline(section))
    else:
        for group, rows in section.groups:
            if group:
                add_heading(document, group, 2)
            if section.shape is Shape.TABLE:
                add_table(document, _table(section, rows, width))
            else:
                is_numbered = section.shape is Shape.PASSAGES
                pieces = _passages(section, rows) if is_numbered else _quotations(section, rows)
                add_pieces(document, pieces)


def _quotations(section: shown.Section, rows: Sequence[shown.Row]) -> Iterator[Piece]:
    """Give words, beneath them where they stand, and what else is said of them."""
    for row in rows:
        named = [_placed(row, FROM)] if row.citation or (row.place and not row.words) else []
        pieces = [*_words(row), *named, *_details(section, row)]
        yield from (*pieces[:-1], replace(pieces[-1], style=LAST))


def _passages(section: shown.Section, rows: Sequence[shown.Row]) -> Iterator[Piece]:
    """Give numbered places, beneath each what else is said of it, then its words."""
    for number, row in enumerate(rows, 1):
        yield _placed(row, "Heading 3", f"{number}. ")
        yield from _details(section, row)
        yield from _words(row)


def _words(row: shown.Row) -> Iterator[Piece]:
    """Give what opens a list, and the words, ended by the id of their place."""
    if row.lead_in:
        yield Piece(row.lead_in, LEAD_IN)
    yield Piece(f"“{row.words}”", QUOTED, row.place) if row.words else Piece(TEXTLESS, FROM)


def _placed(row: shown.Row, style: str, number: str = "") -> Piece:
    """Name a place; by its id too where no words carry it."""
    return Piece("", style, "" if row.words else row.place, f"{number}{row.citation}")


def _details(section: shown.Section, row: shown.Row) -> Iterator[Piece]:
    return (Piece(one, FROM) for one in sentences(section, row))


def _outline(section: shown.Section) -> Iterator[Piece]:
    """Give the pieces of a paper, moved in by their level; a heading is strong."""
    for one in outlined(section):
        label = f"{one.row.citation}: " if one.row.citation else ""
        style = OUTLINED_HEADING if one.is_heading else OUTLINED
        page = f"{one.page}: " if one.page else ""
        yield Piece(one.row.words, style, one.row.place, f"{page}{label}", indent=_STEP * min(one.step, _DEEPEST))


def _table(section: shown.Section, rows: Sequence[shown.Row], width: float) -> Table:
    """Give rows as a table: words and place in the first column, then one for each head that any row fills."""
    heads = section.filled_heads
    first = [len(row.words) + len(row.citation) + len(row.place) for row in rows]
    others = [[len(row.cells[at]) for row in rows] for at in heads]
    shares = [_FIRST * _share(first), *map(_share, others)]
    spare = width - _NARROWEST * len(shares)
    widths = [_NARROWEST + spare * share / sum(shares) for share in shares]
    names = (section.noun, *(section.heads[at] for at in heads))
    columns = tuple(Column(opening(name), each) for name, each in zip(names, widths, strict=True))
    made = tuple(Row((tuple(_first(row)), *((Piece(row.cells[at]),) for at in heads))) for row in rows)
    return Table(section.heading, columns, made)


def _share(lengths: Sequence[int]) -> float:
    """Say how much of a page's width a column deserves, by the lengths of its cells."""
    return sqrt(min(max(lengths), _LONGEST))


def _first(row: shown.Row) -> Iterator[Piece]:
    """Give what a row of a table is about."""
    if row.citation:
        yield Piece("", strong=row.citation, place="" if row.words else row.place)
    if row.lead_in:
        yield Piece(row.lead_in, DETAIL)
    if row.words:
        yield Piece(f"“{row.words}”", PART, row.place)
    if not row.citation and not row.words:
        yield Piece("", place=row.place)
