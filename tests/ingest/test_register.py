"""Files from elsewhere into corpus/, with an entry in papers.toml that can be read again."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hscqa.errors import CorpusError, UsageError, WorkspaceUnwritable
from hscqa.ingest import NewPaper, Workspace, read_corpus, register
from hscqa.ingest.clean import clean
from hscqa.ingest.declared import read_declared
from hscqa.model import Role

if TYPE_CHECKING:
    from pathlib import Path

AWKWARD = 'He said "no",\n\t\\n C:\\papers 🙂 [[paper]] \x1b[31m \x7f “É” \udc80'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "outside" / "New_paper-2020.txt"
    path.parent.mkdir()
    path.write_text("Some words.", encoding="utf-8")
    return path


def test_a_file_is_copied_and_described(empty_workspace: Workspace, file: Path) -> None:
    new = NewPaper(file, title="New: a paper", publisher="A Press", date="2020-05", role=Role.LOCAL)
    assert register(empty_workspace, new) == "new-a-paper"
    (paper,) = read_corpus(empty_workspace.corpus).papers
    assert (paper.id, paper.title, paper.publisher) == ("new-a-paper", "New: a paper", "A Press")
    assert (paper.date, paper.role, paper.file, paper.text) == ("2020-05", Role.LOCAL, file.name, "Some words.")
    assert file.exists()


def test_without_a_title_the_files_name_tells_it(empty_workspace: Workspace, file: Path) -> None:
    assert register(empty_workspace, NewPaper(file)) == "new-paper-2020"
    assert read_declared(empty_workspace.corpus)[0].title == "New paper 2020"


def test_an_entry_is_added_after_those_that_stand_there(mini_workspace: Workspace, file: Path) -> None:
    papers = mini_workspace.corpus / "papers.toml"
    before = papers.read_text(encoding="utf-8").rstrip("\n")
    papers.write_text(before, encoding="utf-8")
    register(mini_workspace, NewPaper(file))
    assert papers.read_text(encoding="utf-8").startswith(before)
    assert [entry.id for entry in read_declared(mini_workspace.corpus)][-2:] == ["bridges-plan-2021", "new-paper-2020"]


def test_an_awkward_title_is_written_so_that_it_can_be_read(empty_workspace: Workspace, file: Path) -> None:
    register(empty_workspace, NewPaper(file, title=AWKWARD, publisher=AWKWARD))
    (entry,) = read_declared(empty_workspace.corpus)
    expected = AWKWARD.replace("\x1b", "\ufffd").replace("\x7f", "\ufffd").replace("\udc80", "\ufffd")
    assert entry.title == entry.publisher == expected


@given(title=st.text(min_size=1))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_title_is_kept_or_refused_and_never_breaks_papers_toml(
    empty_workspace: Workspace, file: Path, title: str
) -> None:
    if not clean(title)[0].strip():
        with pytest.raises(UsageError, match="the title is empty"):
            register(empty_workspace, NewPaper(file, title=title))
        return
    register(empty_workspace, NewPaper(file, title=title))
    entries = read_declared(empty_workspace.corpus)
    assert len({entry.file for entry in entries}) == len(entries)


def test_a_file_that_stands_in_the_corpus_already_is_left_alone(mini_workspace: Workspace) -> None:
    before = (mini_workspace.corpus / "papers.toml").read_bytes()
    assert register(mini_workspace, NewPaper(mini_workspace.corpus / "audit.txt")) is None
    assert (mini_workspace.corpus / "papers.toml").read_bytes() == before


def test_a_file_that_stands_in_the_corpus_undescribed_is_described(mini_workspace: Workspace) -> None:
    path = mini_workspace.corpus / "late.txt"
    path.write_text("Late words.", encoding="utf-8")
    assert register(mini_workspace, NewPaper(path)) == "late"
    assert read_declared(mini_workspace.corpus)[-1].file == "late.txt"


def test_the_same_file_again_is_the_papers_new_text(empty_workspace: Workspace, file: Path) -> None:
    register(empty_workspace, NewPaper(file, title="T"))
    file.write_text("Other words.", encoding="utf-8")
    assert register(empty_workspace, NewPaper(file)) == "t"
    assert register(empty_workspace, NewPaper(file, title="T")) == "t"
    assert [paper.text for paper in read_corpus(empty_workspace.corpus).papers] == ["Other words."]


def test_another_paper_of_the_same_file_name_does_not_take_its_place(
    empty_workspace: Workspace, file: Path, tmp_path: Path
) -> None:
    register(empty_workspace, NewPaper(file, title="First"))
    (tmp_path / "elsewhere").mkdir()
    second = tmp_path / "elsewhere" / file.name
    second.write_text("Second words.", encoding="utf-8")
    assert register(empty_workspace, NewPaper(second, title="Second")) == "second"
    papers = read_corpus(empty_workspace.corpus).papers
    assert [(paper.id, paper.file, paper.text) for paper in papers] == [
        ("first", "New_paper-2020.txt", "Some words."),
        ("second", "New_paper-2020-2.txt", "Second words."),
    ]


def test_an_id_that_is_taken_is_numbered(empty_workspace: Workspace, file: Path) -> None:
    other = file.with_name("other.txt")
    other.write_text("Others.", encoding="utf-8")
    assert [register(empty_workspace, NewPaper(path, title="Same")) for path in (file, other)] == ["same", "same-2"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("missing.txt", "missing.txt is not there"),
        (".", "is no file; name the papers one by one"),
        ("sheet.xlsx", r"sheet.xlsx is of no known format; give one of: .markdown, .md, .pdf, .txt"),
    ],
)
def test_what_is_no_readable_file_is_refused(empty_workspace: Workspace, tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "sheet.xlsx").write_bytes(b"x")
    with pytest.raises(UsageError, match=said):
        register(empty_workspace, NewPaper(tmp_path / name))
    assert not empty_workspace.corpus.exists()


def test_a_wrong_date_is_refused_before_anything_is_written(mini_workspace: Workspace, file: Path) -> None:
    before = sorted(mini_workspace.corpus.iterdir())
    with pytest.raises(UsageError, match="cannot be added: the date “4/2/2019”"):
        register(mini_workspace, NewPaper(file, date="4/2/2019"))
    assert sorted(mini_workspace.corpus.iterdir()) == before
    assert read_corpus(mini_workspace.corpus).failures == ()


def test_a_malformed_papers_toml_is_not_added_to(empty_workspace: Workspace, file: Path) -> None:
    empty_workspace.corpus.mkdir(parents=True)
    papers = empty_workspace.corpus / "papers.toml"
    papers.write_text("[[paper", encoding="utf-8")
    with pytest.raises(CorpusError, match="not valid TOML"):
        register(empty_workspace, NewPaper(file))
    assert papers.read_text(encoding="utf-8") == "[[paper"


def test_an_empty_papers_toml_takes_its_first_paper(empty_workspace: Workspace, file: Path) -> None:
    empty_workspace.corpus.mkdir(parents=True)
    (empty_workspace.corpus / "papers.toml").touch()
    assert register(empty_workspace, NewPaper(file)) == "new-paper-2020"


def test_the_packaged_papers_cannot_be_added_to(mini_workspace: Workspace, file: Path) -> None:
    with pytest.raises(WorkspaceUnwritable, match="name a folder of your own with -w"):
        register(replace(mini_workspace, packaged=True), NewPaper(file))


def test_a_workspace_that_cannot_be_written_says_so(tmp_path: Path, file: Path) -> None:
    (tmp_path / "ws").mkdir()
    (tmp_path / "ws" / "corpus").write_text("a file in the way", encoding="utf-8")
    with pytest.raises(WorkspaceUnwritable, match=r"cannot write .*corpus: "):
        register(Workspace.at(tmp_path / "ws"), NewPaper(file))


@pytest.mark.skipif(os.name == "nt", reason="such a name cannot be made there")
def test_a_file_whose_name_cannot_be_shown_is_refused(empty_workspace: Workspace, file: Path) -> None:
    odd = file.with_name("odd\x1b[31m.txt")
    odd.write_text("Words.", encoding="utf-8")
    with pytest.raises(UsageError, match="under a name that can be shown"):
        register(empty_workspace, NewPaper(odd, title="Odd"))
    assert not (empty_workspace.corpus / "papers.toml").exists()
