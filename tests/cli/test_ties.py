"""`verify`, `crosswalk`, `gaps`, `ask` and `ingest` on invented papers; most need the encoder."""

from __future__ import annotations

import csv
import io
import json
import shutil
from typing import TYPE_CHECKING

import pytest

from hscqa.cli.app import run
from hscqa.cli.checking import has_mismatch
from hscqa.errors import ExitCode
from hscqa.export.crosswalk_csv import HEADER
from hscqa.model import Claim, Quotation, Reference, Span, Verification

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Done

    Hscqa = Callable[..., Done]
    Reads = Callable[..., str]

TRUE = "The review says: “A map of all routes will be published” (Library Review 2022, proposal 1 (i)).\n"
FALSE = "The review says: “A map of all the secret routes will be burnt” (Library Review 2022, proposal 1 (i)).\n"


def test_verify_checks_the_corpus(hscqa: Hscqa) -> None:
    checked = hscqa("verify", "--json").json
    assert checked["quotations"]
    assert checked["references"]
    shown = hscqa("verify").out
    assert shown.startswith(f"{len(checked['quotations'])} quotations: ")
    assert f"\n{len(checked['references'])} references: " in shown


@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_verify_finds_a_files_quotation_or_says_that_it_is_not_there(hscqa: Hscqa, tmp_path: Path, suffix: str) -> None:
    draft = tmp_path / f"draft{suffix}"
    draft.write_text(TRUE, encoding="utf-8")
    done = hscqa("verify", str(draft), "--json", "--strict")
    (quotation,) = done.json["quotations"]
    assert (quotation["status"], quotation["found"]["id"]) == ("verbatim", "review-2022:1.i")
    draft.write_text(FALSE, encoding="utf-8")
    done = hscqa("verify", str(draft), "--json")
    assert done.json["quotations"][0]["status"] in {"altered", "not in corpus"}
    assert done.code == ExitCode.FOUND
    assert hscqa("verify", str(draft), "--strict").code == ExitCode.NOTHING_FOUND


def test_verify_refuses_what_it_cannot_read_in_one_line(hscqa: Hscqa, tmp_path: Path) -> None:
    (tmp_path / "empty.md").write_bytes(b"")
    (tmp_path / "bytes.txt").write_bytes(bytes(range(256)))
    for name in ("empty.md", "bytes.txt"):
        done = hscqa("verify", str(tmp_path / name))
        assert "Traceback" not in done.err
        assert done.err.count("\n") <= 1
        assert not set(done.out) & {"\x00", "\x1b"}
    assert hscqa("verify", str(tmp_path)).code == ExitCode.USAGE


def quoted(status: str, paper: str | None = None) -> Verification:
    quotation = Quotation("p", "p:1", "words", Span(0, 1), Claim(paper, None), status, None, None)
    return Verification((quotation,), ())


@pytest.mark.parametrize(
    ("checked", "mismatched"),
    [
        (quoted("verbatim"), False),
        (quoted("altered"), True),
        (quoted("elsewhere", "known"), True),
        (quoted("not in corpus"), True),
        (quoted("not in corpus", "known"), True),
        (quoted("not in corpus", "A Book From Elsewhere"), False),
        (Verification((), (Reference("p", "p:1", "", "", "contradicted", (), None, Span(0, 1)),)), True),
        (Verification((), (Reference("p", "p:1", "", "", "unresolved", (), None, Span(0, 1)),)), False),
    ],
)
def test_strict_fails_on_what_does_not_hold(checked: Verification, mismatched: bool) -> None:  # noqa: FBT001
    assert has_mismatch(checked, {"known"}) is mismatched


@pytest.fixture(scope="module")
def encoded(workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a workspace with an index of words and meaning, shared: nothing may write to it."""
    root = tmp_path_factory.mktemp("encoded") / "workspace"
    shutil.copytree(workspace / "corpus", root / "corpus")
    assert run(["-w", str(root), "--quiet", "ingest"]) == ExitCode.FOUND
    return root


@pytest.fixture
def written(encoded: Path, capsys: pytest.CaptureFixture[str]) -> Reads:
    """Give what a command that must find something writes to standard output."""

    def run_there(*arguments: str) -> str:
        capsys.readouterr()
        assert run(["-w", str(encoded), *arguments]) == ExitCode.FOUND
        return capsys.readouterr().out

    return run_there


@pytest.mark.model
def test_the_crosswalk_says_the_same_in_every_format(written: Reads, tmp_path: Path) -> None:
    made = json.loads(written("crosswalk", "--json", "--from", "review-2022", "--to", "audit-2021"))
    assert (made["from"], made["to"]) == ("review-2022", "audit-2021")
    labels = [row["statement"]["label"] for row in made["rows"]]
    suggested = [link for row in made["rows"] for link in row["links"] if link["suggested"]]
    comments = [said for row in made["rows"] for said in row["comments"] if said["suggested"]]
    assert suggested

    markdown = written("crosswalk", "--from", "review-2022", "--to", "audit-2021")
    assert [line[4:] for line in markdown.splitlines() if line.startswith("### Proposal")] == labels
    assert markdown.count(f"nswers {suggested[0]['target']['label']}**") >= 1

    rows = list(csv.DictReader(io.StringIO(written("crosswalk", "--format", "csv"))))
    assert tuple(rows[0]) == HEADER
    assert sum(row["tie"] == "link" for row in rows) == len(suggested)
    assert sum(row["tie"] == "comment" for row in rows) == len(comments)
    assert all(row["tied_label"] for row in rows if row["tie"] == "comment")

    for name in ("ties.md", "ties.csv", "ties.json"):
        assert written("crosswalk", "-o", str(tmp_path / name)) == ""
    assert (tmp_path / "ties.md").read_text(encoding="utf-8") == markdown
    assert list(csv.DictReader(io.StringIO((tmp_path / "ties.csv").read_text(encoding="utf-8")))) == rows
    assert json.loads((tmp_path / "ties.json").read_text(encoding="utf-8"))["rows"] == made["rows"]


@pytest.mark.model
def test_the_gaps_are_those_of_the_crosswalk(written: Reads) -> None:
    made = json.loads(written("crosswalk", "--json"))
    gaps = json.loads(written("gaps", "--json"))
    assert {name: gaps[name] for name in made["gaps"]} == made["gaps"]
    best = gaps["best_turned_down"]
    silent = {paper: list(found) for paper, found in best.pop("by_stakeholder").items()}
    assert {name: list(found) for name, found in best.items()} | {"by_stakeholder": silent} == made["gaps"]
    assert set(silent) == set(made["comments_from"])
    for found in best["targets_without_source"].values():
        assert found["why"][0] == f"confidence {found['confidence']:.2f}, below {made['needed']['link']:.2f}"
    shown = written("gaps")
    assert "Norland Audit (2021): what Library Review (2022) does not answer (1)\n" in shown
    assert max(map(len, shown.splitlines())) <= 80


@pytest.mark.model
def test_comments_may_follow_one_another(written: Reads) -> None:
    made = json.loads(written("crosswalk", "--comments", "readers-2022", "bridges-2020", "--json"))
    assert set(made["comments_from"]) == {"readers-2022", "bridges-2020"}


def test_a_folder_that_is_not_there_is_told_before_anything_takes_seconds(hscqa: Hscqa, tmp_path: Path) -> None:
    done = hscqa("crosswalk", "-o", str(tmp_path / "nowhere" / "ties.md"))
    assert done.code == ExitCode.UNWRITABLE
    assert "nowhere is no folder; make it first, or choose another file with -o" in done.err


@pytest.mark.parametrize(
    "arguments", [["ties.txt"], ["ties.markdown"], ["ties"], ["ties.CSV"], ["a.pdf", "--format", "md"]]
)
def test_a_suffix_that_is_no_other_format_or_a_format_that_is_told_is_no_usage_error(
    hscqa: Hscqa, tmp_path: Path, arguments: list[str]
) -> None:
    name, *told = arguments
    assert hscqa("crosswalk", "-o", str(tmp_path / "nowhere" / name), *told).code == ExitCode.UNWRITABLE


def test_a_crosswalk_that_cannot_be_written_is_told_before_anything_takes_seconds(hscqa: Hscqa, tmp_path: Path) -> None:
    folder, kept = tmp_path / "ties", tmp_path / "kept.csv"
    folder.mkdir()
    kept.write_text("mine\n", encoding="utf-8")
    kept.chmod(0o444)
    for file, why in ((folder, "is a folder"), (kept, "may only be read")):
        done = hscqa("crosswalk", "-o", str(file))
        assert (done.code, done.out) == (ExitCode.UNWRITABLE, "")
        assert done.err == f"hscqa: error: {file} {why}; choose another file with -o\n"
    assert kept.read_text(encoding="utf-8") == "mine\n"


@pytest.mark.model
def test_a_crosswalk_takes_the_place_of_an_old_file_and_leaves_nothing_beside_it(
    written: Reads, tmp_path: Path
) -> None:
    (tmp_path / "ties.md").write_text("old\n", encoding="utf-8")
    written("crosswalk", "-o", str(tmp_path / "ties.md"))
    assert (tmp_path / "ties.md").read_text(encoding="utf-8").startswith("# Crosswalk: ")
    assert [path.name for path in tmp_path.iterdir()] == ["ties.md"]
    assert written("crosswalk", "-o", "-").startswith("# Crosswalk: ")


@pytest.mark.model
def test_ask_answers_with_exact_words_of_a_place_that_show_finds(written: Reads, encoded: Path) -> None:
    reply = json.loads(written("ask", "--json", "Who is the chair of the review group?"))
    assert reply["answered"]
    for quote in reply["quotes"]:
        place = json.loads(written("show", quote["id"], "--json"))
        paper = (encoded / "corpus" / place["file"]).read_text(encoding="utf-8")
        assert quote["text"] in paper
        assert quote["paper"] == place["paper"]
    assert reply["quotes"][0]["citation"] in written("ask", "Who is the chair of the review group?")


@pytest.mark.model
def test_ask_refuses_with_a_reason_and_exit_1(encoded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-w", str(encoded), "ask", "the of and", "--json"]) == ExitCode.NOTHING_FOUND
    reply = json.loads(capsys.readouterr().out)
    assert (reply["answered"], reply["answer"], reply["quotes"]) == (False, "", [])
    assert reply["reason"]


@pytest.mark.model
def test_ingest_tells_what_it_read_skipped_and_could_not_read(
    encoded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "own"
    shutil.copytree(encoded, own)
    draft = tmp_path / "vans.txt"
    draft.write_text("Vans of Norland\n\nEvery van is green and carries books.\n", encoding="utf-8")
    told = ("--title", "Vans of Norland", "--publisher", "Van Office", "--date", "2023", "--role", "local")
    assert run(["-w", str(own), "ingest", str(draft), *told]) == ExitCode.FOUND
    captured = capsys.readouterr()
    assert captured.out.startswith("papers: 1 read, 6 skipped, 0 failed, 0 removed; ")
    assert captured.out.count("\n") == 1
    assert "hscqa: skipped audit-2021: unchanged\n" in captured.err
    assert (own / "corpus" / "vans.txt").read_bytes() == draft.read_bytes()

    (own / "corpus" / "vans.txt").write_bytes(b"")
    assert run(["-w", str(own), "ingest", "--json", "--quiet"]) == ExitCode.CORPUS
    captured = capsys.readouterr()
    assert captured.err.startswith("hscqa: error: vans-of-norland could not be read: ")
    assert captured.err.count("\n") == 1
    report = json.loads(captured.out)
    assert (report["read"], len(report["skipped"]), len(report["failed"])) == ([], 6, 1)
    assert run(["-w", str(own), "search", "--mode", "lexical", "mobile library"]) == ExitCode.FOUND
