"""Exported crosswalks with an evidence pack, looked up in the papers of this machine and of another one."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hscqa.errors import CorpusError
from hscqa.export.pack import read_pack
from hscqa.library import packing
from hscqa.library.packing import packed
from hscqa.model import Packed, PaperState, Refound, Span
from tests.packing.exports import (
    CORPUS,
    FIRST,
    NEW,
    OLD,
    PACKED,
    SAID,
    SOURCE,
    TARGET,
    edit,
    exported,
    forged,
    missed,
    read,
    reworded,
    states,
    told,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from hscqa.model import Crosswalk, Document
    from tests.packing.conftest import Verify

forms = pytest.mark.parametrize("form", PACKED)


@forms
def test_every_quotation_is_found_on_this_machine_and_on_another(
    verify: Verify, files: dict[str, bytes], machine: Path, made: Crosswalk, form: str
) -> None:
    for corpus in (CORPUS, machine):
        checked = verify(form, files[form], corpus)
        check = told(checked)
        assert check.holds
        assert check.is_whole
        assert states(check) == dict.fromkeys((SOURCE, TARGET, SAID), PaperState.SAME)
        assert {one.state for one in check.quotations} == {Refound.FOUND}
        assert not check.unpacked
        shown = {one.claimed.place for one in checked.quotations}
        assert {row.statement.id for row in made.rows} <= shown
        assert {one.target.id for row in made.rows for one in row.links} <= shown
        assert {one.id for row in made.rows for one in row.comments if one.holds} <= shown


@forms
def test_a_word_that_was_changed_in_a_paper_is_a_miss_that_names_the_quotation(
    verify: Verify, files: dict[str, bytes], machine: Path, form: str
) -> None:
    edit(machine / "review.txt", OLD, NEW)
    check = told(verify(form, files[form], machine))
    assert not check.holds
    assert states(check) == {SOURCE: PaperState.CHANGED, TARGET: PaperState.SAME, SAID: PaperState.SAME}
    assert missed(check) == {FIRST}
    (one,) = [one for one in check.quotations if one.state is Refound.MISSED]
    assert one.difference is not None
    assert "[-goats-] {+routes+}" in one.difference


def test_a_mark_that_was_changed_in_a_paper_is_a_miss(verify: Verify, evidence: str, machine: Path) -> None:
    """What is still word for word to a draft is not enough for evidence: here a sum grows tenfold."""
    pack = read_pack(evidence, "it")
    words = "A van costs about £90,000 a year:"
    start = next(one.paper.text for one in read(CORPUS) if one.paper.id == TARGET).index(words)
    cost = Packed(TARGET, f"{TARGET}:para-2", Span(start, start + len(words)), words, words)
    body = b'{"rows": [], "pack": %s}' % forged(replace(pack, quotations=(cost,))).encode()
    edit(machine / "audit.txt", "£90,000", "£900.00")
    assert told(verify("json", body)).holds
    there = told(verify("json", body, machine))
    assert missed(there) == {cost.id}
    assert not there.holds


@pytest.mark.parametrize(
    ("words", "start", "text", "found"),
    [
        ("fed gulls", 4, "we, fed gulls", 4),
        ("fed gulls", 0, "fed gulls, fed gulls", 0),
        ("fed gull", 4, "we, fed gulls", 4),
        ("fed gulls", 8, "fed gulls, fed gulls", 11),
        ("fed gulls", 3, "fed gulls, fed gulls", 0),
        ("fed gulls", 0, "we fed\n  gulls", 3),
        ("fed gulls", 0, "we fed gulls¹ often", 3),
        ("fed gulls", 0, "5fed gulls", None),
        ("fed gulls", 0, "we overfed gulls", None),
        ("fed gulls", 0, "we fed gullsome birds", None),
        ("for £90", 0, "sold for £900", None),
        ("for £90", 0, "sold for £90.", 5),
        ("fed gulls", 0, "Fed gulls", None),
        ("fed gulls", 0, "fed, gulls", None),
        (".*", 0, "fed gulls", None),
        ("fed gulls", 0, "", None),
    ],
)
def test_a_quotation_is_where_its_very_words_stand_nearest_to_where_they_stood(
    words: str, start: int, text: str, found: int | None
) -> None:
    span = packing._span(Packed("gulls", "gulls:1", Span(start, start + len(words)), words, words), text)
    assert (None if span is None else span.start) == found
    assert span is None or text[span.start : span.end].split() == words.split()


def test_a_paper_that_is_not_here_is_a_miss_though_nothing_of_it_is_quoted(verify: Verify, evidence: str) -> None:
    pack = read_pack(evidence, "it")
    lost = replace(pack, papers=(*pack.papers, replace(pack.papers[0], id="lamps-2020", text_sha256="0" * 64)))
    check = told(verify("json", b'{"rows": [], "pack": %s}' % forged(lost).encode()))
    assert {one.state for one in check.quotations} == {Refound.FOUND}
    assert states(check)["lamps-2020"] is PaperState.MISSING
    assert not check.holds


@forms
def test_a_paper_that_is_not_here_is_a_miss(
    verify: Verify, files: dict[str, bytes], machine: Path, made: Crosswalk, form: str
) -> None:
    toml = (machine / "papers.toml").read_text("utf-8").split("[[paper]]")
    kept = [entry for entry in toml if f'id = "{SAID}"' not in entry]
    (machine / "papers.toml").write_text("[[paper]]".join(kept), "utf-8")
    check = told(verify(form, files[form], machine))
    assert not check.holds
    assert states(check)[SAID] is PaperState.MISSING
    assert missed(check) == {one.id for row in made.rows for one in row.comments}


def test_a_paper_that_has_another_name_here_is_told(verify: Verify, files: dict[str, bytes], machine: Path) -> None:
    edit(machine / "papers.toml", f'id = "{SAID}"', 'id = "forum-2022"')
    check = told(verify("json", files["json"], machine))
    assert not check.holds
    (one,) = [one for one in check.papers if one.state is PaperState.MISSING]
    assert one.note == f"the same text is here as forum-2022: call it {SAID} in papers.toml"


@forms
def test_a_paper_with_new_words_elsewhere_moves_quotations_and_nothing_is_missed(
    verify: Verify, files: dict[str, bytes], machine: Path, form: str
) -> None:
    edit(machine / "review.txt", "Introduction\n", "Introduction\n\nVans are blue.\n")
    check = told(verify(form, files[form], machine))
    assert check.holds
    assert states(check)[SOURCE] is PaperState.CHANGED
    by_paper = {(one.packed.paper, one.state) for one in check.quotations}
    assert by_paper == {(SOURCE, Refound.MOVED), (TARGET, Refound.FOUND), (SAID, Refound.FOUND)}
    moved = next(one for one in check.quotations if one.packed.id == FIRST)
    assert moved.found is not None
    assert moved.found.text == moved.packed.text
    assert moved.found.span.start > moved.packed.span.start


@forms
def test_a_place_that_has_another_name_in_a_changed_paper_is_no_miss(
    verify: Verify, files: dict[str, bytes], machine: Path, form: str
) -> None:
    edit(
        machine / "response.txt", "The Routes\n", "The Routes\n\nVans are blue, and have been so for years and years.\n"
    )
    checked = verify(form, files[form], machine)
    assert "elsewhere" in {one.status for one in checked.quotations}
    assert told(checked).holds


def test_a_file_with_other_bytes_and_the_same_text_is_told(
    verify: Verify, files: dict[str, bytes], machine: Path
) -> None:
    text = (machine / "response.txt").read_text("utf-8")
    (machine / "response.txt").write_text(text, "utf-8", newline="\r\n")
    check = told(verify("json", files["json"], machine))
    assert check.holds
    notes = {one.id: one.note for one in check.papers if one.note}
    assert notes == {SAID: "its text is the same, but the file response.txt is not the one that was packed"}


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_word_file_that_libreoffice_saved_still_holds(
    verify: Verify, files: dict[str, bytes], tmp_path: Path
) -> None:
    (tmp_path / "before.docx").write_bytes(files["docx"])
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        f"{tmp_path}/after",
    ]
    subprocess.run([*command, f"{tmp_path}/before.docx"], check=True, capture_output=True)
    body = (tmp_path / "after" / "before.docx").read_bytes()
    assert body != files["docx"]
    assert told(verify("docx", body)).holds


def test_a_paper_whose_file_is_gone_cannot_be_packed(
    made: Crosswalk, mini_documents: Mapping[str, Document], machine: Path
) -> None:
    (machine / "response.txt").unlink()
    with pytest.raises(CorpusError, match=r"cannot read .*response\.txt: No such file"):
        packed(made, {paper: one.paper for paper, one in mini_documents.items()}, machine)


@pytest.mark.parametrize("form", ["md", "csv", "json", "html", "docx", "xlsx"])
def test_an_export_without_evidence_holds_and_a_changed_word_is_told(
    verify: Verify, made: Crosswalk, mini_documents: Mapping[str, Document], form: str
) -> None:
    body = exported(form, made, mini_documents)
    checked = verify(form, body)
    assert checked.pack is None
    assert {one.status for one in checked.quotations} == {"verbatim"}
    assert {row.statement.id for row in made.rows} <= {one.claimed.place for one in checked.quotations} or form == "md"
    changed = verify(form, reworded(form, body, OLD, NEW) if form != "md" else body.replace(b"routes", b"goats"))
    assert "altered" in {one.status for one in changed.quotations}
