"""Recommendations that a paper gives twice, where it argues for them and in a list: each is one statement."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from hscqa.model import BlockKind
from hscqa.structure.reading import read
from hscqa.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hscqa.structure.draft import Draft

RUN = 3
"""Words that stand together in both texts."""
SAME = 0.6
"""The share of the shorter text's runs that the longer one holds where the two are the same recommendation."""
FULL = 0.5
"""A list whose entry has a smaller share of the other text's words is a table of contents or a summary."""
FEWEST = 3
"""Statements that stand together as a list does; what one of them says is not overruled by a quotation elsewhere."""


def settle_repeats(drafts: list[Draft], text: str) -> None:
    """Leave one statement of each label whose words come again; the others become paragraphs.

    The one in the longest list stays, but the fuller one where a list only sums up. Where the words differ, one that
    stands alone gives way to one of a list: it quotes another paper. Otherwise both stay.
    """
    found = [place for place, draft in enumerate(drafts) if draft.kind is BlockKind.STATEMENT]
    lists = _lists(drafts, found)
    by_label: dict[str, list[int]] = defaultdict(list)
    for place in found:
        by_label[drafts[place].label].append(place)
    for places in by_label.values():
        if len(places) > 1:
            _settle([_Copy(drafts, place, lists[place], text) for place in places], drafts)


class _Copy:
    """One of the statements that carry a label."""

    def __init__(self, drafts: Sequence[Draft], place: int, listed: int, text: str) -> None:
        """Read its words; `listed` is how many statements its list holds."""
        self.draft = drafts[place]
        self.listed = listed
        own = {self.draft.id, *self.draft.members}
        slices = [piece for draft in drafts[place : place + 1 + len(own)] if draft.id in own for piece in draft.slices]
        cut = words(read(text, slices).text)
        self.length = len(cut)
        self.runs = frozenset(tuple(cut[start : start + RUN]) for start in range(max(1, len(cut) - RUN + 1)))


def _lists(drafts: Sequence[Draft], found: Sequence[int]) -> dict[int, int]:
    """Give how many statements stand together with each, with nothing but headings and their own pieces between."""
    groups = [[place] for place in found[:1]]
    for before, place in pairwise(found):
        if _is_next(drafts, before, place):
            groups[-1].append(place)
        else:
            groups.append([place])
    return {place: len(group) for group in groups for place in group}


def _is_next(drafts: Sequence[Draft], before: int, place: int) -> bool:
    """Whether nothing stands between two statements but headings, notes and what belongs to the first."""
    own = set(drafts[before].members)
    between = drafts[before + 1 : place]
    return all(draft.id in own or draft.kind in (BlockKind.HEADING, BlockKind.FOOTNOTE) for draft in between)


def _settle(copies: list[_Copy], drafts: list[Draft]) -> None:
    """Keep the best copy of each text, and turn the others into paragraphs."""
    best = max(copies, key=lambda one: one.listed)
    fullest = max(copies, key=lambda one: one.length)
    if best.length < FULL * fullest.length and _same(best, fullest):
        best = fullest
    given_up = [
        one for one in copies if one is not best and (_same(one, best) or one.listed == 1 < FEWEST <= best.listed)
    ]
    for one in given_up:
        one.draft.kind = BlockKind.PARAGRAPH
    first = copies[0]
    if first in given_up:
        _swap(drafts, first.draft.id, best.draft.id)


def _same(one: _Copy, other: _Copy) -> bool:
    """Whether the shorter of two texts stands, for the most part, in the longer one."""
    shorter, longer = sorted((one, other), key=lambda copy: copy.length)
    return len(shorter.runs & longer.runs) >= SAME * len(shorter.runs)


def _swap(drafts: Iterable[Draft], one: str, other: str) -> None:
    """Give two statements each other's ids, and so what hangs under them."""
    for draft in drafts:
        draft.id = _swapped(draft.id, one, other)
        draft.parent = _swapped(draft.parent, one, other) if draft.parent else None
        draft.members = [_swapped(member, one, other) for member in draft.members]


def _swapped(place: str, one: str, other: str) -> str:
    """Give an id after the swap."""
    for old, new in ((one, other), (other, one)):
        if place == old or place.startswith(f"{old}."):
            return new + place[len(old) :]
    return place
