"""Papers, blocks, passages, statements, notes and abbreviations in SQLite, as JSON bodies under indexed names.

A passage's number (0-based, over all papers in order) is its row here, its document in the lexical
index and the owner of its vectors. The papers' words stand in a table of their own, for spelling.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import weakref
from collections import Counter
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from hscqa.index.manifest import damaged
from hscqa.model import Abbreviation, Block, Document, Note, Paper, Passage, Statement
from hscqa.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

T = TypeVar("T", Abbreviation, Block, Note, Paper, Passage, Statement)

SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE papers (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, paper TEXT NOT NULL, body BLOB NOT NULL);
CREATE TABLE blocks (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, paper TEXT NOT NULL, body BLOB NOT NULL);
CREATE TABLE passages (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, paper TEXT NOT NULL, body BLOB NOT NULL);
CREATE TABLE statements (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, paper TEXT NOT NULL, body BLOB NOT NULL);
CREATE TABLE notes (number INTEGER PRIMARY KEY, id TEXT NOT NULL, paper TEXT NOT NULL, body BLOB NOT NULL);
CREATE TABLE abbreviations (number INTEGER PRIMARY KEY, id TEXT NOT NULL, paper TEXT NOT NULL, body BLOB NOT NULL);
CREATE TABLE words (word TEXT PRIMARY KEY, passages INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX blocks_of ON blocks (paper);
CREATE INDEX passages_of ON passages (paper);
CREATE INDEX statements_of ON statements (paper);
CREATE INDEX notes_of ON notes (paper);
CREATE INDEX abbreviations_of ON abbreviations (paper);
"""
"""Nothing is journalled or synced while it is written: a file that is not finished is thrown away."""
TABLES: dict[type, str] = {
    Paper: "papers",
    Block: "blocks",
    Passage: "passages",
    Statement: "statements",
    Note: "notes",
    Abbreviation: "abbreviations",
}
SQLITE_VERSION = sqlite3.sqlite_version
"""Of the SQLite that Python was built with."""
PER_QUERY = 500
"""Rows asked for at once; SQLite bounds the number of parameters."""


def write_records(path: Path, documents: Sequence[Document]) -> None:
    """Write all records of a generation to a new file; raise OSError where the disk does not take them."""
    try:
        with contextlib.closing(sqlite3.connect(path)) as connection:
            connection.executescript(SCHEMA)
            _insert(connection, Paper, ((d.paper.id, d.paper.id, d.paper) for d in documents))
            _insert(connection, Block, ((b.id, b.paper_id, b) for d in documents for b in d.blocks))
            _insert(connection, Passage, ((p.id, p.paper_id, p) for d in documents for p in d.passages))
            _insert(connection, Statement, ((s.id, s.paper_id, s) for d in documents for s in d.statements))
            _insert(connection, Note, ((n.block_id, d.paper.id, n) for d in documents for n in d.notes))
            _insert(connection, Abbreviation, ((a.block_id, d.paper.id, a) for d in documents for a in d.abbreviations))
            counted = _words(passage for document in documents for passage in document.passages)
            connection.executemany("INSERT INTO words VALUES (?, ?)", sorted(counted.items()))
            connection.commit()
    except sqlite3.Error as error:
        raise OSError(f"{path.name}: {error}") from error


def _insert(connection: sqlite3.Connection, kind: type, rows: Iterable[tuple[str, str, object]]) -> None:
    """Write rows of one kind, numbered from 0."""
    encoded = ((number, *row[:2], msgspec.json.encode(row[2])) for number, row in enumerate(rows))
    connection.executemany(f"INSERT INTO {TABLES[kind]} VALUES (?, ?, ?, ?)", encoded)  # noqa: S608  a name of ours


def _words(passages: Iterable[Passage]) -> Counter[str]:
    """Count the passages that hold each folded word, in their own words or in their headings; numbers are left out."""
    counted: Counter[str] = Counter()
    for passage in passages:
        found = words(f"{passage.context} {passage.label} {passage.body}")
        counted.update({word for word in found if not word[0].isdigit()})
    return counted


class Records:
    """The records of one generation, read-only; one object may serve several threads.

    Every method raises IndexUnusable where the file is damaged.
    """

    def __init__(self, path: Path) -> None:
        """Open the file; nothing is read yet."""
        self._path = path
        address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        try:
            self._connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        except sqlite3.Error as error:
            raise damaged(path) from error
        self._lock = threading.Lock()
        self.close = weakref.finalize(self, self._connection.close)
        """Closes the file; called by itself when nothing holds these records any longer."""

    def papers(self) -> tuple[Paper, ...]:
        """Give every paper, in the order of papers.toml."""
        return self._all(Paper, "")

    def blocks(self, paper_id: str) -> tuple[Block, ...]:
        """Give a paper's blocks, in order; empty for an unknown paper."""
        return self._all(Block, paper_id)

    def passages(self, paper_id: str) -> tuple[Passage, ...]:
        """Give a paper's passages, in order; empty for an unknown paper."""
        return self._all(Passage, paper_id)

    def statements(self, paper_id: str) -> tuple[Statement, ...]:
        """Give a paper's statements, in order; empty for an unknown paper."""
        return self._all(Statement, paper_id)

    def document(self, paper: Paper) -> Document:
        """Give a paper with all that was found in it."""
        return Document(
            paper,
            self.blocks(paper.id),
            self.passages(paper.id),
            self.statements(paper.id),
            self._all(Note, paper.id),
            self._all(Abbreviation, paper.id),
        )

    def abbreviations(self) -> tuple[Abbreviation, ...]:
        """Give every abbreviation that a paper defines, in the papers' order."""
        return self._all(Abbreviation, "")

    def counts(self, paper_id: str) -> tuple[int, int, int]:
        """Count a paper's blocks, passages and statements."""
        blocks, passages, statements = (
            int(self._rows(f"SELECT count(*) FROM {table} WHERE paper = ?", [paper_id])[0][0])  # noqa: S608
            for table in ("blocks", "passages", "statements")
        )
        return blocks, passages, statements

    def paper(self, paper_id: str) -> Paper | None:
        """Find a paper by its id."""
        return self._one(Paper, paper_id)

    def block(self, place: str) -> Block | None:
        """Find a block by its id."""
        return self._one(Block, place)

    def passage(self, place: str) -> Passage | None:
        """Find a passage by its id."""
        return self._one(Passage, place)

    def statement(self, place: str) -> Statement | None:
        """Find a statement by its id."""
        return self._one(Statement, place)

    def numbered_passages(self, numbers: Sequence[int]) -> dict[int, Passage]:
        """Give the passages with these numbers."""
        found: dict[int, Passage] = {}
        for start in range(0, len(numbers), PER_QUERY):
            chosen = [int(number) for number in numbers[start : start + PER_QUERY]]
            marks = ", ".join("?" * len(chosen))
            query = f"SELECT number, body FROM passages WHERE number IN ({marks})"  # noqa: S608  only question marks
            found.update((number, self._decode(body, Passage)) for number, body in self._rows(query, chosen))
        return found

    def passage_numbers(self, paper_ids: Sequence[str]) -> list[tuple[int, int]]:
        """Give where each paper's passages begin and end in the numbering: half-open runs."""
        query = "SELECT min(number), max(number) FROM passages WHERE paper = ?"
        rows = [row for paper in paper_ids for row in self._rows(query, [paper])]
        return [(int(first), int(last) + 1) for first, last in rows if first is not None]

    def word_counts(self, chosen: Sequence[str]) -> dict[str, int]:
        """Count the passages that hold each of these folded words; a word that no passage holds is left out."""
        found: dict[str, int] = {}
        for start in range(0, len(chosen), PER_QUERY):
            some = list(chosen[start : start + PER_QUERY])
            marks = ", ".join("?" * len(some))
            found |= self._counted(f"SELECT word, passages FROM words WHERE word IN ({marks})", some)  # noqa: S608
        return found

    def words_beginning(self, letter: str, shortest: int, longest: int) -> dict[str, int]:
        """Give the words that begin with a letter and have so many letters, and how many passages hold each."""
        query = "SELECT word, passages FROM words WHERE word >= ? AND word < ? AND length(word) BETWEEN ? AND ?"
        return self._counted(query, [letter, chr(ord(letter) + 1), shortest, longest])

    def ids(self, paper_id: str = "") -> tuple[str, ...]:
        """Give the ids of a paper's blocks, or of all papers' ('')."""
        where = "WHERE paper = ? " if paper_id else ""
        rows = self._rows(f"SELECT id FROM blocks {where}ORDER BY number", [paper_id] if paper_id else [])  # noqa: S608
        return tuple(row[0] for row in rows)

    def _all(self, kind: type[T], paper_id: str) -> tuple[T, ...]:
        """Read every record of a kind, or of one paper."""
        where = "WHERE paper = ? " if paper_id else ""
        query = f"SELECT body FROM {TABLES[kind]} {where}ORDER BY number"  # noqa: S608  names of ours
        return tuple(self._decode(row[0], kind) for row in self._rows(query, [paper_id] if paper_id else []))

    def _one(self, kind: type[T], place: str) -> T | None:
        """Read the record with this id."""
        rows = self._rows(f"SELECT body FROM {TABLES[kind]} WHERE id = ?", [place])  # noqa: S608  a name of ours
        return self._decode(rows[0][0], kind) if rows else None

    def _counted(self, query: str, parameters: Sequence[object]) -> dict[str, int]:
        """Read words and how many passages hold each."""
        try:
            return msgspec.convert(dict(self._rows(query, parameters)), dict[str, int])
        except msgspec.ValidationError as error:
            raise damaged(self._path) from error

    def _rows(self, query: str, parameters: Sequence[object]) -> list[Any]:
        """Run one query; the lock lets several threads share the connection."""
        try:
            with self._lock:
                return self._connection.execute(query, parameters).fetchall()
        except UnicodeEncodeError:  # a lone surrogate, which no record can hold
            return []
        except sqlite3.Error as error:
            raise damaged(self._path) from error

    def _decode(self, body: bytes, kind: type[T]) -> T:
        """Read one record's JSON."""
        try:
            return msgspec.json.decode(body, type=kind)
        except (msgspec.DecodeError, TypeError) as error:  # TypeError: not even bytes
            raise damaged(self._path) from error
