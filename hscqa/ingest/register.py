"""A file from elsewhere into corpus/, with its entry in papers.toml."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.errors import UsageError, WorkspaceUnwritable
from hscqa.ingest.declared import read_declared
from hscqa.ingest.readers import READERS
from hscqa.ingest.workspace import PAPERS
from hscqa.model import Role
from hscqa.structure.names import slug

if TYPE_CHECKING:
    from pathlib import Path

    from hscqa.ingest.declared import Declared
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

    Raises UsageError where the file cannot be taken, WorkspaceUnwritable where corpus/ cannot be written.
    """
    path = new.path.expanduser().resolve()
    _check(path)
    if workspace.packaged:
        what = "the papers that came with hscqa cannot be added to"
        raise WorkspaceUnwritable(what, "name a folder of your own with -w; ingest makes what it lacks")
    declared = read_declared(workspace.corpus)[0] if (workspace.corpus / PAPERS).exists() else []
    if path.parent == workspace.corpus.resolve() and any(entry.file == path.name for entry in declared):
        return None
    known = next((entry for entry in declared if entry.file == path.name), None)
    try:
        return _add(workspace, path, new, declared, known)
    except OSError as error:
        what = f"cannot write {workspace.corpus}: {error.strerror or error}"
        raise WorkspaceUnwritable(what, "name another folder with -w") from error


def _check(path: Path) -> None:
    """Refuse what is no readable paper."""
    if not path.exists():
        raise UsageError(f"{path} is not there", "check the path")
    if not path.is_file():
        raise UsageError(f"{path} is no file", "name the papers one by one")
    if path.suffix.lower() not in READERS:
        raise UsageError(f"{path.name} is of no known format", f"give one of: {', '.join(sorted(READERS))}")


def _add(
    workspace: Workspace, path: Path, new: NewPaper, declared: list[Declared], known: Declared | None
) -> str | None:
    """Copy the file and write its entry; a file of a known name replaces that paper's text."""
    workspace.corpus.mkdir(parents=True, exist_ok=True)
    if path.parent != workspace.corpus.resolve():
        shutil.copyfile(path, workspace.corpus / path.name)
    if known is not None:
        return known.id
    title = new.title or path.stem.replace("-", " ").replace("_", " ")
    taken = {entry.id for entry in declared}
    base = slug(new.title or path.stem)
    chosen = next(name for name in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))) if name not in taken)
    entry = {
        "id": chosen,
        "title": title,
        "publisher": new.publisher or "",
        "date": new.date or "",
        "role": (new.role or Role.OTHER).value,
        "file": path.name,
    }
    # A JSON string is a TOML basic string as well.
    lines = ["", "[[paper]]", *(f"{key} = {json.dumps(value)}" for key, value in entry.items()), ""]
    with (workspace.corpus / PAPERS).open("a", encoding="utf-8") as file:
        file.write("\n".join(lines))
    return chosen
