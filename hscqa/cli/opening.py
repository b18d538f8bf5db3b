"""`tui`: open the terminal UI. Its start is what users wait for, so nothing that it can do without is imported here."""

import gc
import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from hscqa.cli.output import is_terminal
from hscqa.cli.session import Encoding, Session
from hscqa.errors import ExitCode, UsageError
from hscqa.serve import SERVED

if TYPE_CHECKING:
    from hscqa.library import Library


def tui(session: Session) -> ExitCode:
    """Open the terminal UI.

    Raise UsageError where there is no terminal, nor a browser's tab for one.
    """
    if not (SERVED in os.environ or at_terminal()):
        what = "the terminal UI needs a terminal that moves its cursor"
        raise UsageError(what, "use search, ask, show or crosswalk in a pipe")
    gc.disable()  # what is imported stays; to look through it for rubbish takes a twelfth of the time to import it
    from hscqa.tui import run  # noqa: PLC0415 - textual is for this command only

    run(partial(_library, session))
    return ExitCode.FOUND


def at_terminal() -> bool:
    """Say whether a person types what the program reads and sees what it writes, where the cursor can be moved."""
    return is_terminal(sys.stdin) and is_terminal(sys.stdout) and os.environ.get("TERM") != "dumb"


def _library(session: Session) -> "Library":
    """Make the library. From then on rubbish is looked for again, but never among what was imported until then.

    To look through all of that would hold the keys up for some 40 ms.
    """
    try:
        return session.open(Encoding(), narrated=False)
    finally:
        gc.freeze()
        gc.enable()
