"""The screen Review: what its keys do."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from hscqa.model import Act, Link
from hscqa.tui.deciding.keys import Deciding, Wish, accepting
from hscqa.tui.deciding.reviewing import COVERED
from hscqa.tui.deciding.ties import voices
from hscqa.tui.frame.panes import WIDE, Panes
from hscqa.tui.frame.screens import ScreenName
from hscqa.tui.lists.entries import EntryList
from hscqa.tui.lists.tied import Tied, named
from hscqa.tui.review.addbox import AddBox
from hscqa.tui.review.keys import AWAY, READER_KEYS, InQueue
from hscqa.tui.review.lines import KeyHint, KeyHints
from hscqa.tui.review.pair import PairView
from hscqa.tui.review.queue import QueueList
from hscqa.tui.review.settlebox import SettleBox
from hscqa.tui.review.showing import QueueScreen, other_spot, statement_spot
from hscqa.tui.review.taking import queue_taking
from hscqa.tui.review.waiting import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events

    from hscqa.model import Verdict
    from hscqa.tui.taking.exporting import Taking

_UNSEEN = "Nothing is decided: enter shows the words of both sides first"
_TOO_SOON = "Nothing is decided: this tie has only just come. Read it, then press the key again"


class Picked(Deciding.Wished):
    """A wish about a tie that was picked from a list, where its words were seen."""


class ReviewScreen(QueueScreen):
    """A queue, one tie after another."""

    NAME = ScreenName.REVIEW
    CSS_PATH = "review.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - as textual declares it
    HINT = "enter reads the statement in its paper, t the other side · ] the next tie"
    KEYS: ClassVar[Mapping[str, tuple[BindingType, ...]]] = {
        "On a tie, in the queue and beside it": (*Deciding.BINDINGS, *InQueue.BINDINGS),
        "In a list": tuple(EntryList.BINDINGS),
        "In the pair": tuple(PairView.BINDINGS),
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "t", "other", "Other side", show=False, tooltip="Read the other side in its paper; again: the statement"
        ),
        Binding("space", "page(1)", "Pair down", show=False, tooltip="Scroll the pair down by a page"),
        Binding("b", "page(-1)", "Pair up", show=False, tooltip="Scroll the pair up by a page"),
    ]

    def taking(self) -> Taking | None:
        """Give what is left to decide, to be exported."""
        return None if self.reviewed is None else queue_taking(self.reviewed)

    # --- keys ---------------------------------------------------------------------------------------------------

    async def on_key(self, event: events.Key) -> None:
        """Decide from the reader too, on the pair beside it; where the pair is out of sight, say how to get there."""
        action = READER_KEYS.get(event.key)
        if action is None or not self.reading:
            return
        event.stop()
        if self.row.is_seen(self.pair):
            await self.pair.run_action(action)
        else:
            self.post_message(Deciding.Refused(AWAY))

    def action_page(self, by: int) -> None:
        """Scroll the pair by a page, wherever the keys go."""
        if by > 0:
            self.pair.scroll_page_down()
        else:
            self.pair.scroll_page_up()

    def action_other(self) -> None:
        """Read the other side in its paper; from there, the statement."""
        tied = self.pair.tied
        if tied is None:
            self.status.say(Deciding.TIELESS)
            return
        is_there = self.reading and self.reader.spot == other_spot(tied)
        self.open_spot(statement_spot(tied) if is_there else other_spot(tied), focus=True)

    # --- what the regions post ----------------------------------------------------------------------------------

    @on(QueueList.Came)
    def _came(self, event: QueueList.Came) -> None:
        """Show what the reviewer has gone to."""
        item = self.item
        if item is None or event.key not in {item.key} - {self.resting}:
            return
        self.resting = ""
        if self.pair.item is None or self.pair.item.id != item.id:
            self.show(item, by_itself=False)

    @on(Panes.Moved)
    def _other_panes(self) -> None:
        """Take note of whether the pair can be seen, and the reader."""
        self.query_one(KeyHints).put_reading(reading=self.reading, pair_seen=self.row.is_seen(self.pair))
        if self.pair.item is None or not self.row.is_seen(self.pair):
            self.glance.turn_away()
        else:
            self.call_after_refresh(self.painted, self.pair.item.id, by_itself=False)
            self.read_beside()

    @on(EntryList.Pointed)
    def _pointed_in_queue(self, event: EntryList.Pointed) -> None:
        """Leave the reader to what the pair shows."""
        event.prevent_default()

    @on(EntryList.Opened)
    def _opened_in_queue(self, event: EntryList.Opened) -> None:
        """Show the pair first, where it cannot be seen yet."""
        item = self.item
        if item and (self.pair.item is None or not self.row.is_seen(self.pair)):
            event.prevent_default()
            self.show(item, by_itself=False)
            self.row.enter(self.pair)

    @on(PairView.Read)
    def _read_statement(self) -> None:
        if self.pair.tied:
            self.open_spot(statement_spot(self.pair.tied), focus=True)

    @on(InQueue.Skipped)
    def _skip(self) -> None:
        """Put the tie to the end of its part, and go on."""
        item = self.item
        if item is None:
            self.status.say(Deciding.TIELESS)
            return
        self.go_on(item)
        if item.waits:
            self.line.skip(item.id)
            self.draw()
            self.status.say("Skipped: it waits at the end of the queue")

    @on(InQueue.Stepped)
    def _step(self, event: InQueue.Stepped) -> None:
        """Go to the next tie or the one before; once all is decided, to what was drawn at random."""
        drawn = self.line.next_after(None) if self.pair.item is None and event.by > 0 else None
        if drawn is not None:
            self.point(drawn)
        elif self.queue.waiting.step(event.by) is None:
            self.status.say("No further tie in the queue")

    @on(KeyHint.Clicked)
    async def _clicked(self, event: KeyHint.Clicked) -> None:
        await self.pair.run_action(event.action)

    @on(InQueue.AddWanted)
    def _offer(self) -> None:
        """Offer the links of the statement that are not suggested."""
        tied = self.item.tied if self.item else None
        rows = self.reviewed.crosswalk.rows if self.reviewed else ()
        links = next((row.links for row in rows if tied and row.statement.id == tied.statement.id), ())
        others = [link for link in links if not link.suggested]
        if tied is None:
            self.status.say(Deciding.TIELESS)
        elif self.is_covered:
            self.status.say(COVERED)
        elif not others:
            self.status.say(f"Every link of {named(tied.statement)} is suggested already")
        else:
            self.app.push_screen(AddBox(tied.statement, others), partial(self._picked, tied))

    def _picked(self, tied: Tied, link: Link | None) -> None:
        """Add a link; None says that the reviewer gave up."""
        if link is None:
            self.status.say("Given up: nothing is added")
        else:
            self.post_message(Picked(accepting(Tied(tied.statement, link))))

    @on(Deciding.Wished)
    def _look_first(self, event: Deciding.Wished) -> None:
        """Take no decision on a tie that has not been seen; take back the last decision where there is none here."""
        wish = event.wish
        if wish.act is Act.UNDO and self.line.done and not self._is_mine(wish.tied):
            event.prevent_default()
            self._take_back()
        elif wish.act in VERDICTS and not isinstance(event, Picked) and not self._is_read(wish):
            event.prevent_default()
            is_seen = self.pair.item is not None and self.row.is_seen(self.pair)
            self.status.say(_TOO_SOON if is_seen else _UNSEEN)

    def _is_read(self, wish: Wish) -> bool:
        """Whether the tie has been on the screen long enough for this decision.

        A rejection asks for its reason first, beside the tie's name: were it refused, the letters of the reason, typed
        unseen, would be commands.
        """
        can_wait = wish.act is Act.REJECT and not wish.words
        return self.glance.is_on(wish.tied.id) if can_wait else self.glance.allows(wish.tied.id, monotonic())

    @on(InQueue.TakeBackWanted)
    def _take_back(self) -> None:
        """Take back what was decided last."""
        if self.line.done:
            self.post_message(Deciding.Wished(Wish(self.line.done[-1], Act.UNDO)))
        else:
            self.status.say("Nothing was decided here since the program was started")

    def _is_mine(self, tied: Tied) -> bool:
        """Whether this reviewer has said anything of a tie that stands, or settled it."""
        if self.reviewed is None or tied.id not in self.reviewed.judged:
            return any(one.id == tied.id for one in self.line.done)
        judged = self.reviewed.judged[tied.id]
        return self.reviewed.reviewer in {judged.settled_by, *(one.reviewer for one in judged.decisions)}

    # --- what is asked -------------------------------------------------------------------------------------------

    def ask_words(self, wish: Wish, trouble: str = "") -> None:
        """Ask how and why a dispute ends, beside what each reviewer said; for other acts as everywhere."""
        if wish.act is not Act.SETTLE:
            super().ask_words(wish, trouble)
            return
        judged = self.reviewed.judged.get(wish.tied.id) if self.reviewed else None
        box = SettleBox(wish, tuple(voices(judged)) if judged else (), trouble)
        self.app.push_screen(box, partial(self._settled, wish))

    def _settled(self, wish: Wish, outcome: tuple[Verdict, str] | None) -> None:
        """Take how a dispute ends, and why; None says that the reviewer gave up."""
        self.worded(None if outcome is None else replace(wish, verdict=outcome[0], words=outcome[1]))
