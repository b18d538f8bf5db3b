"""What needs no likeness: a text that names a statement, or restates it word for word."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from hscqa.crosswalk.weights import RESTATED
from hscqa.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hscqa.model import Document, Span, Statement

RUN = 5
"""Words that stand together in both texts; fewer are common phrases."""


class Tie(Protocol):
    """A sentence that names a statement."""

    @property
    def paper_id(self) -> str:
        """The paper that the sentence stands in."""

    @property
    def block_id(self) -> str:
        """The block that the name stands in: the footnote, or the running text."""

    @property
    def sentence(self) -> str:
        """The whole sentence, to be read; for a footnote, the one that carries its marker."""

    @property
    def sentence_span(self) -> Span:
        """Where the sentence stands."""

    @property
    def statement_id(self) -> str:
        """The statement that is named."""

    @property
    def pointer(self) -> str:
        """The place as written."""

    @property
    def basis(self) -> str:
        """`footnote`, `inline` or `carried`."""


@dataclass(frozen=True, slots=True)
class Named:
    """Why a link is explicit."""

    type: str
    """`reference` or `quotation`."""
    text: str
    """In words that a reader understands."""


def named_within(document: Document, ties: Iterable[Tie]) -> dict[int, list[int]]:
    """Find which of its own paper's statements each statement names, by their places among them."""
    places = {one.id: index for index, one in enumerate(document.statements)}
    found: dict[int, set[int]] = {}
    for tie in ties:
        holder = _holder(document.statements, tie)
        other = places.get(tie.statement_id)
        if tie.paper_id == document.paper.id and holder is not None and other is not None and other != holder:
            found.setdefault(holder, set()).add(other)
    return {index: sorted(others) for index, others in sorted(found.items())}


def tied_links(source: Document, target: Document, ties: Sequence[Tie]) -> dict[tuple[int, int], Named]:
    """Find the pairs of statements that either text ties, by their places in the two papers.

    Mostly the source names the target; where two papers are taken the other way round, it is the target that names.
    """
    back = {
        (left, right): Named(why.type, f"{target.statements[right].label} says so: {why.text}")
        for (right, left), why in explicit_links(target, source, ties).items()
    }
    return back | explicit_links(source, target, ties)


def explicit_links(source: Document, target: Document, ties: Iterable[Tie]) -> dict[tuple[int, int], Named]:
    """Find the pairs of statements that the source's text itself ties, by their places in the two papers."""
    places = {one.id: index for index, one in enumerate(target.statements)}
    found: dict[tuple[int, int], Named] = {}
    for tie in ties:
        holder = _holder(source.statements, tie) if tie.paper_id == source.paper.id else None
        if holder is not None and tie.statement_id in places:
            found.setdefault((holder, places[tie.statement_id]), Named("reference", f"it names “{tie.pointer}”"))
    labels = _own_labels(target.statements)
    for left, one in enumerate(source.statements):
        for right, other in enumerate(target.statements):
            reason = _reason(one, other, labels[right])
            if reason is not None:
                found.setdefault((left, right), reason)
    return found


def _own_labels(statements: Sequence[Statement]) -> list[str]:
    """Give each statement's label; '' where another carries it too, since it does not tell which is meant."""
    counts = Counter(one.label for one in statements)
    return [one.label if counts[one.label] == 1 else "" for one in statements]


def _holder(statements: Sequence[Statement], tie: Tie) -> int | None:
    """Find the statement that holds a tie's sentence; None where none does."""
    start, end = tie.sentence_span
    for index, one in enumerate(statements):
        if one.paper_id == tie.paper_id and one.span.start < end and start < one.span.end:
            return index
    return None


def _reason(one: Statement, other: Statement, label: str) -> Named | None:
    """Say why a statement's own label or words tie it to another, known by `label`; None where they do not."""
    if _responds_to(one, label):
        return Named("reference", f"it is the response to {label}")
    share = restated(one, other)
    if share >= RESTATED:
        how = "word for word" if share == 1 else "in most of its words"
        return Named("quotation", f"it restates {other.label} {how}")
    return None


def _responds_to(one: Statement, label: str) -> bool:
    """Whether a statement's label names another's as what it responds to.

    The same label in both papers is no tie by itself: each may have a recommendation 7 of its own.
    """
    if not label:
        return False
    if one.label == label:
        return one.status is not None
    return re.search(rf"(?<!\w){re.escape(label)}(?![\w.]*\w|\s*\()", one.label, re.IGNORECASE) is not None


def restated(one: Statement, other: Statement) -> float:
    """Give the share of a statement's five-word runs that another, or what introduces it, holds; 0 for short ones."""
    runs = _runs(other.reading)
    if len(runs) < RUN:
        return 0.0
    return len(runs & _runs(" ".join((one.lead_in or "", one.reading)))) / len(runs)


@lru_cache(maxsize=4096)
def _runs(text: str) -> frozenset[tuple[str, ...]]:
    """Give the runs of five folded words of a text; kept, since each text is compared with every other."""
    cut = words(text)
    return frozenset(tuple(cut[start : start + RUN]) for start in range(len(cut) - RUN + 1))
