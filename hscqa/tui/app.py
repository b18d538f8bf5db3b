"""The application: one screen, its palette of commands, its themes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType

from hscqa.tui.askbox import AskBox
from hscqa.tui.deciding import DecidingList
from hscqa.tui.entries import EntryList
from hscqa.tui.help import HelpScreen, keys
from hscqa.tui.reader import Pages
from hscqa.tui.screen import MainScreen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.screen import Screen

    from hscqa.library import Library


class HscqaApp(App[None]):
    """hscqa in a terminal."""

    TITLE = "hscqa"
    CSS_PATH = "tui.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1,question_mark", "help", "Help", key_display="f1", tooltip="This list of keys"),
        Binding("ctrl+q", "quit", "Quit", priority=True, tooltip="Leave hscqa"),
    ]
    COMMAND_PALETTE_DISPLAY = "^p"

    def __init__(self, library: Library) -> None:
        """Take the library that answers."""
        super().__init__()
        self.library = library

    def get_default_screen(self) -> Screen[None]:
        """Give the one screen there is."""
        return MainScreen(self.library)

    async def action_quit(self) -> None:
        """Leave; where a model is being loaded, which cannot be cut short, say why the prompt is late."""
        busy = any(worker.is_running for worker in self.workers)
        self.exit(message="hscqa: waiting for what was begun to end" if busy else None)

    def action_help(self) -> None:
        """Show every key."""
        self.push_screen(HelpScreen(SECTIONS))

    def action_toggle_dark(self) -> None:
        """Go from dark to light, or back."""
        self.theme = "textual-light" if self.current_theme.dark else "textual-dark"

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Give the palette every command there is."""
        for _, binding in keys(MainScreen.BINDINGS):
            yield SystemCommand(binding.description, binding.tooltip, partial(screen.run_action, binding.action))
        if isinstance(screen, MainScreen) and isinstance(screen.current, DecidingList):
            for _, binding in keys(DecidingList.BINDINGS):
                action = partial(screen.current.run_action, binding.action)
                yield SystemCommand(binding.description, binding.tooltip, action)
        yield SystemCommand("Keys", "Show every key", self.action_help)
        yield SystemCommand("Light or dark", "Change between a light and a dark theme", self.action_toggle_dark)
        yield SystemCommand("Theme", "Choose among all themes", self.action_change_theme)
        yield SystemCommand("Screenshot", "Save a picture (SVG) of the screen", self.deliver_screenshot)
        yield SystemCommand("Quit", "Leave hscqa", self.action_quit)


TEXTUALS_OWN: tuple[BindingType, ...] = (
    Binding("ctrl+p", "command_palette", "Commands", tooltip="Find any command by its name"),
    Binding("tab,shift+tab", "focus_next", "Next region", tooltip="From region to region, and back"),
    Binding("ctrl+c", "copy_text", "Copy selection", tooltip="Copy what the mouse has selected"),
)
"""Keys that textual brings; they stand here to be explained, not to be bound."""

SECTIONS = {
    "Everywhere (letters and signs: outside the box)": (*MainScreen.BINDINGS, *HscqaApp.BINDINGS, *TEXTUALS_OWN),
    "In the box": AskBox.BINDINGS,
    "In a list": EntryList.BINDINGS,
    "On a link or comment of the crosswalk": DecidingList.BINDINGS,
    "In the reader": Pages.BINDINGS,
}
"""Every key, by where it works."""
