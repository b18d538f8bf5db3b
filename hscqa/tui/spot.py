"""A place in a paper to open in the reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hscqa.model import Span


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to open in the reader, and what to mark there."""

    id: str
    """Of a passage, statement or block."""
    extent: tuple[Span, ...] = ()
    """What a passage covers beyond the block it is named after; empty where the place says it all."""
    marks: tuple[Span, ...] = ()
    """The very words that were found; empty marks the place as a whole."""
    words: str = ""
    """The same words to be read, as the library gave them; '' where it gave none."""
    sought: str = ""
    """What was searched for: its words are marked too, more lightly; '' where nothing was."""
