"""The pair: both sides of the tie under the queue's cursor, whole, as text that scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Static

from hscqa.tui.faces import words
from hscqa.tui.review.keys import InQueue

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.content import Content

    from hscqa.tui.lists.tied import Tied
    from hscqa.tui.review.waiting import Item


class PairView(VerticalScroll, InQueue):
    """The words of both sides; the keys that decide work here as in the queue."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "read", "Read", show=False, tooltip="Read the statement in its paper"),
        Binding("j,down", "scroll_down", "Line down", show=False),
        Binding("k,up", "scroll_up", "Line up", show=False),
        Binding("g,home", "scroll_home", "Beginning", show=False, tooltip="To the beginning of the pair"),
        Binding("G,end", "scroll_end", "End", show=False, tooltip="To the end of the pair"),
    ]

    class Read(Message):
        """The reviewer wants to read the statement in its paper."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__(id="pair")
        self.item: Item | None = None
        """What is shown; None where something else is said."""

    def compose(self) -> ComposeResult:
        """Put all on one page."""
        yield Static(id="both", markup=False)

    @property
    def tied(self) -> Tied | None:
        """The tie that is shown."""
        return self.item.tied if self.item else None

    def put_item(self, item: Item, face: Content) -> None:
        """Show a tie; one that is shown already stays scrolled as it is."""
        is_other = self.item is None or self.item.id != item.id
        self.item = item
        self._put(face, to_top=is_other)

    def put_words(self, face: Content) -> None:
        """Say something else: there is no tie to show."""
        self.item = None
        self._put(face, to_top=True)

    def put_note(self, note: str) -> None:
        """Say what will stand here, and when."""
        self.put_words(words(note, "$text-muted"))

    def action_read(self) -> None:
        """Ask for the statement's place."""
        self.post_message(self.Read())

    def _put(self, face: Content, *, to_top: bool) -> None:
        self.query_one("#both", Static).update(face)
        if to_top:
            self.scroll_home(animate=False)
