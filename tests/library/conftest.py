"""A library of the invented papers, with an encoder whose vectors can be seen by eye."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from hscqa.encode import SentenceEncoder, TokenVectors, find_model
from hscqa.library import Library, Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from hscqa.encode import ModelFiles

MINI = Path(__file__).resolve().parent.parent / "papers"
LETTERS = 27
WORD = re.compile(r"\w+")
MEMORY = Path("/dev/shm")  # noqa: S108  nothing is read from it but what a test wrote


class LetterEncoder(SentenceEncoder):
    """Gives every word the axis of its first letter, the last one for any other character.

    It stands for our own encoder, and remembers what it was asked to encode.
    """

    def __init__(self, files: ModelFiles | None = None) -> None:
        """Take the files of the encoder that it stands for."""
        super().__init__(files or find_model())
        self.encoded: list[str] = []
        self.loaded = False

    def load(self) -> None:
        """Remember that it was loaded."""
        self.loaded = True

    @property
    def dimension(self) -> int:
        """The number of letters, and one."""
        self.load()
        return LETTERS

    def encode_tokens(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> list[TokenVectors]:
        """Encode each text by its words' first letters."""
        self.load()
        self.encoded += texts
        if progress is not None:
            progress(len(texts))
        return [letters(text) for text in texts]


def letters(text: str) -> TokenVectors:
    """Encode one text."""
    found = list(WORD.finditer(text))
    ids = np.array([axis(match.group()) for match in found], np.int32)
    tokens = np.eye(LETTERS, dtype=np.float32)[ids]
    whole = tokens.sum(axis=0)
    pooled = whole / max(float(np.linalg.norm(whole)), 1e-12)
    return TokenVectors(pooled, tokens, ids, np.array([match.span() for match in found], np.int32).reshape(-1, 2))


def axis(word: str) -> int:
    """Give the place of a word's first letter in the alphabet, counted from 0."""
    place = ord(word[0].lower()) - ord("a")
    return place if 0 <= place < LETTERS - 1 else LETTERS - 1


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """Give an empty folder, in memory where that can be: each index that is built is synced file by file."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        yield Path(folder)


@pytest.fixture
def encoder() -> LetterEncoder:
    """Give the encoder of first letters."""
    return LetterEncoder()


@pytest.fixture
def open_library(mini_workspace: Workspace, encoder: LetterEncoder) -> Callable[..., Library]:
    """Give a function that opens the workspace of the invented papers as another process would."""

    def opened(*, build: bool = True) -> Library:
        library = Library(mini_workspace, build=build)
        library._models._encoder = encoder
        return library

    return opened


@pytest.fixture
def library(open_library: Callable[..., Library]) -> Library:
    """Give a library of the invented papers; nothing is built yet."""
    return open_library()


@pytest.fixture(scope="session")
def library_to_read(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Give a library of the invented papers that is built once, for tests that only ask."""
    root = tmp_path_factory.mktemp("to-read")
    shutil.copytree(MINI / "corpus", root / "corpus")
    library = Library(Workspace.at(root))
    library._models._encoder = LetterEncoder()
    library.ingest()
    return library


@pytest.fixture
def edit(mini_workspace: Workspace) -> Callable[[str, str, str], None]:
    """Give a function that puts words in the place of others in a file of corpus/, once."""

    def edited(name: str, old: str, new: str) -> None:
        path = mini_workspace.corpus / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    return edited
