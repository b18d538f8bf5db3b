"""`ingest`, `doctor` and `tui`: make the index, see whether all is whole, open the terminal UI."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hscqa.cli.options import Description
from hscqa.cli.session import Encoding, Session
from hscqa.errors import ExitCode
from hscqa.export import contract, text_ties
from hscqa.export.lines import Line

if TYPE_CHECKING:
    from hscqa.library import IngestReport


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
    session.narration.close()
    for line in _told(report):
        session.narration.note(line)
    if session.settings.json:
        session.output.json(_report(report))
    else:
        session.output.lines([Line(_summary(report))])
    return ExitCode.CORPUS if report.failed else ExitCode.FOUND


def doctor(session: Session) -> ExitCode:
    """Check installation, papers and index, and say what to do."""
    checks = session.library.doctor()
    session.narration.close()
    if session.settings.json:
        session.output.json(contract.doctor(checks))
    else:
        session.output.lines(text_ties.doctor(checks, session.output.width))
    return ExitCode.FOUND if all(check.ok for check in checks) else ExitCode.INDEX


def tui(session: Session) -> ExitCode:
    """Open the terminal UI."""
    from hscqa.tui import run  # noqa: PLC0415 - textual is for this command only

    run(session.open(Encoding(), narrated=False))
    return ExitCode.FOUND


def _told(report: "IngestReport") -> list[str]:
    """Give a line for each paper that was read, left alone, not readable or gone."""
    return [
        *(f"read {paper}" for paper in report.read),
        *(f"skipped {paper}: {why}" for paper, why in report.skipped),
        *(f"could not read {paper}: {why}" for paper, why in report.failed),
        *(f"removed {paper}" for paper in report.removed),
    ]


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
