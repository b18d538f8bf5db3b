"""A list of things to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hscqa.tui.ask.filtering import Part


class Choices(OptionList):
    """Parts of the filters under their headings; space, or a click, ticks one or takes its tick away."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", "Tick", tooltip="Tick, or take the tick away"),
        Binding("j", "cursor_down", "Down", show=False),
        Binding("k", "cursor_up", "Up", show=False),
        Binding("enter", "screen.take", "Take", tooltip="Ask these papers"),
    ]

    class Ticked(Message):
        """Other things are ticked now."""

    def __init__(self, groups: Mapping[str, Mapping[Part, Content]], ticked: Iterable[Part]) -> None:
        """Take what can be ticked, with its face, by its heading; and what is ticked. Empty groups are left out."""
        self._faces = {part: face for group in groups.values() for part, face in group.items()}
        self._rows: list[Part | None] = []
        """What each line stands for; None for a heading."""
        self.ticked = set(ticked)
        super().__init__(*self._lines_of(groups), markup=False)

    @property
    def chosen(self) -> tuple[Part, ...]:
        """What is ticked, in the order in which it stands."""
        return tuple(part for part in self._faces if part in self.ticked)

    def clear_ticks(self) -> None:
        """Tick nothing."""
        self.ticked.clear()
        for row, part in enumerate(self._rows):
            if part is not None:
                self.replace_option_prompt_at_index(row, self._face(part))
        self.post_message(self.Ticked())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tick it, or take the tick away."""
        event.stop()
        part = self._rows[event.option_index]
        if part is not None:
            self.ticked ^= {part}
            self.replace_option_prompt_at_index(event.option_index, self._face(part))
            self.post_message(self.Ticked())

    def _lines_of(self, groups: Mapping[str, Mapping[Part, Content]]) -> Iterable[Option]:
        for heading, group in groups.items():
            if group:
                self._rows += [None, *group]
                yield Option(Content.styled(heading, "b $text-accent"), disabled=True)
                yield from (Option(self._face(part)) for part in group)

    def _face(self, part: Part) -> Content:
        """Show the tick as a letter too, for terminals without colour."""
        tick = ("[x] ", "b $text-success") if part in self.ticked else ("[ ] ", "dim")
        return Content.assemble(tick, self._faces[part])
