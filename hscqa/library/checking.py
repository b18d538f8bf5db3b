"""Quotations and references of the corpus, or of a user's own file, checked against the papers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hscqa.disagreements.finding import find
from hscqa.export.read_back import stated_in_csv, stated_in_json
from hscqa.export.read_markdown import stated_in_markdown
from hscqa.ingest.drafts import read_draft
from hscqa.model import Verification
from hscqa.references import verify, verify_text
from hscqa.references.stated import verify_stated

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from hscqa.model import Document
    from hscqa.model.checks import Stated

_TABLES: dict[str, Callable[[str, str], tuple[Stated, ...]]] = {".csv": stated_in_csv, ".json": stated_in_json}
"""Formats that hold nothing but what the program wrote, and what reads them back."""


def check_corpus(documents: Sequence[Document]) -> Verification:
    """Check what the papers themselves quote and refer to, and find what they say differently of one thing."""
    return replace(verify(documents), disagreements=find(documents))


def check_file(path: Path, documents: Sequence[Document]) -> Verification:
    """Check what a user's draft quotes and refers to, or what an exported file says of the papers.

    In an exported crosswalk every text is checked at the place that it is given for, and what a person added to one in
    Markdown as a draft is. Raise UsageError for a format that nobody reads, UnreadablePaper for a file that cannot be.
    """
    text = read_draft(path)
    reader = _TABLES.get(path.suffix.lower())
    if reader is not None:
        return verify_stated(reader(text, path.name), path.name, documents)
    stated, rest = stated_in_markdown(text, path.name, documents)
    drafted = verify_text(rest, path.name, documents)
    if not stated:
        return drafted
    told = verify_stated(stated, path.name, documents)
    return Verification((*told.quotations, *drafted.quotations), (*told.references, *drafted.references))
