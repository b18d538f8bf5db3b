"""A box in which a dispute is ended: who said what, whether the tie is right, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from hscqa.model import Verdict
from hscqa.tui.deciding.ties import SIGNS
from hscqa.tui.deciding.wordsbox import WordsInput
from hscqa.tui.faces import lines, words
from hscqa.tui.lists.entries import Entry, EntryList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.content import Content
    from textual.widgets import OptionList

    from hscqa.tui.deciding.keys import Wish

_WAYS_OUT = "↑ ↓ · enter saves · esc gives up"
_STEPS = {"down": "cursor_down", "up": "cursor_up"}
"""Keys that move between the outcomes while words are typed."""
_OUTCOMES = {Verdict.ACCEPTED: "accepted: the tie is right", Verdict.REJECTED: "rejected: the tie is wrong"}
"""How a dispute can end."""


class OutcomeList(EntryList, can_focus=False):
    """How a dispute can end; the keys stay in the line for the reason."""

    class Chosen(Message):
        """One of the outcomes was chosen."""

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell of it."""
        event.stop()
        self.post_message(self.Chosen())


class SettleBox(ModalScreen[tuple[Verdict, str] | None]):
    """Asks how a dispute ends and why; gives both, or None where the reviewer gave up.

    Neither outcome is chosen at first: nobody settles by a habit of pressing Enter.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "Give up", tooltip="Settle nothing")]

    def __init__(self, wish: Wish, voices: Sequence[Content], trouble: str = "") -> None:
        """Take what is to be settled, and what each reviewer said, a line each.

        A wish with a verdict is an earlier try, and `trouble` why it could not be written down; '' for a first one.
        """
        super().__init__()
        self._wish = wish
        self._voices = voices
        self._trouble = trouble

    def compose(self) -> ComposeResult:
        """Put the outcomes and the line under what was said."""
        about = words(self._wish.tied.name, "b")
        with Vertical() as box:
            box.border_title = "End the dispute: choose how, and say why"
            box.border_subtitle = _WAYS_OUT
            yield Static(lines(about, words(self._trouble, "$text-error"), *self._voices), id="about", markup=False)
            yield OutcomeList(id="outcomes")
            yield WordsInput(self._wish.words, placeholder="the reason", select_on_focus=False)

    def on_mount(self) -> None:
        """Show both outcomes; what was chosen before is chosen still."""
        self._outcomes.put([_entry(one) for one in _OUTCOMES])
        self._outcomes.highlighted = list(_OUTCOMES).index(self._wish.verdict) if self._wish.verdict else None
        self.query_one(Input).focus()

    def on_key(self, event: events.Key) -> None:
        """Choose while words are typed."""
        if event.key in _STEPS:
            event.stop()
            getattr(self._outcomes, f"action_{_STEPS[event.key]}")()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give outcome and reason, once both are there."""
        event.stop()
        self._take()

    def on_outcome_list_chosen(self) -> None:
        """Say also in words what was chosen."""
        if self._outcomes.pointed:
            box = self.query_one(Vertical)
            box.border_title = f"End the dispute as {self._outcomes.pointed.key}: say why"
            box.border_subtitle = _WAYS_OUT
            self.remove_class("-wanting")

    def action_give_up(self) -> None:
        """Give nothing."""
        self.dismiss(None)

    @property
    def _outcomes(self) -> OutcomeList:
        return self.query_one(OutcomeList)

    def _take(self) -> None:
        """Give what was chosen; where something is missing, say what, and stay."""
        chosen, reason = self._outcomes.pointed, self.query_one(Input).value.strip()
        if chosen is not None and reason:
            self.dismiss((Verdict(chosen.key), reason))
            return
        missing = "a reason" if chosen else "a choice"
        self.query_one(Vertical).border_subtitle = f"without {missing} nothing is saved · {_WAYS_OUT}"
        self.add_class("-wanting")


def _entry(outcome: Verdict) -> Entry:
    sign, style = SIGNS[outcome]
    return Entry(outcome.value, words(f"{sign} {_OUTCOMES[outcome]}", style))
