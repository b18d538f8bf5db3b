"""The sentences of papers, each with what it stands under: who or what it speaks of where it does not say so itself."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from hscqa.disagreements.amounts import COUNT, MONEY, SHARE
from hscqa.disagreements.capitals import named
from hscqa.disagreements.comparing import claim
from hscqa.disagreements.shortened import Shortened
from hscqa.model import BlockKind
from hscqa.structure import read
from hscqa.structure.families import ADDRESS, FACT
from hscqa.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hscqa.disagreements.comparing import Claim
    from hscqa.model import Block, Document, Paper, Span

LONGEST = 200
"""Words of a sentence; what is longer is a table or a list whose lines were lost."""
SAYING = frozenset({BlockKind.PARAGRAPH, BlockKind.NUMBERED, BlockKind.ITEM, BlockKind.STATEMENT, BlockKind.HEADING})
"""Blocks that make sentences; what a table's row says, its columns' heads say too."""
_AMOUNT = re.compile(rf"{SHARE.pattern}|{COUNT.pattern}|{MONEY.pattern}", re.IGNORECASE)
_BOUNDS = frozenset(
    stem(word)
    for word in "almost approximately around average close estimated exceeding fewer least less maximum"
    " minimum nearly roughly some typically upwards within".split()
)
"""Stems of words that only bound an amount."""
_DASH = re.compile(r"\s–\s")


class Sentence(NamedTuple):
    """One sentence of a paper."""

    paper: Paper
    block: Block
    span: Span
    """In the paper's text."""
    before: str
    """The sentence before it in its block, with short forms; '' for the first."""
    claim: Claim
    """Its words, taken apart, with short forms for the long ones that the papers define."""
    setting: frozenset[str]
    """The stems of the names that the headings and the words above it give."""
    is_fact: bool
    """Whether it is a key fact: a figure, a dash, and what it counts."""
    is_stated: bool
    """Whether it is part of a recommendation, a proposal or the like, which other places repeat word for word."""


def sentences_with_amounts(
    documents: Sequence[Document], long_forms: Mapping[str, str], names: frozenset[str]
) -> list[Sentence]:
    """Give every sentence that holds an amount, in order; web addresses and notes' lines make none."""
    shorten = Shortened(long_forms)
    return [
        sentence
        for document in documents
        for block in document.blocks
        if block.kind in SAYING
        for sentence in _of_block(document, block, shorten, names)
    ]


def _of_block(document: Document, block: Block, shorten: Shortened, names: frozenset[str]) -> Iterator[Sentence]:
    """Give a block's sentences that hold an amount."""
    if not _AMOUNT.search(block.reading):
        return
    paper = document.paper
    is_stated = any(one.span.start <= block.span.start < one.span.end for one in document.statements)
    reading = read(paper.text, block.slices)
    is_fact = bool(FACT.match(reading.text))
    before = ""
    setting: frozenset[str] | None = None
    for start, end in reading.sentences():
        text = shorten(_DASH.sub(" ", reading.text[start:end], count=1) if is_fact else reading.text[start:end])
        made = _without_bounds(claim(text, paper.id, begins_with_figure=is_fact or bool(SHARE.match(text))))
        is_sentence = len(made.terms) <= LONGEST and not ADDRESS.search(text)
        if is_sentence and any(term.is_amount for term in made.terms):
            setting = named(" ".join((*block.headings, block.lead_in or "")), names) if setting is None else setting
            yield Sentence(paper, block, reading.span(start, end), before, made, setting, is_fact, is_stated)
        before = text


def _without_bounds(made: Claim) -> Claim:
    """Leave the words of bounds out of what a claim is about: `at least ten` and `fewer than ten` are of one thing."""
    return replace(made, topic=made.topic - _BOUNDS, names=made.names - _BOUNDS)
