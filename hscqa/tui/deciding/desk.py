"""What reviewing asks of the library. Every call may wait for a disk and is made in a thread worker, one at a time."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from hscqa.errors import HscqaError, UsageError
from hscqa.export.listing_queue import queue_of
from hscqa.export.text_review import DONE
from hscqa.library.reviewer import VARIABLE, reviewer
from hscqa.library.reviewing import Reviews
from hscqa.model import Act, Link
from hscqa.review.lines import printable
from hscqa.tui.faces import counted
from hscqa.tui.lists.tied import Tied

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from hscqa.export.listing_queue import Queue
    from hscqa.library import Library, PaperInfo
    from hscqa.model import Comment, Crosswalk, Event, Judged, Paper, Row, TieId
    from hscqa.review.appending import Faulty
    from hscqa.tui.deciding.keys import Wish
    from hscqa.tui.frame.holdings import Holdings

NAMING = f"set {VARIABLE} to your name, or `reviewer` in the file that `hscqa config --path` names, and start again"
"""How to be named: the terminal UI has no option for it."""
CHOOSING = "press f to choose the papers"
MORE_PAPERS = "press 4, then i, to take in another paper with recommendations, proposals or responses"
_PAIR = 2
"""How many papers with statements a crosswalk needs."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Between which papers a crosswalk is made, by their ids."""

    source: str | None = None
    """Whose statements answer; None leaves it to the papers' roles."""
    target: str | None = None
    """Whose statements are answered; None leaves it to the papers' roles."""
    comments: tuple[str, ...] = ()
    """Who comments; empty leaves it to the papers' roles."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A crosswalk with what reviewers said of it, as it is on the disk now."""

    crosswalk: Crosswalk
    judged: Mapping[TieId, Judged]
    queue: Queue
    """What is left to decide, and how the review stands."""
    papers: Mapping[str, Paper]
    """By id."""
    citations: Mapping[str, str]
    """How the passages that comment are cited, by id."""
    suggested: int
    """Links and comments that the program suggests."""
    decided: int
    """Those of them that are accepted or rejected, by anybody; a disputed one is not decided."""
    own: int
    """Those of the suggested ones that `reviewer` has accepted or rejected; 0 where nobody is named."""
    reviewer: str
    """Whose decisions are written here; '' where nobody is named."""
    nameless: str
    """Why nobody is named, and what to do; '' where somebody is."""
    left_out: str
    """What is to be said of the lines of reviews/, or of all of it, that could not be read; '' where all was."""


@dataclass(frozen=True, slots=True)
class Written:
    """What came of a wish that is on the disk."""

    news: str
    reviewed: Reviewed | None
    """The crosswalk with it; None where that could not be made anew."""
    trouble: str = ""
    """Why not; '' where it could."""


class Desk:
    """Where one reviewer decides on the ties of one crosswalk; the screens that show it share one desk.

    One thread at a time is let in: what two screens ask for is worked out once, and each sees the other's decisions.
    """

    def __init__(self, holdings: Holdings) -> None:
        """Read nothing yet."""
        self.choice = Choice()
        """The papers of the crosswalk that was looked at last."""
        self._holdings = holdings
        self._lock = threading.RLock()
        self._cited: tuple[str, dict[str, str]] = ("", {})
        """The citations looked up so far, with the generation of the index that they were read from."""

    @property
    def _library(self) -> Library:
        return self._holdings.library()

    @cached_property
    def _reviews(self) -> Reviews:
        return Reviews(self._library)

    def candidates(self) -> tuple[PaperInfo, ...]:
        """Give every paper among which a choice can be made. Raises HscqaError."""
        return self._library.papers()

    def look(self, choice: Choice | None = None) -> Reviewed:
        """Give the crosswalk with all decisions; what was computed before is kept.

        `choice` names its papers from now on; None leaves them. Raises HscqaError, and leaves the papers then too.
        """
        with self._lock:
            wanted = self.choice if choice is None else choice
            reviewed = self._reviewed(self._made(wanted))
            self.choice = wanted
            return reviewed

    def write(self, wish: Wish, screen: int) -> Written:
        """Write a wish down, then give the crosswalk with it.

        `screen` is the number of the screen that wants it: its key is the remedy for a text that has changed.

        Raises HscqaError where nothing was written: WorkspaceUnwritable, UnknownId, or UsageError for what makes no
        sense, nobody to be named, or a text that is not what the reviewer saw.
        """
        with self._lock:
            name = own_name()
            self._check_seen(wish.tied, screen)
            news = self._write(name, wish)
            try:
                return Written(news, self.look())
            except HscqaError as error:
                return Written(news, None, str(error))

    def _made(self, choice: Choice) -> Crosswalk:
        """Make a crosswalk; say what to do on these screens where no papers suit."""
        try:
            return self._library.crosswalk(choice.source, choice.target, choice.comments)
        except UsageError as error:
            able = sum(info.statements > 0 for info in self.candidates())
            raise UsageError(error.what, CHOOSING if able >= _PAIR else MORE_PAPERS) from error

    def _reviewed(self, made: Crosswalk) -> Reviewed:
        """Put beside a crosswalk what its screens show with it."""
        now = self._reviews.current()
        left = queue_of(made, now.changed, now.in_force)
        try:
            name, nameless = own_name(), ""
        except UsageError as error:
            name, nameless = "", str(error)
        return Reviewed(
            crosswalk=made,
            judged={one.tie: one for one in now.in_force},
            queue=left,
            papers=self._holdings.papers(),
            citations=self._citations(made),
            suggested=left.done.suggested,
            decided=left.done.decided,
            own=_own_count(made, now.in_force, name),
            reviewer=name,
            nameless=nameless,
            left_out=left_out_told(self._reviews.faulty(), self._reviews.folder),
        )

    def _citations(self, made: Crosswalk) -> Mapping[str, str]:
        """Say how the passages of all comments are cited; what was looked up before is not looked up again."""
        generation = self._library.generation
        known = self._cited[1] if self._cited[0] == generation else {}
        passages = {said.id for row in made.rows for said in row.comments}
        looked_up = {one: self._library.show(one).citation for one in sorted(passages - known.keys())}
        self._cited = generation, {**known, **looked_up}
        return self._cited[1]

    def _write(self, name: str, wish: Wish) -> str:
        """Write a wish down; say what was done."""
        tie = wish.tied.id
        if wish.act is Act.UNDO:
            taken = self._reviews.undo(name, (tie.source, tie.target), tie.quote)
            return f"Saved: {name} took back what was {DONE[taken.act]}: {wish.tied.name}"
        event = self._reviews.event(name, wish.act, tie, words=wish.words, relation=wish.relation, verdict=wish.verdict)
        return _news(event, wish, is_new=bool(self._reviews.keep([event])))

    def _check_seen(self, tied: Tied, screen: int) -> None:
        """Raise UsageError where the papers have changed since the tie was shown: nobody decides on unread words."""
        shown = [tied.statement, *([tied.tie.target] if isinstance(tied.tie, Link) else [])]
        for one in shown:
            now = self._library.show(one.id).statement
            if now is None or now.reading != one.reading:
                what = f"NOT saved: {one.label} has other words now than those you see"
                raise UsageError(what, f"press {screen} to see it anew, and decide then")


def own_name() -> str:
    """Give the name under which decisions are written; raise UsageError, with the remedy, where there is none."""
    try:
        return reviewer(None)
    except UsageError as error:
        raise UsageError(error.what, NAMING) from error


def left_out_told(faulty: Sequence[Faulty], folder: Path) -> str:
    """Say which lines of the folder of decisions could not be read, or that it cannot be; '' where all was read."""
    if not faulty:
        return ""
    first = faulty[0]
    if first.file == folder:
        return printable(f"decisions cannot be read or saved here: {folder}: {first.why}")
    return f"{counted(len(faulty), 'line')} of decisions left out: {first}"


def _own_count(made: Crosswalk, judged: Sequence[Judged], name: str) -> int:
    """Count the suggested ties on which a reviewer has given a verdict that stands."""
    own = {one.tie for one in judged if any(said.reviewer == name and said.verdict for said in one.decisions)}
    suggested = {Tied(row.statement, tie).id for row in made.rows for tie in _suggested(row)}
    return len(own & suggested)


def _suggested(row: Row) -> Iterator[Link | Comment]:
    """Give the ties of a row that the program suggests."""
    ties: tuple[Link | Comment, ...] = (*row.links, *row.comments)
    return (tie for tie in ties if tie.suggested)


def _news(event: Event, wish: Wish, *, is_new: bool) -> str:
    """Say what was written down; `is_new` False says that the reviewer had said so before."""
    done = "wrote a note on" if event.act is Act.NOTE else DONE[event.act]
    outcome = f" as {event.verdict}" if event.verdict else ""
    relation = f" as “{event.relation}”" if event.relation else ""
    return f"{'Saved' if is_new else 'Already so'}: {event.reviewer} {done} {wish.tied.name}{outcome}{relation}"
