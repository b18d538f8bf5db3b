"""`hscqa serve` in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

TO_END = 30
"""Seconds that a server may take to end."""


def serving(workspace: Path, *options: str) -> AbstractContextManager[tuple[subprocess.Popen[str], str]]:
    """Start `hscqa serve` on a free port; give the process and the first line of its standard output."""
    return started([sys.executable, "-m", "hscqa", "-w", str(workspace), "serve", "--port", "0", *options])


@contextmanager
def started(command: list[str]) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Start a program; give its process and the first line of its standard output."""
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        try:
            yield process, process.stdout.readline().rstrip("\n")
        finally:
            process.kill()


def children(process: int) -> list[int]:
    """Give the processes that a process has started and that have not ended (Linux: proc(5))."""
    found = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    return [int(child) for child in found.split()]
