"""Which tie a row of the sheet Ties is about, in the papers as they are now.

Only its ids and the texts of its two sides have to be as they were exported. Confidence, evidence and what others
decided change all the time, and must not get in the way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.errors import UsageError
from hscqa.export.crosswalk_csv import HEADER
from hscqa.export.workbook.sheets import CHECK, as_cell, row_check
from hscqa.library.reworded import reworded
from hscqa.model import Decision, Fate, Judged, Returned, Seen, Standing, TieId
from hscqa.review.current import Current
from hscqa.review.follow import follow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hscqa.library.library import Library
    from hscqa.model import Change, Crosswalk, Document, Followed, SheetRow

FORMS = ("link", "comment")
"""What is tied in a row; the others are gaps."""


@dataclass(frozen=True, slots=True)
class Now:
    """The papers as they are, and what is offered of them."""

    documents: Sequence[Document]
    places: frozenset[str]
    """The ids of all statements and passages."""
    statements: Mapping[str, str]
    """What each statement says, as a cell has it, by id."""
    comments: Mapping[tuple[str, str, str], str]
    """The exact words of each comment, by statement, passage and its words as a cell has them."""
    suggested: frozenset[TieId]


def now(library: Library, about: Mapping[str, str]) -> Now:
    """Make the crosswalk anew of the papers that the sheet About names; a commenting paper that is gone is left out.

    Raises UsageError where About names no papers, UnknownId where one of the two that are tied is gone.
    """
    source, target = about.get("source", "").strip(), about.get("target", "").strip()
    if not source or not target:
        raise UsageError("the sheet About does not say whose statements are tied", "export the crosswalk anew")
    known = {info.paper.id for info in library.papers()}
    speaking = [one.strip() for one in about.get("comments", "").split(";")]
    made = library.crosswalk(source, target, [one for one in speaking if one in known])
    documents = library.documents()
    return Now(
        documents,
        frozenset(place for document in documents for place in _places(document)),
        {one.id: as_cell(one.reading) for document in documents for one in document.statements},
        {
            (row.statement.id, one.id, as_cell(one.reading)): one.quote
            for row in made.rows
            for one in reversed(row.comments)  # of two that read alike the better one stands first, and stays
        },
        frozenset(_suggested(made)),
    )


def form(row: SheetRow) -> str:
    """Give what is tied in a row, `link` or `comment`; something else for a gap."""
    return row.cells.get("tie", "").rpartition(" ")[2]


def ties_of(rows: Sequence[SheetRow], at_hand: Now) -> dict[int, TieId | Returned]:
    """Say which tie each row is about, by the row's number, or why nothing can be done with it."""
    found: dict[int, TieId | Returned] = {}
    revised: list[SheetRow] = []
    for row in rows:
        one = _refused(row, at_hand) or _same(row, at_hand)
        if one is None:
            revised.append(row)
        else:
            found[row.number] = one
    return found | _followed(revised, at_hand)


def _refused(row: SheetRow, at_hand: Now) -> Returned | None:
    """Refuse a row in which a protected cell was edited, or in which nothing is tied; None for any other."""
    if row_check({name: row.cells.get(name, "") for name in HEADER}) != row.cells.get(CHECK.name, "").strip():
        unknown = [one for one in _sides(row) if one and one not in at_hand.places]
        named = f" (unknown id: {', '.join(unknown)})" if unknown else ""
        return _refusal(row, f"a protected cell was edited{named}: undo it, or export anew")
    if form(row) not in FORMS:
        return _refusal(row, "nothing is tied in this row: to add a tie, name both its ids on the sheet Add")
    return None


def _refusal(row: SheetRow, why: str) -> Returned:
    return Returned(row.sheet, row.number, Fate.REFUSED, why)


def _same(row: SheetRow, at_hand: Now) -> TieId | None:
    """Give the tie of a row whose two texts stand where they stood; None where one does not."""
    source, target = _sides(row)
    tied = as_cell(row.cells.get("tied_text", ""))
    if at_hand.statements.get(source) != as_cell(row.cells.get("statement", "")):
        return None
    if form(row) == "link":
        return TieId(source, target) if at_hand.statements.get(target) == tied else None
    quote = at_hand.comments.get((source, target, tied))
    return None if quote is None else TieId(source, target, quote)


def _sides(row: SheetRow) -> tuple[str, str]:
    return row.cells.get("statement_id", "").strip(), row.cells.get("tied_id", "").strip()


def _followed(rows: Sequence[SheetRow], at_hand: Now) -> dict[int, TieId | Returned]:
    """Say what has become of the texts of each row, by its number; the tie where they stand where they stood."""
    old = sorted(((_judged(row), row.number, row.sheet) for row in rows), key=lambda one: one[0].tie)
    # `follow` gives its answers by tie, and keeps the order within a tie.
    became = reworded(Current((), follow([judged for judged, _, _ in old], at_hand.documents))).changed
    return {
        number: one.now
        if one.standing is Standing.KEPT and one.now is not None
        else Returned(sheet, number, Fate.CHANGED, _changed(one), tie=one.judged.tie)
        for one, (_, number, sheet) in zip(became, old, strict=True)
    }


def _judged(row: SheetRow) -> Judged:
    """Take what a row says for what somebody saw, so that it can be followed."""
    source, target = _sides(row)
    words = row.cells.get("tied_text", "")
    tie = TieId(source, target, words if form(row) == "comment" else "")
    # A comment of no confidence is one that reviewers added: any words of a passage, not whole sentences.
    kind = row.cells.get("kind", "") if row.cells.get("confidence", "").strip("0.") else ""
    seen = Seen(row.cells.get("statement", ""), words, kind)
    return Judged(tie, None, (Decision(tie, "", None, seen, ""),))


def _changed(one: Followed) -> str:
    """Say which text has changed, and what it says now."""
    sides = ((one.judged.tie.source, one.source), (one.judged.tie.target, one.target))
    told = [_change(place, change) for place, change in sides if change.standing is not Standing.KEPT]
    return f"{'; '.join(told)}: decide on it in a new export"


def _change(place: str, change: Change) -> str:
    if change.standing is Standing.MOVED:
        return f"the words of {place} stand at {change.place} now"
    if change.standing is Standing.ORPHANED:
        return f"the words of {place} stand in no paper now"
    return f"{place} reads otherwise now: “{change.difference or change.after}”"


def _places(document: Document) -> Iterator[str]:
    yield from (one.id for one in document.statements)
    yield from (one.id for one in document.passages)


def _suggested(made: Crosswalk) -> Iterator[TieId]:
    for row in made.rows:
        yield from (TieId(row.statement.id, one.target.id) for one in row.links if one.suggested)
        yield from (TieId(row.statement.id, one.id, one.quote) for one in row.comments if one.suggested)
