"""Vectors of one generation: FAISS for the first look, token vectors for the second.

`vectors.faiss`  one row for each passage and each of its sentences
`owners.npy`     (rows,) the number of the passage that each row belongs to
`tokens.npy`     (tokens, d) the codes of all passages' token vectors, in order, memory-mapped
`starts.npy`     (passages + 1,) where each passage's tokens begin in tokens.npy
`ids.npy`        (tokens,) the tokens' numbers in the encoder's vocabulary
`sentences.npy`  (tokens,) the 0-based sentence of its passage that each token stands in
`frequency.npy`  (vocabulary,) how many passages hold each token, up to the highest number that one has
`keys.npy`       (passages, 32) SHA-256 of what was embedded, so that unchanged passages keep their vectors
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import faiss  # its type hints lack what it adds to its classes when it is loaded
import numpy as np

from hscqa.errors import IndexUnusable
from hscqa.index.codes import restored
from hscqa.index.manifest import REBUILD

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

FAISS = "vectors.faiss"
ARRAYS = ("owners", "tokens", "starts", "ids", "sentences", "frequency", "keys")
FILES = (FAISS, *(f"{name}.npy" for name in ARRAYS))
EXACT_ROWS = 50_000
"""Up to here vectors are kept whole; above, at half precision, which measured the same recall."""


@dataclass(frozen=True, slots=True)
class PassageVectors:
    """All vectors of one passage."""

    key: bytes
    """SHA-256 of what was embedded."""
    rows: NDArray[np.float32]
    """(1 + sentences, d), rows of norm 1: the passage, then each sentence of a passage of several."""
    codes: NDArray[np.int8]
    """(t, d), of its token vectors."""
    ids: NDArray[np.int32]
    """(t,)"""
    sentences: NDArray[np.int16]
    """(t,) the 0-based sentence of each token."""


def write_vectors(folder: Path, passages: Sequence[PassageVectors], dimension: int) -> None:
    """Write the vectors of all passages, in order, to a folder; raise OSError where the disk does not take them."""
    rows = np.concatenate([np.zeros((0, dimension), np.float32), *(p.rows for p in passages)])
    codes = np.concatenate([np.zeros((0, dimension), np.int8), *(p.codes for p in passages)])
    ids = np.concatenate([np.zeros(0, np.int32), *(p.ids for p in passages)])
    counts = [len(p.ids) for p in passages]
    _write_faiss(folder / FAISS, rows, dimension)
    _save(folder, "owners", np.repeat(np.arange(len(passages), dtype=np.int32), [len(p.rows) for p in passages]))
    _save(folder, "tokens", codes)
    _save(folder, "starts", np.concatenate([[0], np.cumsum(counts)]).astype(np.int64))
    _save(folder, "ids", ids)
    _save(folder, "sentences", np.concatenate([np.zeros(0, np.int16), *(p.sentences for p in passages)]))
    _save(folder, "frequency", _frequency(ids, counts))
    _save(folder, "keys", np.frombuffer(b"".join(p.key for p in passages), np.uint8).reshape(-1, 32))


def _write_faiss(path: Path, rows: NDArray[np.float32], dimension: int) -> None:
    """Write the FAISS index.

    Through a file of Python's: faiss's own leaves a short file on a full disk and tells nobody.
    """
    kind = "Flat" if len(rows) <= EXACT_ROWS else "SQfp16"
    index = faiss.index_factory(dimension, kind, faiss.METRIC_INNER_PRODUCT)
    if len(rows):
        if not index.is_trained:
            index.train(rows)
        index.add(rows)
    with path.open("wb") as file:
        faiss.write_index(index, faiss.PyCallbackIOWriter(file.write))  # type: ignore[attr-defined]


def _frequency(ids: NDArray[np.int32], counts: Sequence[int]) -> NDArray[np.int32]:
    """Count the passages that hold each token; `counts` says how many tokens each passage has."""
    size = int(ids.max()) + 1 if len(ids) else 1
    owners = np.repeat(np.arange(len(counts), dtype=np.int64), counts)
    held = np.unique(owners * size + ids) % size
    return np.bincount(held, minlength=size).astype(np.int32)


def _save(folder: Path, name: str, array: NDArray[Any]) -> None:
    """Write one array."""
    np.save(folder / f"{name}.npy", array, allow_pickle=False)


class Vectors:
    """The vectors of one generation, read-only; several threads may ask."""

    def __init__(self, folder: Path) -> None:
        """Open a folder whose files the manifest has vouched for; raise IndexUnusable where they are damaged."""
        try:
            self._index = _read_faiss(folder / FAISS)
            self.owners: NDArray[np.int32] = _open(folder, "owners")
            self._codes: NDArray[np.int8] = _open(folder, "tokens", mapped=True)
            self._starts: NDArray[np.int64] = _open(folder, "starts")
            self._ids: NDArray[np.int32] = _open(folder, "ids")
            self._sentences: NDArray[np.int16] = _open(folder, "sentences")
            self.document_frequency: NDArray[np.int32] = _open(folder, "frequency")
            """(vocabulary,) how many passages hold each token."""
            self._keys: NDArray[np.uint8] = _open(folder, "keys")
            whole = self._fits()
        except Exception as error:  # what numpy raises for a damaged header is whatever its parser met
            raise IndexUnusable(f"the vectors in {folder} are damaged", REBUILD) from error
        if not whole:
            raise IndexUnusable(f"the vectors in {folder} do not belong together", REBUILD)

    def __len__(self) -> int:
        """Count the passages."""
        return len(self._starts) - 1

    def _fits(self) -> bool:
        """Whether the files' shapes agree with one another."""
        tokens = int(self._starts[-1])
        return (
            self._index.ntotal == len(self.owners)
            and self._codes.dtype == np.int8
            and self._codes.shape == (tokens, self.dimension)
            and len(self._ids) == len(self._sentences) == tokens
            and self._keys.shape == (len(self), 32)
        )

    @property
    def dimension(self) -> int:
        """The number of components of every vector."""
        return int(self._index.d)

    def search(
        self, query: NDArray[np.float32], most: int, allowed: Sequence[tuple[int, int]] | None
    ) -> dict[int, float]:
        """Give the best inner product of each of the passages nearest to a unit vector.

        `most` bounds the rows looked at; `allowed` are half-open runs of passage numbers, None for all.
        """
        most = min(most, int(self._index.ntotal))
        if most < 1:
            return {}
        faiss.omp_set_num_threads(1)  # holds for this thread; waking the others costs more than one query
        parameters = self._only(allowed) if allowed is not None else None
        scores, rows = self._index.search(query.reshape(1, -1).astype(np.float32), most, params=parameters)
        best: dict[int, float] = {}
        for score, row in zip(scores[0].tolist(), rows[0].tolist(), strict=True):
            if row >= 0:
                owner = int(self.owners[row])
                best[owner] = max(best.get(owner, -1.0), score)
        return best

    def _only(self, allowed: Sequence[tuple[int, int]]) -> Any:  # noqa: ANN401  faiss has no types
        """Let only the rows of the allowed passages through."""
        let_through = np.zeros(len(self.owners), np.bool_)
        for run in allowed:
            start, end = np.searchsorted(self.owners, run, side="left")
            let_through[start:end] = True
        selector = faiss.IDSelectorBitmap(np.packbits(let_through, bitorder="little"))  # type: ignore[call-arg,arg-type]
        return faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]

    def tokens(self, number: int) -> NDArray[np.float32]:
        """Give a passage's token vectors: (t, d), rows of norm 1."""
        return restored(self._codes[self._run(number)])

    def sentences(self, number: int) -> NDArray[np.int16]:
        """Give the 0-based sentence that each of a passage's tokens stands in: (t,)."""
        return self._sentences[self._run(number)]

    def passages(self) -> dict[bytes, int]:
        """Give the number of each passage under the hash of what was embedded."""
        return {self._keys[number].tobytes(): number for number in range(len(self))}

    def all_of(self, number: int) -> PassageVectors:
        """Give every vector of a passage, to be carried into a new generation."""
        run = self._run(number)
        first, last = np.searchsorted(self.owners, [number, number + 1], side="left")
        rows = np.stack([self._index.reconstruct(int(row)) for row in range(first, last)])
        key = self._keys[number].tobytes()
        return PassageVectors(key, rows, np.array(self._codes[run]), self._ids[run], self._sentences[run])

    def _run(self, number: int) -> slice:
        """Give where a passage's tokens are."""
        return slice(int(self._starts[number]), int(self._starts[number + 1]))


def _read_faiss(path: Path) -> Any:  # noqa: ANN401  faiss has no types
    """Read a FAISS index, which cannot ask for more memory than four times its file's size."""
    faiss.set_deserialization_vector_byte_limit(max(path.stat().st_size, 1024) * 4)
    return faiss.read_index(str(path))


def _open(folder: Path, name: str, *, mapped: bool = False) -> Any:  # noqa: ANN401  the array says its own type
    """Open one array."""
    return np.load(folder / f"{name}.npy", allow_pickle=False, mmap_mode="r" if mapped else None)
