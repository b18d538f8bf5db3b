"""Where the program begins: at a terminal, without a word more, in the terminal UI; else in the command line."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NoReturn

from hscqa.cli.guard import guarded
from hscqa.cli.opening import at_terminal, tui
from hscqa.cli.session import Session, Settings

if TYPE_CHECKING:
    from collections.abc import Sequence


def main() -> NoReturn:
    """Run the program and end the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    sys.exit(_run(sys.argv[1:]))


def _run(arguments: Sequence[str]) -> int:
    """Run one command line and give its exit code."""
    if not arguments and at_terminal():
        return guarded(tui, Session(Settings()))
    from hscqa.cli.app import run  # noqa: PLC0415 - typer and the options cost a tenth of the terminal UI's start

    return run(arguments)
