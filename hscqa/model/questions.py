"""What is asked of the papers, and what they answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hscqa.model.papers import Cell, Paper, Passage, Role, Span


@dataclass(frozen=True, slots=True)
class Filters:
    """Which papers a question is put to; an empty filter lets all through."""

    papers: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    publishers: tuple[str, ...] = ()
    """Case-insensitive parts of a publisher's name."""
    since: str | None = None
    """ISO date, inclusive; a paper without a date passes no date filter."""
    until: str | None = None


def passes(paper: Paper, filters: Filters) -> bool:
    """Whether a paper can be asked and passes every filter; of one that was not read there is nothing to ask.

    A date known only by year or month passes where any of its days would.
    """
    if not paper.is_read or (filters.papers and paper.id not in filters.papers):
        return False
    if filters.roles and paper.role not in filters.roles:
        return False
    publisher = paper.publisher.casefold()
    if filters.publishers and not any(part.casefold() in publisher for part in filters.publishers):
        return False
    if (filters.since or filters.until) and not paper.date:
        return False
    if filters.since and paper.date < filters.since[: len(paper.date)]:
        return False
    return not (filters.until and paper.date[: len(filters.until)] > filters.until[: len(paper.date)])


class Mode(StrEnum):
    """Which evidence a search uses."""

    HYBRID = "hybrid"
    LEXICAL = "lexical"
    DENSE = "dense"


@dataclass(frozen=True, slots=True)
class Hit:
    """One passage that a query reached, and how."""

    rank: int
    """1 for the best."""
    passage: Passage
    score: float
    """Higher is better; compares within one reply only."""
    lexical_rank: int | None = None
    """1-based place in the lexical list; None when that list did not return it."""
    dense_rank: int | None = None
    """1-based place in the vector list; None when that list did not return it."""
    best: tuple[Span, ...] = ()
    """The sentences that fit the query best, as spans of the paper; empty where none was singled out."""


@dataclass(frozen=True, slots=True)
class SearchReply:
    """What a search found."""

    query: str
    hits: tuple[Hit, ...]
    elapsed_ms: float
    note: str | None = None
    """What the user should know (query cut, only stop words); None where all is as asked."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a paper, exactly, and where they stand."""

    text: str
    """Exactly `paper.text[span.start:span.end]`."""
    reading: str
    id: str
    """The passage or statement the words stand in."""
    paper_id: str
    label: str
    span: Span
    citation: str
    page: int | None = None
    page_label: str | None = None
    cells: tuple[Cell, ...] = ()
    """For a table row: its cells with the heads of their columns, which stand elsewhere in the paper."""
    also: tuple[str, ...] = ()
    """Citations of other places that have the same words."""
    lead_in: str | None = None
    """The words that open the list it is an entry of, which stand before it in the paper; None outside lists."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer made of exact quotations, or the honest lack of one."""

    question: str
    answered: bool
    answer: str
    """The quotations' words, to be read; '' where `answered` is false."""
    confidence: float
    """0 to 1: how often an answer with such evidence is right."""
    reason: str | None
    """Why nothing is answered; None where something is."""
    quotes: tuple[Quote, ...]
    """At most three."""
    hits: tuple[Hit, ...]
    """The nearest passages, marked as such where nothing is answered."""
    elapsed_ms: float
    difference: str | None = None
    """What two of the quotations say differently of one thing, in one sentence; None where they agree."""
    note: str | None = None
    """What the user should know of how the question was read (cut, spelling mended); None where all is as asked."""
