"""`verify` of a crosswalk that carries its evidence: what it says, and how it ends, here and on another machine."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hscqa.cli.app import run
from hscqa.errors import ExitCode
from hscqa.library import Library, Workspace
from hscqa.library.packing import packed
from tests.cli.conftest import Done
from tests.packing.exports import FIRST, NEW, OLD, PACKED, exported, invented, reworded

if TYPE_CHECKING:
    from collections.abc import Callable

    Hscqa = Callable[..., Done]

INVENTED = Path(__file__).resolve().parents[1] / "papers"
forms = pytest.mark.parametrize("form", PACKED)


@pytest.fixture(scope="module")
def files(workspace: Path) -> dict[str, bytes]:
    """Give the crosswalk of the workspace in every form, with its evidence."""
    here = Workspace.at(workspace)
    documents = {one.paper.id: one for one in Library(here).documents()}
    made = invented(documents)
    pack = packed(made, {paper: one.paper for paper, one in documents.items()}, here.corpus)
    return {form: exported(form, made, documents, pack) for form in PACKED}


@pytest.fixture
def elsewhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """Run `verify` on another machine, where a file of the corpus may say something else."""

    def run_there(file: Path, name: str = "", old: str = "", new: str = "") -> Done:
        root = tmp_path / "machine"
        shutil.copytree(INVENTED, root)
        if name:
            text = (root / "corpus" / name).read_text("utf-8")
            assert old in text
            (root / "corpus" / name).write_text(text.replace(old, new), "utf-8")
        capsys.readouterr()
        code = run(["-w", str(root), "--quiet", "verify", str(file)])
        captured = capsys.readouterr()
        return Done(code, captured.out, captured.err)

    return run_there


def kept(folder: Path, form: str, body: bytes) -> Path:
    file = folder / f"ties.{form}"
    file.write_bytes(body)
    return file


@forms
def test_evidence_holds_here_and_elsewhere(
    hscqa: Hscqa, elsewhere: Hscqa, files: dict[str, bytes], tmp_path: Path, form: str
) -> None:
    file = kept(tmp_path, form, files[form])
    for done in (hscqa("verify", str(file)), elsewhere(file)):
        assert done.code == ExitCode.FOUND, done.out
        head = done.out.splitlines()[:3]
        assert head[0] == "The evidence pack in this file holds: every quotation was found again."
        assert head[1] == "3 papers: 3 same"
        assert head[2].endswith(" found")


@forms
def test_a_paper_that_says_something_else_ends_with_1_and_names_the_quotation(
    elsewhere: Hscqa, files: dict[str, bytes], tmp_path: Path, form: str
) -> None:
    done = elsewhere(kept(tmp_path, form, files[form]), "review.txt", OLD, NEW)
    assert done.code == ExitCode.NOTHING_FOUND
    assert done.out.startswith("The evidence pack in this file does not hold.\n3 papers: 2 same, 1 changed\n")
    assert f"missed: {FIRST}\n" in done.out
    assert "[-goats-] {+routes+}" in done.out
    assert "changed: Review of the mobile library service: final report [review-2022]" in done.out


@forms
def test_a_paper_that_is_not_here_ends_with_1(
    elsewhere: Hscqa, files: dict[str, bytes], tmp_path: Path, form: str
) -> None:
    done = elsewhere(kept(tmp_path, form, files[form]), "papers.toml", 'id = "readers-2022"', 'id = "forum"')
    assert done.code == ExitCode.NOTHING_FOUND
    said = " ".join(done.out.split())
    assert "3 papers: 2 same, 1 missing" in said
    assert "missing: Response to the review of the mobile library service [readers-2022]" in said
    assert "the same text is here as forum: call it readers-2022 in papers.toml" in said
    assert "missed: readers-2022:" in said


@forms
def test_a_word_that_was_changed_in_the_file_ends_with_1(
    hscqa: Hscqa, files: dict[str, bytes], tmp_path: Path, form: str
) -> None:
    done = hscqa("verify", str(kept(tmp_path, form, reworded(form, files[form], OLD, NEW))))
    assert done.code == ExitCode.NOTHING_FOUND
    assert f"not packed: ties.{form}:" in done.out
    assert f"said to be in: {FIRST}" in done.out
    assert "[-routes-] {+goats+}" in done.out


def test_an_edit_of_the_evidence_ends_with_1(hscqa: Hscqa, files: dict[str, bytes], tmp_path: Path) -> None:
    made = json.loads(files["json"])
    made["pack"]["papers"][0]["file_sha256"] = "0" * 64
    done = hscqa("verify", str(kept(tmp_path, "json", json.dumps(made).encode())))
    assert done.code == ExitCode.NOTHING_FOUND
    assert "edited or damaged after it was made" in done.out
    assert "the file review.txt is not the one that was packed" in done.out


@forms
def test_a_file_that_was_cut_in_half_is_told_in_one_line(
    hscqa: Hscqa, files: dict[str, bytes], tmp_path: Path, form: str
) -> None:
    done = hscqa("verify", str(kept(tmp_path, form, files[form][: len(files[form]) // 2])))
    assert (done.code, done.out) == (ExitCode.CORPUS, "")
    assert done.err.count("\n") == 1


def test_scripts_are_told_of_papers_quotations_and_what_is_not_packed(
    hscqa: Hscqa, files: dict[str, bytes], tmp_path: Path
) -> None:
    body = reworded("json", files["json"], OLD, NEW)
    packed = hscqa("verify", "--json", str(kept(tmp_path, "json", body))).json["packed"]
    assert (packed["holds"], packed["whole"], packed["made_by"].split()[0]) == (False, True, "hscqa")
    assert [(one["paper"], one["state"], one["note"]) for one in packed["papers"]] == [
        ("review-2022", "same", None),
        ("audit-2021", "same", None),
        ("readers-2022", "same", None),
    ]
    assert {one["state"] for one in packed["quotations"]} == {"found"}
    assert all(one["found"]["span"] == one["span"] for one in packed["quotations"])
    assert {one["place"] for one in packed["unpacked"]} == {FIRST}
    assert packed["unpacked"][0]["at"] == "ties.json:rows.0.statement.text"


def test_a_reply_of_verify_is_itself_no_file_with_evidence(
    hscqa: Hscqa, files: dict[str, bytes], tmp_path: Path
) -> None:
    reply = hscqa("verify", "--json", str(kept(tmp_path, "json", files["json"]))).json
    done = hscqa("verify", "--json", str(kept(tmp_path, "json", json.dumps(reply).encode())))
    assert (done.code, done.json["packed"]) == (ExitCode.FOUND, None)


@pytest.mark.parametrize("suffix", ["html", "htm"])
def test_a_page_that_is_not_ours_is_told_in_one_line(hscqa: Hscqa, tmp_path: Path, suffix: str) -> None:
    body = b"<!doctype html><html><body><p>Gulls are fed at dawn.</p></body></html>"
    done = hscqa("verify", str(kept(tmp_path, suffix, body)))
    assert (done.code, done.out) == (ExitCode.CORPUS, "")
    assert f"ties.{suffix}" in done.err
    assert done.err.count("\n") == 1
