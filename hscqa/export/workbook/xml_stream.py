"""The XML of a workbook's parts, read as it comes: nothing is kept but what is asked for, and nothing is expanded.

Python's own expat is used and not openpyxl's reader, which keeps every row: a sheet of 1,048,576 blank formatted rows
took that 12 seconds and 544 MB, and takes this 5 seconds and no memory of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol
from xml.parsers import expat

from hscqa.export.workbook.zip_limits import LARGEST_PART

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hscqa.export.workbook.zip_limits import Parts

MOST_ELEMENTS = 5_000_000
"""Of one part: a sheet of 1,048,576 rows with two blank formatted cells each has 3.1 million."""
MOST_NAMES = 5_000
"""Of elements, attributes and namespaces in one part; the standard has not half as many."""
DEEPEST = 256
"""How many elements may stand in one another."""
LONGEST_TAG = 1 << 18
"""Bytes from a < to its >. Older releases of expat, 2.5 among them, begin such a piece anew with every piece of the
file, so that one of 100 MB took 46 seconds."""
LARGEST_LIST = 16_000_000
"""Bytes of a part that is no sheet and has no texts: styles, and what leads from part to part."""

_SPACES = frozenset(
    {
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
        "http://schemas.openxmlformats.org/package/2006/relationships",
        "http://schemas.openxmlformats.org/package/2006/content-types",
    }
)
"""Namespaces that are read: SpreadsheetML, transitional and strict (ECMA-376, part 1, annex A), and of what leads from
part to part (part 2)."""
_FAULTS = (expat.ExpatError, ValueError, LookupError)
"""What expat raises on bytes that are no XML, and handlers on what they cannot use."""


class Handler(Protocol):
    """Takes the elements of a part in order; elements of foreign namespaces are left out, their text is not.

    ValueError or LookupError says that the part is damaged.
    """

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element, named without its namespace."""

    def end(self, tag: str) -> None:
        """Take the end of an element."""

    def text(self, text: str) -> None:
        """Take a piece of text."""


def read_xml(parts: Parts, part: str, handler: Handler, largest: int = LARGEST_PART) -> Iterator[None]:
    """Give a part's elements to a handler; pause after each piece of the part, so that what was read can be taken.

    Raise UnreadablePaper where a part is no XML, has more than `largest` bytes or passes another limit of this file,
    or declares a document type.
    """
    guard = _Guard(handler)
    fed = 0
    try:
        for chunk in parts.chunks(part, largest):
            guard.parser.Parse(chunk, False)  # noqa: FBT003  expat takes no names
            fed += len(chunk)
            if fed - guard.parser.CurrentByteIndex > LONGEST_TAG:
                raise ValueError(fed)
            yield
        guard.parser.Parse(b"", True)  # noqa: FBT003
    except _Doctype as error:
        raise parts.damaged_part(part, "declares a document type, as no spreadsheet program does") from error
    except _FAULTS as error:
        raise parts.damaged_part(part, "is damaged") from error
    yield


def children(parts: Parts, part: str, parent: str, tag: str) -> list[dict[str, str]]:
    """Give the attributes of every element `tag` that stands right under an element `parent` in a part, in order."""
    listing = _Listing(parent, tag)
    for _ in read_xml(parts, part, listing, LARGEST_LIST):
        pass
    return listing.found


def refuse_doctypes(parts: Parts) -> None:
    """Raise UnreadablePaper where any part that is XML by its name declares a document type, as no workbook does.

    A document type comes before the first element, so no part is read further than that.
    """
    for part in parts:
        if part.endswith((".xml", ".rels")):
            first = _First()
            for _ in read_xml(parts, part, first):
                if first.is_there:
                    break


class _Doctype(Exception):
    """A document type is declared."""


class _Guard:
    """Stands between expat and a handler, and counts what a hostile part has too many of."""

    def __init__(self, handler: Handler) -> None:
        """Begin before the first element."""
        self._handler = handler
        self._elements = self._depth = 0
        self._tags: dict[str, str] = {}
        self._names: set[str] = set()
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartNamespaceDeclHandler = self._space
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = handler.text

    def _doctype(self, *_: object) -> None:
        raise _Doctype

    def _space(self, prefix: str | None, _uri: str) -> None:
        self._know({f"xmlns:{prefix}"})

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        self._depth += 1
        if self._elements > MOST_ELEMENTS or self._depth > DEEPEST:
            raise ValueError(name)
        tag = self._tags.get(name)
        if tag is None:
            self._know({name})
            space, _, local = name.rpartition(" ")
            tag = self._tags[name] = local if space in _SPACES else ""
        if not self._names.issuperset(attributes):
            self._know({*attributes})
        if tag:
            self._handler.start(tag, attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        tag = self._tags[name]
        if tag:
            self._handler.end(tag)

    def _know(self, names: set[str]) -> None:
        """Count names; raise ValueError where there are more than can be: expat keeps each for good."""
        self._names |= names
        if len(self._names) > MOST_NAMES:
            raise ValueError(len(self._names))


class _First:
    """Sees whether an element has begun."""

    def __init__(self) -> None:
        """Begin before the first element."""
        self.is_there = False

    def start(self, _tag: str, _attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        self.is_there = True

    def end(self, tag: str) -> None:
        """Leave the end of an element alone."""

    def text(self, text: str) -> None:
        """Leave text alone."""


class _Listing:
    """Collects the attributes of elements by their name and their parent's."""

    def __init__(self, parent: str, tag: str) -> None:
        """Begin with nothing found."""
        self.found: list[dict[str, str]] = []
        self._looked_for = [parent, tag]
        self._open: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        self._open.append(tag)
        if self._open[-2:] == self._looked_for:
            self.found.append({name.rpartition(" ")[2]: value for name, value in attributes.items()})

    def end(self, _tag: str) -> None:
        """Take the end of an element."""
        self._open.pop()

    def text(self, text: str) -> None:
        """Leave text alone."""
