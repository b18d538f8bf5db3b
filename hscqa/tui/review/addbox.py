"""A box in which a link that was not suggested is picked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from hscqa.model import Link
from hscqa.tui.faces import clip, counted, lines, meter, words
from hscqa.tui.lists.entries import Entry, EntryList
from hscqa.tui.lists.tied import named
from hscqa.tui.spot import Spot
from hscqa.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

    from hscqa.model import Statement

_WAYS_OUT = "type to filter · ↑ ↓ · enter adds · esc gives up"
_STEPS = {"down": "cursor_down", "up": "cursor_up", "pagedown": "page_down", "pageup": "page_up"}
"""Keys that move in the list while words are typed."""


class AddBox(ModalScreen[Link | None]):
    """Offers links that were not suggested, best first; gives one, or None where the reviewer gave up."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "Give up", tooltip="Add nothing")]

    def __init__(self, statement: Statement, links: Sequence[Link]) -> None:
        """Take the statement, and its links that are not suggested."""
        super().__init__()
        self._statement = statement
        self._links = links

    def compose(self) -> ComposeResult:
        """Put the line over the list."""
        with Vertical() as box:
            box.border_title = Content(f"Add a link of {named(self._statement)}")
            box.border_subtitle = _WAYS_OUT
            yield Static(words(clip(self._statement.reading)), id="about", markup=False)
            yield Input(placeholder="a label, or words")
            yield EntryList(id="candidates")

    def on_mount(self) -> None:
        """Show all."""
        self._list.put(candidate_entries(self._links))
        self.query_one(Input).focus()

    def on_key(self, event: events.Key) -> None:
        """Move in the list while the keys go to the line."""
        if event.key in _STEPS and self.query_one(Input).has_focus:
            event.stop()
            getattr(self._list, f"action_{_STEPS[event.key]}")()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what has the typed words."""
        event.stop()
        found = [link for link in self._links if holds(link.target, event.value)]
        if found:
            self._list.put(candidate_entries(found))
        else:
            self._list.put_note(f"None of {counted(len(self._links), 'statement')} has these words")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the one under the cursor."""
        event.stop()
        self._pick(self._list.pointed)

    def on_entry_list_opened(self, event: EntryList.Opened) -> None:
        """Take the one that was opened."""
        event.stop()
        self._pick(event.entry)

    def action_give_up(self) -> None:
        """Give nothing."""
        self.dismiss(None)

    @property
    def _list(self) -> EntryList:
        return self.query_one(EntryList)

    def _pick(self, entry: Entry | None) -> None:
        picked = next((link for link in self._links if entry and link.target.id == entry.key), None)
        if picked is not None:
            self.dismiss(picked)


def candidate_entries(links: Sequence[Link]) -> tuple[Entry, ...]:
    """Give the statements that may be answered, each with how near it is and what was decided of it."""
    return tuple(_entry(link) for link in links)


def holds(statement: Statement, typed: str) -> bool:
    """Say whether each typed word, or part of one, stands in a statement's label or words."""
    text = f" {fold(named(statement))} {fold(statement.reading)}"
    return all(part in text for part in fold(typed).split())


def _entry(link: Link) -> Entry:
    decision = f" · {link.decision}" if link.decision else ""
    head = Content.assemble(words(named(link.target), "b $text-accent"), " ", meter(link.confidence), decision)
    return Entry(link.target.id, lines(head, words(link.target.reading)), spot=Spot(link.target.id))
