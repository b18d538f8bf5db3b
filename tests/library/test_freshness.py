"""An index stands for its corpus or it is not used; what is only touched stays fresh."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from hscqa.errors import CorpusError, ExitCode, IndexUnusable
from hscqa.index import SCHEMA_VERSION, Generation
from hscqa.library import freshness
from hscqa.library.freshness import reader_fingerprint, stale_because
from hscqa.model import Mode

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hscqa.ingest import Workspace
    from hscqa.library import Library

    Edit = Callable[[str, str, str], None]


def why(workspace: Workspace) -> str | None:
    """Say why the live generation is stale."""
    return stale_because(Generation.live(workspace.index), workspace.corpus)


def age(path: Path, seconds: int) -> None:
    """Give a file a time in the past."""
    when = path.stat().st_mtime_ns - seconds * 1_000_000_000
    os.utime(path, ns=(when, when))


@pytest.fixture
def built(library: Library, mini_workspace: Workspace) -> Workspace:
    """Give the workspace once it has an index, made of files that are some time old."""
    for path in mini_workspace.corpus.iterdir():
        age(path, 60)
    library.ingest()
    return mini_workspace


def test_an_index_just_made_is_fresh(built: Workspace) -> None:
    assert why(built) is None


def test_a_touched_file_that_says_the_same_is_fresh(built: Workspace, library: Library) -> None:
    before = Generation.live(built.index)
    assert before is not None
    age(built.corpus / "audit.txt", 3_600)
    assert why(built) is None
    assert library.ingest().read == ()
    after = Generation.live(built.index)
    assert after is not None
    assert (after.folder, after.damage()) == (before.folder, [])
    noted = after.manifest.sources["audit.txt"].mtime_ns
    assert noted == (built.corpus / "audit.txt").stat().st_mtime_ns != before.manifest.sources["audit.txt"].mtime_ns


def test_an_unchanged_file_is_not_read_again_to_see_that(built: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(freshness, "file_sha256", lambda path: pytest.fail(f"read {path}"))
    assert why(built) is None


def test_a_file_changed_as_soon_as_it_was_read_is_seen_even_at_its_old_size_and_time(
    library: Library, mini_workspace: Workspace
) -> None:
    path = mini_workspace.corpus / "audit.txt"
    path.touch()
    library.ingest()
    stat = path.stat()
    path.write_text(path.read_text("utf-8").replace("412", "413"), "utf-8")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert path.stat().st_size == stat.st_size
    assert why(mini_workspace) == "audit.txt has changed"


def test_a_changed_paper_is_read_by_the_next_command(built: Workspace, library: Library, edit: Edit) -> None:
    edit("audit.txt", "412 villages", "9413 villages")
    assert why(built) == "audit.txt has changed"
    assert "9413" in library.show("audit-2021:para-1").blocks[0].text
    assert why(built) is None


def test_a_lost_file_and_a_found_one_are_changes(built: Workspace) -> None:
    (built.corpus / "audit.txt").rename(built.corpus / "aside")
    assert why(built) == "audit.txt has changed"
    (built.corpus / "aside").rename(built.corpus / "audit.txt")
    assert why(built) is None


def test_a_file_that_papers_toml_does_not_name_is_no_change(built: Workspace) -> None:
    (built.corpus / "notes.txt").write_text("my own", "utf-8")
    assert why(built) is None


def test_another_list_of_papers_is_a_change(built: Workspace, edit: Edit) -> None:
    edit("papers.toml", 'file = "audit.txt"', 'file = "other.txt"')
    assert why(built) == "the corpus has other files"


def test_a_reader_that_reads_differently_makes_the_index_stale(
    built: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader_fingerprint.cache_clear()
    monkeypatch.setattr(freshness, "READER_CODE", ("words.py",))
    try:
        assert why(built) == "this version of hscqa reads papers differently"
    finally:
        reader_fingerprint.cache_clear()


def test_no_index_is_said_to_be_none(mini_workspace: Workspace) -> None:
    assert why(mini_workspace) == "there is no index"


def every_question(library: Library) -> list[Callable[[], object]]:
    """Give each question that needs an index."""
    return [
        library.papers,
        library.warm,
        library.verify,
        library.crosswalk,
        lambda: library.paper("audit-2021"),
        lambda: library.outline("audit-2021"),
        lambda: library.document("audit-2021"),
        lambda: library.show("audit-2021:para-1"),
        lambda: library.search("vans"),
        lambda: library.search("vans", mode=Mode.LEXICAL),
        lambda: library.ask("How many vans are there?"),
    ]


def test_where_nothing_may_be_built_a_missing_index_is_refused(
    open_library: Callable[..., Library], mini_workspace: Workspace
) -> None:
    for question in every_question(open_library(build=False)):
        with pytest.raises(IndexUnusable, match="there is no index; build it with: hscqa ingest") as error:
            question()
        assert error.value.exit_code == ExitCode.INDEX
    assert not mini_workspace.index.exists()


def test_where_nothing_may_be_built_a_stale_index_is_refused(
    built: Workspace, open_library: Callable[..., Library], edit: Edit
) -> None:
    before = Generation.live(built.index)
    assert before is not None
    library = open_library(build=False)
    assert library.papers()
    edit("audit.txt", "412 villages", "9413 villages")
    for question in every_question(library):
        with pytest.raises(IndexUnusable, match=r"audit\.txt has changed"):
            question()
    after = Generation.live(built.index)
    assert after is not None
    assert after.folder == before.folder


def test_where_nothing_may_be_built_vectors_that_are_lacking_are_refused(
    library: Library, open_library: Callable[..., Library]
) -> None:
    library.papers()
    frozen = open_library(build=False)
    assert frozen.search("vans", mode=Mode.LEXICAL).hits
    with pytest.raises(IndexUnusable, match="no vectors yet"):
        frozen.search("vans")


@pytest.mark.parametrize(
    "broken", ["[[paper", "", 'colour = "red"', '[[paper]]\nid = "A B"\ntitle = "x"\nfile = "audit.txt"\n']
)
def test_a_broken_papers_toml_is_told_by_every_question_and_the_old_index_stays(
    built: Workspace, open_library: Callable[..., Library], broken: str
) -> None:
    before = Generation.live(built.index)
    assert before is not None
    path = built.corpus / "papers.toml"
    good = path.read_text("utf-8")
    library = open_library()
    path.write_text(broken, "utf-8")
    for question in [*every_question(library), library.ingest]:
        with pytest.raises(CorpusError, match=r"papers\.toml"):
            question()
    after = Generation.live(built.index)
    assert after is not None
    assert (after.folder, after.damage()) == (before.folder, [])
    path.write_text(good, "utf-8")
    assert library.search("vans").hits


def test_an_index_that_another_process_made_is_taken_up(
    library: Library, open_library: Callable[..., Library], edit: Edit
) -> None:
    assert library.search("vans").hits
    edit("audit.txt", "412 villages", "9413 villages")
    open_library().ingest()
    library._may_build = False  # it need not build: the other has
    assert "9413" in library.show("audit-2021:para-1").blocks[0].text
    assert library.search("9413", mode=Mode.LEXICAL).hits


def test_the_index_of_another_schema_is_made_anew(built: Workspace, open_library: Callable[..., Library]) -> None:
    live = Generation.live(built.index)
    assert live is not None
    path = live.folder / "manifest.json"
    path.write_text(path.read_text("utf-8").replace(f'"schema": {SCHEMA_VERSION}', '"schema": 99'), "utf-8")
    assert open_library().search("vans").hits
    assert not live.folder.exists()
