"""A listing as Markdown that a person reads, in a viewer or as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.export.gap_list import TEXTLESS
from hscqa.export.listing import Shape, outlined, sentences
from hscqa.export.markdown.escaping import code, escaped, paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hscqa.export.listing import Listing, Outlined, Row, Section


def listing_markdown(listing: Listing) -> str:
    """Give the title, the remarks, and each section under its heading; words of papers stand in quotation marks."""
    parts = [f"# {escaped(listing.title)}"]
    if listing.remarks:
        parts.append("\n".join(paragraph(escaped(one), first="- ") for one in listing.remarks))
    for section in listing.sections:
        parts += [f"## {escaped(section.heading)}", *(_section(section) if section.rows else [escaped(section.none)])]
    return "\n\n".join(parts) + "\n"


def _section(section: Section) -> Iterator[str]:
    """Give a section by its groups, each under a heading of its own."""
    if section.shape is Shape.OUTLINE:
        yield _outline(section)
        return
    written = _WRITTEN[section.shape]
    for group, rows in section.groups:
        if group:
            yield f"### {escaped(group)}"
        yield from (written(section, number, row) for number, row in enumerate(rows, 1))


def _quotation(section: Section, _number: int, row: Row) -> str:
    """Give words as a quotation, and beneath it where they stand and what is said of them."""
    quoted = [paragraph(escaped(row.lead_in), first="> ", indent="> "), ">"] if row.lead_in else []
    quoted += [paragraph(_words(row), first="> ", indent="> ")]
    beneath = [paragraph(_place(row), first="— ", indent="  ")] if row.citation or row.place else []
    details = "\n".join(_details(section, row, ""))
    return "\n\n".join(filter(None, ("\n".join(quoted), *beneath, details)))


def _passage(section: Section, number: int, row: Row) -> str:
    """Give a numbered place with its words beneath."""
    first = f"{number}. "
    inner = " " * len(first)
    parts = [paragraph(_place(row), first=first, indent=inner)]
    parts += ["\n".join(_details(section, row, inner))]
    parts += [paragraph(escaped(row.lead_in), first=inner, indent=inner) if row.lead_in else ""]
    parts += [paragraph(_words(row), first=f"{inner}> ", indent=f"{inner}> ")]
    return "\n\n".join(filter(None, parts))


def _entry(section: Section, _number: int, row: Row) -> str:
    """Give a row of a table as an entry of a list: a table whose cells are sentences cannot be read as it is."""
    words = f"“{escaped(row.words)}”" if row.words else ""
    lead_in = f"{escaped(row.lead_in)} " if row.lead_in else ""
    head = ": ".join(filter(None, (_place(row), f"{lead_in}{words}")))
    return "\n".join((paragraph(head, first="- "), *_details(section, row, "  ")))


def _outline(section: Section) -> str:
    """Give an outline as a list of lists; a heading is strong."""
    return "\n".join(map(_piece, outlined(section)))


def _piece(one: Outlined) -> str:
    row = one.row
    label = f"{escaped(row.citation)}: " if row.citation else ""
    words = f"**{escaped(row.words)}**" if one.is_heading and row.words else escaped(row.words)
    text = " ".join(filter(None, (f"{label}{words}", code(row.place), one.page and f"({escaped(one.page)})")))
    return paragraph(text, first=f"{'  ' * one.step}- ")


def _words(row: Row) -> str:
    """Give the words of a place in quotation marks, or say that it has none."""
    return f"“{escaped(row.words)}”" if row.words else TEXTLESS


def _place(row: Row) -> str:
    """Name the place: as people find it, and by its id."""
    return " ".join(filter(None, (f"**{escaped(row.citation)}**" if row.citation else "", code(row.place))))


def _details(section: Section, row: Row, indent: str) -> Iterator[str]:
    """Give what else is said of a row, an entry each."""
    return (paragraph(escaped(one), first=f"{indent}- ") for one in sentences(section, row))


_WRITTEN: dict[Shape, Callable[[Section, int, Row], str]] = {
    Shape.QUOTATIONS: _quotation,
    Shape.PASSAGES: _passage,
    Shape.TABLE: _entry,
}
