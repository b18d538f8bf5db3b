"""`crosswalk` and `gaps`: what answers what, and what nobody answers."""

from collections.abc import Set as AbstractSet
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from hscqa.cli.options import Between
from hscqa.cli.output import json_text
from hscqa.cli.saving import check_place, save
from hscqa.cli.session import Session
from hscqa.errors import ExitCode, UsageError
from hscqa.export import contract_ties, text_ties
from hscqa.export.crosswalk_csv import crosswalk_csv
from hscqa.export.crosswalk_markdown import crosswalk_markdown
from hscqa.export.gap_list import gap_lists
from hscqa.model import Crosswalk, Status

TEXT_SUFFIXES = ("", ".txt", ".markdown")
"""What Markdown is written to besides `.md`; any other suffix would promise another format."""


class Format(StrEnum):
    """How a crosswalk is written."""

    MARKDOWN = "md"
    CSV = "csv"
    JSON = "json"
    XLSX = "xlsx"


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
    if file is not None and str(file) != "-":
        check_place(file)
    made = tied(session, between)
    if file is not None and str(file) != "-":
        save(file, _written(session, made, chosen))
        session.narration.note(f"wrote {file}")
    elif chosen is Format.JSON:
        session.output.json(contract_ties.crosswalk(made))
    else:
        session.output.document(_text(session, made, chosen))
    return ExitCode.FOUND if made.rows else ExitCode.NOTHING_FOUND


def gaps(session: Session, between: Between) -> ExitCode:
    """List what is not answered, answers nothing or is not discussed.

    With the best candidate that was turned down for each.
    """
    made = tied(session, between)
    if session.settings.json:
        session.output.json(contract_ties.gaps_reply(made))
    else:
        cited = _citations(session, gap_lists(made).passages())
        session.output.lines(text_ties.gaps(made, session.papers, session.output.width, cited))
    return ExitCode.FOUND


def tied(session: Session, between: Between) -> Crosswalk:
    """Choose the papers, before anything takes seconds, and make the crosswalk; remarks go to standard error.

    Raise UnknownId or UsageError where the papers do not suit.
    """
    from hscqa.crosswalk import choose  # noqa: PLC0415  `--help` needs no arrays

    read = [one.id for one in session.papers.values() if one.status in {Status.READ, Status.PARTLY}]
    documents = [session.library.document(paper) for paper in read]
    chosen = choose(documents, between.source, between.target, between.comments)
    library = session.warm_library
    session.narration.progress("tying statements", 0, 0)
    speaking = [one.paper.id for one in chosen.commenters]
    made = library.crosswalk(chosen.source.paper.id, chosen.target.paper.id, speaking)
    for remark in (*chosen.remarks, *made.remarks):
        session.narration.note(remark)
    return made


def _format(asked: Format | None, file: Path | None, *, json: bool) -> Format:
    """Settle how to write; raise UsageError where the options disagree or nothing writes such a file."""
    if asked is Format.XLSX and (file is None or str(file) == "-"):
        raise UsageError("a workbook is no text", "name a file with -o")
    if json and asked not in {None, Format.JSON}:
        raise UsageError(f"--json and --format {asked} disagree", "leave one of them out")
    if asked is not None:
        return asked
    suffix = "" if file is None else file.suffix.lower()
    by_suffix = {**dict.fromkeys(TEXT_SUFFIXES, Format.MARKDOWN), **{f".{one}": one for one in Format}}
    if suffix not in by_suffix:
        raise UsageError(f"{suffix} files are not written", f"choose one of {', '.join(Format)}")
    return Format.JSON if json else by_suffix[suffix]


def _written(session: Session, made: Crosswalk, form: Format) -> str | bytes:
    """Give what stands in a file of this form."""
    if form is not Format.XLSX:
        return _text(session, made, form)
    from hscqa.export.crosswalk_xlsx import crosswalk_xlsx  # noqa: PLC0415  XlsxWriter loads only for a workbook

    return crosswalk_xlsx(made, _cited(session, made))


def _text(session: Session, made: Crosswalk, form: Format) -> str:
    """Give a form that is text."""
    if form is Format.JSON:
        return json_text(contract_ties.crosswalk(made))
    cited = _cited(session, made)
    return crosswalk_csv(made, cited) if form is Format.CSV else crosswalk_markdown(made, session.papers, cited)


def _cited(session: Session, made: Crosswalk) -> dict[str, str]:
    """Name the passages that a crosswalk shows as people name them."""
    shown = {said.id for row in made.rows for said in row.comments if said.holds}
    return _citations(session, shown | gap_lists(made).passages())


def _citations(session: Session, passages: AbstractSet[str]) -> dict[str, str]:
    """Name passages as people name them."""
    return {place: session.library.show(place).citation for place in sorted(passages)}
