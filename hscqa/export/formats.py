"""The formats that files are written in, and which one a file's name asks for."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from hscqa.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


class Format(StrEnum):
    """How a crosswalk or a listing is written."""

    MARKDOWN = "md"
    CSV = "csv"
    JSON = "json"
    XLSX = "xlsx"
    HTML = "html"
    DOCX = "docx"


BINARY = frozenset({Format.XLSX, Format.DOCX})
"""Formats that are no text."""
PACKED = frozenset({Format.HTML, Format.DOCX, Format.JSON})
"""Formats in which a crosswalk carries an evidence pack."""

_SUFFIXES = {
    **dict.fromkeys(("", ".txt", ".markdown"), Format.MARKDOWN),
    ".htm": Format.HTML,
    **{f".{one}": one for one in Format},
}
"""Any other suffix would promise another format."""


def format_of(file: Path) -> Format:
    """Give the format that a file's suffix asks for: Markdown without one; raise UsageError where nothing writes it."""
    suffix = file.suffix.lower()
    if suffix not in _SUFFIXES:
        raise UsageError(f"{suffix} files are not written", f"choose one of {', '.join(Format)}")
    return _SUFFIXES[suffix]
