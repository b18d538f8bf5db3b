"""The queue as a reviewer goes through it: in the order of `hscqa review list`, with what was done at this sitting.

What was decided keeps its place until the screen is gone to anew, so that it can be taken back there. What was skipped
goes to the end of its part for as long as the program runs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING

from hscqa.export.text_review import missing
from hscqa.model import Act, Standing, Verdict
from hscqa.review.waiting import is_open
from hscqa.tui.lists.tied import Tied

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hscqa.model import Comment, Crosswalk, Followed, Link, Row, TieId
    from hscqa.tui.deciding.desk import Reviewed
    from hscqa.tui.deciding.keys import Wish

_UNDECIDED = frozenset({None, Verdict.DISPUTED.value})
VERDICTS = frozenset({Act.ACCEPT, Act.REJECT, Act.ADD, Act.SETTLE})
"""The acts that decide."""


class Part(IntEnum):
    """The parts of the queue, in order."""

    CHANGED = 0
    """Decisions whose words have changed since."""
    WAITING = 1
    """What is suggested and waits for a decision, or is disputed."""
    DRAWN = 2
    """Links that were not suggested, drawn at random: they tell how many right ones are missed."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in the queue."""

    id: TieId
    """The tie as it is now; of one whose side is gone, as it was when it was decided."""
    part: Part
    tied: Tied | None
    """None where nothing can be decided here: a side is gone, or stands in papers that this crosswalk is not of."""
    followed: tuple[Followed, ...] = ()
    """What has become of the decisions on it; empty unless their words have changed."""
    nearest: bool = False
    """Whether it is not suggested, and stands here since no link of its statement holds any more."""

    @property
    def key(self) -> str:
        """Its name in a list, and of no other item."""
        return f"{self.id.source}\t{self.id.target}\t{self.id.quote}"

    @property
    def waits(self) -> bool:
        """Whether it can be decided on and is not, by all reviewers together."""
        return self.tied is not None and self.tied.tie.decision in _UNDECIDED


class WaitingLine:
    """What waits, in order, and what a reviewer did with it since the program was started."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.items: dict[TieId, Item] = {}
        self.skipped: list[TieId] = []
        """What was skipped, in the order in which it was."""
        self.done: list[Tied] = []
        """What was decided, the latest last; what was taken back is out."""

    def renew(self, reviewed: Reviewed, *, afresh: bool) -> None:
        """Take what is left to decide now; `afresh` False leaves everything in its place and puts in what is new."""
        fresh = items_of(reviewed)
        kept = {} if afresh else self._renewed(ties_of(reviewed.crosswalk))
        for one, item in fresh.items():
            if one not in kept or item.part < kept[one].part:
                kept = _put_in(kept, item)
        self.items = kept
        self._arrange()

    def take(self, wish: Wish) -> None:
        """Remember a wish that was written down."""
        if wish.act in VERDICTS or wish.act is Act.UNDO:
            self.done = [one for one in self.done if one.id != wish.tied.id]
        if wish.act in VERDICTS:
            self.done.append(wish.tied)

    def skip(self, one: TieId) -> None:
        """Put something to the end of its part."""
        self.skipped = [*(other for other in self.skipped if other != one), one]
        self._arrange()

    def next_after(self, one: TieId | None) -> Item | None:
        """Give what is to be decided next, from the top again after the end; None where nothing waits.

        What was drawn at random comes last. A tie that this reviewer has decided on at this sitting is not offered
        again, also where it is disputed.
        """
        done = {tied.id for tied in self.done}
        order = list(self.items)
        at = order.index(one) + 1 if one in self.items else 0
        turned = (self.items[id_] for id_ in (*order[at:], *order[:at]))
        waiting = [item for item in turned if item.waits and item.id not in done and item.id != one]
        drawn = self.items[one].part is Part.DRAWN if one in self.items else False
        return next((item for item in waiting if (item.part is Part.DRAWN) == drawn), next(iter(waiting), None))

    @property
    def is_over(self) -> bool:
        """Whether all is decided but what was drawn at random."""
        done = {tied.id for tied in self.done}
        return not any(
            item.waits and item.part is not Part.DRAWN and item.id not in done for item in self.items.values()
        )

    def _renewed(self, ties: Mapping[TieId, Tied]) -> dict[TieId, Item]:
        """Give the items as they are, with their ties as they are decided now."""
        return {one: replace(item, tied=ties.get(one)) for one, item in self.items.items()}

    def _arrange(self) -> None:
        """Put the parts in order, and in each what was skipped to the end."""
        late = {one: place for place, one in enumerate(self.skipped, 1)}
        ordered = sorted(self.items.values(), key=lambda item: (item.part, late.get(item.id, 0)))
        self.items = {item.id: item for item in ordered}


def items_of(reviewed: Reviewed) -> dict[TieId, Item]:
    """Give what is left to decide in order, each tie once, by its id."""
    ties, left = ties_of(reviewed.crosswalk), reviewed.queue
    found: dict[TieId, Item] = {}
    drawn = (Item(one, Part.DRAWN, ties.get(one)) for one in left.drawn)
    for item in (*_changed(left.changed, ties), *_waiting(left.rows), *drawn):
        found.setdefault(item.id, item)
    return found


def ties_of(made: Crosswalk) -> dict[TieId, Tied]:
    """Give every tie of a crosswalk by its id."""
    return {tied.id: tied for row in made.rows for tied in _tied(row, (*row.links, *row.comments))}


def _changed(found: Iterable[Followed], ties: Mapping[TieId, Tied]) -> Iterator[Item]:
    """Give the ties whose words have changed since somebody decided; what only moved counts where it stands now."""
    by_tie: dict[TieId, list[Followed]] = {}
    for one in found:
        if one.standing is not Standing.MOVED:
            by_tie.setdefault(one.now or one.judged.tie, []).append(one)
    for id_, followed in by_tie.items():
        yield Item(id_, Part.CHANGED, ties.get(id_), tuple(followed))


def _waiting(rows: Sequence[Row]) -> Iterator[Item]:
    """Give a statement's links that wait, or the nearest where none holds any more; then its comments that wait."""
    for row in rows:
        nearest = missing(row)
        links = [link for link in row.links if is_open(link) or link is nearest]
        for tied in _tied(row, (*links, *(said for said in row.comments if is_open(said)))):
            yield Item(tied.id, Part.WAITING, tied, nearest=tied.tie is nearest)


def _tied(row: Row, ties: Iterable[Link | Comment]) -> Iterator[Tied]:
    """Give some ties of a row with its statement."""
    return (Tied(row.statement, tie) for tie in ties)


def _put_in(items: dict[TieId, Item], new: Item) -> dict[TieId, Item]:
    """Put an item after the last of its statement in its part; at the end where there is none."""
    order = [item for item in items.values() if item.id != new.id]
    same = [at for at, item in enumerate(order) if (item.part, item.id.source) == (new.part, new.id.source)]
    at = same[-1] + 1 if same else len(order)
    return {item.id: item for item in (*order[:at], new, *order[at:])}
