"""Words that would steer, run or mark something up are words in every form of a listing."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hscqa.errors import UsageError
from hscqa.export.listing import Listing, Row, Section, Shape
from hscqa.export.listing_csv import listing_csv
from hscqa.export.markdown.listing_markdown import listing_markdown
from hscqa.export.page.listing_html import listing_html
from hscqa.export.page.read_html import stated_in_html
from hscqa.export.visible import visible
from hscqa.export.word.listing_docx import listing_docx
from hscqa.export.word.read_docx import stated_in_docx
from hscqa.export.workbook import listing_xlsx as module
from hscqa.export.workbook.listing_xlsx import LONGEST_NAME, listing_xlsx, sheet_names
from tests.export import book_text, word_files
from tests.export.listings import HOSTILE, hostile, listings
from tests.export.pages import Page
from tests.export.workbooks import parts_of

STEERING = "a\x1b[31m\u202eb\u200f\x07c"
SEEN = r"a\x1b[31m\u202eb\u200f\x07c"


@pytest.fixture(scope="module")
def steering() -> Listing:
    """Make a listing with steering characters wherever there is a text."""
    row = Row(STEERING, "audit:b1", STEERING, STEERING, (STEERING,), STEERING)
    sections = [Section(STEERING, one, (row,), ("says",)) for one in Shape if one is not Shape.OUTLINE]
    piece = replace(row, cells=("item", STEERING), level=1)
    outline = Section(STEERING, Shape.OUTLINE, (piece,), ("kind", "page"))
    return Listing(STEERING, (STEERING,), (*sections, outline), "hscqa 0")


def test_characters_that_steer_are_written_out_in_every_form(steering: Listing) -> None:
    forms = {
        "md": listing_markdown(steering).replace("\\\\", "\\").replace("\\[", "["),
        "csv": listing_csv(steering),
        "html": re.sub(r"(?s)<style>.*</style>", "", listing_html(steering)),
        "docx": word_files.written_out(listing_docx(steering)),
        "xlsx": book_text.written_out(listing_xlsx(steering)),
    }
    for form, text in forms.items():
        assert text == visible(text), form
        assert text.count(SEEN) >= 15, form


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=60))
def test_any_words_can_be_written_in_every_form(words: str) -> None:
    row = Row(words, "audit:b1", words, words, (words,), words)
    made = Listing(words, (words,), (Section(words, Shape.QUOTATIONS, (row,), ("says",)),), "hscqa 0")
    Page(listing_html(made))
    book_text.opened(listing_xlsx(made))
    word_files.opened(listing_docx(made))
    listing_csv(made).encode()
    listing_markdown(made).encode()


def test_no_cell_is_a_formula_and_nothing_is_a_link() -> None:
    parts = parts_of(listing_xlsx(hostile()))
    assert not [name for name, part in parts.items() if b"<f>" in part or b"<hyperlink" in part]
    rows = csv.reader(io.StringIO(listing_csv(hostile())))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert not Page(listing_html(hostile())).all("a")
    assert b"hyperlink" not in parts_of(listing_docx(hostile()))["word/document.xml"]


def test_the_page_runs_nothing_and_names_its_style_by_its_hash() -> None:
    text = listing_html(hostile())
    page = Page(text)
    ((told, style),) = page.all("style")
    ((policy, _),) = page.all("meta", http_equiv="Content-Security-Policy")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert told == {}
    assert policy["content"] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert not page.all("script")
    assert not page.values("style")
    assert text.startswith("<!DOCTYPE html>")


def test_words_are_found_again_at_their_places_in_a_page_and_a_word_file() -> None:
    made = listings()["answer"]
    told = [(row.place, row.words) for section in made.sections for row in section.rows]
    page = [(one.places[0], one.text.strip("“”")) for one in stated_in_html(listing_html(made), "a.html")]
    paper = [(one.places[0], one.text.strip("“”")) for one in stated_in_docx(listing_docx(made), "a.docx")]
    assert page == told
    assert paper == told


def test_sheets_have_names_that_excel_takes() -> None:
    wanted = ["Gaps: what [A/B] says?", "gaps what a b says", "", "About", "History", "x" * 60, "x" * 60, "'quoted'"]
    names = sheet_names([*wanted, *HOSTILE])
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= LONGEST_NAME
        assert not re.search(r"[\[\]:*?/\\]|^'|'$", name)
        assert name.casefold() not in {"about", "history"}


def test_more_rows_than_a_sheet_holds_are_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_ROWS", 2)
    with pytest.raises(UsageError, match="more rows than a sheet holds"):
        listing_xlsx(listings()["outline"])
