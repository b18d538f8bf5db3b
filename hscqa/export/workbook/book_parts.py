"""A workbook's sheets, texts and styles, found in a file that anybody may have made.

What is no workbook of today's format is refused in a line that says what to save it as. Macros are refused too; links
to other files are never followed.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.errors import UnreadablePaper
from hscqa.export.visible import one_line
from hscqa.export.workbook.cell_texts import Formats, unescaped
from hscqa.export.workbook.xml_stream import children, read_xml, refuse_doctypes
from hscqa.export.workbook.zip_limits import Parts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a file of the format of before 2007 begins, and one with a password."""
_LOCKED = "EncryptedPackage".encode("utf-16-le")
"""What a file with a password holds, by the name of its stream (MS-OFFCRYPTO, section 2.3.4.4)."""
_TYPES = "[Content_Types].xml"
_FOR_MACROS = (".xlsm", ".xltm", ".xlam")
"""Suffixes of workbooks that may hold macros."""
_LONGEST_TAB = 31
"""Characters of a sheet's name (Microsoft, Excel specifications and limits)."""
_XLSX = "save it as .xlsx (“Excel Workbook”)"


@dataclass(frozen=True, slots=True)
class SheetPart:
    """Where one sheet of cells stands."""

    name: str
    """As its tab says, on one line; no longer than a tab may be."""
    part: str


@dataclass(frozen=True, slots=True)
class Book:
    """What the sheets of a workbook are read with."""

    parts: Parts
    sheets: Mapping[str, SheetPart]
    """By their names as `sheet_key` gives them, in the workbook's order."""
    texts: Sequence[str]
    """The texts that cells share."""
    formats: Formats


def open_book(body: bytes, name: str) -> Book:
    """Give the workbook of a file `name`; raise UnreadablePaper where it is none, or must not be read."""
    _check_beginning(body, name)
    parts = Parts(body, name)
    _check_kind(parts)
    refuse_doctypes(parts)
    main = _first(_related(parts, ""), "/officeDocument")
    if main is None:
        raise parts.damaged("it holds no workbook")
    related = _related(parts, main)
    texts, styles = _first(related, "/sharedStrings"), _first(related, "/styles")
    properties = [one.get("date1904", "") for one in children(parts, main, "workbook", "workbookPr")]
    return Book(
        parts,
        _sheets(parts, main, related),
        _texts(parts, texts) if texts else (),
        _formats(parts, styles, from_1904=any(one in {"1", "true", "on"} for one in properties)),
    )


def sheet_key(name: str) -> str:
    """Give a sheet's name as it is compared: capitals and white space round it do not matter."""
    return name.strip().casefold()


def _check_beginning(body: bytes, name: str) -> None:
    """Raise UnreadablePaper for what is no zip file at all: an older format, a password, a text under another name."""
    if not body:
        raise UnreadablePaper(f"{name} is empty", "save the workbook again")
    if body.startswith(_OLE) and _LOCKED in body:
        raise UnreadablePaper(f"{name} has a password", "open it and save it without one")
    if body.startswith(_OLE):
        raise UnreadablePaper(f"{name} is of Excel’s format of before 2007 (.xls)", f"open it and {_XLSX}")
    if not body.startswith(b"PK"):
        raise UnreadablePaper(f"{name} is no workbook, whatever its name says", f"open it and {_XLSX}")


def _check_kind(parts: Parts) -> None:
    """Raise UnreadablePaper for a file of another spreadsheet format, and for macros."""
    if "mimetype" in parts and b"opendocument" in b"".join(parts.chunks("mimetype", 1000)):
        raise UnreadablePaper(f"{parts.name} is an OpenDocument file (.ods)", f"open it and {_XLSX}")
    if _TYPES not in parts:
        raise parts.damaged("it is a zip file of something else")
    listed = (*children(parts, _TYPES, "Types", "Default"), *children(parts, _TYPES, "Types", "Override"))
    kinds = [one.get("ContentType", "").casefold() for one in listed]
    if any("sheet.binary" in kind for kind in kinds):
        raise UnreadablePaper(f"{parts.name} is a binary workbook (.xlsb)", f"open it and {_XLSX}")
    if (
        any(sign in kind for kind in kinds for sign in ("macro", "vbaproject"))
        or any(part.endswith("vbaproject.bin") for part in parts)
        or parts.name.casefold().endswith(_FOR_MACROS)
    ):
        raise _macros(parts)


def _macros(parts: Parts) -> UnreadablePaper:
    return UnreadablePaper(f"{parts.name} holds macros", "save it as .xlsx without macros")


def _related(parts: Parts, part: str) -> dict[str, tuple[str, str]]:
    """Give what a part leads to inside the file: the part and the kind of relationship, by id; '' is the file."""
    folder, name = posixpath.split(part)
    list_of = posixpath.join(folder, "_rels", f"{name}.rels")
    found = {}
    for one in children(parts, list_of, "Relationships", "Relationship"):
        if one.get("TargetMode", "").casefold() != "external":
            target = posixpath.normpath(posixpath.join("/", folder, one.get("Target", "").replace("\\", "/")))
            found[one.get("Id", "")] = (target.lstrip("/"), one.get("Type", ""))
    return found


def _first(related: Mapping[str, tuple[str, str]], kind: str) -> str | None:
    """Give the first part of a kind; None where there is none."""
    return next((part for part, its in related.values() if its.endswith(kind)), None)


def _sheets(parts: Parts, main: str, related: Mapping[str, tuple[str, str]]) -> dict[str, SheetPart]:
    """Give the sheets of cells by their names; hidden ones too."""
    found: dict[str, SheetPart] = {}
    for one in children(parts, main, "sheets", "sheet"):
        name = one_line(one.get("name", ""))[:_LONGEST_TAB]
        part, kind = related.get(one.get("id", ""), ("", ""))
        if "macrosheet" in kind.casefold():
            raise _macros(parts)
        if sheet_key(name) in found:
            raise UnreadablePaper(f"{parts.name} has two sheets called {name}", "delete one of them")
        if kind.endswith("/worksheet"):
            found[sheet_key(name)] = SheetPart(name, part)
    if not found:
        raise parts.damaged("it has no sheets")
    return found


def _formats(parts: Parts, styles: str | None, *, from_1904: bool) -> Formats:
    """Give how numbers are shown; without styles every number is shown as it is."""
    if styles is None:
        return Formats({}, (), from_1904=from_1904)
    try:
        named = {int(one["numFmtId"]): one["formatCode"] for one in children(parts, styles, "numFmts", "numFmt")}
        used = [int(one.get("numFmtId", "0")) for one in children(parts, styles, "cellXfs", "xf")]
    except (ValueError, KeyError) as error:
        raise parts.damaged_part(styles, "is damaged") from error
    return Formats(named, used, from_1904=from_1904)


def _texts(parts: Parts, part: str) -> list[str]:
    """Give the texts that cells share, in order."""
    shared = _SharedTexts()
    for _ in read_xml(parts, part, shared):
        pass
    return shared.found


class _SharedTexts:
    """Joins the runs of each shared text; how it is pronounced is left out."""

    def __init__(self) -> None:
        """Begin before the first text."""
        self.found: list[str] = []
        self._pieces: list[str] = []
        self._is_read = False
        self._is_phonetic = False

    def start(self, tag: str, _attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        if tag == "rPh":
            self._is_phonetic = True
        elif tag == "t":
            self._is_read = not self._is_phonetic

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if tag == "t":
            self._is_read = False
        elif tag == "rPh":
            self._is_phonetic = False
        elif tag == "si":
            self.found.append(unescaped("".join(self._pieces)))
            self._pieces.clear()

    def text(self, text: str) -> None:
        """Take a piece of text."""
        if self._is_read:
            self._pieces.append(text)
