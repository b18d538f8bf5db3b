"""The doctor: says what is wrong and what to do, of a whole workspace and of a ruined one, and never fails itself."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

import msgspec
import pytest

from hscqa.encode import OWN, PUBLISHED, find_model
from hscqa.errors import IndexUnusable
from hscqa.index import Generation, write_manifest
from hscqa.index.vectors import FILES
from hscqa.ingest import Workspace
from hscqa.library import Library
from hscqa.model import Mode

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hscqa.model import Check


def checks(library: Library) -> dict[str, Check]:
    """Give the doctor's checks by name; what is well needs no remedy, and what is not has one."""
    found = {check.name: check for check in library.doctor()}
    assert list(found) == ["installed", "model", "corpus", "index", "index files", "writable"]
    assert all(check.ok == (check.remedy is None) for check in found.values())
    return found


def failed(library: Library) -> set[str]:
    """Name the checks that failed."""
    return {name for name, check in checks(library).items() if not check.ok}


def live(workspace: Workspace) -> Generation:
    """Open the live generation, which must be there."""
    found = Generation.live(workspace.index)
    assert found is not None
    return found


def test_all_is_well_with_a_workspace_just_made(library: Library) -> None:
    library.ingest()
    assert failed(library) == set()
    found = checks(library)
    assert "6 papers" in found["index"].detail
    assert "all whole" in found["index files"].detail
    assert "SQLite" in found["installed"].detail


def test_nothing_is_built_to_be_examined(library: Library, mini_workspace: Workspace) -> None:
    assert failed(library) == {"index", "index files"}
    assert checks(library)["index"].remedy == "build it with: hscqa ingest"
    assert not mini_workspace.index.exists()


def harm_files(workspace: Workspace) -> list[str]:
    """Name the files of the live generation that hold anything."""
    return [name for name, stored in live(workspace).manifest.files.items() if stored.size]


def test_each_damaged_file_is_named_refused_and_made_anew(
    library: Library, open_library: Callable[..., Library], mini_workspace: Workspace
) -> None:
    library.ingest()
    good = open_library().search("vans and councils").hits
    for kind in (".faiss", "tokens.npy", ".sqlite", ".term", "meta.json"):
        name = next(name for name in harm_files(mini_workspace) if name.endswith(kind))
        path = live(mini_workspace).folder / name
        path.write_bytes(path.read_bytes()[:-7])
        found = checks(open_library())["index files"]
        assert not found.ok
        assert name in found.detail
        assert found.remedy == "rebuild it with: hscqa ingest --rebuild"
        with pytest.raises(IndexUnusable, match=r"is missing or damaged; .*--rebuild") as error:
            open_library().search("vans and councils")
        assert name in error.value.what
        report = open_library().ingest()  # finds the damage by itself
        assert (len(report.read), report.vectors_reused) == (6, 0)
        assert failed(open_library()) == set()
        assert open_library().search("vans and councils").hits == good


def test_damage_to_vectors_does_not_stop_what_needs_none(
    library: Library, open_library: Callable[..., Library], mini_workspace: Workspace
) -> None:
    library.ingest()
    for name in FILES:
        (live(mini_workspace).folder / name).unlink()
    assert open_library().search("vans", mode=Mode.LEXICAL).hits
    assert open_library().show("audit-2021:para-1").blocks
    with pytest.raises(IndexUnusable):
        open_library().search("vans")


def test_a_stale_index_says_why(library: Library, edit: Callable[[str, str, str], None]) -> None:
    library.ingest()
    edit("audit.txt", "412", "9413")
    assert failed(library) == {"index"}
    assert "stale: audit.txt has changed" in checks(library)["index"].detail


def test_an_index_of_another_encoder_is_told(library: Library, mini_workspace: Workspace) -> None:
    library.ingest()
    found = live(mini_workspace)
    write_manifest(found.folder, msgspec.structs.replace(found.manifest, encoder="sha256:0123"))
    assert failed(library) == {"model"}
    assert "sha256:0123" in checks(library)["model"].detail


def made_with_the_published_model(workspace: Workspace) -> None:
    """Let the index say that the published model had made it."""
    found, files = live(workspace), find_model(PUBLISHED)
    made = msgspec.structs.replace(found.manifest, encoder=files.fingerprint, encoder_name=files.name)
    write_manifest(found.folder, made)


def test_an_index_of_the_published_model_is_well_and_our_own_is_named(
    library: Library, mini_workspace: Workspace
) -> None:
    library.ingest()
    assert OWN not in checks(library)["model"].detail.replace(OWN, "", 1)
    made_with_the_published_model(mini_workspace)
    found = checks(library)["model"]
    assert found.ok
    assert found.detail.startswith(f"{PUBLISHED}; its files are whole")
    assert f"hscqa ingest --model {OWN}" in found.detail


def test_a_model_that_is_not_installed_is_told(
    library: Library, mini_workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.ingest()
    made_with_the_published_model(mini_workspace)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    assert "model" in failed(library)
    assert "not installed" in checks(library)["model"].detail


def test_a_paper_that_cannot_be_read_is_told(library: Library, mini_workspace: Workspace) -> None:
    (mini_workspace.corpus / "audit.txt").unlink()
    library.ingest()
    assert failed(library) == {"corpus"}
    assert "audit.txt is not there" in checks(library)["corpus"].detail


def test_a_folder_that_is_no_workspace_is_examined_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for root in (tmp_path, tmp_path / "nowhere", tmp_path / "file"):
        assert failed(Library(Workspace.at(root))) >= {"corpus", "index", "index files"}


def test_a_file_where_the_index_should_be_cannot_be_written(mini_workspace: Workspace) -> None:
    mini_workspace.index.touch()
    assert "writable" in failed(Library(mini_workspace))
