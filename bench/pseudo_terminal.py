"""A program in a pseudo-terminal of its own: what it paints, read as plain words, and keys sent to it. Linux only."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

SIZE = (120, 40)
"""Columns and rows."""
PATIENCE = 120.0
"""Seconds to wait for words before it is a failure: an encoder loads within them on any machine."""
QUIET = 0.15
"""Seconds without a change after which a program has done what it was told; a cursor blinks more slowly."""
PIECE = 1 << 16
"""Bytes read at once."""

_MOVE = re.compile(rb"\x1b\[[\d;]*[Hf]")
"""The cursor goes to another place: what follows does not belong to the words before."""
_ESCAPE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]P_^X][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-OQ-WYZ\\`-~])")
"""Any other control sequence: colours, modes, titles. (ECMA-48, section 5)"""


def words_of(painted: bytes) -> str:
    """Give what a terminal was told to show, without colours and the like; a line for each place it was told of."""
    return _ESCAPE.sub(b"", _MOVE.sub(b"\n", painted)).decode("utf-8", errors="replace")


class PseudoTerminal:
    """A running program and the terminal it believes to have; leaving the `with` block ends both."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        *,
        size: tuple[int, int] = SIZE,
        cores: Collection[int] = (),
    ) -> None:
        """Start the program on these cores, on any for (); `environment` is all that it has of one."""
        self._own, theirs = pty.openpty()
        columns, rows = size
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        everywhere = os.sched_getaffinity(0)
        os.sched_setaffinity(0, cores or everywhere)
        try:
            self.began = time.perf_counter()
            self._process = subprocess.Popen(  # noqa: S603 - the program is the one that is measured
                command, stdin=theirs, stdout=theirs, stderr=theirs, env=dict(environment), start_new_session=True
            )
        finally:
            os.sched_setaffinity(0, everywhere)
            os.close(theirs)
        self._painted = b""

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the program, whatever it does, and take the terminal away."""
        self._process.kill()
        self._process.wait()
        os.close(self._own)

    @property
    def words(self) -> str:
        """What was painted since `forget`, or since the start."""
        return words_of(self._painted)

    def forget(self) -> None:
        """Let `words` begin anew."""
        self._painted = b""

    def send(self, keys: str) -> float:
        """Send keys as a terminal sends them, and give the moment (`time.perf_counter`) just before."""
        moment = time.perf_counter()
        os.write(self._own, keys.encode())
        return moment

    def read(self, seconds: float) -> bool:
        """Wait for the program to paint, at most `seconds`, and say whether it did."""
        ready, _, _ = select.select([self._own], [], [], max(seconds, 0.0))
        if not ready:
            return False
        try:
            self._painted += os.read(self._own, PIECE)
        except OSError:  # the terminal of a program that has ended
            return False
        return True

    def settle(self) -> None:
        """Wait until nothing more is painted, and let `words` begin anew."""
        while self.read(QUIET):
            pass
        self.forget()

    def wait_for(self, *wanted: str, seconds: float = PATIENCE) -> float:
        """Wait until each of these regular expressions is found in `words`; give the moment when it was.

        Raise TimeoutError where that takes too long, ChildProcessError where the program has ended.
        """
        end = time.perf_counter() + seconds
        while not all(re.search(one, self.words) for one in wanted):
            if self.read(end - time.perf_counter()):
                continue
            if self._process.poll() is not None:
                raise ChildProcessError(f"the program ended and left:\n{self.words[-2000:]}")
            if time.perf_counter() > end:
                raise TimeoutError(f"{wanted} did not come within {seconds:.0f} s, but:\n{self.words[-2000:]}")
        return time.perf_counter()
