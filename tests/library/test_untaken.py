"""Files that stand in corpus/ and are not taken in yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hscqa.errors import CorpusError
from hscqa.ingest import NewPaper, Workspace, register
from hscqa.library.untaken import untaken

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Give a workspace with one paper, taken in."""
    found = Workspace.at(tmp_path / "workspace")
    (tmp_path / "gulls.txt").write_text("1. The gulls should be counted.\n", encoding="utf-8")
    register(found, NewPaper(tmp_path / "gulls.txt"))
    return found


def test_a_file_of_a_known_format_is_found_until_it_is_taken_in(workspace: Workspace) -> None:
    assert untaken(workspace) == ()
    files = [workspace.corpus / name for name in ("Terns.PDF", "keepers.md")]
    for file in files:
        file.write_text("1. The keeper should count.\n", encoding="utf-8")
    assert untaken(workspace) == tuple(files)
    register(workspace, NewPaper(files[1]))
    assert untaken(workspace) == (files[0],)


def test_what_is_no_paper_is_passed_over(workspace: Workspace, tmp_path: Path) -> None:
    for name in ("glossary.toml", ".hidden.txt", "~$open.docx", "~$open.md", "gulls.xyz"):
        (workspace.corpus / name).write_text("x", encoding="utf-8")
    (workspace.corpus / "folder.txt").mkdir()
    (workspace.corpus / "elsewhere.txt").symlink_to(tmp_path / "gulls.txt")
    assert untaken(workspace) == ()


def test_a_corpus_without_a_list_of_papers_has_only_such_files(tmp_path: Path) -> None:
    workspace = Workspace.at(tmp_path)
    assert untaken(workspace) == ()
    workspace.corpus.mkdir()
    (workspace.corpus / "terns.txt").write_text("x", encoding="utf-8")
    assert untaken(workspace) == (workspace.corpus / "terns.txt",)


def test_papers_that_cannot_be_added_to_have_none_beside_them(workspace: Workspace) -> None:
    (workspace.corpus / "terns.txt").write_text("x", encoding="utf-8")
    packaged = Workspace(workspace.root, workspace.corpus, workspace.index, packaged=True)
    assert untaken(packaged) == ()


def test_a_list_of_papers_that_is_wrong_is_an_error_with_its_remedy(workspace: Workspace) -> None:
    (workspace.corpus / "papers.toml").write_text("[[paper]", encoding="utf-8")
    with pytest.raises(CorpusError, match="is not valid TOML"):
        untaken(workspace)
