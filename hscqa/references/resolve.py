"""Pointers looked up: which paper each one means and which of its places, or why that cannot be told."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hscqa.model import BlockKind, Reference
from hscqa.references.corpus import Corpus, corpus
from hscqa.references.families import CAPTIONED, DIVISIONS, STATEMENT_KINDS
from hscqa.references.lookup import lacks, look_in, look_inside
from hscqa.references.outside import IBID
from hscqa.references.pointing import Pointing, find_pointings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hscqa.model import Document
    from hscqa.references.grammar import Pointer

RESOLVED, AMBIGUOUS, UNRESOLVED, CONTRADICTED = "resolved", "ambiguous", "unresolved", "contradicted"


class Resolution(NamedTuple):
    """What became of one pointer."""

    status: str
    targets: tuple[str, ...]
    note: str | None


def find_references(documents: Sequence[Document]) -> tuple[Reference, ...]:
    """Find every pointer of the documents and look it up, in the order of documents and text."""
    whole = corpus(documents)
    return tuple(
        reference(pointing, resolve(pointing, document, whole), document)
        for document in documents
        for pointing in find_pointings(document, whole.names)
    )


def reference(pointing: Pointing, found: Resolution, document: Document) -> Reference:
    """Put a pointer and what became of it into one value."""
    sentence = pointing.sentence
    is_note = pointing.block.kind is BlockKind.FOOTNOTE
    return Reference(
        paper_id=document.paper.id,
        id=pointing.block.id,
        text=pointing.reading.text if is_note else pointing.reading.text[sentence.start : sentence.end],
        claimed=pointing.written if pointing.pointers or pointing.cited is None else pointing.cited.name,
        status=found.status,
        targets=found.targets,
        note=found.note,
        span=pointing.span,
    )


def resolve(pointing: Pointing, document: Document, whole: Corpus, *, is_draft: bool = False) -> Resolution:
    """Look a pointer up in the papers that its words name, or in the paper itself where they name none.

    A draft is about the papers: what it names without a paper is taken from the only one that has such a place.
    """
    if settled := _without_a_place(pointing) or _by_whole_label(pointing, document, whole):
        return settled
    cited = pointing.cited
    pages = [pointer for pointer in pointing.pointers if pointer.kind == "page"]
    others = [pointer for pointer in pointing.pointers if pointer.kind != "page"]
    papers = cited.papers if cited else (document.paper.id,)
    if not others:
        return _page(pages, papers[0], pointing, whole)
    found = _in_papers(others, papers, whole, pointing)
    if not pointing.is_own and (not found.targets or (is_draft and cited is None)):
        found = _elsewhere(others, pointing, document, whole, is_draft=is_draft) or found
    if is_draft and not found.targets and cited is None:
        return Resolution(UNRESOLVED, (), f"no paper is named, and none has a place named {pointing.written}")
    return _on_page(found, pages, whole)


def _without_a_place(pointing: Pointing) -> Resolution | None:
    """Say what becomes of a pointer whose place need not be looked up; None where it must be."""
    cited = pointing.cited
    if any(pointer.law for pointer in pointing.pointers):
        return Resolution(UNRESOLVED, (), "a place in a law, outside the corpus")
    if cited is not None and cited.name == IBID:
        return Resolution(UNRESOLVED, (), "the work before is meant, and none is named there")
    if cited is not None and not cited.papers:
        return Resolution(UNRESOLVED, (), f"{cited.name} is outside the corpus")
    if cited is not None and not pointing.pointers:
        return Resolution(RESOLVED, cited.papers[:1], None)
    return None


def _by_whole_label(pointing: Pointing, document: Document, whole: Corpus) -> Resolution | None:
    """Find the place that a text names by its whole label, as exports do; None where none or more than one has it."""
    every = (paper for paper in whole.places if whole.names.can_cite(document.paper, paper))
    written = pointing.reading.text[: pointing.within.end]
    papers = pointing.cited.papers if pointing.cited else every
    found = [place for paper in papers if (place := whole.places[paper].ending(written))]
    return Resolution(RESOLVED, (found[0],), None) if len(found) == 1 else None


def _in_papers(pointers: Sequence[Pointer], papers: Sequence[str], whole: Corpus, pointing: Pointing) -> Resolution:
    """Look places up in papers of which any may be meant; those with the same words there are meant together."""
    by_paper = {paper: _in_paper(pointers, paper, whole, pointing) for paper in papers}
    complete = [paper for paper, (_, missing) in by_paper.items() if not missing]
    if not complete:
        best = max(papers, key=lambda paper: len(by_paper[paper][0]))
        targets, missing = by_paper[best]
        return Resolution(UNRESOLVED, targets, lacks(best, missing, pointers, pointing.block, whole))
    targets = tuple(target for paper in complete for target in by_paper[paper][0])
    named = [(pointer.kind, number) for pointer in pointers for number in pointer.numbers]
    sharing = [whole.places[paper].sharing(*place) for paper in complete for place in named]
    if shared := next((ids for ids in sharing if len(set(ids) & set(targets)) > 1), None):
        return Resolution(AMBIGUOUS, targets, f"more than one place has this label: {' and '.join(shared)}")
    if _are_same(complete, by_paper, whole):
        return Resolution(RESOLVED, targets, None)
    return Resolution(AMBIGUOUS, targets, f"{', '.join(complete)} each have such a place, with other words")


def _in_paper(
    pointers: Sequence[Pointer], paper: str, whole: Corpus, pointing: Pointing
) -> tuple[tuple[str, ...], list[str]]:
    """Look places up in one paper, inside the division that is named with them."""
    outer = next((pointer for pointer in pointers if pointer.kind in DIVISIONS), None)
    inner = [pointer for pointer in pointers if pointer is not outer]
    if outer and inner and all(pointer.kind not in DIVISIONS for pointer in inner):
        return look_inside(outer, inner, paper, whole)
    return look_in(pointers, paper, whole, pointing.block if paper == pointing.block.paper_id else None)


def _are_same(papers: Sequence[str], by_paper: Mapping[str, tuple[tuple[str, ...], list[str]]], whole: Corpus) -> bool:
    """Whether the places found in several papers carry the same words, as a report and its summary do."""
    return len({tuple(whole.places[paper].words(target) for target in by_paper[paper][0]) for paper in papers}) == 1


def _elsewhere(
    pointers: Sequence[Pointer], pointing: Pointing, document: Document, whole: Corpus, *, is_draft: bool
) -> Resolution | None:
    """Say where a place may be that the named paper, or the paper itself, lacks; None where nothing says it.

    A named paper whose text has no places of that kind may have been named beside the paper's own appendix or exhibit.
    Where none was named, the paper that this one answers is meant, or, for a statement, the paper that the paragraph
    named before; every paper has paragraphs.
    """
    own = document.paper.id
    if pointing.cited is not None:
        kinds = {pointer.kind for pointer in pointers}
        lacking = not any(whole.places[paper].has_any(kind) for paper in pointing.cited.papers for kind in kinds)
        found = look_in(pointers, own, whole) if lacking and kinds <= DIVISIONS | CAPTIONED else ((), ["any"])
        if found[1]:
            return None
        return Resolution(RESOLVED, found[0], f"{pointing.cited.name} has no such place; this paper has")
    is_stated = all(pointer.kind in STATEMENT_KINDS for pointer in pointers)
    named = [
        (pointing.earlier.papers if pointing.earlier and is_stated else (), "is the paper named before it"),
        (whole.names.answered(document.paper), "is what this paper answers"),
    ]
    for papers, why in named:
        found_there = _in_papers(pointers, papers, whole, pointing) if papers else None
        if found_there and found_there.status == RESOLVED:
            return found_there._replace(note=f"no paper is named; {papers[0]} {why}")
    return _unnamed(pointers, document, whole, is_draft=is_draft)


def _unnamed(pointers: Sequence[Pointer], document: Document, whole: Corpus, *, is_draft: bool) -> Resolution | None:
    """Say which other papers have a place that no paper is named for; only a draft's is taken from the only choice.

    Every paper has paragraphs and pages, so that another paper has one of this number says nothing in a paper.
    """
    if not is_draft and not all(pointer.kind in STATEMENT_KINDS for pointer in pointers):
        return None
    by_paper = {
        paper: look_in(pointers, paper, whole) for paper in whole.places if whole.names.can_cite(document.paper, paper)
    }
    others = [paper for paper, (_, missing) in by_paper.items() if not missing]
    if not others:
        return None
    targets = tuple(target for paper in others for target in by_paper[paper][0])
    if is_draft and _are_same(others, by_paper, whole):
        return Resolution(RESOLVED, targets, f"no paper is named; such a place is only in {', '.join(others)}")
    return Resolution(AMBIGUOUS, targets, f"no paper is named; {', '.join(others)} could be meant")


def _page(pages: Sequence[Pointer], paper: str, pointing: Pointing, whole: Corpus) -> Resolution:
    """Look up a page alone; a text without pages resolves to the paper that is named."""
    if not whole.paper(paper).pages and pointing.cited is None:
        return Resolution(UNRESOLVED, (), f"no paper is named, and the text of {paper} has no pages")
    if not whole.paper(paper).pages:
        return Resolution(RESOLVED, (paper,), f"the text of {paper} has no pages; the page was not checked")
    targets, missing = look_in(pages, paper, whole)
    if missing:
        return Resolution(UNRESOLVED, targets, lacks(paper, missing, pages, pointing.block, whole))
    return Resolution(RESOLVED, targets, None)


def _on_page(found: Resolution, pages: Sequence[Pointer], whole: Corpus) -> Resolution:
    """Check the page that is given beside a place; it cannot be checked in a text without pages."""
    given = {number for pointer in pages for number in pointer.numbers}
    if found.status != RESOLVED or not given:
        return found
    on: set[str] = set()
    for paper in whole.places.values():
        for target in found.targets:
            if target in paper.blocks:
                on |= paper.pages(paper.blocks[target].span)
    if on and not on & given:
        return Resolution(CONTRADICTED, found.targets, f"the place stands on page {', '.join(sorted(on))}")
    return found
