"""A generation, opened for reading: its parts are compared with the manifest as they are opened."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from hscqa.errors import IndexUnusable
from hscqa.index.manifest import damaged, file_sha256, find_live
from hscqa.index.records import Records

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from hscqa.index.lexical import Lexical
    from hscqa.index.manifest import Manifest, StoredFile
    from hscqa.index.vectors import Vectors

RECORDS = "passages.sqlite"
LEXICAL = "lexical"
HASHED_ON_OPEN = 64_000_000
"""Bytes up to which a file is hashed whenever it is opened, at about a second a gigabyte: one flipped bit would load
in silence. Of a larger file only the size is compared; `damage` hashes all."""


class Generation:
    """One generation; its parts open when they are first asked for, and several threads may ask.

    What is open stays readable on POSIX systems after the folder has been taken away.
    """

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        """Keep the folder; nothing is read yet."""
        self.folder = folder
        self.manifest = manifest
        self._lock = threading.RLock()
        self._records: Records | None = None
        self._lexical: Lexical | None = None
        self._vectors: Vectors | None = None

    @classmethod
    def live(cls, index: Path) -> Generation | None:
        """Open the live generation of an index folder; None where there is none that can be read."""
        found = find_live(index)
        return cls(*found) if found is not None else None

    def open(self, *, lexical: bool, vectors: bool) -> None:
        """Open the records and what else is wanted now; raise IndexUnusable where that is missing or damaged."""
        _ = self.records
        if lexical:
            _ = self.lexical
        if vectors:
            _ = self.vectors

    @property
    def records(self) -> Records:
        """The papers and all that was found in them; raise IndexUnusable where they are damaged."""
        with self._lock:
            if self._records is None:
                self._check([RECORDS])
                self._records = Records(self.folder / RECORDS)
            return self._records

    @property
    def lexical(self) -> Lexical:
        """The lexical index; raise IndexUnusable where it is damaged."""
        with self._lock:
            if self._lexical is None:
                from hscqa.index.lexical import Lexical  # noqa: PLC0415  tantivy loads only where words are searched

                self._check(name for name in self.manifest.files if name.startswith(f"{LEXICAL}/"))
                self._lexical = Lexical(self.folder / LEXICAL)
            return self._lexical

    @property
    def vectors(self) -> Vectors:
        """The vectors; raise IndexUnusable where the generation has none or they are damaged."""
        with self._lock:
            if self._vectors is None:
                if self.manifest.encoder is None:
                    raise IndexUnusable("the index has no vectors yet", "build them with: hscqa ingest")
                from hscqa.index.vectors import FILES, Vectors  # noqa: PLC0415  faiss loads only for vectors

                self._check(FILES)
                self._vectors = Vectors(self.folder)
            return self._vectors

    def damage(self) -> list[str]:
        """Hash every file; name those that are missing or not as they were written."""
        return [name for name, stored in self.manifest.files.items() if not _is_whole(self.folder / name, stored)]

    def _check(self, names: Iterable[str]) -> None:
        """Raise IndexUnusable where a file is not what the manifest says."""
        for name in names:
            stored = self.manifest.files.get(name)
            if stored is None or not _is_whole(self.folder / name, stored, up_to=HASHED_ON_OPEN):
                raise damaged(self.folder / name)


def _is_whole(path: Path, stored: StoredFile, up_to: int | None = None) -> bool:
    """Whether a file has the size and the hash that were stored; above `up_to` bytes the size must do."""
    try:
        if path.stat().st_size != stored.size:
            return False
        return (up_to is not None and stored.size > up_to) or file_sha256(path) == stored.sha256
    except OSError:
        return False
