"""LangChain as its semantic search tutorial has it: RecursiveCharacterTextSplitter(1000, 200) and a vector store.

The store is FAISS. The second row is LangChain's own hybrid over the same chunks: EnsembleRetriever joins BM25 and the
store by reciprocal rank, with the even weights of its documentation.

HuggingFaceEmbeddings comes from langchain-community. Its new home, langchain-huggingface 1.2, needs huggingface-hub
below 2, which hscqa's constraints exclude; both call sentence-transformers in the same way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from peers.peer import Index, Peer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def stored(files: Sequence[Path], model: Path) -> tuple[list[Any], Any]:
    """Give the chunks and the FAISS store that holds them."""
    from langchain_community.embeddings import HuggingFaceEmbeddings
    from langchain_community.vectorstores import FAISS
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
    chunks = splitter.create_documents([path.read_text("utf-8") for path in files])
    return chunks, FAISS.from_documents(chunks, HuggingFaceEmbeddings(model_name=str(model)))


def dense(files: Sequence[Path], model: Path, _folder: Path) -> Index:
    """Search the store alone."""
    chunks, store = stored(files, model)

    def search(question: str, k: int) -> list[str]:
        return [found.page_content for found in store.similarity_search(question, k=k)]

    return Index(len(chunks), search)


def hybrid(files: Sequence[Path], model: Path, _folder: Path) -> Index:
    """Join the best `k` of the store with the best `k` of BM25."""
    from langchain_classic.retrievers import EnsembleRetriever
    from langchain_community.retrievers import BM25Retriever

    chunks, store = stored(files, model)
    lexical = BM25Retriever.from_documents(chunks)

    def search(question: str, k: int) -> list[str]:
        lexical.k = k
        near = store.as_retriever(search_kwargs={"k": k})
        joined = EnsembleRetriever(retrievers=[lexical, near], weights=[0.5, 0.5])
        return [found.page_content for found in joined.invoke(question)][:k]

    return Index(len(chunks), search)


NEEDS = ("langchain-community", "langchain-text-splitters", "faiss-cpu", "sentence-transformers")
BOTH = (*NEEDS, "langchain-classic", "rank-bm25")
PEERS = (
    Peer("LangChain", "FAISS; 1,000 characters, 200 shared", NEEDS, dense),
    Peer("LangChain", "BM25 and FAISS; 1,000 characters, 200 shared", BOTH, hybrid),
)
