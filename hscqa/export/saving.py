"""A file of the user's, written whole or not at all."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from hscqa.errors import WorkspaceUnwritable

if TYPE_CHECKING:
    from pathlib import Path

ANOTHER = "choose another file"
"""What to do where a file cannot be written; a front end may say how."""
WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
"""A file without any of these was protected on purpose, though its folder would let another take its place."""


class FileExists(WorkspaceUnwritable):
    """A file is there already, and nobody said that it may be replaced."""


def keep_file(file: Path, content: str | bytes, *, over: bool = False) -> None:
    """Write a file of the user's; `over` lets it take the place of one that is there.

    Raise FileExists where it is there and may not be replaced, WorkspaceUnwritable where it cannot be written.
    """
    check_place(file)
    if file.exists() and not over:
        raise FileExists(f"{file} is there already", f"replace it, or {ANOTHER}")
    save(file, content)


def check_place(file: Path, another: str = ANOTHER) -> None:
    """Raise WorkspaceUnwritable where a file's folder is not there, or the file is a folder or may only be read.

    `another` says what to do then.
    """
    if not file.parent.is_dir():
        raise WorkspaceUnwritable(f"{file.parent} is no folder", f"make it first, or {another}")
    if file.is_dir():
        raise WorkspaceUnwritable(f"{file} is a folder", another)
    if file.exists() and (not os.access(file, os.W_OK) or not file.stat().st_mode & WRITABLE):
        raise WorkspaceUnwritable(f"{file} may only be read", another)


def save(file: Path, content: str | bytes, another: str = ANOTHER) -> None:
    """Write bytes, or a text as UTF-8, in the place of a file: a reader finds the old one or the new one, never a part.

    A link is followed, and what is no ordinary file (a device, a pipe) is written to as it is. Raise
    WorkspaceUnwritable where that fails; `another` says what to do then.
    """
    body = content if isinstance(content, bytes) else content.encode()
    target = file.resolve()
    staged = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        if file.exists() and not file.is_file():
            file.write_bytes(body)
            return
        try:
            staged.write_bytes(body)
            staged.replace(target)
        finally:
            staged.unlink(missing_ok=True)
    except OSError as error:
        raise WorkspaceUnwritable(f"{file} cannot be written: {error.strerror}", another) from error
