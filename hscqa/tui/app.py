"""The application: five screens, one key each, the palette of commands, exports, and the theme."""

from __future__ import annotations

import os
from functools import cached_property, partial
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType

from hscqa.tui.colours import DARK, LIGHT, readable_light, remembered, theme_to_begin_with
from hscqa.tui.frame.help import HelpScreen, keys
from hscqa.tui.frame.holdings import Holdings
from hscqa.tui.frame.rubbish import Rubbish
from hscqa.tui.frame.screenbar import ScreenBar
from hscqa.tui.frame.screens import ABOUT, Go, ScreenName
from hscqa.tui.keymap import commands_of, sections_of
from hscqa.tui.palette import PapersProvider
from hscqa.tui.reader.reading import ReadingScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.screen import Screen
    from textual.theme import Theme

    from hscqa.library import Library
    from hscqa.tui.deciding.desk import Desk

HOMES = {
    ScreenName.ASK: ("hscqa.tui.ask.screen", "AskScreen"),
    ScreenName.CROSSWALK: ("hscqa.tui.crosswalk.screen", "CrosswalkScreen"),
    ScreenName.REVIEW: ("hscqa.tui.review.screen", "ReviewScreen"),
    ScreenName.PAPERS: ("hscqa.tui.papers.screen", "PapersScreen"),
    ScreenName.CHECKS: ("hscqa.tui.checks.screen", "ChecksScreen"),
}
"""Where each screen's class stands; it is imported when the screen is first wanted, so that the first one is quick."""
_DECIDING = frozenset({ScreenName.CROSSWALK, ScreenName.REVIEW})
"""The screens on which a reviewer decides."""
_DIGITS = [
    Binding(str(name.number), f"go('{name}')", name.heading, show=False, tooltip=about) for name, about in ABOUT.items()
]
_ANYWHERE = [
    Binding(
        name.anywhere,
        f"go('{name}')",
        name.heading,
        show=False,
        priority=True,
        tooltip=f"{name.heading}, also from a box",
    )
    for name in ABOUT
]

_STDIN = 0
_SECONDS_A_LOOK = 2
_SECONDS_BETWEEN_TIDYING = 1
_HUNG_UP = 129
"""What a shell gives for a program that ended with its terminal: 128 and the number of SIGHUP."""


class HscqaApp(App[None]):
    """hscqa in a terminal."""

    TITLE = "hscqa"
    CSS_PATH = "app.tcss"
    DEFAULT_MODE = ScreenName.ASK
    COMMANDS = App.COMMANDS | {PapersProvider}
    BINDINGS: ClassVar[list[BindingType]] = [
        *_DIGITS,
        *_ANYWHERE,
        Binding("slash", "ask", "To the box", show=False, tooltip="Go to the box of the screen Ask"),
        Binding("ctrl+z", "suspend_process", "Suspend", show=False, tooltip="Back to the shell; fg comes back here"),
        Binding("e", "export", "Export", tooltip="Write what is on the screen to a file"),
        Binding("f1,question_mark", "help", "Help", key_display="f1", tooltip="The keys of this screen"),
        Binding("ctrl+q", "quit", "Quit", priority=True, tooltip="Leave hscqa"),
    ]
    COMMAND_PALETTE_DISPLAY = "^p"

    def __init__(self, open_library: Callable[[], Library]) -> None:
        """Take what makes the library; it is called in a thread, after the first paint."""
        super().__init__()
        self.holdings = Holdings(open_library)
        self._rubbish = Rubbish(self.holdings.keys)
        for name in ScreenName:
            self.add_mode(name, partial(self._make, name))
        self.register_theme(readable_light())
        self.theme, self._trouble = theme_to_begin_with(self.available_themes)

    def on_mount(self) -> None:
        """Remember each theme that is chosen from now on, and leave when the terminal has gone."""
        self.set_class(self.no_color, "-no-colour")
        self.theme_changed_signal.subscribe(self, self._themed)
        self.set_interval(_SECONDS_BETWEEN_TIDYING, self._rubbish.tidy)
        if os.isatty(_STDIN):
            self.set_interval(_SECONDS_A_LOOK, self._look_for_terminal)
        if self._trouble:
            self.notify(self._trouble, severity="warning", markup=False)

    def on_unmount(self) -> None:
        """Leave Python as it was."""
        self._rubbish.leave()

    async def on_event(self, event: events.Event) -> None:
        """Take note of each key before it goes where it is for; where nobody takes it there, it comes here again."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self.holdings.keys.came()
        await super().on_event(event)

    def _make(self, name: ScreenName) -> ReadingScreen:
        """Make a screen; its state is kept from then on."""
        module, made_by = HOMES[name]
        shared = (self.holdings, self._desk) if name in _DECIDING else (self.holdings,)
        screen: ReadingScreen = getattr(import_module(module), made_by)(*shared)
        return screen

    @cached_property
    def _desk(self) -> Desk:
        """Where a reviewer decides: one for all screens that show ties, so that they agree."""
        from hscqa.tui.deciding.desk import Desk  # noqa: PLC0415 - as with the screens: the first one does without it

        return Desk(self.holdings)

    # --- from screen to screen ----------------------------------------------------------------------------------

    @on(Go)
    async def _go(self, wish: Go) -> None:
        """Show another screen, and let it take what is wanted of it."""
        await self.switch_mode(wish.screen)
        if isinstance(self.screen, ReadingScreen):
            self._tell_holdings(self.screen)
            self.screen.arrive(wish)

    def _tell_holdings(self, screen: ReadingScreen) -> None:
        """Say on a screen how many papers there are, as soon as that is known."""
        if self.holdings.known:
            screen.query_one(ScreenBar).count(self.holdings.known.values())

    def action_go(self, name: str) -> None:
        """Show one of the five screens; not while a box asks for something."""
        if isinstance(self.screen, ReadingScreen):
            self.post_message(Go(ScreenName(name)))

    def action_ask(self) -> None:
        """Go to the box of the screen Ask."""
        if isinstance(self.screen, ReadingScreen):
            self.post_message(Go(ScreenName.ASK, box=True))

    # --- what holds on every screen -----------------------------------------------------------------------------

    async def action_quit(self) -> None:
        """Leave; where something is being computed, which cannot be cut short, say why the prompt is late."""
        busy = any(worker.is_running for worker in self.workers)
        self.exit(message="hscqa: waiting for what was begun to end" if busy else None)

    def action_help(self) -> None:
        """Show the keys of the screen that is seen, then those of every screen."""
        if isinstance(self.screen, ReadingScreen):
            self.push_screen(HelpScreen(sections_of(type(self.screen), HscqaApp.BINDINGS)))

    def action_export(self) -> None:
        """Ask in which format, and to which file, what is on the screen is written."""
        if isinstance(self.screen, ReadingScreen):
            from hscqa.tui.handing import hand_out  # noqa: PLC0415 - what writes files loads when it is wanted

            hand_out(self.screen)

    def action_toggle_dark(self) -> None:
        """Go from dark to light, or back."""
        self.theme = LIGHT if self.current_theme.dark else DARK

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Give the palette every command there is."""
        for _, binding in keys([*_DIGITS, *HscqaApp.BINDINGS[-3:]]):
            yield SystemCommand(binding.description, binding.tooltip, partial(self.run_action, binding.action))
        if isinstance(screen, ReadingScreen):
            for node, binding in commands_of(screen):
                yield SystemCommand(binding.description, binding.tooltip, partial(node.run_action, binding.action))
        yield SystemCommand("Light or dark", "Change between a light and a dark theme", self.action_toggle_dark)
        yield SystemCommand("Theme", "Choose among all themes", self.action_change_theme)
        yield SystemCommand("Screenshot", "Save a picture (SVG) of the screen", self.deliver_screenshot)

    @property
    def fault(self) -> Exception | None:
        """What ended the program, where nobody wanted it to end; None where somebody did.

        A screen that is taken down while it is put together misses its parts: that is no fault.
        """
        return None if self._exit else self._exception

    def _fatal_error(self) -> None:
        """Leave after a fault without textual's pages of it: `run` raises it, and the command tells it in a line."""
        self._close_messages_no_wait()

    def _look_for_terminal(self) -> None:
        """Leave where the terminal was closed and nobody told: textual would wait for its keys in a busy loop."""
        if not os.isatty(_STDIN):
            self.exit(return_code=_HUNG_UP)

    def _themed(self, theme: Theme) -> None:
        self.run_worker(partial(self._remember, theme.name), thread=True, exclusive=True, group="theme")

    def _remember(self, theme: str) -> None:
        if told := remembered(theme):
            self.call_from_thread(self.notify, told, markup=False)
