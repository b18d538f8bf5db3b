"""corpus/ into a new generation of index/: what is unchanged is skipped, and said to be."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from hscqa.errors import WorkspaceUnwritable
from hscqa.index import Generation, Manifest, SourceFile
from hscqa.index.generation import SCHEMA_VERSION, NewVectors, file_sha256, write_generation
from hscqa.ingest.corpus import corpus_files, read_corpus
from hscqa.library.embed import embed
from hscqa.model import Document, Status
from hscqa.structure import find_structure

if TYPE_CHECKING:
    from hscqa.encode import SentenceEncoder
    from hscqa.ingest import Workspace
    from hscqa.model import Paper

Progress = Callable[[str, int, int], None]
"""Told (what is being done, how much is done, of how much); a total of 0 is unknown."""

LONGEST_WAIT = 600
"""Seconds to wait for another process that is writing the index."""
READER_CODE = ("structure", "ingest", "model.py", "words.py")
"""What decides how a paper is read; a change there makes an index stale."""


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What an ingest did."""

    read: tuple[str, ...]
    """Ids of papers that were read anew."""
    skipped: tuple[tuple[str, str], ...]
    """Paper id or file, and why it was not read."""
    failed: tuple[tuple[str, str], ...]
    """Paper id or file, and what is wrong with it."""
    removed: tuple[str, ...]
    """Ids of papers that the index had and the corpus has no longer."""
    passages: int
    vectors_reused: int
    """Passages whose vectors were carried over."""
    vectors_made: int
    """Passages that were encoded."""
    seconds: float


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


def stale_because(generation: Generation | None, workspace: Workspace) -> str | None:
    """Say why the live generation no longer stands for the corpus; None where it does."""
    if generation is None:
        return "there is no index"
    manifest = generation.manifest
    if manifest.reader != reader_fingerprint():
        return "this version of hscqa reads papers differently"
    files = corpus_files(workspace.corpus)
    if set(files) != set(manifest.sources):
        return "the corpus has other files"
    changed = next((name for name in files if _is_changed(workspace.corpus / name, manifest.sources[name])), None)
    return f"{changed} has changed" if changed else None


def _is_changed(path: Path, known: SourceFile) -> bool:
    """Compare a file with what was read: by size and time, and by its bytes where these differ."""
    found = _source(path, known)
    return (found.size, found.sha256) != (known.size, known.sha256)


def _source(path: Path, known: SourceFile | None = None) -> SourceFile:
    """Describe a file of corpus/; one that is missing has size -1."""
    try:
        stat = path.stat()
        if known is not None and (stat.st_size, stat.st_mtime_ns) == (known.size, known.mtime_ns):
            return known
        return SourceFile(stat.st_size, stat.st_mtime_ns, file_sha256(path))
    except OSError:
        return SourceFile(-1, 0, "")


def build(
    workspace: Workspace, encoder: SentenceEncoder | None, progress: Progress, *, rebuild: bool = False
) -> tuple[Generation, IngestReport]:
    """Bring the index up to the corpus; without an encoder, no vectors are made.

    One process builds at a time; another waits. Raises CorpusError, ModelUnusable or WorkspaceUnwritable.
    """
    try:
        workspace.index.mkdir(parents=True, exist_ok=True)
        with FileLock(workspace.index / "lock", timeout=LONGEST_WAIT):
            return _build(workspace, encoder, progress, rebuild=rebuild)
    except Timeout as error:
        what = f"another process has been writing {workspace.index} for {LONGEST_WAIT // 60} minutes"
        raise WorkspaceUnwritable(what, "wait for it to end, or end it") from error
    except OSError as error:
        what = f"cannot write {workspace.index}: {error.strerror or error}"
        raise WorkspaceUnwritable(what, "check its permissions, or name another folder with -w") from error


def _build(
    workspace: Workspace, encoder: SentenceEncoder | None, progress: Progress, *, rebuild: bool
) -> tuple[Generation, IngestReport]:
    """Read, structure, encode and write, under the lock."""
    begin = time.monotonic()
    live = None if rebuild else Generation.live(workspace.index)
    if live is not None and live.damage():
        live = None
    progress("reading papers", 0, 0)
    sources = {name: _source(workspace.corpus / name) for name in corpus_files(workspace.corpus)}
    corpus = read_corpus(workspace.corpus)
    known = live.manifest.papers if live is not None and live.manifest.reader == reader_fingerprint() else {}
    documents = _documents(corpus.papers, live, known, progress)
    vectors, reused = _vectors(documents, encoder, live, progress) if encoder is not None else (None, 0)
    progress("writing the index", 0, 0)
    papers = {paper.id: paper.sha256 for paper in corpus.papers}
    count = sum(len(document.passages) for document in documents)
    manifest = Manifest(SCHEMA_VERSION, reader_fingerprint(), sources, papers, count)
    generation = write_generation(workspace.index, manifest, documents, vectors)
    readable = [paper for paper in corpus.papers if paper.status in (Status.READ, Status.PARTLY)]
    report = IngestReport(
        read=tuple(paper.id for paper in readable if known.get(paper.id) != paper.sha256),
        skipped=tuple((paper.id, "unchanged") for paper in readable if known.get(paper.id) == paper.sha256),
        failed=tuple((paper.id, paper.note or paper.status) for paper in corpus.papers if paper not in readable),
        removed=tuple(sorted(set(live.manifest.papers) - set(papers))) if live is not None else (),
        passages=count,
        vectors_reused=reused,
        vectors_made=count - reused if vectors is not None else 0,
        seconds=time.monotonic() - begin,
    )
    return generation, report


def _documents(
    papers: tuple[Paper, ...], live: Generation | None, known: dict[str, str], progress: Progress
) -> list[Document]:
    """Find the structure of each paper, or take it from the live generation where the paper is unchanged."""
    documents = []
    for done, paper in enumerate(papers):
        progress("finding structure", done, len(papers))
        if live is not None and known.get(paper.id) == paper.sha256:
            documents.append(live.records.document(paper))
        else:
            documents.append(find_structure(paper))
    progress("finding structure", len(papers), len(papers))
    return documents


def _vectors(
    documents: list[Document], encoder: SentenceEncoder, live: Generation | None, progress: Progress
) -> tuple[NewVectors, int]:
    """Encode what the live generation has no vectors of, made by the same encoder."""
    same = live is not None and live.manifest.encoder == encoder.files.fingerprint
    known = live.vectors if live is not None and same else None
    passages = [passage for document in documents for passage in document.passages]
    made, reused = embed(passages, encoder, known, progress)
    dimension = known.dimension if known is not None else encoder.dimension
    return NewVectors(made, encoder.files.fingerprint, encoder.files.location_name, dimension), reused
