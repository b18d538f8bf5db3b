"""A file of the user's, written whole or not at all; what cannot be written is told in the words of the options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.export import saving

if TYPE_CHECKING:
    from pathlib import Path

ANOTHER = "choose another file with -o"


def check_place(file: Path) -> None:
    """Raise WorkspaceUnwritable where a file's folder is not there, or the file is a folder or may only be read."""
    saving.check_place(file, ANOTHER)


def save(file: Path, content: str | bytes) -> None:
    """Write bytes, or a text as UTF-8, in the place of a file; raise WorkspaceUnwritable where that fails."""
    saving.save(file, content, ANOTHER)
