"""LlamaIndex as its starter example has it: VectorStoreIndex over Documents, cut by SentenceSplitter.

SentenceSplitter's own 1,024 tokens are far more than the 200 words of a hit that count and than the 256 tokens that
the model reads. The second row cuts at 256 tokens, of which neighbours share the 20 that its guide names.

Its hybrid (QueryFusionRetriever) needs llama-index-retrievers-bm25, which needs PyStemmer below 3; hscqa needs 3.1.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from peers.peer import Index, Peer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


def build(cut: Mapping[str, int], files: Sequence[Path], model: Path, _folder: Path) -> Index:
    """Put the chunks that SentenceSplitter makes with the options `cut` into memory, with their vectors."""
    from llama_index.core import Document, VectorStoreIndex
    from llama_index.core.node_parser import SentenceSplitter
    from llama_index.embeddings.huggingface import HuggingFaceEmbedding

    index = VectorStoreIndex.from_documents(
        [Document(text=path.read_text("utf-8")) for path in files],
        transformations=[SentenceSplitter(**cut)],
        embed_model=HuggingFaceEmbedding(model_name=str(model)),
    )

    def search(question: str, k: int) -> list[str]:
        found = index.as_retriever(similarity_top_k=k).retrieve(question)
        return [hit.node.get_content() for hit in found]

    return Index(len(index.docstore.docs), search)


NEEDS = ("llama-index-core", "llama-index-embeddings-huggingface", "sentence-transformers")
SMALL = {"chunk_size": 256, "chunk_overlap": 20}
PEERS = (
    Peer("LlamaIndex", "vectors; 1,024 tokens, 200 shared", NEEDS, partial(build, {})),
    Peer("LlamaIndex", "vectors; 256 tokens, 20 shared", NEEDS, partial(build, SMALL)),
)
