"""Which words the two sides of a tie share: what a reviewer's eye looks for first. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from hscqa.model import Span
from hscqa.words import stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hscqa.model import Evidence

_WORD = re.compile(
    r"\d+(?:[.,/]\d+)*|[^\W\d_](?:[^\W\d_]|['’](?=[^\W\d_])|[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff])*"
)
"""As words are cut everywhere, but in text as it is written: accents apart and what is not seen stay in their word."""
_QUOTED = re.compile("“([^”]*)”")
_TELLING = frozenset({"words", "quotation"})
"""The types of evidence that name words which stand on both sides."""

_Stems = tuple[str, ...]
"""What a word comes to when it is folded: one stem as a rule, none where it carries no topic."""


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
    ours, theirs = _words(left), _words(right)
    shared = set(ours.values()) & set(theirs.values())
    told = _told(evidence)
    return Matched(_marks(ours, shared, told), _marks(theirs, shared, told))


def _words(text: str) -> dict[Span, _Stems]:
    """Give every word of a text that carries a topic, by where it stands."""
    found = ((Span(*one.span()), tuple(stems(one.group()))) for one in _WORD.finditer(text))
    return {span: folded for span, folded in found if folded}


def _told(evidence: Iterable[Evidence]) -> set[_Stems]:
    """Give the words that the evidence quotes."""
    quoted = (quote for one in evidence if one.type in _TELLING for quote in _QUOTED.findall(one.text))
    return {folded for quote in quoted for folded in _words(quote).values()}


def _marks(words: Mapping[Span, _Stems], shared: set[_Stems], told: set[_Stems]) -> tuple[Mark, ...]:
    return tuple(Mark(span, folded in told) for span, folded in words.items() if folded in shared)


def pieces(text: str, marks: Sequence[Mark]) -> list[tuple[str, Mark | None]]:
    """Cut a text at its marks, so that the pieces together are the text; None stands for what is not marked."""
    found: list[tuple[str, Mark | None]] = []
    at = 0
    for mark in marks:
        found += [(text[at : mark.span.start], None), (text[mark.span.start : mark.span.end], mark)]
        at = mark.span.end
    return [one for one in (*found, (text[at:], None)) if one[0]]
