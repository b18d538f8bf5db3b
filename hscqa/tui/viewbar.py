"""The row of names under the box: which list is shown, and the number that brings each."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from hscqa.tui.faces import words

if TYPE_CHECKING:
    from textual.app import ComposeResult


class View(StrEnum):
    """What can be shown below the box; the value is the widget's id."""

    RESULTS = "results"
    CROSSWALK = "crosswalk"
    PAPERS = "papers"
    CONTENTS = "contents"
    READER = "reader"


class ViewName(Static):
    """The name of one view; a click brings it."""

    class Chosen(Message):
        """The user wants another view."""

        def __init__(self, view: View) -> None:
            """Say which."""
            super().__init__()
            self.view = view

    def __init__(self, number: int, view: View) -> None:
        """Show the number and the name."""
        super().__init__(Content.assemble((str(number), "dim"), f" {view.value.title()}"), id=f"to-{view.value}")
        self.view = view

    def on_click(self) -> None:
        """Hand the wish on."""
        self.post_message(self.Chosen(self.view))


class ViewBar(Horizontal):
    """All names, the present one marked, and on the right what the workspace holds."""

    def compose(self) -> ComposeResult:
        """Put the names side by side."""
        for number, view in enumerate(View, 1):
            yield ViewName(number, view)
        yield Static(id="holdings")

    def mark(self, view: View, beside: View) -> None:
        """Mark the present view, and the list beside it where there is room for both."""
        for name in self.query(ViewName):
            name.set_class(name.view is view, "-present")
            name.set_class(name.view is beside, "-beside")

    def say(self, holdings: str) -> None:
        """Say what the workspace holds."""
        self.query_one("#holdings", Static).update(words(holdings))
