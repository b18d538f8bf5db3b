"""`review board`: how boards stand by their own self-evaluations, on a day and against an earlier one."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hscqa.cli.saving import check_place, save
from hscqa.cli.session import Session
from hscqa.errors import ExitCode, UsageError
from hscqa.export import contract_board, text_board
from hscqa.export.board_page import Page, board_page, boards_page, none_page
from hscqa.export.citation import name as paper_name
from hscqa.export.contract import Json
from hscqa.export.json_text import json_text
from hscqa.export.markdown.board_markdown import board_markdown
from hscqa.model import SelfEvaluation

if TYPE_CHECKING:
    from hscqa.review.comparison import Comparison, Outdated
    from hscqa.review.summary import Summary

MARKDOWN = (".md", ".markdown", ".txt", "")
"""What the page is written to; any other suffix but JSON would promise another format."""
JSON = ".json"


def _day(text: str | None) -> str | None:
    """Check a day of the calendar; None is none. Raise typer.BadParameter where it is no day."""
    from hscqa.review.board_lines import is_day  # noqa: PLC0415  `--help` needs it not

    if text is None or is_day(text):
        return text
    raise typer.BadParameter(f"'{text}' is no day; write it as 2026-03-31")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the self-evaluations on record."""

    known: tuple[SelfEvaluation, ...]
    on: str
    """ISO date."""
    since: str | None
    """ISO date of the earlier one to compare with; None for the one before."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown, in the two forms from which all others are written."""

    pages: Sequence[Page]
    json: Json
    is_found: bool = True
    """Whether there is a self-evaluation to show."""


def board(
    session: Session,
    name: Annotated[str | None, typer.Argument(metavar="BOARD", help="Which board; else all of them.")] = None,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", callback=_day, help="As things stood on DATE; else today.")
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(metavar="DATE", callback=_day, help="Compare with what held on DATE; else with the one before."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE (.md or .json).")
    ] = None,
) -> ExitCode:
    """Say how a board stands by its own self-evaluation: ratings by theme, what is overdue, what has changed.

    Without BOARD all boards, side by side. Exit code 1 where no self-evaluation held on that day.
    """
    from hscqa.review.journal import now  # noqa: PLC0415  `--help` needs it not

    file = None if output is None or str(output) == "-" else output
    if file is not None:
        _check(file, json=session.settings.json)
    asked = Asked(_known(session), on or now()[:10], since)
    if since is not None and (name is None or since > asked.on):
        raise UsageError(f"nothing is compared with {since}", "name a board, and a day that is not after --on")
    shown = _all(session, asked) if name is None else _one(session, asked, name)
    if file is not None and shown.is_found:
        save(file, json_text(shown.json) if file.suffix.lower() == JSON else board_markdown(shown.pages))
        session.narration.note(f"wrote {file}")
    elif session.settings.json:
        session.output.json(shown.json)
    elif output is not None and shown.is_found:
        session.output.document(board_markdown(shown.pages))
    else:
        session.output.lines(text_board.pages(shown.pages, session.output.width))
    return ExitCode.FOUND if shown.is_found else ExitCode.NOTHING_FOUND


def _check(file: Path, *, json: bool) -> None:
    """Check a file before anything takes time; raise UsageError where nothing writes such a file."""
    suffix = file.suffix.lower()
    if suffix not in {*MARKDOWN, JSON}:
        raise UsageError(f"{suffix} files are not written", "choose .md or .json")
    if json and suffix != JSON:
        raise UsageError(f"--json and {file} disagree", "leave one of them out, or choose .json")
    check_place(file)


def _known(session: Session) -> tuple[SelfEvaluation, ...]:
    """Read the self-evaluations of the workspace; lines that cannot be read are named on standard error."""
    from hscqa.review.boards import read_boards  # noqa: PLC0415  `--help` needs it not

    found, faulty = read_boards(session.library.workspace.reviews)
    for one in faulty:
        session.narration.note(str(one))
    return found


def _all(session: Session, asked: Asked) -> Shown:
    """Show all boards."""
    from hscqa.review.boards import held  # noqa: PLC0415  as above
    from hscqa.review.summary import summary  # noqa: PLC0415  as above

    listed = [summary(one, asked.on) for one in held(asked.known, asked.on)]
    if not listed:
        return _none(asked.on, "", sorted({one.board for one in asked.known}))
    return Shown([boards_page(listed, asked.on, _names(session))], contract_board.boards(listed, asked.on))


def _one(session: Session, asked: Asked, name: str) -> Shown:
    """Show one board, against each paper."""
    from hscqa.review.boards import called, held  # noqa: PLC0415  as above

    board = called(asked.known, name)
    own = [one for one in asked.known if one.board == board]
    if not own:
        return _none(asked.on, board, sorted({one.board for one in asked.known}))
    for day in filter(None, (asked.on, asked.since)):
        if not held(own, day):
            return _none(day, board, sorted({one.on for one in own}))
    found = [_made(session, one, asked) for one in held(own, asked.on)]
    names = _names(session)
    return Shown([board_page(*one, names) for one in found], contract_board.board(board, asked.on, found))


def _made(session: Session, one: SelfEvaluation, asked: Asked) -> "tuple[Summary, Comparison | None, Outdated | None]":
    """Sum up a self-evaluation, and hold it against an earlier one and its paper; None where there is none."""
    from hscqa.review.boards import latest, unanswered  # noqa: PLC0415  as above
    from hscqa.review.comparison import compared, outdated  # noqa: PLC0415  as above
    from hscqa.review.summary import summary  # noqa: PLC0415  as above

    before = [each for each in asked.known if asked.since is not None or each.on < one.on]
    earlier = latest(before, one.board, asked.since or "", one.source)
    paper = session.papers.get(one.source)
    is_read = paper is not None and paper.is_read
    statements = session.library.document(one.source).statements if is_read else None
    return (
        summary(one, asked.on),
        compared(earlier, one) if earlier else None,
        None if statements is None else outdated(one, [unanswered(each) for each in statements]),
    )


def _none(on: str, board: str, known: Sequence[str]) -> Shown:
    """Show that no self-evaluation held, and what there is."""
    return Shown([none_page(on, board, known)], contract_board.none(on, board, known), is_found=False)


def _names(session: Session) -> dict[str, str]:
    """Name the papers of the workspace, by id."""
    return {one: paper_name(paper) for one, paper in session.papers.items()}
