"""Every quotation and pointer of the papers, or of a writer's draft, checked against the papers."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from hscqa.model import Paper, Role, Span, Verification
from hscqa.references.corpus import corpus
from hscqa.references.judging import ELSEWHERE, Judged, judge
from hscqa.references.matching import Query, look_up
from hscqa.references.pointing import find_pointings
from hscqa.references.quoted import find_quoted
from hscqa.references.resolve import CONTRADICTED, reference, resolve
from hscqa.references.streams import stream
from hscqa.structure import find_structure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hscqa.model import Document, Quotation, Reference
    from hscqa.references.citations import Citation
    from hscqa.references.corpus import Corpus
    from hscqa.references.pointing import Pointing
    from hscqa.references.quoted import Quoted


_SET_OFF = re.compile(r"^[ ]{0,3}>[ ]?", re.MULTILINE)
"""What Markdown puts before each line of a block quotation."""


def verify(documents: Sequence[Document]) -> Verification:
    """Check every quotation and pointer of the documents against the other documents."""
    whole = corpus(documents)
    quoted, pointings = _found_in(documents, whole)
    return _check(quoted, pointings, whole)


def find_quotations(documents: Sequence[Document]) -> tuple[Quotation, ...]:
    """Check every quotation of the documents against the other documents, and leave their references aside."""
    whole = corpus(documents)
    quoted, _ = _found_in(documents, whole)
    return tuple(one.quotation for one in _judged(quoted, whole))


def verify_text(text: str, name: str, documents: Sequence[Document]) -> Verification:
    """Check a text that is no paper of the corpus; `name` (its file's) stands for the paper id in what is found.

    Markdown's block quotations count as quotations. A paper of the corpus with the same words or the same file name
    is the text itself, and no source for it.
    """
    set_off = [Span(*match.span()) for match in re.finditer(r"(?:^[ ]{0,3}>[^\n]*\n?)+", text, re.MULTILINE)]
    # Blanks for marks: the words keep their places, so that a span of the one text is a span of the other.
    plain = _SET_OFF.sub(lambda match: " " * len(match.group()), text)
    paper = Paper(id=name, title="", publisher="", date="", role=Role.OTHER, text=plain, file=name, sha256="")
    draft = find_structure(paper)
    others = [document for document in documents if document.paper.text != text and document.paper.file != name]
    whole = corpus([*others, draft])
    quoted, pointings = _found_in([draft], whole, set_off, is_draft=True)
    return _check(quoted, pointings, whole, is_draft=True)


def _found_in(
    texts: Sequence[Document], whole: Corpus, set_off: Sequence[Span] = (), *, is_draft: bool = False
) -> tuple[list[Quoted], list[tuple[Document, Pointing]]]:
    """Find what is to be checked in the texts."""
    quoted: list[Quoted] = []
    pointed: list[tuple[Document, Pointing]] = []
    for text in texts:
        pointings = find_pointings(text, whole.names)
        find = partial(resolve, document=text, whole=whole, is_draft=is_draft)
        quoted += find_quoted(text, pointings, whole.names, find, set_off)
        pointed += [(text, pointing) for pointing in pointings]
    return quoted, pointed


def _check(
    quoted: Sequence[Quoted], pointed: Sequence[tuple[Document, Pointing]], whole: Corpus, *, is_draft: bool = False
) -> Verification:
    """Check quotations and pointers against all documents of `whole`."""
    judged = _judged(quoted, whole)
    named = _named_by_quotation(quoted)
    references = []
    for text, pointing in pointed:
        one = replace(pointing, cited=pointing.cited or named.get((text.paper.id, pointing.span)))
        references.append(_contradicted(reference(one, resolve(one, text, whole, is_draft=is_draft), text), judged))
    return Verification(tuple(one.quotation for one in judged), tuple(references))


def _judged(quoted: Sequence[Quoted], whole: Corpus) -> list[Judged]:
    """Compare quotations with all documents of `whole`; those that are none after all are left out."""
    queries = [Query(one.words, _no_source(one.document.paper, whole), one.claimed.papers) for one in quoted]
    matches = look_up(queries, [stream(document) for document in whole.documents])
    compared = (judge(one, match, whole) for one, match in zip(quoted, matches, strict=True))
    return [result for result in compared if result is not None]


def _named_by_quotation(quoted: Sequence[Quoted]) -> dict[tuple[str, Span], Citation | None]:
    """Give whom the quotations beside pointers name, by the paper and the span of the pointer."""
    return {
        (one.document.paper.id, pointing.span): one.claimed.cited
        for one in quoted
        for pointing in one.claimed.pointings
    }


def _no_source(paper: Paper, whole: Corpus) -> frozenset[str]:
    """Give the papers that cannot be the source of a paper's quotations: itself and those that came later."""
    return frozenset(other for other in whole.places if not whole.names.can_cite(paper, other))


def _contradicted(found: Reference, judged: Sequence[Judged]) -> Reference:
    """Mark a pointer whose quotation stands at another place than the one it names."""
    for one in judged:
        quotation = one.quotation
        if quotation.status == ELSEWHERE and quotation.found and (found.paper_id, found.span) in one.pointed:
            return replace(
                found,
                status=CONTRADICTED,
                note=f"the words quoted with it stand at {quotation.found.label} ({quotation.found.id})",
            )
    return found
