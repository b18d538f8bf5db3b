"""hscqa as its users have it: a new workspace of the files, and its own search.

A papers.toml (or another .toml) beside the files goes with them, as it would in a workspace; a file that no papers.toml
names is added the way `hscqa ingest FILE` does it.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from hscqa.encode import OWN
from hscqa.library import Library, Workspace
from peers.peer import Index, Peer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def build(files: Sequence[Path], model: Path, folder: Path) -> Index:
    """Ingest the files into a workspace in `folder`, with the model that every tool is given."""
    return _ingested(files, str(model), folder)


def build_as_installed(files: Sequence[Path], model: Path, folder: Path) -> Index:  # noqa: ARG001
    """Ingest the files with hscqa's own encoder instead."""
    return _ingested(files, OWN, folder)


def _ingested(files: Sequence[Path], model: str, folder: Path) -> Index:
    workspace = Workspace.at(folder)
    workspace.corpus.mkdir()
    described = {path for file in files for path in file.parent.glob("*.toml")}
    for path in (*files, *described):
        shutil.copyfile(path, workspace.corpus / path.name)
    library = Library(workspace, model=model)
    library.ingest([workspace.corpus / path.name for path in files])

    def search(question: str, k: int) -> list[str]:
        return [hit.passage.text for hit in library.search(question, k=k).hits]

    return Index(sum(info.passages for info in library.papers()), search)


PEERS = (
    Peer("hscqa", "BM25, vectors and late interaction; passages by structure", ("hscqa",), build),
    Peer("hscqa", "the same with its own encoder, as installed", ("hscqa",), build_as_installed),
)
