"""Chosen runs of sentences to quotations: exact slices of the papers, each with its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hscqa.answer.extracts import LONGEST_QUOTE, Extract
from hscqa.answer.kind import Kind
from hscqa.answer.lists import ENTRIES
from hscqa.model import Quote, Span
from hscqa.structure import read
from hscqa.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hscqa.answer.candidate import WholeList
    from hscqa.answer.extracts import Cut
    from hscqa.model import Passage

_ACTING = re.compile(r"\b(?:should|must|shall|will|(?:is|are) (?:asked|invited|recommended|requested) to)\b")


def with_timescale(run: Extract, kind: Kind) -> tuple[Extract, ...]:
    """Give a run with the timescale of its statement where a time is asked for; beside it where both are too long."""
    last = run.cut.timescale()
    if kind is not Kind.TIME or last is None or run.last == last:
        return (run,)
    widened = run.widened(last, last)
    return (widened,) if widened.size <= LONGEST_QUOTE else (run, Extract(run.cut, last, last, run.score))


def quote(run: Extract) -> Quote:
    """Quote a run of sentences."""
    candidate, span = run.cut.candidate, run.cut.span(run.first, run.last)
    passage = candidate.passage
    return Quote(
        text=candidate.paper.text[span.start : span.end],
        reading=run.text,
        id=passage.id,
        paper_id=passage.paper_id,
        label=passage.label,
        span=span,
        citation=candidate.citation,
        page=passage.page,
        page_label=passage.page_label,
        cells=passage.cells,
        lead_in=passage.lead_in if passage.kind in ENTRIES else None,
    )


def quote_list(run: Extract) -> Quote | None:
    """Quote the whole list that a run is of or stands right before; None where there is none, or it is too long."""
    found = run.cut.candidate.whole_list
    span = _with_list(run, found.span) if found is not None else None
    return _slice(run, found, span) if found is not None and span is not None else None


def quote_opening(run: Extract) -> Quote | None:
    """Quote the words that open the list which a run is of, where they say who should act; None where they do not."""
    found = run.cut.candidate.whole_list
    lead_in = run.cut.candidate.passage.lead_in or ""
    if found is None or found.opening is None or not _ACTING.search(lead_in):
        return None
    return _slice(run, found, found.opening)


def _slice(run: Extract, found: WholeList, span: Span) -> Quote:
    """Quote a part of a paper that begins with a list."""
    paper = run.cut.candidate.paper
    return Quote(
        text=paper.text[span.start : span.end],
        reading=read(paper.text, [span]).text,
        id=found.id,
        paper_id=paper.id,
        label=found.label,
        span=span,
        citation=found.citation,
        page=found.page,
        page_label=found.page_label,
    )


def _with_list(run: Extract, whole: Span) -> Span | None:
    """Give the span of a list that a run is of, or with the run that stands right before it; None for any other."""
    listed = run.cut.listed()
    if listed is None or run.last < listed[0] - 1 or run.first > listed[1]:
        return None
    start, end = run.cut.span(run.first, run.last)
    if whole.start <= start:
        return Span(whole.start, max(end, whole.end))
    unbroken = any(piece.start <= start and whole.start < piece.end for piece in run.cut.candidate.passage.slices)
    return Span(start, max(end, whole.end)) if unbroken else None


def with_lists(runs: Sequence[Extract]) -> list[Quote]:
    """Quote runs, the first one that is of a list with the whole of it; what a quotation holds is not quoted again."""
    quotes: list[Quote] = []
    is_whole = False
    for run in runs:
        whole = None if is_whole else quote_list(run)
        is_whole = is_whole or whole is not None
        made = whole or quote(run)
        if not any(_holds(other, made) for other in quotes):
            quotes.append(made)
    return quotes


def with_openings(runs: Sequence[Extract]) -> list[Quote]:
    """Quote runs, the first one that is of a list of what somebody should do after the words that say who."""
    quotes = [quote(run) for run in runs]
    openings = ((place, quote_opening(run)) for place, run in enumerate(runs))
    place, opening = next(((place, made) for place, made in openings if made is not None), (0, None))
    return [*quotes[:place], opening, *quotes[place:]] if opening is not None else quotes


def _holds(one: Quote, other: Quote) -> bool:
    """Whether all that is quoted in `other` is quoted in `one`."""
    return one.paper_id == other.paper_id and one.span.start <= other.span.start and other.span.end <= one.span.end


def also_in(made: Quote, cuts: Iterable[Cut]) -> tuple[str, ...]:
    """Cite the other passages that have a quotation's words, word for word."""
    said = f" {' '.join(words(made.reading))} "
    others = (one.candidate for one in cuts if not _overlaps(made, one.candidate.passage))
    return tuple(other.citation for other in others if said in f" {' '.join(words(other.passage.reading))} ")


def _overlaps(made: Quote, passage: Passage) -> bool:
    """Whether a quotation is of a passage, or of a list that the passage is of."""
    return (
        made.paper_id == passage.paper_id and made.span.start < passage.span.end and passage.span.start < made.span.end
    )
