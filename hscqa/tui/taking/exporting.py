"""What of a screen can be exported, to which file, and how it is written there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.export.formats import BINARY, Format
from hscqa.export.saving import keep_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hscqa.library import Library


@dataclass(frozen=True, slots=True)
class Taking:
    """What is on a screen, as a file."""

    what: str
    """What it is, in words: `the crosswalk`."""
    name: str
    """What the file is called, without its suffix."""
    write: Callable[[Library, Format], str | bytes]
    """Gives the file's content in a format; runs in a thread. Raises HscqaError."""


@dataclass(frozen=True, slots=True)
class Order:
    """What the user wants to be written, and where."""

    file: Path
    form: Format
    over: bool = False
    """Whether it may take the place of a file that is there."""


def written(taking: Taking, order: Order, library: Library) -> str:
    """Write a file; give what is said of it. Raises HscqaError, FileExists among them."""
    content = taking.write(library, order.form)
    keep_file(order.file, content, over=order.over)
    return f"Written: {taking.what} to {order.file} ({_size(content)})"


def mime_of(form: Format) -> str:
    """Give the media type under which a browser takes a file."""
    kinds = {
        Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Format.JSON: "application/json",
        Format.MARKDOWN: "text/markdown",
    }
    return kinds.get(form, "application/octet-stream" if form in BINARY else f"text/{form}")


def _size(content: str | bytes) -> str:
    """Say how large a file is: `3 kB`."""
    octets = len(content if isinstance(content, bytes) else content.encode())
    return f"{max(1, round(octets / 1000))} kB"
