"""What people wrote into the open cells of a row, before anything is held against papers or decisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.model import Act
from hscqa.model.decisions import RELATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DECISIONS = (Act.ACCEPT, Act.REJECT, Act.ADD)
"""What `your decision` may say."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that a row asks for."""

    act: Act
    words: str = ""
    """The reason or the note."""
    relation: str = ""
    """'' leaves what was offered, or what the reviewer said before."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """One thing that a row asks for and that cannot be understood."""

    why: str
    """What is the matter and what to do, in words."""


def asked_of_tie(cells: Mapping[str, str], *, is_link: bool) -> tuple[Asked | Unclear, ...]:
    """Give what the open cells of a row of Ties ask for: a decision, then notes; nothing where they are empty.

    The choices may be written in any case. A relation alone accepts. The reason of anything but a rejection is kept as
    a note, since only a rejection has one.
    """
    try:
        return tuple(dict.fromkeys([*_decision(cells, is_link=is_link), *_note(cells.get("your note", ""))]))
    except ValueError as error:
        return (Unclear(str(error)), *_note(cells.get("your note", "")))


def asked_of_addition(cells: Mapping[str, str]) -> tuple[Asked, ...]:
    """Give what a row of Add asks for: a tie, and a note on it; nothing where it is empty.

    Raises ValueError, with what to do, where a side is missing or the relation cannot be understood.
    """
    if not any(cell.strip() for cell in cells.values()):
        return ()
    missing = [name for name in ("statement_id", "tied_id") if not cells.get(name, "").strip()]
    if missing:
        raise ValueError(f"nothing stands in {' and '.join(missing)}: name both sides of the tie by their ids")
    relation = _relation(cells.get("relation", ""), is_link=not cells.get("words", "").strip())
    return (Asked(Act.ADD, relation=relation), *_note(cells.get("note", "")))


def _decision(cells: Mapping[str, str], *, is_link: bool) -> Iterator[Asked]:
    """Give the decision of a row of Ties, if there is one; raise ValueError where it cannot be understood."""
    act, reason = _act(cells.get("your decision", "")), _words(cells.get("your reason", ""))
    relation = _relation(cells.get("your relation", ""), is_link=is_link)
    if act is None and reason:
        raise ValueError(f"there is a reason and no decision: choose {_either(DECISIONS)} in `your decision`")
    if act is Act.REJECT:
        if not reason:
            raise ValueError("a rejection needs a reason: write it into `your reason`")
        if relation:
            raise ValueError("what is rejected has no relation: empty `your relation`, or accept")
        yield Asked(act, reason)
    elif act is not None or relation:
        yield Asked(act or Act.ACCEPT, relation=relation)
        yield from _note(reason)


def _note(cell: str) -> Iterator[Asked]:
    """Give a note; nothing for an empty cell."""
    if words := _words(cell):
        yield Asked(Act.NOTE, words)


def _act(cell: str) -> Act | None:
    """Read a decision; None for an empty cell. Raises ValueError for anything that is none."""
    told = _folded(cell)
    if told and told not in DECISIONS:
        raise ValueError(f"“{' '.join(cell.split())}” is no decision: choose {_either(DECISIONS)}")
    return Act(told) if told else None


def _relation(cell: str, *, is_link: bool) -> str:
    """Read a relation; '' for an empty cell. Raises ValueError for any other, or where there can be none."""
    told = _folded(cell)
    if told and told not in RELATIONS:
        raise ValueError(f"“{' '.join(cell.split())}” is no relation: choose {_either(RELATIONS)}")
    if told and not is_link:
        raise ValueError("a comment has no relation: empty the cell")
    return told


def _words(cell: str) -> str:
    """Give the words of a cell, with one kind of line end; half of a character, which no file holds, becomes U+FFFD."""
    whole = cell.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "\n".join(whole.splitlines()).strip()


def _folded(cell: str) -> str:
    return " ".join(cell.split()).casefold()


def _either(choices: tuple[str, ...]) -> str:
    return f"{', '.join(choices[:-1])} or {choices[-1]}"
