"""Word through python-docx: a document's text as Markdown, so that its quotations can be found.

Headings, lists, block quotations, italics, cells of tables and notes are kept; what was deleted with changes tracked,
hidden text, comments and the heads of pages are left out.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from hscqa.errors import UnreadablePaper

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docx.document import Document

LARGEST = 200_000_000
"""Bytes that a file may grow to when it is unpacked; a report with pictures has a tenth of that."""
MOST_PARTS = 10_000
"""Parts that a file may have."""
QUOTING = re.compile(r"quot|block text", re.IGNORECASE)
"""Names of paragraph styles that mark a block quotation: Quote, Intense Quote, Quotations, Block Text."""
INDENTED = 280
"""Twentieths of a point: from which left indent on a paragraph outside a list stands in from the margin."""

_OLE = b"\xd0\xcf\x11\xe0"
"""How a file of the older format begins, and an encrypted one of the newer."""
_ENCRYPTED = 0x1
"""Bit of a zip entry's flags."""
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_SPECIAL = re.compile(r"[\\*_]|^(?=[#>])|\[(?=\^)")
DAMAGE = (
    OpcError,
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    SyntaxError,  # what lxml's errors of parsing are
    ValueError,
    LookupError,
    AttributeError,
    TypeError,
    RuntimeError,
    EOFError,
    AssertionError,
)
"""What python-docx raises on files that are damaged."""
_UNREAD = frozenset(map(qn, ("w:del", "w:moveFrom", "w:rPr", "w:pPr", "w:instrText", "w:delText")))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARAGRAPH, _TABLE, _CELL, _TEXT_BOX = qn("w:p"), qn("w:tbl"), qn("w:tc"), qn("w:txbxContent")
_RUN, _TEXT, _ID, _VALUE = qn("w:r"), qn("w:t"), qn("w:id"), qn("w:val")
_SPACES = {qn("w:tab"): " ", qn("w:br"): " ", qn("w:cr"): " ", qn("w:noBreakHyphen"): "-"}
_NOTES = {qn("w:footnoteReference"): "", qn("w:endnoteReference"): "e"}
"""What refers to a note, and what goes before its number: footnotes and endnotes count apart."""


def read_docx(path: Path) -> str:
    """Give a Word file's text as Markdown; raise UnreadablePaper where it is none, or encrypted, damaged or too large.

    OSError where it cannot be opened.
    """
    document = open_docx(path.read_bytes(), path.name)
    try:
        reader = _Reader(document)
        parts = [*reader.blocks(document.element.body), *reader.notes()]
    except DAMAGE as error:
        raise unreadable(path.name, error) from error
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def open_docx(body: bytes, name: str) -> Document:
    """Open a Word file that may come from anybody; `name` is for messages.

    Raise UnreadablePaper where it is none, or encrypted, damaged or too large, or declares entities.
    """
    _check(body, name)
    try:
        return docx.Document(io.BytesIO(body))
    except DAMAGE as error:
        raise unreadable(name, error) from error


def _check(body: bytes, name: str) -> None:
    """Raise UnreadablePaper for what must not be given to a parser: no zip, encrypted, a bomb, entities declared."""
    if body.startswith(_OLE):
        what = f"{name} is encrypted, or a Word file of before 2007"
        raise UnreadablePaper(what, "open it in Word and save it as .docx without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            entries = archive.infolist()
            if any(entry.flag_bits & _ENCRYPTED for entry in entries):
                raise UnreadablePaper(f"{name} is encrypted", "save it without a password")
            if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > LARGEST:
                raise UnreadablePaper(f"{name} is too large when unpacked", "save its text alone")
            for entry in entries:
                # Without its zero bytes, since XML in UTF-16 may declare them too.
                if entry.filename.endswith((".xml", ".rels")) and _DOCTYPE.search(
                    archive.read(entry).replace(b"\0", b"")
                ):
                    raise UnreadablePaper(f"{name} declares entities, as no Word file does", "save it anew in Word")
    except DAMAGE as error:
        raise unreadable(name, "no whole zip file") from error


def unreadable(name: str, why: Exception | str) -> UnreadablePaper:
    """Make the error for a Word file that is damaged."""
    told = why if isinstance(why, str) else f"{type(why).__name__}: {str(why)[:120]}"
    return UnreadablePaper(f"{name} cannot be read as a Word file ({told})", "open it in Word and save it again")


class _Reader:
    """Turns a document's XML into Markdown; remembers which notes its text refers to."""

    def __init__(self, document: Document) -> None:
        """Name the paragraph styles, each with those it is based on."""
        self._part = document.part
        self._styles = {style.style_id: style for style in document.styles}
        self._referred: dict[str, None] = {}

    def blocks(self, parent: Any) -> Iterator[str]:  # noqa: ANN401  lxml has no types
        """Give the paragraphs under an element in order, those of cells and text boxes too."""
        for child in parent:
            if child.tag == _PARAGRAPH:
                yield self._paragraph(child)
                for box in child.iter(_TEXT_BOX):
                    if not any(above.tag == _FALLBACK for above in box.iterancestors()):
                        yield from self.blocks(box)
            elif child.tag not in _UNREAD and child.tag != _FALLBACK:
                yield from self.blocks(child)

    def notes(self) -> Iterator[str]:
        """Give the notes that the text refers to, footnotes first."""
        for kind, sign, tag in (("FOOTNOTES", "", "w:footnote"), ("ENDNOTES", "e", "w:endnote")):
            for note in self._notes_of(getattr(RELATIONSHIP_TYPE, kind), qn(tag)):
                mark = f"{sign}{note.get(_ID)}"
                if mark in self._referred:
                    words = " ".join(" ".join(self._written(one).split()) for one in note.iter(_PARAGRAPH))
                    yield f"[^{mark}]: {words.strip()}"

    def _notes_of(self, relationship: str, tag: str) -> Iterator[Any]:
        """Give the notes of one kind; none where the file has no such part."""
        for related in self._part.rels.values():
            if related.reltype == relationship and not related.is_external:
                yield from parse_xml(related.target_part.blob).iter(tag)

    def _paragraph(self, paragraph: Any) -> str:  # noqa: ANN401
        """Give a paragraph with the mark of what it is."""
        text = " ".join(self._written(paragraph).split())
        if not text:
            return ""
        properties = paragraph.pPr
        names = list(
            self._style_names(
                properties.pStyle.val if properties is not None and properties.pStyle is not None else None
            )
        )
        heading = next((found for found in map(_heading_level, names) if found), 0)
        if heading:
            return f"{'#' * heading} {text}"
        if any(QUOTING.search(one) for one in names):
            return f"> {text}"
        if (properties is not None and properties.numPr is not None) or any(one.startswith("List") for one in names):
            return f"- {text}"
        return f"    {text}" if _indent(properties) >= INDENTED else text

    def _style_names(self, style_id: str | None) -> Iterator[str]:
        """Give the names of a style and of those it is based on."""
        seen: set[str] = set()
        while style_id is not None and style_id in self._styles and style_id not in seen:
            seen.add(style_id)
            style = self._styles[style_id]
            yield style.name or ""
            base = getattr(style, "base_style", None)
            style_id = base.style_id if base is not None else None

    def _written(self, paragraph: Any) -> str:  # noqa: ANN401
        """Give a paragraph's text: special characters escaped, italics between asterisks, markers of notes."""
        pieces: list[tuple[str, bool]] = []
        for run in self._runs(paragraph):
            text = "".join(self._pieces(run))
            is_italic = self._is_italic(run)
            if pieces and (pieces[-1][1] == is_italic or not text.strip()):
                pieces[-1] = (pieces[-1][0] + text, pieces[-1][1])
            elif text:
                pieces.append((text, is_italic))
        return "".join(_emphasised(text) if is_italic else text for text, is_italic in pieces)

    def _runs(self, parent: Any) -> Iterator[Any]:  # noqa: ANN401
        """Give the runs of a paragraph that are to be read, those inside links, fields and insertions too."""
        for child in parent:
            if child.tag == _RUN:
                if not _is_on(child, "w:vanish"):
                    yield child
            elif child.tag not in _UNREAD:
                yield from self._runs(child)

    def _pieces(self, run: Any) -> Iterator[str]:  # noqa: ANN401
        """Give what a run says."""
        for child in run:
            if child.tag == _TEXT:
                yield _SPECIAL.sub(r"\\\g<0>", child.text or "")
            elif child.tag in _SPACES:
                yield _SPACES[child.tag]
            elif child.tag in _NOTES:
                mark = f"{_NOTES[child.tag]}{child.get(_ID)}"
                self._referred[mark] = None
                yield f"[^{mark}]"

    def _is_italic(self, run: Any) -> bool:  # noqa: ANN401
        """Whether a run is set in italics, by itself or by its style."""
        if run.rPr is None or run.rPr.style is None:
            return _is_on(run, "w:i")
        return _is_on(run, "w:i") or any(name == "Emphasis" for name in self._style_names(run.rPr.style))


def _heading_level(name: str) -> int:
    """Give the level of a heading's style, 1 to 6; 0 for any other style."""
    if name in {"Title", "Subtitle"}:
        return 1
    match = re.fullmatch(r"[Hh]eading (\d)", name)
    return min(int(match[1]), 6) if match else 0


def _indent(properties: Any) -> int:  # noqa: ANN401
    """Give a paragraph's own left indent in twentieths of a point; 0 where it has none."""
    found = properties.find(qn("w:ind")) if properties is not None else None
    value = (found.get(qn("w:left")) or found.get(qn("w:start"))) if found is not None else None
    return int(value) if value and value.lstrip("-").isdigit() else 0


def _is_on(run: Any, tag: str) -> bool:  # noqa: ANN401
    """Whether a run has a property that is on or off."""
    found = run.rPr.find(qn(tag)) if run.rPr is not None else None
    return found is not None and found.get(_VALUE) not in {"0", "false", "off", "none"}


def _emphasised(text: str) -> str:
    """Put asterisks round words; white space and markers of notes at their ends stay outside."""
    match = re.fullmatch(r"(\s*)(.*?)((?:\s|\[\^\w+\])*)", text, re.DOTALL)
    before, words, after = match.groups() if match else ("", text, "")
    return f"{before}*{words}*{after}" if words else text
