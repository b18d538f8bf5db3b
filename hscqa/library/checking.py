"""Quotations and references of the corpus, or of a user's own file, checked against the papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.errors import UsageError
from hscqa.ingest.readers import read_file
from hscqa.references import verify, verify_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from hscqa.model import Document, Verification

CHECKED = (".md", ".txt", ".markdown")
"""Formats of a draft that can be checked."""


def check_corpus(documents: Sequence[Document]) -> Verification:
    """Check what the papers themselves quote and refer to."""
    return verify(documents)


def check_file(path: Path, documents: Sequence[Document]) -> Verification:
    """Check what a user's file quotes and refers to; raise UsageError or UnreadablePaper where it cannot be read."""
    if path.suffix.lower() not in CHECKED:
        raise UsageError(f"{path.name} cannot be checked", f"save the draft as one of: {', '.join(CHECKED)}")
    return verify_text(read_file(path).text, path.name, documents)
