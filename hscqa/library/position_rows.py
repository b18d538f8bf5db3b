"""The rows of a self-evaluation form as positions, and those of them that cannot be taken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hscqa.export.workbook.sheets import row_check
from hscqa.model import Fate, Position, Returned
from hscqa.model.boards import ANSWERED, GIVEN, SHEET
from hscqa.review.board_lines import is_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hscqa.model import SheetRow

CHECK = "check"

_MIDNIGHT = re.compile("[T ]00:00(:00)?$")
"""What some programs write after a day."""


def positions_of(rows: Iterable[SheetRow], scale: Sequence[str]) -> tuple[dict[int, Position], list[Returned]]:
    """Give what the board says of each statement as the form had it, by the row's number, and the refused rows."""
    positions: dict[int, Position] = {}
    refused: list[Returned] = []
    for row in rows:
        try:
            one = _position(row, scale)
        except ValueError as error:
            refused.append(refusal(row.number, str(error)))
            continue
        if one.statement in {other.statement for other in positions.values()}:
            refused.append(refusal(row.number, f"{one.statement} stands in an earlier row, too; leave one of them"))
        else:
            positions[row.number] = one
    return positions, refused


def refusal(number: int, why: str) -> Returned:
    """Make the refusal of a row."""
    return Returned(SHEET, number, Fate.REFUSED, why)


def day_of(text: str) -> str:
    """Give a day as it is kept; '' for ''. Raises ValueError, with what to do, for what is no day."""
    day = _MIDNIGHT.sub("", text.strip())
    if day and not is_day(day):
        raise ValueError(f"“{text}” is no day; write it as 2026-03-31")
    return day


def _position(row: SheetRow, scale: Sequence[str]) -> Position:
    """Give what a row says. Raises ValueError, with what to do, where it cannot be taken."""
    lost = [name for name in (*GIVEN, *ANSWERED, CHECK) if name not in row.cells]
    if lost:
        raise ValueError(f"its column {lost[0]} is gone; make the form again and fill that in")
    cells = {name: row.cells[name].strip() for name in (*GIVEN, *ANSWERED, CHECK)}
    if row_check({name: row.cells[name] for name in GIVEN}) != cells[CHECK]:
        raise ValueError("a protected cell was edited; make the form again and fill that in")
    return Position(
        statement=cells["statement_id"],
        seen=row.cells["statement"],
        label=cells["statement_label"],
        theme=cells["theme"],
        due=cells["due"] if is_day(cells["due"]) else "",
        rating=_rating(cells["rating"], scale),
        evidence=cells["evidence"],
        action=cells["action"],
        lead=cells["lead"],
        date=day_of(cells["date"]),
    )


def _rating(text: str, scale: Sequence[str]) -> str:
    """Give a rating as the scale has it; '' for ''. Raises ValueError where the scale has no such rating."""
    told = {_plain(rating): rating for rating in reversed(scale)}
    if text and _plain(text) not in told:
        raise ValueError(f"“{text}” is not on the scale; choose one of: {'; '.join(scale)}")
    return told[_plain(text)] if text else ""


def _plain(rating: str) -> str:
    return " ".join(rating.split()).casefold()
