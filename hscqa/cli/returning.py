"""`review import`: a workbook that people filled in, shown before anything of it is written down."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hscqa.cli.deciding import open_reviews
from hscqa.cli.options import Voice
from hscqa.cli.output import is_terminal
from hscqa.cli.session import Session
from hscqa.errors import ExitCode, UsageError
from hscqa.export import contract_return, text_return
from hscqa.export.lines import Line
from hscqa.model import Fate, Returned, Sheets
from hscqa.model.boards import SELF_EVALUATION

if TYPE_CHECKING:
    from hscqa.export.contract import Json
    from hscqa.export.workbook.read_xlsx import RowFault

    Faults = tuple[RowFault, ...]

AGREED = frozenset({"y", "yes"})
"""The answers that apply what was shown, in any case."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a workbook would change, before it does."""

    new: int
    """How many things are to be applied."""
    refused: int
    lines: Callable[[int], list[Line]]
    """Gives it for a terminal of so many columns."""
    json: Callable[[bool], "Json"]
    """Gives it for scripts, with whether it has been applied."""
    apply: Callable[[], str]
    """Writes it down, and says what."""


def import_(
    session: Session,
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="The workbook, filled in (.xlsx); a self-evaluation may be .docx.",
        ),
    ],
    voice: Voice,
    *,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Apply without asking.")] = False,
) -> ExitCode:
    """Take in a workbook that a reviewer or a board filled in.

    Every change is shown first. It is applied once you agree, or with --yes; coming twice is the same as coming once.
    Exit code 2 where something was refused and nothing could be applied, or nobody could be asked.
    """
    from hscqa.library.reviewer import reviewer  # noqa: PLC0415  `--help` needs no configuration

    name = reviewer(voice.reviewer)
    sheets, faults = _read(file)
    work_out = _form if sheets.about.get("workbook", "").strip() == SELF_EVALUATION else _decisions
    return _carry_out(session, work_out(session, sheets, faults, name), yes=yes)


def _read(file: Path) -> tuple[Sheets, "Faults"]:
    """Read a workbook, or a form that is a Word file, with its rows that could not be read.

    Raises UnreadablePaper where it is none of ours.
    """
    if file.suffix.lower() == ".docx":
        from hscqa.export.word.read_positions_docx import read_positions_docx  # noqa: PLC0415  loads only for a Word file
        from hscqa.export.workbook.zip_limits import regular_file  # noqa: PLC0415  as above

        return read_positions_docx(regular_file(file), file.name), ()
    from hscqa.export.workbook.read_xlsx import read_sheets  # noqa: PLC0415  openpyxl loads only for a workbook

    return read_sheets(file)


def _decisions(session: Session, sheets: Sheets, faults: "Faults", name: str) -> Shown:
    """Work out what a reviewer's workbook would change."""
    from hscqa.library.returning import apply, desk, returned  # noqa: PLC0415  rapidfuzz loads only for it

    reviews = open_reviews(session)
    library = session.warm_library
    session.narration.progress("tying statements", 0, 0)
    at = desk(library, reviews, name, sheets.about)
    found = returned(sheets, faults, at)

    def write() -> str:
        return f"{len(apply(found, at))} by {name}"

    return Shown(
        sum(one.fate is Fate.APPLY for one in found),
        sum(one.fate is Fate.REFUSED for one in found),
        lambda width: text_return.workbook(found, name, width),
        lambda applied: contract_return.workbook(found, name, applied=applied),
        write,
    )


def _form(session: Session, sheets: Sheets, faults: "Faults", name: str) -> Shown:
    """Work out what a board's self-evaluation form would change."""
    from hscqa.library.boards import board_return, keep_board  # noqa: PLC0415  `--help` needs it not
    from hscqa.review.boards import read_boards  # noqa: PLC0415  as above
    from hscqa.review.journal import now  # noqa: PLC0415  as above

    library = session.library
    known, faulty = read_boards(library.workspace.reviews)
    for one in faulty:
        session.narration.note(str(one))
    source = sheets.about.get("source", "").strip()
    statements = [one for document in library.documents() if document.paper.id == source for one in document.statements]
    found = board_return(sheets, statements, known, by=name, at=now())
    told = contract_return.Form(
        found.board,
        found.evaluation.on if found.evaluation else "",
        found.already,
        {one.after.statement: one.told for one in found.changes},
        {one.position.statement: (one.position.seen, one.now) for one in found.reworded},
        (*(Returned(one.sheet, one.number, Fate.REFUSED, one.why) for one in faults), *found.refused),
        found.remarks,
    )

    def write() -> str:
        keep_board(library.workspace.reviews, found)
        return f"the position of {found.board} for {told.on}"

    return Shown(
        1 if found.evaluation else 0,
        len(told.refused),
        lambda width: text_return.form(told, width),
        lambda applied: contract_return.form(told, applied=applied),
        write,
    )


def _carry_out(session: Session, shown: Shown, *, yes: bool) -> ExitCode:
    """Show what would change; apply it where that is agreed. Raises UsageError where nobody can be asked."""
    output, json = session.output, session.settings.json
    if not json:
        output.lines(shown.lines(output.width))
    if not shown.new:
        if json:
            output.json(shown.json(False))  # noqa: FBT003  whether it has been applied
        return ExitCode.USAGE if shown.refused else ExitCode.FOUND
    agreed = yes or (not json and _may_ask() and _agrees("Apply this? [y/N] "))
    done = shown.apply() if agreed else ""
    if json:
        output.json(shown.json(agreed))
    elif agreed:
        output.lines(text_return.applied(done, output.width))
    if not agreed and (json or not _may_ask()):
        raise UsageError("nothing was applied, since nobody can be asked here", "apply what is shown with --yes")
    return ExitCode.FOUND if agreed else ExitCode.NOTHING_FOUND


def _may_ask() -> bool:
    """Whether a person sees what is shown and can answer."""
    return all(map(is_terminal, (sys.stdin, sys.stdout, sys.stderr)))


def _agrees(question: str) -> bool:
    """Ask on standard error; anything but a clear yes is a no."""
    sys.stderr.write(question)
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in AGREED
