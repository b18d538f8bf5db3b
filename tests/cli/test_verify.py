"""`verify FILE` from the command line: what it says of drafts and exports, and how it ends."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import docx
import pytest

from hscqa.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Done

    Hscqa = Callable[..., Done]

ROUTES = "A map of all routes will be published"
CLAIMED = "(Library Review 2022, proposal 1 (i))"


@pytest.mark.parametrize(
    ("words", "claimed", "status", "code"),
    [
        (ROUTES, CLAIMED, "verbatim", ExitCode.FOUND),
        ("A plan of all the routes will be published", CLAIMED, "altered", ExitCode.NOTHING_FOUND),
        (ROUTES, "(Library Review 2022, proposal 2 (i))", "elsewhere", ExitCode.NOTHING_FOUND),
        ("The moon will be sold to the lowest bidder", CLAIMED, "not in corpus", ExitCode.NOTHING_FOUND),
        ("The moon will be sold to the lowest bidder", "(Petrie, para 4)", "not in corpus", ExitCode.FOUND),
    ],
)
def test_strict_ends_with_1_where_a_quotation_does_not_hold(  # noqa: PLR0913, PLR0917  a draft, and what becomes of it
    hscqa: Hscqa, tmp_path: Path, words: str, claimed: str, status: str, code: ExitCode
) -> None:
    document = docx.Document()
    document.add_paragraph("As they say:")
    document.add_paragraph(f"It is said that “{words}” {claimed}.")
    document.save(str(tmp_path / "draft.docx"))
    done = hscqa("verify", str(tmp_path / "draft.docx"), "--json", "--strict")
    (found,) = done.json["quotations"]
    assert (found["status"], done.code) == (status, code)
    assert (found["found"] is None) == (status == "not in corpus")
    assert hscqa("verify", str(tmp_path / "draft.docx")).code == ExitCode.FOUND


def test_an_altered_quotation_is_shown_with_what_differs(hscqa: Hscqa, tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text(f"> A plan of all routes will be printed {CLAIMED}\n", encoding="utf-8")
    shown = hscqa("verify", str(tmp_path / "draft.md")).out
    assert "altered: draft.md:" in shown
    assert "[-map-] {+plan+}" in shown


@pytest.mark.parametrize(
    ("name", "content", "code", "said"),
    [
        ("draft.md", b"", ExitCode.CORPUS, "draft.md is empty"),
        ("draft.txt", b"\xff\xfe", ExitCode.CORPUS, "draft.txt is not UTF-8"),
        ("draft.docx", b"words", ExitCode.CORPUS, "cannot be read as a Word file"),
        ("draft.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ExitCode.CORPUS, "draft.docx is encrypted"),
        ("ties.json", b"{", ExitCode.CORPUS, "ties.json cannot be read as JSON"),
        ("ties.csv", b"a,b\n1,2\n", ExitCode.CORPUS, "ties.csv has no column of places"),
        ("ties.xlsx", b"PK", ExitCode.CORPUS, "ties.xlsx"),
        ("ties.html", b"<p>words", ExitCode.CORPUS, "ties.html"),
        ("ties.pdf", b"%PDF", ExitCode.USAGE, "ties.pdf cannot be checked; save it as one of: .md"),
    ],
)
def test_what_cannot_be_checked_is_told_in_one_line(  # noqa: PLR0913, PLR0917  a file, and what is said of it
    hscqa: Hscqa, tmp_path: Path, name: str, content: bytes, code: ExitCode, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    done = hscqa("verify", str(tmp_path / name))
    assert done.code == code
    assert done.out == ""
    assert said in done.err
    assert done.err.count("\n") == 1


def test_a_file_that_is_not_there_is_a_usage_error(hscqa: Hscqa, tmp_path: Path) -> None:
    assert hscqa("verify", str(tmp_path / "nowhere.md")).code == ExitCode.USAGE


def test_a_quotation_of_two_words_is_none(hscqa: Hscqa, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("They call it a “route map”.\n", encoding="utf-8")
    done = hscqa("verify", str(tmp_path / "draft.txt"), "--json", "--strict")
    assert (done.json, done.code) == ({**done.json, "quotations": [], "references": []}, ExitCode.FOUND)


def test_a_reply_of_the_program_is_checked_at_its_places(hscqa: Hscqa, tmp_path: Path) -> None:
    reply = hscqa("search", "--mode", "lexical", "--json", "routes of library vans").json
    file = tmp_path / "hits.json"
    file.write_text(json.dumps(reply), encoding="utf-8")
    checked = hscqa("verify", str(file), "--json", "--strict")
    assert checked.code == ExitCode.FOUND
    assert {one["status"] for one in checked.json["quotations"]} == {"verbatim"}
    assert len(checked.json["quotations"]) >= len(reply["hits"])
    reply["hits"][0]["id"] = reply["hits"][1]["id"]
    file.write_text(json.dumps(reply), encoding="utf-8")
    checked = hscqa("verify", str(file), "--json", "--strict")
    assert checked.code == ExitCode.NOTHING_FOUND
    assert checked.json["quotations"][0]["status"] == "elsewhere"
