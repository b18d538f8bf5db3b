"""What a workbook that people filled in brings back, and what is to be made of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hscqa.model.decisions import Act, TieId, Verdict


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of a sheet, below its heads."""

    sheet: str
    number: int
    """As a spreadsheet numbers it: the heads stand in row 1."""
    cells: Mapping[str, str]
    """The text of each cell by its column's head, as it was written; '' for an empty one."""


class Fate(StrEnum):
    """What becomes of a row that somebody filled in."""

    APPLY = "apply"
    """It says something new."""
    ALREADY = "already"
    """It says what is on record."""
    CHANGED = "changed"
    """The papers say something else at its places by now; nothing is done."""
    REFUSED = "refused"
    """It cannot be understood or was changed where it must not be; nothing is done."""


@dataclass(frozen=True, slots=True)
class Returned:
    """One thing that a row asks for, and what becomes of it. A row with a decision and a note asks for two."""

    sheet: str
    number: int
    fate: Fate
    why: str
    """For CHANGED and REFUSED what is the matter, in words, and what to do; '' otherwise."""
    act: Act | None = None
    """What is to be done; None for what cannot be."""
    tie: TieId | None = None
    """None where it cannot be told."""
    words: str = ""
    """The reason or the note."""
    relation: str = ""
    """`answers` or `partly answers` where the row says so; '' leaves what was offered."""
    before: Verdict | None = None
    """What the same reviewer holds of the tie so far; None where nothing."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """A workbook of ours as it came back, read but not yet judged."""

    about: Mapping[str, str]
    """What the sheet About says, by its first column."""
    rows: Mapping[str, tuple[SheetRow, ...]] = field(default_factory=dict)
    """By sheet, without empty rows."""
