"""SQLite FTS5 with what its documentation offers for English: Porter stems, ranked by its bm25(), any word may match.

It brings no cutting; paragraphs are what one would index, and whole lines up to 200 words are the fairer second.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from peers.cutting import packed, paragraphs
from peers.peer import Index, Peer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path


def build(cut: Callable[[str], list[str]], files: Sequence[Path], _model: Path, folder: Path) -> Index:
    """Index the chunks that `cut` makes of each file; no model is used."""
    chunks = [chunk for path in files for chunk in cut(path.read_text("utf-8"))]
    database = folder / "chunks.sqlite"
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("CREATE VIRTUAL TABLE chunks USING fts5(text, tokenize='porter unicode61')")
        connection.executemany("INSERT INTO chunks VALUES (?)", ((chunk,) for chunk in chunks))
    return Index(len(chunks), partial(search, database))


def search(database: Path, question: str, k: int) -> list[str]:
    """Rank the chunks that have any word of the question; a question without a word finds nothing."""
    matching = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", question))
    if not matching:
        return []
    ranked = "SELECT text FROM chunks WHERE chunks MATCH ? ORDER BY bm25(chunks) LIMIT ?"
    with closing(sqlite3.connect(database)) as connection:
        return [text for (text,) in connection.execute(ranked, (matching, k))]


SQLITE = f"SQLite {sqlite3.sqlite_version}"
PEERS = (
    Peer("FTS5", "BM25; paragraphs", (), partial(build, paragraphs), SQLITE),
    Peer("FTS5", "BM25; lines up to 200 words", (), partial(build, packed), SQLITE),
)
