"""The box on top: a question to be answered, or words to be searched."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input


class Way(StrEnum):
    """What Enter does with the words in the box."""

    ASK = "Ask"
    SEARCH = "Search"

    @property
    def other(self) -> Way:
        """The other way."""
        return Way.SEARCH if self is Way.ASK else Way.ASK


_INVITATION = {
    Way.ASK: "Type a question: the answer is made of exact quotations",
    Way.SEARCH: "Type words to search for: the best passages of all papers",
}


class AskBox(Input):
    """One line to ask or search with."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Go", tooltip="Ask the question, or search for the words"),
        Binding("down", "leave", "Leave", show=False, tooltip="Leave the box for what stands below it"),
    ]

    way: reactive[Way] = reactive(Way.ASK, init=False)
    """What Enter will do."""

    class Asked(Message):
        """The user pressed Enter."""

        def __init__(self, way: Way, text: str) -> None:
            """Say what is wanted of which words."""
            super().__init__()
            self.way = way
            self.text = text

    class Left(Message):
        """The user goes on to what stands below."""

    def __init__(self) -> None:
        """Make an empty box that asks."""
        super().__init__(select_on_focus=True)
        self._label()

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Say whether a key is typed into the box; textual does not know the slash for a letter."""
        return key == "slash" or super().check_consume_key(key, character)

    def watch_way(self) -> None:
        """Say clearly what Enter will do."""
        self._label()

    def action_leave(self) -> None:
        """Go on to what stands below."""
        self.post_message(self.Left())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand the words on."""
        event.stop()
        self.post_message(self.Asked(self.way, event.value))

    def _label(self) -> None:
        names = (f"[b reverse] {way} [/]" if way is self.way else f" {way} " for way in Way)
        self.border_title = "".join(names)
        self.border_subtitle = f"ctrl+t: {self.way.other.lower()} instead"
        self.placeholder = _INVITATION[self.way]
