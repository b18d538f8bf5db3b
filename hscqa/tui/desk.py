"""What reviewing asks of the library. Every call may wait for a disk and is made in a thread worker, one at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.errors import HscqaError, UsageError
from hscqa.export.text_review import DONE
from hscqa.library.reviewer import CONFIGURATION, VARIABLE, reviewer
from hscqa.library.reviewing import Reviews
from hscqa.model import Act, Link
from hscqa.review.gauge import gauge

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hscqa.library import Library
    from hscqa.model import Crosswalk, Event, Judged, TieId
    from hscqa.tui.deciding import Wish
    from hscqa.tui.tied import Tied

NAMING = f"set {VARIABLE} to your name, or `reviewer` in {CONFIGURATION}, and start again"
"""How to be named: the terminal UI has no option for it."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A crosswalk with what reviewers said of it, as it is on the disk now."""

    crosswalk: Crosswalk
    judged: Mapping[TieId, Judged]
    suggested: int
    """Links and comments that the program suggests."""
    decided: int
    """Those of them that are accepted or rejected, by anybody; a disputed one is not decided."""
    reviewer: str
    """Whose decisions are written here; '' where nobody is named."""
    nameless: str
    """Why nobody is named, and what to do; '' where somebody is."""
    left_out: tuple[str, ...]
    """The lines of reviews/ that could not be read, each with the reason."""


@dataclass(frozen=True, slots=True)
class Written:
    """What came of a wish that is on the disk."""

    news: str
    reviewed: Reviewed | None
    """The crosswalk with it; None where that could not be made anew."""
    trouble: str = ""
    """Why not; '' where it could."""


class Desk:
    """Where one reviewer decides on the ties of one crosswalk."""

    def __init__(self, library: Library) -> None:
        """Read nothing yet."""
        self._library = library
        self._reviews = Reviews(library)

    def look(self) -> Reviewed:
        """Give the crosswalk with all decisions; what was computed before is kept. Raises HscqaError."""
        made = self._library.crosswalk()
        judged = self._reviews.current().in_force
        stands = gauge(made, judged)
        try:
            name, nameless = own_name(), ""
        except UsageError as error:
            name, nameless = "", str(error)
        left_out = tuple(map(str, self._reviews.faulty()))
        return Reviewed(
            made, {one.tie: one for one in judged}, stands.suggested, stands.decided, name, nameless, left_out
        )

    def write(self, wish: Wish) -> Written:
        """Write a wish down, then give the crosswalk with it.

        Raises HscqaError where nothing was written: WorkspaceUnwritable, UnknownId, or UsageError for what makes no
        sense, nobody to be named, or a text that is not what the reviewer saw.
        """
        name = own_name()
        self._check_seen(wish.tied)
        news = self._write(name, wish)
        try:
            return Written(news, self.look())
        except HscqaError as error:
            return Written(news, None, str(error))

    def _write(self, name: str, wish: Wish) -> str:
        """Write a wish down; say what was done."""
        tie = wish.tied.id
        if wish.act is Act.UNDO:
            taken = self._reviews.undo(name, (tie.source, tie.target), tie.quote)
            return f"Saved: {name} took back what was {DONE[taken.act]}: {wish.tied.name}"
        event = self._reviews.event(name, wish.act, tie, words=wish.words, relation=wish.relation)
        return _news(event, wish, is_new=bool(self._reviews.keep([event])))

    def _check_seen(self, tied: Tied) -> None:
        """Raise UsageError where the papers have changed since the tie was shown: nobody decides on unread words."""
        shown = [tied.statement, *([tied.tie.target] if isinstance(tied.tie, Link) else [])]
        for one in shown:
            now = self._library.show(one.id).statement
            if now is None or now.reading != one.reading:
                what = f"NOT saved: {one.label} has other words now than those you see"
                raise UsageError(what, "press 2 to see the crosswalk anew, and decide then")


def own_name() -> str:
    """Give the name under which decisions are written; raise UsageError, with the remedy, where there is none."""
    try:
        return reviewer(None)
    except UsageError as error:
        raise UsageError(error.what, NAMING) from error


def _news(event: Event, wish: Wish, *, is_new: bool) -> str:
    """Say what was written down; `is_new` False says that the reviewer had said so before."""
    done = "wrote a note on" if event.act is Act.NOTE else DONE[event.act]
    relation = f" as “{event.relation}”" if event.relation else ""
    return f"{'Saved' if is_new else 'Already so'}: {event.reviewer} {done} {wish.tied.name}{relation}"
