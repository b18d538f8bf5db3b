"""Readers: a file of one format to its text and pages. Each is registered under its suffixes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.errors import UnreadablePaper
from hscqa.ingest.clean import clean, remark
from hscqa.model import Page, Status

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What a reader made of a file."""

    text: str
    pages: tuple[Page, ...] = ()
    """Empty where the format has no pages."""
    status: Status = Status.READ
    note: str | None = None
    """What the user should know; None where all was read."""


def read_file(path: Path) -> ReadFile:
    """Read a file by its suffix; raise UnreadablePaper where it is missing, empty or of no known format."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(sorted(READERS))
        raise UnreadablePaper(f"{path.name} is of no known format", f"give one of: {known}")
    if not path.is_file():
        raise UnreadablePaper(f"{path} is not there", "put the file back, or take its entry out of papers.toml")
    try:
        return reader(path)
    except OSError as error:
        raise UnreadablePaper(
            f"cannot read {path}: {error.strerror or error}", "check the file's permissions"
        ) from error


def _read_text(path: Path) -> ReadFile:
    """Read a text or Markdown file, which must be UTF-8."""
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        what = f"{path.name} is not UTF-8 (byte {error.start} cannot be read)"
        raise UnreadablePaper(what, "save it as UTF-8 and ingest again") from error
    text, replaced = clean(text)
    if not text.strip():
        raise UnreadablePaper(f"{path.name} is empty", "put the paper's text into it, or take out its entry")
    return ReadFile(text, note=remark(replaced))


def _read_pdf(path: Path) -> ReadFile:
    """Read a PDF page by page."""
    from hscqa.ingest.pdf import read_pdf  # noqa: PLC0415  pypdf loads only where a PDF is read

    return ReadFile(*read_pdf(path))


READERS: dict[str, Callable[[Path], ReadFile]] = {
    ".txt": _read_text,
    ".md": _read_text,
    ".markdown": _read_text,
    ".pdf": _read_pdf,
}
"""A new format is one more function here."""
