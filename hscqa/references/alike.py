"""Find the one contiguous run of a paper's words that is nearly a quotation's.

Word pairs vote for the places worth a look; rapidfuzz aligns the letters there. A quotation that leaves words out
without saying so is also alike when enough of it stands in long runs, in order, close together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from hscqa.words import STOP

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hscqa.references.streams import Stream, Words

SHORTEST_RUN = 12
"""Letters that a run must have to count as the same words."""
WINDOWS = 3
"""Places of a paper that are looked at closely for one quotation."""
LONGEST = 2.2
"""How much longer than the quotation the run may be."""


class Floor(NamedTuple):
    """From where on a run counts as the quotation's source."""

    likeness: float
    """rapidfuzz's partial ratio, 0 to 100."""
    covered: float
    """The share of the quotation's letters that stand in long common runs, 0 to 1."""


NAMED = Floor(85.0, 0.75)
"""For a paper that the text names as the source."""
UNNAMED = Floor(90.0, 0.85)
"""For any other paper: likeness alone has to carry it."""

Asked = tuple["Words", frozenset[str], tuple[str, ...]]
"""A quotation's words, the papers that cannot be its source, the papers that it names."""
Run = tuple["Stream", int, int]
"""A paper, the first word and the last, with."""


class _Scored(NamedTuple):
    named: bool
    score: float
    run: Run


def nearest(asked: Mapping[int, Asked], streams: Sequence[Stream]) -> dict[int, Run]:
    """Give for each quotation the run that is most alike, in a named paper before all others; none where none is."""
    seeds: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for number, (words, _, _) in asked.items():
        if len(words.joined) >= SHORTEST_RUN:
            for place, pair in enumerate(pairwise(words.folded)):
                if not STOP.issuperset(pair):
                    seeds[pair].append((number, place))
    best: dict[int, _Scored] = {}
    for stream in streams:
        for number, places in _places(seeds, stream).items():
            words, never, named = asked[number]
            if stream.paper_id in never:
                continue
            is_named = stream.paper_id in named
            for place in places:
                scored = _align(words, stream, place, NAMED if is_named else UNNAMED)
                if scored and (number not in best or (is_named, scored[0]) > best[number][:2]):
                    best[number] = _Scored(is_named, *scored)
    return {number: scored.run for number, scored in best.items()}


def _places(seeds: Mapping[tuple[str, str], list[tuple[int, int]]], stream: Stream) -> dict[int, list[int]]:
    """Let the word pairs of a paper vote for the words where a quotation may begin."""
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    folded = stream.words.folded
    for at, pair in enumerate(pairwise(folded)):
        for number, place in seeds.get(pair, ()):
            votes[number][at - place] += 1
    return {number: [place for place, _ in counter.most_common(WINDOWS)] for number, counter in votes.items()}


def _align(words: Words, stream: Stream, place: int, floor: Floor) -> tuple[float, Run] | None:
    """Align a quotation with the words around a place; None where they are not alike enough."""
    length = len(words.folded)
    first = max(0, place - length // 2 - 3)
    last = min(len(stream.words.folded), place + 2 * length + 6)
    window = stream.words.folded[first:last]
    blocks = [
        block
        for block in SequenceMatcher(None, words.folded, window, autojunk=False).get_matching_blocks()
        if sum(map(len, words.folded[block.a : block.a + block.size])) >= SHORTEST_RUN
    ]
    if not blocks:
        return None
    likeness = fuzz.partial_ratio(" ".join(words.folded), " ".join(window))
    covered = sum(sum(map(len, words.folded[b.a : b.a + b.size])) for b in blocks) / len(words.joined)
    while len(blocks) > 1 and blocks[-1].b + blocks[-1].size - blocks[0].b > LONGEST * length:
        blocks.pop(0 if blocks[0].size < blocks[-1].size else -1)
    start = max(0, blocks[0].b - blocks[0].a)
    end = min(len(window), blocks[-1].b + length - blocks[-1].a)
    if (likeness < floor.likeness and covered < floor.covered) or end - start > LONGEST * length:
        return None
    return max(likeness, 100 * covered), (stream, first + start, first + end - 1)
