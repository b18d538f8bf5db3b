"""A terminal UI whose libraries print what nobody asked for: from Python, past Python, and from another program."""

from __future__ import annotations

import os
import subprocess
import sys

from textual.app import App, ComposeResult
from textual.widgets import Static

NOISE = "a gull cries"
SHOWN = "The harbour is calm"


class Noisy(App[None]):
    """Cries, then shows its one line."""

    def compose(self) -> ComposeResult:
        """Make all the noise before anything is shown."""
        print(NOISE)  # noqa: T201 - the noise
        os.write(1, NOISE.encode())
        assert sys.__stdout__
        sys.__stdout__.write(NOISE)
        sys.__stdout__.flush()
        subprocess.run([sys.executable, "-S", "-c", f"print({NOISE!r})"], check=True)
        yield Static(SHOWN)


if __name__ == "__main__":
    Noisy().run()
