"""A user's own file to the text that is checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.errors import UnreadablePaper, UsageError
from hscqa.ingest.clean import clean

if TYPE_CHECKING:
    from pathlib import Path

READ = (".md", ".markdown", ".txt", ".docx", ".csv", ".json", ".html", ".htm", ".xlsx")
"""Formats of a file that can be checked."""


def read_bytes(path: Path) -> bytes:
    """Give a file's bytes.

    Raise UsageError for a format that is not read, UnreadablePaper for a file that is empty or cannot be opened.
    """
    if path.suffix.lower() not in READ:
        raise UsageError(f"{path.name} cannot be checked", f"save it as one of: {', '.join(READ)}")
    try:
        body = path.read_bytes()
    except OSError as error:
        why = error.strerror or error
        raise UnreadablePaper(f"cannot read {path}: {why}", "check that it is there and may be read") from error
    if not body:
        raise _empty(path)
    return body


def read_draft(path: Path) -> str:
    """Give a file's cleaned text; a Word file's as Markdown, a page's with its markup.

    Raise UsageError for a format that is not read, UnreadablePaper for a file that is empty, damaged or cannot be
    opened.
    """
    body = read_bytes(path)
    try:
        text, _ = clean(_read_docx(path) if path.suffix.lower() == ".docx" else body.decode("utf-8"))
    except UnicodeDecodeError as error:
        what = f"{path.name} is not UTF-8 (byte {error.start} cannot be read)"
        raise UnreadablePaper(what, "save it as UTF-8 and check it again") from error
    if not text.strip():
        raise _empty(path)
    return text


def _empty(path: Path) -> UnreadablePaper:
    """Make the error for a file without text."""
    return UnreadablePaper(f"{path.name} is empty", "give a file with text in it")


def _read_docx(path: Path) -> str:
    from hscqa.ingest.docx import read_docx  # noqa: PLC0415  python-docx loads only where a Word file is read

    return read_docx(path)
