"""Vectors of one generation: FAISS for the first look, token vectors for the second.

`vectors.faiss`  one row for each passage and each of its sentences
`owners.npy`     (rows,) the number of the passage that each row belongs to
`tokens.npy`     (tokens, d) float16, the token vectors of all passages in order, memory-mapped
`starts.npy`     (passages + 1,) where each passage's tokens begin in tokens.npy
`ids.npy`        (tokens,) the tokens' numbers in the encoder's vocabulary
`sentences.npy`  (tokens,) the 0-based sentence of its passage that each token stands in
`keys.npy`       (passages, 32) SHA-256 of what was embedded, so that unchanged passages keep their vectors
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import faiss
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

FILES = ("vectors.faiss", "owners.npy", "tokens.npy", "starts.npy", "ids.npy", "sentences.npy", "keys.npy")
EXACT_ROWS = 50_000
"""Up to here vectors are kept whole; above, at half precision, which measured the same recall."""


@dataclass(frozen=True, slots=True)
class PassageVectors:
    """All vectors of one passage."""

    key: bytes
    """SHA-256 of what was embedded."""
    rows: NDArray[np.float32]
    """(1 + sentences, d), rows of norm 1: the passage, then each sentence of a passage of several."""
    tokens: NDArray[np.float16]
    """(t, d), rows of norm 1."""
    ids: NDArray[np.int32]
    """(t,)"""
    sentences: NDArray[np.int16]
    """(t,) the 0-based sentence of each token."""


def write_vectors(folder: Path, passages: Sequence[PassageVectors], dimension: int) -> None:
    """Write the vectors of all passages, in order, to a folder."""
    rows = np.concatenate([p.rows for p in passages]) if passages else np.zeros((0, dimension), np.float32)
    kind = "Flat" if len(rows) <= EXACT_ROWS else "SQfp16"
    index = faiss.index_factory(dimension, kind, faiss.METRIC_INNER_PRODUCT)
    if len(rows):
        if not index.is_trained:
            index.train(rows)
        index.add(rows)
    faiss.write_index(index, str(folder / "vectors.faiss"))
    counts = [len(p.ids) for p in passages]
    _save(folder, "owners", np.repeat(np.arange(len(passages), dtype=np.int32), [len(p.rows) for p in passages]))
    _save(folder, "starts", np.concatenate([[0], np.cumsum(counts)]).astype(np.int64))
    empty = np.zeros((0, dimension), np.float16)
    _save(folder, "tokens", np.concatenate([empty, *(p.tokens for p in passages)]))
    _save(folder, "ids", np.concatenate([np.zeros(0, np.int32), *(p.ids for p in passages)]))
    _save(folder, "sentences", np.concatenate([np.zeros(0, np.int16), *(p.sentences for p in passages)]))
    keys = np.frombuffer(b"".join(p.key for p in passages), np.uint8).reshape(-1, 32)
    _save(folder, "keys", keys)


def _save(folder: Path, name: str, array: NDArray[np.generic]) -> None:
    """Write one array."""
    np.save(folder / f"{name}.npy", array, allow_pickle=False)


class Vectors:
    """The vectors of one generation, read-only."""

    def __init__(self, folder: Path) -> None:
        """Open a folder whose files the manifest has vouched for."""
        faiss.omp_set_num_threads(1)
        self._index = faiss.read_index(str(folder / "vectors.faiss"))
        self.owners: NDArray[np.int32] = _open(folder, "owners")
        self._starts: NDArray[np.int64] = _open(folder, "starts")
        self._tokens: NDArray[np.float16] = _open(folder, "tokens", mapped=True)
        self._ids: NDArray[np.int32] = _open(folder, "ids")
        self._sentences: NDArray[np.int16] = _open(folder, "sentences")
        self._keys: NDArray[np.uint8] = _open(folder, "keys")
        self.document_frequency = self._count()
        """(vocabulary,) how many passages hold each token."""

    def __len__(self) -> int:
        """Count the passages."""
        return len(self._starts) - 1

    @property
    def dimension(self) -> int:
        """The number of components of every vector."""
        return int(self._index.d)

    def search(self, query: NDArray[np.float32], most: int, allowed: Sequence[tuple[int, int]] | None) -> dict[int, float]:
        """Give the best inner product of each of the passages nearest to a unit vector.

        `most` bounds the rows looked at; `allowed` are half-open runs of passage numbers, None for all.
        """
        most = min(most, int(self._index.ntotal))
        if most < 1:
            return {}
        parameters = faiss.SearchParameters(sel=self._selector(allowed)) if allowed is not None else None
        scores, rows = self._index.search(query.reshape(1, -1).astype(np.float32), most, params=parameters)
        best: dict[int, float] = {}
        for score, row in zip(scores[0].tolist(), rows[0].tolist(), strict=True):
            if row >= 0:
                owner = int(self.owners[row])
                best[owner] = max(best.get(owner, -1.0), score)
        return best

    def _selector(self, allowed: Sequence[tuple[int, int]]) -> faiss.IDSelector:
        """Let only the rows of the allowed passages through."""
        runs = [np.searchsorted(self.owners, run, side="left") for run in allowed]
        rows = np.concatenate([np.zeros(0, np.int64), *(np.arange(start, end) for start, end in runs)])
        return faiss.IDSelectorBatch(rows.astype(np.int64))

    def tokens(self, number: int) -> NDArray[np.float32]:
        """Give a passage's token vectors: (t, d)."""
        start, end = self._starts[number], self._starts[number + 1]
        return self._tokens[start:end].astype(np.float32)

    def sentences(self, number: int) -> NDArray[np.int16]:
        """Give the 0-based sentence that each of a passage's tokens stands in: (t,)."""
        return self._sentences[self._starts[number] : self._starts[number + 1]]

    def passages(self) -> dict[bytes, int]:
        """Give the number of each passage under the hash of what was embedded."""
        return {self._keys[number].tobytes(): number for number in range(len(self))}

    def all_of(self, number: int) -> PassageVectors:
        """Give every vector of a passage, to be carried into a new generation."""
        start, end = self._starts[number], self._starts[number + 1]
        first, last = np.searchsorted(self.owners, [number, number + 1], side="left")
        rows = np.stack([self._index.reconstruct(int(row)) for row in range(first, last)])
        tokens, ids, sentences = self._tokens[start:end], self._ids[start:end], self._sentences[start:end]
        return PassageVectors(self._keys[number].tobytes(), rows, np.array(tokens), ids, sentences)

    def _count(self) -> NDArray[np.int32]:
        """Count the passages that hold each token."""
        size = int(self._ids.max()) + 1 if len(self._ids) else 1
        owner = np.repeat(np.arange(len(self)), np.diff(self._starts))
        pairs = np.unique(np.stack([owner, self._ids], axis=1), axis=0) if len(self._ids) else np.zeros((0, 2), int)
        return np.bincount(pairs[:, 1], minlength=size).astype(np.int32)


def _open(folder: Path, name: str, *, mapped: bool = False) -> NDArray[np.generic]:  # type: ignore[type-var]
    """Open one array."""
    return np.load(folder / f"{name}.npy", allow_pickle=False, mmap_mode="r" if mapped else None)
