"""Whether an index still stands for its corpus."""

from __future__ import annotations

import hashlib
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from hscqa.index import SourceFile, file_sha256
from hscqa.ingest.corpus import corpus_files

if TYPE_CHECKING:
    from hscqa.index import Generation

READER_CODE = ("structure", "ingest", "model", "words.py")
"""What decides how a paper is read; a change there makes an index stale."""
SETTLED = 2_000_000_000
"""Nanoseconds after which a file's time tells a later change; file systems round it to as much."""


@cache
def reader_fingerprint() -> str:
    """Hash the code that reads papers."""
    package = Path(__file__).resolve().parent.parent
    digest = hashlib.sha256()
    for name in READER_CODE:
        path = package / name
        for file in sorted(path.glob("*.py")) if path.is_dir() else [path]:
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def stale_because(generation: Generation | None, corpus: Path) -> str | None:
    """Say why the live generation no longer stands for the corpus; None where it does. Raises CorpusError."""
    if generation is None:
        return "there is no index"
    manifest = generation.manifest
    if manifest.reader != reader_fingerprint():
        return "this version of hscqa reads papers differently"
    files = corpus_files(corpus)
    if set(files) != set(manifest.sources):
        return "the corpus has other files"
    changed = next((name for name in files if _is_changed(corpus / name, manifest.sources[name])), None)
    return f"{changed} has changed" if changed else None


def describe_sources(corpus: Path) -> dict[str, SourceFile]:
    """Describe every file of the corpus as it is now. Raises CorpusError."""
    return {name: _described(corpus / name) for name in corpus_files(corpus)}


def _is_changed(path: Path, known: SourceFile) -> bool:
    """Compare a file with what was read: by size and time, and by its bytes where these differ."""
    found = _described(path, known)
    return (found.size, found.sha256) != (known.size, known.sha256)


def _described(path: Path, known: SourceFile | None = None) -> SourceFile:
    """Describe a file; one of the size and time that are `known` is not read.

    A file that was written a moment ago has no time yet: another write at once could leave it the same.
    """
    try:
        stat = path.stat()
        if known is not None and (stat.st_size, stat.st_mtime_ns) == (known.size, known.mtime_ns):
            return known
        settled = time.time_ns() - stat.st_mtime_ns > SETTLED
        return SourceFile(stat.st_size, stat.st_mtime_ns if settled else 0, file_sha256(path))
    except (OSError, ValueError):  # ValueError: a name that no file can have
        return SourceFile(-1, 0, "")
