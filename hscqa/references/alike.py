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
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from difflib import Match

    from hscqa.references.streams import Stream, Words

SHORTEST_RUN = 12
"""Letters that a run must have to count as the same words."""
WINDOWS = 3
"""Places of a paper that are looked at closely for one quotation."""
SHORTEST_UNNAMED = 6
"""Words. Shorter phrases are alike by chance in a paper that the text does not name."""
VOTES = 0.12
"""The share of a quotation's word pairs that a place must have to be looked at."""
SLACK = 4
"""Words on either side of where a run is expected that may still belong to it."""
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
    seeds = _seeds(asked)
    pairs = Counter(number for seeded in seeds.values() for number, _ in seeded)
    best: dict[int, _Scored] = {}
    for stream in streams:
        for number, votes in _votes(seeds, stream).items():
            likely = [place for place, count in votes.most_common(WINDOWS) if count >= pairs[number] * VOTES]
            for scored in _scored(asked[number], stream, likely):
                if number not in best or scored[:2] > best[number][:2]:
                    best[number] = scored
    return {number: scored.run for number, scored in best.items()}


def _seeds(asked: Mapping[int, Asked]) -> dict[tuple[str, str], list[tuple[int, int]]]:
    """Give for each pair of words, not both of them stop words, the quotations that have it and where."""
    seeds: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for number, (words, _, _) in asked.items():
        for place, pair in enumerate(pairwise(words.folded)):
            if len(words.joined) >= SHORTEST_RUN and not STOP.issuperset(pair):
                seeds[pair].append((number, place))
    return seeds


def _scored(asked: Asked, stream: Stream, places: Iterable[int]) -> Iterator[_Scored]:
    """Give the runs at the places of a paper that are alike enough."""
    words, never, named = asked
    is_named = stream.paper_id in named
    if stream.paper_id in never or not (is_named or len(words.folded) >= SHORTEST_UNNAMED):
        return
    for place in places:
        if aligned := _align(words, stream, place, NAMED if is_named else UNNAMED):
            yield _Scored(is_named, *aligned)


def _votes(seeds: Mapping[tuple[str, str], list[tuple[int, int]]], stream: Stream) -> dict[int, Counter[int]]:
    """Let the word pairs of a paper vote, for each quotation, for the words where it may begin."""
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    for at, pair in enumerate(pairwise(stream.words.folded)):
        for number, place in seeds.get(pair, ()):
            votes[number][at - place] += 1
    return votes


def _align(words: Words, stream: Stream, place: int, floor: Floor) -> tuple[float, Run] | None:
    """Align a quotation with the words around a place; None where they are not alike enough."""
    length = len(words.folded)
    first = max(0, place - length // 2 - SLACK)
    window = stream.words.folded[first : place + 2 * length + SLACK]
    blocks = [block for block in _blocks(words.folded, window) if _letters(words, block) >= SHORTEST_RUN]
    while len(blocks) > 1 and blocks[-1].b + blocks[-1].size - blocks[0].b > LONGEST * length:
        blocks.pop(0 if blocks[0].size < blocks[-1].size else -1)
    if not blocks:
        return None
    likeness = fuzz.partial_ratio(" ".join(words.folded), " ".join(window))
    covered = sum(_letters(words, block) for block in blocks) / len(words.joined)
    if likeness < floor.likeness and covered < floor.covered:
        return None
    start = min(_nearest(window, words.folded[0], blocks[0].b - blocks[0].a), blocks[0].b)
    after = blocks[-1].b + blocks[-1].size
    end = max(_nearest(window, words.folded[-1], after + length - 1 - blocks[-1].a - blocks[-1].size) + 1, after)
    return max(likeness, 100 * covered), (stream, first + start, first + end - 1)


def _nearest(window: Sequence[str], word: str, expected: int) -> int:
    """Give where the quotation's first or last word stands nearest to where it is expected, or else that place."""
    shifts = sorted(range(-SLACK, SLACK + 1), key=abs)
    near = (expected + shift for shift in shifts if 0 <= expected + shift < len(window))
    return next((at for at in near if window[at] == word), min(max(expected, 0), len(window) - 1))


def _blocks(folded: Sequence[str], window: Sequence[str]) -> list[Match]:
    """Give the runs of words that two texts have in common, in order."""
    return [
        block for block in SequenceMatcher(None, folded, window, autojunk=False).get_matching_blocks() if block.size
    ]


def _letters(words: Words, block: Match) -> int:
    """Count the letters of a common run."""
    return words.at[block.a + block.size] - words.at[block.a]
