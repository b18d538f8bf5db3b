"""The five screens: their names, their numbers, and the wish to go to one of them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from hscqa.tui.spot import Spot


class ScreenName(StrEnum):
    """The screens, in the order of their keys."""

    ASK = "ask"
    CROSSWALK = "crosswalk"
    REVIEW = "review"
    PAPERS = "papers"
    CHECKS = "checks"

    @property
    def number(self) -> int:
        """The digit that brings it, from 1."""
        return list(ScreenName).index(self) + 1

    @property
    def anywhere(self) -> str:
        """The function key that brings it even while words are being typed: `f2` for the first."""
        return f"f{self.number + 1}"

    @property
    def heading(self) -> str:
        """What it is called where it can be seen."""
        return self.value.capitalize()


ABOUT = {
    ScreenName.ASK: "Ask a question or search; read the passage in its paper",
    ScreenName.CROSSWALK: "Which statement answers which, who spoke of it, and what nobody answers",
    ScreenName.REVIEW: "Decide on what the program suggests, one tie at a time",
    ScreenName.PAPERS: "The papers, their contents, and new ones taken in",
    ScreenName.CHECKS: "Quotations, references, disagreements and gaps",
}
"""What each screen is for, in one line."""


class Go(Message):
    """The user wants another screen, and perhaps something of it."""

    def __init__(
        self, screen: ScreenName, *, spot: Spot | None = None, paper_id: str | None = None, box: bool = False
    ) -> None:
        """Say which; `spot` is to be read there, `paper_id` is a paper whose contents are to be shown.

        `box` lets the keys go to the screen's box.
        """
        super().__init__()
        self.screen = screen
        self.spot = spot
        self.paper_id = paper_id
        self.box = box
