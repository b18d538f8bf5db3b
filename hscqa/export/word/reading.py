"""What a Word file says, paragraph by paragraph, also after Word or LibreOffice saved it.

Read are the words that people see: what was deleted with changes tracked, hidden text, notes and text boxes are left
out, and a box that nobody filled in is empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn

from hscqa.export.word.controls import CHOOSE, CHOOSE_DAY
from hscqa.export.word.document import PLACE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docx.document import Document

_PARAGRAPH, _TABLE, _ROW, _CELL, _RUN, _BOX = map(qn, ("w:p", "w:tbl", "w:tr", "w:tc", "w:r", "w:sdt"))
_UNREAD = frozenset(
    map(qn, ("w:del", "w:moveFrom", "w:rPr", "w:pPr", "w:tblPr", "w:trPr", "w:tcPr", "w:sdtPr", "w:sectPr"))
)
_SIGNS = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\u2011",
    qn("w:softHyphen"): "\u00ad",
}
"""Characters that Word files may have as elements (ECMA-376, part 1, 17.3.3)."""
_OFF = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph."""

    style: str
    """Its style's name; '' for the usual one."""
    words: str
    """What it says, without its place."""
    place: str
    """The id that it gives in the style PLACE; '' for none."""

    @property
    def text(self) -> str:
        """All that it shows."""
        return f"{self.words} {self.place}" if self.place else self.words


@dataclass(frozen=True, slots=True)
class Grid:
    """One table, its head rows too."""

    rows: tuple[tuple[tuple[Line, ...], ...], ...]
    """The paragraphs of each cell of each row; those of a table inside a cell count as the cell's."""


def blocks_of(document: Document) -> tuple[Line | Grid, ...]:
    """Give the paragraphs and tables of a document's body in order."""
    styles = {style.style_id: style.name or "" for style in document.styles}
    found = _inside(document.element.body, _PARAGRAPH, _TABLE)
    return tuple(_line(one, styles) if one.tag == _PARAGRAPH else _grid(one, styles) for one in found)


def text_of(cell: tuple[Line, ...]) -> str:
    """Give all that a cell shows, a line for each paragraph, without empty ones at its ends."""
    return "\n".join(line.text for line in cell).strip()


def _inside(parent: Any, *tags: str) -> Iterator[Any]:  # noqa: ANN401  lxml has no types
    """Give the elements with one of the tags that stand in another, whatever is wrapped round them."""
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag not in _UNREAD:
            yield from _inside(child, *tags)


def _grid(table: Any, styles: Mapping[str, str]) -> Grid:  # noqa: ANN401  as above
    return Grid(
        tuple(tuple(tuple(_lines(cell, styles)) for cell in _inside(row, _CELL)) for row in _inside(table, _ROW))
    )


def _lines(cell: Any, styles: Mapping[str, str]) -> Iterator[Line]:  # noqa: ANN401  as above
    return (_line(one, styles) for one in _inside(cell, _PARAGRAPH))


def _line(paragraph: Any, styles: Mapping[str, str]) -> Line:  # noqa: ANN401  as above
    words, place = "", ""
    for run in _runs(paragraph):
        if styles.get(_named(run, "w:rPr", "w:rStyle")) == PLACE:
            place += _written(run)
        else:
            words += _written(run)
    style = styles.get(_named(paragraph, "w:pPr", "w:pStyle"), "")
    return Line(style, words, place.strip())


def _runs(parent: Any) -> Iterator[Any]:  # noqa: ANN401  as above
    """Give the runs that are to be read, those of boxes that were filled in too."""
    for child in _inside(parent, _RUN, _BOX):
        if child.tag == _RUN:
            if not _is_hidden(child):
                yield child
        elif not _is_blank(child):
            yield from _runs(child)


def _is_blank(box: Any) -> bool:  # noqa: ANN401  as above
    """Whether a box holds what stands there until it is filled in."""
    properties = box.find(qn("w:sdtPr"))
    shows = properties is not None and properties.find(qn("w:showingPlcHdr")) is not None
    return shows or "".join(map(_written, _inside(box, _RUN))).strip() in {CHOOSE, CHOOSE_DAY}


def _is_hidden(run: Any) -> bool:  # noqa: ANN401  as above
    found = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    return found is not None and found.get(qn("w:val")) not in _OFF


def _named(element: Any, properties: str, name: str) -> str:  # noqa: ANN401  as above
    """Give the id of the style that an element's properties name; '' for none."""
    found = element.find(f"{qn(properties)}/{qn(name)}")
    return "" if found is None else found.get(qn("w:val"), "")


def _written(run: Any) -> str:  # noqa: ANN401  as above
    return "".join((child.text or "") if child.tag == qn("w:t") else _SIGNS.get(child.tag, "") for child in run)
