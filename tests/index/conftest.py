"""The invented papers with vectors whose products can be seen by eye, and generations of them."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from hscqa.index import SCHEMA_VERSION, Generation, Manifest, NewVectors, SourceFile, write_generation
from hscqa.index.codes import quantised
from hscqa.index.vectors import PassageVectors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from numpy.typing import NDArray

    from hscqa.model import Document

DIMENSION = 8
MEMORY = Path("/dev/shm")  # noqa: S108  nothing is read from it but what a test wrote


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """Give an empty folder, in memory where that can be: hundreds of generations synced to a disk take minutes."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def axis() -> Callable[..., NDArray[np.float32]]:
    """Give a function that makes rows, each one an axis: `axis(2, 5)` is two rows, at right angles."""

    def rows(*numbers: int) -> NDArray[np.float32]:
        return np.eye(DIMENSION, dtype=np.float32)[[number % DIMENSION for number in numbers]]

    return rows


@pytest.fixture(scope="session")
def passage_vectors(axis: Callable[..., NDArray[np.float32]]) -> Callable[[int], PassageVectors]:
    """Give a function that makes a passage's vectors: all on one axis, two tokens, each a sentence of its own."""

    def made(number: int) -> PassageVectors:
        return PassageVectors(
            key=number.to_bytes(32, "big"),
            rows=axis(number, number, number + 1),
            codes=quantised(axis(number, number + 1)),
            ids=np.array([number, number + 1], np.int32),
            sentences=np.array([0, 1], np.int16),
        )

    return made


@pytest.fixture(scope="session")
def documents(mini_documents: Mapping[str, Document]) -> tuple[Document, ...]:
    """Give the invented papers in order."""
    return tuple(mini_documents.values())


@pytest.fixture(scope="session")
def manifest(documents: tuple[Document, ...]) -> Manifest:
    """Give the manifest of a generation of the invented papers, as it comes to be written."""
    return Manifest(
        schema=SCHEMA_VERSION,
        reader="a reader",
        sources={"papers.toml": SourceFile(1, 2, "three")},
        papers={document.paper.id: document.paper.sha256 for document in documents},
        passages=sum(len(document.passages) for document in documents),
    )


@pytest.fixture(scope="session")
def vectors(manifest: Manifest, passage_vectors: Callable[[int], PassageVectors]) -> NewVectors:
    """Give vectors for every passage of the invented papers."""
    made = [passage_vectors(number) for number in range(manifest.passages)]
    return NewVectors(made, "sha256:axes", "axes", DIMENSION)


@pytest.fixture
def write(
    tmp_path: Path, documents: tuple[Document, ...], manifest: Manifest, vectors: NewVectors
) -> Callable[[], Generation]:
    """Give a function that writes a generation of the invented papers to `tmp_path / "index"`."""
    return lambda: write_generation(tmp_path / "index", manifest, documents, vectors)
