"""A source line that names another body than the text it stands under.

`Case study 6: Locality approach in South Lanarkshire … Source: North Lanarkshire IJB, 2018`: told only where the text
is about one body of a kind, which its title or its first sentence names, the line names one other body of that kind,
and the text does not speak of that one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from hscqa.disagreements.bodies import Bodies
from hscqa.model import BlockKind, Span
from hscqa.structure import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hscqa.disagreements.bodies import Body
    from hscqa.model import Block, Document, Paper

_SOURCE = re.compile(r"\bsources?\s*:\W*$", re.IGNORECASE)
_CAPTION = re.compile(r"(?:exhibit|figure|table|chart|box|case study|example|panel)\b", re.IGNORECASE)
"""What opens the heading of something that a source line can stand under."""


class Words(NamedTuple):
    """Words of a block."""

    block: Block
    span: Span
    """In the paper's text."""
    text: str
    """To be read."""


class Mismatch(NamedTuple):
    """A source line, and words above it that name another body."""

    paper: Paper
    about: str
    """The heading of what the line stands under."""
    above: Words
    body: str
    """The body or the place that they name, as it is written."""
    line: Words
    source: str


class _Captioned(NamedTuple):
    """A source line and what it stands under."""

    paper: Paper
    line: Words
    title: Words
    said: tuple[Words, ...]
    """The sentences between title and line."""


def wrong_sources(
    documents: Sequence[Document], long_forms: Mapping[str, str], small: frozenset[str]
) -> Iterator[Mismatch]:
    """Find the source lines that name another body than the text they stand under.

    `small` are the stems of words that are no names, since the papers write them without a capital too.
    """
    captioned = [found for document in documents for found in _captioned(document)]
    if captioned:
        bodies = Bodies(long_forms, small)
        known = {body for document in documents for block in document.blocks for body in bodies.find(block.reading)}
        for found in captioned:
            yield from _mismatch(found, bodies, known)


def _captioned(document: Document) -> Iterator[_Captioned]:
    """Find the source lines of boxes, exhibits, figures and tables."""
    paper = document.paper
    by_id = {block.id: block for block in document.blocks}
    for block in document.blocks:
        if block.kind is not BlockKind.SOURCE or not _SOURCE.search(paper.text[: block.span.start][-20:]):
            continue
        inside = [other for other in document.blocks[: block.ordinal] if other.headings == block.headings]
        box = by_id.get(block.parent or "")
        if box is not None and inside:
            title = _words(paper, box, [Span(box.span.start, inside[0].span.start)])
        elif block.headings and _CAPTION.match(block.headings[-1]) and inside:
            heading = document.blocks[inside[0].ordinal - 1]
            title = _words(paper, heading, heading.slices)
        else:
            continue
        said = tuple(words for other in inside for words in _sentences(paper, other))
        yield _Captioned(paper, _words(paper, block, block.slices), title, said)


def _words(paper: Paper, block: Block, slices: Sequence[Span]) -> Words:
    """Read slices of a paper, which must have a word."""
    reading = read(paper.text, slices)
    return Words(block, reading.span(0, len(reading.text)), reading.text)


def _sentences(paper: Paper, block: Block) -> Iterator[Words]:
    """Give the sentences of a block."""
    reading = read(paper.text, block.slices)
    for start, end in reading.sentences():
        yield Words(block, reading.span(start, end), reading.text[start:end])


def _mismatch(found: _Captioned, bodies: Bodies, known: Iterable[Body]) -> Iterator[Mismatch]:
    """Find what a source line names otherwise than the text above it; one mismatch at most."""
    above = (found.title, *found.said)
    for source in _only_ones(bodies.find(found.line.text)):
        named = [(words, body) for words in above for body in bodies.find(words.text) if body.kind == source.kind]
        if not named:
            named = [(found.title, body) for body in known if body.kind == source.kind and _names(found.title, body)]
        names = {body.name for _, body in named}
        if len(names) != 1 or any(_names(words, source) for words in above):
            continue
        words, body = named[0]
        opening = (found.title, *found.said[:1])
        if any(_names(each, body) for each in opening) and not (body.name <= source.name or source.name <= body.name):
            text = body.text if body.text in words.text else body.place
            yield Mismatch(found.paper, found.title.text, words, text, found.line, source.text)
            return


def _only_ones(found: Iterable[Body]) -> list[Body]:
    """Give the bodies that are the only ones of their kind."""
    by_kind: dict[str, dict[frozenset[str], Body]] = defaultdict(dict)
    for body in found:
        by_kind[body.kind].setdefault(body.name, body)
    return [next(iter(same.values())) for same in by_kind.values() if len(same) == 1]


def _names(words: Words, body: Body) -> bool:
    """Whether words hold the name of a body, whatever kind it is given."""
    return re.search(rf"\b{re.escape(body.place)}\b", words.text) is not None
