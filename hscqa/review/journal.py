"""The files of reviews/: one a reviewer, events one a line, only ever appended to.

Each reviewer writes their own file, so that a shared or synced folder has nothing to merge. What cannot be read is
reported and left out; what has been written is never changed.
"""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from hscqa.errors import UsageError
from hscqa.review import lines
from hscqa.review.appending import LONGEST_WAIT, SUFFIX, Faulty, append_lines, read_lines
from hscqa.review.naming import LONGEST_STEM, stem_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from hscqa.model.decisions import Event

__all__ = ["Faulty", "append", "file_of", "history", "new_id", "now", "read"]


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
    for file, number, found in read_lines(folder, lines.event):
        if isinstance(found, Faulty):
            faulty.append(found)
        elif events.setdefault(found.id, found) != found:
            faulty.append(Faulty(file, number, f"another event has the same id, {found.id[:LONGEST_STEM]}"))
    return tuple(events.values()), tuple(faulty)


def history(folder: Path) -> tuple[Event, ...]:
    """Give all events of a folder, the oldest first; those of one second stay in the order in which they stand."""
    return tuple(sorted(read(folder)[0], key=lambda event: event.at))


def file_of(folder: Path, reviewer: str) -> Path:
    """Give the file of a reviewer: one for each name, on every system.

    Raises UsageError for a name that is empty or blank, or has control characters.
    """
    remedy = "give one with letters and without control characters, with --reviewer"
    return folder / f"{stem_of(reviewer, 'reviewer', remedy)}{SUFFIX}"


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
    append_lines(file, _body(events), wait=LONGEST_WAIT, again="decide again")


def _body(events: Sequence[Event]) -> bytes:
    """Give what is to be written. Raises UsageError for an event that could not be read again."""
    try:
        return "".join(map(lines.line, events)).encode()
    except ValueError as error:
        raise UsageError(f"NOT saved: {error}", "give it again, in plain text") from error
