"""A generation: whole or not there, live only when it is whole, and never a wrong word from a damaged one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hscqa.errors import IndexUnusable
from hscqa.index import SCHEMA_VERSION, Generation, generation, manifest, write_generation
from hscqa.index.generation import LEXICAL, RECORDS
from hscqa.index.vectors import FILES
from hscqa.words import stems

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.index import Manifest, NewVectors
    from hscqa.model import Document


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """Give the folder that generations are written to."""
    return tmp_path / "index"


def names(index: Path) -> set[str]:
    """Name what stands in an index folder."""
    return {path.name for path in index.iterdir()}


def live(index: Path) -> Generation:
    """Open the live generation, which must be there."""
    found = Generation.live(index)
    assert found is not None
    return found


def test_what_was_written_is_what_is_opened(
    write: Callable[[], Generation], index: Path, documents: tuple[Document, ...], vectors: NewVectors
) -> None:
    written = write()
    found = live(index)
    assert found.folder == written.folder
    assert found.manifest == written.manifest
    assert tuple(found.records.document(one.paper) for one in documents) == documents
    assert len(found.vectors) == len(vectors.passages) == found.manifest.passages
    assert (found.manifest.encoder, found.manifest.encoder_name, found.vectors.dimension) == ("sha256:axes", "axes", 8)
    assert found.damage() == []


def test_a_generation_that_is_taken_away_while_it_is_looked_for_is_left_for_the_new_one(
    write: Callable[[], Generation], index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = write()
    read = manifest._manifest_of
    newer: list[Generation] = []

    def read_too_late(folder: Path) -> Manifest | None:
        if not newer:
            newer.append(write())
            assert not old.folder.exists()
        return read(folder)

    monkeypatch.setattr(manifest, "_manifest_of", read_too_late)
    assert live(index).folder == newer[0].folder


def test_a_passage_has_one_number_everywhere(
    write: Callable[[], Generation], documents: tuple[Document, ...], vectors: NewVectors
) -> None:
    written = write()
    passages = [passage for one in documents for passage in one.passages]
    for number, passage in enumerate(passages):
        assert written.records.numbered_passages([number]) == {number: passage}
        assert written.vectors.all_of(number).key == vectors.passages[number].key
        words = stems(passage.body)
        found = [place for place, _ in written.lexical.search(words, len(passages), [passage.paper_id])]
        assert not words or number in found


def test_the_manifest_names_every_file_but_itself_and_locks(write: Callable[[], Generation]) -> None:
    written = write()
    there = {path.relative_to(written.folder).as_posix() for path in written.folder.rglob("*") if path.is_file()}
    unnamed = there - set(written.manifest.files)
    assert unnamed == {"manifest.json", "lexical/.tantivy-meta.lock", "lexical/.tantivy-writer.lock"}
    assert set(written.manifest.files) <= there


def test_current_is_switched_when_all_else_is_done(
    write: Callable[[], Generation], index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = write()
    switched: list[str] = []
    replace = Path.replace

    def watched(self: Path, target: Path) -> Path:
        if target.name == "current":
            name = self.read_text("utf-8").strip()
            assert live(index).folder == first.folder
            manifest = json.loads((index / name / "manifest.json").read_text("utf-8"))
            assert all((index / name / path).stat().st_size == of["size"] for path, of in manifest["files"].items())
            switched.append(name)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", watched)
    assert switched == [] and write().folder.name == switched[0]  # noqa: PT018  one event
    assert live(index).folder.name == switched[0]


def test_older_and_unfinished_generations_go_and_what_is_not_ours_stays(
    write: Callable[[], Generation], index: Path
) -> None:
    first = write()
    unfinished = index / "20190204T120000-abc123"
    unfinished.mkdir()
    (unfinished / "passages.sqlite").write_bytes(b"half")
    (index / "lock").touch()
    (index / "my notes").mkdir()
    second = write()
    assert names(index) == {"current", second.folder.name, "lock", "my notes"}
    assert first.folder != second.folder


def test_a_generation_may_have_no_vectors(index: Path, documents: tuple[Document, ...], manifest: Manifest) -> None:
    written = write_generation(index, manifest, documents, None)
    assert not [name for name in written.manifest.files if name in FILES]
    written.open(lexical=True, vectors=False)
    with pytest.raises(IndexUnusable, match="no vectors yet; build them with: hscqa ingest"):
        _ = live(index).vectors


def test_a_generation_may_have_no_papers(index: Path, manifest: Manifest) -> None:
    written = write_generation(index, manifest, (), None)
    assert (written.records.papers(), written.lexical.search(["van"], 10)) == ((), [])


@pytest.mark.parametrize(
    "current",
    [
        b"",
        b"\n",
        b".",
        b"..",
        b"../elsewhere",
        b"/tmp",
        b"C:\\",
        b"a\0b",
        b"\xff\xfe",
        b"x" * 10_000,
        b"20190204T120000-abc123",
    ],
)
def test_a_current_that_names_no_generation_is_no_index(
    write: Callable[[], Generation], index: Path, current: bytes
) -> None:
    written = write()
    for outside in (index / "manifest.json", index.parent / "manifest.json", index.parent / "elsewhere/manifest.json"):
        outside.parent.mkdir(exist_ok=True)
        outside.write_bytes((written.folder / "manifest.json").read_bytes())
    (index / "current").write_bytes(current)
    assert Generation.live(index) is None


@pytest.mark.parametrize("body", [b"", b"{", b"null", b"[]", b"{}", b"\xff", b'{"schema": "1"}', b"[" * 100_000])
def test_a_manifest_that_cannot_be_read_is_no_index(write: Callable[[], Generation], index: Path, body: bytes) -> None:
    (write().folder / "manifest.json").write_bytes(body)
    assert Generation.live(index) is None


def test_another_schema_is_no_index(write: Callable[[], Generation], index: Path) -> None:
    path = write().folder / "manifest.json"
    said = json.loads(path.read_text("utf-8"))
    assert said["schema"] == SCHEMA_VERSION
    for schema in (0, SCHEMA_VERSION + 1):
        path.write_text(json.dumps(said | {"schema": schema}), "utf-8")
        assert Generation.live(index) is None


def test_a_folder_that_is_not_there_is_no_index(tmp_path: Path) -> None:
    assert Generation.live(tmp_path / "nowhere") is None
    (tmp_path / "file").touch()
    assert Generation.live(tmp_path / "file") is None


def opened(found: Generation, name: str) -> object:
    """Open the part of a generation that a file belongs to."""
    if name == RECORDS:
        return found.records
    return found.lexical if name.startswith(LEXICAL) else found.vectors


def gone(path: Path) -> None:
    path.unlink()


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def one_bit_flipped(path: Path) -> None:
    body = bytearray(path.read_bytes())
    body[len(body) // 2] ^= 1
    path.write_bytes(body)


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("harm", [gone, emptied, cut_short, one_bit_flipped, a_folder])
def test_damage_to_any_file_is_seen_before_it_is_read(
    write: Callable[[], Generation], index: Path, harm: Callable[[Path], None]
) -> None:
    written = write()
    for name in written.manifest.files:
        path = written.folder / name
        whole, aside = path.read_bytes(), path.with_name("aside")
        path.rename(aside)  # what is open keeps its bytes
        path.write_bytes(whole)
        harm(path)
        found = live(index)
        with pytest.raises(IndexUnusable) as error:
            opened(found, name)
        assert error.value.what == f"{path} is missing or damaged"
        assert "hscqa ingest --rebuild" in error.value.remedy
        assert found.damage() == [name]
        if path.is_dir():
            path.rmdir()
        aside.replace(path)
    assert live(index).damage() == []


def test_of_a_large_file_only_the_size_is_compared_when_it_is_opened(
    write: Callable[[], Generation], index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write().folder / "tokens.npy"
    one_bit_flipped(path)
    monkeypatch.setattr(generation, "HASHED_ON_OPEN", 1)
    assert len(live(index).vectors) > 0
    assert live(index).damage() == ["tokens.npy"]
    cut_short(path)
    with pytest.raises(IndexUnusable, match=r"tokens\.npy"):
        _ = live(index).vectors


def test_what_is_open_stays_readable_when_the_generation_is_taken_away(
    write: Callable[[], Generation], index: Path, documents: tuple[Document, ...]
) -> None:
    first = write()
    first.open(lexical=True, vectors=True)
    before = first.lexical.search(["van"], 5)
    write()
    assert not first.folder.exists()
    assert first.records.document(documents[0].paper) == documents[0]
    assert first.lexical.search(["van"], 5) == before
    assert first.vectors.tokens(0).shape == (2, 8)
    assert live(index).folder != first.folder
