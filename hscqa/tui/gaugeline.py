"""The line above the news while the crosswalk is shown: who reviews, how far the review has come, and the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from hscqa.tui.deciding import DecidingList
from hscqa.tui.faces import clip, words
from hscqa.tui.help import keys

if TYPE_CHECKING:
    from hscqa.tui.desk import Reviewed

_NAME = 30
"""How many characters of the reviewer's name are shown, so that the count stands on the line of a narrow terminal."""


class GaugeLine(Static):
    """How many ties are decided; where nobody is named as the reviewer, how to be."""

    def __init__(self) -> None:
        """Begin with nothing to say."""
        super().__init__(markup=False)

    def put(self, reviewed: Reviewed) -> None:
        """Show how the review stands."""
        self.add_class("-said")
        self.set_class(not reviewed.reviewer, "-nameless")
        self.update(_stand(reviewed))


def _stand(reviewed: Reviewed) -> Content:
    """Say who reviews and how many ties are decided, then the keys, as many as there is room for."""
    count = f"{reviewed.decided} of {reviewed.suggested} suggested ties decided"
    if not reviewed.reviewer:
        return words(f"{count} · {reviewed.nameless}")
    who = words(f"Reviewer {clip(reviewed.reviewer, _NAME)} · {count}")
    return Content.assemble(who, *(part for hint in _hints() for part in ("  ", *hint)))


def _hints() -> list[tuple[tuple[str, str], str]]:
    """Give each key that decides, with its name."""
    named = ((names[0], binding.description.lower()) for names, binding in keys(DecidingList.BINDINGS))
    return [((key, "b $text-accent"), f" {name}") for key, name in named]
