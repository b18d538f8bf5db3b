"""Every command on a workspace of invented papers: what it writes, and how it ends."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from hscqa.cli.app import run
from hscqa.errors import ExitCode
from hscqa.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Done

    Hscqa = Callable[..., Done]

LEXICAL = ("search", "--mode", "lexical")
AWKWARD = [
    "",
    "   ",
    "the of and",
    '"',
    "'' \"\" “",
    'AND OR NOT NEAR( "a* (b: ^c',
    "title:library AND (",
    "?!,;",
    "a\x00b\x1b[2J\u202e\ufeff",
    "library\udc80\udcff",
    "[/b] [link=x]",
    "x" * 100_000,
    "mobile library " * 7_000,
]


def test_papers_are_listed_in_the_order_of_the_corpus(hscqa: Hscqa) -> None:
    done = hscqa("papers")
    assert done.code == ExitCode.FOUND
    assert "\n    Review of the mobile library service: final report, Norland Library Review" in done.out
    listed = hscqa("papers", "--json").json["papers"]
    assert [paper["id"] for paper in listed][:2] == ["audit-2021", "review-2022"]
    assert {paper["status"] for paper in listed} == {"read"}


def test_an_outline_names_ids_that_show_takes(hscqa: Hscqa) -> None:
    assert "1.i.timescale" in hscqa("outline", "review-2022").out
    blocks = hscqa("outline", "review-2022", "--json").json["blocks"]
    assert len(blocks) > 20
    for block in blocks[::5]:
        assert hscqa("show", block["id"], "--json").json["id"] == block["id"]


def test_show_gives_a_statement_in_its_place(hscqa: Hscqa) -> None:
    shown = hscqa("show", "review-2022:1.i").out
    assert shown.startswith("Library Review (2022), Proposal 1 (i)\nreview-2022:1.i\n")
    assert "\n| A map of all routes will be published." in shown
    assert "\n  timescale: 6 months" in shown
    place = hscqa("show", "review-2022:1.i", "--json").json
    assert place["statement"]["timescale"] == "6 months"
    assert [block["id"] for block in place["before"]][-1] == "review-2022:1-planning-the-routes.p2"


def test_search_gives_exact_words_and_their_place(hscqa: Hscqa, workspace: Path) -> None:
    done = hscqa(*LEXICAL, "--json", "-k", "2", "--paper", "review-2022", "map", "of", "all", "routes")
    assert done.code == ExitCode.FOUND
    assert done.json["query"] == "map of all routes"
    first = done.json["hits"][0]
    assert (first["id"], first["rank"], len(done.json["hits"])) == ("review-2022:1.i", 1, 2)
    assert first["text"] in (workspace / "corpus" / first["file"]).read_text(encoding="utf-8")
    assert hscqa(*LEXICAL, "map of all routes", "--paper", "review-2022").out.startswith(
        " 1. Library Review (2022), Proposal 1 (i)\n"
    )


def test_filters_leave_papers_out(hscqa: Hscqa) -> None:
    def found(*options: str) -> set[str]:
        return {hit["paper"] for hit in hscqa(*LEXICAL, "--json", "-k", "100", "library review", *options).json["hits"]}

    everywhere = found()
    assert len(everywhere) > 2
    assert found("--paper", "audit-2021") == {"audit-2021"}
    assert found("--paper", "audit-2021", "--paper", "review-2022") == {"audit-2021", "review-2022"}
    assert found("--role", "audit") == {"audit-2021"}
    assert found("--publisher", "norland audit") == {"audit-2021"}
    assert found("--since", "2022") == everywhere & {"review-2022", "readers-2022"}
    assert found("--until", "2021-12-31") == everywhere - {"review-2022", "readers-2022"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("outline", "nothing"), "audit-2021, review-2022"),
        (("show", "review-2022:9.z"), "nothing is called “review-2022:9.z”"),
        ((*LEXICAL, "--paper", "nothing", "x"), "audit-2021, review-2022"),
        (("crosswalk", "--from", "nothing"), "audit-2021, review-2022"),
        (("gaps", "--comments", "audit-2021", "nothing"), "audit-2021, review-2022"),
    ],
)
def test_an_unknown_id_is_a_usage_error_that_names_those_there_are(
    hscqa: Hscqa, arguments: tuple[str, ...], said: str
) -> None:
    done = hscqa(*arguments)
    assert (done.code, done.out, done.err.count("\n")) == (ExitCode.USAGE, "", 1)
    assert said in done.err


@pytest.mark.parametrize("question", AWKWARD, ids=lambda text: ascii(text)[:30])
def test_no_question_gives_a_traceback(hscqa: Hscqa, question: str) -> None:
    done = hscqa(*LEXICAL, "--json", "--", question)
    assert done.code in {ExitCode.FOUND, ExitCode.NOTHING_FOUND}
    assert (done.code == ExitCode.FOUND) == bool(done.json["hits"])
    plain = hscqa(*LEXICAL, "--", question)
    assert plain.code == done.code
    assert "Traceback" not in plain.err
    assert not set(plain.out + plain.err) & {"\x00", "\x1b", "\u202e"}


def test_nothing_found_is_exit_1_and_says_why(hscqa: Hscqa) -> None:
    done = hscqa(*LEXICAL, "the of and")
    assert (done.code, done.out) == (ExitCode.NOTHING_FOUND, "Nothing found.\n")
    assert "only very common words" in done.err
    assert hscqa(*LEXICAL, "--quiet", "the of and").err == ""


def test_the_workspace_may_stand_before_or_after_the_command(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["papers", "--json", "-w", str(workspace)]) == ExitCode.FOUND
    after = capsys.readouterr().out
    assert run(["--json", "--workspace", str(workspace), "papers"]) == ExitCode.FOUND
    assert capsys.readouterr().out == after


def test_the_workspace_after_the_command_goes_before_the_other_and_before_the_environment(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(["-w", str(tmp_path), "papers", "-w", str(workspace)]) == ExitCode.FOUND
    monkeypatch.setenv("HSCQA_WORKSPACE", str(tmp_path))
    assert run(["papers"]) == ExitCode.CORPUS
    assert run(["papers", "-w", str(workspace)]) == ExitCode.FOUND


@pytest.fixture
def own(workspace: Path, tmp_path: Path) -> Path:
    """Make a workspace without an index that one test may write to."""
    root = tmp_path / "own"
    shutil.copytree(workspace / "corpus", root / "corpus")
    return root


@pytest.fixture
def ends(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Run a command that must fail with a code and one line; give the line."""

    def failed(own: Path, code: ExitCode, *arguments: str) -> str:
        assert run(["-w", str(own), *arguments]) == code
        captured = capsys.readouterr()
        assert captured.out == ""
        assert captured.err.startswith("hscqa: error: ")
        assert captured.err.count("\n") == 1
        return captured.err

    return failed


def test_no_build_refuses_to_build(own: Path, ends: Callable[..., str]) -> None:
    assert "hscqa ingest" in ends(own, ExitCode.INDEX, "papers", "--no-build")
    assert not (own / "index").exists()


@pytest.mark.parametrize("words", ["", "paper = 3", "[[paper", "\x00"])
def test_a_malformed_list_of_papers_is_one_line(own: Path, ends: Callable[..., str], words: str) -> None:
    (own / "corpus" / "papers.toml").write_text(words)
    assert "papers.toml" in ends(own, ExitCode.CORPUS, "papers")


def test_a_missing_list_of_papers_is_one_line(tmp_path: Path, ends: Callable[..., str]) -> None:
    assert "papers.toml" in ends(tmp_path, ExitCode.CORPUS, "papers")


def test_an_index_that_cannot_be_written_is_exit_5(own: Path, ends: Callable[..., str]) -> None:
    (own / "index").write_text("in the way")
    assert "index" in ends(own, ExitCode.UNWRITABLE, "papers")


def test_the_doctor_names_what_is_wrong_and_what_to_do(
    own: Path, hscqa: Hscqa, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["-w", str(own), "doctor", "--json"]) == ExitCode.INDEX
    report = json.loads(capsys.readouterr().out)
    (index,) = (check for check in report["checks"] if check["name"] == "index")
    assert (report["ok"], index["ok"], index["remedy"]) == (False, False, "build it with: hscqa ingest")
    (own / "corpus" / "papers.toml").write_text("[[paper")
    assert run(["-w", str(own), "doctor"]) == ExitCode.CORPUS
    assert "FAIL  corpus:" in capsys.readouterr().out
    well = hscqa("doctor")
    assert well.code == ExitCode.FOUND
    assert "FAIL" not in well.out


def test_an_unexpected_failure_is_one_line_and_a_traceback_only_with_debug(
    hscqa: Hscqa, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Library) -> None:
        raise ZeroDivisionError("by\nzero\x1b")

    monkeypatch.setattr(Library, "papers", fail)
    done = hscqa("papers")
    assert done.code == ExitCode.NOTHING_FOUND
    assert done.err == (
        "hscqa: error: unexpected ZeroDivisionError: by zero\\x1b; run it again with --debug for the traceback\n"
    )
    assert "Traceback" in hscqa("papers", "--debug").err


def test_debug_shows_where_an_expected_failure_came_from(hscqa: Hscqa) -> None:
    assert "Traceback" not in hscqa("show", "nothing").err
    assert "UnknownId" in hscqa("--debug", "show", "nothing").err


def test_the_terminal_ui_asks_for_a_terminal(hscqa: Hscqa) -> None:
    done = hscqa("tui")
    assert done.code == ExitCode.USAGE
    assert "needs a terminal" in done.err
