"""The one owner of standard error: errors, remarks and progress."""

from __future__ import annotations

import contextlib
import sys
import threading
import time
import traceback
from typing import TYPE_CHECKING, Protocol

from hscqa.cli.output import is_terminal, takes_colour
from hscqa.export.visible import one_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

WORTH_A_LINE = 1.0
"""Seconds a stage must last before lines tell of it."""


def say(text: str) -> None:
    """Write one line; a standard error that is closed or full never stops the work."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(f"{one_line(text)}\n")
        sys.stderr.flush()


def say_error(error: object) -> None:
    """Write `hscqa: error: what; remedy`."""
    say(f"hscqa: error: {error}")


class Meter(Protocol):
    """Shows how far a stage of work has come."""

    def update(self, done: int, total: int) -> None:
        """Take a new state; a total of 0 is unknown."""

    def end(self, *, finished: bool) -> None:
        """Take the meter away: the stage is over, or was broken off."""


class Narration:
    """Progress and remarks of one command; `quiet` leaves only errors."""

    def __init__(self, *, quiet: bool = False, bare: bool = False) -> None:
        """Look at standard error as it is now; `bare` wants lines instead of a bar, whatever it is."""
        self.quiet = quiet
        bars = is_terminal(sys.stderr) and takes_colour() and not bare
        self._meter_of: Callable[[str], Meter] = Bar if bars else Lines
        self._stage: str | None = None
        self._meter: Meter | None = None

    def note(self, text: str | None) -> None:
        """Write a remark; None and '' say nothing."""
        if text and not self.quiet:
            self.close()
            say(f"hscqa: {text}")

    def progress(self, what: str, done: int, total: int) -> None:
        """Take the library's word of `what` is being done; a total of 0 is unknown."""
        if self.quiet:
            return
        if what != self._stage or self._meter is None:
            self.close()
            self._stage, self._meter = what, self._meter_of(what)
        self._meter.update(done, total)

    def close(self, *, finished: bool = True) -> None:
        """End the stage that is shown, if any: before anything else is written."""
        if self._meter is not None:
            self._meter.end(finished=finished)
        self._stage = self._meter = None

    def traceback(self) -> None:
        """Write the traceback of the exception that is being handled."""
        self.close(finished=False)
        traceback.print_exc(file=sys.stderr)


class Lines:
    """A line when a stage begins and one when it ends, if it lasts longer than a second."""

    def __init__(self, what: str) -> None:
        """Begin; the first line waits, so that short stages stay unsaid."""
        self._what = what
        self._began = time.monotonic()
        self._done = self._total = 0
        self._timer = threading.Timer(WORTH_A_LINE, say, (f"hscqa: {what} ...",))
        self._timer.daemon = True
        self._timer.start()

    def update(self, done: int, total: int) -> None:
        """Remember how far it has come."""
        self._done, self._total = done, total

    def end(self, *, finished: bool) -> None:
        """Say how much was done and how long it took; a stage that was broken off ends in silence."""
        self._timer.cancel()
        self._timer.join()  # the first line must not come after the last
        seconds = time.monotonic() - self._began
        if finished and seconds >= WORTH_A_LINE:
            amount = f"{self._done} of {self._total}, " if self._total else ""
            say(f"hscqa: {self._what}: {amount}{seconds:.0f} s")


class Bar:
    """A progress bar that leaves nothing behind."""

    def __init__(self, what: str) -> None:
        """Show the bar."""
        self._progress = _rich_progress()
        self._task: TaskID = self._progress.add_task(one_line(what), total=None, amount="")
        self._progress.start()

    def update(self, done: int, total: int) -> None:
        """Move the bar."""
        amount = f"{done} of {total}" if total else ""
        self._progress.update(self._task, completed=done, total=total or None, amount=amount)

    def end(self, *, finished: bool) -> None:  # noqa: ARG002 - a bar leaves nothing behind, finished or not
        """Take the bar away."""
        self._progress.stop()


def _rich_progress() -> RichProgress:
    from rich.console import Console  # noqa: PLC0415 - a tenth of a second that only a terminal owes
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    what = TextColumn("{task.description}", markup=False)
    amount = TextColumn("{task.fields[amount]}", markup=False)
    return Progress(what, BarColumn(), amount, TimeElapsedColumn(), console=Console(stderr=True), transient=True)
