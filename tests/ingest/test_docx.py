"""Word files to Markdown: what a reader sees, and nothing that would harm or mislead."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from hscqa.errors import UnreadablePaper, UsageError
from hscqa.ingest.docx import read_docx
from hscqa.ingest.drafts import READ, read_draft

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document
    from docx.text.paragraph import Paragraph

WORD = nsdecls("w")
NOTES = (
    f"<w:footnotes {WORD}><w:footnote w:id='0' w:type='separator'><w:p/></w:footnote>"
    "<w:footnote w:id='2'><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> Harbour Board, para 1.</w:t></w:r></w:p>"
    "</w:footnote>"
    "<w:footnote w:id='3'><w:p><w:r><w:t>Nobody refers to it.</w:t></w:r></w:p></w:footnote></w:footnotes>"
)


def add(paragraph: Paragraph, xml: str) -> None:
    """Put an element of Word's XML at a paragraph's end."""
    end = next(at for at, mark in enumerate(xml) if mark in " >")
    paragraph._p.append(parse_xml(f"{xml[:end]} {WORD}{xml[end:]}"))


def written(document: Document, path: Path) -> str:
    document.save(str(path))
    return read_docx(path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "draft.docx"


@pytest.fixture
def document() -> Document:
    return docx.Document()


def test_headings_lists_and_block_quotations_are_told_by_their_styles(document: Document, path: Path) -> None:
    document.add_heading("Briefing", 1)
    document.add_heading("Part", 3)
    document.add_paragraph("One", style="List Bullet")
    document.add_paragraph("Two", style="List Number")
    document.add_paragraph("Most harbours have no keeper.", style="Quote")
    document.add_paragraph("Nor a lamp.", style="Intense Quote")
    document.add_paragraph("The end.")
    assert written(document, path) == (
        "# Briefing\n\n### Part\n\n- One\n\n- Two\n\n> Most harbours have no keeper.\n\n> Nor a lamp.\n\nThe end.\n"
    )


def test_a_style_that_is_based_on_a_quotations_is_one(document: Document, path: Path) -> None:
    own = document.styles.add_style("House style", 1)
    own.base_style = document.styles["Quote"]
    document.add_paragraph("Most harbours have no keeper.", style=own)
    assert written(document, path) == "> Most harbours have no keeper.\n"


def test_italics_are_kept_and_special_characters_stay_text(document: Document, path: Path) -> None:
    paragraph = document.add_paragraph("It says ")
    paragraph.add_run("most harbours ").italic = True
    paragraph.add_run("have none").italic = True
    paragraph.add_run(" *so* _to_ say \\ and ")
    paragraph.add_run("well").style = "Emphasis"
    document.add_paragraph("# no heading")
    document.add_paragraph("> no quotation")
    assert written(document, path) == (
        "It says *most harbours have none* \\*so\\* \\_to\\_ say \\\\ and *well*\n\n"
        "\\# no heading\n\n\\> no quotation\n"
    )


def test_an_indented_paragraph_stands_in_from_the_margin(document: Document, path: Path) -> None:
    document.add_paragraph("The board says:")
    document.add_paragraph("Most harbours have no keeper.").paragraph_format.left_indent = 720 * 635
    assert written(document, path) == "The board says:\n\n    Most harbours have no keeper.\n"


def test_each_cell_of_a_table_is_read_once_and_for_itself(document: Document, path: Path) -> None:
    table = document.add_table(2, 2)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"cell {number}"
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(1, 1).add_table(1, 1).cell(0, 0).text = "inner"
    assert written(document, path).split("\n\n") == ["cell 0", "cell 1", "cell 2", "cell 3", "inner\n"]


def test_changes_are_read_as_if_they_were_accepted(document: Document, path: Path) -> None:
    paragraph = document.add_paragraph("Most harbours have ")
    add(paragraph, "<w:del w:id='1' w:author='a'><w:r><w:delText>a good </w:delText></w:r></w:del>")
    add(paragraph, "<w:del w:id='2' w:author='a'><w:r><w:t>and old </w:t></w:r></w:del>")
    add(paragraph, "<w:ins w:id='3' w:author='a'><w:r><w:t>no </w:t></w:r></w:ins>")
    add(paragraph, "<w:moveFrom w:id='4' w:author='a'><w:r><w:t>moved away</w:t></w:r></w:moveFrom>")
    paragraph.add_run("keeper")
    paragraph.add_run(" hidden").font.hidden = True
    assert written(document, path) == "Most harbours have no keeper\n"


def test_links_fields_and_text_boxes_are_read_and_their_codes_are_not(document: Document, path: Path) -> None:
    paragraph = document.add_paragraph("See ")
    add(paragraph, "<w:hyperlink w:anchor='x'><w:r><w:t>the review</w:t></w:r></w:hyperlink>")
    add(paragraph, "<w:r><w:instrText>PAGE</w:instrText><w:tab/><w:t>p.3</w:t><w:noBreakHyphen/></w:r>")
    add(
        paragraph,
        "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>",
    )
    assert written(document, path) == "See the review p.3-\n\nin a box\n"


def test_a_note_that_the_text_refers_to_stands_at_the_end(document: Document, path: Path) -> None:
    paragraph = document.add_paragraph("Most harbours have no keeper.")
    add(paragraph, "<w:r><w:footnoteReference w:id='2'/></w:r>")
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, NOTES.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    assert written(document, path) == "Most harbours have no keeper.[^2]\n\n[^2]: Harbour Board, para 1.\n"


def rewritten(path: Path, name: str, content: bytes) -> None:
    """Put other bytes in the place of one part of a Word file."""
    with zipfile.ZipFile(path) as archive:
        parts = {one.filename: archive.read(one) for one in archive.infolist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, old in (parts | {name: content}).items():
            archive.writestr(part, content if part == name else old)


BODY = "<w:document {0}><w:body><w:p><w:r><w:t>{1}</w:t></w:r></w:p></w:body></w:document>"
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("entities", [LAUGHS, OUTSIDE])
def test_a_file_that_declares_entities_is_refused(document: Document, path: Path, entities: str) -> None:
    document.save(str(path))
    rewritten(path, "word/document.xml", (entities + BODY.format(WORD, "&a;")).encode())
    with pytest.raises(UnreadablePaper, match="declares entities"):
        read_docx(path)


@pytest.mark.parametrize(
    "content",
    [b"", b"no xml at all", b"<w:document", BODY.format(WORD, "&a;").encode(), b"<x/>", "<a/>".encode("utf-16")],
)
def test_a_broken_part_is_told_in_one_line(document: Document, path: Path, content: bytes) -> None:
    document.save(str(path))
    rewritten(path, "word/document.xml", content)
    with pytest.raises(UnreadablePaper, match="cannot be read as a Word file") as raised:
        read_docx(path)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "cannot be read as a Word file"),
        (b"not a zip file", "cannot be read as a Word file"),
        (b"PK\x03\x04 but no more", "cannot be read as a Word file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "encrypted"),
    ],
)
def test_what_is_no_word_file_is_told_in_one_line(path: Path, content: bytes, said: str) -> None:
    path.write_bytes(content)
    with pytest.raises(UnreadablePaper, match=said):
        read_docx(path)


def test_a_zip_file_that_is_no_word_file_is_told(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "words")
    with pytest.raises(UnreadablePaper, match="cannot be read as a Word file"):
        read_docx(path)


def test_a_file_that_grows_too_large_is_refused_before_it_is_unpacked(
    document: Document, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document.save(str(path))
    monkeypatch.setattr("hscqa.ingest.docx.LARGEST", 1000)
    with pytest.raises(UnreadablePaper, match="too large"):
        read_docx(path)


def test_every_truncation_of_a_file_is_told_or_read(document: Document, path: Path) -> None:
    document.add_paragraph("Most harbours have no keeper.")
    buffer = io.BytesIO()
    document.save(buffer)
    whole = buffer.getvalue()
    for end in range(0, len(whole), len(whole) // 40):
        path.write_bytes(whole[:end])
        with pytest.raises(UnreadablePaper):
            read_docx(path)


def test_a_draft_is_read_by_its_suffix_and_cleaned(tmp_path: Path) -> None:
    draft = tmp_path / "Draft.TXT"
    draft.write_bytes("\ufeffOne\r\ntwo\x07".encode())
    assert read_draft(draft) == "One\ntwo\ufffd"


@pytest.mark.parametrize("suffix", READ)
def test_an_empty_file_or_one_of_no_letters_is_told(tmp_path: Path, suffix: str) -> None:
    for content in (b"", b"\xff\xfe\x00\xd8", bytes(range(128, 256))):
        draft = tmp_path / f"draft{suffix}"
        draft.write_bytes(content)
        with pytest.raises(UnreadablePaper):
            read_draft(draft)


def test_a_format_that_nobody_reads_and_a_file_that_is_not_there_are_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be checked"):
        read_draft(tmp_path / "draft.odt")
    with pytest.raises(UnreadablePaper, match="cannot read"):
        read_draft(tmp_path / "nowhere.txt")
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(UnreadablePaper, match="cannot read"):
        read_draft(tmp_path / "folder.txt")
