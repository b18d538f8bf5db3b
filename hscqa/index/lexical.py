"""The lexical index: BM25 over stems, in tantivy (docs/decisions/lexical-index.md says why).

Words are cut and stemmed by `hscqa.words` before they come here, for papers and questions alike, so that
tantivy's query syntax never sees a user's text.
Source of BM25: Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009 (k1 1.2, b 0.75).
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from typing import TYPE_CHECKING

import tantivy

from hscqa.index.manifest import damaged

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

HEAP = 64_000_000
"""Bytes the writer may use before it flushes."""
CONTEXT_WEIGHT = 0.5
"""What a word of the heading path or lead-in counts against one of the passage itself."""
FIELDS = ("body", "context")
Phrase = tuple[Sequence[str], float]
"""Stems that stand next to one another, or one alone, and what they count against a stem of the question."""
_TOKENIZER = "stems"


def _schema() -> tantivy.Schema:
    """Name the fields: the passage's number, its paper, its own stems and those of its context."""
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("number", stored=True, indexed=True, fast=True)
    builder.add_text_field("paper", stored=False, tokenizer_name="raw", index_option="basic")
    for field in FIELDS:
        builder.add_text_field(field, stored=False, tokenizer_name=_TOKENIZER, index_option="position")
    return builder.build()


def _register(index: tantivy.Index) -> tantivy.Index:
    """Teach an index that its texts are stems with spaces between."""
    analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer(_TOKENIZER, analyzer)
    return index


def write_lexical(folder: Path, rows: Iterable[tuple[int, str, Sequence[str], Sequence[str]]]) -> None:
    """Write the index of (number, paper id, stems of the passage, stems of its context) to a new folder.

    Raises OSError where the disk does not take it.
    """
    folder.mkdir()
    try:
        index = _register(tantivy.Index(_schema(), path=str(folder)))
        writer = index.writer(heap_size=HEAP, num_threads=1)
        for number, paper, body, context in rows:
            writer.add_document(
                tantivy.Document(number=number, paper=paper, body=" ".join(body), context=" ".join(context))
            )
        writer.commit()
        writer.wait_merging_threads()
    except ValueError as error:
        raise OSError(f"lexical index: {error}") from error
    _open_to_all(folder)


def _open_to_all(folder: Path) -> None:
    """Let whoever may read the folder read its files; tantivy keeps two of them for the one who wrote them."""
    for path in folder.iterdir():
        path.chmod(path.stat().st_mode | (folder.stat().st_mode & 0o444))


class Lexical:
    """The lexical index of one generation, read-only; several threads may ask."""

    def __init__(self, folder: Path) -> None:
        """Open the folder; raise IndexUnusable where it is no index."""
        self._folder = folder
        self._schema = _schema()
        try:
            self._searcher = _register(_opened(folder)).searcher()
        except (ValueError, OSError) as error:
            raise damaged(folder) from error

    def search(
        self, stems: Sequence[str], most: int, papers: Sequence[str] = (), phrases: Sequence[Phrase] = ()
    ) -> list[tuple[int, float]]:
        """Give (passage number, BM25 score) of at most `most` passages with any of the stems or phrases, best first.

        `papers` empty lets all papers through.
        """
        terms: list[Phrase] = [([stem], 1.0) for stem in sorted(set(stems))]
        wanted = [query for phrase, weight in [*terms, *phrases] if phrase for query in self._holding(phrase, weight)]
        if not wanted or most < 1 or self._searcher.num_docs == 0:
            return []
        query = _any_of(wanted)
        if papers:
            allowed = tantivy.Query.term_set_query(self._schema, "paper", list(papers))
            filtered = tantivy.Query.const_score_query(allowed, 0.0)
            query = tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.Must, filtered)])
        try:
            found = self._searcher.search(query, most, count=False).hits  # counting would visit every match
            numbered = [(int(self._searcher.doc(address)["number"][0]), float(score)) for score, address in found]
        except ValueError as error:
            raise damaged(self._folder) from error
        return sorted(numbered, key=lambda pair: (-pair[1], pair[0]))

    def passages_with(self, phrase: Sequence[str]) -> int:
        """Count the passages that hold these stems next to one another, in their own words or in their context."""
        if not phrase or self._searcher.num_docs == 0:
            return 0
        try:
            found = self._searcher.search(_any_of(self._holding(phrase)), 1)
            return int(found.count)  # type: ignore[attr-defined]  # its type hints leave it out
        except ValueError as error:
            raise damaged(self._folder) from error

    def _holding(self, phrase: Sequence[str], weight: float = 1.0) -> list[tantivy.Query]:
        """Match stems next to one another in the passage and, for less, in its context."""
        weights = (weight, weight * CONTEXT_WEIGHT)
        found = ((self._in(field, phrase), counts) for field, counts in zip(FIELDS, weights, strict=True))
        return [query if counts == 1 else tantivy.Query.boost_query(query, counts) for query, counts in found]

    def _in(self, field: str, phrase: Sequence[str]) -> tantivy.Query:
        """Match stems next to one another in one field."""
        if len(phrase) == 1:
            return tantivy.Query.term_query(self._schema, field, phrase[0])
        return tantivy.Query.phrase_query(self._schema, field, list(phrase))


def _any_of(queries: Sequence[tantivy.Query]) -> tantivy.Query:
    """Match what any of the queries matches. Kept flat: only a union of single terms can skip passages."""
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in queries])


def _opened(folder: Path) -> tantivy.Index:
    """Open an index; one in a folder that cannot be written is read from a copy.

    tantivy takes a lock file for a moment to open an index, even to read it.
    """
    try:
        return tantivy.Index.open(str(folder))
    except ValueError as error:
        if "Lockfile" not in str(error):
            raise
    with tempfile.TemporaryDirectory(prefix="hscqa-", ignore_cleanup_errors=True) as copied:
        shutil.copytree(folder, copied, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.lock"))
        return tantivy.Index.open(copied)
