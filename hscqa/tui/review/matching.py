"""Which words the two sides of a tie share: what a reviewer's eye looks for first. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from hscqa.tui.reader.sought import placed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hscqa.model import Evidence, Span
    from hscqa.tui.reader.sought import Stems

_QUOTED = re.compile("“([^”]*)”")
_TELLING = frozenset({"words", "quotation"})
"""The types of evidence that name words which stand on both sides."""


class Mark(NamedTuple):
    """A word that stands on both sides, in whatever form."""

    span: Span
    telling: bool
    """Whether the evidence of the tie names it; else it is a word that both sides happen to have."""


@dataclass(frozen=True, slots=True)
class Matched:
    """The marks on both sides, each in order."""

    left: tuple[Mark, ...]
    right: tuple[Mark, ...]


def matched(left: str, right: str, evidence: Iterable[Evidence] = ()) -> Matched:
    """Mark the words that two texts share, whatever their ending and case; those that carry no topic are left out."""
    ours, theirs = placed(left), placed(right)
    shared = set(ours.values()) & set(theirs.values())
    told = _told(evidence)
    return Matched(_marks(ours, shared, told), _marks(theirs, shared, told))


def _told(evidence: Iterable[Evidence]) -> set[Stems]:
    """Give the words that the evidence quotes."""
    quoted = (quote for one in evidence if one.type in _TELLING for quote in _QUOTED.findall(one.text))
    return {folded for quote in quoted for folded in placed(quote).values()}


def _marks(words: Mapping[Span, Stems], shared: set[Stems], told: set[Stems]) -> tuple[Mark, ...]:
    return tuple(Mark(span, folded in told) for span, folded in words.items() if folded in shared)


def pieces(text: str, marks: Sequence[Mark]) -> list[tuple[str, Mark | None]]:
    """Cut a text at its marks, so that the pieces together are the text; None stands for what is not marked."""
    found: list[tuple[str, Mark | None]] = []
    at = 0
    for mark in marks:
        found += [(text[at : mark.span.start], None), (text[mark.span.start : mark.span.end], mark)]
        at = mark.span.end
    return [one for one in (*found, (text[at:], None)) if one[0]]
