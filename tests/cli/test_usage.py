"""Every command has help and stands in the docs; a wrong command line is one line and exit 2."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import hscqa
from hscqa.cli.app import run
from hscqa.cli.commands import COMMANDS, REVIEW

DOCS = Path(__file__).resolve().parents[2] / "docs" / "commands.md"
NAMES = list(COMMANDS)


@pytest.mark.parametrize("names", [*([name] for name in NAMES), *(["review", name] for name in REVIEW)])
def test_every_command_has_help_with_the_shared_options(names: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*names, "--help"]) == 0
    shown = capsys.readouterr().out
    for option in ("--workspace", "--json", "--plain", "--quiet", "--debug", "--no-build", "--version"):
        assert option in shown


@pytest.mark.parametrize("name", NAMES)
def test_every_command_and_each_of_its_options_stands_in_the_docs(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    section = re.search(rf"(?ms)^## `hscqa {name}\b.*?(?=^## |\Z)", DOCS.read_text(encoding="utf-8"))
    assert section is not None, f"docs/commands.md has no section on {name}"
    run([name, "--help"])
    own = capsys.readouterr().out.partition("--workspace")[0]
    missing = {option for option in re.findall(r"--[a-z][a-z-]*", own) if option not in section[0]}
    assert not missing, f"docs/commands.md does not mention {missing} of {name}"


def test_the_help_lists_every_command_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    listed = capsys.readouterr().out.partition("Commands:")[2].partition("Exit codes:")[0]
    assert re.findall(r"(?m)^  ([a-z]+) ", listed) == [*NAMES, "review"]
    assert "..." not in listed


def test_without_a_command_and_a_terminal_there_is_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 0
    assert capsys.readouterr().out.startswith("Usage: hscqa")


@pytest.mark.parametrize("arguments", [["--version"], ["search", "--version"]])
def test_the_version_is_given_before_and_after_a_command(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 0
    assert capsys.readouterr().out == f"hscqa {hscqa.__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["frobnicate"], "No such command 'frobnicate'; see hscqa --help"),
        (["--frob"], "No such option: --frob; see hscqa --help"),
        (["search"], "Missing argument 'QUERY'; see hscqa search --help"),
        (["ask", "--paper"], "Option '--paper' requires an argument; see hscqa --help"),
        (["search", "-k", "0", "x"], "Invalid value for '-k'"),
        (["search", "--mode", "magic", "x"], "'hybrid', 'lexical', 'dense'"),
        (["search", "--role", "king", "x"], "'audit', 'review', 'local', 'stakeholder', 'other'"),
        (["search", "--since", "last year", "x"], "“last year” is no date; write 2019, 2019-02 or 2019-02-04"),
        (["search", "--until", "2019-02-30", "x"], "“2019-02-30” is no date"),
        (["search", "--until", "2019-W01-1", "x"], "“2019-W01-1” is no date"),
        (["outline"], "Missing argument 'PAPER'; see hscqa outline --help"),
        (["outline", "a", "b"], "Got unexpected extra argument"),
        (["crosswalk", "--format", "odt"], "'md', 'csv', 'json', 'xlsx', 'html', 'docx'"),
        (["crosswalk", "--format", "docx"], "docx is no text; name a file with -o"),
        (["crosswalk", "--format", "xlsx"], "xlsx is no text; name a file with -o"),
        (["crosswalk", "--pack"], "md carries no evidence pack; choose --format html, docx or json"),
        (["crosswalk", "--scale", "none; all"], "a scale is for a self-evaluation; name the board with"),
        (["crosswalk", "--self-evaluation", "Harbour IJB"], "a self-evaluation is a form to fill in"),
        (
            ["crosswalk", "--self-evaluation", "Harbour IJB", "-o", "form.xlsx", "--scale", "some; Some"],
            "“some; Some” is no scale; give two ratings or more, each once: 'none; some; all'",
        ),
        (["crosswalk", "--format", "xlsx", "-o", "-"], "xlsx is no text; name a file with -o"),
        (["crosswalk", "-o", "ties.pptx"], ".pptx files are not written; choose one of md, csv, json, xlsx"),
        (["crosswalk", "-o", "ties.pdf"], ".pdf files are not written; choose one of md, csv, json"),
        (["crosswalk", "-o", "ties.ODS"], ".ods files are not written; choose one of md, csv, json"),
        (["crosswalk", "--json", "--format", "csv"], "--json and --format csv disagree; leave one of them out"),
        (["crosswalk", "audit"], "unexpected 'audit'; name papers with --from, --to and --comments"),
        (["verify", "nowhere.md"], "File 'nowhere.md' does not exist"),
        (["verify", __file__], "cannot be checked; save it as one of: .md, .markdown, .txt, .docx, .csv, .json"),
    ],
)
def test_a_wrong_command_line_is_one_line_that_says_what_to_do(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert captured.err.startswith("hscqa: error: ")
    assert said in captured.err


def test_control_characters_of_a_wrong_argument_do_not_reach_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["\x1b]0;owned\x07"]) == 2
    assert "\x1b" not in capsys.readouterr().err


def test_the_command_line_imports_nothing_heavy() -> None:
    code = "import sys, hscqa.cli.app; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {
        "faiss",
        "numpy",
        "pydantic",
        "pypdf",
        "rich",
        "sentence_transformers",
        "sqlite3",
        "tantivy",
        "textual",
        "torch",
    }
    assert not heavy & set(done.stdout.split())
    assert "typer" in done.stdout.split()


def test_completion_scripts_are_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_HSCQA_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "hscqa cross")
    monkeypatch.setenv("COMP_CWORD", "1")
    done = subprocess.run([sys.executable, "-m", "hscqa"], capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["crosswalk"]
