"""Haystack's hybrid retrieval: InMemoryBM25Retriever and InMemoryEmbeddingRetriever, joined by reciprocal rank fusion.

The first row cuts with DocumentSplitter as it is: 200 words, none shared. The second does as the preprocessing
tutorial: DocumentCleaner, then 150 words of which neighbours share 50. The cross-encoder that the tutorial on hybrid
retrieval adds is left out: no other tool of the table has one.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from peers.peer import Index, Peer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path


def default(documents: list[Any]) -> list[Any]:
    """Cut documents with the splitter's own settings."""
    from haystack.components.preprocessors import DocumentSplitter

    return list(DocumentSplitter().run(documents=documents)["documents"])


def tutorial(documents: list[Any]) -> list[Any]:
    """Clean and cut documents as the preprocessing tutorial does."""
    from haystack.components.preprocessors import DocumentCleaner, DocumentSplitter

    cleaned = DocumentCleaner().run(documents=documents)["documents"]
    splitter = DocumentSplitter(split_by="word", split_length=150, split_overlap=50)
    return list(splitter.run(documents=cleaned)["documents"])


def build(cut: Callable[[list[Any]], list[Any]], files: Sequence[Path], model: Path, _folder: Path) -> Index:
    """Put the chunks that `cut` makes into memory, with their vectors."""
    from haystack import Document
    from haystack.components.joiners import DocumentJoiner
    from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
    from haystack.document_stores.in_memory import InMemoryDocumentStore
    from haystack_integrations.components.embedders.sentence_transformers import (
        SentenceTransformersDocumentEmbedder,
        SentenceTransformersTextEmbedder,
    )

    embedder = SentenceTransformersDocumentEmbedder(model=str(model), local_files_only=True, progress_bar=False)
    asker = SentenceTransformersTextEmbedder(model=str(model), local_files_only=True, progress_bar=False)
    embedder.warm_up()
    asker.warm_up()
    store = InMemoryDocumentStore()
    chunks = cut([Document(content=path.read_text("utf-8")) for path in files])
    store.write_documents(embedder.run(documents=chunks)["documents"])
    lexical, dense = InMemoryBM25Retriever(store), InMemoryEmbeddingRetriever(store)
    joiner = DocumentJoiner(join_mode="reciprocal_rank_fusion")

    def search(question: str, k: int) -> list[str]:
        vector = asker.run(text=question)["embedding"]
        by_words = lexical.run(query=question, top_k=k)["documents"]
        by_vectors = dense.run(query_embedding=vector, top_k=k)["documents"]
        return [found.content for found in joiner.run(documents=[by_words, by_vectors], top_k=k)["documents"]]

    return Index(store.count_documents(), search)


NEEDS = ("haystack-ai", "sentence-transformers-haystack", "sentence-transformers")
PEERS = (
    Peer("Haystack", "BM25 and vectors; 200 words", NEEDS, partial(build, default)),
    Peer("Haystack", "BM25 and vectors; cleaned, 150 words, 50 shared", NEEDS, partial(build, tutorial)),
)
