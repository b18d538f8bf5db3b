"""Every form of a listing says the same, row for row, read back from the file alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hscqa.export.listing_csv import listing_csv
from hscqa.export.markdown.listing_markdown import listing_markdown
from hscqa.export.page.listing_html import listing_html
from hscqa.export.word.listing_docx import listing_docx
from hscqa.export.workbook.listing_xlsx import listing_xlsx
from tests.export.listing_readers import Read, expected, in_csv, in_html, in_xlsx
from tests.export.listing_readers_prose import in_docx, in_markdown
from tests.export.listings import hostile, listings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hscqa.export.listing import Listing

READ: Mapping[str, Callable[[Listing], Read]] = {
    "csv": lambda made: in_csv(listing_csv(made)),
    "xlsx": lambda made: in_xlsx(listing_xlsx(made)),
    "html": lambda made: in_html(listing_html(made)),
    "docx": lambda made: in_docx(listing_docx(made)),
    "md": lambda made: in_markdown(listing_markdown(made)),
}
LISTINGS = listings()
forms = pytest.mark.parametrize("form", READ)


@forms
@pytest.mark.parametrize("name", LISTINGS)
def test_a_form_says_all_that_the_listing_has_and_no_more(name: str, form: str) -> None:
    made = LISTINGS[name]
    assert READ[form](made) == expected(made, form)


@forms
def test_words_of_any_kind_come_back_from_every_form(form: str) -> None:
    made = hostile()
    assert READ[form](made) == expected(made, form)
