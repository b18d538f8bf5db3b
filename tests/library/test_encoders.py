"""Which encoder is used: the one that was asked for, or the one that the index was made with; never another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec
import pytest

from hscqa.encode import OWN, find_model
from hscqa.errors import IndexUnusable, ModelUnusable
from hscqa.index import Generation, write_manifest
from hscqa.library import Library, embed
from hscqa.library.embed import plan, windows_of
from hscqa.model import Mode, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from hscqa.index import Manifest
    from hscqa.ingest import Workspace
    from hscqa.model import Document
    from tests.library.conftest import LetterEncoder


def manifest(workspace: Workspace) -> Manifest:
    """Give the live generation's manifest."""
    live = Generation.live(workspace.index)
    assert live is not None
    return live.manifest


def pretend(workspace: Workspace, **changes: str) -> None:
    """Let the index say that another encoder had made it."""
    live = Generation.live(workspace.index)
    assert live is not None
    write_manifest(live.folder, msgspec.structs.replace(live.manifest, **changes))


@pytest.fixture
def model_folder(tmp_path: Path) -> Path:
    """Give a folder that looks like a model."""
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "model.safetensors").write_bytes(b"weights")
    return folder


def test_the_index_remembers_its_encoder(library: Library, mini_workspace: Workspace) -> None:
    library.ingest()
    found = manifest(mini_workspace)
    assert (found.encoder, found.encoder_name) == (find_model().fingerprint, OWN)


def test_an_index_of_another_encoder_is_refused_with_both_named(
    library: Library, open_library: Callable[..., Library], mini_workspace: Workspace
) -> None:
    library.ingest()
    pretend(mini_workspace, encoder="sha256:0123")
    for question in (lambda: open_library().search("vans"), lambda: open_library().warm()):
        with pytest.raises(IndexUnusable, match="make it anew with: hscqa ingest --model NAME") as error:
            question()
        assert "sha256:0123" in error.value.what
        assert find_model().fingerprint in error.value.what
    assert open_library().search("vans", mode=Mode.LEXICAL).hits


def test_a_question_never_makes_a_stale_index_with_another_encoder(
    library: Library, mini_workspace: Workspace, model_folder: Path, edit: Callable[[str, str, str], None]
) -> None:
    library.ingest()
    before = manifest(mini_workspace)
    edit("audit.txt", "van", "VAN")
    asking = Library(mini_workspace, model=str(model_folder))
    with pytest.raises(IndexUnusable, match="make it anew with: hscqa ingest --model NAME"):
        asking.search("vans")
    assert manifest(mini_workspace) == before


def test_an_ingest_with_another_encoder_encodes_all_anew(
    library: Library, encoder: LetterEncoder, mini_workspace: Workspace
) -> None:
    report = library.ingest()
    pretend(mini_workspace, encoder="sha256:0123")
    encoder.encoded.clear()
    again = library.ingest()
    assert (again.read, again.vectors_made) == ((), report.passages)
    assert encoder.encoded
    assert library.search("vans").hits


def test_an_encoder_is_loaded_once_for_an_ingest_and_the_questions_after_it(
    library: Library, encoder: LetterEncoder
) -> None:
    library.ingest()
    library.search("vans")
    assert library._models._encoder is encoder


def test_a_model_in_a_folder_is_found_again_from_elsewhere(
    mini_workspace: Workspace, model_folder: Path, encoder: LetterEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(model_folder.parent)
    made = Library(mini_workspace, model="mine")
    made._models._encoder = encoder
    encoder.files = find_model("mine")
    made.ingest()
    assert manifest(mini_workspace).encoder_name == str(model_folder)
    monkeypatch.chdir("/")
    later = Library(mini_workspace)
    later._models._encoder = encoder
    assert later.search("vans").hits


def test_a_model_that_has_changed_since_is_another(
    mini_workspace: Workspace, model_folder: Path, encoder: LetterEncoder
) -> None:
    made = Library(mini_workspace, model=str(model_folder))
    made._models._encoder = encoder
    encoder.files = find_model(str(model_folder))
    made.ingest()
    (model_folder / "model.safetensors").write_bytes(b"tuned")
    with pytest.raises(IndexUnusable, match="was made with"):
        Library(mini_workspace).search("vans")
    (model_folder / "model.safetensors").unlink()
    with pytest.raises(ModelUnusable, match="no safetensors"):
        Library(mini_workspace).search("vans")


def test_a_hub_name_that_stands_in_an_index_never_opens_the_network(
    library: Library, mini_workspace: Workspace
) -> None:
    library.ingest()
    pretend(mini_workspace, encoder="hub:someone/model", encoder_name="someone/model")
    files = Library(mini_workspace)._models._files(Generation.live(mini_workspace.index))
    assert (files.name, files.remote) == ("someone/model", False)
    asked = Library(mini_workspace, model="someone/model")._models._files(None)
    assert asked.remote


def test_a_passage_is_planned_by_its_sentences(mini_documents: Mapping[str, Document]) -> None:
    for document in mini_documents.values():
        for passage in document.passages:
            planned = plan(passage)
            assert planned.body == passage.body
            assert planned.windows[0].start == planned.sentences[0].start
            assert planned.windows[-1].end == planned.sentences[-1].end
            alone = len(planned.sentences) if len(planned.sentences) > 1 else 0
            assert len(planned.texts) == len(planned.windows) + alone


def test_windows_hold_whole_sentences_up_to_their_bound() -> None:
    body = "one two. three four. five. " * 100
    spans = [Span(start, start + 8) for start in range(0, 800, 9)]
    windows = windows_of(body, spans)
    assert windows[0].start == 0
    assert windows[-1].end == spans[-1].end
    assert all(len(body[start:end].split()) <= embed.LONGEST_WINDOW for start, end in windows)
    assert {window.start for window in windows} <= {span.start for span in spans}
    long = " ".join(["word"] * 500)
    assert windows_of(long, [Span(0, len(long))]) == [Span(0, len(long))]


def test_what_is_embedded_and_nothing_else_decides_whether_vectors_are_kept(
    mini_documents: Mapping[str, Document],
) -> None:
    passage = mini_documents["audit-2021"].passages[0]
    key = plan(passage).key
    assert plan(replace(passage, id="elsewhere:1", headings=("Another heading",), ordinal=9)).key == key
    assert plan(replace(passage, reading=f"{passage.reading}!")).key != key
