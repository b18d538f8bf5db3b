"""`serve`: the terminal UI in a browser."""

import sys
from functools import partial
from typing import Annotated

import typer

from hscqa.cli.session import Session, Settings
from hscqa.errors import ExitCode
from hscqa.serve import Offer
from hscqa.serve import serve as serve_tabs


def serve(  # noqa: PLR0913 - one parameter an option
    session: Session,
    *,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Listen on ADDRESS; there is no login for who can reach it.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(metavar="N", min=0, max=65535, help="Listen on port N; 0 takes a free one.")
    ] = 8000,
    most: Annotated[int, typer.Option(metavar="N", min=1, help="At most N tabs at once, each a program.")] = 4,
    browse: Annotated[bool, typer.Option("--open", help="Open a browser there.")] = False,
    no_key: Annotated[bool, typer.Option("--no-key", help="Want no key in the address.")] = False,
) -> ExitCode:
    """Show the terminal UI in a browser, and print its address."""
    from hscqa.library import Workspace  # noqa: PLC0415 - `--help` needs nothing of it

    Workspace.find(session.settings.workspace)
    serve_tabs(
        tab_command(session.settings),
        Offer(host, port, most, keyed=not no_key, browse=browse),
        announce=partial(_announce, session),
        tell=session.narration.note,
    )
    return ExitCode.FOUND


def tab_command(settings: Settings) -> tuple[str, ...]:
    """Give the program of a tab: `hscqa tui` on the same workspace. No module of the folder it starts in is loaded."""
    named = () if settings.workspace is None else ("--workspace", str(settings.workspace.expanduser().absolute()))
    unbuilt = ("--no-build",) if settings.no_build else ()
    traced = ("--debug",) if settings.debug else ()
    return (sys.executable, "-P", "-m", "hscqa", *named, *unbuilt, *traced, "tui")


def _announce(session: Session, address: str) -> None:
    """Print the address, alone on its line."""
    if session.settings.json:
        session.output.json({"address": address}, one_line=True)
    else:
        session.output.document(f"{address}\n")
