"""A crosswalk of the invented papers in every form that can carry evidence, and ways to tamper with a file."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hscqa.export import contract_ties
from hscqa.export.citation import cite
from hscqa.export.crosswalk_csv import crosswalk_csv
from hscqa.export.markdown.crosswalk_markdown import crosswalk_markdown
from hscqa.export.pack import fingerprint, pack_text, with_pack
from hscqa.export.page.crosswalk_html import crosswalk_html
from hscqa.export.report import report
from hscqa.export.word.crosswalk_docx import crosswalk_docx
from hscqa.export.workbook.crosswalk_xlsx import crosswalk_xlsx
from hscqa.ingest import read_corpus
from hscqa.model import Comment, Crosswalk, Evidence, Gaps, Link, PaperState, Refound, Row, Span, Status
from hscqa.structure import find_structure
from hscqa.structure.reading import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hscqa.model import Block, Document, Pack, PackCheck, Statement, Verification

SOURCE, TARGET, SAID = "review-2022", "audit-2021", "readers-2022"
CORPUS = Path(__file__).resolve().parents[1] / "papers" / "corpus"
FIRST = "review-2022:1.i"
"""The first statement of the source."""
OLD, NEW = "gather the routes", "gather the goats"
"""Words of that statement that no other place has, and words that no paper has."""
PACKED = ("json", "html", "docx")
"""The forms that carry evidence."""
_PACK = re.compile(r'<script[^>]*id="pack".*?</script>', re.DOTALL)


def read(corpus: Path) -> list[Document]:
    return [find_structure(paper) for paper in read_corpus(corpus).papers if paper.status is Status.READ]


def invented(documents: Mapping[str, Document]) -> Crosswalk:
    """Tie each statement to targets and comments, whichever: only their words and places count here.

    The last target and the last comment of a row are turned down.
    """
    sources, targets = documents[SOURCE].statements, documents[TARGET].statements
    blocks = [block for block in documents[SAID].blocks if len(block.reading.split()) > 12]
    rows = tuple(
        Row(
            statement,
            tuple(_link(statement, one, number < len(targets) - 1) for number, one in enumerate(targets)),
            tuple(_comment(blocks[(number + step) % len(blocks)], is_suggested=not step) for step in (0, 1)),
        )
        for number, statement in enumerate(sources)
    )
    silent = tuple(one.id for one in sources)
    return Crosswalk(SOURCE, TARGET, (SAID,), rows, Gaps((targets[-1].id,), (), (), {SAID: silent[-1:]}))


def _link(source: Statement, target: Statement, is_suggested: bool) -> Link:  # noqa: FBT001
    why = (Evidence("theme", f"under “{target.theme}”, which goes with it", 0.5),)
    return Link(source.id, target, "semantic", "answers", 1.0, 0.9, suggested=is_suggested, evidence=why)


def _comment(block: Block, *, is_suggested: bool) -> Comment:
    """Let the first sentence of a block speak; the others stand around it."""
    quote = block.text[: block.text.find(". ") + 1] or block.text
    span = Span(block.span.start, block.span.start + len(quote))
    why = (Evidence("words", "both say “library”", 0.5),)
    return Comment(
        block.paper_id,
        block.id,
        quote,
        plain(quote),
        span,
        "cited",
        0.8,
        suggested=is_suggested,
        evidence=why,
        context=block.text,
    )


def exported(form: str, made: Crosswalk, documents: Mapping[str, Document], pack: str = "") -> bytes:
    """Write the crosswalk in a form, with the evidence where one is given."""
    if form == "json":
        reply = contract_ties.crosswalk(made)
        return json.dumps(with_pack(reply, pack) if pack else reply, ensure_ascii=False, indent=2).encode()
    papers = {paper: document.paper for paper, document in documents.items()}
    cited = {
        block.id: cite(document.paper, block.label, block.page, block.page_label)
        for document in documents.values()
        for block in document.blocks
    }
    shown = report(made, papers, cited)
    if form == "html":
        return crosswalk_html(shown, pack).encode()
    if form == "docx":
        return crosswalk_docx(shown, pack)
    if form == "xlsx":
        return crosswalk_xlsx(shown)
    return (crosswalk_markdown(shown) if form == "md" else crosswalk_csv(shown)).encode()


def reworded(form: str, body: bytes, old: str, new: str) -> bytes:
    """Change words that a file shows, wherever it does, and leave its evidence alone."""
    if form in {"docx", "xlsx"}:
        return _rezipped(body, old, new)
    text = body.decode()
    end = text.index('"pack":') if '"pack":' in text else len(text)
    packed = _PACK.search(text)
    start, end = packed.span() if packed and form == "html" else (end, len(text))
    changed = text[:start].replace(old, new) + text[start:end] + text[end:].replace(old, new)
    assert changed != text
    return changed.encode()


def _rezipped(body: bytes, old: str, new: str) -> bytes:
    """Change words in the parts of a zip file that are shown."""
    sink = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as before, zipfile.ZipFile(sink, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            shown = name.startswith(("word/", "xl/"))
            after.writestr(name, part.replace(old.encode(), new.encode()) if shown else part)
    assert sink.getvalue() != body
    return sink.getvalue()


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8", newline="")


def told(checked: Verification) -> PackCheck:
    assert checked.pack is not None
    return checked.pack


def states(check: PackCheck) -> dict[str, PaperState]:
    return {one.id: one.state for one in check.papers}


def missed(check: PackCheck) -> set[str]:
    return {one.packed.id for one in check.quotations if one.state is Refound.MISSED}


def forged(pack: Pack) -> str:
    """Give a pack with the hash that fits what it says now."""
    return pack_text(replace(pack, sha256=fingerprint(pack)))
