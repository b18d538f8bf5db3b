"""Pointers looked up: which paper each one means and which of its places, or why that cannot be told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from hscqa.model import BlockKind, Reference, Span
from hscqa.references.corpus import Corpus, corpus
from hscqa.references.families import STATEMENT_KINDS
from hscqa.references.pointing import Pointing, find_pointings
from hscqa.references.streams import cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hscqa.model import Document
    from hscqa.references.grammar import Pointer

RESOLVED, AMBIGUOUS, UNRESOLVED, CONTRADICTED = "resolved", "ambiguous", "unresolved", "contradicted"


@dataclass(frozen=True, slots=True)
class Tie:
    """A sentence that names a statement."""

    paper_id: str
    """The paper that the sentence stands in."""
    block_id: str
    sentence: str
    """The whole sentence, to be read; for a footnote, the one that carries its marker."""
    sentence_span: Span
    statement_id: str
    pointer: str
    """The place as written."""
    basis: str
    """`footnote` or `inline`."""


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


def explicit_ties(documents: Sequence[Document]) -> tuple[Tie, ...]:
    """Find every sentence that names a statement, in a footnote or in its own words."""
    whole = corpus(documents)
    return tuple(
        tie
        for document in documents
        for pointing in find_pointings(document, whole.names)
        for tie in _ties(pointing, document, whole)
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
        return _page(pages, papers[0], whole, is_named=cited is not None)
    found = _in_papers(others, papers, whole)
    if cited is None and (is_draft or not found.targets):
        found = _unnamed(others, document, whole, is_draft=is_draft) or found
    if is_draft and not found.targets and cited is None:
        return Resolution(UNRESOLVED, (), f"no paper is named, and none has a place named {pointing.written}")
    return _on_page(found, pages, whole)


def _without_a_place(pointing: Pointing) -> Resolution | None:
    """Say what becomes of a pointer whose place need not be looked up; None where it must be."""
    cited = pointing.cited
    if any(pointer.law for pointer in pointing.pointers):
        return Resolution(UNRESOLVED, (), "a place in a law, outside the corpus")
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


def _in_papers(pointers: Sequence[Pointer], papers: Sequence[str], whole: Corpus) -> Resolution:
    """Look places up in papers of which any may be meant; those with the same words there are meant together."""
    by_paper = {paper: look_in(pointers, paper, whole) for paper in papers}
    complete = [paper for paper, (_, missing) in by_paper.items() if not missing]
    if not complete:
        best = max(papers, key=lambda paper: len(by_paper[paper][0]))
        targets, missing = by_paper[best]
        return Resolution(UNRESOLVED, targets, _lacks(best, missing))
    targets = tuple(target for paper in complete for target in by_paper[paper][0])
    named = [(pointer.kind, number) for pointer in pointers for number in pointer.numbers]
    if any(whole.places[paper].is_shared(*place) for paper in complete for place in named):
        return Resolution(AMBIGUOUS, targets, "more than one place has this label")
    if _are_same(complete, by_paper, whole):
        return Resolution(RESOLVED, targets, None)
    return Resolution(AMBIGUOUS, targets, f"{', '.join(complete)} each have such a place, with other words")


def look_in(pointers: Iterable[Pointer], paper: str, whole: Corpus) -> tuple[tuple[str, ...], list[str]]:
    """Give the ids of the places of one paper, and those that it does not have."""
    targets: list[str] = []
    missing: list[str] = []
    for pointer in pointers:
        for number in pointer.numbers:
            found = whole.places[paper].find(pointer.kind, number)
            targets += found
            if not found:
                missing.append(f"{pointer.kind or 'statement'} {spoken(number)}")
    return tuple(targets), missing


def _lacks(paper: str, missing: Sequence[str]) -> str:
    return f"the text of {paper} has no place named {', '.join(missing)}"


def spoken(number: str) -> str:
    """Write a place's number for people: `2.iii` is `2 (iii)`, `a` is `A`, `4.3` stays."""
    first, *rest = number.split(".")
    while rest and rest[0].isdigit():
        first = f"{first}.{rest.pop(0)}"
    return " ".join((first.upper(), *(f"({item})" for item in rest)))


def _are_same(papers: Sequence[str], by_paper: Mapping[str, tuple[tuple[str, ...], list[str]]], whole: Corpus) -> bool:
    """Whether the places found in several papers carry the same words, as a report and its summary do."""
    return len({tuple(_words(by_paper[paper][0], paper, whole)) for paper in papers}) == 1


def _words(targets: Iterable[str], paper: str, whole: Corpus) -> Iterator[str]:
    """Give the words of places, to be compared."""
    at = whole.places[paper]
    for target in targets:
        yield cut((at.statements.get(target) or at.blocks[target]).reading).joined if target in at.blocks else target


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


def _page(pages: Sequence[Pointer], paper: str, whole: Corpus, *, is_named: bool) -> Resolution:
    """Look up a page alone; a text without pages resolves to the paper that is named."""
    if not whole.paper(paper).pages and not is_named:
        return Resolution(UNRESOLVED, (), f"no paper is named, and the text of {paper} has no pages")
    if not whole.paper(paper).pages:
        return Resolution(RESOLVED, (paper,), f"the text of {paper} has no pages; the page was not checked")
    targets, missing = look_in(pages, paper, whole)
    if missing:
        return Resolution(UNRESOLVED, targets, _lacks(paper, missing))
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


def _ties(pointing: Pointing, document: Document, whole: Corpus) -> Iterator[Tie]:
    """Give the sentences that name statements by one pointer."""
    found = resolve(pointing, document, whole)
    if found.status == AMBIGUOUS or not pointing.pointers:
        return
    statements = [target for target in found.targets if any(target in at.statements for at in whole.places.values())]
    for block_id, sentence, span in _naming(pointing, document):
        for statement in statements:
            basis = "footnote" if pointing.block.kind is BlockKind.FOOTNOTE else "inline"
            yield Tie(document.paper.id, block_id, sentence, span, statement, pointing.written, basis)


def _naming(pointing: Pointing, document: Document) -> list[tuple[str, str, Span]]:
    """Give block, words and span of each sentence that a pointer belongs to: a footnote's carriers, or its own."""
    if pointing.block.kind is BlockKind.FOOTNOTE:
        return [
            (note.carrier_id, note.sentence, note.sentence_span)
            for note in document.notes
            if note.block_id == pointing.block.id
        ]
    start, end = pointing.sentence
    return [(pointing.block.id, pointing.reading.text[start:end], pointing.reading.span(start, end))]
