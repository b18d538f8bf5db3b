"""Sentences that name a statement: in a footnote, in their own words, or by going on from one that does."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hscqa.model import BlockKind, Span
from hscqa.references.corpus import Corpus, corpus
from hscqa.references.families import STATEMENT_KINDS
from hscqa.references.pointing import Pointing, find_pointings
from hscqa.references.resolve import AMBIGUOUS, resolve
from hscqa.structure.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hscqa.model import Document

_NOUN = rf"(?:{'|'.join(sorted(STATEMENT_KINDS))}|measure|call|step|plan|aim)s?"
_GOES_ON = re.compile(
    rf"(?:(?:and|but|however|moreover|indeed|nonetheless),?\s+)?(?:we\s+\w+\s+)?"
    rf"(?:th(?:is|ese|ose)|such|both(?:\s+of)?(?:\s+these)?|the\s+(?:latter|former|same))\s+(?:\w+\s+)?{_NOUN}\b",
    re.IGNORECASE,
)
"""How a sentence opens that goes on about the statement named before it: `This proposal`, `We welcome these`."""


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
    """The place as written; for a sentence that goes on, the words that it goes on with."""
    basis: str
    """`footnote`, `inline`, or `carried` for a sentence that goes on from one that names the statement."""


def explicit_ties(documents: Sequence[Document]) -> tuple[Tie, ...]:
    """Find every sentence that names a statement, in a footnote or in its own words, and those that go on from one."""
    whole = corpus(documents)
    return tuple(
        tie
        for document in documents
        for tie in _with_carried(
            [tie for pointing in find_pointings(document, whole.names) for tie in _ties(pointing, document, whole)],
            document,
        )
    )


def _ties(pointing: Pointing, document: Document, whole: Corpus) -> Iterator[Tie]:
    """Give the sentences that name statements by one pointer."""
    if not pointing.pointers:
        return
    found = resolve(pointing, document, whole)
    if found.status == AMBIGUOUS:
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


def _with_carried(ties: Iterable[Tie], document: Document) -> Iterator[Tie]:
    """Give ties, and after those of a sentence the ties of the sentences of its block that go on from it."""
    by_block: dict[str, list[Tie]] = {}
    for tie in ties:
        by_block.setdefault(tie.block_id, []).append(tie)
    for block in document.blocks:
        named = by_block.get(block.id, [])
        yield from named
        if not named:
            continue
        reading = read(document.paper.text, block.slices)
        before: list[Tie] = []
        for start, end in reading.sentences():
            span = reading.span(start, end)
            here = [tie for tie in named if tie.sentence_span.start < span.end and span.start < tie.sentence_span.end]
            going_on = _GOES_ON.match(reading.text, start, end) if not here else None
            carried = [
                replace(
                    tie, sentence=reading.text[start:end], sentence_span=span, pointer=going_on.group(), basis="carried"
                )
                for tie in before
                if going_on
            ]
            yield from carried
            before = here or carried
