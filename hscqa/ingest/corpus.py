"""corpus/ to papers: each file read once, and cut into the parts that papers.toml tells apart."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from hscqa.errors import CorpusError, UnreadablePaper
from hscqa.ingest.declared import Declared, read_declared
from hscqa.ingest.readers import ReadFile, read_file
from hscqa.ingest.workspace import PAPERS
from hscqa.model import Page, Paper, Status, TableSpec

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Corpus:
    """All papers of a corpus, those that could not be read among them."""

    papers: tuple[Paper, ...]
    """In the order of papers.toml; one that could not be read has no text and says why in its note."""
    failures: tuple[UnreadablePaper, ...]
    """One for each file that could not be read."""


def read_corpus(corpus: Path) -> Corpus:
    """Read every paper that papers.toml names.

    A file that cannot be read fails alone. Raises CorpusError where papers.toml itself is wrong, or a part's
    marker is missing from its file or stands there twice.
    """
    declared = _entries(corpus)
    papers: list[Paper] = []
    failures: list[UnreadablePaper] = []
    for file in dict.fromkeys(entry.file for entry in declared):
        entries = [entry for entry in declared if entry.file == file]
        try:
            papers += _parts(read_file(corpus / file), entries)
        except UnreadablePaper as error:
            failures.append(error)
            papers += [_failed(entry, error) for entry in entries]
    order = {entry.id: place for place, entry in enumerate(declared)}
    return Corpus(tuple(sorted(papers, key=lambda paper: order[paper.id])), tuple(failures))


def corpus_files(corpus: Path) -> list[str]:
    """Name the files that the corpus is made of, papers.toml first; raise CorpusError where it is wrong."""
    return [PAPERS, *dict.fromkeys(entry.file for entry in _entries(corpus))]


def _entries(corpus: Path) -> list[Declared]:
    """Give the entries of papers.toml; raise CorpusError where it has none."""
    declared = read_declared(corpus)
    if not declared:
        what = f"{corpus / PAPERS} names no paper"
        raise CorpusError(what, "add a [[paper]] entry, or a paper with: hscqa ingest FILE")
    return declared


def _parts(read: ReadFile, entries: list[Declared]) -> list[Paper]:
    """Cut a file's text into its papers."""
    starts = [_start(read.text, entry) for entry in entries]
    papers = []
    for entry, start in zip(entries, starts, strict=True):
        end = min((other for other in starts if other > start), default=len(read.text))
        if starts.count(start) > 1:
            raise CorpusError(f"paper “{entry.id}” begins where another does", f"give it a marker in {PAPERS}")
        pages = _pages(read.pages, start, end)
        papers.append(_paper(entry, read.text[start:end], pages, read.status, read.note))
    return papers


def _start(text: str, entry: Declared) -> int:
    """Find where a part begins; its marker must stand in the file exactly once."""
    if not entry.begins:
        return 0
    count = text.count(entry.begins)
    if count != 1:
        first_line = entry.begins.strip().splitlines()[0]
        found = "is missing from" if count == 0 else f"stands {count} times in"
        what = f"paper “{entry.id}”: its marker “{first_line}” {found} {entry.file}"
        raise CorpusError(what, f"correct its begins in {PAPERS}")
    return text.index(entry.begins)


def _pages(pages: tuple[Page, ...], start: int, end: int) -> tuple[Page, ...]:
    """Give the pages of a part, with their places in its own text."""
    inside = [page for page in pages if start <= page.start < end]
    before = [page for page in pages if page.start < start]
    if before and (not inside or inside[0].start > start):
        inside.insert(0, before[-1])
    return tuple(page._replace(start=max(0, page.start - start)) for page in inside)


def _paper(entry: Declared, text: str, pages: tuple[Page, ...], status: Status, note: str | None) -> Paper:
    """Make a paper of its entry and its text."""
    said = msgspec.json.encode([entry, [tuple(page) for page in pages], status.value, note])
    return Paper(
        id=entry.id,
        title=entry.title,
        publisher=entry.publisher,
        date=entry.date,
        role=entry.role,
        text=text,
        file=entry.file,
        sha256=hashlib.sha256(said + text.encode("utf-8")).hexdigest(),
        authors=tuple(entry.authors),
        short=entry.short or _short(entry),
        licence=entry.licence,
        source=entry.source,
        pages=pages,
        tables=tuple(TableSpec(t.under, tuple(t.columns), t.layout, t.note) for t in entry.tables),
        status=status,
        note=note,
    )


def _short(entry: Declared) -> str:
    """Name a paper in citations where papers.toml does not: publisher and year, or the title."""
    return f"{entry.publisher} ({entry.date[:4]})" if entry.publisher and entry.date else entry.title


def _failed(entry: Declared, error: UnreadablePaper) -> Paper:
    """Keep the place of a paper that could not be read."""
    return replace(_paper(entry, "", (), Status.FAILED, str(error)), tables=())
