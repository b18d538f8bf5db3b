"""`search` and `ask` write their replies as documents, by the rules of `crosswalk`."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from hscqa.cli.app import run
from hscqa.errors import ExitCode
from tests.export import book_text, word_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hscqa.library import Workspace
    from tests.cli.conftest import Done

    Hscqa = Callable[..., Done]

QUERY = ("search", "--mode", "lexical", "-k", "3", "library vans")


def ids(hscqa: Hscqa) -> list[str]:
    return [one["id"] for one in hscqa(*QUERY, "--json").json["hits"]]


def test_a_document_on_standard_output_has_what_json_has(hscqa: Hscqa) -> None:
    done = hscqa(*QUERY, "--format", "csv")
    assert done.code == ExitCode.FOUND
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert [row["id"] for row in rows if row["section"] == "Passages"] == ids(hscqa)
    assert rows[0]["remark"] == "Search: library vans"
    page = hscqa(*QUERY, "--format", "md").out
    assert page.startswith("# Search: library vans\n")
    assert all(f"`{one}`" in page for one in ids(hscqa))


@pytest.mark.parametrize("form", ["md", "csv", "xlsx", "docx", "html", "json"])
def test_a_file_is_written_by_its_suffix_and_named(hscqa: Hscqa, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"vans.{form}"
    done = hscqa(*QUERY, "-o", str(file))
    assert (done.code, done.out) == (ExitCode.FOUND, "")
    assert f"wrote {file}" in done.err
    body = file.read_bytes()
    read = {"xlsx": book_text.written_out, "docx": word_files.written_out}.get(form, bytes.decode)
    assert all(one in read(body) for one in ids(hscqa))
    if form == "json":
        assert json.loads(body)["query"] == "library vans"


def test_a_file_of_json_is_what_a_pipe_gets(hscqa: Hscqa, tmp_path: Path) -> None:
    file = tmp_path / "vans.json"
    hscqa(*QUERY, "--format", "json", "-o", str(file))
    kept, piped = json.loads(file.read_bytes()), hscqa(*QUERY, "--json").json
    assert {**kept, "elapsed_ms": 0} == {**piped, "elapsed_ms": 0}
    named = hscqa(*QUERY, "--format", "json").json
    assert {**named, "elapsed_ms": 0} == {**piped, "elapsed_ms": 0}


def test_nothing_found_is_written_too_and_ends_with_1(hscqa: Hscqa, tmp_path: Path) -> None:
    file = tmp_path / "none.md"
    done = hscqa("search", "--mode", "lexical", "zzzyx", "-o", str(file))
    assert done.code == ExitCode.NOTHING_FOUND
    assert "Nothing found." in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "error"),
    [
        (("--format", "docx"), "docx is no text; name a file with -o"),
        (("--json", "--format", "md"), "--json and --format md disagree"),
        (("-o", "vans.odt"), ".odt files are not written"),
        (("-o", "nowhere/vans.md"), "is no folder; make it first, or choose another file with -o"),
    ],
)
def test_options_that_do_not_go_together_are_refused(hscqa: Hscqa, options: tuple[str, ...], error: str) -> None:
    done = hscqa(*QUERY, *options)
    assert done.code == (ExitCode.UNWRITABLE if "folder" in error else ExitCode.USAGE)
    assert error in done.err


@pytest.mark.parametrize("options", [("--format", "md"), ("-o", "all.json"), ("--format", "csv", "-o", "-")])
def test_many_questions_are_no_document(hscqa: Hscqa, options: tuple[str, ...]) -> None:
    done = hscqa("search", "--mode", "lexical", "-", *options)
    assert done.code == ExitCode.USAGE
    assert "ask one, or write --json" in done.err


@pytest.mark.model
def test_an_answer_is_written_with_its_quotations(tmp_path: Path, mini_workspace: Workspace) -> None:
    asked = ["-w", str(mini_workspace.root), "--quiet", "ask", "How much does a van cost?"]
    for form in ("csv", "json"):
        assert run([*asked, "-o", str(tmp_path / f"van.{form}")]) == ExitCode.FOUND
    rows = list(csv.DictReader(io.StringIO((tmp_path / "van.csv").read_text(encoding="utf-8"))))
    told = json.loads((tmp_path / "van.json").read_bytes())
    quoted = [(row["id"], row["words"]) for row in rows if row["section"] == "Quotations"]
    assert quoted == [(one["id"], one["reading"]) for one in told["quotes"]]
    assert f"Confidence {told['confidence']:.2f}" in rows[1]["remark"]
