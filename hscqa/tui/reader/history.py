"""The places that were opened on one screen, in the order in which they were."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from hscqa.tui.spot import Spot


class Standing(NamedTuple):
    """What of a paper is at the top of the window, so that it can be brought there again in a window of any width."""

    number: int
    """Of the block among the paper's blocks, from 0."""
    lines: int
    """How many lines of it are above the window; below 0 where the blank line before it is the first that is seen."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A place that was opened."""

    spot: Spot
    citation: str
    words: str = ""
    """Its first words, to know it by."""
    standing: Standing | None = None
    """How it was left; None where it was not left yet: then it opens at its mark."""


class History:
    """Places to go back to; what was left by going back stays ahead until another place is opened."""

    def __init__(self) -> None:
        """Begin with nothing opened."""
        self.visits: tuple[Visit, ...] = ()
        """The earliest first."""
        self.at = -1
        """Which of them is the present one; -1 where there is none."""

    @property
    def present(self) -> Visit | None:
        """The place that was opened or gone back to last; None before any was."""
        return self.visits[self.at] if self.visits else None

    def open(self, visit: Visit) -> None:
        """Keep a place after the present one; what was ahead of that is forgotten. The same place twice is one."""
        if self.present is None or self.present.spot != visit.spot:
            self.visits = (*self.visits[: self.at + 1], visit)
            self.at += 1

    def leave(self, spot: Spot | None, standing: Standing | None) -> None:
        """Keep how the present place is left, if it is the `spot` that is left."""
        if self.present is not None and self.present.spot == spot:
            left = replace(self.present, standing=standing)
            self.visits = (*self.visits[: self.at], left, *self.visits[self.at + 1 :])

    def beside(self, by: int) -> int | None:
        """Give the number of the place before (-1) or after (1) the present one; None where there is none."""
        number = self.at + by
        return number if 0 <= number < len(self.visits) else None
