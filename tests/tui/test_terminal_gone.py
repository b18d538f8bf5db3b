"""A terminal that is closed takes the program with it, also where no signal says so."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE = 60.0
"""Seconds in which the program must have ended."""
SEEN = b"Crosswalk"


@pytest.mark.slow
def test_the_program_ends_when_its_terminal_has_gone(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "HSCQA_STATE": str(tmp_path)}
    command = [sys.executable, "-m", "hscqa", "-w", str(tmp_path), "tui"]
    with subprocess.Popen(  # no signal comes: the terminal is not its controlling one
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True
    ) as program:
        os.close(theirs)
        seen = b""
        while SEEN not in seen:
            seen += os.read(ours, 4096)
        assert program.poll() is None
        os.close(ours)
        program.wait(PATIENCE)
        assert program.returncode is not None
