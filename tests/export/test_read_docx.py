"""Words of papers read back from a Word file: exactly what was written, whatever was done to the file since."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from hscqa.errors import UnreadablePaper
from hscqa.export.report import report
from hscqa.export.word.crosswalk_docx import crosswalk_docx
from hscqa.export.word.document import PART, WORDS, Column, Piece, Row, Table, add_table, new_document, saved
from hscqa.export.word.read_docx import pack_in_docx, stated_in_docx
from hscqa.export.xml_text import legal
from hscqa.ingest.clean import clean
from hscqa.ingest.docx import LARGEST
from hscqa.model import Span
from hscqa.model.checks import Claim
from tests.export.invented import CITATIONS, PAPERS, crosswalk
from tests.export.word_files import edited, entries, with_part, zipped

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document
    from docx.text.paragraph import Paragraph

ODD = st.sampled_from("\t\n\r\x1b\u2011\u00ad <&>{}\u202e")
TEXTS = st.text(st.one_of(st.characters(), ODD), min_size=1, max_size=60)
PLACES = st.from_regex(r"[a-z][a-z0-9-]{0,8}:[a-z0-9.-]{1,12}", fullmatch=True)
BOMB = '<!DOCTYPE a [<!ENTITY b "gull">]>'


def file_with(*pieces: Piece) -> bytes:
    document = new_document("Gulls", "nobody")
    add_table(document, Table("Gulls", (Column("Said", 100.0),), (Row((pieces,)),)))
    return saved(document)


def exported(pack: str = "") -> bytes:
    return crosswalk_docx(report(crosswalk(), PAPERS, CITATIONS), pack)


def keeper(document: Document) -> Paragraph:
    """Give the paragraph of the first statement's words."""
    cell = document.tables[1].rows[1].cells[0]
    found: Paragraph = next(one for one in cell.paragraphs if one.style and one.style.name == WORDS)
    return found


def element(written: str) -> Any:  # noqa: ANN401  lxml has no types
    """Give an element of Word's from how it is written."""
    return parse_xml(f"<w:p {nsdecls('w')}>{written}</w:p>")[0]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(TEXTS, PLACES, st.booleans()), min_size=1, max_size=4))
def test_what_was_written_is_read_back(told: list[tuple[str, str, bool]]) -> None:
    body = file_with(*(Piece(text, WORDS if is_whole else PART, place) for text, place, is_whole in told))
    stated = [(one.text, one.places, one.is_whole) for one in stated_in_docx(body, "a.docx")]
    assert stated == [
        (clean(legal(text))[0], (place,), is_whole) for text, place, is_whole in told if legal(text).strip()
    ]


def test_each_text_names_its_table_row_place_and_paper() -> None:
    stated = stated_in_docx(exported(), "a.docx")
    first = stated[0]
    assert (first.id, first.text, first.span) == ("a.docx:table-2.row-2", "A keeper will be found.", Span(0, 0))
    assert (first.claimed, first.places, first.is_whole) == (Claim("review", "review:1"), ("review:1",), True)
    comment = next(one for one in stated if one.places == ("owners:p2",))
    assert not comment.is_whole


def test_a_changed_word_comes_back_changed() -> None:
    def change(document: Document) -> None:
        keeper(document).runs[0].text = "A keeper might be found."

    first = stated_in_docx(edited(exported(), change), "a.docx")[0]
    assert (first.text, first.places) == ("A keeper might be found.", ("review:1",))


def test_words_in_several_runs_are_one_text_and_bold_changes_nothing() -> None:
    def split(document: Document) -> None:
        words, place = keeper(document).runs
        words.text = "A keeper "
        place._r.addprevious(element("<w:r><w:rPr><w:b/></w:rPr><w:t>will be found.</w:t></w:r>"))

    assert stated_in_docx(edited(exported(), split), "a.docx")[0].text == "A keeper will be found."


def test_what_is_deleted_with_changes_tracked_or_hidden_is_not_read_and_what_is_inserted_is() -> None:
    def revise(document: Document) -> None:
        _, place = keeper(document).runs
        for written in (
            '<w:del w:id="1"><w:r><w:delText>no</w:delText><w:t>no</w:t></w:r></w:del>',
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r>",
            '<w:ins w:id="2"><w:r><w:t xml:space="preserve"> Soon.</w:t></w:r></w:ins>',
        ):
            place._r.addprevious(element(written))

    assert stated_in_docx(edited(exported(), revise), "a.docx")[0].text == "A keeper will be found. Soon."


def test_words_whose_place_was_taken_out_are_nobodys() -> None:
    def forget(document: Document) -> None:
        keeper(document).runs[1].text = ""

    first = stated_in_docx(edited(exported(), forget), "a.docx")[0]
    assert (first.claimed, first.places) == (Claim(None, None), ())


def test_a_word_file_of_anybody_states_nothing() -> None:
    sink, document = io.BytesIO(), docx.Document()
    document.styles.add_style(WORDS, WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("A keeper will be found. review:1", WORDS)
    document.save(sink)
    assert stated_in_docx(sink.getvalue(), "letter.docx") == ()
    assert pack_in_docx(sink.getvalue()) == ""


def test_a_pack_of_somebody_else_is_none_of_ours() -> None:
    body = exported('{"a": 1}')
    theirs = with_part(body, "customXml/item1.xml", lambda part: part.replace(b"urn:hscqa:pack:1", b"urn:gulls"))
    assert pack_in_docx(theirs) == ""


def document_part(change: Callable[[bytes], bytes]) -> bytes:
    return with_part(exported(), "word/document.xml", change)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: b"", "cannot be read as a Word file"),
        (lambda: b"gulls", "cannot be read as a Word file"),
        (lambda: b"\xd0\xcf\x11\xe0" + bytes(99), "encrypted"),
        (lambda: zipped({"gulls.txt": b"gulls"}), "cannot be read as a Word file"),
        (lambda: exported()[:-200], "cannot be read as a Word file"),
        (lambda: document_part(lambda part: BOMB.encode() + part), "declares entities"),
        (lambda: document_part(lambda part: (BOMB + part.decode()).encode("utf-16")), "declares entities"),
        (lambda: document_part(lambda part: part + bytes(LARGEST)), "too large"),
        (lambda: document_part(lambda part: part[:-20]), "cannot be read as a Word file"),
    ],
)
def test_what_is_no_whole_word_file_is_refused(make: Callable[[], bytes], told: str) -> None:
    body = make()
    for read in (stated_in_docx, pack_in_docx):
        with pytest.raises(UnreadablePaper) as caught:
            read(body, "gulls.docx")
        assert caught.value.what.startswith("gulls.docx ")
        assert told in caught.value.what


def test_a_damaged_pack_is_refused() -> None:
    body = with_part(exported('{"a": 1}'), "customXml/item1.xml", lambda part: part[:-3])
    with pytest.raises(UnreadablePaper):
        pack_in_docx(body)


def test_no_part_of_pythons_template_is_left_in_the_file() -> None:
    parts = entries(exported())
    assert not {"docProps/thumbnail.jpeg", "docProps/app.xml", "word/stylesWithEffects.xml"} & {*parts}
    assert b"python-docx" not in b"".join(parts.values())
    assert all(one.startswith(b"<?xml") for one in parts.values())
