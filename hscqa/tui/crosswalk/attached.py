"""What hangs on one statement, as entries of a list: its own words, its links, its comments, weaker ones folded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from hscqa.model import Comment, Link, Verdict
from hscqa.tui.crosswalk.shown import ties_of
from hscqa.tui.deciding.ties import answer_entry, comment_entry, link_entry
from hscqa.tui.faces import counted, lines, words
from hscqa.tui.lists.entries import BLANK, Entry, numbered
from hscqa.tui.spot import Spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from hscqa.model import Row, Statement, TieId
    from hscqa.tui.crosswalk.shown import Shown
    from hscqa.tui.lists.tied import Tied

_CANDIDATE, _COMMENT = "weaker candidate", "weaker comment"


@dataclass(frozen=True, slots=True)
class Attached:
    """A statement of either paper, and how its ties are laid out."""

    statement: Statement
    shown: Shown
    """The crosswalk that it belongs to."""
    upper: AbstractSet[TieId]
    """The ties that stand above the weaker ones."""
    unfolded: AbstractSet[str]
    """The keys of unfolded entries: what is in a fold is made when it can be seen."""

    def entries(self) -> tuple[Entry, ...]:
        """Give the statement itself, then its ties."""
        row = self.shown.rows.get(self.statement.id)
        ties = self._of_source(row) if row else self._of_target()
        return numbered((own_entry(self.statement, self.shown.labels[self.statement.id]), *ties))

    def fold_of(self, tied: Tied) -> str:
        """Give the key of the fold in which a tie stands where it is a weaker one."""
        return f"{self.statement.id} {_CANDIDATE if isinstance(tied.tie, Link) else _COMMENT}"

    def _of_source(self, row: Row) -> Iterator[Entry]:
        """Give what a statement answers, and who speaks of it."""
        ties = tuple(ties_of(row))
        yield _title(f"What it answers in {self.shown.target}")
        yield from self._parted(_CANDIDATE, [tied for tied in ties if isinstance(tied.tie, Link)])
        if self.shown.made.comments_from:
            yield _title("Who speaks of it")
            yield from self._parted(_COMMENT, [tied for tied in ties if isinstance(tied.tie, Comment)])

    def _of_target(self) -> Iterator[Entry]:
        """Give what answers a statement, or might."""
        yield _title(f"What answers it in {self.shown.source}")
        yield from self._parted(_CANDIDATE, self.shown.answers_to(self.statement.id))

    def _parted(self, what: str, ties: Sequence[Tied]) -> Iterator[Entry]:
        """Give those ties that stand above, and the others folded; each of these is called `what`."""
        above = [tied for tied in ties if tied.id in self.upper]
        below = [tied for tied in ties if tied.id not in self.upper]
        for number, tied in enumerate(above):
            yield from (BLANK,) if number else ()
            yield self._entry(tied, whole=True)
        if not above:
            none = words("Nothing is suggested" if below else "Nothing was found", "dim")
            yield Entry(f"{self.statement.id} no {what}", none, heading=True)
        if below:
            key = f"{self.statement.id} {what}"
            inner = [self._entry(tied, whole=False) for tied in below] if key in self.unfolded else [BLANK]
            yield Entry(key, words(f"{counted(len(below), what)}{_which(below)}", "dim"), inner=numbered(inner))

    def _entry(self, tied: Tied, *, whole: bool) -> Entry:
        """Give a tie as it is seen from the statement; `whole` False shows only the first words of a link's end."""
        shown, tie = self.shown, tied.tie
        if isinstance(tie, Link):
            seen = link_entry if tied.statement is self.statement else answer_entry
            return seen(tied.statement, tie, shown.judged, whole=whole)
        earlier = ", written before it," if tie.paper_id in shown.made.earlier else ""
        who = f"{shown.names.get(tie.paper_id, tie.paper_id)}{earlier}"
        return comment_entry(tied.statement, tie, shown.judged, who, shown.reviewed.citations.get(tie.id, ""))


def own_entry(statement: Statement, label: str) -> Entry:
    """Give a statement itself: its words whole, by when it should be done, by whom, and how it was responded to."""
    due = f"{statement.timescale or ''}{f' (by {statement.due})' if statement.due else ''}"
    about = (("Timescale", due), ("Who", ", ".join(statement.owners)), ("Status", statement.status or ""))
    facts = (words(f"{head}: {value}", "dim") for head, value in about if value)
    own = (words(label, "b $text-accent"), words(statement.lead_in or "", "i"), words(statement.reading))
    return Entry(f"{statement.id} itself", lines(*own, *facts), spot=Spot(statement.id))


def _title(title: str) -> Entry:
    return Entry(f"title {title}", lines(Content(" "), words(title, "b u")), heading=True)


def _which(lower: Iterable[Tied]) -> str:
    """Say what the weaker ones are: how many were rejected, else that the program does not suggest them."""
    ties = [tied.tie for tied in lower]
    rejected = sum(tie.decision == Verdict.REJECTED for tie in ties)
    if rejected:
        return f", {rejected} of them rejected"
    return "" if any(tie.holds for tie in ties) else ", not suggested"
