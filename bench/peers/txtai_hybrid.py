"""txtai's hybrid search: Embeddings(hybrid=True, content=True), BM25 and vectors with even weights.

The first row cuts with Textractor(paragraphs=True), as txtai's own application for documents does. Where a text has no
empty lines such paragraphs are far longer than the 200 words that count. So the second row cuts at 1,000 characters,
with the chunker that Textractor takes from chonkie, and lets txtai calibrate its BM25 scores ("bayes"), which found
more on the development questions than its default did.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from peers.peer import Index, Peer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


def build(
    cut: Mapping[str, Any], scoring: Mapping[str, Any], files: Sequence[Path], model: Path, _folder: Path
) -> Index:
    """Index the chunks that Textractor makes with the options `cut`; `scoring` overrides how words are scored.

    No converter is used, as the files are plain text: the ones that txtai knows would be fetched.
    """
    from txtai import Embeddings
    from txtai.pipeline import Textractor

    read = Textractor(backend=None, **cut)
    chunks = [chunk for path in files for chunk in read(str(path))]
    embeddings = Embeddings(path=str(model), hybrid=True, content=True, **scoring)
    embeddings.index(chunks)

    def search(question: str, k: int) -> list[str]:
        return [found["text"] for found in embeddings.search(question, k)]

    return Index(len(chunks), search)


NEEDS = ("txtai", "beautifulsoup4", "faiss-cpu")
PARAGRAPHS = {"paragraphs": True}
RECURSIVE = {"chunker": "recursive", "chunk_size": 1000}
CALIBRATED = {"scoring": {"method": "bm25", "terms": True, "normalize": "bayes"}}
PEERS = (
    Peer("txtai", "BM25 and vectors; paragraphs", NEEDS, partial(build, PARAGRAPHS, {})),
    Peer(
        "txtai",
        "calibrated BM25 and vectors; 1,000 characters",
        (*NEEDS, "chonkie"),
        partial(build, RECURSIVE, CALIBRATED),
    ),
)
