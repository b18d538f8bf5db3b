"""Nobody decides on a tie that nobody has seen.

After a decision the cursor goes on to another tie by itself. So a key pressed twice, or held down, would decide on a
tie that has just come. Decisions are taken only of the tie whose words are painted on the screen; and where it came by
itself, only after a moment, which begins anew with every key that came too early: a key held down never decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hscqa.model import TieId

MOMENT = 0.5
"""Seconds that a tie stands on the screen, after it came by itself, before a decision on it is taken."""


class Glance:
    """Which tie is on the screen, and since when. Times are seconds of one clock that never goes back."""

    def __init__(self, moment: float = MOMENT) -> None:
        """Take how long a tie that came by itself must have stood there."""
        self._moment = moment
        self._seen: TieId | None = None
        self._from = 0.0

    def turn_away(self) -> None:
        """Say that what is on the screen is about to change."""
        self._seen = None

    def show(self, tie: TieId, at: float, *, by_itself: bool) -> None:
        """Say that a tie's words are painted now; `by_itself` where no key of the reviewer's asked for this one.

        A tie that is on the screen already stays as it was seen.
        """
        if self.is_on(tie):
            return
        self._seen = tie
        self._from = at + (self._moment if by_itself else 0.0)

    def is_on(self, tie: TieId) -> bool:
        """Say whether a tie's words are painted."""
        return tie == self._seen

    def allows(self, tie: TieId, at: float) -> bool:
        """Say whether a decision on a tie is taken now; one that comes too early lets the moment begin anew."""
        if not self.is_on(tie):
            return False
        if at < self._from:
            self._from = at + self._moment
            return False
        return True
