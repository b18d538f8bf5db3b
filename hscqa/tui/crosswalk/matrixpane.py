"""The table of links with the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Static

from hscqa.tui.crosswalk.grid import Grid
from hscqa.tui.crosswalk.legend import legend, told
from hscqa.tui.crosswalk.matrix import Matrix

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from hscqa.tui.crosswalk.shown import Shown

_BESIDE = 3
"""Columns of the pane that its margins and the scrollbar take."""


class MatrixPane(Vertical):
    """What the signs mean, the table, and what the cell under the cursor stands for."""

    def __init__(self, shown: Shown) -> None:
        """Take a crosswalk with at least one statement on either side."""
        super().__init__()
        self._shown = shown

    def compose(self) -> ComposeResult:
        """Put the words above and below the table."""
        yield Static(legend(), id="legend", markup=False)
        yield Matrix(Grid(self._shown))
        yield Static(id="cell", markup=False)

    @property
    def matrix(self) -> Matrix:
        """The table."""
        return self.query_one(Matrix)

    @property
    def wanted(self) -> int:
        """How many columns of the terminal show the whole table."""
        return self.matrix.virtual_size.width + _BESIDE

    def put_shown(self, shown: Shown) -> None:
        """Show a crosswalk; the cursor stays where it is."""
        if shown is not self._shown:
            self._shown = shown
            self.matrix.put_grid(Grid(shown))

    def on_matrix_at(self) -> None:
        """Say what the cell stands for; the screen is told too."""
        self._tell()

    def on_resize(self) -> None:
        """Say as much of it as there is room for now."""
        self._tell()

    def _tell(self) -> None:
        matrix, cell = self.matrix, self.query_one("#cell", Static)
        cell.update(told(matrix.grid, matrix.at, cell.content_size.width))
