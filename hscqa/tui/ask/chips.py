"""The row of chips under the box: what papers must be to be asked. Each chip can be taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import HorizontalScroll
from textual.message import Message
from textual.widgets import Static

from hscqa.tui.ask.filtering import Part, parts, told
from hscqa.tui.faces import clip, counted, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hscqa.model import Filters, Paper

_LONGEST = 40
"""How many characters a chip shows of one part; the filters' own box shows all."""


class Chip(Static, can_focus=True):
    """One part of the filters."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x,delete,enter", "take_away", "Remove", tooltip="Remove the filter and ask again"),
        Binding("right,l", "app.focus_next", "Next", show=False),
        Binding("left,h", "app.focus_previous", "Before", show=False),
    ]

    class TakenAway(Message):
        """The user does not want this part any more."""

        def __init__(self, part: Part) -> None:
            """Say which."""
            super().__init__()
            self.part = part

    def __init__(self, part: Part, face: str) -> None:
        """Take the part, and what it is called."""
        super().__init__(words(f"{clip(face, _LONGEST)} ×"), markup=False)
        self.part = part
        self.tooltip = words(f"{face}: click, x, delete or enter removes it")

    def on_click(self) -> None:
        """Take it away."""
        self.action_take_away()

    def action_take_away(self) -> None:
        """Hand the wish on."""
        self.post_message(self.TakenAway(self.part))


class Chips(HorizontalScroll, can_focus=False):
    """All parts of the filters; nothing where there are none."""

    async def put(self, filters: Filters, papers: Mapping[str, Paper]) -> None:
        """Show the parts of filters; the keys stay in the row where they were in it."""
        at = next((number for number, chip in enumerate(self.query(Chip)) if chip.has_focus), None)
        chosen = parts(filters)
        self.display = bool(chosen)
        with self.app.batch_update():
            await self.remove_children()
            await self.mount(Static(counted(len(chosen), "filter"), markup=False))
            await self.mount_all(Chip(part, told(part, papers)) for part in chosen)
        if at is not None and chosen:
            self.screen.set_focus(self.query(Chip)[min(at, len(chosen) - 1)])
