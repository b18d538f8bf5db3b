"""What waits, as entries of a list: what is tied to what, how sure the program is, how it stands, and its first words.

A paper may speak of one statement in several passages; their words tell them apart, where all else is the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from hscqa.export.text_review import drawn_title, sure
from hscqa.model import Link, Standing, Verdict
from hscqa.tui.deciding.ties import SIGNS
from hscqa.tui.faces import NO_FOLD, clip, lines, meter, words
from hscqa.tui.frame.panes import WIDE
from hscqa.tui.lists.entries import BLANK, Entry
from hscqa.tui.lists.tied import Tied, named
from hscqa.tui.review.waiting import Item, Part
from hscqa.tui.spot import Spot

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hscqa.review.gauge import Calibration
    from hscqa.tui.deciding.desk import Reviewed
    from hscqa.tui.review.waiting import WaitingLine

NAMED = "b $text-accent"
"""The style of the names of what is tied, where they head something."""
_ORDER = "Most worth a look first"
_BESIDE = 44
"""How many columns the queue has beside the pair; review.tcss says the same."""
_MARGINS = 7
"""How many of them are no words: the edges, the room of a sign, the bar that scrolls."""


def room_for_words(columns: int) -> int:
    """Give how many characters fit a line of the queue in a terminal of so many columns."""
    return (_BESIDE if columns >= WIDE else columns) - _MARGINS


def queue_entries(line: WaitingLine, reviewed: Reviewed, names: Mapping[str, str], room: int) -> tuple[Entry, ...]:
    """Give every item as an entry, under the head of its part; `names` are those of the papers, by id.

    Of the words of each side a line is shown, of at most `room` characters.
    """
    items = list(line.items.values())
    parts = [(part, [item for item in items if item.part is part]) for part in Part]
    return tuple(
        entry
        for part, own in parts
        if own
        for entry in (*_head(part, own), *(_entry(item, line, reviewed.queue.told, names, room) for item in own))
    )


def left_told(line: WaitingLine, reviewed: Reviewed) -> str:
    """Say how much is left: `17 left of 44`, or that nothing is; and what else there is to look at."""
    left = reviewed.suggested - reviewed.decided
    nothing = "Nothing is left" if reviewed.suggested else "Nothing is suggested"
    told = f"{left} left of {reviewed.suggested}" if left else nothing
    items = line.items.values()
    nearest = sum(item.waits and item.nearest for item in items)
    more = (
        (sum(item.part is Part.CHANGED for item in items), "changed"),
        (nearest, "nearest"),
        (sum(item.waits and item.part is Part.DRAWN for item in items), "drawn at random"),
    )
    return " · ".join((told, *(f"{count} {what}" for count, what in more if count)))


def item_name(item: Item, names: Mapping[str, str], style: str = NAMED) -> Content:
    """Say what is tied to what; by the ids where the tie is not there any more."""
    if item.tied is None:
        return words(f"{item.id.source} → {item.id.target}", style)
    return tie_name(item.tied, names, style)


def tie_name(tied: Tied, names: Mapping[str, str], style: str = NAMED) -> Content:
    """Say what is tied to what: a statement to a statement, or to the paper that speaks of it."""
    left, tie = words(named(tied.statement), style), tied.tie
    if isinstance(tie, Link):
        return Content.assemble(left, " → ", words(named(tie.target), style))
    return Content.assemble(left, " ← ", words(names.get(tie.paper_id, tie.paper_id), style))


def offered(tied: Tied, told: Calibration) -> Content:
    """Show how sure the program is, as the decisions so far make it, and of what kind the tie is."""
    tie = tied.tie
    if isinstance(tie, Link):
        return Content.assemble(meter(sure(tie, told)), f" {tie.kind}")
    return Content.assemble(meter(tie.confidence), f" {tie.basis}")


def _head(part: Part, items: Sequence[Item]) -> Iterator[Entry]:
    """Give what stands over a part."""
    titles = {
        Part.CHANGED: f"To look at again, since the papers changed ({len(items)})",
        Part.WAITING: _ORDER,
        Part.DRAWN: drawn_title([item.id for item in items]),
    }
    if part is not Part.CHANGED:
        yield BLANK
    yield Entry(f"part {part.name}", words(titles[part], "b u"), heading=True)


def _entry(item: Item, line: WaitingLine, told: Calibration, names: Mapping[str, str], room: int) -> Entry:
    spot = Spot(item.tied.statement.id) if item.tied else _place_left(item)
    mine = any(tied.id == item.id for tied in line.done)
    state = " · ".join(_state(item, is_skipped=item.id in line.skipped and not mine))
    offer = offered(item.tied, told) if item.tied else Content("")
    about = Content.assemble(offer, " · " if offer and state else "", words(state))
    face = lines(item_name(item, names, ""), about.stylize("dim"), *_first_words(item, room))
    decision = item.tied.tie.decision if item.tied else None
    mark = _sign(decision) if decision else NO_FOLD
    return Entry(item.key, face.stylize("dim") if mine else face, mark, spot, tied=item.tied)


def _first_words(item: Item, room: int) -> Iterator[Content]:
    """Give how both sides begin, a line each; of a tie that is not there any more, as they were when it was decided."""
    tied = item.tied
    if tied is None:
        gone = item.followed[:1]
        yield from (words(_opening(side.before, room), "dim") for one in gone for side in (one.source, one.target))
        return
    yield words(_opening(tied.statement.reading, room), "dim")
    if isinstance(tied.tie, Link):
        yield words(f"→ {_opening(tied.tie.target.reading, room - len('→ '))}", "dim")
    else:
        yield words(f"← “{_opening(tied.tie.reading, room - len('← “”'))}”", "dim")


def _opening(text: str, room: int) -> str:
    """Give the first words of a text, with the sign that there is more, in at most `room` characters."""
    return clip(text, room - len(" …"))


def _sign(decision: str) -> Content:
    sign, style = SIGNS[Verdict(decision)]
    return Content.styled(f"{sign} ", style)


def _state(item: Item, *, is_skipped: bool) -> Iterator[str]:
    """Say in words what is to be said of an item besides."""
    if item.tied and item.tied.tie.decision:
        yield item.tied.tie.decision
    if item.part is Part.CHANGED:
        gone = any(one.standing is Standing.ORPHANED for one in item.followed)
        yield "a text is gone" if gone else "words changed"
    if item.nearest:
        yield "nearest"
    if is_skipped:
        yield "skipped"


def _place_left(item: Item) -> Spot | None:
    """Give the place of what is left of a tie; None where both sides are gone."""
    places = (side.place for one in item.followed for side in (one.source, one.target))
    return next((Spot(place) for place in places if place), None)
