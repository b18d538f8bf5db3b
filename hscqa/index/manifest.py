"""The manifest: what a generation holds, what it was made from, and the one word that makes it the live one."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from typing import TYPE_CHECKING

import msgspec

from hscqa.errors import IndexUnusable

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA_VERSION = 2
"""Of the files' layout. Another one is not read: the index is rebuilt, which is the migration."""
REBUILD = "rebuild it with: hscqa ingest --rebuild"
CURRENT = "current"
"""The file of an index folder that names its live generation."""
MANIFEST = "manifest.json"
GENERATION = re.compile(r"\d{8}T\d{6}-[0-9a-f]{6}")
"""A generation's folder: when it was written (UTC), and what tells it from another of that second."""


class SourceFile(msgspec.Struct, frozen=True):
    """A file of corpus/ as it was when it was read."""

    size: int
    """Bytes; -1 for a file that was missing or could not be read."""
    mtime_ns: int
    sha256: str


class StoredFile(msgspec.Struct, frozen=True):
    """A file of a generation as it was written."""

    size: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True):
    """What a generation holds and what it was made from."""

    schema: int
    reader: str
    """Fingerprint of the code that read the papers; another one reads them differently."""
    sources: dict[str, SourceFile]
    """Every file of corpus/ that was read, papers.toml among them."""
    papers: dict[str, str]
    """The hash of each paper."""
    passages: int
    encoder: str | None = None
    """The encoder's fingerprint; None where no vectors were made."""
    encoder_name: str | None = None
    dimension: int | None = None
    files: dict[str, StoredFile] = {}
    """Every file of the generation but the manifest itself, by its path in the folder."""


def find_live(index: Path) -> tuple[Path, Manifest] | None:
    """Give the live generation's folder and manifest; None where there is none that this version can read."""
    name = _live_name(index)
    while name is not None:
        manifest = _manifest_of(index / name)
        if manifest is not None:
            return (index / name, manifest) if manifest.schema == SCHEMA_VERSION else None
        gone, name = name, _live_name(index)
        if name == gone:
            return None
        # Another process has switched to a new generation and taken this one away: once more, with that one.
    return None


def _live_name(index: Path) -> str | None:
    """Read which generation is live; None where nothing says so."""
    try:
        name = (index / CURRENT).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return name if GENERATION.fullmatch(name) else None


def _manifest_of(folder: Path) -> Manifest | None:
    """Read a generation's manifest; None where it is missing or damaged."""
    try:
        return msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError):
        return None


def make_live(index: Path, name: str) -> None:
    """Make a generation the live one, in one rename."""
    replace_durably(index / CURRENT, f"{name}\n".encode())


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write a generation's manifest, over the one that it has, if any."""
    replace_durably(folder / MANIFEST, msgspec.json.format(msgspec.json.encode(manifest), indent=1))


def replace_durably(path: Path, body: bytes) -> None:
    """Put a file in the place of another: whoever opens it finds the old bytes or the new ones, after a crash too."""
    staged = path.with_name(f"{path.name}.new")
    try:
        with staged.open("wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        staged.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            staged.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Wait until the disk has the names in a folder. Some file systems cannot say; they are not waited for."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def file_sha256(path: Path) -> str:
    """Hash a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def damaged(path: Path) -> IndexUnusable:
    """Make the error for a file of the index that is missing or is not what was written."""
    return IndexUnusable(f"{path} is missing or damaged", REBUILD)
