"""What is installed, what the index holds, whether every file is whole, and what to do where it is not."""

from __future__ import annotations

import os
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from hscqa import __version__
from hscqa.encode import OWN, find_model
from hscqa.errors import HscqaError
from hscqa.index import REBUILD, SQLITE_VERSION, Generation
from hscqa.ingest import read_corpus
from hscqa.library.freshness import stale_because
from hscqa.model import Check

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.ingest import Workspace

PACKAGES = ("sentence-transformers", "torch", "faiss-cpu", "tantivy", "pypdf", "textual", "typer")
BUILD = "build it with: hscqa ingest"


def examine(workspace: Workspace, model: str | None) -> tuple[Check, ...]:
    """Make every check; none of them builds, loads torch or raises."""
    return (
        _installed(),
        _guard("model", lambda: _model(workspace, model)),
        _guard("corpus", lambda: _corpus(workspace)),
        _guard("index", lambda: _index(workspace)),
        _guard("index files", lambda: _files(workspace)),
        _writable(workspace),
    )


def _guard(name: str, check: Callable[[], Check]) -> Check:
    """Turn an expected failure into its line."""
    try:
        return check()
    except HscqaError as error:
        return Check(name, ok=False, detail=error.what, remedy=error.remedy)


def _installed() -> Check:
    """Name the versions that run."""
    found = [f"hscqa {__version__}", f"Python {sys.version.split()[0]}", f"SQLite {SQLITE_VERSION}"]
    missing = []
    for package in PACKAGES:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            missing.append(package)
    remedy = f"install them with: pip install {' '.join(missing)}" if missing else None
    return Check("installed", ok=not missing, detail=", ".join(found), remedy=remedy)


def _model(workspace: Workspace, model: str | None) -> Check:
    """Find the encoder's files, compare their hash, and say whether the index was made with them."""
    generation = Generation.live(workspace.index)
    made = generation.manifest if generation is not None and generation.manifest.encoder is not None else None
    files = find_model(model) if model or made is None else find_model(made.encoder_name, asked=False)
    files.check()
    known = "its files are whole" if files.known else "no known hash to compare with"
    if made is not None and made.encoder != files.fingerprint:
        detail = f"{files.name} ({files.fingerprint}); the index was made with {made.encoder_name} ({made.encoder})"
        return Check("model", ok=False, detail=detail, remedy="make the index anew with: hscqa ingest --model NAME")
    other = f"; hscqa's own encoder is {OWN}: hscqa ingest --model {OWN}" if files.name != OWN else ""
    return Check("model", ok=True, detail=f"{files.name}; {known}{other}")


def _corpus(workspace: Workspace) -> Check:
    """Read every paper."""
    corpus = read_corpus(workspace.corpus)
    read = len(corpus.papers) - sum(not paper.text for paper in corpus.papers)
    detail = f"{read} of {len(corpus.papers)} papers read from {workspace.corpus}"
    if not corpus.failures:
        return Check("corpus", ok=True, detail=detail)
    first = corpus.failures[0]
    return Check("corpus", ok=False, detail=f"{detail}: {first.what}", remedy=first.remedy)


def _index(workspace: Workspace) -> Check:
    """Say what the live generation holds and whether it stands for the corpus."""
    generation = Generation.live(workspace.index)
    if generation is None:
        return Check("index", ok=False, detail=f"none in {workspace.index}", remedy=BUILD)
    manifest = generation.manifest
    encoder = manifest.encoder_name or "no vectors yet"
    detail = f"{len(manifest.papers)} papers, {manifest.passages} passages, {encoder}"
    reason = stale_because(generation, workspace.corpus)
    if reason:
        return Check("index", ok=False, detail=f"{detail}; stale: {reason}", remedy=BUILD)
    return Check("index", ok=True, detail=detail)


def _files(workspace: Workspace) -> Check:
    """Hash every file of the live generation."""
    generation = Generation.live(workspace.index)
    if generation is None:
        return Check("index files", ok=False, detail="no index", remedy=BUILD)
    damaged = generation.damage()
    if damaged:
        return Check("index files", ok=False, detail=f"damaged or missing: {', '.join(damaged)}", remedy=REBUILD)
    files = generation.manifest.files
    size = sum(stored.size for stored in files.values()) / 1e6
    return Check("index files", ok=True, detail=f"{len(files)} files, {size:.1f} MB, all whole")


def _writable(workspace: Workspace) -> Check:
    """Say whether the index folder can be written."""
    folder = workspace.index
    while not folder.exists():
        folder = folder.parent
    ok = folder.is_dir() and os.access(folder, os.W_OK)
    remedy = None if ok else "check its permissions, or name another folder with -w"
    return Check("writable", ok=ok, detail=str(workspace.index), remedy=remedy)
