"""The two lines under the panes: how the review stands, and the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from hscqa.tui.deciding.keys import Deciding
from hscqa.tui.frame.help import keys
from hscqa.tui.review.gaugeface import gauge_face
from hscqa.tui.review.keys import AWAY, READER_KEYS, InQueue

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import Binding

    from hscqa.tui.deciding.desk import Reviewed

_BRIEF = {"step(1)", "step(-1)", "settle"}
"""The actions whose keys are told in the help, or where there is use for them: not all fit a narrow terminal."""


class ReviewGauge(Static):
    """Who reviews, and how far the review has come."""

    def __init__(self) -> None:
        """Begin with nothing to say."""
        super().__init__(markup=False)

    def put(self, reviewed: Reviewed) -> None:
        """Show how the review stands."""
        self.add_class("-said")
        self.update(gauge_face(reviewed))


class KeyHint(Static):
    """A key that decides, with what it does; a click does the same."""

    class Clicked(Message):
        """The mouse stands in for the key."""

        def __init__(self, action: str) -> None:
            """Say what is to be done."""
            super().__init__()
            self.action = action

    def __init__(self, key: str, binding: Binding) -> None:
        """Take the key as people write it."""
        super().__init__(Content.assemble((key, "b $text-accent"), f" {binding.description.lower()}"), markup=False)
        self._action = binding.action

    def on_click(self) -> None:
        """Hand it on."""
        self.post_message(self.Clicked(self._action))


class KeyHints(Horizontal):
    """The keys of the queue, side by side; in the reader those that work there."""

    def compose(self) -> ComposeResult:
        """Read them from the bindings."""
        yield Static(AWAY, id="away", markup=False)
        for names, binding in keys([*Deciding.BINDINGS, *InQueue.BINDINGS]):
            if binding.action not in _BRIEF:
                hint = KeyHint(names[0], binding)
                hint.set_class(binding.action not in READER_KEYS.values(), "-not-in-reader")
                yield hint

    def put_reading(self, *, reading: bool, pair_seen: bool) -> None:
        """Show what works now: in the reader fewer keys do, and none where the pair is out of sight."""
        self.set_class(reading and pair_seen, "-reading")
        self.set_class(reading and not pair_seen, "-away")
