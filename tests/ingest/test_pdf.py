"""PDF through pypdf: pages, pages without text, locked and damaged files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf.constants import PageLabelStyle

from hscqa.errors import UnreadablePaper
from hscqa.ingest import NewPaper, Workspace, read_corpus, register
from hscqa.ingest.readers import read_file
from hscqa.model import Page, Status
from hscqa.structure import find_structure

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "data" / "pdf" / "damaged"


def test_each_page_has_its_text_and_its_place(make_pdf: Callable[..., Path]) -> None:
    read = read_file(make_pdf("First words.", "Second words.", labels=PageLabelStyle.LOWERCASE_ROMAN))
    assert read.text == "First words.\n\nSecond words."
    assert read.pages == (Page(1, "i", 0), Page(2, "ii", 14))
    assert (read.status, read.note) == (Status.READ, None)


def test_a_page_without_text_is_named(make_pdf: Callable[..., Path]) -> None:
    read = read_file(make_pdf("First.", "", "Third.", ""))
    assert read.note == "no text on pages 2, 4"
    assert [page.number for page in read.pages] == [1, 2, 3, 4]
    assert read.text[read.pages[2].start :].startswith("Third.")


def test_a_file_of_blank_pages_has_no_text(make_pdf: Callable[..., Path]) -> None:
    read = read_file(make_pdf("", ""))
    assert (read.text, read.status) == ("", Status.NO_TEXT)
    assert read.note is not None
    assert "OCR" in read.note


def test_a_locked_file_is_encrypted(make_pdf: Callable[..., Path]) -> None:
    read = read_file(make_pdf("Secret words.", password="open sesame"))  # noqa: S106  the test's own
    assert (read.text, read.status, read.note) == ("", Status.ENCRYPTED, "needs a password")


def test_a_file_locked_with_an_empty_password_is_read(make_pdf: Callable[..., Path]) -> None:
    assert read_file(make_pdf("Open words.", password="")).text == "Open words."


def test_controls_in_a_page_are_cleaned_and_counted(make_pdf: Callable[..., Path]) -> None:
    read = read_file(make_pdf("First.", r"Bell \007 rings."))
    assert read.text.endswith("Bell \ufffd rings.")
    assert read.note == "1 control or invisible characters replaced"
    assert read.text[read.pages[1].start :].startswith("Bell")


@pytest.mark.parametrize("raw", [b"", b"no PDF at all", b"%PDF-1.7\n%%EOF\n", b"%PDF-1.7\n" + bytes(range(256)) * 40])
def test_garbage_is_an_unreadable_paper(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "bad.pdf"
    path.write_bytes(raw)
    with pytest.raises(UnreadablePaper, match=r"bad.pdf cannot be read as a PDF \(\w+: .*\); open it in a PDF viewer"):
        read_file(path)


def test_a_cut_file_is_unreadable_or_says_what_is_lost(make_pdf: Callable[..., Path]) -> None:
    path = make_pdf("First words.", "Second words.")
    whole = path.read_bytes()
    for length in range(0, len(whole), 97):
        path.write_bytes(whole[:length])
        if refusal(path) is None:
            read = read_file(path)
            assert read.text == "First words.\n\nSecond words." or read.note


def test_a_file_whose_pages_cannot_be_unpacked_is_not_taken_for_a_scan(make_pdf: Callable[..., Path]) -> None:
    with pytest.raises(UnreadablePaper, match=r"made\.pdf cannot be read as a PDF \(none of its pages\)"):
        read_file(make_pdf("First.", "Second.", unreadable=("First.", "Second.")))


def test_a_page_that_cannot_be_unpacked_is_named_and_the_others_are_read(make_pdf: Callable[..., Path]) -> None:
    read = read_file(make_pdf("First words.", "Second words.", "Third words.", unreadable=("Second words.",)))
    assert (read.status, read.note) == (Status.PARTLY, "no text on page 2")
    assert read.text == "First words.\n\n\n\nThird words."


def test_blocks_know_their_pages(make_pdf: Callable[..., Path], empty_workspace: Workspace) -> None:
    register(
        empty_workspace,
        NewPaper(
            make_pdf("First words stand here.", "Second words stand there.", labels=PageLabelStyle.UPPERCASE_ROMAN)
        ),
    )
    (paper,) = read_corpus(empty_workspace.corpus).papers
    blocks = find_structure(paper).blocks
    assert [(block.page, block.page_label) for block in blocks] == [(1, "I"), (2, "II")]


def test_a_part_of_a_pdf_keeps_the_pages_of_the_file(make_pdf: Callable[..., Path], empty_workspace: Workspace) -> None:
    register(empty_workspace, NewPaper(make_pdf("First part.", "More of it. Second part.", "Still second.")))
    with (empty_workspace.corpus / "papers.toml").open("a", encoding="utf-8") as papers:
        papers.write('[[paper]]\nid = "second"\ntitle = "S"\nfile = "made.pdf"\nbegins = "Second part"\n')
    first, second = read_corpus(empty_workspace.corpus).papers
    assert [page.number for page in first.pages] == [1, 2]
    assert second.text == "Second part.\n\nStill second."
    assert second.pages == (Page(2, "2", 0), Page(3, "3", 14))


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="needs the sample of damaged PDF files")
def test_damaged_files_are_read_in_part_or_refused_in_one_line() -> None:
    refused = [error for path in sorted(SAMPLES.glob("*.pdf")) if (error := refusal(path)) is not None]
    assert refused
    assert not [error for error in refused if "\n" in error]


def refusal(path: Path) -> str | None:
    try:
        read_file(path)
    except UnreadablePaper as error:
        return str(error)
    return None
