"""What each form of a listing says, read back from the file alone; runs of white space count as one space."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

import openpyxl  # type: ignore[import-untyped]

from hscqa.export.crosswalk_csv import inert
from hscqa.export.gap_list import TEXTLESS
from hscqa.export.listing import Shape, outlined, sentences, told
from tests.export.pages import VOID

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hscqa.export.listing import Listing, Row, Section

FIXED = ("citation", "id", "lead-in", "words")
GROUPS = ("disagreement", "statement", "decision on", "group")
"""What the columns of groups are called."""


class Told(NamedTuple):
    """A row as a form shows it."""

    section: str
    group: str
    citation: str
    place: str
    lead_in: str
    words: str
    besides: tuple[str, ...]
    """What else is said: `head: text` for each, or the sentences of a reader."""


@dataclass
class Read:
    """All that a form says."""

    title: str = ""
    remarks: list[str] = field(default_factory=list)
    nones: dict[str, str] = field(default_factory=dict)
    """What each section without a row says."""
    rows: list[Told] = field(default_factory=list)


def flat(text: str) -> str:
    return " ".join(text.split())


def expected(listing: Listing, form: str) -> Read:
    """Give what a form should say. Those that people read say what is short of a row in one sentence."""
    read = Read(flat(listing.title), [flat(one) for one in listing.remarks])
    for section in listing.sections:
        if not section.rows:
            read.nones[section.heading] = section.none
        read.rows += [_expected(section, row, form) for row in section.rows]
    return read


def _expected(section: Section, row: Row, form: str) -> Told:
    besides = sorted(flat(one) for one in _besides(section, row, form) if one)
    citation, place, lead_in, words = map(flat, (row.citation, row.place, row.lead_in, row.words))
    return Told(flat(section.heading), flat(row.group), citation, place, lead_in, words, tuple(besides))


def _besides(section: Section, row: Row, form: str) -> list[str]:
    """Give what else a form should say of a row: of an outline's pieces the kind is seen by how they look."""
    listed = [f"{head}: {cell}" for head, cell in told(section, row)]
    if section.shape is Shape.OUTLINE:
        page = [one.page for one in outlined(section) if one.row is row]
        return [*listed, f"level: {row.level}"] if form in {"csv", "xlsx"} else page
    is_table = section.shape is Shape.TABLE
    return list(sentences(section, row)) if form == "md" or (form == "docx" and not is_table) else listed


def in_csv(written: str) -> Read:
    read = Read()
    for row in csv.DictReader(io.StringIO(written)):
        cells = {
            name.replace("_", " ").replace("lead in", "lead-in"): cell[1:] if inert(cell[1:]) == cell else cell
            for name, cell in row.items()
        }
        section, remark = cells.pop("section"), cells.pop("remark")
        if section == "About":
            read.remarks.append(flat(remark))
        elif remark:
            read.nones[section] = remark
        else:
            read.rows.append(_told(section, cells))
    read.title = read.remarks.pop(0)
    return read


def in_xlsx(body: bytes) -> Read:
    book, read = openpyxl.load_workbook(io.BytesIO(body)), Read()
    headings: dict[str, str] = {}
    for about, says in book["About"].iter_rows(min_row=2, values_only=True):
        if about == "Title":
            read.title = flat(says)
        elif about == "Remark":
            read.remarks.append(flat(says))
        elif about.startswith("Sheet "):
            heading, _, count = says.rpartition(": ")
            headings[about.removeprefix("Sheet ")] = heading
            if not re.fullmatch(r"\d+ rows?", count):
                read.nones[heading] = count
    for name in book.sheetnames[1:]:
        heads, *rows = book[name].iter_rows(values_only=True)
        read.rows += [
            _told(headings[name], dict(zip(heads, (cell or "" for cell in row), strict=True))) for row in rows
        ]
    return read


def _told(section: str, cells: dict[str, str]) -> Told:
    """Give a row of a table."""
    cells.pop("number")
    group = "".join(cells.pop(name, "") for name in GROUPS)
    citation, place, lead_in, words = (flat(cells.pop(name, "")) for name in FIXED)
    besides = sorted(flat(f"{head}: {cell}") for head, cell in cells.items() if cell)
    return Told(section, flat(group), citation, place, lead_in, words, tuple(besides))


@dataclass
class Element:
    """An element of a page."""

    tag: str
    told: dict[str, str]
    inside: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return flat("".join(one if isinstance(one, str) else f" {one.text} " if one.tag == "p" else one.text
                            for one in self.inside))  # fmt: skip

    @property
    def elements(self) -> Iterator[Element]:
        """Those that stand right in it."""
        return (one for one in self.inside if isinstance(one, Element))

    def all(self, tag: str, kind: str = "") -> Iterator[Element]:
        """Give the elements of a tag and class ('' for any) inside it, at any depth."""
        for one in self.inside:
            if isinstance(one, Element):
                if one.tag == tag and (not kind or kind in one.told.get("class", "").split()):
                    yield one
                yield from one.all(tag, kind)

    def first(self, tag: str, kind: str = "") -> str:
        return next((one.text for one in self.all(tag, kind)), "")


class _Tree(HTMLParser):
    """Reads a page into elements."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        made = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(made)
        if tag not in VOID:
            self.open.append(made)

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag


def tree_of(page: str) -> Element:
    """Give the elements of a page, of which every one is closed in its turn."""
    tree = _Tree()
    tree.feed(page)
    tree.close()
    assert len(tree.open) == 1
    return tree.open[0]


def unquoted(words: str) -> str:
    """Give words without the quotation marks around them; '' where it is said that there are none."""
    if words == TEXTLESS:
        return ""
    assert words.startswith("“")
    assert words.endswith("”")
    return words[1:-1]


def in_html(page: str) -> Read:
    tree = tree_of(page)
    (top,) = tree.all("header")
    read = Read(top.first("h1"), [one.text for one in top.all("li")])
    for section in tree.all("section"):
        heading = section.first("h2")
        if none := section.first("p", "near"):
            read.nones[heading] = none
        read.rows += _in_section(heading, section)
    return read


def _in_section(heading: str, section: Element) -> Iterator[Told]:
    group = ""
    for one in section.inside:
        if isinstance(one, Element) and one.tag == "h3":
            group = one.text
        if isinstance(one, Element):
            rows = [one] if one.told.get("class") == "row" else [*one.all("li"), *list(one.all("tr"))[1:]]
            heads = [head.text.casefold() for head in one.all("th") if head.told.get("scope") == "col"]
            yield from (_in_row(heading, group, row, heads[1:]) for row in rows)


def _in_row(heading: str, group: str, row: Element, heads: Sequence[str]) -> Told:
    besides = [f"{term.first('dt').casefold()}: {term.first('dd')}" for term in row.all("div")]
    cells = zip(heads, (cell.text for cell in row.all("td")), strict=True)
    besides += [*(f"{head}: {cell}" for head, cell in cells if cell), *(one.text for one in row.all("small"))]
    words = next((one.text for one in row.all("span") if "dir" in one.told), "")
    citation = row.first("b") or row.first("span", "what").removesuffix(":")
    return Told(heading, group, citation, row.first("code"), row.first("p", "lead-in"), words, tuple(sorted(besides)))
