"""The files of reviews/boards/: one a board, self-evaluations one a line, only ever appended to.

A later self-evaluation takes the place of an earlier one and does not change it. What cannot be read is reported and
left out.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from hscqa.errors import UsageError
from hscqa.model.boards import Position
from hscqa.review import board_lines
from hscqa.review.appending import SUFFIX, Faulty, append_lines, read_lines
from hscqa.review.naming import LONGEST_STEM, stem_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from hscqa.model.boards import SelfEvaluation
    from hscqa.model.papers import Statement

FOLDER = "boards"
"""Where in reviews/ the files stand: the journal of decisions reads no folders."""
DEFAULT_SCALE = ("not yet established", "partly established", "established", "exemplary")
"""The ratings that a form offers unless the user sets others with --scale; the lowest first."""


def read_boards(folder: Path) -> tuple[tuple[SelfEvaluation, ...], tuple[Faulty, ...]]:
    """Read all self-evaluations under reviews/, and what was left out: files by name, each in its own order.

    One that stands there twice, as in a synced folder's conflict copy, counts once, where it stands first.
    """
    found: dict[str, SelfEvaluation] = {}
    faulty: list[Faulty] = []
    for file, number, one in read_lines(folder / FOLDER, board_lines.evaluation):
        if isinstance(one, Faulty):
            faulty.append(one)
        elif found.setdefault(one.id, one) != one:
            faulty.append(Faulty(file, number, f"another self-evaluation has the same id, {one.id[:LONGEST_STEM]}"))
    return tuple(found.values()), tuple(faulty)


def append_board(folder: Path, evaluation: SelfEvaluation) -> None:
    """Add a self-evaluation to its board's file under reviews/; when this returns, the disk has it.

    Raises UsageError where it cannot be kept, WorkspaceUnwritable where it was not saved.
    """
    file = board_file(folder, evaluation.board)
    try:
        body = board_lines.line(evaluation).encode()
    except ValueError as error:
        raise UsageError(f"NOT saved: {error}", "mend the form and import it again") from error
    append_lines(file, body, again="import it again")


def board_file(folder: Path, board: str) -> Path:
    """Give the file of a board under reviews/: one for each name, on every system.

    Raises UsageError for a name that is empty or blank, or has control characters.
    """
    remedy = "give one with letters and without control characters"
    return folder / FOLDER / f"{stem_of(board, 'board', remedy)}{SUFFIX}"


def board_name(text: str) -> str:
    """Give a board's name as it is kept: however its letters and spaces were typed, one name is one board."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def called(evaluations: Iterable[SelfEvaluation], name: str) -> str:
    """Give the board that a name means: the one with just this name, else the only one but for capital letters.

    Where there is none, the name comes back as it would be kept.
    """
    boards, meant = {one.board for one in evaluations}, board_name(name)
    alike = [one for one in boards if one.casefold() == meant.casefold()]
    return alike[0] if meant not in boards and len(alike) == 1 else meant


def unanswered(one: Statement) -> Position:
    """Give the position of a board that has said nothing of a statement."""
    due = one.due if one.due and board_lines.is_day(one.due) else ""
    return Position(one.id, one.reading, one.label or one.id, one.theme, due)


def latest(evaluations: Iterable[SelfEvaluation], board: str, on: str = "", source: str = "") -> SelfEvaluation | None:
    """Give the self-evaluation of a board that held on a day (ISO; '' for the last of all); None where none did.

    With a `source`, only those against this paper count. Of several for one day the one that was taken in last holds;
    of several taken in within a second the one that stands last.
    """
    held_then = [one for one in evaluations if one.board == board and (not on or one.on <= on)]
    counting = [one for one in held_then if source in {"", one.source}]
    return max(reversed(counting), key=lambda one: (one.on, one.at), default=None)


def held(evaluations: Iterable[SelfEvaluation], on: str = "") -> tuple[SelfEvaluation, ...]:
    """Give what held on a day (ISO; '' for the last of all) of each board against each paper, by board, then paper."""
    listed = tuple(evaluations)
    pairs = sorted({(one.board, one.source) for one in listed})
    found = (latest(listed, board, on, source) for board, source in pairs)
    return tuple(one for one in found if one is not None)
