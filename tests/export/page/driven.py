"""What tests ask of a page in a browser."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from unicodedata import normalize

from pypdf import PdfReader

if TYPE_CHECKING:
    from tests.export.browser import Browser


SHOWN = (
    """return [...document.querySelectorAll(arguments[0])].filter(one => one.checkVisibility()).map(one => one.id)"""
)


SETTLED = "const done = arguments[0]; setTimeout(() => done(document.getElementById('shown').textContent), 200)"
"""The page waits a moment for more keys before it narrows what it shows."""


HAS_FOCUS = "return document.activeElement.id || document.activeElement.textContent.trim()"


KEYED = "a[href], summary, button, input, select, [tabindex='0']"
"""What a key must reach."""


TOTALS = (
    "const told = found => [...document.querySelectorAll(found)].filter(one => one.checkVisibility())"
    ".map(one => one.textContent); const foot = told('tfoot .sum');"
    "return [told('tbody .sum'), foot.slice(0, -1), foot.at(-1)]"
)
"""What the table counts: for each row, for each column, in all."""


LONG = "COMMITMENT MMWW of the harbour boards and everybody who works with them, ïn all parts; 港湾の番人"


STATEMENTS, TIES = "article.statement", "#statements .tie"


ALL = ["review:1", "review:2", "review:3", "review:4"]


def printed(page: Browser) -> str:
    """Give the text of what is printed, on one line and without ligatures."""
    pages = PdfReader(io.BytesIO(page.pdf())).pages
    return " ".join(normalize("NFKC", " ".join(one.extract_text() for one in pages)).split())


def choose(page: Browser, name: str, value: str) -> str:
    """Set a control as a person does, and give what the page says is shown then."""
    page.run(
        "const one = document.getElementById(arguments[0]); one.value = arguments[1];"
        "one.dispatchEvent(new Event('input', {bubbles: true}))",
        name,
        value,
    )
    return str(page.wait(SETTLED))
