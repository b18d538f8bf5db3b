"""The box at the foot of the reader: words to find in the paper that is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from hscqa.tui.faces import words

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult


class FindInput(Input):
    """One line of words; of pasted text every line is taken."""

    def on_paste(self, event: events.Paste) -> None:
        """Put in all that was pasted, as one line; textual would drop all lines but the first."""
        event.prevent_default()
        event.stop()
        self.replace(" ".join(event.text.split()), *self.selection)


class FindBox(Horizontal):
    """A line to type into, and how often the words stand in the paper."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave(False)", "Drop", tooltip="Close the box, drop the marks, go back to where one was"),
        Binding("down", "match(1)", "Next match", priority=True, key_display="↓ ↑", tooltip="Box stays open"),
        Binding("up", "match(-1)", "Match before", priority=True, show=False, tooltip="Box stays open"),
    ]
    DEFAULT_CSS = """
    FindBox {
        display: none;
        height: 1;
        background: $surface;

        &.-open { display: block; }
        Static { width: auto; padding: 0 1; }
        #sought { color: $text-accent; text-style: bold; }
        #count { color: $text-muted; }
        #count.-none { color: $text-warning; }
        FindInput { width: 1fr; height: 1; border: none; padding: 0; background: $surface; }
        FindInput:focus { border: none; background-tint: $foreground 0%; }
    }
    """

    class Typed(Message):
        """Other words stand in the box."""

        def __init__(self, words: str) -> None:
            """Say which; '' for none."""
            super().__init__()
            self.words = words

    class Matched(Message):
        """The user wants the next (1) or previous (-1) match."""

        def __init__(self, by: int) -> None:
            """Say which way."""
            super().__init__()
            self.by = by

    class Left(Message):
        """The user is done with the box."""

        def __init__(self, *, keeps: bool) -> None:
            """Say whether what was found stays marked."""
            super().__init__()
            self.keeps = keeps

    def compose(self) -> ComposeResult:
        """Put the line between its sign and the count."""
        yield Static("/", id="sought", markup=False)
        yield FindInput(placeholder="words to find in this paper")
        yield Static(id="count", markup=False)

    def open(self) -> None:
        """Let the user type; the words of the last time stand there, to be typed over or taken again."""
        self.add_class("-open")
        box = self.query_one(FindInput)
        box.action_select_all()
        box.focus()

    def close(self) -> None:
        """Take no more words."""
        self.remove_class("-open")

    @property
    def is_open(self) -> bool:
        """Whether it takes words."""
        return self.has_class("-open")

    @property
    def words(self) -> str:
        """What stands in the box."""
        return self.query_one(FindInput).value

    def say(self, count: str, *, is_found: bool) -> None:
        """Say how often the words were found; '' for no words."""
        shown = self.query_one("#count", Static)
        shown.update(words(count))
        shown.set_class(not is_found, "-none")

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_leave(keeps=True)

    def action_match(self, by: int) -> None:
        """Ask for another match."""
        self.post_message(self.Matched(by))

    def action_leave(self, keeps: bool) -> None:  # noqa: FBT001 - an action's argument has no name
        """Say that the user is done."""
        self.post_message(self.Left(keeps=keeps))
