"""What every Word file of the program has in common: its page, its styles, its tables, and how it is saved.

A document is made of pieces, each a paragraph in a style of styles.xml; tables are values until they are written.
Every text is written as text: nothing in it becomes a field, a link or markup. The words of papers stand in paragraphs
of the styles WORDS and PART, each ended by the id of its place in the character style PLACE, so that they can be read
back. The same pieces give the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from hscqa.export.word.controls import add_control, add_field
from hscqa.export.xml_text import legal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.document import Document
    from docx.table import Table as WordTable
    from docx.table import _Cell, _Row
    from docx.text.paragraph import Paragraph

    from hscqa.export.word.controls import Control

TEXT: Final = "Table text"
LABEL: Final = "Table label"
"""Opens what is said of one thing; bold."""
DETAIL: Final = "Table detail"
WORDS: Final = "Words"
"""All that a place of a paper says."""
PART: Final = "Words in part"
"""Words of a place that says more than these."""
PLACE: Final = "Place"
"""Of the characters that give a place's id."""

PORTRAIT: Final = (210.0, 297.0)
"""Width and height of A4 in millimetres (ISO 216)."""
LANDSCAPE: Final = (297.0, 210.0)
MARGIN: Final = 18.0
"""Millimetres on every side."""

_STYLES = Path(__file__).with_name("styles.xml")
_CREATED = datetime(2000, 1, 1, tzinfo=UTC)
"""A fixed day, so that the same pieces give the same bytes."""
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip file can say."""
_GAP = "\u2002"
"""Between words and their place."""
_LETTER = 1.75
"""Millimetres that a letter of table text takes up on average, generously."""
_SHORT = 24
"""Lines up to which a row of a table stays on one page."""
_LONGEST_TITLE = 255
"""Characters of a title among the properties, as python-docx has it; the whole one stands on the first page."""
_OPEN = "FFF9E5"
"""The colour of what is to be filled in, as in the workbooks."""
_KEPT = frozenset({RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS, RELATIONSHIP_TYPE.NUMBERING})
"""What of python-docx's own template a document keeps, beside its properties."""
_SETTINGS = f"""<w:settings {nsdecls("w")}>
  <w:zoom w:percent="100"/>
  <w:defaultTabStop w:val="720"/>
  <w:characterSpacingControl w:val="doNotCompress"/>
  <w:compat>
    <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
  </w:compat>
  <w:themeFontLang w:val="en-GB"/>
</w:settings>"""
_NUMBERING = f"""<w:numbering {nsdecls("w")}>
  <w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">
    <w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/>
    <w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr>
  </w:lvl></w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
</w:numbering>"""


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph."""

    text: str
    style: str = TEXT
    place: str = ""
    """The id of the place that says so, shown after the text; '' for none."""
    strong: str = ""
    """Words in bold that open the paragraph; '' for none."""
    control: Control | None = None
    """What is filled in after the text; None where nothing is."""
    indent: float = 0.0
    """Millimetres from the left margin; 0 leaves it to the style."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    head: str
    width: float
    """Millimetres."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    cells: tuple[tuple[Piece, ...], ...]
    """One for each column; an empty one is left blank."""
    height: float = 0.0
    """Millimetres that it has at least."""
    is_open: bool = False
    """Whether its last cell is to be filled in; it is then set off by its colour."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one head for each column, repeated on each page."""

    caption: str
    """What it is; for those who hear a document instead of seeing it."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    about: str = ""
    """What it shows, as for `caption`; '' where the caption says all."""


def new_document(title: str, author: str, page: tuple[float, float] = PORTRAIT) -> Document:
    """Give an empty document of one section with our styles; its footer has the title and the page's number."""
    document = docx.Document()
    _bare(document)
    _describe(document, title, author)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(page[0]), Mm(page[1])
    section.orientation = WD_ORIENT.LANDSCAPE if page[0] > page[1] else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN)
    section.header_distance = section.footer_distance = Mm(MARGIN / 2)
    foot = section.footer.paragraphs[0]
    foot.style = "Footer"
    foot.paragraph_format.tab_stops.add_tab_stop(Mm(page[0] - 2 * MARGIN), WD_TAB_ALIGNMENT.RIGHT)
    foot.add_run(f"{legal(title)}\tPage ")
    add_field(foot, "PAGE")
    foot.add_run(" of ")
    add_field(foot, "NUMPAGES")
    return document


def _bare(document: Document) -> None:
    """Leave of python-docx's template nothing but what is needed, in our styles."""
    _refill(document.styles.element, parse_xml(_STYLES.read_bytes()))
    _refill(document.settings.element, parse_xml(_SETTINGS))
    _refill(document.part.numbering_part.element, parse_xml(_NUMBERING))
    needed = {RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES}
    for related, kept in ((document.part.rels, _KEPT), (document.part.package.rels, needed)):
        for name in [name for name, one in related.items() if one.reltype not in kept]:
            del related[name]


def _refill(element: Any, other: Any) -> None:  # noqa: ANN401  lxml has no types
    """Give an element the children of another."""
    for child in [*element]:
        element.remove(child)
    element.extend([*other])


def _describe(document: Document, title: str, author: str) -> None:
    """Say whose document it is."""
    told = document.core_properties
    told.title = legal(title)[:_LONGEST_TITLE]
    told.author = told.last_modified_by = author
    told.comments = told.keywords = told.subject = ""
    told.language = "en-GB"
    told.created = told.modified = _CREATED
    told.revision = 1


def add_heading(document: Document, text: str, level: int, *, new_page: bool = False) -> Paragraph:
    """Add a heading, 1 the highest; `new_page` begins a page with it."""
    heading = document.add_paragraph(legal(text), f"Heading {level}")
    if new_page:
        heading.paragraph_format.page_break_before = True
    return heading


def add_pieces(document: Document, pieces: Iterable[Piece]) -> None:
    """Add paragraphs to the end of a document."""
    for piece in pieces:
        _fill(document.add_paragraph(), piece)


def add_table(document: Document, table: Table) -> None:
    """Add a table to the end of a document. It needs a paragraph before another table, or the two become one."""
    made = document.add_table(0, len(table.columns), "Paper table")
    made.autofit = False
    _name(made, table)
    for grid, column in zip(made.columns, table.columns, strict=True):
        grid.width = Mm(column.width)
    _write_row(made, table.columns, Row(tuple((Piece(one.head, "Table head"),) for one in table.columns)))
    _set(made.rows[0], "w:tblHeader")
    for row in table.rows:
        _write_row(made, table.columns, row)


def _name(made: WordTable, table: Table) -> None:
    """Name a table for those who hear it, and say that its first row and column are heads."""
    properties = made._tbl.tblPr  # noqa: SLF001  python-docx has no other way to it
    for look in properties.findall(qn("w:tblLook")):
        properties.remove(look)
    told = {"w:firstRow": "1", "w:lastRow": "0", "w:firstColumn": "1", "w:lastColumn": "0", "w:noHBand": "1"}
    properties.append(_element("w:tblLook", {"w:val": "06A0", **told, "w:noVBand": "1"}))
    properties.append(_element("w:tblCaption", {"w:val": legal(table.caption)}))
    if table.about:
        properties.append(_element("w:tblDescription", {"w:val": legal(table.about)}))


def _write_row(made: WordTable, columns: Sequence[Column], row: Row) -> None:
    written = made.add_row()  # type: ignore[no-untyped-call]
    if _lines(columns, row) <= _SHORT:
        _set(written, "w:cantSplit")
    if row.height:
        written.height = Mm(row.height)
    for cell, column, pieces in zip(written.cells, columns, row.cells, strict=True):
        cell.width = Mm(column.width)
        _write_cell(cell, pieces)
    if row.is_open:
        shade = {"w:val": "clear", "w:color": "auto", "w:fill": _OPEN}
        written.cells[-1]._tc.get_or_add_tcPr().append(_element("w:shd", shade))  # noqa: SLF001  as above


def _write_cell(cell: _Cell, pieces: Sequence[Piece]) -> None:
    first = cell.paragraphs[0]
    first.style = TEXT
    for number, piece in enumerate(pieces):
        _fill(cell.add_paragraph() if number else first, piece)


def _lines(columns: Sequence[Column], row: Row) -> int:
    """Say how many lines the longest cell has, about."""
    return max(
        sum(ceil((len(one.text + one.strong + one.place) + 1) * _LETTER / column.width) for one in pieces)
        for column, pieces in zip(columns, row.cells, strict=True)
    )


def _set(row: _Row, tag: str) -> None:
    """Give a row a property that is on."""
    row._tr.get_or_add_trPr().append(_element(tag))  # noqa: SLF001  python-docx has no other way to it


def _element(tag: str, attributes: dict[str, str] | None = None) -> Any:  # noqa: ANN401  lxml has no types
    made = OxmlElement(tag)
    for name, value in (attributes or {}).items():
        made.set(qn(name), value)
    return made


def shown(piece: Piece) -> str:
    """Give all that a piece without a box shows, as it is read back."""
    place = f" {legal(piece.place)}" if piece.place else ""
    return f"{legal(piece.strong)}{legal(piece.text)}{place}"


def _fill(paragraph: Paragraph, piece: Piece) -> None:
    """Write a piece: what is strong, the text, what is to be filled in, the place."""
    paragraph.style = piece.style
    if piece.indent:
        paragraph.paragraph_format.left_indent = Mm(piece.indent)
    if piece.strong:
        paragraph.add_run(legal(piece.strong), "Strong")
    if piece.text:
        paragraph.add_run(legal(piece.text))
    if piece.control is not None:
        add_control(paragraph, piece.control)
    if piece.place:
        paragraph.add_run(_GAP + legal(piece.place), PLACE)


def saved(document: Document) -> bytes:
    """Give the document's file, its entries dated alike whenever it is written."""
    sink, fixed = io.BytesIO(), io.BytesIO()
    document.save(sink)
    with zipfile.ZipFile(sink) as written, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in written.infolist():
            dated = zipfile.ZipInfo(entry.filename, _ZIP_DATE)
            dated.compress_type, dated.create_system = zipfile.ZIP_DEFLATED, 0
            archive.writestr(dated, written.read(entry))
    return fixed.getvalue()
