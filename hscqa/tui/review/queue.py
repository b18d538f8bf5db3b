"""The queue: what is left to decide, under a line that says how much that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from hscqa.tui.deciding.keys import DecidingList
from hscqa.tui.faces import words
from hscqa.tui.review.keys import InQueue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.widgets import OptionList

    from hscqa.tui.lists.entries import Entry


class QueueList(DecidingList, InQueue):
    """What is left to decide; the cursor's tie is the one that is shown whole beside it."""

    class Came(Message):
        """The cursor came to another entry."""

        def __init__(self, key: str) -> None:
            """Say which, by its name in the list."""
            super().__init__()
            self.key = key

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell where the cursor is, also while the keys are elsewhere."""
        event.stop()
        if self.pointed:
            self.post_message(self.Came(self.pointed.key))


class QueuePane(Vertical):
    """How much is left, and what."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__(id="queue")
        self.ready = False
        """Whether a queue is shown."""

    def compose(self) -> ComposeResult:
        """Put the line over the list."""
        yield Static(id="left", markup=False)
        yield QueueList(id="waiting")

    @property
    def waiting(self) -> QueueList:
        """The list."""
        return self.query_one(QueueList)

    def put_note(self, note: str) -> None:
        """Say why there is no queue, as long as there is none."""
        if not self.ready:
            self.waiting.put_note(note)

    def put_queue(self, left: str, entries: Sequence[Entry]) -> None:
        """Show what is left; folds and cursor stay."""
        self.query_one("#left", Static).update(words(left, "b"))
        if self.ready and entries:
            self.waiting.put_again(entries)
        else:
            self.waiting.put(entries)
        self.ready = True
