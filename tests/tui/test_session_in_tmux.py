"""The program itself in a real terminal, from the first question to a file and back to the prompt; and in a pipe."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from docx import Document

from tests.tui.conftest import MINI, PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.slow
HSCQA = shlex.join([sys.executable, "-m", "hscqa"])
NEEDS_TMUX = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
COLUMNS, ROWS = 80, 24
_LOOKS_EVERY = 0.05
"""Seconds between two looks at the terminal."""


class Tmux:
    """A terminal of 80 columns and 24 rows with a shell in it."""

    def __init__(self, folder: Path, socket: Path, environment: dict[str, str]) -> None:
        """Start the shell in a folder; who has the socket has the terminal."""
        self._socket = str(socket)
        self._environment = environment
        size = ("-x", str(COLUMNS), "-y", str(ROWS))
        self._do("-f", os.devnull, "new-session", "-d", *size, "-c", str(folder), "env PS1='prompt> ' sh")

    def keys(self, *names: str) -> None:
        """Press keys, by tmux's names for them."""
        self._do("send-keys", *names)

    def types(self, text: str) -> None:
        """Type text, letter by letter."""
        self._do("send-keys", "-l", text)

    def sees(self, wanted: str) -> str:
        """Wait until something stands on the screen, white space apart; give the whole screen as one line."""
        deadline = time.monotonic() + PATIENCE
        while wanted not in (seen := " ".join(self.screen.split())):
            if time.monotonic() > deadline:
                pytest.fail(f"not on the screen: {wanted}\n{self.screen}")
            time.sleep(_LOOKS_EVERY)
        return seen

    @property
    def screen(self) -> str:
        """The screen, line by line."""
        return self._do("capture-pane", "-p")

    @property
    def modes(self) -> str:
        """Whether the terminal shows its second page, its cursor, and whether it reports the mouse."""
        return self._do("display-message", "-p", "#{alternate_on} #{cursor_flag} #{mouse_any_flag}").strip()

    def close(self) -> None:
        """End the terminal with all that runs in it."""
        self._do("kill-server")

    def _do(self, *command: str) -> str:
        told = subprocess.run(
            ["tmux", "-S", self._socket, *command],  # noqa: S607 - wherever it is
            env=self._environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
        return told.stdout


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Give the environment of a user who has configured nothing but a name."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HSCQA_", "TMUX", "NO_COLOR"))}
    own = {
        "HSCQA_CONFIG": str(tmp_path / "config.toml"),
        "HSCQA_STATE": str(tmp_path / "state"),
        "HSCQA_REVIEWER": "Anna Reid",
        "HSCQA_WORKSPACE": str(tmp_path / "workspace"),
        "LC_ALL": "C.UTF-8",
    }
    shutil.copytree(MINI, tmp_path / "workspace")
    return {**kept, **own}


@pytest.fixture
def terminal(tmp_path: Path, environment: dict[str, str]) -> Iterator[Tmux]:
    """Give a terminal in an empty folder."""
    folder = tmp_path / "here"
    folder.mkdir(exist_ok=True)
    with TemporaryDirectory(prefix="hscqa") as short:  # the name of a socket has room for some hundred letters
        terminal = Tmux(folder, Path(short) / "socket", environment)
        yield terminal
        terminal.close()


@NEEDS_TMUX
@pytest.mark.model
def test_from_the_first_question_to_an_exported_crosswalk_and_back_to_the_prompt(
    terminal: Tmux, tmp_path: Path
) -> None:
    terminal.sees("prompt>")
    terminal.types(f"{HSCQA}; echo left with $?")
    terminal.keys("Enter")
    terminal.sees("Ready")
    assert terminal.modes == "1 0 1"
    asks_and_reads(terminal)
    decides_on_the_first_tie(terminal)
    exports(terminal)
    terminal.keys("C-q")
    seen = terminal.sees("left with 0")
    assert "Traceback" not in seen
    assert terminal.modes == "0 1 0"
    terminal.types("echo typed again")
    assert "echo typed again" in terminal.sees("echo typed again")

    (written,) = (tmp_path / "here").iterdir()
    document = Document(str(written))
    words = [paragraph.text for paragraph in document.paragraphs]
    words += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert any("A map of all routes will be published." in text for text in words)
    assert any("Anna Reid" in text for text in words)


def asks_and_reads(terminal: Tmux) -> None:
    """Ask, read the first quotation, follow its first footnote, and come back."""
    terminal.types("Who plans the routes of the vans?")
    terminal.keys("Enter")
    terminal.sees("Answer")
    terminal.sees("y Y Copy")  # the keys have gone to the list
    terminal.keys("Enter")
    terminal.sees("Readers’ Forum (2022), The Routes, paragraph 2")
    terminal.sees("p.2. ↑")
    terminal.keys("l")
    terminal.sees("note 4 (")
    terminal.keys("Enter")
    terminal.sees("Readers’ Forum (2022), note 4")
    terminal.keys("BSpace")
    terminal.sees("Readers’ Forum (2022), The Routes, paragraph 2")


def decides_on_the_first_tie(terminal: Tmux) -> None:
    """Go to the crosswalk, to the ties of its first statement, and accept the link."""
    terminal.keys("F3")
    terminal.sees("Proposal 1 (i)")
    terminal.sees("Enter goes on to links and comments")
    terminal.keys("Enter")
    terminal.sees("What it answers in Norland Audit (2021)")
    terminal.keys("j", "a")
    terminal.sees("Saved: Anna Reid accepted")


def exports(terminal: Tmux) -> None:
    """Write the crosswalk to a Word file, which is what is offered."""
    terminal.keys("e")
    terminal.sees("Export the crosswalk")
    terminal.keys("Enter")
    terminal.sees("Written: the crosswalk")


def test_in_a_pipe_the_program_prints_its_help(environment: dict[str, str]) -> None:
    told = subprocess.run(
        ["/bin/sh", "-c", f"{HSCQA} | cat"],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert "Usage: hscqa" in told.stdout
    assert "crosswalk" in told.stdout
    assert "\x1b" not in told.stdout


@NEEDS_TMUX
@pytest.mark.parametrize("keys", [("F6", "F4"), ("F3",), ("F5", "F2")])
def test_it_can_be_left_while_a_screen_is_put_together(terminal: Tmux, keys: tuple[str, ...]) -> None:
    terminal.sees("prompt>")
    terminal.types(f"{HSCQA}; echo left with $?")
    terminal.keys("Enter")
    terminal.sees("Type a question above")
    terminal.keys(*keys, "C-q")
    assert "error" not in terminal.sees("left with 0")


@NEEDS_TMUX
def test_a_terminal_that_cannot_move_its_cursor_is_told_what_to_use_instead(terminal: Tmux) -> None:
    terminal.sees("prompt>")
    terminal.types(f"TERM=dumb {HSCQA} tui; echo left with $?")
    terminal.keys("Enter")
    assert "needs a terminal that moves its cursor" in terminal.sees("left with 2")


def test_without_a_keyboard_the_terminal_ui_says_what_to_use_instead(environment: dict[str, str]) -> None:
    told = subprocess.run(
        [*shlex.split(HSCQA), "tui"],
        stdin=subprocess.DEVNULL,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert told.returncode == 2
    assert told.stdout == ""
    assert "the terminal UI needs a terminal" in told.stderr
    assert "use search, ask, show or crosswalk in a pipe" in " ".join(told.stderr.split())
