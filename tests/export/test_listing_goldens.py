"""Listings of invented papers in every form, compared with golden files that people can read.

After a change of the exports, look at what differs and renew the files:

    HSCQA_RENEW_GOLDENS=1 python -m pytest tests/export/test_listing_goldens.py
    git diff tests/export/goldens/listings
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hscqa.export.listing_csv import listing_csv
from hscqa.export.markdown.listing_markdown import listing_markdown
from hscqa.export.page.listing_html import listing_html
from hscqa.export.word.listing_docx import listing_docx
from hscqa.export.workbook.listing_xlsx import listing_xlsx
from tests.export import book_text, word_files
from tests.export.listings import listings

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.export.listing import Listing

GOLDENS = Path(__file__).resolve().parent / "goldens" / "listings"
RENEW = "HSCQA_RENEW_GOLDENS"
LISTINGS = listings()
FORMS: dict[str, Callable[[Listing], str]] = {
    "md": listing_markdown,
    "csv": listing_csv,
    "html": lambda made: re.sub(r"(?s)(?<=<style>).*(?=</style>)|(?<=sha256-)[^']+", "…", listing_html(made)),
    "docx.txt": lambda made: word_files.written_out(listing_docx(made)),
    "xlsx.txt": lambda made: book_text.written_out(listing_xlsx(made)),
}
"""Every form as text; a page without its style, which stands beside its template."""
IN_EVERY_FORM = ("answer", "outline", "checks", "queue")
FILES = {
    f"{name.replace(' ', '-')}.{form}": (name, form)
    for name in LISTINGS
    for form in (FORMS if name in IN_EVERY_FORM else ("md", "csv"))
}


@pytest.mark.parametrize("file", FILES)
def test_a_form_is_as_it_was(file: str) -> None:
    name, form = FILES[file]
    written = FORMS[form](LISTINGS[name])
    golden = GOLDENS / file
    if os.environ.get(RENEW):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(written, encoding="utf-8", newline="\n")
    assert written == golden.read_bytes().decode()


def test_no_golden_is_left_over() -> None:
    assert {path.name for path in GOLDENS.iterdir()} == set(FILES)


def test_markdown_fits_a_terminal() -> None:
    lines = [line for made in LISTINGS.values() for line in listing_markdown(made).splitlines()]
    assert max(len(line) for line in lines if not line.startswith("#")) <= 80


@pytest.mark.parametrize("write", [listing_xlsx, listing_docx, listing_html, listing_csv, listing_markdown])
def test_the_same_listing_gives_the_same_file(write: Callable[[Listing], str | bytes]) -> None:
    assert write(listings()["queue"]) == write(listings()["queue"])
