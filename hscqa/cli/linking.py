"""`crosswalk` and `gaps`: what answers what, and what nobody answers."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from hscqa.cli.options import Between
from hscqa.cli.output import json_text
from hscqa.cli.session import Session
from hscqa.errors import ExitCode, UsageError, WorkspaceUnwritable
from hscqa.export import contract_ties, text_ties
from hscqa.export.crosswalk_csv import crosswalk_csv
from hscqa.export.crosswalk_markdown import crosswalk_markdown
from hscqa.model import Crosswalk

OFFICE_SUFFIXES = (".xlsx", ".docx", ".html")
"""What a crosswalk is not written as, so that nobody opens Markdown in a spreadsheet."""


class Format(StrEnum):
    """How a crosswalk is written."""

    MARKDOWN = "md"
    CSV = "csv"
    JSON = "json"


def crosswalk(
    session: Session,
    between: Between,
    form: Annotated[
        Format | None, typer.Option("--format", help="How to write it; else by the suffix of -o, else md.")
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE instead of standard output.")
    ] = None,
) -> ExitCode:
    """Say which statements of one paper answer which of another.

    With the evidence for each link, the comments of other papers, and the gaps on both sides.
    """
    chosen = _format(form, file, json=session.settings.json)
    if file is not None and not file.parent.is_dir():
        raise WorkspaceUnwritable(f"{file.parent} is no folder", "make it first, or choose another file with -o")
    made = _tied(session, between)
    if file is not None and str(file) != "-":
        _save(file, _written(session, made, chosen))
        session.narration.note(f"wrote {file}")
    elif chosen is Format.JSON:
        session.output.json(contract_ties.crosswalk(made))
    else:
        session.output.document(_written(session, made, chosen))
    return ExitCode.FOUND if made.rows else ExitCode.NOTHING_FOUND


def gaps(session: Session, between: Between) -> ExitCode:
    """List what is not answered, answers nothing or is not discussed.

    With the best candidate that was turned down for each.
    """
    made = _tied(session, between)
    if session.settings.json:
        session.output.json(contract_ties.gaps_reply(made))
    else:
        session.output.lines(text_ties.gaps(made, session.papers, session.output.width))
    return ExitCode.FOUND


def _tied(session: Session, between: Between) -> Crosswalk:
    """Make the crosswalk; raise UnknownId for a paper that is not there, before anything takes seconds."""
    for paper in filter(None, (between.source, between.target, *between.comments)):
        session.library.paper(paper)
    library = session.warm_library
    session.narration.progress("tying statements", 0, 0)
    return library.crosswalk(between.source, between.target, between.comments)


def _format(asked: Format | None, file: Path | None, *, json: bool) -> Format:
    """Settle how to write; raise UsageError where the options disagree or nothing writes such a file."""
    if json and asked not in {None, Format.JSON}:
        raise UsageError(f"--json and --format {asked} disagree", "leave one of them out")
    if asked is not None:
        return asked
    suffix = "" if file is None else file.suffix.lower()
    if suffix in OFFICE_SUFFIXES:
        raise UsageError(f"{suffix} files are not written", f"choose one of {', '.join(Format)}")
    by_suffix = {f".{one}": one for one in Format}
    return Format.JSON if json else by_suffix.get(suffix, Format.MARKDOWN)


def _written(session: Session, made: Crosswalk, form: Format) -> str:
    if form is Format.JSON:
        return json_text(contract_ties.crosswalk(made))
    if form is Format.CSV:
        return crosswalk_csv(made, _citations(session, made))
    return crosswalk_markdown(made, session.papers, _citations(session, made))


def _citations(session: Session, made: Crosswalk) -> dict[str, str]:
    """Name the passage of every suggested comment as people name it."""
    places = {said.id for row in made.rows for said in row.comments if said.suggested}
    return {place: session.library.show(place).citation for place in sorted(places)}


def _save(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise WorkspaceUnwritable(
            f"{file} cannot be written: {error.strerror}", "choose another file with -o"
        ) from error
