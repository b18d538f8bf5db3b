"""SQLite FTS5 against tantivy: the same passages, the same questions, one process.

    python bench/lexical.py 1000 100000

Passages are made of the corpus's own stems, drawn as often as they stand there: few different words, long lists of
passages for each, which is the hard case for a question that any of its words may answer.
"""

from __future__ import annotations

import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from hscqa.index.lexical import Lexical, write_lexical
from hscqa.words import stems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parent.parent
WORDS = 40
"""Stems of a passage."""
QUERIES = 50
QUERY_WORDS = 8
COMMON = 200
"""Questions are drawn from so many of the most frequent stems."""
MOST = 100
"""Passages that a question asks for, as the first stage of a search does."""

Row = tuple[int, str, list[str], list[str]]


def corpus_stems() -> list[str]:
    """Give every stem of the corpus, as often as it stands there."""
    return [stem for path in sorted((ROOT / "corpus").glob("*.txt")) for stem in stems(path.read_text("utf-8"))]


def passages(count: int, drawn_from: list[str]) -> Iterator[Row]:
    """Make passages, the same ones whenever it is asked."""
    chance = random.Random(count)  # noqa: S311  passages, not secrets
    for number in range(count):
        yield number, "paper", chance.choices(drawn_from, k=WORDS), []


def questions(drawn_from: list[str]) -> list[list[str]]:
    """Make questions of common words."""
    common = [stem for stem, _ in Counter(drawn_from).most_common(COMMON)]
    chance = random.Random(0)  # noqa: S311  questions, not secrets
    return [chance.sample(common, QUERY_WORDS) for _ in range(QUERIES)]


def with_tantivy(folder: Path, rows: Iterator[Row]) -> Callable[[list[str]], int]:
    """Build as the program does; give what asks."""
    write_lexical(folder / "tantivy", rows)
    lexical = Lexical(folder / "tantivy")
    return lambda words: len(lexical.search(words, MOST))


def with_fts5(folder: Path, rows: Iterator[Row]) -> Callable[[list[str]], int]:
    """Build an index of the same two fields that keeps no text; give what asks."""
    connection = sqlite3.connect(folder / "fts5.sqlite")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("CREATE VIRTUAL TABLE passages USING fts5(body, context, content='', tokenize='ascii')")
    connection.executemany(
        "INSERT INTO passages (rowid, body, context) VALUES (?, ?, ?)",
        ((number, " ".join(body), " ".join(context)) for number, _, body, context in rows),
    )
    connection.execute("INSERT INTO passages (passages) VALUES ('optimize')")
    connection.commit()
    ask = f"SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY bm25(passages, 1.0, 0.5) LIMIT {MOST}"  # noqa: S608
    return lambda words: len(connection.execute(ask, [" OR ".join(f'"{word}"' for word in words)]).fetchall())


def measured(name: str, count: int, build: Callable[[Path, Iterator[Row]], Callable[[list[str]], int]]) -> str:
    """Build one index, ask it every question once to warm it, then time each; give a row of the table."""
    drawn_from = corpus_stems()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        begin = time.perf_counter()
        ask = build(folder, passages(count, drawn_from))
        built = time.perf_counter() - begin
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        asked = questions(drawn_from)
        found = sum(map(ask, asked))
        times = []
        for words in asked:
            begin = time.perf_counter()
            ask(words)
            times.append((time.perf_counter() - begin) * 1000)
    half, nearly_all = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    row = (
        f"{count:>9,} | {name:<7} | {built:>7.1f} | {size / 1e6:>7.1f} | {half:>8.2f} | {nearly_all:>8.2f} | {found:>5}"
    )
    return f"| {row} |"


def main() -> None:
    """Measure every size that was asked for."""
    lines = [
        "|  passages | engine  | build s |      MB |   p50 ms |   p95 ms | found |",
        "| --------: | ------- | ------: | ------: | -------: | -------: | ----: |",
    ]
    for count in map(int, sys.argv[1:] or ["1000", "100000"]):
        lines += [measured("FTS5", count, with_fts5), measured("tantivy", count, with_tantivy)]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
