"""Which numbers belong together: paragraphs numbered through a paper, numbered headings, and lists.

A paper counts several things with the same `1.`; a list inside paragraph 7 must not become paragraphs 1 to 4.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hscqa.structure.families import list_noun

if TYPE_CHECKING:
    from hscqa.structure.pieces import Piece

LONGEST_NUMBERED_HEADING = 90
"""Characters."""


@dataclass(slots=True)
class Run:
    """Pieces that count on from one another."""

    members: list[int] = field(default_factory=list)
    """Indices into the pieces, in order."""
    last: int = 0


def mark_numbers(pieces: list[Piece]) -> None:
    """Give every numbered piece its role (`heading`, `entry` or `paragraph`) and its list's noun."""
    runs = _runs(pieces)
    paragraphs: list[Run] = []
    for run in runs:
        opening = _opening(pieces, run.members[0])
        noun = list_noun(opening.words) if opening is not None else ""
        role = _role(pieces, run, opening)
        for index in run.members:
            pieces[index].role = role
            pieces[index].noun = noun
        if role == "paragraph" and not noun:
            paragraphs.append(run)
    main = max(paragraphs, key=lambda run: len(run.members), default=None)
    for run in paragraphs:
        for index in run.members:
            pieces[index].key = "" if run is main else "section"
    for piece in pieces:
        if piece.kind == "numbered" and "." in piece.number:
            piece.role = "paragraph"


def _runs(pieces: list[Piece]) -> list[Run]:
    """Group numbered pieces into runs that count up by one.

    The runs that are still open form a stack: a list inside a paragraph closes when the paragraphs count on.
    """
    runs: list[Run] = []
    open_runs: list[Run] = []
    for index, piece in enumerate(pieces):
        if piece.kind != "numbered" or "." in piece.number:
            continue
        number = int(piece.number)
        fitting = [run for run in open_runs if run.last + 1 == number and run.last > 0]
        if fitting and number != 1:
            chosen = _choose(pieces, fitting, piece)
            del open_runs[open_runs.index(chosen) + 1 :]
        else:
            chosen = Run()
            runs.append(chosen)
            open_runs.append(chosen)
        chosen.members.append(index)
        chosen.last = number
    return runs


def _choose(pieces: list[Piece], fitting: list[Run], piece: Piece) -> Run:
    """Take the innermost run that expects this number; where two do, the one set at the same indent."""
    same = [run for run in fitting if pieces[run.members[-1]].indent == piece.indent]
    return (same or fitting)[-1]


def _opening(pieces: list[Piece], first: int) -> Piece | None:
    """Find the piece that a run follows, footnotes aside."""
    before = (piece for piece in reversed(pieces[:first]) if piece.kind != "footnote")
    return next(before, None)


def _role(pieces: list[Piece], run: Run, opening: Piece | None) -> str:
    """Tell what a run counts."""
    members = [pieces[index] for index in run.members]
    if len(run.members) > 1 and all(_is_title(piece) for piece in members) and _spread(pieces, run):
        return "heading"
    if opening is not None and opening.opens_list:
        return "entry"
    closed = sum(not piece.is_open or piece.opens_list for piece in members)
    return "paragraph" if 2 * closed > len(members) else "entry"


def _is_title(piece: Piece) -> bool:
    """Whether a numbered piece could be a heading by its shape."""
    return len(piece.words) <= LONGEST_NUMBERED_HEADING and piece.is_open


def _spread(pieces: list[Piece], run: Run) -> bool:
    """Whether most members have running text after them, as headings have."""
    followed = sum(
        index + 1 < len(pieces) and pieces[index + 1].kind == "line" and not pieces[index + 1].is_open
        for index in run.members
    )
    return 2 * followed > len(run.members)
