"""What the papers say to a quotation: verbatim, altered, elsewhere, or not in the corpus."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.model import Found, Quotation, Span
from hscqa.references.difference import omission_difference, surface_difference, word_difference
from hscqa.references.lookup import look_in
from hscqa.references.names import ADDRESS, main_title
from hscqa.references.outside import IBID
from hscqa.references.quotations import count_words, in_block, is_title_case
from hscqa.references.streams import cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hscqa.model import Block, Paper
    from hscqa.references.claims import Claimed
    from hscqa.references.corpus import Corpus
    from hscqa.references.matching import Match, Occurrence
    from hscqa.references.quoted import Quoted

SHORTEST_TELLING = 6
"""Words. Fewer stand in two works by chance."""
VERBATIM, ALTERED, ELSEWHERE, NOT_IN_CORPUS = "verbatim", "altered", "elsewhere", "not in corpus"


@dataclass(frozen=True, slots=True)
class Judged:
    """A quotation, what was found, and the pointers that claim its place."""

    quotation: Quotation
    pointed: tuple[tuple[str, Span], ...]
    """Paper id and span of each pointer; none where they point outside the corpus."""


def judge(quoted: Quoted, match: Match | None, whole: Corpus) -> Judged | None:
    """Compare what a text claims of a quotation with where the words were found.

    None for italics that nobody is named for and no paper has: an emphasis.
    """
    choices = _first_hand(quoted, match, whole) if match else []
    if quoted.claimed.pointings and (entitled := _entitled(quoted, whole)):
        judged = _as_title(quoted, entitled)
    elif match and match.verbatim and choices:
        status, chosen = _at_place(quoted, choices, whole)
        judged = _quotation(quoted, status, found(chosen, whole), _difference(quoted, match, chosen))
    elif title := _title(quoted, whole):
        judged = _as_title(quoted, title)
    elif match and choices:
        _, chosen = _at_place(quoted, choices, whole)
        judged = _quotation(quoted, ALTERED, found(chosen, whole), _difference(quoted, match, chosen))
    elif quoted.marked.italic and quoted.claimed.cited is None:
        return None
    else:
        judged = _quotation(quoted, NOT_IN_CORPUS, None, None)
    pointings = () if quoted.claimed.is_outside else quoted.claimed.pointings
    return Judged(judged, tuple((quoted.document.paper.id, pointing.span) for pointing in pointings))


def _first_hand(quoted: Quoted, match: Match, whole: Corpus) -> list[Occurrence]:
    """Sort the places that have the words, the likeliest source first.

    A paper that only quotes the same words is not the source of a title, or of what the text takes from elsewhere.
    """
    named = quoted.claimed.papers
    needs_source = quoted.claimed.is_outside or is_title_case(quoted.marked.text)
    ranked = []
    for occurrence in match.occurrences:
        paper = whole.paper(occurrence.stream.paper_id)
        is_quoted = _is_quoted(occurrence)
        if not (needs_source and is_quoted):
            rank = named.index(paper.id) if paper.id in named else len(named)
            ranked.append(((rank, is_quoted, paper.date, -len(paper.text)), occurrence))
    return [occurrence for _, occurrence in sorted(ranked, key=lambda pair: pair[0])]


def _is_quoted(occurrence: Occurrence) -> bool:
    """Whether a paper's words stand between quotation marks there too."""
    stream = occurrence.stream
    reading, marked = in_block(stream.document.paper, block_of(occurrence))
    span = stream.span(occurrence.first, occurrence.last)
    spans = [reading.span(*one.inner) for one in marked if not one.italic]
    return any(start <= span.start and span.end <= end for start, end in spans)


def _at_place(quoted: Quoted, choices: Sequence[Occurrence], whole: Corpus) -> tuple[str, Occurrence]:
    """Tell words at the place that is claimed for them from words at another one."""
    named = quoted.claimed.papers
    in_named = [occurrence for occurrence in choices if occurrence.stream.paper_id in named]
    if not in_named:
        is_told = bool(named and quoted.claimed.is_sure) or _is_told_of_another(quoted)
        return (ELSEWHERE if is_told else VERBATIM), choices[0]
    checked = [(occurrence, _fits(occurrence, quoted.claimed, whole)) for occurrence in in_named]
    fitting = [occurrence for occurrence, fits in checked if fits]
    elsewhere = [occurrence for occurrence, fits in checked if fits is False]
    return (VERBATIM, (fitting or in_named)[0]) if fitting or not elsewhere else (ELSEWHERE, elsewhere[0])


def _is_told_of_another(quoted: Quoted) -> bool:
    """Whether a bracket or footnote surely gives the words to a work outside the corpus.

    An address alone may be a paper's own, one that the corpus does not know.
    """
    claimed, cited = quoted.claimed, quoted.claimed.cited
    if cited is None or cited.papers or not claimed.is_sure or cited.name == IBID or ADDRESS.match(cited.name):
        return False
    return count_words(quoted.marked.text) >= SHORTEST_TELLING


def _fits(occurrence: Occurrence, claimed: Claimed, whole: Corpus) -> bool | None:
    """Whether words stand at one of the places that are pointed at; None where nothing tells.

    A report and its summary may share a name: what one of them has a place for is not sought in the other.
    """
    places = whole.places[occurrence.stream.paper_id]
    block, span = block_of(occurrence), occurrence.stream.span(occurrence.first, occurrence.last)
    checked = []
    for pointing in claimed.pointings:
        others = [
            pointer
            for pointer in pointing.pointers
            if pointer.kind != "page" and any(whole.places[paper].has_any(pointer.kind) for paper in claimed.papers)
        ]
        pages = {number for pointer in pointing.pointers if pointer.kind == "page" for number in pointer.numbers}
        if others:
            targets = [target for paper in claimed.papers for target in look_in(others, paper, whole)[0]]
            checked.append(any(places.holds(target, block, span) for target in targets))
        elif pages and (on := places.pages(span)):
            checked.append(bool(pages & on))
    return any(checked) if checked else None


def _title(quoted: Quoted, whole: Corpus) -> Paper | None:
    """Give the paper whose title the words are meant to be; None where they are no title."""
    if not quoted.claimed.papers:
        return None
    titled = whole.names.titled(quoted.marked.text, quoted.document.paper)
    return next((whole.paper(paper) for paper in titled if paper in quoted.claimed.papers), None)


def _entitled(quoted: Quoted, whole: Corpus) -> Paper | None:
    """Give the paper whose very title the words are; a place that is named with it is not where the words stand."""
    named = whole.names.entitled(quoted.marked.text, quoted.document.paper)
    return next((whole.paper(paper) for paper in named if paper in quoted.claimed.papers), None)


def _as_title(quoted: Quoted, paper: Paper) -> Quotation:
    """Compare words with the title that a paper has in the corpus; a title stands at no place of the text."""
    its_title = Found(paper.id, "title", paper.title, Span(0, 0))
    if cut(quoted.marked.text).joined in {cut(paper.title).joined, cut(main_title(paper.title)).joined}:
        return _quotation(quoted, VERBATIM, its_title, surface_difference(quoted.marked.text, paper.title))
    return _quotation(quoted, ALTERED, its_title, word_difference(quoted.marked.text, paper.title))


def found(chosen: Occurrence, whole: Corpus) -> Found:
    """Say where words stand."""
    stream, block = chosen.stream, block_of(chosen)
    span = stream.span(chosen.first, chosen.last)
    label = whole.places[stream.paper_id].label(block)
    return Found(block.id, label, stream.document.paper.text[span.start : span.end], span)


def _difference(quoted: Quoted, match: Match, chosen: Occurrence) -> str | None:
    """Say how the quoted words differ from those found."""
    source = chosen.stream.reading(chosen.first, chosen.last)
    if not match.verbatim:
        return word_difference(quoted.words, source)
    return surface_difference(quoted.words, source) if match.whole else omission_difference(quoted.words, source)


def _quotation(quoted: Quoted, status: str, where: Found | None, difference: str | None) -> Quotation:
    """Put a quotation and what was found into one value."""
    return Quotation(
        paper_id=quoted.document.paper.id,
        id=quoted.block.id,
        quote=quoted.marked.text,
        span=quoted.span,
        claimed=quoted.claimed.claim,
        status=status,
        found=where,
        difference=difference,
    )


def block_of(occurrence: Occurrence) -> Block:
    """Give the block that the words begin in."""
    return occurrence.stream.document.blocks[occurrence.stream.blocks[occurrence.first]]
