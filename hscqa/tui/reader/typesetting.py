"""A text as it is printed: steering characters written out, signs put in, with the way from one to the other. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.export.visible import visible
from hscqa.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Printed:
    """Text to be shown, and where the characters that it was made of stand in it."""

    plain: str
    starts: Sequence[int]
    """Where each character begins; one more for the end."""
    ends: Sequence[int]
    """Where each character ends; signs may stand between that and the next one's beginning."""
    signs: tuple[Span, ...] = ()
    """Where the signs stand, in the order in which they were given."""

    def run(self, run: Span) -> Span:
        """Give where a run of characters stands; an empty run stands nowhere in particular and stays empty."""
        if run.start >= run.end:
            return Span(self.starts[run.start], self.starts[run.start])
        return Span(self.starts[run.start], self.ends[run.end - 1])


def typeset(text: str, signs: Sequence[tuple[int, str]] = ()) -> Printed:
    """Print a text; each sign (place, words) is put in before the character at its place, in the given order."""
    shown = visible(text)
    if shown == text and not signs:
        whole = range(len(text) + 1)
        return Printed(text, whole, whole[1:])
    put_in: dict[int, list[int]] = {}
    for number, (place, _) in enumerate(signs):
        put_in.setdefault(place, []).append(number)
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    stands: dict[int, Span] = {}
    at = 0
    for place, character in enumerate((*_characters(text, shown), "")):
        for number in put_in.get(place, ()):
            sign = visible(signs[number][1])
            pieces.append(sign)
            stands[number] = Span(at, at := at + len(sign))
        pieces.append(character)
        starts.append(at)
        ends.append(at := at + len(character))
    return Printed("".join(pieces), starts, ends[:-1], tuple(stands[number] for number in range(len(signs))))


def _characters(text: str, shown: str) -> Iterable[str]:
    """Give each character as it is shown."""
    return text if shown == text else map(visible, text)
