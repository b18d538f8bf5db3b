"""A file from elsewhere into corpus/, with its entry in papers.toml."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from itertools import chain, count
from typing import TYPE_CHECKING

from hscqa.errors import UsageError, WorkspaceUnwritable
from hscqa.ingest.clean import clean
from hscqa.ingest.declared import Declared, problem, read_declared
from hscqa.ingest.readers import READERS
from hscqa.ingest.workspace import PAPERS
from hscqa.model import Role
from hscqa.structure.names import slug

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hscqa.ingest.workspace import Workspace


@dataclass(frozen=True, slots=True)
class NewPaper:
    """What the user says of a file that is added."""

    path: Path
    title: str | None = None
    """None: the file's name."""
    publisher: str | None = None
    date: str | None = None
    role: Role | None = None


def register(workspace: Workspace, new: NewPaper) -> str | None:
    """Copy a file into corpus/ and add it to papers.toml; give its id, or None where it stands there already.

    A file of a known name is that paper's new text, unless it comes with another title: then it is another paper.
    Raises UsageError where the file or what is said of it cannot be taken, WorkspaceUnwritable where corpus/ cannot
    be written, CorpusError where papers.toml is wrong as it stands.
    """
    path = new.path.expanduser().resolve()
    _check(path)
    if workspace.packaged:
        what = "the papers that came with hscqa cannot be added to"
        raise WorkspaceUnwritable(what, "name a folder of your own with -w; ingest makes what it lacks")
    declared = read_declared(workspace.corpus) if (workspace.corpus / PAPERS).exists() else []
    known = next((entry for entry in declared if entry.file == path.name), None)
    is_inside = path.parent == workspace.corpus.resolve()
    if known is not None and is_inside:
        return None
    try:
        workspace.corpus.mkdir(parents=True, exist_ok=True)
        if known is not None and new.title in (None, known.title):
            shutil.copyfile(path, workspace.corpus / path.name)
            return known.id
        files = set() if is_inside else {file.name for file in workspace.corpus.iterdir()}
        entry = _entry(path, new, {entry.id for entry in declared}, files)
        if not is_inside:
            shutil.copyfile(path, workspace.corpus / entry.file)
        _append(workspace.corpus / PAPERS, entry)
    except OSError as error:
        what = f"cannot write {workspace.corpus}: {error.strerror or error}"
        raise WorkspaceUnwritable(what, "name another folder with -w") from error
    return entry.id


def _check(path: Path) -> None:
    """Refuse what is no readable paper."""
    if not path.exists():
        raise UsageError(f"{path} is not there", "check the path")
    if not path.is_file():
        raise UsageError(f"{path} is no file", "name the papers one by one")
    if path.suffix.lower() not in READERS:
        raise UsageError(f"{path.name} is of no known format", f"give one of: {', '.join(sorted(READERS))}")


def _entry(path: Path, new: NewPaper, ids: set[str], files: set[str]) -> Declared:
    """Describe a paper that is added under an id and a file name not taken; raise UsageError where it cannot be."""
    title = clean(new.title or path.stem.replace("-", " ").replace("_", " "))[0]
    entry = Declared(
        id=_free(slug(new.title or path.stem), ids, "{}-{}".format),
        title=title,
        file=_free(path.name, files, lambda _, number: f"{path.stem}-{number}{path.suffix}"),
        publisher=clean(new.publisher or "")[0],
        date=new.date or "",
        role=new.role or Role.OTHER,
    )
    if wrong := problem(entry, ids):
        raise UsageError(f"{path.name} cannot be added: {wrong}", "correct that and add it again")
    return entry


def _free(name: str, taken: set[str], numbered: Callable[[str, int], str]) -> str:
    """Give a name that is not taken: itself, or the first that is free when numbered from 2."""
    return next(chosen for chosen in chain([name], (numbered(name, n) for n in count(2))) if chosen not in taken)


def _append(papers: Path, entry: Declared) -> None:
    """Add an entry at the end of papers.toml."""
    said = {
        "id": entry.id,
        "title": entry.title,
        "publisher": entry.publisher,
        "date": entry.date,
        "role": entry.role.value,
        "file": entry.file,
    }
    # A JSON string without control characters is a TOML basic string as well, once its letters are left as they are.
    lines = ["", "[[paper]]", *(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in said.items()), ""]
    with papers.open("a", encoding="utf-8") as file:
        file.write("\n".join(lines))
