"""PDF through pypdf: the text of each page, and where it begins."""

from __future__ import annotations

import logging
import struct
import zlib
from typing import TYPE_CHECKING

from pypdf import PdfReader
from pypdf.errors import DependencyError, DeprecationError, PyPdfError

from hscqa.errors import UnreadablePaper
from hscqa.ingest.clean import clean, remark
from hscqa.model import Page, Status

if TYPE_CHECKING:
    from pathlib import Path

BETWEEN_PAGES = "\n\n"
RECOVERABLE = (
    PyPdfError,
    DependencyError,
    DeprecationError,
    zlib.error,
    struct.error,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    AssertionError,
    ArithmeticError,
    NotImplementedError,
    RecursionError,
    DeprecationWarning,
)
"""What pypdf raises on real damaged files, beyond its own errors."""


def read_pdf(path: Path) -> tuple[str, tuple[Page, ...], Status, str | None]:
    """Give a PDF's text, its pages, how the reading ended, and what the user should know.

    Pages that cannot be read stay empty and are named; numbers of the others stay right.
    Raises UnreadablePaper where the file as a whole cannot be read. pypdf's own limits stay on.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            return "", (), Status.ENCRYPTED, "needs a password"
        labels = _labels(reader)
        texts, replaced, lost = _texts(reader)
    except RECOVERABLE as error:
        raise _unreadable(path, f"{type(error).__name__}: {_first_line(error)}") from error
    text, pages = _join(texts, labels)
    empty = [page.number for page, words in zip(pages, texts, strict=True) if not words.strip()]
    if not text.strip() and lost:
        raise _unreadable(path, "none of its pages")
    if not text.strip():
        return "", pages, Status.NO_TEXT, "no text layer; the pages need character recognition (OCR)"
    blank = f"no text on page{'s' if len(empty) > 1 else ''} {', '.join(map(str, empty))}" if empty else None
    note = "; ".join(filter(None, (blank, remark(replaced)))) or None
    return text, pages, Status.PARTLY if lost else Status.READ, note


def _texts(reader: PdfReader) -> tuple[list[str], int, bool]:
    """Extract each page; say how many characters were replaced, and whether any page was lost."""
    texts: list[str] = []
    replaced = 0
    lost = False
    for page in reader.pages:
        try:
            text, count = clean(page.extract_text())
        except RECOVERABLE:
            text, count, lost = "", 0, True
        texts.append(text)
        replaced += count
    return texts, replaced, lost


def _labels(reader: PdfReader) -> list[str]:
    """Give the printed page numbers; empty where the file has none."""
    try:
        return list(reader.page_labels)
    except RECOVERABLE:
        return []


def _join(texts: list[str], labels: list[str]) -> tuple[str, tuple[Page, ...]]:
    """Join pages and remember where each begins."""
    pages = []
    start = 0
    for number, text in enumerate(texts, 1):
        label = labels[number - 1] if number <= len(labels) else None
        pages.append(Page(number, label, start))
        start += len(text) + len(BETWEEN_PAGES)
    return BETWEEN_PAGES.join(texts), tuple(pages)


def _unreadable(path: Path, why: str) -> UnreadablePaper:
    """Make the error for a file of which nothing can be read."""
    return UnreadablePaper(f"{path.name} cannot be read as a PDF ({why})", "open it in a PDF viewer and save it again")


def _first_line(error: BaseException) -> str:
    """Give the first line of an error's message, cut short."""
    return (str(error).strip().splitlines() or ["no reason given"])[0][:120]
