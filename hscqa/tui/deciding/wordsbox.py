"""A box for one line of words: the reason of a rejection, or a note."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from hscqa.tui.faces import lines, words

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

_WAYS_OUT = "enter saves · esc gives up"


class WordsInput(Input):
    """One line; of pasted text every line is taken."""

    def on_paste(self, event: events.Paste) -> None:
        """Put in all that was pasted, as one line; textual would drop all lines but the first."""
        event.prevent_default()
        event.stop()
        self.replace(" ".join(event.text.split()), *self.selection)


class WordsBox(ModalScreen[str | None]):
    """Asks for words; gives them, or None where the reviewer gave up. Blank words are not taken."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "Give up", tooltip="Save nothing")]

    def __init__(self, title: str, about: str, wanted: str, *, given: str = "", trouble: str = "") -> None:
        """Take what is asked: `Reject: say why`; what it is about; and what is `wanted`: `a reason`.

        `given` are the words of an earlier try, to be tried again, and `trouble` is why it failed; '' for a first one.
        """
        super().__init__()
        self._box_title = title
        self._about = about
        self._wanted = wanted
        self._given = given
        self._trouble = trouble

    def compose(self) -> ComposeResult:
        """Put the line under what it is about."""
        with Vertical() as box:
            box.border_title = self._box_title
            box.border_subtitle = _WAYS_OUT
            yield Static(lines(words(self._about, "b"), words(self._trouble, "$text-error")), markup=False)
            yield WordsInput(self._given, select_on_focus=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the words; where there are none, say so and stay."""
        event.stop()
        if event.value.strip():
            self.dismiss(event.value.strip())
            return
        self.query_one(Vertical).border_subtitle = f"without {self._wanted} nothing is saved · {_WAYS_OUT}"
        self.add_class("-wanting")

    def action_give_up(self) -> None:
        """Give nothing."""
        self.dismiss(None)
