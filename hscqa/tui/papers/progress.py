"""How far the taking in of papers is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.widgets import ProgressBar

if TYPE_CHECKING:
    from textual.app import ComposeResult


class IngestProgress(Horizontal):
    """A bar over the status line, which has the words; out of sight while nothing is taken in."""

    def compose(self) -> ComposeResult:
        """Put the bar there."""
        yield ProgressBar(show_eta=False)

    def show(self, done: int, total: int) -> None:
        """Show how far it is; `total` 0 stands for unknown."""
        self.add_class("-going")
        self.query_one(ProgressBar).update(total=total or None, progress=done)

    def end(self) -> None:
        """Go out of sight."""
        self.remove_class("-going")
