"""The line above the news while the crosswalk is shown: who reviews, how far the review has come, and the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from hscqa.tui.deciding.keys import DecidingList
from hscqa.tui.faces import EMPTY, clip, lines, words
from hscqa.tui.frame.help import keys

if TYPE_CHECKING:
    from hscqa.tui.deciding.desk import Reviewed

_NAME = 24
"""How many characters of the reviewer's name are shown, so that the counts stand near the line's beginning."""
_GAP = 2
"""Blanks between the counts and the keys, where both stand on one line."""


class GaugeLine(Static):
    """How many ties are decided; where nobody is named as the reviewer, how to be."""

    def __init__(self) -> None:
        """Begin with nothing to say."""
        super().__init__(markup=False)
        self._stand = self._keys = EMPTY

    def put(self, reviewed: Reviewed) -> None:
        """Show how the review stands."""
        self.add_class("-said")
        self.set_class(not reviewed.reviewer, "-nameless")
        self._stand, self._keys = _stand(reviewed), _hints() if reviewed.reviewer else EMPTY
        self._lay_out()

    def on_resize(self) -> None:
        """Use the room that there is now."""
        self._lay_out()

    def _lay_out(self) -> None:
        """Put the keys beside the counts, or below them where one line has no room for both: no key is cut off."""
        fits = self._stand.cell_length + _GAP + self._keys.cell_length <= self.content_size.width
        gap = " " * _GAP
        self.update(Content.assemble(self._stand, gap, self._keys) if fits else lines(self._stand, self._keys))


def _stand(reviewed: Reviewed) -> Content:
    """Say who reviews, how many ties are decided by all reviewers together, and how many by this one."""
    count = f"{reviewed.decided} of {reviewed.suggested} suggested ties decided"
    if not reviewed.reviewer:
        return words(f"{count} · {reviewed.nameless}")
    return words(f"Reviewer {clip(reviewed.reviewer, _NAME)} · {count} by all · {reviewed.own} by you")


def _hints() -> Content:
    """Give each key that decides, with its name."""
    named = ((names[0], binding.description.lower()) for names, binding in keys(DecidingList.BINDINGS))
    return Content("  ").join(Content.assemble((key, "b $text-accent"), f" {name}") for key, name in named)
