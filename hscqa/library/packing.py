"""The evidence pack of an exported crosswalk: made here, and looked up again in another machine's papers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hscqa.errors import CorpusError
from hscqa.export.pack import fingerprint, pack_of, pack_text, text_hash
from hscqa.export.visible import one_line
from hscqa.index import file_sha256
from hscqa.model import Claim, Found, PackCheck, PackedCheck, PaperCheck, PaperState, Refound, Span, Verification
from hscqa.model.checks import Stated
from hscqa.references.judging import ELSEWHERE, VERBATIM
from hscqa.references.stated import verify_stated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from hscqa.model import Crosswalk, Document, Pack, Packed, PackedPaper, Paper, Quotation


def packed(made: Crosswalk, papers: Mapping[str, Paper], corpus: Path) -> str:
    """Give the evidence pack of a crosswalk, to be written into its file; `papers` by id, their files in `corpus`.

    Raise CorpusError where a paper's file cannot be read.
    """
    files = {papers[one].file for one in (made.source, made.target, *made.comments_from)}
    return pack_text(pack_of(made, papers, {name: _file_hash(corpus / name) for name in files}))


def _file_hash(file: Path) -> str:
    """Hash a paper's file; raise CorpusError where it cannot be read."""
    try:
        return file_sha256(file)
    except OSError as error:
        what = f"cannot read {file}: {error.strerror or error}"
        raise CorpusError(what, "put it back, or take its paper out of papers.toml") from error


def check_packed(
    pack: Pack, stated: Sequence[Stated], name: str, documents: Sequence[Document], corpus: Path | None
) -> Verification:
    """Look up all that a pack quotes, and all that its file shows: `stated`, in the file called `name`.

    What the file shows must be in the pack at its place, and stand in the papers; so neither can be edited alone.
    `corpus` has the papers' files; None leaves their hashes unchecked.
    """
    shown = verify_stated(stated, name, documents)
    is_whole = pack.sha256 == fingerprint(pack)
    papers = tuple(_paper(one, documents, corpus) for one in pack.papers)
    quotations = tuple(_refound(pack.quotations, {one.paper.id: one.paper.text for one in documents}, documents))
    unpacked = tuple(_unpacked(pack, stated))
    changed = frozenset(one.id for one in papers if one.state is PaperState.CHANGED)
    holds = (
        is_whole
        and not unpacked
        and all(one.state is not PaperState.MISSING for one in papers)
        and all(one.state is not Refound.MISSED for one in quotations)
        and all(_stands(one, changed) for one in shown.quotations)
    )
    return Verification(
        shown.quotations,
        shown.references,
        pack=PackCheck(pack.made_by, is_whole, holds, papers, quotations, unpacked),
    )


def _paper(one: PackedPaper, documents: Sequence[Document], corpus: Path | None) -> PaperCheck:
    """Say whether a packed paper is here, by its id and the hash of its text."""
    here = next((document.paper for document in documents if document.paper.id == one.id), None)
    if here is None:
        alike = (document.paper.id for document in documents if text_hash(document.paper.text) == one.text_sha256)
        other = next(alike, None)
        note = f"the same text is here as {other}: call it {one.id} in papers.toml" if other else ""
        return PaperCheck(one.id, one.title, PaperState.MISSING, note)
    if text_hash(here.text) != one.text_sha256:
        return PaperCheck(one.id, one.title, PaperState.CHANGED, "")
    is_same_file = corpus is None or _file_hash(corpus / here.file) == one.file_sha256
    note = "" if is_same_file else f"its text is the same, but the file {here.file} is not the one that was packed"
    return PaperCheck(one.id, one.title, PaperState.SAME, note)


def _refound(
    quotations: Sequence[Packed], texts: Mapping[str, str], documents: Sequence[Document]
) -> Iterator[PackedCheck]:
    """Look up packed quotations at their offsets, then anywhere in their papers, then for what is most like them."""
    spans = [_span(one, texts.get(one.paper, "")) for one in quotations]
    lost = [_as_stated(number, one) for number, one in enumerate(quotations) if spans[number] is None]
    alike = {one.id: one for one in verify_stated(lost, "", documents).quotations} if lost else {}
    for number, (one, span) in enumerate(zip(quotations, spans, strict=True)):
        if span is None:
            near = alike.get(str(number))
            where, difference = (near.found, near.difference) if near else (None, None)
            yield PackedCheck(one, Refound.MISSED, where, difference)
        else:
            where = Found(one.id, "", texts[one.paper][span.start : span.end], span)
            yield PackedCheck(one, Refound.FOUND if span == one.span else Refound.MOVED, where, None)


def _span(one: Packed, text: str) -> Span | None:
    """Find a packed quotation in its paper's text, white space aside: at its offsets, or else nearest to them."""
    if text[one.span.start : one.span.end] == one.text:
        return one.span
    spaced = r"\s+".join(map(re.escape, one.text.split()))
    found = [Span(*match.span()) for match in re.finditer(spaced, text) if spaced]
    uncut = (span for span in found if not _is_cut(text, span.start) and not _is_cut(text, span.end))
    return min(uncut, key=lambda span: abs(span.start - one.span.start), default=None)


def _is_cut(text: str, at: int) -> bool:
    """Whether a word or number goes on across an offset; a note's marker is no part of the word before it."""
    return 0 < at < len(text) and all(one.isalpha() or one.isdecimal() for one in text[at - 1 : at + 1])


def _as_stated(number: int, one: Packed) -> Stated:
    """Give a packed quotation to be looked up for what is most like it."""
    return Stated(str(number), one.text, one.span, Claim(one.paper, one.id), (one.id,))


def _unpacked(pack: Pack, stated: Sequence[Stated]) -> Iterator[Stated]:
    """Give what a file shows and its pack does not have at that place, word for word."""
    known = {(one.id, one_line(words)) for one in pack.quotations for words in (one.text, one.reading)}
    for one in stated:
        if not any((place, one_line(one.text)) in known for place in one.places):
            yield one


def _stands(one: Quotation, changed: frozenset[str]) -> bool:
    """Whether what a file shows stands in the papers exactly: at its place, or anywhere in a paper that has changed."""
    if one.difference is not None or one.found is None:
        return False
    paper = one.found.id.partition(":")[0]
    return one.status == VERBATIM or (one.status == ELSEWHERE and paper == one.claimed.paper and paper in changed)
