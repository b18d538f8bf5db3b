"""Find the one contiguous run of a paper's words that is nearly a quotation's.

A word tells the more the rarer it is in the papers: 1 where it stands once, 0 where every word is it. The quotation's
rarest words vote for the places worth a look, each for where the quotation would begin; there the words are aligned.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from hscqa.references.alignment import align

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hscqa.references.alignment import Aligned, Weigh
    from hscqa.references.streams import Stream, Words

SHORTEST_RUN = 12
"""Letters that must be in common for words to count as the same."""
VOTERS = 12
"""Words of a quotation that say where to look: its rarest ones."""
NEAR = 8
"""Words by which the places that votes give may differ and still be one place."""
WINDOWS = 4
"""Places of a paper that are looked at closely for one quotation."""
LONGEST = 2.2
"""How much longer than the quotation the run may be."""
ENOUGH = 0.9
"""The share of what a quotation's words tell that leaves nothing to be looked for further on."""
FAVOUR = 1.25
"""How much better a run of another paper must be than one of the paper that the text names."""
EQUAL = 0.98
"""From which share of the best score on a run is another place with the same words."""


class Floor(NamedTuple):
    """From where on a run counts as the quotation's source."""

    score: float
    """What its common words tell, less its gaps: in words that stand once in the papers."""
    covered: float
    """The share of what the quotation's words tell that must be in common, 0 to 1."""


NAMED = Floor(2.0, 0.5)
"""For a paper that the text names as the source."""
UNNAMED = Floor(2.75, 0.65)
"""For any other paper: the words alone have to carry it."""


class Asked(NamedTuple):
    """A quotation that no paper has word for word."""

    words: Words
    never: frozenset[str]
    """The papers that cannot be its source."""
    named: tuple[str, ...]
    """The papers that the text names as its source."""


Run = tuple["Stream", int, int]
"""A paper, the first word and the last, with."""


def nearest(asked: Mapping[int, Asked], streams: Sequence[Stream]) -> dict[int, list[Run]]:
    """Give for each quotation the runs that are most alike, in the papers' order; no entry where none is alike."""
    if not asked:
        return {}
    wanted = {word for one in asked.values() for word in one.words.folded}
    places = [_places(stream, wanted) for stream in streams]
    counts = Counter({word: sum(len(by_word.get(word, ())) for by_word in places) for word in wanted})
    weigh = _weights(counts, sum(len(stream.words.folded) for stream in streams))
    found = {}
    for number, one in asked.items():
        scored = [
            scored
            for stream, by_word in zip(streams, places, strict=True)
            if stream.paper_id not in one.never
            for scored in _runs(one, stream, by_word, weigh)
        ]
        best = max((score for score, _ in scored), default=0.0)
        if scored:
            equal = {(run[0].paper_id, *run[1:]): run for score, run in scored if score >= EQUAL * best}
            found[number] = list(equal.values())
    return found


def _places(stream: Stream, wanted: set[str]) -> Mapping[str, Sequence[int]]:
    """Give where each of the wanted words stands in a paper."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(stream.words.folded):
        if word in wanted:
            places[word].append(at)
    return places


def _weights(counts: Mapping[str, int], total: int) -> Weigh:
    """Make the scale of what words tell: ln(total / count) / ln(total), and 1 for a word that no paper has."""
    whole = math.log(total) if total > 1 else 1.0

    def weigh(word: str) -> float:
        count = counts.get(word, 0)
        return math.log(total / count) / whole if count else 1.0

    return weigh


def _runs(one: Asked, stream: Stream, places: Mapping[str, Sequence[int]], weigh: Weigh) -> Iterator[tuple[float, Run]]:
    """Give the runs of a paper that are alike enough, each with its score; a named paper's counts for more."""
    is_named = stream.paper_id in one.named
    floor = NAMED if is_named else UNNAMED
    for place in _likely(one.words.folded, places, weigh):
        found = _best_at(place, one.words.folded, stream, weigh)
        if found and found.letters >= SHORTEST_RUN and found.score >= floor.score and found.covered >= floor.covered:
            yield found.score * (FAVOUR if is_named else 1.0), (stream, found.first, found.last)


def _best_at(place: int, folded: Sequence[str], stream: Stream, weigh: Weigh) -> Aligned | None:
    """Align a quotation with the words of a paper from a place on: with as many as it has itself, or with more.

    More only where that finds more: the same words may stand again a little further on.
    """
    length = len(folded)
    narrow, wide = (place - 2 * NEAR, place + length + 2 * NEAR), (place - length // 2, place + round(LONGEST * length))
    best: Aligned | None = None
    for first, end in (narrow, wide):
        start = max(0, min(first, narrow[0]))
        found = align(folded, stream.words.folded[start:end], weigh, stream.blocks[start:end])
        if found and (best is None or found.score > best.score):
            best = found._replace(first=start + found.first, last=start + found.last)
        if best and best.covered >= ENOUGH:
            break
    return best


def _likely(folded: Sequence[str], places: Mapping[str, Sequence[int]], weigh: Weigh) -> Iterable[int]:
    """Give the places where a quotation may begin in a paper, the likeliest first."""
    here = [(weigh(word), at, word) for at, word in enumerate(folded) if word in places]
    votes: dict[int, float] = defaultdict(float)
    for weight, at, word in sorted(here, reverse=True)[:VOTERS]:
        for place in places[word]:
            votes[(place - at) // NEAR] += weight
    joined = {near: weight + votes.get(near + 1, 0.0) for near, weight in votes.items()}
    return [near * NEAR for near in sorted(joined, key=joined.__getitem__, reverse=True)[:WINDOWS]]
