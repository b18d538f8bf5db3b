"""What a Word file of the program says that the papers say, and the pack that it carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.export.word.document import PART, PLACE, WORDS
from hscqa.export.word.listing_docx import OUTLINED, OUTLINED_HEADING, QUOTED
from hscqa.export.word.pack_part import pack_of
from hscqa.export.word.reading import Grid, Line, blocks_of
from hscqa.ingest.clean import clean
from hscqa.ingest.docx import DAMAGE, open_docx, unreadable
from hscqa.model import Span
from hscqa.model.checks import Claim, Stated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document

_WORDS = frozenset({WORDS, PART, QUOTED, OUTLINED, OUTLINED_HEADING})
"""The styles in which words of papers stand."""


def stated_in_docx(body: bytes, name: str) -> tuple[Stated, ...]:
    """Give the words of papers in a Word file of the program, in order, each with the place that is named for them.

    A file without the program's styles holds none. A Word file has no text to point into, so every span is empty. Raise
    UnreadablePaper where the file is no Word file, or damaged, encrypted or too large.
    """
    document = open_docx(body, name)
    try:
        return tuple(_stated(document, name)) if _is_ours(document) else ()
    except DAMAGE as error:
        raise unreadable(name, error) from error


def pack_in_docx(body: bytes, name: str = "the file") -> str:
    """Give the JSON text that a Word file carries without showing it; '' where it carries none.

    Raise UnreadablePaper as above; `name` is for its message.
    """
    document = open_docx(body, name)
    try:
        return pack_of(document)
    except DAMAGE as error:
        raise unreadable(name, error) from error


def _is_ours(document: Document) -> bool:
    """Whether a file has the styles in which the program writes words of papers."""
    return {WORDS, PLACE} <= {style.name for style in document.styles}


def _stated(document: Document, name: str) -> Iterator[Stated]:
    for path, line in _paths(document):
        if line.style in _WORDS and line.words.strip():
            claim = Claim(line.place.partition(":")[0], line.place) if line.place else Claim(None, None)
            places = (line.place,) if line.place else ()
            words = clean(line.words)[0]
            yield Stated(f"{name}:{path}", words, Span(0, 0), claim, places, is_whole=line.style == WORDS)


def _paths(document: Document) -> Iterator[tuple[str, Line]]:
    """Give every paragraph with where it stands: `paragraph-7`, or `table-2.row-5` with the head row as the first."""
    paragraphs = tables = 0
    for block in blocks_of(document):
        if isinstance(block, Grid):
            tables += 1
            for number, row in enumerate(block.rows, 1):
                yield from ((f"table-{tables}.row-{number}", line) for cell in row for line in cell)
        else:
            paragraphs += 1
            yield f"paragraph-{paragraphs}", block
