"""What the program of a tab shows itself through: textual's own driver for browsers, made safe to leave alone."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.drivers.web_driver import WebDriver
from textual.messages import ExitApp

if TYPE_CHECKING:
    from textual.app import App


class BrowserDriver(WebDriver):
    """Reads keys from standard input and writes the screen to standard output, in textual-serve's packets."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        """Keep standard output for packets alone: what libraries or other programs print goes nowhere."""
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        shown = self.fileno
        self.fileno = os.dup(shown)
        self._write = partial(os.write, self.fileno)
        with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a device, not a path
            os.dup2(nowhere.fileno(), shown)

    def run_input_thread(self) -> None:
        """Read until the program ends; where the server is gone first, end the program, so that none is left over."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            self._app.post_message(ExitApp())
