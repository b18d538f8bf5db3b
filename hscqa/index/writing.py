"""A new generation: written beside the live one, made durable, then switched to in one rename."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec

from hscqa.errors import WorkspaceUnwritable
from hscqa.index.generation import LEXICAL, RECORDS, Generation
from hscqa.index.manifest import GENERATION, StoredFile, file_sha256, find_live, make_live, sync_folder, write_manifest
from hscqa.index.records import write_records
from hscqa.words import stems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from hscqa.index.manifest import Manifest
    from hscqa.index.vectors import PassageVectors
    from hscqa.model import Document


@dataclass(frozen=True, slots=True)
class NewVectors:
    """The vectors of a generation that is being written."""

    passages: Sequence[PassageVectors]
    """One for each passage, over all papers in order."""
    encoder: str
    """The encoder's fingerprint."""
    encoder_name: str
    dimension: int


def write_generation(
    index: Path, manifest: Manifest, documents: Sequence[Document], vectors: NewVectors | None
) -> Generation:
    """Write a generation and switch to it; the old one is live until then, and taken away after.

    `manifest` comes without what is known only now: the files and the encoder. One process writes at a time.
    Raises WorkspaceUnwritable where the disk is full or the folder cannot be written.
    """
    folder = index / f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
    try:
        with _taken_away_unless_live(index, folder):
            folder.mkdir(parents=True)
            _write_parts(folder, documents, vectors)
            full = _with_files(manifest, folder, vectors)
            write_manifest(folder, full)
            sync_folder(index)
            make_live(index, folder.name)
    except OSError as error:
        what = f"cannot write the index in {index}: {error.strerror or error}"
        raise WorkspaceUnwritable(what, "make room there, or name another folder with -w") from error
    _take_away(index, keep=folder.name)
    return Generation(folder, full)


@contextlib.contextmanager
def _taken_away_unless_live(index: Path, folder: Path) -> Iterator[None]:
    """Take a generation away again where its writing fails or is interrupted before it is live."""
    try:
        yield
    except BaseException:
        found = find_live(index)
        if found is None or found[0] != folder:
            shutil.rmtree(folder, ignore_errors=True)
        raise


def _write_parts(folder: Path, documents: Sequence[Document], vectors: NewVectors | None) -> None:
    """Write records, lexical index and vectors; passages are numbered from 0 over all papers in order."""
    from hscqa.index.lexical import write_lexical  # noqa: PLC0415  see Generation.lexical

    write_records(folder / RECORDS, documents)
    passages = (passage for document in documents for passage in document.passages)
    rows = (
        (number, passage.paper_id, stems(passage.body), stems(f"{passage.context} {passage.label}"))
        for number, passage in enumerate(passages)
    )
    write_lexical(folder / LEXICAL, rows)
    if vectors is not None:
        from hscqa.index.vectors import write_vectors  # noqa: PLC0415  see Generation.vectors

        write_vectors(folder, vectors.passages, vectors.dimension)


def _with_files(manifest: Manifest, folder: Path, vectors: NewVectors | None) -> Manifest:
    """Complete a manifest once every file is written, and make the files durable."""
    files = {}
    for path in sorted(folder.rglob("*")):
        if path.is_dir():
            sync_folder(path)
        elif path.suffix != ".lock":  # tantivy's: empty, and touched by whoever reads
            files[path.relative_to(folder).as_posix()] = _stored(path)
    sync_folder(folder)
    return msgspec.structs.replace(
        manifest,
        files=files,
        encoder=vectors.encoder if vectors else None,
        encoder_name=vectors.encoder_name if vectors else None,
        dimension=vectors.dimension if vectors else None,
    )


def _stored(path: Path) -> StoredFile:
    """Wait until the disk has a file, and describe it."""
    with path.open("r+b") as file:  # Windows syncs only what is open for writing
        os.fsync(file.fileno())
    return StoredFile(path.stat().st_size, file_sha256(path))


def _take_away(index: Path, keep: str) -> None:
    """Remove every other generation, finished or not; one that cannot be removed now goes the next time."""
    with contextlib.suppress(OSError):
        for folder in index.iterdir():
            if folder.name != keep and GENERATION.fullmatch(folder.name):
                shutil.rmtree(folder, ignore_errors=True)
