"""papers.toml: what it says of each paper, checked entry by entry."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec

from hscqa.errors import CorpusError, UsageError
from hscqa.ingest.workspace import PAPERS
from hscqa.model import Role
from hscqa.model.dates import read_date

if TYPE_CHECKING:
    from collections.abc import Container
    from pathlib import Path

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class DeclaredTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One [[paper.tables]] entry; what its keys mean stands in `hscqa.model.TableSpec`."""

    under: str
    columns: Annotated[list[str], msgspec.Meta(min_length=1)]
    layout: Literal["cells", "pairs"] = "cells"
    note: str = ""


class Declared(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One [[paper]] entry of papers.toml."""

    id: str
    title: str
    file: str
    publisher: str = ""
    date: str = ""
    role: Role = Role.OTHER
    short: str = ""
    authors: list[str] = []
    licence: str = ""
    source: str = ""
    begins: str = ""
    """Where the paper begins in its file; '' for the file's start. It ends where the next one of the file begins."""
    tables: list[DeclaredTable] = []


class _Papers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of papers.toml."""

    paper: list[Declared] = []


def read_declared(corpus: Path) -> list[Declared]:
    """Read and check papers.toml; give its entries, which may be none.

    Raises CorpusError, naming the entry and the key, where it is missing or malformed.
    """
    path = corpus / PAPERS
    try:
        raw = path.read_bytes()
    except FileNotFoundError as error:
        raise CorpusError(f"{path} is not there", "add a paper with: hscqa ingest FILE") from error
    except OSError as error:
        raise CorpusError(f"cannot read {path}: {error.strerror}", "check the file's permissions") from error
    try:
        table = tomllib.loads(raw.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path} is not valid TOML: {error}", "correct that line") from error
    return _checked(table, path)


def _checked(table: dict[str, Any], path: Path) -> list[Declared]:
    """Turn the TOML into entries."""
    try:
        declared = msgspec.convert(table, _Papers).paper
    except msgspec.ValidationError as error:
        raise CorpusError(f"{path}: {error}", "correct that entry") from error
    seen: set[str] = set()
    for entry in declared:
        if wrong := problem(entry, seen):
            raise CorpusError(f"{path}: paper “{entry.id}”: {wrong}", "correct that entry")
        seen.add(entry.id)
    return declared


def problem(entry: Declared, taken: Container[str]) -> str | None:
    """Say what is wrong with an entry, where other entries have the ids `taken`; None where nothing is."""
    if not _ID.fullmatch(entry.id):
        return "an id is lower-case letters, digits and single hyphens"
    if entry.id in taken:
        return "the id is given twice"
    if entry.date and not _is_date(entry.date):
        return f"the date “{entry.date}” is not of the form 2019-02-04, 2019-02 or 2019"
    if not entry.title.strip():
        return "the title is empty"
    if re.search(r"[/\\]", entry.file) or entry.file in ("", ".", "..") or not entry.file.isprintable():
        return f"the file {entry.file!r} must stand in corpus/ itself, under a name that can be shown"
    return None


def _is_date(text: str) -> bool:
    """Whether a text is a date and nothing else."""
    try:
        return read_date(text) == text
    except UsageError:
        return False
