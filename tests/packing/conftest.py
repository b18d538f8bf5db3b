"""A crosswalk of the invented papers with its evidence pack, this machine and another one."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hscqa.library.checking import check_file
from hscqa.library.packing import packed
from tests.packing.exports import CORPUS, PACKED, exported, invented, read

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hscqa.model import Crosswalk, Document, Verification

    Verify = Callable[..., Verification]


@pytest.fixture(scope="module")
def made(mini_documents: Mapping[str, Document]) -> Crosswalk:
    return invented(mini_documents)


@pytest.fixture(scope="module")
def evidence(made: Crosswalk, mini_documents: Mapping[str, Document]) -> str:
    return packed(made, {paper: one.paper for paper, one in mini_documents.items()}, CORPUS)


@pytest.fixture(scope="module")
def files(made: Crosswalk, evidence: str, mini_documents: Mapping[str, Document]) -> dict[str, bytes]:
    return {form: exported(form, made, mini_documents, evidence) for form in PACKED}


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """Give the corpus of another machine: copies of the same papers, to be changed."""
    return Path(shutil.copytree(CORPUS, tmp_path / "corpus"))


@pytest.fixture
def verify(tmp_path: Path) -> Verify:
    """Give a function that checks a file against the papers of a corpus."""

    def check(form: str, body: bytes, corpus: Path = CORPUS) -> Verification:
        file = tmp_path / f"ties.{form}"
        file.write_bytes(body)
        return check_file(file, read(corpus), corpus)

    return check
