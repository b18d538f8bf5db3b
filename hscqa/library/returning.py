"""A workbook that a reviewer filled in: what each row asks for, held against the papers and what is on record.

Nothing is written before it has been shown. What the reviewer holds already is told apart from what is new, so that a
workbook may come back any number of times.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from hscqa.errors import UsageError
from hscqa.library.asked import Asked, asked_of_addition, asked_of_tie
from hscqa.library.tied_rows import form, now, ties_of
from hscqa.model import Act, Fate, Returned, TieId, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hscqa.export.workbook.read_xlsx import RowFault
    from hscqa.library.asked import Unclear
    from hscqa.library.library import Library
    from hscqa.library.reviewing import Reviews
    from hscqa.library.tied_rows import Now
    from hscqa.model import Decision, Event, SheetRow, Sheets

TIES, ADD = "Ties", "Add"
"""The sheets that are read, in this order."""
_TAKEN = frozenset({Fate.APPLY, Fate.ALREADY})


@dataclass(frozen=True, slots=True)
class Desk:
    """Where one reviewer's workbook is gone through."""

    reviews: Reviews
    reviewer: str
    at_hand: Now
    held: Mapping[TieId, Decision]
    """What the reviewer holds of ties in the papers as they are now."""


def desk(library: Library, reviews: Reviews, reviewer: str, about: Mapping[str, str]) -> Desk:
    """Bring together what a workbook's rows are held against; `about` is its sheet About.

    Raises UsageError where that names no papers, UnknownId where one of the two that are tied is gone.
    """
    at_hand = now(library, about)
    everyone = (one for tied in reviews.current().in_force for one in tied.decisions)
    return Desk(reviews, reviewer, at_hand, {one.tie: one for one in everyone if one.reviewer == reviewer})


def returned(sheets: Sheets, faults: Iterable[RowFault], at: Desk) -> tuple[Returned, ...]:
    """Say what becomes of every row that somebody filled in, in the order of the workbook; nothing is written.

    `faults` are the rows that could not be read.
    """
    found = [
        *(Returned(one.sheet, one.number, Fate.REFUSED, one.why) for one in faults),
        *_of_ties(sheets.rows.get(TIES, ()), at),
        *chain.from_iterable(_of_addition(row, at) for row in sheets.rows.get(ADD, ())),
    ]
    order = {TIES: 0, ADD: 1}
    return _once(sorted(found, key=lambda one: (order.get(one.sheet, len(order)), one.sheet, one.number)))


def apply(found: Iterable[Returned], at: Desk) -> tuple[Event, ...]:
    """Write down all that is to be applied, at once; when this returns it is on the disk.

    Raises UsageError, with nothing written, where something has come to make no sense since, or WorkspaceUnwritable.
    """
    return at.reviews.keep(
        [
            at.reviews.event(at.reviewer, one.act, one.tie, words=one.words, relation=one.relation)
            for one in found
            if one.fate is Fate.APPLY and one.act is not None and one.tie is not None
        ]
    )


def _of_ties(rows: Sequence[SheetRow], at: Desk) -> Iterator[Returned]:
    """Say what becomes of the rows of Ties in which somebody wrote."""
    filled = [(row, asked) for row in rows if (asked := asked_of_tie(row.cells, is_link=form(row) == "link"))]
    places = ties_of([row for row, _ in filled], at.at_hand)
    for row, asked in filled:
        place = places[row.number]
        if isinstance(place, Returned):
            yield place
        else:
            yield from (_answer(row, place, one, at) for one in asked)


def _of_addition(row: SheetRow, at: Desk) -> Iterator[Returned]:
    """Say what becomes of a row of Add; nothing of an empty one."""
    try:
        asked = asked_of_addition(row.cells)
        tie = _added(row, at) if asked else None
    except (UsageError, ValueError) as error:
        yield Returned(row.sheet, row.number, Fate.REFUSED, str(error))
        return
    if tie is not None:
        yield from (_answer(row, tie, one, at) for one in asked)


def _added(row: SheetRow, at: Desk) -> TieId:
    """Find the tie that a row of Add means; raise UsageError where it cannot be found or words are missing."""
    source, target, words = (row.cells.get(name, "").strip() for name in ("statement_id", "tied_id", "words"))
    speaks = target in at.at_hand.places and target not in at.at_hand.statements
    if speaks and not words:
        raise UsageError(f"the words of {target} are missing", "write them into `words` exactly as they stand there")
    return at.reviews.tie(source, target, words or None)


def _answer(row: SheetRow, tie: TieId, asked: Asked | Unclear, at: Desk) -> Returned:
    """Say what becomes of one thing that a row asks for of a tie."""
    held = at.held.get(tie)
    found = Returned(row.sheet, row.number, Fate.REFUSED, "", tie=tie, before=held.verdict if held else None)
    if not isinstance(asked, Asked):
        return replace(found, why=asked.why)
    act = Act.ACCEPT if asked.act is Act.ADD and tie in at.at_hand.suggested else asked.act
    told = replace(found, act=act, words=asked.words, relation=asked.relation)
    if held is not None and _is_on_record(asked, held):
        return replace(told, fate=Fate.ALREADY)
    try:
        at.reviews.event(at.reviewer, act, tie, words=asked.words, relation=asked.relation)
    except UsageError as error:
        return replace(found, why=str(error))
    return replace(told, fate=Fate.APPLY)


def _is_on_record(asked: Asked, held: Decision) -> bool:
    """Whether a reviewer holds what a row asks for; a row without a relation leaves the one that they gave."""
    if asked.act is Act.NOTE:
        return _plain(asked.words) in map(_plain, held.notes)
    if asked.act is Act.REJECT:
        return held.verdict is Verdict.REJECTED and _plain(held.reason) == _plain(asked.words)
    relation = held.relation or held.seen.relation
    return held.verdict in {Verdict.ACCEPTED, Verdict.ADDED} and asked.relation in {"", relation}


def _once(found: Sequence[Returned]) -> tuple[Returned, ...]:
    """Let each thing be asked for once, wherever it stands; refuse what rows say differently of one tie."""
    said: dict[TieId, dict[object, Returned]] = defaultdict(dict)
    for one in found:
        if one.tie is not None and one.fate in _TAKEN:
            said[one.tie].setdefault(_saying(one), one)
    return tuple(
        one if one.tie is None or one.fate not in _TAKEN else _among(one, said[one.tie].values()) for one in found
    )


def _among(one: Returned, said: Iterable[Returned]) -> Returned:
    """Give one thing asked for, in view of the different things that are asked for of its tie, each where it first is.

    Notes stand beside each other, and beside a decision.
    """
    if one.act is not Act.NOTE:
        against = [other for other in said if other.act is not Act.NOTE and _saying(other) != _saying(one)]
        if against:
            rows = ", ".join(f"row {other.number} of {other.sheet}" for other in against)
            return replace(one, fate=Fate.REFUSED, act=None, why=f"{rows} says otherwise of the same tie: keep one")
    is_first = any(other is one for other in said)
    return one if is_first else replace(one, fate=Fate.ALREADY)


def _saying(one: Returned) -> object:
    """Give what makes two things asked for of one tie the same; to add a tie is to accept it."""
    act = Act.ACCEPT if one.act is Act.ADD else one.act
    return act, one.relation, _plain(one.words)


def _plain(text: str) -> str:
    return " ".join(text.split())
