"""The keys of the queue: those that decide, as elsewhere, and those that go through it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from hscqa.model import Act, Verdict
from hscqa.tui.deciding.keys import Deciding

READER_KEYS = {
    "a": "accept",
    "r": "wish('reject')",
    "p": "turn",
    "d": "settle",
    "u": "wish('undo')",
    "plus": "add",
    "s": "skip",
}
"""The keys that decide, or go on, also while the other side is read, with their actions; n finds words there."""
AWAY = "esc first: decide beside the pair"
"""What is said of them where the reader has taken the pair out of sight."""


class InQueue(Deciding):
    """Something that shows the tie of the queue on which a decision is to be made."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "skip", "Skip", show=False, tooltip="Put the tie to the end of the queue, and go to the next"),
        Binding("d", "settle", "End dispute", show=False, tooltip="End the dispute; you are asked how, and why"),
        Binding("]", "step(1)", "Next tie", show=False, tooltip="To the next tie of the queue"),
        Binding("[", "step(-1)", "Tie before", show=False, tooltip="To the tie before"),
    ]

    class Skipped(Message):
        """The reviewer leaves the tie for later."""

    class Stepped(Message):
        """The reviewer wants the next (1) or previous (-1) tie."""

        def __init__(self, by: int) -> None:
            """Say which way."""
            super().__init__()
            self.by = by

    class AddWanted(Message):
        """The reviewer wants to add a link of this statement that is not suggested."""

    class TakeBackWanted(Message):
        """The reviewer wants to take back what was decided last, on whichever tie that was."""

    def action_wish(self, act: str) -> None:
        """Ask for an act on the tie that is shown; what was decided last can be taken back where none is."""
        if act == Act.UNDO and not self.tied:
            self.post_message(self.TakeBackWanted())
        else:
            super().action_wish(act)

    def action_settle(self) -> None:
        """Ask that a dispute be ended."""
        if self.tied and self.tied.tie.decision != Verdict.DISPUTED:
            self.post_message(self.Refused("It is not disputed: a accepts it, r rejects it"))
        else:
            self.action_wish(Act.SETTLE)

    def action_skip(self) -> None:
        """Leave the tie for later."""
        self.post_message(self.Skipped())

    def action_step(self, by: int) -> None:
        """Ask for another tie."""
        self.post_message(self.Stepped(by))

    def action_add(self) -> None:
        """Ask for the links that can be added."""
        if self.tied:
            self.post_message(self.AddWanted())
        else:
            self.post_message(self.Refused(self.TIELESS))
