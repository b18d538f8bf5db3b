"""Generations: written beside the live one, made durable, then switched to in one rename."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec

from hscqa.errors import IndexUnusable, WorkspaceUnwritable
from hscqa.index.records import Records, write_records
from hscqa.words import stems

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from hscqa.index.lexical import Lexical
    from hscqa.index.vectors import PassageVectors, Vectors
    from hscqa.model import Document

SCHEMA_VERSION = 1
"""Of the files' layout. Another one is not read: the index is rebuilt, which is the migration."""
REBUILD = "rebuild it with: hscqa ingest --rebuild"
HASHED_ON_OPEN = 64_000_000
"""Bytes up to which a vector file is hashed whenever it is opened; a flipped bit would load in silence."""


class SourceFile(msgspec.Struct, frozen=True):
    """A file of corpus/ as it was when it was read."""

    size: int
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


@dataclass(frozen=True, slots=True)
class NewVectors:
    """The vectors of a generation that is being written."""

    passages: Sequence[PassageVectors]
    encoder: str
    encoder_name: str
    dimension: int


class Generation:
    """One generation, opened for reading; its parts open when they are first asked for."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        """Keep the folder; nothing is read yet."""
        self.folder = folder
        self.manifest = manifest
        self._records: Records | None = None
        self._lexical: Lexical | None = None
        self._vectors: Vectors | None = None

    @classmethod
    def live(cls, index: Path) -> Generation | None:
        """Open the live generation of an index folder; None where there is none that can be read."""
        try:
            name = (index / "current").read_text("utf-8").strip()
            manifest = msgspec.json.decode((index / name / "manifest.json").read_bytes(), type=Manifest)
        except (OSError, UnicodeDecodeError, msgspec.DecodeError):
            return None
        if manifest.schema != SCHEMA_VERSION or "/" in name or "\\" in name:
            return None
        return cls(index / name, manifest)

    @property
    def records(self) -> Records:
        """The papers and all that was found in them."""
        if self._records is None:
            self._check("passages.sqlite", whole=False)
            self._records = Records(self.folder / "passages.sqlite")
        return self._records

    @property
    def lexical(self) -> Lexical:
        """The lexical index."""
        if self._lexical is None:
            from hscqa.index.lexical import Lexical  # noqa: PLC0415  tantivy loads only where words are searched

            try:
                self._lexical = Lexical(self.folder / "lexical")
            except (ValueError, OSError) as error:
                raise IndexUnusable(f"the lexical index in {self.folder} is damaged", REBUILD) from error
        return self._lexical

    @property
    def vectors(self) -> Vectors:
        """The vectors; raise IndexUnusable where the generation has none or they are damaged."""
        if self._vectors is None:
            if self.manifest.encoder is None:
                raise IndexUnusable("the index has no vectors yet", "build them with: hscqa ingest")
            from hscqa.index.vectors import FILES, Vectors  # noqa: PLC0415  faiss loads only where vectors are searched

            for name in FILES:
                self._check(name, whole=name == "vectors.faiss")
            try:
                self._vectors = Vectors(self.folder)
            except (ValueError, OSError, RuntimeError, EOFError) as error:
                raise IndexUnusable(f"the vectors in {self.folder} are damaged", REBUILD) from error
        return self._vectors

    def damage(self) -> list[str]:
        """Hash every file; name those that are missing or not as they were written."""
        damaged = [
            name
            for name, stored in self.manifest.files.items()
            if not (self.folder / name).is_file() or file_sha256(self.folder / name) != stored.sha256
        ]
        if not damaged:
            try:
                if self.records.check() != "ok":
                    damaged.append("passages.sqlite")
            except sqlite3.DatabaseError:
                damaged.append("passages.sqlite")
        return damaged

    def _check(self, name: str, *, whole: bool) -> None:
        """Compare a file with the manifest: its size, and its hash where `whole` and it is not too large."""
        stored = self.manifest.files.get(name)
        path = self.folder / name
        good = stored is not None and path.is_file() and path.stat().st_size == stored.size
        if good and stored is not None and whole and stored.size <= HASHED_ON_OPEN:
            good = file_sha256(path) == stored.sha256
        if not good:
            raise IndexUnusable(f"{path} is missing or damaged", REBUILD)


def write_generation(
    index: Path, manifest: Manifest, documents: Sequence[Document], vectors: NewVectors | None
) -> Generation:
    """Write a generation, make it durable and switch to it; the old one is live until then.

    Raises WorkspaceUnwritable where the folder cannot be written; what was begun is taken away again.
    """
    name = f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
    folder = index / name
    try:
        folder.mkdir(parents=True)
        _write_parts(folder, documents, vectors)
        files = {path: _stored(folder / path) for path in _files_in(folder)}
        full = msgspec.structs.replace(
            manifest,
            files=files,
            encoder=vectors.encoder if vectors else None,
            encoder_name=vectors.encoder_name if vectors else None,
            dimension=vectors.dimension if vectors else None,
        )
        _write_durably(folder / "manifest.json", msgspec.json.format(msgspec.json.encode(full), indent=1))
        _switch(index, name)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        what = f"cannot write the index in {index}: {error.strerror or error}"
        raise WorkspaceUnwritable(what, "make room there, or name another folder with -w") from error
    _remove_others(index, name)
    return Generation(folder, full)


def _write_parts(folder: Path, documents: Sequence[Document], vectors: NewVectors | None) -> None:
    """Write records, lexical index and vectors."""
    from hscqa.index.lexical import write_lexical  # noqa: PLC0415  see Generation.lexical

    write_records(folder / "passages.sqlite", documents)
    passages = [passage for document in documents for passage in document.passages]
    write_lexical(
        folder / "lexical",
        (
            (number, passage.paper_id, stems(passage.body), stems(f"{passage.context} {passage.label}"))
            for number, passage in enumerate(passages)
        ),
    )
    if vectors is not None:
        from hscqa.index.vectors import write_vectors  # noqa: PLC0415  see Generation.vectors

        write_vectors(folder, vectors.passages, vectors.dimension)


def _files_in(folder: Path) -> list[str]:
    """Name every file of a generation, made durable on the way."""
    names = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
            names.append(path.relative_to(folder).as_posix())
    return names


def _stored(path: Path) -> StoredFile:
    """Describe a file as it was written."""
    return StoredFile(path.stat().st_size, file_sha256(path))


def file_sha256(path: Path) -> str:
    """Hash a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write_durably(path: Path, body: bytes) -> None:
    """Write a file and wait until the disk has it."""
    with path.open("wb") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())


def _switch(index: Path, name: str) -> None:
    """Make a generation the live one in one rename."""
    staged = index / f"current.{name}"
    _write_durably(staged, f"{name}\n".encode())
    staged.replace(index / "current")
    if hasattr(os, "O_DIRECTORY"):
        descriptor = os.open(index, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _remove_others(index: Path, live: str) -> None:
    """Take away older generations; one that is still open elsewhere goes the next time."""
    for folder in index.iterdir():
        if folder.is_dir() and folder.name != live and (folder / "manifest.json").exists():
            shutil.rmtree(folder, ignore_errors=True)
