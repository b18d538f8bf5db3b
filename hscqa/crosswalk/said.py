"""What other papers say, sentence by sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.crosswalk.weights import SHORTEST_SENTENCE
from hscqa.model import BlockKind
from hscqa.structure import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hscqa.model import Block, Document, Paper, Passage, Span

LEFT_OUT = frozenset({BlockKind.FOOTNOTE, BlockKind.ROW, BlockKind.SOURCE, BlockKind.TIMESCALE})
"""Kinds that hold no running text of the paper's own."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a paper, where it stands."""

    paper: Paper
    passage: Passage
    span: Span
    reading: str
    around: Span
    """The same with the sentences before and after it in its block."""

    @property
    def heading(self) -> str:
        """The innermost heading above it; '' where there is none."""
        return self.passage.headings[-1] if self.passage.headings else ""

    @property
    def text(self) -> str:
        """Exactly what stands there."""
        return self.paper.text[self.span.start : self.span.end]

    @property
    def context(self) -> str:
        """Exactly what stands there with the sentences before and after it."""
        return self.paper.text[self.around.start : self.around.end]


def sentences_of(document: Document) -> list[Sentence]:
    """Cut a paper's running text into sentences long enough to say something, in order."""
    blocks = {block.id: block for block in document.blocks}
    found: list[Sentence] = []
    for passage in document.passages:
        for block_id in passage.blocks:
            block = blocks.get(block_id)
            if block is not None and block.kind not in LEFT_OUT:
                found += _cut(document.paper, passage, block)
    return found


def sentence_at(sentences: Sequence[Sentence], paper_id: str, span: Span) -> int | None:
    """Find the sentence of a paper that a span begins in or, failing that, first touches; None where none does."""
    here = [index for index, one in enumerate(sentences) if one.paper.id == paper_id]
    inside = (index for index in here if sentences[index].span.start <= span.start < sentences[index].span.end)
    touching = (i for i in here if sentences[i].span.start < span.end and span.start < sentences[i].span.end)
    return next(inside, next(touching, None))


def _cut(paper: Paper, passage: Passage, block: Block) -> Iterator[Sentence]:
    """Give the sentences of one block."""
    reading = read(paper.text, block.slices)
    cuts = reading.sentences()
    for index, (start, end) in enumerate(cuts):
        words = reading.text[start:end]
        if len(words.split()) >= SHORTEST_SENTENCE:
            near = cuts[max(index - 1, 0) : index + 2]
            around = reading.span(near[0].start, near[-1].end)
            yield Sentence(paper, passage, reading.span(start, end), words, around)
