"""`ingest` and `doctor`: make the index, and see whether all is whole."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hscqa.cli.narration import say_error
from hscqa.cli.options import Description
from hscqa.cli.session import Encoding, Session
from hscqa.errors import ExitCode
from hscqa.export import contract, text_ties
from hscqa.export.lines import Line

if TYPE_CHECKING:
    from hscqa.library import IngestReport

BY_CHECK = {"corpus": ExitCode.CORPUS, "writable": ExitCode.UNWRITABLE}
"""The exit code of a check that failed; 3 for any other. The first that failed decides."""


def ingest(
    session: Session,
    description: Description,
    encoding: Encoding,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", help="Papers to read; one outside corpus/ is copied in. Else all of it."),
    ] = None,
    *,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Make the whole index anew.")] = False,
) -> ExitCode:
    """Read new and changed papers and build the index."""
    report = session.open(encoding).ingest(
        paths or (),
        title=description.title,
        publisher=description.publisher,
        date=description.date,
        role=description.role,
        rebuild=rebuild,
    )
    _tell(session, report)
    if session.settings.json:
        session.output.json(_report(report))
    else:
        session.output.lines([Line(_summary(report))])
    return ExitCode.CORPUS if report.failed else ExitCode.FOUND


def doctor(session: Session) -> ExitCode:
    """Check installation, papers and index, and say what to do."""
    checks = session.library.doctor()
    if session.settings.json:
        session.output.json(contract.doctor(checks))
    else:
        session.output.lines(text_ties.doctor(checks, session.output.width))
    failed = next((check.name for check in checks if not check.ok), None)
    return ExitCode.FOUND if failed is None else BY_CHECK.get(failed, ExitCode.INDEX)


def _tell(session: Session, report: "IngestReport") -> None:
    """Write a line for each paper that was read, left alone, gone or not readable; the last is an error."""
    for paper in report.read:
        session.narration.note(f"read {paper}")
    for paper, why in report.skipped:
        session.narration.note(f"skipped {paper}: {why}")
    for paper in report.removed:
        session.narration.note(f"removed {paper}")
    session.narration.close()
    for paper, why in report.failed:
        say_error(f"{paper} could not be read: {why}")


def _summary(report: "IngestReport") -> str:
    counts = (
        ("read", report.read),
        ("skipped", report.skipped),
        ("failed", report.failed),
        ("removed", report.removed),
    )
    papers = ", ".join(f"{len(listed)} {what}" for what, listed in counts)
    vectors = f"{report.vectors_made} vectors made, {report.vectors_reused} reused"
    return f"papers: {papers}; {report.passages} passages; {vectors}; {report.seconds:.1f} s"


def _report(report: "IngestReport") -> dict[str, Any]:
    return {
        "read": list(report.read),
        "skipped": [{"paper": paper, "why": why} for paper, why in report.skipped],
        "failed": [{"paper": paper, "why": why} for paper, why in report.failed],
        "removed": list(report.removed),
        "passages": report.passages,
        "vectors_made": report.vectors_made,
        "vectors_reused": report.vectors_reused,
        "seconds": round(report.seconds, 2),
    }
