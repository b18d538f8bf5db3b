"""corpus/ into a new generation of index/: what is unchanged is skipped, and said to be."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
from filelock import FileLock, Timeout

from hscqa.errors import WorkspaceUnwritable
from hscqa.index import SCHEMA_VERSION, Generation, Manifest, NewVectors, write_generation, write_manifest
from hscqa.ingest import read_corpus, register
from hscqa.ingest.corpus import corpus_files
from hscqa.library.embed import embed
from hscqa.library.freshness import describe_sources, reader_fingerprint, stale_because
from hscqa.structure import find_structure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from hscqa.encode import SentenceEncoder
    from hscqa.ingest import NewPaper, Workspace
    from hscqa.model import Document, Paper

Progress = Callable[[str, int, int], None]
"""Told (what is being done, how much is done, of how much); a total of 0 is unknown."""

LONGEST_WAIT = 600
"""Seconds to wait for another process that is writing the index."""


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


@dataclass(frozen=True, slots=True)
class Earlier:
    """What there was before an ingest."""

    papers: dict[str, str]
    """The hash of each paper that the index had; empty where it had none."""
    usable: Generation | None
    """The live generation, to take from; None where there is none, it is damaged, or all is to be made anew."""

    @classmethod
    def of(cls, index: Path, *, rebuild: bool) -> Earlier:
        """Look at the live generation and hash its files."""
        live = Generation.live(index)
        usable = None if live is None or rebuild or live.damage() else live
        return cls(live.manifest.papers if live is not None else {}, usable)

    def has(self, paper: Paper) -> bool:
        """Whether a paper can be taken from the live generation."""
        manifest = self.usable.manifest if self.usable is not None else None
        return (
            manifest is not None
            and manifest.reader == reader_fingerprint()
            and manifest.papers.get(paper.id) == paper.sha256
        )


def build(
    workspace: Workspace,
    encoder: SentenceEncoder | None,
    progress: Progress,
    *,
    rebuild: bool = False,
    new: Sequence[NewPaper] = (),
) -> tuple[Generation, IngestReport]:
    """Take in `new` papers and bring the index up to the corpus; without an encoder, no vectors are made.

    One process builds at a time; another waits. An index that stands for the corpus is left as it is, unless
    `rebuild` asks for all of it anew. Raises CorpusError, UsageError, ModelUnusable or WorkspaceUnwritable.
    """
    if not new:
        corpus_files(workspace.corpus)  # a folder without papers gets no index
    with _sole_writer(workspace.index, progress):
        for paper in new:
            register(workspace, paper)
        begin = time.monotonic()
        earlier = Earlier.of(workspace.index, rebuild=rebuild)
        if earlier.usable is not None and _is_complete(earlier.usable, workspace, encoder):
            return _kept(earlier.usable, workspace, begin)
        return _build(workspace, encoder, earlier, progress, begin)


@contextlib.contextmanager
def _sole_writer(index: Path, progress: Progress) -> Iterator[None]:
    """Hold the index's lock, which dies with the process. Raises WorkspaceUnwritable where it cannot be had."""
    lock = FileLock(index / "lock")
    try:
        index.mkdir(parents=True, exist_ok=True)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            progress("waiting for another process that is writing the index", 0, 0)
            lock.acquire(timeout=LONGEST_WAIT)
    except Timeout as error:
        what = f"another process has been writing {index} for {LONGEST_WAIT // 60} minutes"
        raise WorkspaceUnwritable(what, "wait for it to end, or end it") from error
    except OSError as error:
        what = f"cannot write {index}: {error.strerror or error}"
        raise WorkspaceUnwritable(what, "check its permissions, or name another folder with -w") from error
    try:
        yield
    finally:
        lock.release()


def _is_complete(live: Generation, workspace: Workspace, encoder: SentenceEncoder | None) -> bool:
    """Whether the live generation stands for the corpus and has the vectors that are wanted."""
    if stale_because(live, workspace.corpus) is not None:
        return False
    return encoder is None or live.manifest.encoder == encoder.files.fingerprint


def _kept(live: Generation, workspace: Workspace, begin: float) -> tuple[Generation, IngestReport]:
    """Leave the live generation as it is; only the times of files that were touched are noted."""
    sources = describe_sources(workspace.corpus)
    if sources != live.manifest.sources:
        live.manifest = msgspec.structs.replace(live.manifest, sources=sources)
        try:
            write_manifest(live.folder, live.manifest)
        except OSError as error:
            what = f"cannot write {live.folder}: {error.strerror or error}"
            raise WorkspaceUnwritable(what, "make room there, or name another folder with -w") from error
    papers = live.records.papers()
    count = live.manifest.passages
    reused = count if live.manifest.encoder is not None else 0
    return live, _report(papers, {paper.id for paper in papers}, (), (count, reused, 0), begin)


def _build(
    workspace: Workspace, encoder: SentenceEncoder | None, earlier: Earlier, progress: Progress, begin: float
) -> tuple[Generation, IngestReport]:
    """Read, structure, encode and write, under the lock."""
    progress("reading papers", 0, 0)
    sources = describe_sources(workspace.corpus)  # before the papers are read: a change in between shows later
    papers = read_corpus(workspace.corpus).papers
    documents = _documents(papers, earlier, progress)
    vectors, reused = _vectors(documents, encoder, earlier.usable, progress) if encoder is not None else (None, 0)
    progress("writing the index", 0, 0)
    hashes = {paper.id: paper.sha256 for paper in papers}
    count = sum(len(document.passages) for document in documents)
    manifest = Manifest(SCHEMA_VERSION, reader_fingerprint(), sources, hashes, count)
    generation = write_generation(workspace.index, manifest, documents, vectors)
    unchanged = {paper.id for paper in papers if earlier.has(paper)}
    removed = tuple(sorted(set(earlier.papers) - set(hashes)))
    made = count - reused if vectors is not None else 0
    return generation, _report(papers, unchanged, removed, (count, reused, made), begin)


def _report(
    papers: Sequence[Paper], unchanged: set[str], removed: tuple[str, ...], counts: tuple[int, int, int], begin: float
) -> IngestReport:
    """Tell what was done; `counts` are passages, vectors reused and vectors made."""
    readable = [paper for paper in papers if paper.is_read]
    passages, reused, made = counts
    return IngestReport(
        read=tuple(paper.id for paper in readable if paper.id not in unchanged),
        skipped=tuple((paper.id, "unchanged") for paper in readable if paper.id in unchanged),
        failed=tuple((paper.id, paper.note or paper.status) for paper in papers if not paper.is_read),
        removed=removed,
        passages=passages,
        vectors_reused=reused,
        vectors_made=made,
        seconds=time.monotonic() - begin,
    )


def _documents(papers: tuple[Paper, ...], earlier: Earlier, progress: Progress) -> list[Document]:
    """Find the structure of each paper, or take it from the live generation where the paper is unchanged."""
    documents = []
    for done, paper in enumerate(papers):
        progress("finding structure", done, len(papers))
        if earlier.usable is not None and earlier.has(paper):
            documents.append(earlier.usable.records.document(paper))
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
