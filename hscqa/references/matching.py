"""Look words up in the papers: word for word, then with marked omissions, then as a run that is nearly the same.

One pass over each paper looks for the word runs of all quotations at once, so the cost grows with the papers' words
and not with papers times quotations.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.references.alike import Asked, nearest
from hscqa.references.streams import cut

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hscqa.references.streams import Stream, Words

GRAM = 4
"""Words in a run that tells where to look for the rest."""
SHORT = 12
"""Words. A shorter quotation that no run found is also searched by its letters: a dash may part its runs."""
GAP = 400
"""Words that a marked omission may leave out before or after a piece of `SHORTEST_PIECE` words."""
SHORT_GAP = 40
"""The same for a shorter piece: one word stands everywhere."""
SHORTEST_PIECE = 4
"""Words that the longest piece of a quotation with omissions must have."""

_OMISSION = re.compile(r"(?:(?<!\w)\[[^\]]*\](?!\w)|…|\.(?:\s?\.){2,})")
"""`…`, `....`, `[…]`, or words in brackets that the quoting author put in; the bracket of `[t]he` is none."""


@dataclass(frozen=True, slots=True)
class Query:
    """Words to be looked up."""

    text: str
    """To be read."""
    never: frozenset[str]
    """The papers that cannot be their source: the one they are quoted in, and those that came later."""
    named: tuple[str, ...] = ()
    """The papers that the text names as their source, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A run of a paper's words."""

    stream: Stream
    first: int
    last: int
    """The last word, with."""


@dataclass(frozen=True, slots=True)
class Match:
    """Where words were found."""

    occurrences: tuple[Occurrence, ...]
    """Every place that has them, in the papers' order; for words that are only alike, those that are most alike."""
    verbatim: bool
    whole: bool = True
    """False where marked omissions were allowed for."""


def look_up(queries: Sequence[Query], streams: Sequence[Stream]) -> list[Match | None]:
    """Look up every query in all papers that can be its source; None where no paper has such words."""
    words = [cut(query.text) for query in queries]
    matches: list[Match | None] = [None] * len(queries)
    for number, occurrences in _exact(queries, words, streams).items():
        matches[number] = Match(tuple(occurrences), verbatim=True)
    for number, query in enumerate(queries):
        matches[number] = matches[number] or _by_letters(query, words[number], streams) or _omitting(query, streams)
    left = [number for number, match in enumerate(matches) if match is None]
    asked = {number: Asked(words[number], queries[number].never, queries[number].named) for number in left}
    for number, runs in nearest(asked, streams).items():
        matches[number] = Match(tuple(Occurrence(*run) for run in runs), verbatim=False)
    return matches


def _exact(queries: Sequence[Query], words: Sequence[Words], streams: Sequence[Stream]) -> dict[int, list[Occurrence]]:
    """Find every run of a paper that spells a query."""
    seeds: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for number, word in enumerate(words):
        for place, gram in enumerate(_grams(word.folded)):
            seeds[gram].append((number, place))
    found: dict[int, list[Occurrence]] = defaultdict(list)
    for stream in streams:
        tried: set[tuple[int, int]] = set()
        for at, gram in enumerate(_grams(stream.words.folded)):
            for number, place in seeds.get(gram, ()):
                start = stream.words.at[at] - words[number].at[place]
                if (number, start) in tried or stream.paper_id in queries[number].never:
                    continue
                tried.add((number, start))
                if run := stream.run_at(words[number].joined, start):
                    found[number].append(Occurrence(stream, *run))
    return found


def _grams(folded: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Give each run of `GRAM` words."""
    return zip(*(folded[shift:] for shift in range(GRAM)), strict=False)


def _by_letters(query: Query, words: Words, streams: Sequence[Stream]) -> Match | None:
    """Search a short query letter by letter: its words may be joined or parted otherwise in the paper."""
    if len(words.folded) > SHORT:
        return None
    found = [
        Occurrence(stream, *run)
        for stream in streams
        if stream.paper_id not in query.never
        for run in stream.runs(words.joined)
    ]
    return Match(tuple(found), verbatim=True) if found else None


def _omitting(query: Query, streams: Sequence[Stream]) -> Match | None:
    """Find the pieces of a query between its marked omissions, each word for word, in order and near each other."""
    pieces = [words for piece in _OMISSION.split(query.text) if (words := cut(piece)).folded]
    longest = max(range(len(pieces)), key=lambda number: len(pieces[number].folded), default=0)
    if len(pieces) == 0 or not _OMISSION.search(query.text) or len(pieces[longest].folded) < SHORTEST_PIECE:
        return None
    found = []
    for stream in streams:
        runs = stream.runs(pieces[longest].joined) if stream.paper_id not in query.never else ()
        for first, last in runs:
            start = _before(stream, pieces[:longest], first)
            end = _after(stream, pieces[longest + 1 :], last)
            if start is not None and end is not None:
                found.append(Occurrence(stream, start, end))
    return Match(tuple(found), verbatim=True, whole=False) if found else None


def _before(stream: Stream, pieces: Sequence[Words], first: int) -> int | None:
    """Give the word where the pieces before word `first` begin; None where one of them is missing."""
    for piece in reversed(pieces):
        runs = list(stream.runs(piece.joined, max(0, first - _gap(piece)), first))
        if not runs:
            return None
        first = runs[-1][0]
    return first


def _after(stream: Stream, pieces: Sequence[Words], last: int) -> int | None:
    """Give the word where the pieces after word `last` end; None where one of them is missing."""
    for piece in pieces:
        run = next(iter(stream.runs(piece.joined, last + 1, last + 1 + _gap(piece))), None)
        if run is None:
            return None
        last = run[1]
    return last


def _gap(piece: Words) -> int:
    """Say how many words may be left out beside a piece, its own words counted."""
    words = len(piece.folded)
    return words + (GAP if words >= SHORTEST_PIECE else SHORT_GAP)
