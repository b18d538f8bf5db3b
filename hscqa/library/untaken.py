"""Files in corpus/ that could be papers and are not taken in yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.errors import CorpusError
from hscqa.ingest.declared import read_declared
from hscqa.ingest.readers import READERS
from hscqa.ingest.workspace import PAPERS

if TYPE_CHECKING:
    from pathlib import Path

    from hscqa.ingest import Workspace

_NO_PAPERS = (".", "~$")
"""How the names of files begin that programs keep for themselves."""


def untaken(workspace: Workspace) -> tuple[Path, ...]:
    """Give the files in corpus/ that can be read and that papers.toml does not name, in the order of their names.

    Links are passed over: what is read by a link has another place. The papers that came with hscqa cannot be added
    to, so that beside them there are none. Raises CorpusError where papers.toml is wrong, or corpus/ cannot be read.
    """
    corpus = workspace.corpus
    if workspace.packaged or not corpus.is_dir():
        return ()
    known = {entry.file for entry in read_declared(corpus)} if (corpus / PAPERS).exists() else set()
    try:
        return tuple(sorted(file for file in corpus.iterdir() if file.name not in known and _could_be_paper(file)))
    except OSError as error:
        raise CorpusError(f"cannot read {corpus}: {error.strerror or error}", "check its permissions") from error


def _could_be_paper(file: Path) -> bool:
    """Whether a file is of a format that papers are read from, and no program's own."""
    if file.name.startswith(_NO_PAPERS) or file.suffix.lower() not in READERS:
        return False
    return file.is_file() and not file.is_symlink()
