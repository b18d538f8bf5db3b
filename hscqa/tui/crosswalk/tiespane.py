"""The middle pane of the crosswalk: the statement that is pointed to, and all that is tied to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hscqa.tui.crosswalk.attached import Attached
from hscqa.tui.crosswalk.shown import ties_of
from hscqa.tui.deciding.keys import DecidingList

if TYPE_CHECKING:
    from hscqa.model import TieId
    from hscqa.tui.crosswalk.shown import Shown
    from hscqa.tui.lists.tied import Tied

_NONE_POINTED = "The links and comments of the statement that you point to stand here."


class TiesPane(DecidingList):
    """A statement with its ties: those that hold, and folded below them the weaker ones."""

    TIELESS = "Point to a link or comment first: j goes down to them"

    def __init__(self, *, id: str) -> None:  # noqa: A002 - textual's own word
        """Make an empty list."""
        super().__init__(id=id)
        self._attached: Attached | None = None
        """What is shown; None while no statement's ties are."""
        self._upper: dict[str, frozenset[TieId]] = {}
        """For each statement that has been shown the ties that stand above its weaker ones."""

    def forget_places(self) -> None:
        """Put from now on what holds above the weaker ones, and what was rejected among them.

        Until then each tie stays where it was first shown: what a reviewer has just rejected does not slip from under
        the cursor.
        """
        self._upper.clear()

    def put_ties(self, statement_id: str, shown: Shown) -> None:
        """Show what is tied to a statement of either paper; '' or one that is not there shows nothing.

        Where its ties are shown already, cursor, folds and scroll stay.
        """
        before = self._attached
        if statement_id not in shown.statements:
            self.put_none()
        elif before is None or before.statement.id != statement_id:
            self._attached = self._laid_out(statement_id, shown)
            self.put((), unfolded=self.unfolded)
        elif before.shown is not shown:
            tied = self.tied
            self._attached = self._laid_out(statement_id, shown)
            self.put_again(())
            if tied and not (self.tied and self.tied.id == tied.id):
                self.look_at(tied)

    def put_none(self) -> None:
        """Say what will stand here."""
        self._attached = None
        self.put_note(_NONE_POINTED)

    def look_at(self, tied: Tied | None, *, unfold: bool = False) -> None:
        """Bring the cursor to a tie, or to the fold that it is in unless it is to `unfold`; None to the statement."""
        if self._attached is None:
            return
        fold = self._attached.fold_of(tied) if tied and tied.id not in self._attached.upper else ""
        if fold and unfold:
            self.unfolded.add(fold)
            self._draw()
        ties = {entry.tied.id: place for place, (_, entry) in enumerate(self._shown) if entry.tied}
        folds = {entry.key: place for place, (_, entry) in enumerate(self._shown)}
        self.highlighted = ties.get(tied.id, folds.get(fold, 0)) if tied else 0
        self.call_after_refresh(self.scroll_to_highlight)

    def _laid_out(self, statement_id: str, shown: Shown) -> Attached:
        """Say how the ties of a statement are laid out; each stays above or below where it is."""
        if statement_id not in self._upper:
            row = shown.rows.get(statement_id)
            ties = ties_of(row) if row else shown.answers_to(statement_id)
            self._upper[statement_id] = frozenset(tied.id for tied in ties if tied.tie.holds)
        return Attached(shown.statements[statement_id], shown, self._upper[statement_id], frozenset())

    def _draw(self) -> None:
        """Show the entries; those in folds are made only where they can be seen."""
        if self._attached:
            self.entries = replace(self._attached, unfolded=self.unfolded).entries()
        super()._draw()

    # --- entries that are taller than the pane ------------------------------------------------------------------

    def action_cursor_down(self) -> None:
        """Go down: to the end of an entry that is taller than the pane first, then to the next entry."""
        below = self._bottom - self.scroll_offset.y - self.size.height
        if self._height > self.size.height and below > 0:
            self.scroll_relative(y=min(below, self.size.height - 1), animate=False, immediate=True)
            return
        before = self.highlighted
        super().action_cursor_down()
        if self.highlighted != before and self._height > self.size.height:
            self.scroll_to(y=self._top, animate=False, immediate=True)

    def action_cursor_up(self) -> None:
        """Go up, to the beginning of such an entry first."""
        above = self.scroll_offset.y - self._top
        if self._height > self.size.height and above > 0:
            self.scroll_relative(y=-min(above, self.size.height - 1), animate=False, immediate=True)
            return
        before = self.highlighted
        super().action_cursor_up()
        if self.highlighted != before and self._height > self.size.height:
            self.scroll_to(y=self._bottom - self.size.height, animate=False, immediate=True)

    @property
    def _top(self) -> int:
        """The line on which the entry under the cursor begins."""
        return self._line_of(self.highlighted or 0)

    @property
    def _bottom(self) -> int:
        """The line after its last."""
        return self._top + self._height

    @property
    def _height(self) -> int:
        """How many lines it has; 0 in an empty list."""
        self._update_lines()
        return self._heights.get(self.highlighted or 0, 0)
