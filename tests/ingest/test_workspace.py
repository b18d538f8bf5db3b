"""Which folder is taken as the workspace."""

from __future__ import annotations

from pathlib import Path

import pytest

from hscqa.errors import UsageError
from hscqa.ingest import Workspace, read_corpus


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in a folder that has no papers above it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HSCQA_WORKSPACE", raising=False)


def test_a_named_folder_is_taken_as_it_is(tmp_path: Path) -> None:
    found = Workspace.find(Path("new"))
    assert found.root == tmp_path / "new"
    assert (found.corpus, found.index) == (tmp_path / "new" / "corpus", tmp_path / "new" / "index")
    assert found.reviews == tmp_path / "new" / "reviews"
    assert not found.packaged


def test_a_named_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="is a file; name the folder that holds corpus/"):
        Workspace.find(tmp_path / "file")


def test_the_environment_names_a_workspace_where_the_caller_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HSCQA_WORKSPACE", str(tmp_path / "from-environment"))
    assert Workspace.find().root == tmp_path / "from-environment"
    assert Workspace.find(tmp_path / "named").root == tmp_path / "named"
    monkeypatch.setenv("HSCQA_WORKSPACE", "")
    assert Workspace.find().packaged


def test_the_nearest_folder_upward_with_papers_is_the_workspace(
    mini_workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = mini_workspace.root / "notes" / "today"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    assert Workspace.find() == mini_workspace


def test_elsewhere_the_papers_that_came_with_the_program_are_taken() -> None:
    found = Workspace.find()
    assert found.packaged
    assert len(read_corpus(found.corpus).papers) == 7
    assert found.corpus not in found.index.parents
