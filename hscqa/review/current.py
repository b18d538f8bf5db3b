"""What holds in the papers as they are now: each decision is about two texts, and counts where these stand.

The same ids name other texts once a paper is revised. So acts on the same ids are taken together only where the same
texts were seen; what was said of one wording is no voice on another.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hscqa.model import Standing
from hscqa.review.follow import follow, queue
from hscqa.review.texts import folded
from hscqa.review.voices import judged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hscqa.model import Document, Event, Followed, Judged, TieId

FOLLOWS = frozenset({Standing.KEPT, Standing.MOVED})
"""A decision holds where both texts still say what the reviewer saw; elsewhere somebody must look again."""


@dataclass(frozen=True, slots=True)
class Current:
    """What reviewers decided, in the papers as they are now."""

    in_force: tuple[Judged, ...]
    """What all of them together hold of each tie."""
    changed: tuple[Followed, ...]
    """The decided ties whose texts moved, changed or are gone, the greatest change first.

    Left out is what somebody has looked at and decided again since.
    """


def current(events: Iterable[Event], documents: Sequence[Document]) -> Current:
    """Follow every decision into the papers as they are now, once for all that is asked of it."""
    found = _followed(events, documents)
    holding = judged(_readdressed(found))
    return Current(holding, queue(open_changes([one for one, _ in found], holding)))


def followed(events: Iterable[Event], documents: Sequence[Document]) -> tuple[Followed, ...]:
    """Say what has become of each decided pair of texts, in order of tie; of revised texts there are several a tie."""
    return tuple(one for one, _ in _followed(events, documents))


def in_force(events: Iterable[Event], documents: Sequence[Document]) -> tuple[Judged, ...]:
    """Give what all reviewers hold of each tie as the papers are now, with what was said of its texts elsewhere."""
    return judged(_readdressed(_followed(events, documents)))


def open_changes(found: Iterable[Followed], holding: Iterable[Judged]) -> tuple[Followed, ...]:
    """Leave out what somebody has looked at since: changed texts on which there is a decision as they are now."""
    decided = {one.tie for one in holding if one.verdict is not None}
    return tuple(one for one in found if one.standing in FOLLOWS or one.now not in decided)


def places(events: Iterable[Event], documents: Sequence[Document]) -> dict[TieId, set[TieId]]:
    """Say at which ties what now stands at each was decided; each decided tie is also its own."""
    found: dict[TieId, set[TieId]] = defaultdict(set)
    for one in followed(events, documents):
        found[one.judged.tie].add(one.judged.tie)
        if one.standing in FOLLOWS and one.now is not None:
            found[one.now].add(one.judged.tie)
    return dict(found)


def _followed(events: Iterable[Event], documents: Sequence[Document]) -> list[tuple[Followed, list[Event]]]:
    """Give each decided pair of texts with what has become of it and all acts on it."""
    groups = [(one, acts) for acts in _by_text(events) for one in judged(acts)]
    # `follow` keeps the order of what it is given within a tie, and the groups come in order of tie.
    became = follow([one for one, _ in groups], documents)
    return [(one, acts) for one, (_, acts) in zip(became, groups, strict=True)]


def _by_text(events: Iterable[Event]) -> list[list[Event]]:
    """Bring together the acts on the same ids that saw the same texts, in order of tie; an undo sees what it undoes."""
    groups: dict[tuple[TieId, str, str], list[Event]] = defaultdict(list)
    for event in events:
        groups[event.tie, folded(event.seen.source), folded(event.seen.target)].append(event)
    return [groups[key] for key in sorted(groups)]


def _readdressed(found: Iterable[tuple[Followed, list[Event]]]) -> Iterator[Event]:
    """Give the acts on texts that still stand, each at the tie where they stand now, a reviewer's in order of time."""
    acts = [
        replace(act, tie=one.now)
        for one, group in found
        if one.standing in FOLLOWS and one.now is not None
        for act in group
    ]
    yield from sorted(acts, key=lambda act: act.at)
