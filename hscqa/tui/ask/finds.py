"""What came of a question or a search, and at which stage."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from hscqa.model import Answer
from hscqa.tui.ask.filtering import among
from hscqa.tui.faces import counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hscqa.library.remembered import Asked
    from hscqa.model import Hit, Paper, SearchReply


_IN_MARKS = re.compile(r"[\"“„«][^\"“”„«»]*\w[^\"“”„«»]*[\"“”»]")
"""Words between quotation marks: a phrase, to who typed them."""
_NO_PHRASES = "words in quotation marks are searched like any others"


class Stage(Enum):
    """How far a question or a search has come."""

    TYPED = "typed"
    """Passages with its words are shown while the user types; the rest comes at Enter."""
    FIRST = "first"
    """Passages with its words are shown; the answer, or the full search, is on its way."""
    ALONE = "alone"
    """They are all that there is: the full search failed."""
    FULL = "full"
    """All is there."""


@dataclass(frozen=True, slots=True)
class Finds:
    """What is shown of one question or search."""

    asked: Asked
    came: Answer | SearchReply
    papers: Mapping[str, Paper]
    """All that there are, by id."""
    stage: Stage

    @property
    def answer(self) -> Answer | None:
        """The answer, or the lack of one; None for a search and at an earlier stage."""
        return self.came if isinstance(self.came, Answer) else None

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The passages, best first."""
        return self.came.hits

    @property
    def among(self) -> str:
        """Of how many papers it was asked, where not of all: `among 2 papers`; '' where of all."""
        return among(self.asked.filters, self.papers)

    @property
    def counts(self) -> str:
        """What there is, how long it took, and what was not heeded: `1 quotation · 5 passages · 0.1 s`."""
        quoted = ""
        if self.answer:
            quoted = counted(len(self.answer.quotes), "quotation") if self.answer.answered else "Not found"
        by_words = "" if self.stage is Stage.FULL else " by words"
        passages = counted(len(self.hits), "passage") + by_words
        unheeded = _NO_PHRASES if _IN_MARKS.search(self.asked.text) else ""
        return " · ".join(filter(None, (quoted, passages, _seconds(self.came.elapsed_ms), unheeded)))


def _seconds(milliseconds: float) -> str:
    """Give a time in seconds, one digit of it at least: `0.1 s`, `0.02 s`."""
    seconds = milliseconds / 1000
    return f"{seconds:.1f} s" if seconds >= 0.095 else f"{max(seconds, 0.01):.2f} s"  # noqa: PLR2004 - rounds to 0.1
