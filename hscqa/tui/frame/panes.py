"""Panes side by side, as many as there is room for: the rest is one step to the left or right.

A screen is a row of panes, each of which shows more of what is pointed to in the one before: statements, their ties,
the paper. A narrow terminal shows one pane, a wide one two, a very wide one three. The pane with the keys is always
among those that are seen, and the row moves as little as that needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget

if TYPE_CHECKING:
    from textual import events

WIDE = 100
"""From so many columns on two panes are seen."""
HUGE = 160
"""From so many columns on three are."""


class Panes(Horizontal):
    """A row of panes; its children, in order."""

    class Moved(Message):
        """Other panes are seen, or the keys went to another one."""

    def __init__(self, *panes: Widget) -> None:
        """Take the panes, the outermost first."""
        super().__init__(*(pane.add_class("pane") for pane in panes))
        self._first = 0
        """The leftmost pane that is seen."""
        self._at = 0
        """The pane that the keys go to, or went to last."""

    @property
    def room(self) -> int:
        """How many panes can be seen at once."""
        columns = self.app.size.width
        fitting = 3 if columns >= HUGE else 2 if columns >= WIDE else 1
        return min(fitting, len(self._row))

    @property
    def current(self) -> Widget:
        """The pane that the keys go to, or went to last."""
        return self._row[self._at]

    def is_seen(self, pane: Widget) -> bool:
        """Whether a pane is among those that are seen."""
        return self._row.index(pane) in self._seen

    def enter(self, pane: Widget) -> None:
        """Let the keys go to a pane, and bring it into sight."""
        self._go_to(self._row.index(pane))
        target = next((widget for widget in pane.walk_children(Widget, with_self=True) if widget.focusable), None)
        if target is not None:
            target.focus()

    def show(self, pane: Widget) -> None:
        """Bring a pane into sight; the keys stay where they are."""
        self._go_to(self._row.index(pane))

    def back(self) -> bool:
        """Go one pane to the left; False where there is none."""
        if self._at == 0:
            return False
        self.enter(self._row[self._at - 1])
        return True

    def on_mount(self) -> None:
        """Show what there is room for."""
        self._arrange()

    def on_resize(self) -> None:
        """Show what there is room for now."""
        self._go_to(self._at)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow the keys, wherever a click or Tab took them."""
        for place, pane in enumerate(self._row):
            if event.widget is pane or pane in event.widget.ancestors:
                self._go_to(place)

    @property
    def _row(self) -> list[Widget]:
        return list(self.children)

    @property
    def _seen(self) -> range:
        return range(self._first, self._first + self.room)

    def _go_to(self, place: int) -> None:
        self._at = place
        self._first = min(max(self._first, place - self.room + 1), place, len(self._row) - self.room)
        self._arrange()
        self.post_message(self.Moved())

    def _arrange(self) -> None:
        for place, pane in enumerate(self._row):
            pane.display = place in self._seen
            pane.set_class(place == self._first, "-leftmost")
