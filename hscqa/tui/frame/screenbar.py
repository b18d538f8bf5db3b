"""The top row: the five screens by number, the present one marked, and on the right what the workspace holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from hscqa.tui.faces import counted
from hscqa.tui.frame.screens import Go, ScreenName

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult

    from hscqa.model import Paper


class NameOfScreen(Static):
    """The name of one screen; a click brings it."""

    def __init__(self, screen: ScreenName, *, present: bool) -> None:
        """Show the number and the name; `present` marks the screen that is seen."""
        face = Content.assemble((str(screen.number), "dim"), f" {screen.heading}")
        super().__init__(face, classes="-present" if present else "")
        self._screen = screen

    def on_click(self) -> None:
        """Hand the wish on."""
        self.post_message(Go(self._screen))


class ScreenBar(Horizontal):
    """All names, and what the workspace holds."""

    def __init__(self, present: ScreenName) -> None:
        """Mark the present screen."""
        super().__init__()
        self._present = present

    def compose(self) -> ComposeResult:
        """Put the names side by side."""
        for screen in ScreenName:
            yield NameOfScreen(screen, present=screen is self._present)
        yield Static(id="holdings")

    def count(self, papers: Iterable[Paper]) -> None:
        """Say how many papers the workspace holds; those of which nothing could be read are counted apart."""
        read = [paper.is_read for paper in papers]
        told = counted(sum(read), "paper")
        self.query_one("#holdings", Static).update(told if all(read) else f"{told}, {read.count(False)} not read")
