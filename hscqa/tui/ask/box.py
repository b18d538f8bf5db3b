"""The box on top: a question to be answered, or words to be searched."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input

from hscqa.export.visible import one_line
from hscqa.library.remembered import Way

if TYPE_CHECKING:
    from textual import events

WAYS: tuple[Way, ...] = ("ask", "search")
"""What Enter can do with the words in the box."""
_INVITATION: dict[Way, str] = {
    "ask": "Type a question: the answer is made of exact quotations",
    "search": "Type words to search for: passages come up as you type",
}
FEWEST = 3
"""Letters and digits that must stand in the box before passages come up."""
PAUSE = 0.15
"""Seconds without a new letter before they do: people who type on have shorter ones."""


class AskBox(Input):
    """One line to ask or search with."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Go", tooltip="Ask the question, or search for the words"),
        Binding("up", "walk(1)", "Asked before", show=False, tooltip="Bring back what was asked before"),
        Binding(
            "down", "walk(-1)", "Leave", show=False, tooltip="Back to newer ones, then on to what stands below the box"
        ),
        Binding("ctrl+f", "screen.filters", "Filters", show=False, tooltip="Choose the papers that are asked"),
    ]

    way: reactive[Way] = reactive[Way]("ask", init=False)
    """What Enter will do."""

    class Entered(Message):
        """The user pressed Enter."""

        def __init__(self, words: str) -> None:
            """Say what stood in the box then, on one line; '' for nothing."""
            super().__init__()
            self.words = words

    class Typed(Message):
        """The user has typed words and pauses; there are enough letters to search for them."""

    class Walked(Message):
        """The user wants what was asked before (1), or something newer (-1)."""

        def __init__(self, by: int) -> None:
            """Say which way."""
            super().__init__()
            self.by = by

    def __init__(self) -> None:
        """Make an empty box that asks."""
        super().__init__(select_on_focus=True)
        self._label()

    @property
    def words(self) -> str:
        """What was typed, on one line; '' where nothing was."""
        return " ".join(self.value.split())

    def put(self, words: str, way: Way) -> None:
        """Put words into the box, the cursor behind them."""
        self.way = way
        self.value = one_line(words)
        self.action_end()

    def on_mount(self) -> None:
        """Start the clock that waits for a pause; it stands still until something is typed."""
        self._pause = self.set_timer(PAUSE, self._paused, pause=True)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Say whether a key is typed into the box; textual does not know the slash for a letter."""
        return key == "slash" or super().check_consume_key(key, character)

    def watch_way(self) -> None:
        """Say clearly what Enter will do, and wait for a pause: what was typed may come up now."""
        self._label()
        self._wait()

    def action_walk(self, by: int) -> None:
        """Hand the wish on."""
        self.post_message(self.Walked(by))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Wait for a pause."""
        event.stop()
        self._wait()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand the wish on; a pause tells nothing more."""
        event.stop()
        self._pause.stop()
        self.post_message(self.Entered(" ".join(event.value.split())))

    def on_paste(self, event: events.Paste) -> None:
        """Put in all that was pasted, as one line; what would steer the terminal is written out."""
        event.prevent_default()
        event.stop()
        self.replace(one_line(event.text), *self.selection)

    def _wait(self) -> None:
        """Tell of what was typed after a pause, unless something else is typed before."""
        self._pause.stop()
        if self.is_mounted:
            self._pause = self.set_timer(PAUSE, self._paused)

    def _paused(self) -> None:
        if self.has_focus and sum(map(str.isalnum, self.value)) >= FEWEST:
            self.post_message(self.Typed())

    def _label(self) -> None:
        names = ((f" {way.capitalize()} ", "b reverse" if way == self.way else "") for way in WAYS)
        self.border_title = Content.assemble(*names)
        self.border_subtitle = f"ctrl+t {other(self.way)} instead · ctrl+f filters · ctrl+r recent"
        self.placeholder = _INVITATION[self.way]


def other(way: Way) -> Way:
    """Give the other of the two ways."""
    return "search" if way == "ask" else "ask"
