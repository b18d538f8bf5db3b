"""What is left to decide as a listing: what `hscqa review list` shows."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING

from hscqa.export.labels import names_of
from hscqa.export.listing import Listing, Row, Section, Shape
from hscqa.export.text_review import drawn_title, gauge_sentences, missing, sure
from hscqa.model import Standing
from hscqa.review.gauge import gauge, sample
from hscqa.review.waiting import calibration, is_open, waiting

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hscqa.export.labels import Names
    from hscqa.model import Change, Comment, Crosswalk, Followed, Judged, Link, Paper, TieId
    from hscqa.model import Row as Tied
    from hscqa.review.gauge import Calibration, Gauge

CHANGED = ("decision", "side", "before", "what changed")
"""What is said of a text that a decision was about and that is another now."""
MOVED = ("decision", "now")
"""What is said of a decision whose texts stand elsewhere."""
OFFERED = ("tie", "confidence", "kind")
"""What is said of a link or comment that waits; the statement itself comes first, as the tie `statement`."""
DRAWN = ("it answers",)
"""What is said of a link that was drawn at random."""
DECIDED = "Nothing is left to decide."
NEAREST = "not suggested, but nearest:"
"""Opens the relation of the best link that is left to look at, where no link of a statement holds."""
UNNAMED: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Queue:
    """What is left to decide on a crosswalk."""

    changed: Sequence[Followed]
    """Decisions whose texts have changed, moved or gone since."""
    done: Gauge
    rows: Sequence[Tied]
    """Statements on which something waits, those first that are most worth a look."""
    told: Calibration
    """What the decisions so far make of the confidence of links."""
    drawn: Sequence[TieId]
    """Links that were not suggested, drawn at random and still to be decided."""


def queue_of(made: Crosswalk, changed: Sequence[Followed], judged: Sequence[Judged]) -> Queue:
    """Say what is left to decide on a crosswalk.

    `changed` are the decisions whose texts changed since, `judged` those in force.
    """
    decided = {one.tie for one in judged if one.verdict}
    return Queue(
        changed=changed,
        done=gauge(made, judged),
        rows=waiting(made, judged),
        told=calibration(made),
        drawn=[tie for tie in sample(made) if tie not in decided],
    )


def queue_listing(
    made: Crosswalk, queue: Queue, papers: Mapping[str, Paper], citations: Mapping[str, str] = UNNAMED
) -> Listing:
    """Give decisions whose texts have changed, how far the review is, and what waits, what is most worth a look first.

    `citations` names passages to people, by id; one that is not in it is named by its paper.
    """
    names = names_of(made, papers, citations)
    again = [one for one in queue.changed if one.standing is not Standing.MOVED]
    moved = [one for one in queue.changed if one.standing is Standing.MOVED]
    rows = tuple(chain.from_iterable(_waiting(one, queue.told, names) for one in queue.rows))
    drawn = tuple(_drawn(one, names) for one in queue.drawn)
    parts = (
        (again, _changed(again)),
        (moved, _moved(moved)),
        (True, Section("To decide", Shape.QUOTATIONS, rows, OFFERED, "tie", "statement", none=DECIDED)),
        (drawn, Section(drawn_title(queue.drawn), Shape.TABLE, drawn, DRAWN, "statement", name="Drawn at random")),
    )
    return Listing(
        title=f"To decide: {names.papers[made.source]} and {names.papers[made.target]}",
        remarks=tuple(gauge_sentences(queue.done)),
        sections=tuple(section for is_there, section in parts if is_there),
    )


def _changed(found: Sequence[Followed]) -> Section:
    """Give each side of a decided tie that is another now."""
    rows = tuple(
        Row(
            place=side.place,
            words=side.after,
            cells=(_outcome(one), name, side.before, side.difference or side.standing.value),
            group=f"{one.judged.tie.source} and {one.judged.tie.target}",
        )
        for one in found
        for name, side in _sides(one)
        if side.standing is not Standing.KEPT
    )
    title = f"To look at again, since the papers changed ({len(found)})"
    return Section(title, Shape.QUOTATIONS, rows, CHANGED, "text", "decision on", name="To look at again")


def _sides(one: Followed) -> tuple[tuple[str, Change], ...]:
    return (("statement", one.source), ("comment" if one.judged.tie.quote else "target", one.target))


def _outcome(one: Followed) -> str:
    """Say what was decided, and by whom."""
    names = ", ".join(each.reviewer for each in one.judged.decisions)
    return f"{one.judged.verdict or 'noted'} ({names})"


def _moved(found: Sequence[Followed]) -> Section:
    rows = tuple(
        Row(
            citation=f"{one.judged.tie.source} and {one.judged.tie.target}",
            words=one.judged.tie.quote,
            cells=(_outcome(one), f"{one.now.source} and {one.now.target}" if one.now else ""),
        )
        for one in found
    )
    title = f"Moved, the words unchanged: these count where they stand now ({len(found)})"
    return Section(title, Shape.TABLE, rows, MOVED, "tie", name="Moved")


def _waiting(row: Tied, told: Calibration, names: Names) -> Iterator[Row]:
    """Give a statement, then its links and comments that wait, or the nearest link where none holds any more."""
    one = row.statement
    label = names.statements[one.id]
    yield Row(label, one.id, one.reading, one.lead_in or "", ("statement", "", ""), label)
    yield from (_link(link, link.relation, told, label, names) for link in row.links if is_open(link))
    nearest = missing(row)
    if nearest is not None:
        yield _link(nearest, f"{NEAREST} {nearest.relation}", told, label, names)
    yield from (_comment(said, label, names) for said in row.comments if is_open(said))


def _link(link: Link, tie: str, told: Calibration, group: str, names: Names) -> Row:
    target = link.target
    cells = (tie, f"{sure(link, told):.0%}", link.kind)
    return Row(names.statements[target.id], target.id, target.reading, target.lead_in or "", cells, group)


def _comment(said: Comment, group: str, names: Names) -> Row:
    cells = ("comment", f"{said.confidence:.0%}", said.basis)
    cited = names.passages.get(said.id) or names.papers[said.paper_id]
    return Row(cited, said.id, said.reading, cells=cells, group=group)


def _drawn(one: TieId, names: Names) -> Row:
    target = names.statements.get(one.target, one.target)
    return Row(names.statements.get(one.source, one.source), one.source, cells=(f"{target} [{one.target}]",))
