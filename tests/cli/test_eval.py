"""`eval`: gold files of all sorts on the invented papers."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from hscqa.cli.app import run
from hscqa.errors import ExitCode
from hscqa.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Done

    Hscqa = Callable[..., Done]

MAP: dict[str, Any] = {
    "id": "map",
    "kind": "when",
    "question": "When will the map of all routes be there?",
    "answer": ["6 months"],
    "evidence": [{"quote": "A map of all routes will be published."}, {"quote": "Timescale: 6 months"}],
}
COST: dict[str, Any] = {
    "id": "cost",
    "question": "What does a van cost a year?",
    "answer": ["£90,000"],
    "evidence": [{"quote": "A van costs about £90,000 a year"}],
}
PLANET: dict[str, Any] = {"id": "planet", "kind": "not there", "question": "Which planet is the largest?", "answer": []}
PLANET["evidence"] = []


def written(path: Path, *items: dict[str, Any]) -> str:
    """Write a gold file and give its path."""
    path.write_text("".join(f"{json.dumps(item)}\n" for item in items), encoding="utf-8")
    return str(path)


@pytest.fixture
def gold(tmp_path: Path) -> str:
    return written(tmp_path / "gold.jsonl", MAP, COST, PLANET)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "gold.jsonl holds no question; write one JSON object a line"),
        (b"\xff\xfe", "gold.jsonl, line 1 is not UTF-8; "),
        (b"id,question\nq1,Who?\n", "gold.jsonl, line 1: JSON is malformed"),
        (b'\n{"id": "q1", "evidence": []}', "gold.jsonl, line 2: Object missing required field `question`; "),
        (b'{"id": "\\u001b[2J", "question": "a", "evidence": []}\n' * 2, "line 2: the id “\\x1b[2J” stands in line 1"),
    ],
)
def test_a_wrong_gold_file_is_one_line_with_its_place(hscqa: Hscqa, tmp_path: Path, body: bytes, said: str) -> None:
    (tmp_path / "gold.jsonl").write_bytes(body)
    done = hscqa("eval", str(tmp_path / "gold.jsonl"))
    assert (done.code, done.out, done.err.count("\n")) == (ExitCode.USAGE, "", 1)
    assert done.err.startswith("hscqa: error: ")
    assert said in done.err


def test_what_cannot_be_read_or_written_is_told_before_anything_takes_seconds(
    hscqa: Hscqa, tmp_path: Path, gold: str
) -> None:
    for arguments, code, said in (
        ([str(tmp_path / "nowhere.jsonl")], ExitCode.USAGE, "does not exist"),
        ([str(tmp_path)], ExitCode.USAGE, "is a directory"),
        ([gold, "--compare", gold], ExitCode.USAGE, "is no saved run"),
        ([gold, "-o", gold], ExitCode.USAGE, "is the gold file itself; choose another file with -o"),
        ([gold, "-o", str(tmp_path / "nowhere" / "run.json")], ExitCode.UNWRITABLE, "nowhere is no folder"),
        ([gold, "-o", str(tmp_path)], ExitCode.UNWRITABLE, "is a folder"),
    ):
        done = hscqa("eval", *arguments)
        assert (done.code, done.out, done.err.count("\n")) == (code, "", 1)
        assert said in done.err
    assert json.loads((tmp_path / "gold.jsonl").read_text(encoding="utf-8").splitlines()[0]) == MAP


def test_an_index_without_vectors_is_not_made_where_building_is_refused(hscqa: Hscqa, gold: str) -> None:
    done = hscqa("eval", gold, "--no-build")
    assert (done.code, done.out) == (ExitCode.INDEX, "")
    assert "build it with: hscqa ingest" in done.err


@pytest.fixture(scope="module")
def encoded(workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a workspace with an index of words and meaning, shared: nothing may write to it."""
    root = tmp_path_factory.mktemp("evaluated") / "workspace"
    shutil.copytree(workspace / "corpus", root / "corpus")
    assert run(["-w", str(root), "--quiet", "ingest"]) == ExitCode.FOUND
    return root


@pytest.mark.model
def test_a_run_is_shown_saved_and_compared(
    encoded: Path, tmp_path: Path, gold: str, capsys: pytest.CaptureFixture[str]
) -> None:
    saved = tmp_path / "run.json"
    assert run(["-w", str(encoded), "eval", gold, "-o", str(saved)]) == ExitCode.FOUND
    shown = capsys.readouterr()
    assert shown.out.startswith("gold.jsonl: 3 questions, 2 with evidence in the papers\n")
    assert f"hscqa: saved {saved}\n" in shown.err

    made = json.loads(saved.read_text(encoding="utf-8"))
    assert [one["id"] for one in made["results"]] == ["map", "cost", "planet"]
    assert list(made["by_kind"]) == ["not there", "other", "when"]
    assert made["scores"]["recall@10"] == 1.0
    assert made["faults"] == []

    assert run(["-w", str(encoded), "eval", gold, "--json", "--compare", str(saved)]) == ExitCode.FOUND
    again = json.loads(capsys.readouterr().out)
    assert again["comparison"]["compared"] == 3
    assert again["comparison"]["altered"] == []
    assert {key: again[key] for key in made} == made

    assert run(["-w", str(encoded), "eval", gold, "--compare", str(saved)]) == ExitCode.FOUND
    compared = capsys.readouterr().out
    assert compared.startswith(f"{shown.out}\nCompared with the earlier run: 3 questions\n")
    assert compared.count("  +0.00   0 better, 0 worse\n") == 9
    assert compared.endswith("\nEvery question went the same way.\n")


@pytest.mark.model
def test_the_same_lines_in_another_order_have_the_same_scores(
    encoded: Path, tmp_path: Path, gold: str, capsys: pytest.CaptureFixture[str]
) -> None:
    runs = []
    for path in (gold, written(tmp_path / "turned.jsonl", PLANET, COST, MAP)):
        assert run(["-w", str(encoded), "eval", path, "--json"]) == ExitCode.FOUND
        runs.append(json.loads(capsys.readouterr().out))
    for key in ("scores", "by_kind", "calibration", "encoder", "index"):
        assert runs[0][key] == runs[1][key]


@pytest.mark.model
def test_evidence_that_no_paper_holds_is_named_and_scored_all_the_same(
    encoded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lost = COST | {"id": "lost", "evidence": [{"quote": "a van costs a hundred gold pieces \x1b[2J " * 30}]}
    path = written(tmp_path / "gold.jsonl", PLANET, lost)
    assert run(["-w", str(encoded), "eval", path]) == ExitCode.FOUND
    shown = capsys.readouterr()
    (warning,) = [line for line in shown.err.splitlines() if "line 2 (lost)" in line]
    assert warning.startswith("hscqa: gold.jsonl, line 2 (lost): its evidence stands in none of the papers: “a van")
    assert "\x1b" not in shown.err
    assert "lost: What does a van cost a year?\n      evidence at -, " in shown.out

    assert run(["-w", str(encoded), "eval", path, "--quiet", "--json"]) == ExitCode.FOUND
    quiet = capsys.readouterr()
    assert quiet.err == ""
    assert [(fault["id"], fault["line"]) for fault in json.loads(quiet.out)["faults"]] == [("lost", 2)]


@pytest.mark.model
def test_an_interrupt_leaves_the_earlier_run_as_it_was(
    encoded: Path, tmp_path: Path, gold: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    (tmp_path / "run.json").write_text("earlier")
    monkeypatch.setattr(Library, "ask", interrupt)
    assert run(["-w", str(encoded), "eval", gold, "-o", str(tmp_path / "run.json")]) == ExitCode.INTERRUPTED
    assert capsys.readouterr().err.endswith("hscqa: interrupted\n")
    assert (tmp_path / "run.json").read_text() == "earlier"
