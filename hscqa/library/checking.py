"""Quotations and references of the corpus, or of a user's own file, checked against the papers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hscqa.disagreements.finding import find
from hscqa.errors import UnreadablePaper
from hscqa.export.markdown.read_markdown import stated_in_markdown
from hscqa.export.pack import pack_in_json, read_pack
from hscqa.export.read_back import stated_in_csv, stated_in_json
from hscqa.ingest.drafts import read_bytes, read_draft
from hscqa.library.packing import check_packed
from hscqa.model import Verification
from hscqa.references import verify, verify_text
from hscqa.references.stated import verify_stated

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from hscqa.model import Document
    from hscqa.model.checks import Stated

PAGE_END = "</html>"
"""What stands at the end of every page that the program writes; in a paper's words it is escaped."""


@dataclass(frozen=True, slots=True)
class _Exported:
    """What a file holds that the program wrote."""

    stated: tuple[Stated, ...]
    pack: str = ""
    """Its evidence pack as JSON; '' where it has none."""


def check_corpus(documents: Sequence[Document]) -> Verification:
    """Check what the papers themselves quote and refer to, and find what they say differently of one thing."""
    return replace(verify(documents), disagreements=find(documents))


def check_file(path: Path, documents: Sequence[Document], corpus: Path | None = None) -> Verification:
    """Check what a user's draft quotes and refers to, or what an exported file says of the papers.

    In an exported crosswalk every text is checked at the place that it is given for, and what a person added to one in
    Markdown as a draft is. Where it has an evidence pack, that is looked up too; `corpus` has the papers' files, None
    leaves their hashes unchecked. Raise UsageError for a format that nobody reads, UnreadablePaper for a file that
    cannot be.
    """
    reader = _EXPORTED.get(path.suffix.lower())
    exported = reader(path) if reader is not None else None
    if exported is None:
        return _check_draft(path, documents)
    if exported.pack:
        return check_packed(read_pack(exported.pack, path.name), exported.stated, path.name, documents, corpus)
    return verify_stated(exported.stated, path.name, documents)


def _check_draft(path: Path, documents: Sequence[Document]) -> Verification:
    """Check a text that a person wrote, or a crosswalk in Markdown that a person may have added to."""
    stated, rest = stated_in_markdown(read_draft(path), path.name, documents)
    drafted = verify_text(rest, path.name, documents)
    if not stated:
        return drafted
    told = verify_stated(stated, path.name, documents)
    return Verification((*told.quotations, *drafted.quotations), (*told.references, *drafted.references))


def _csv(path: Path) -> _Exported:
    return _Exported(stated_in_csv(read_draft(path), path.name))


def _json(path: Path) -> _Exported:
    text = read_draft(path)
    return _Exported(stated_in_json(text, path.name), pack_in_json(text))


def _html(path: Path) -> _Exported:
    from hscqa.export.page.read_html import pack_in_html, stated_in_html  # noqa: PLC0415  only a page needs it

    text = read_draft(path)
    stated = stated_in_html(text, path.name)
    if PAGE_END not in text.casefold():
        # Its evidence pack, which stands at its end, would be missing without a word.
        raise UnreadablePaper(f"{path.name} ends in the middle of the page", "ask for it once more, or export it anew")
    return _Exported(stated, pack_in_html(text))


def _xlsx(path: Path) -> _Exported:
    from hscqa.export.workbook.read_xlsx import stated_in_xlsx  # noqa: PLC0415  openpyxl loads only for a workbook

    return _Exported(stated_in_xlsx(read_bytes(path), path.name))


def _docx(path: Path) -> _Exported | None:
    """Read an exported crosswalk; None for any other Word file, which is a draft."""
    from hscqa.export.word.read_docx import pack_in_docx, stated_in_docx  # noqa: PLC0415  python-docx loads only for Word

    body = read_bytes(path)
    stated, pack = stated_in_docx(body, path.name), pack_in_docx(body, path.name)
    return _Exported(stated, pack) if stated or pack else None


_EXPORTED: dict[str, Callable[[Path], _Exported | None]] = {
    ".csv": _csv,
    ".json": _json,
    ".html": _html,
    ".htm": _html,
    ".xlsx": _xlsx,
    ".docx": _docx,
}
"""What reads each format that the program writes crosswalks in; Markdown is read with what a person added."""
