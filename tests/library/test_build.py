"""Ingest: what is unchanged is skipped and said to be, and an index brought up to date is one made anew."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hscqa.errors import CorpusError, ModelUnusable, UnknownId, UsageError
from hscqa.index import Generation
from hscqa.index.vectors import FILES
from hscqa.ingest import Workspace
from hscqa.library import Library
from hscqa.library.build import build
from hscqa.model import Mode, Role

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hscqa.library import IngestReport
    from tests.library.conftest import LetterEncoder

    Edit = Callable[[str, str, str], None]

ALL = ("audit-2021", "review-2022", "readers-2022", "bridges-2020", "bridges-response-2021", "bridges-plan-2021")
UNCHANGED = dict.fromkeys(ALL, "unchanged")


def skipped_but(*papers: str) -> dict[str, str]:
    """Give what an ingest says of all papers but these."""
    return {paper: why for paper, why in UNCHANGED.items() if paper not in papers}


def generations(workspace: Workspace) -> list[str]:
    """Name the generations that stand in the index folder."""
    return sorted(path.name for path in workspace.index.iterdir() if path.is_dir())


def counts(report: IngestReport) -> tuple[int, int]:
    """Give how many vectors were reused and made."""
    return report.vectors_reused, report.vectors_made


def test_the_first_ingest_reads_every_paper(library: Library, encoder: LetterEncoder) -> None:
    report = library.ingest()
    assert (report.read, report.skipped, report.failed, report.removed) == (ALL, (), (), ())
    assert report.passages == sum(info.passages for info in library.papers()) > 40
    assert counts(report) == (0, report.passages)
    assert encoder.loaded


def test_the_second_does_nothing_and_says_why(
    library: Library, encoder: LetterEncoder, mini_workspace: Workspace
) -> None:
    first = library.ingest()
    before = generations(mini_workspace)
    encoder.loaded = False
    report = library.ingest()
    assert (report.read, dict(report.skipped), report.failed, report.removed) == ((), UNCHANGED, (), ())
    assert (report.passages, *counts(report)) == (first.passages, first.passages, 0)
    assert generations(mini_workspace) == before
    assert not encoder.loaded


def test_a_changed_paper_alone_is_read_and_only_its_new_passages_are_encoded(
    library: Library, encoder: LetterEncoder, edit: Edit
) -> None:
    first = library.ingest()
    encoder.encoded.clear()
    edit("audit.txt", "vans called at 412 villages", "vans called at 413 villages")
    report = library.ingest()
    assert report.read == ("audit-2021",)
    assert dict(report.skipped) == skipped_but("audit-2021")
    assert counts(report) == (first.passages - 1, 1)
    assert encoder.encoded
    assert all("413" in text or "Libraries Act 2015" in text for text in encoder.encoded)
    assert "413" in library.show("audit-2021:para-1").blocks[0].text


def test_of_a_file_with_several_papers_only_the_changed_one_is_read(library: Library, edit: Edit) -> None:
    library.ingest()
    edit("bridges.txt", "Harrow bridge fell on 3 June 2018", "Harrow bridge fell on 4 June 2018")
    report = library.ingest()
    assert report.read == ("bridges-2020",)
    assert dict(report.skipped) == skipped_but("bridges-2020")


def test_what_is_only_said_of_a_paper_changes_no_vector_and_loads_no_encoder(
    library: Library, encoder: LetterEncoder, edit: Edit
) -> None:
    first = library.ingest()
    encoder.loaded = False
    edit("papers.toml", "Norland Audit (2021)", "The Auditors (2021)")
    report = library.ingest()
    assert report.read == ("audit-2021",)
    assert counts(report) == (first.passages, 0)
    assert not encoder.loaded
    assert library.paper("audit-2021").short == "The Auditors (2021)"


def test_a_removed_paper_is_gone_from_everywhere(library: Library, mini_workspace: Workspace) -> None:
    library.ingest()
    assert library.search("reading panels", mode=Mode.LEXICAL).hits[0].passage.paper_id == "readers-2022"
    path = mini_workspace.corpus / "papers.toml"
    entries = path.read_text("utf-8").split("[[paper]]\n")
    path.write_text("[[paper]]\n".join(entry for entry in entries if "readers-2022" not in entry), "utf-8")
    report = library.ingest()
    assert (report.removed, report.read) == (("readers-2022",), ())
    with pytest.raises(UnknownId):
        library.outline("readers-2022")
    for mode in Mode:
        hits = library.search("reading panels of the forum", k=1_000, mode=mode).hits
        assert hits
        assert not [hit for hit in hits if hit.passage.paper_id == "readers-2022"]


def test_a_rebuild_that_loses_a_paper_says_so_too(library: Library, mini_workspace: Workspace) -> None:
    library.ingest()
    path = mini_workspace.corpus / "papers.toml"
    entries = path.read_text("utf-8").split("[[paper]]\n")
    path.write_text("[[paper]]\n".join(entry for entry in entries if "readers-2022" not in entry), "utf-8")
    assert library.ingest(rebuild=True).removed == ("readers-2022",)


def test_an_added_paper_is_found(library: Library, tmp_path: Path, encoder: LetterEncoder) -> None:
    first = library.ingest()
    encoder.encoded.clear()
    paper = tmp_path / "Otter census.txt"
    paper.write_text("Otter census\n\nForty otters live beside the canal.\n", "utf-8")
    report = library.ingest([paper], publisher="Otter Board", date="2023-05", role=Role.LOCAL)
    assert (report.read, dict(report.skipped)) == (("otter-census",), UNCHANGED)
    assert report.vectors_reused == first.passages
    hit = library.search("otters").hits[0]
    assert hit.passage.paper_id == "otter-census"
    assert "Forty otters live beside the canal." in hit.passage.text
    assert library.paper("otter-census").role is Role.LOCAL


def test_a_path_that_cannot_be_taken_changes_nothing(library: Library, tmp_path: Path) -> None:
    library.ingest()
    with pytest.raises(UsageError, match=r"nowhere\.txt is not there"):
        library.ingest([tmp_path / "nowhere.txt"])
    assert library.ingest().read == ()


def test_a_rebuild_reads_and_encodes_all(library: Library, encoder: LetterEncoder, mini_workspace: Workspace) -> None:
    first = library.ingest()
    before = generations(mini_workspace)
    encoder.encoded.clear()
    report = library.ingest(rebuild=True)
    assert (report.read, report.skipped, report.removed) == (ALL, (), ())
    assert counts(report) == (0, first.passages)
    assert encoder.encoded
    assert len(generations(mini_workspace)) == 1
    assert generations(mini_workspace) != before


def test_a_paper_that_cannot_be_read_does_not_stop_the_others(library: Library, mini_workspace: Workspace) -> None:
    (mini_workspace.corpus / "response.txt").unlink()
    report = library.ingest()
    assert set(report.read) == set(ALL) - {"readers-2022"}
    ((paper, why),) = report.failed
    assert paper == "readers-2022"
    assert "response.txt is not there" in why
    assert [info.passages for info in library.papers() if info.paper.id == "readers-2022"] == [0]
    assert library.search("vans", mode=Mode.LEXICAL).hits
    assert library.ingest().failed == report.failed


def test_a_paper_that_can_be_read_again_is_read(library: Library, mini_workspace: Workspace) -> None:
    path = mini_workspace.corpus / "response.txt"
    text = path.read_bytes()
    path.write_bytes(b"\xff\xfe not UTF-8")
    assert [paper for paper, _ in library.ingest().failed] == ["readers-2022"]
    path.write_bytes(text)
    report = library.ingest()
    assert (report.read, report.failed) == (("readers-2022",), ())


def test_a_folder_without_papers_gets_no_index(tmp_path: Path, encoder: LetterEncoder) -> None:
    workspace = Workspace.at(tmp_path / "empty")
    with pytest.raises(CorpusError, match=r"papers\.toml is not there"):
        build(workspace, encoder, lambda *_: None)
    with pytest.raises(CorpusError):
        Library(workspace).papers()
    assert not workspace.root.exists()


def test_an_encoder_that_fails_leaves_the_old_index(
    library: Library, encoder: LetterEncoder, edit: Edit, monkeypatch: pytest.MonkeyPatch, mini_workspace: Workspace
) -> None:
    library.ingest()
    before = generations(mini_workspace)
    edit("audit.txt", "412 villages", "413 villages")
    with monkeypatch.context() as broken:
        broken.setattr(
            encoder, "encode_tokens", lambda *_: (_ for _ in ()).throw(ModelUnusable("it failed", "mend it"))
        )
        with pytest.raises(ModelUnusable):
            library.ingest()
    live = Generation.live(mini_workspace.index)
    assert live is not None
    assert ([live.folder.name], live.damage()) == (before, [])
    assert library.ingest().read == ("audit-2021",)


def test_an_index_without_vectors_gets_them_when_they_are_asked_for(
    library: Library, encoder: LetterEncoder, mini_workspace: Workspace
) -> None:
    assert library.search("vans", mode=Mode.LEXICAL).hits
    assert not encoder.loaded
    live = Generation.live(mini_workspace.index)
    assert live is not None
    assert live.manifest.encoder is None
    assert library.search("vans").hits
    assert encoder.loaded


def test_every_stage_tells_its_progress(mini_workspace: Workspace, encoder: LetterEncoder) -> None:
    told: list[tuple[str, int, int]] = []
    build(mini_workspace, encoder, lambda *stage: told.append(stage))
    assert list(dict.fromkeys(what for what, _, _ in told)) == [
        "reading papers",
        "finding structure",
        "loading the encoder",
        "encoding passages",
        "writing the index",
    ]
    assert all(0 <= done <= total or total == 0 for _, done, total in told)
    assert ("finding structure", len(ALL), len(ALL)) in told


def same_index(one: Generation, other: Generation) -> bool:
    """Whether two generations hold the same papers, words and vectors; only the times of files may differ."""

    def bare(found: Generation) -> object:
        sources = {name: (source.size, source.sha256) for name, source in found.manifest.sources.items()}
        return replace_sources(found), sources, [found.records.document(paper) for paper in found.records.papers()]

    def replace_sources(found: Generation) -> object:
        manifest = found.manifest
        return manifest.papers, manifest.passages, manifest.encoder, manifest.dimension, manifest.reader

    words = ["van", "council", "bridg", "reader", "propos"]
    lexical = [found.lexical.search(words, 1_000) for found in (one, other)]
    same_bytes = all((one.folder / name).read_bytes() == (other.folder / name).read_bytes() for name in FILES)
    return bare(one) == bare(other) and same_bytes and np.allclose(lexical[0], lexical[1])


CHANGES = {
    "a word": ("audit.txt", "412 villages", "413 villages"),
    "another": ("review.txt", "two councils whose vans", "three councils whose vans"),
    "a title": ("papers.toml", "Safe bridges: an independent review", "Safe bridges"),
    "a paper gone": ("papers.toml", 'file = "response.txt"', 'file = "gone.txt"'),
    "a new passage": ("response.txt", "\n\n", "\n\nA paragraph that nobody had written before now.\n\n"),
}


@given(st.lists(st.lists(st.sampled_from(sorted(CHANGES)), max_size=2), max_size=3))
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_index_brought_up_to_date_is_the_one_made_anew(
    mini_workspace: Workspace, tmp_path: Path, encoder: LetterEncoder, rounds: list[list[str]]
) -> None:
    root = tmp_path / "changing"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(mini_workspace.corpus, root / "corpus")
    workspace = Workspace.at(root)
    kept, _ = build(workspace, encoder, lambda *_: None)
    for changes in rounds:
        for name, old, new in (CHANGES[change] for change in changes):
            path = workspace.corpus / name
            path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
        kept, _ = build(workspace, encoder, lambda *_: None)
    anew = replace(workspace, index=tmp_path / "anew")
    shutil.rmtree(anew.index, ignore_errors=True)
    made, _ = build(anew, encoder, lambda *_: None)
    assert same_index(kept, made)
