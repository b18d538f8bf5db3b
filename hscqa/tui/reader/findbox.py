"""The box at the foot of the reader: words to find in the paper that is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.events import Key
from textual.message import Message
from textual.widgets import Input, Static

from hscqa.tui.faces import words

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult


_ENDS = {"enter": True, "escape": False}
"""The keys that end the words, and whether what was found stays marked."""


class FindInput(Input):
    """One line of words; of pasted text every line is taken.

    A key that comes behind the one that ended the words, before the keys go elsewhere, is no part of them.
    """

    class Ended(Message):
        """The words are as the user wants them."""

        def __init__(self, *, keeps: bool) -> None:
            """Say whether what was found stays marked."""
            super().__init__()
            self.keeps = keeps

    class Late(Message):
        """A key came behind the end of the words."""

        def __init__(self, key: Key) -> None:
            """Say which."""
            super().__init__()
            self.key = key

    def __init__(self, placeholder: str) -> None:
        """Begin without words, and without taking any."""
        super().__init__(placeholder=placeholder)
        self.is_taking = False
        """Whether a letter is a part of the words."""

    def on_key(self, event: Key) -> None:
        """Take a key, hand it on where the words have ended, or end them."""
        if self.is_taking and event.key not in _ENDS:
            return
        event.prevent_default()
        event.stop()
        if self.is_taking:
            self.is_taking = False
            self.post_message(self.Ended(keeps=_ENDS[event.key]))
        else:
            self.post_message(self.Late(Key(event.key, event.character)))

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

    class Passed(Message):
        """A key is not for the box: the user was done with it."""

        def __init__(self, key: Key) -> None:
            """Say which."""
            super().__init__()
            self.key = key

    class Left(Message):
        """The user is done with the box."""

        def __init__(self, *, keeps: bool) -> None:
            """Say whether what was found stays marked."""
            super().__init__()
            self.keeps = keeps

    def compose(self) -> ComposeResult:
        """Put the line between its sign and the count."""
        yield Static("/", id="sought", markup=False)
        yield FindInput("words to find in this paper")
        yield Static(id="count", markup=False)

    def open(self) -> None:
        """Let the user type; the words of the last time stand there, to be typed over or taken again."""
        self.add_class("-open")
        box = self.query_one(FindInput)
        box.is_taking = True
        box.action_select_all()
        self.screen.set_focus(box)  # at once: `focus` lets keys that come right behind this one go elsewhere

    def close(self) -> None:
        """Take no more words."""
        self.query_one(FindInput).is_taking = False
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

    @on(FindInput.Ended)
    def _ended(self, event: FindInput.Ended) -> None:
        event.stop()
        self.action_leave(keeps=event.keeps)

    @on(FindInput.Late)
    def _late(self, event: FindInput.Late) -> None:
        """Pass it on from here, as the words and their end are: so it stays behind them."""
        event.stop()
        self.post_message(self.Passed(event.key))

    def action_match(self, by: int) -> None:
        """Ask for another match."""
        self.post_message(self.Matched(by))

    def action_leave(self, keeps: bool) -> None:  # noqa: FBT001 - an action's argument has no name
        """Say that the user is done."""
        self.post_message(self.Left(keeps=keeps))
