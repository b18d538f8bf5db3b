"""Files of lines that are only ever appended to: what is acknowledged is on the disk, and nothing written is changed.

What cannot be read is reported and left out: a torn line, a line that is not ours, a file that may not be read.
"""

from __future__ import annotations

import codecs
import contextlib
import errno
import os
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from filelock import FileLock, Timeout

from hscqa.errors import WorkspaceUnwritable
from hscqa.review.lines import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Said = TypeVar("Said")
"""What one line says."""

SUFFIX = ".jsonl"
LONGEST_WAIT = 30
"""Seconds to wait for another process that is writing the same file; one writes for milliseconds."""
FOLDERS = 3
"""How many folders upward may be new: `boards`, `reviews`, and the workspace that has the name of the last."""
NO_SYNC = frozenset([errno.EACCES, errno.EBADF, errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EPERM])
"""What a system says that cannot flush a folder, or does not let this user ask for it."""


@dataclass(frozen=True, slots=True)
class Faulty:
    """A line that was left out."""

    file: Path
    line: int
    """From 1; 0 for all of a file, or of the folder, that could not be read."""
    why: str

    def __str__(self) -> str:
        """Give one line for people, safe for a terminal."""
        where = f"{self.file}, line {self.line}" if self.line else str(self.file)
        return printable(f"{where} was left out: {self.why}")


def read_lines(folder: Path, parse: Callable[[str], Said]) -> Iterator[tuple[Path, int, Said | Faulty]]:
    """Go through a folder's files by name, line by line: file, line (0 for all of it), what it says or why not.

    `parse` raises ValueError, with one short sentence, for a line that it cannot read. A folder that is not there has
    no lines. A last line without a newline was not written to its end, and is left out.
    """
    try:
        files = sorted(folder.iterdir(), key=lambda file: file.name)
    except FileNotFoundError:
        return
    except OSError as error:
        yield folder, 0, Faulty(folder, 0, _said(error))
        return
    for file in files:
        # A dot at the front marks what is none of ours: locks, copies half made, macOS's forks ("._anna.jsonl").
        if file.name.endswith(SUFFIX) and not file.name.startswith("."):
            try:
                yield from ((file, number, found) for number, found in _read_file(file, parse))
            except OSError as error:
                yield file, 0, Faulty(file, 0, _said(error))


def append_lines(file: Path, body: bytes, *, wait: float = LONGEST_WAIT, again: str = "try again") -> None:
    """Add whole lines to a file, all or none; when this returns, the disk has them.

    The folder is made if need be. After a torn line the new ones begin a line of their own. Processes that write the
    same file wait for each other, `wait` seconds at most. Raises WorkspaceUnwritable where they were not saved; its
    remedy ends with `again`.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(file.with_name(f".{file.name}.lock"), timeout=wait, poll_interval=0.01):
            _add(file, body)
    except Timeout as error:
        what = f"NOT saved: another process has been writing {file} for {wait} seconds"
        raise WorkspaceUnwritable(what, f"wait for it to end, or end it, and {again}") from error
    except OSError as error:
        what = f"NOT saved: cannot write {file}: {_said(error)}"
        raise WorkspaceUnwritable(what, f"make room there or check its permissions, and {again}") from error


def _read_file(file: Path, parse: Callable[[str], Said]) -> Iterator[tuple[int, Said | Faulty]]:
    """Go through a file's lines, from 1, but for blank ones; raise OSError where it cannot be read."""
    if file.exists() and not file.is_file():
        yield 0, Faulty(file, 0, "it is no file")  # a folder; or a pipe, which could be waited for without end
        return
    with file.open("rb") as body:
        for number, raw in enumerate(body, start=1):
            # An editor on Windows may have put a byte order mark before the first line.
            text = raw.removeprefix(codecs.BOM_UTF8) if number == 1 else raw
            if text.strip():
                try:
                    yield number, _read_line(text, parse)
                except ValueError as error:
                    yield number, Faulty(file, number, str(error))


def _read_line(raw: bytes, parse: Callable[[str], Said]) -> Said:
    """Read one line of a file; raise ValueError, with one short sentence, where that cannot be done."""
    if not raw.endswith(b"\n"):
        raise ValueError("it is torn: it was not written to its end")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        raise ValueError("it is not UTF-8") from None
    return parse(text)


def _add(file: Path, body: bytes) -> None:
    """Add bytes to a file and wait until the disk has them; where that fails, cut the file back and raise OSError."""
    descriptor = os.open(file, os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
    try:
        size = os.fstat(descriptor).st_size
        try:
            _write(descriptor, body if _ends_a_line(descriptor, size) else b"\n" + body)
            os.fsync(descriptor)
            # Each time: who made the file or a folder may have been killed before its name was on the disk.
            for folder in islice(file.parents, FOLDERS):
                _sync_folder(folder)
        except BaseException:
            with contextlib.suppress(OSError):
                os.ftruncate(descriptor, size)
                os.fsync(descriptor)
            raise
    finally:
        os.close(descriptor)


def _ends_a_line(descriptor: int, size: int) -> bool:
    """Whether a new line can begin at the end of a file: it is empty, or ends in a newline."""
    if size == 0:
        return True
    os.lseek(descriptor, size - 1, os.SEEK_SET)
    return os.read(descriptor, 1) == b"\n"


def _write(descriptor: int, body: bytes) -> None:
    """Write all bytes, in one call where the system takes them at once."""
    rest = memoryview(body)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _sync_folder(folder: Path) -> None:
    """Wait until the disk has the names in a folder; where the system cannot do so, it is not waited for."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in NO_SYNC:
            raise


def _said(error: OSError) -> str:
    """Give what the system said."""
    return error.strerror or str(error)
