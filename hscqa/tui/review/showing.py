"""What the screen Review shows: the queue, the pair under its cursor, and how the review stands."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from hscqa.model import Act, Link
from hscqa.tui.deciding.papersline import paper_names
from hscqa.tui.deciding.reviewing import ReviewingScreen
from hscqa.tui.faces import EMPTY
from hscqa.tui.review.entries import left_told, queue_entries, room_for_words
from hscqa.tui.review.gaugeface import over_face
from hscqa.tui.review.glance import MOMENT, Glance
from hscqa.tui.review.lines import KeyHints, ReviewGauge
from hscqa.tui.review.pair import PairView
from hscqa.tui.review.pairface import pair_face
from hscqa.tui.review.queue import QueuePane
from hscqa.tui.review.waiting import Part, WaitingLine
from hscqa.tui.spot import Spot

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from hscqa.model import TieId
    from hscqa.tui.deciding.desk import Desk, Reviewed
    from hscqa.tui.deciding.keys import Wish
    from hscqa.tui.frame.holdings import Holdings
    from hscqa.tui.lists.entries import EntryList
    from hscqa.tui.lists.tied import Tied
    from hscqa.tui.review.waiting import Item

_WAIT = "The queue stands here as soon as the crosswalk is worked out. That may take a minute; the rest can be used."
_INVITATION = "Both sides of what is pointed to in the queue stand here whole."


class QueueScreen(ReviewingScreen):
    """Queue, pair, reader, gauge: how they follow one another."""

    MOMENT: ClassVar[float] = MOMENT
    """Seconds for which a tie that came by itself must be seen before it can be decided on."""

    def __init__(self, holdings: Holdings, desk: Desk) -> None:
        """Take what all screens share, and the desk."""
        super().__init__(holdings, desk)
        self.line = WaitingLine()
        self.glance = Glance(self.MOMENT)
        self.reviewed: Reviewed | None = None
        """What is shown; None before anything is."""
        self.room = 0
        """For how many characters of a line the queue was drawn; 0 before it was."""
        self.resting = ""
        """Where the queue's cursor was when it was said that nothing is left; '' once it has left."""

    def panes(self) -> Iterable[Widget]:
        """Give the queue and the pair."""
        yield QueuePane()
        yield PairView()

    def bottom(self) -> Iterable[Widget]:
        """Give the gauge and the keys."""
        yield ReviewGauge()
        yield KeyHints()

    def on_mount(self) -> None:
        """Say what will stand here."""
        self.queue.put_note(_WAIT)
        self.pair.put_note(_INVITATION)
        self.queue.waiting.focus()

    def on_resize(self) -> None:
        """Give the words in the queue the room that there is now."""
        if self.room != room_for_words(self.app.size.width):
            self.draw()

    @property
    def list(self) -> EntryList | None:
        """The queue: what the pair and the reader show is what is pointed to there."""
        return self.queue.waiting

    @property
    def queue(self) -> QueuePane:
        """What is left to decide."""
        return self.query_one(QueuePane)

    @property
    def pair(self) -> PairView:
        """Both sides of a tie."""
        return self.query_one(PairView)

    @property
    def item(self) -> Item | None:
        """The item under the queue's cursor; None where there is none."""
        pointed = self.queue.waiting.pointed
        return next((item for item in self.line.items.values() if pointed and item.key == pointed.key), None)

    # --- what the desk gives ------------------------------------------------------------------------------------

    def put_reviewed(self, reviewed: Reviewed, *, afresh: bool) -> None:
        """Show a crosswalk's queue; `afresh` False leaves every tie in its place, and goes on from the one decided."""
        wish = None if afresh else self.writing
        is_first, at = self.reviewed is None, self.item
        self.reviewed = reviewed
        if wish is not None:
            self.line.take(wish)
        self.line.renew(reviewed, afresh=afresh)
        self.draw()
        self.query_one(ReviewGauge).put(reviewed)
        self._follow(wish, at)
        if is_first and not self.row.is_seen(self.pair):
            self.row.enter(self.pair)

    def put_trouble(self) -> None:
        """Say what can be done where there is no queue."""
        self.queue.put_note(f"There is no queue. {self.ways_on}")
        if self.reviewed is None:
            self.pair.put_words(EMPTY)

    def draw(self) -> None:
        """Show the queue as it stands."""
        if self.reviewed is not None:
            self.room = room_for_words(self.app.size.width)
            entries = queue_entries(self.line, self.reviewed, paper_names(self.reviewed), self.room)
            self.queue.put_queue(left_told(self.line, self.reviewed), entries)

    # --- from tie to tie ----------------------------------------------------------------------------------------

    def go_on(self, at: Item) -> None:
        """Go to what is to be decided next; where all is decided but what was drawn at random, say so."""
        item = self.line.next_after(at.id)
        if item is not None and (item.part is not Part.DRAWN or at.part is Part.DRAWN):
            self.point(item)
        else:
            self.point(None if self.line.is_over else at)

    def show(self, item: Item, *, by_itself: bool) -> None:
        """Show both sides of an item; it counts as seen from when it is painted."""
        if self.reviewed is None:
            return
        is_other = self.pair.item is None or self.pair.item.id != item.id
        if is_other:
            self.glance.turn_away()
        self.pair.put_item(item, pair_face(item, self.reviewed, paper_names(self.reviewed)))
        self.call_after_refresh(self.painted, item.id, by_itself=by_itself)
        if is_other:
            self.read_beside()

    def read_beside(self) -> None:
        """Let a reader that can be seen show the statement, unless it shows a side of the tie or has the keys."""
        tied = self.pair.tied
        if tied is None or self.reading or not self.row.is_seen(self.reader):
            return
        if self.reader.spot not in {statement_spot(tied), other_spot(tied)}:
            self.open_spot(statement_spot(tied), focus=False)

    def painted(self, one: TieId, *, by_itself: bool) -> None:
        """Take note that a tie's words are on the screen now."""
        if self.pair.item and self.pair.item.id == one and self.row.is_seen(self.pair):
            self.glance.show(one, monotonic(), by_itself=by_itself)

    def _follow(self, wish: Wish | None, at: Item | None) -> None:
        """Go where a wish that was written down leads to; None stands for a queue that is read anew."""
        if wish is not None and wish.act is Act.UNDO:
            self.point(self.line.items.get(wish.tied.id, at))
        elif wish is not None and wish.act is not Act.NOTE and at is not None and wish.tied.id == at.id:
            self.go_on(at)
        else:
            self._stay(at)

    def _stay(self, at: Item | None) -> None:
        """Stay at an item, as it is now; where it is gone, go to the first that waits."""
        item = self.line.items.get(at.id) if at else None
        self.point(item or (None if self.line.is_over else self.line.next_after(None)))

    def point(self, item: Item | None) -> None:
        """Bring the cursor and the pair to an item; None says that nothing is left."""
        if item is not None:
            self.queue.waiting.point_to(item.key)
            self.show(item, by_itself=True)
        elif self.reviewed is not None:
            self.glance.turn_away()
            pointed = self.queue.waiting.pointed
            self.resting = pointed.key if pointed else ""
            drawn = sum(one.waits and one.part is Part.DRAWN for one in self.line.items.values())
            self.pair.put_words(over_face(self.reviewed, drawn))


def statement_spot(tied: Tied) -> Spot:
    """Give the place of a tie's statement."""
    return Spot(tied.statement.id)


def other_spot(tied: Tied) -> Spot:
    """Give the place of the statement that is answered, or of the comment's words."""
    tie = tied.tie
    if isinstance(tie, Link):
        return Spot(tie.target.id)
    return Spot(tie.id, marks=(tie.span,), words=tie.reading)
