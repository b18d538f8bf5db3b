"""Papers that several groups of tests share: the invented ones of tests/papers/, and the real ones of corpus/."""

from __future__ import annotations

import shutil
import string
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from hscqa.ingest import Workspace, read_corpus
from hscqa.library import Library
from hscqa.structure import find_structure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hscqa.model import Document

HERE = Path(__file__).resolve().parent
MINI = HERE / "papers"
CORPUS = HERE.parent / "corpus"


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a test after what its bytes are, not after the bytes: those of a zip file hold the time they were made."""
    return argname if isinstance(val, bytes) else None


@pytest.fixture
def mini_workspace(tmp_path: Path) -> Workspace:
    """Copy the invented papers to a workspace that a test may write to."""
    root = tmp_path / "workspace"
    shutil.copytree(MINI, root)
    return Workspace.at(root)


@pytest.fixture(scope="session")
def mini_documents() -> Mapping[str, Document]:
    """Give the invented papers with their structure, by id."""
    return {paper.id: find_structure(paper) for paper in read_corpus(MINI / "corpus").papers}


@pytest.fixture(scope="session")
def corpus_documents() -> Mapping[str, Document]:
    """Give the papers of corpus/ with their structure, by id."""
    return {paper.id: find_structure(paper) for paper in read_corpus(CORPUS).papers}


@pytest.fixture(scope="session")
def corpus_library(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Library:
    """Give the papers of corpus/ with vectors; all test processes share one index, which the first one builds."""
    base = tmp_path_factory.getbasetemp()
    root = (base if worker_id == "master" else base.parent) / "papers-with-vectors"
    with FileLock(f"{root}.lock"):
        if not root.exists():
            shutil.copytree(CORPUS, root / "corpus")
        library = Library(Workspace.at(root))
        library.warm()
    return library


@pytest.fixture(scope="session")
def cross_encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a cross-encoder of one layer and random weights, which reads letters, 64 tokens at once."""
    import torch  # noqa: PLC0415  seconds of imports, which only the tests that run pay
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizer  # noqa: PLC0415
    from transformers.utils import logging  # noqa: PLC0415

    logging.disable_progress_bar()
    folder = tmp_path_factory.mktemp("models") / "tiny"
    letters = [*string.ascii_lowercase, *string.digits, *string.punctuation]
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *(f"##{letter}" for letter in letters)]
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=64,
        num_labels=1,
        initializer_range=0.5,  # wide, so that scores differ plainly
    )
    with torch.random.fork_rng():
        torch.manual_seed(0)
        BertForSequenceClassification(config).save_pretrained(folder)
    numbered = {token: number for number, token in enumerate(vocabulary)}
    BertTokenizer(vocab=numbered, model_max_length=64).save_pretrained(folder)
    return folder
