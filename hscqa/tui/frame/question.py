"""A box that asks for yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from hscqa.tui.faces import words

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Question(ModalScreen[bool]):
    """Asks something; gives True for yes. Enter alone is no: what is asked cannot be taken back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Yes", tooltip="Do it"),
        Binding("n,escape,enter", "answer(False)", "No", tooltip="Leave it"),
    ]

    def __init__(self, title: str, asked: str) -> None:
        """Take the question, and what it is about for the title."""
        super().__init__()
        self._box_title = title
        self._asked = asked

    def compose(self) -> ComposeResult:
        """Put the question into a box."""
        with Vertical() as box:
            box.border_title = self._box_title
            box.border_subtitle = "y yes · n no"
            yield Static(words(self._asked), markup=False)

    def action_answer(self, yes: bool) -> None:  # noqa: FBT001 - an action's argument has no name
        """Give the answer."""
        self.dismiss(yes)
