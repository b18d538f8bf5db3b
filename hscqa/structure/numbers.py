"""Which numbers belong together: paragraphs numbered through a paper, numbered headings, and lists.

A paper counts several things with the same `1.`; a list inside paragraph 7 must not become paragraphs 1 to 4.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hscqa.structure.families import list_noun

if TYPE_CHECKING:
    from hscqa.structure.pieces import Piece

_DOUBLED = re.compile(r"(\d+)\1")
LONGEST_NUMBERED_HEADING = 90
"""Characters."""
LONGEST_NOTE = 8
"""Digits of a footnote's number, set twice."""
AMBIGUOUS = frozenset("ivx")
"""Letters that are Roman numbers too."""
MOST_OPEN = 100
"""Runs still open that are looked at for a number: lists of one entry pile up, and those far out are given up."""
HIGHEST_NOTE = 999
"""A higher number that is another one set twice is read as that."""


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
    for place, run in enumerate(runs):
        opening = _opening(pieces, run.members[0])
        noun = list_noun(opening.words) if opening is not None else ""
        role = _role(pieces, run, opening)
        for index in run.members:
            pieces[index].role, pieces[index].run = role, place
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


def number_notes(pieces: list[Piece]) -> None:
    """Read every footnote's number; one that is set twice (`¹²¹²`, or `⁴⁴` after `³`) is read once."""
    last = 0
    for piece in pieces:
        if piece.kind == "footnote":
            readings = note_numbers(piece.number)
            last = last + 1 if last + 1 in readings else readings[0]
            piece.number = str(last)


def mark_letters(pieces: list[Piece]) -> None:
    """Tell `(i)` after `(h)`, a letter, from `(i)` that begins a list of Roman numbers."""
    before = ""
    for piece in pieces:
        if piece.kind == "letter" and piece.number in AMBIGUOUS and before != chr(ord(piece.number) - 1):
            piece.kind = "roman"
        if piece.kind in ("letter", "roman"):
            before = piece.number


def note_numbers(digits: str) -> tuple[int, ...]:
    """Give the numbers that a note's digits may stand for, the likeliest first: `1212` for 12, `44` for 44 or 4."""
    whole = int(digits[:LONGEST_NOTE])
    doubled = _DOUBLED.fullmatch(digits[:LONGEST_NOTE])
    if doubled is None:
        return (whole,)
    half = int(doubled[1])
    return (half, whole) if whole > HIGHEST_NOTE else (whole, half)


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
        fitting = [run for run in open_runs[-MOST_OPEN:] if run.last + 1 == number and run.last > 0]
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
