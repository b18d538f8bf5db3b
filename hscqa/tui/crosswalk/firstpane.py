"""The first pane of the crosswalk: its statements as a list or, in their place, its links as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical

from hscqa.tui.crosswalk.matrixpane import MatrixPane
from hscqa.tui.crosswalk.statements import StatementList

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from hscqa.tui.crosswalk.matrix import Matrix
    from hscqa.tui.crosswalk.shown import Shown

_OTHERS = 40
"""Columns that the table leaves at least to each other pane in sight."""


class FirstPane(Vertical):
    """The list of statements and, from when it is first wanted, the table; one of them is seen."""

    def compose(self) -> ComposeResult:
        """Begin with the list."""
        yield StatementList(id="statements")

    @property
    def list(self) -> StatementList:
        """The statements."""
        return self.query_one(StatementList)

    @property
    def matrix(self) -> Matrix | None:
        """The table while it is seen; None while the list is."""
        return self._table.matrix if self._table and self._table.display else None

    def put_shown(self, shown: Shown) -> None:
        """Show a crosswalk, in what is seen of the two."""
        if self._table and self._table.display:
            self._table.put_shown(shown)
        else:
            self.list.put_shown(shown)

    def point_to(self, statement_id: str) -> None:
        """Bring the cursor to a statement of the source."""
        if self.matrix:
            self.matrix.point_to(statement_id)
        else:
            self.list.point_to(statement_id)

    async def turn(self, shown: Shown) -> None:
        """Show the table in the place of the list, or the list again; the cursor stays on its statement."""
        matrix = self.matrix
        if matrix:
            self._see(table=False)
            self.list.put_shown(shown)
            self.list.point_to(matrix.statements[0])
            return
        if self._table is None:
            await self.mount(MatrixPane(shown))
        self._see(table=True)
        self.put_shown(shown)
        if self.matrix:
            self.matrix.point_to(self.list.statement_id)

    def fit(self, columns: int, panes: int) -> None:
        """Take the room that is needed of so many `columns`, on which so many `panes` are seen."""
        if self._table and self._table.display and panes > 1:
            most = columns - _OTHERS * (panes - 1)
            self.styles.width = min(max(self._table.wanted, columns // panes), most)
        else:
            self.styles.width = None

    @property
    def _table(self) -> MatrixPane | None:
        return next(iter(self.query(MatrixPane)), None)

    def _see(self, *, table: bool) -> None:
        """Let one of the two be seen; the keys cannot go to the other."""
        for pane, is_seen in ((self.list, not table), (self._table, table)):
            if pane:
                pane.display, pane.disabled = is_seen, not is_seen
