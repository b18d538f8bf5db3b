"""A workspace in which nobody has decided anything."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.library.conftest import MINI

if TYPE_CHECKING:
    from pathlib import Path

from tests.returning.office import PAPERS, Office, opened


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a workspace of the invented papers with an index and a crosswalk, once."""
    root = tmp_path_factory.mktemp("returned") / "made"
    shutil.copytree(MINI / "corpus", root / "corpus")
    opened(root).library.crosswalk(*PAPERS[:2], PAPERS[2:])
    return root


@pytest.fixture
def office(made: Path, tmp_path: Path) -> Office:
    """Give a workspace of its own in which nobody has decided anything."""
    shutil.copytree(made, tmp_path / "office")
    return opened(tmp_path / "office")
