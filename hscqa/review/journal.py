"""The files of reviews/: one a reviewer, events one a line, only ever appended to.

Each reviewer writes their own file, so that a shared or synced folder has nothing to merge. What cannot be read is
reported and left out; what has been written is never changed.
"""

from __future__ import annotations

import codecs
import contextlib
import errno
import hashlib
import os
import re
import unicodedata
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from hscqa.errors import UsageError, WorkspaceUnwritable
from hscqa.review import lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from hscqa.model.decisions import Event

SUFFIX = ".jsonl"
LONGEST_WAIT = 30
"""Seconds to wait for another process that is writing the same reviewer's file; one writes for milliseconds."""
LONGEST_STEM = 60
"""Bytes of a file name that come from the reviewer's name; with hash and suffix it has less than 80."""
HASH = 12
"""Hexadecimal digits of a name's hash: two names that fold alike share them once in 280 million million."""
RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))]
)
"""What Windows takes for a device, whatever the suffix: learn.microsoft.com/windows/win32/fileio/naming-a-file."""
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
        return lines.printable(f"{where} was left out: {self.why}")


def new_id() -> str:
    """Make an id that no other event has: a random UUID (RFC 9562, version 4) in 32 hexadecimal digits."""
    return uuid.uuid4().hex


def now() -> str:
    """Give the time in UTC, to the second: `2026-03-01T09:30:00Z`."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read(folder: Path) -> tuple[tuple[Event, ...], tuple[Faulty, ...]]:
    """Read all events of a folder, and what was left out: files by name, each in its own order.

    An event that stands there twice, as in a synced folder's conflict copy, counts once, where it stands first. A
    folder that is not there has no events. A last line without a newline was not written to its end, and is left out.
    """
    events: dict[str, Event] = {}
    faulty: list[Faulty] = []
    for file, number, found in _read_folder(folder):
        if isinstance(found, str):
            faulty.append(Faulty(file, number, found))
        elif events.setdefault(found.id, found) != found:
            faulty.append(Faulty(file, number, f"another event has the same id, {found.id[:LONGEST_STEM]}"))
    return tuple(events.values()), tuple(faulty)


def history(folder: Path) -> tuple[Event, ...]:
    """Give all events of a folder, the oldest first; those of one second stay in the order in which they stand."""
    return tuple(sorted(read(folder)[0], key=lambda event: event.at))


def _read_folder(folder: Path) -> Iterator[tuple[Path, int, Event | str]]:
    """Go through a folder's files: file, line (0 for all of it), and the event or why it cannot be read."""
    try:
        files = sorted(folder.iterdir(), key=lambda file: file.name)
    except FileNotFoundError:
        return
    except OSError as error:
        yield folder, 0, _said(error)
        return
    for file in files:
        # A dot at the front marks what is no journal: locks, copies half made, macOS's forks ("._anna.jsonl").
        if file.name.endswith(SUFFIX) and not file.name.startswith("."):
            try:
                yield from ((file, number, found) for number, found in _read_file(file))
            except OSError as error:
                yield file, 0, _said(error)


def _read_file(file: Path) -> Iterator[tuple[int, Event | str]]:
    """Go through a file's lines, from 1, but for blank ones; raise OSError where it cannot be read."""
    if file.exists() and not file.is_file():
        yield 0, "it is no file"  # a folder; or a pipe, which could be waited for without end
        return
    with file.open("rb") as body:
        for number, raw in enumerate(body, start=1):
            # An editor on Windows may have put a byte order mark before the first line.
            text = raw.removeprefix(codecs.BOM_UTF8) if number == 1 else raw
            if text.strip():
                yield number, _read_line(text)


def _read_line(raw: bytes) -> Event | str:
    """Read one line of a file: the event, or why there is none."""
    if not raw.endswith(b"\n"):
        return "it is torn: it was not written to its end"
    try:
        return lines.event(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return "it is not UTF-8"
    except ValueError as error:
        return str(error)


def file_of(folder: Path, reviewer: str) -> Path:
    """Give the file of a reviewer: one for each name, on every system.

    A name that no file system folds, cuts or reserves is the file's own; of any other one, what is safe, and the
    start of its SHA-256. Raises UsageError for a name that is empty or blank, or has control characters.
    """
    if not reviewer.strip() or any(unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"} for letter in reviewer):
        what = f"'{lines.printable(reviewer)}' is no name of a reviewer"
        raise UsageError(what, "give one with letters and without control characters, with --reviewer")
    stem = _safe(reviewer)
    if stem != reviewer or re.search(f"-[0-9a-f]{{{HASH}}}$", stem):  # the end of a name may pass for another's hash
        stem = f"{stem}-{hashlib.sha256(reviewer.encode()).hexdigest()[:HASH]}"
    return folder / f"{stem}{SUFFIX}"


def _safe(reviewer: str) -> str:
    """Make a name that means the same on all file systems: folded and composed, letters, digits, `-`, `_` and `.`."""
    # Upper case before folding: some file systems compare upper case, in which more letters fall together.
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", reviewer).upper().casefold())
    kept = "".join(letter if letter in "-_." or unicodedata.category(letter)[0] in "LMN" else "-" for letter in folded)
    stem = kept.strip("-.").encode()[:LONGEST_STEM].decode(errors="ignore").strip("-.") or "reviewer"
    return f"reviewer-{stem}" if stem.partition(".")[0] in RESERVED else stem


def append(folder: Path, events: Sequence[Event]) -> None:
    """Add events of one reviewer to their file, all or none; when this returns, the disk has them.

    The folder is made if need be. After a torn line the new ones begin a line of their own. Processes that write the
    same file wait for each other. Raises UsageError for events that cannot be kept, WorkspaceUnwritable where they
    were not saved, and ValueError for events of several reviewers.
    """
    if not events:
        return
    (reviewer,) = {event.reviewer for event in events}
    file = file_of(folder, reviewer)
    body = _body(events)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / f".{file.name}.lock", timeout=LONGEST_WAIT, poll_interval=0.01):
            _add(file, body)
    except Timeout as error:
        what = f"NOT saved: another process has been writing {file} for {LONGEST_WAIT} seconds"
        raise WorkspaceUnwritable(what, "wait for it to end, or end it, and decide again") from error
    except OSError as error:
        what = f"NOT saved: cannot write {file}: {_said(error)}"
        raise WorkspaceUnwritable(what, "make room there or check its permissions, and decide again") from error


def _body(events: Sequence[Event]) -> bytes:
    """Give what is to be written. Raises UsageError for an event that could not be read again."""
    try:
        return "".join(map(lines.line, events)).encode()
    except ValueError as error:
        raise UsageError(f"NOT saved: {error}", "give it again, in plain text") from error


def _add(file: Path, body: bytes) -> None:
    """Add bytes to a file and wait until the disk has them; where that fails, cut the file back and raise OSError."""
    descriptor = os.open(file, os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
    try:
        size = os.fstat(descriptor).st_size
        try:
            _write(descriptor, body if _ends_a_line(descriptor, size) else b"\n" + body)
            os.fsync(descriptor)
            # Each time: who made the file or the folder may have been killed before its name was on the disk.
            _sync_folder(file.parent)
            _sync_folder(file.parent.parent)
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
