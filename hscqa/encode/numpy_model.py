"""A model that NumPy runs: what reads the few texts of a question, in milliseconds."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np

from hscqa.encode.bert import forward
from hscqa.encode.vectors import TokenVectors, unit

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from numpy.typing import NDArray
    from tokenizers import Encoding, Tokenizer

    from hscqa.encode.bert import Bert


class NumpyModel:
    """A plain model. Several threads may ask at once."""

    batch = 8
    """Texts a step: of more, what lies between two layers does not fit in a core's own memory."""

    def __init__(self, bert: Bert, tokenizer: Tokenizer, longest: int) -> None:
        """Take a model's weights and its tokenizer, which cuts a text after `longest` tokens."""
        self._bert = bert
        self._tokenizer = tokenizer
        self.longest = longest
        """How many tokens of a text are read, the model's own two markers included."""
        self.dimension = int(bert.places.shape[1])
        """The number of components of every vector."""

    def encode(self, batches: Sequence[list[str]]) -> Generator[list[TokenVectors], None, None]:
        """Encode batches of texts, in order, side by side; raise ModelUnusable where vectors are not finite."""
        if len(batches) == 1:
            yield self._encode(batches[0])
            return
        with ThreadPoolExecutor(_cores()) as pool:
            yield from pool.map(self._encode, batches)

    def _encode(self, texts: list[str]) -> list[TokenVectors]:
        """Encode one batch."""
        cut = [self._tokenizer.encode(text) for text in texts]
        rows = forward(self._bert, [np.array(one.ids) for one in cut])
        return [_vectors(*both) for both in zip(cut, rows, strict=True)]


def multiply_with_one_thread() -> None:
    """Let NumPy multiply matrices with one thread, from now on and in the whole process.

    Those of a question are small. Threads that share one wait for each other by turning round and round: on a machine
    with other work that made a search twice as slow and took five times the processor's time.
    """
    from threadpoolctl import threadpool_limits  # noqa: PLC0415  paid where a model is loaded

    threadpool_limits(limits=1, user_api="blas")


def _vectors(cut: Encoding, rows: NDArray[np.float32]) -> TokenVectors:
    """Make one text's vectors from its rows: the mean of all is the text's; those of the markers are left out."""
    offsets = np.array(cut.offsets, np.int32).reshape(-1, 2)
    own = offsets[:, 1] > offsets[:, 0]
    return TokenVectors(unit(rows.mean(axis=0)), unit(rows[own]), np.array(cut.ids, np.int32)[own], offsets[own])


def _cores() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
