"""The command line on a workspace of the invented papers."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hscqa.cli.app import run

if TYPE_CHECKING:
    from collections.abc import Callable

INTERRUPTIBLE = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from hscqa.cli import main
main()
"""
"""The program, deaf to no interrupt: tests that run in the background of a shell inherit its deafness."""
INVENTED = Path(__file__).resolve().parents[1] / "papers"


@dataclass(frozen=True)
class Done:
    """How a command ended, and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever the command wrote
        return json.loads(self.out)


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a workspace with an index of words, shared: nothing may write to it."""
    root = tmp_path_factory.mktemp("cli") / "workspace"
    shutil.copytree(INVENTED, root)
    assert run(["-w", str(root), "search", "--mode", "lexical", "--quiet", "library"]) == 0
    return root


@pytest.fixture
def hscqa(workspace: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """Run a command in this process."""

    def run_here(*arguments: str) -> Done:
        capsys.readouterr()
        code = run(["-w", str(workspace), *arguments])
        captured = capsys.readouterr()
        return Done(code, captured.out, captured.err)

    return run_here


@pytest.fixture
def start(workspace: Path) -> Callable[..., subprocess.Popen[bytes]]:
    """Start a command in a process of its own, with pipes; the caller waits for it."""

    def start_there(*arguments: str, **environment: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-c", INTERRUPTIBLE, "-w", str(workspace), *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, **environment},
        )

    return start_there
