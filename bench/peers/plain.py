"""sentence-transformers with an exact FAISS index, as the examples of both do it: unit vectors, inner product.

Neither brings any cutting; whole lines are put together up to 200 words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from peers.cutting import packed
from peers.peer import Index, Peer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def build(files: Sequence[Path], model: Path, _folder: Path) -> Index:
    """Encode every chunk; a question is compared with each."""
    import faiss
    from sentence_transformers import SentenceTransformer

    encoder = SentenceTransformer(str(model), local_files_only=True)
    chunks = [chunk for path in files for chunk in packed(path.read_text("utf-8"))]
    vectors = encoder.encode(chunks, normalize_embeddings=True, show_progress_bar=False)
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)

    def search(question: str, k: int) -> list[str]:
        asked = encoder.encode([question], normalize_embeddings=True, show_progress_bar=False)
        _, places = index.search(asked, min(k, len(chunks)))
        return [chunks[place] for place in places[0]]

    return Index(len(chunks), search)


NEEDS = ("sentence-transformers", "faiss-cpu")
PEERS = (Peer("sentence-transformers", "FAISS; lines up to 200 words", NEEDS, build),)
