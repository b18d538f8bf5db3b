"""The file of what is remembered between runs: read, changed and written whole, by one process at a time.

It is `memory.json` in the user's state folder. Whoever reads finds the old file or the new one, never a part. One that
is damaged is set aside, never deleted; one of a newer version is read as far as it goes, and left alone.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import msgspec
import platformdirs

from hscqa.errors import WorkspaceUnwritable
from hscqa.library.configuration import at_home, read_configuration
from hscqa.library.remembered import MOST_RECENT, Asked, Memory, Way
from hscqa.model import Filters, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Kind = TypeVar("Kind")
"""What a file is decoded as."""

FILE = "memory.json"
VARIABLE = "HSCQA_STATE"
"""The environment variable that names another folder."""
VERSION = 1
"""What this program writes. A field that is added, or gets another meaning, makes it one more."""
UNCHANGED = "what hscqa remembers was not changed"
LONGEST_WAIT = 10
"""Seconds to wait for another process that is writing; one writes for milliseconds."""


class _Asked(msgspec.Struct, omit_defaults=True):
    """One question or search, as it stands in the file."""

    text: str
    way: Way
    workspace: str
    papers: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    publishers: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    name: str = ""


class _File(msgspec.Struct):
    """All of the file."""

    version: int
    theme: str | None = None
    recent: tuple[_Asked, ...] = ()
    saved: tuple[_Asked, ...] = ()


class _Version(msgspec.Struct):
    """What every version of the file says of itself."""

    version: int


class _Held(NamedTuple):
    """What a file holds."""

    memory: Memory
    newer: bool = False
    """Whether a newer version of the program wrote it."""


class _DamagedError(Exception):
    """The file is not what was written; in one short sentence why."""


def recall(folder: Path | None = None) -> Memory:
    """Give what is remembered in a folder; None is the user's own. No file is an empty memory.

    What is wrong with the file is said in `trouble`, never raised: the program goes on without it.
    """
    file = _place(folder)
    try:
        return _read(file).memory
    except OSError as error:
        return Memory(trouble=f"{file} cannot be read, and nothing is remembered: {error.strerror or error}")
    except _DamagedError:
        pass
    try:
        with _alone_with(file):
            return _read_or_set_aside(file).memory
    except WorkspaceUnwritable as error:
        return Memory(trouble=f"{file} is damaged and could not be set aside: {error}")


def remember_theme(name: str, folder: Path | None = None) -> Memory:
    """Remember the theme that was chosen; a blank name forgets it. Raises WorkspaceUnwritable."""
    return _change(folder, lambda memory: memory.with_theme(name))


def remember_asked(asked: Asked, folder: Path | None = None) -> Memory:
    """Remember what was asked, unless the user's configuration says `remember = false`.

    Raises WorkspaceUnwritable, and UsageError where the configuration cannot be read.
    """
    if not read_configuration().remember:
        return recall(folder)
    return _change(folder, lambda memory: memory.with_recent(asked))


def save_search(asked: Asked, folder: Path | None = None) -> Memory:
    """Keep a question or search by its name, in the place of its workspace's own of that name.

    Raises UsageError where it has no name or no text, and WorkspaceUnwritable.
    """
    return _change(folder, lambda memory: memory.with_saved(asked))


def forget_saved(name: str, workspace: str | None = None, folder: Path | None = None) -> Memory:
    """Forget what was saved by a name, in one workspace or (None) in all. Raises WorkspaceUnwritable."""
    return _change(folder, lambda memory: memory.without_saved(name, workspace))


def forget_recent(workspace: str | None = None, folder: Path | None = None) -> Memory:
    """Forget what was asked lately, of one workspace or (None) of all. Raises WorkspaceUnwritable."""
    return _change(folder, lambda memory: memory.without_recent(workspace))


def forget(asked: Asked, folder: Path | None = None) -> Memory:
    """Forget one that was asked lately, or saved under its name; there may be none. Raises WorkspaceUnwritable."""
    return _change(folder, lambda memory: memory.without(asked))


def _place(folder: Path | None) -> Path:
    """Give the file of a folder; None is $HSCQA_STATE, else the user's state folder."""
    named = os.environ.get(VARIABLE)
    return (folder or at_home(Path(named or platformdirs.user_state_dir("hscqa")))) / FILE


def _change(folder: Path | None, change: Callable[[Memory], Memory]) -> Memory:
    """Change what is remembered, and give it; what others remembered meanwhile is kept."""
    file = _place(folder)
    with _alone_with(file):
        held = _read_or_set_aside(file)
        if held.newer:
            what = f"{UNCHANGED}: {file} was written by a newer hscqa"
            raise WorkspaceUnwritable(what, "use that one, or update this")
        changed = change(held.memory)
        if changed != held.memory:
            _write(file, changed)
    return changed


@contextmanager
def _alone_with(file: Path) -> Iterator[None]:
    """Keep other processes from writing the file meanwhile; raise WorkspaceUnwritable where that, or a write, fails."""
    from filelock import FileLock, Timeout  # noqa: PLC0415  who only looks up the theme writes nothing

    remedy = f"check its permissions and its disk, or name another folder in {VARIABLE}"
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with FileLock(file.with_name(f".{file.name}.lock"), timeout=LONGEST_WAIT, poll_interval=0.01):
            yield
    except Timeout as error:
        what = f"{UNCHANGED}: another process has been writing {file} for {LONGEST_WAIT} seconds"
        raise WorkspaceUnwritable(what, "wait for it to end, or end it") from error
    except OSError as error:
        what = f"{UNCHANGED}: {file}: {error.strerror or error}"
        raise WorkspaceUnwritable(what, remedy) from error


def _read(file: Path) -> _Held:
    """Read a file; one that is not there holds nothing. Raises _DamagedError, and OSError where it cannot be read."""
    try:
        body = file.read_bytes()
    except FileNotFoundError:
        return _Held(Memory())
    version = _decoded(body, _Version).version
    if version <= VERSION:
        return _Held(_memory(_decoded(body, _File)))
    said = f"{file} was written by a newer hscqa and is left alone: nothing new is remembered"
    try:
        return _Held(_memory(_decoded(body, _File), said), newer=True)
    except _DamagedError:
        return _Held(Memory(trouble=said), newer=True)


def _read_or_set_aside(file: Path) -> _Held:
    """Read a file that nobody else writes; a damaged one is renamed, which the memory's `trouble` says."""
    try:
        return _read(file)
    except _DamagedError as error:
        aside = next(name for name in _names_aside(file) if not name.exists())
        file.rename(aside)
        said = f"{file} is damaged ({error}) and was set aside as {aside.name}: recent and saved searches begin anew"
        return _Held(Memory(trouble=said))


def _names_aside(file: Path) -> Iterator[Path]:
    """Go through the names that a damaged file may get, so that none takes the place of another."""
    yield file.with_name(f"{file.name}.damaged")
    for number in count(2):
        yield file.with_name(f"{file.name}.damaged-{number}")


def _decoded(body: bytes, kind: type[Kind]) -> Kind:
    """Decode a file; raise _DamagedError, in one short sentence, where it holds something else."""
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.ValidationError as error:
        raise _DamagedError(f"it holds something else: {error}") from error
    except (ValueError, RecursionError) as error:
        raise _DamagedError("it is no JSON") from error


def _memory(kept: _File, trouble: str = "") -> Memory:
    """Give what a file says as a memory; one that was edited by hand may hold too many, or one twice."""
    recent = tuple(dict.fromkeys(map(_asked, kept.recent)))[:MOST_RECENT]
    return Memory(kept.theme, recent, tuple(map(_asked, kept.saved)), trouble)


def _asked(kept: _Asked) -> Asked:
    filters = Filters(kept.papers, kept.roles, kept.publishers, kept.since, kept.until)
    return Asked(kept.text, kept.way, filters, kept.workspace, kept.name)


def _kept(asked: Asked) -> _Asked:
    one = asked.filters
    return _Asked(
        asked.text, asked.way, asked.workspace, one.papers, one.roles, one.publishers, one.since, one.until, asked.name
    )


def _write(file: Path, memory: Memory) -> None:
    """Put the file in the place of the one before, for its owner alone to read; a link to it stays one.

    Raises OSError where that fails; the file is then as it was.
    """
    kept = _File(VERSION, memory.theme, tuple(map(_kept, memory.recent)), tuple(map(_kept, memory.saved)))
    target = file.resolve()
    beside = target.with_name(f".{target.name}.new")
    beside.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as new:
            new.write(msgspec.json.format(msgspec.json.encode(kept), indent=2))
            new.flush()
            os.fsync(new.fileno())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
