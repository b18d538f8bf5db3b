"""The lexical index: BM25 over stems, in tantivy.

Words are cut and stemmed by `hscqa.words` before they come here, for papers and questions alike, so that
tantivy's query syntax never sees a user's text.
Source of BM25: Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009 (k1 1.2, b 0.75).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import tantivy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

HEAP = 64_000_000
"""Bytes the writer may use before it flushes."""
CONTEXT_WEIGHT = 0.5
"""What a word of the heading path or lead-in counts against one of the passage itself."""
_TOKENIZER = "stems"


def _schema() -> tantivy.Schema:
    """Name the fields: the passage's number, its paper, its own stems and those of its context."""
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("number", stored=True, indexed=True, fast=True)
    builder.add_text_field("paper", stored=False, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("body", stored=False, tokenizer_name=_TOKENIZER)
    builder.add_text_field("context", stored=False, tokenizer_name=_TOKENIZER)
    return builder.build()


def _register(index: tantivy.Index) -> tantivy.Index:
    """Teach an index that its texts are stems with spaces between."""
    analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer(_TOKENIZER, analyzer)
    return index


def write_lexical(folder: Path, rows: Iterable[tuple[int, str, Sequence[str], Sequence[str]]]) -> None:
    """Write the index of (number, paper id, stems of the passage, stems of its context) to a new folder."""
    folder.mkdir()
    index = _register(tantivy.Index(_schema(), path=str(folder)))
    writer = index.writer(heap_size=HEAP, num_threads=1)
    for number, paper, body, context in rows:
        writer.add_document(
            tantivy.Document(number=number, paper=paper, body=" ".join(body), context=" ".join(context))
        )
    writer.commit()
    writer.wait_merging_threads()


class Lexical:
    """The lexical index of one generation, read-only."""

    def __init__(self, folder: Path) -> None:
        """Open the folder; raise ValueError where it is no index."""
        self._schema = _schema()
        self._index = _register(tantivy.Index.open(str(folder)))
        self._searcher = self._index.searcher()

    def search(self, stems: Sequence[str], most: int, papers: Sequence[str] = ()) -> list[tuple[int, float]]:
        """Give (passage number, BM25 score) of at most `most` passages with any of the stems, best first.

        `papers` empty lets all papers through.
        """
        terms = sorted(set(stems))
        if not terms or most < 1 or self._searcher.num_docs == 0:
            return []
        should = [(tantivy.Occur.Should, self._term("body", term)) for term in terms]
        in_context = (self._term("context", term) for term in terms)
        should += [(tantivy.Occur.Should, tantivy.Query.boost_query(query, CONTEXT_WEIGHT)) for query in in_context]
        query = tantivy.Query.boolean_query(should)
        if papers:
            allowed = tantivy.Query.term_set_query(self._schema, "paper", list(papers))
            filtered = tantivy.Query.const_score_query(allowed, 0.0)
            query = tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.Must, filtered)])
        found = self._searcher.search(query, most).hits
        numbered = ((int(self._searcher.doc(address)["number"][0]), float(score)) for score, address in found)
        return sorted(numbered, key=lambda pair: (-pair[1], pair[0]))

    def _term(self, field: str, term: str) -> tantivy.Query:
        """Match one stem in one field."""
        return tantivy.Query.term_query(self._schema, field, term)
