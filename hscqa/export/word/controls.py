"""What of a Word file is more than text: fields, the table of contents, and boxes that people fill in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from hscqa.export.xml_text import legal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document

PLACEHOLDER: Final = "Placeholder Text"
"""Of the characters that stand in a box until it is filled in."""
CHOOSE: Final = "Choose a rating"
"""What stands in a list until something is chosen."""
CHOOSE_DAY: Final = "Choose a day"
"""What stands in a box for a day until one is chosen."""

_LEVELS = {"Heading 1": 1, "Heading 2": 2}
"""The headings that the table of contents lists, with their level."""


@dataclass(frozen=True, slots=True)
class Control:
    """A box that is filled in by choosing."""

    number: int
    """From 1; unlike that of any other in the document."""
    title: str
    """What it is for; shown over the box, and read to those who cannot see it."""
    options: tuple[str, ...] = ()
    """What may be chosen; empty where it is a day."""


def add_field(paragraph: Paragraph, code: str, shown: str = "1") -> None:
    """Add a field to a paragraph; `shown` stands there until it is worked out."""
    _mark(paragraph, "begin")
    _code(paragraph, code)
    _mark(paragraph, "separate")
    paragraph.add_run(shown)
    _mark(paragraph, "end")


def _mark(paragraph: Paragraph, kind: str) -> None:
    """Add a field's `begin`, `separate` or `end`."""
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)  # noqa: SLF001  python-docx has no fields


def _code(paragraph: Paragraph, code: str) -> None:
    """Add what a field does."""
    instruction = OxmlElement("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = f" {code} "
    paragraph.add_run()._r.append(instruction)  # noqa: SLF001  as above


def add_contents(document: Document, after: Paragraph) -> None:
    """Add a table of contents after a paragraph; it lists every heading of the first two levels but that one.

    It is a field with its lines already there, each leading to its heading. The pages' numbers come when it is updated
    in Word: a field that updates itself makes Word ask a question whenever the file is opened.
    """
    holder = parse_xml(
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        "<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent/></w:sdt>"
    )
    after._p.addnext(holder)  # noqa: SLF001  python-docx has no table of contents
    listed = [one for one in document.paragraphs if one.style and one.style.name in _LEVELS and one._p is not after._p]  # noqa: SLF001
    lines = [_line(holder[1], heading, number) for number, heading in enumerate(listed, 1)]
    if lines:
        _open(lines[0])
        _mark(lines[-1], "end")


def _line(inside: Any, heading: Paragraph, number: int) -> Paragraph:  # noqa: ANN401  lxml has no types
    """Add the line of one heading, which leads to it."""
    anchor = f"_Toc{number:09d}"
    _bookmark(heading, anchor, number)
    made = OxmlElement("w:p")
    inside.append(made)
    line = Paragraph(made, heading._parent)  # noqa: SLF001  as above
    line.style = f"toc {_LEVELS[heading.style.name or '']}" if heading.style else None
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), anchor)
    link.append(line.add_run(heading.text)._r)  # noqa: SLF001  as above
    made.append(link)
    return line


def _bookmark(heading: Paragraph, name: str, number: int) -> None:
    """Mark a heading by a name."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    start.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    end.set(qn("w:id"), str(number))
    heading._p.r_lst[0].addprevious(start)  # noqa: SLF001  as above
    heading._p.append(end)  # noqa: SLF001  as above


def _open(first: Paragraph) -> None:
    """Begin the field of a table of contents before a line's words."""
    link = first._p[-1]  # noqa: SLF001  as above
    first._p.remove(link)  # noqa: SLF001  as above
    _mark(first, "begin")
    _code(first, r'TOC \o "1-2" \h \z \u')
    _mark(first, "separate")
    first._p.append(link)  # noqa: SLF001  as above


def add_control(paragraph: Paragraph, control: Control) -> None:
    """Add a box to a paragraph: a drop-down list, or a box for a day, which Word writes as 2026-03-01."""
    shown = CHOOSE if control.options else CHOOSE_DAY
    box = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent/></w:sdt>")
    told = box[0]
    for tag, value in (("w:alias", control.title), ("w:tag", control.title), ("w:id", str(control.number))):
        _put(told, tag, legal(value))
    told.append(OxmlElement("w:showingPlcHdr"))
    told.append(_list(control.options) if control.options else _day())
    box[1].append(paragraph.add_run(shown, PLACEHOLDER)._r)  # noqa: SLF001  as above
    paragraph._p.append(box)  # noqa: SLF001  as above


def _list(options: Sequence[str]) -> Any:  # noqa: ANN401  lxml has no types
    made = OxmlElement("w:dropDownList")
    for option in options:
        item = OxmlElement("w:listItem")
        item.set(qn("w:displayText"), legal(option))
        item.set(qn("w:value"), legal(option))
        made.append(item)
    return made


def _day() -> Any:  # noqa: ANN401  lxml has no types
    made = OxmlElement("w:date")
    for tag, value in (("w:dateFormat", "yyyy-MM-dd"), ("w:lid", "en-GB"), ("w:storeMappedDataAs", "date")):
        _put(made, tag, value)
    _put(made, "w:calendar", "gregorian")
    return made


def _put(parent: Any, tag: str, value: str) -> None:  # noqa: ANN401  lxml has no types
    """Add a property with its value."""
    made = OxmlElement(tag)
    made.set(qn("w:val"), value)
    parent.append(made)
