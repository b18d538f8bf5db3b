"""Take the picture of the terminal UI that stands in README.md: a question to the papers of corpus/, and its answer.

Run it with `make examples` after an answer or a screen has changed.
"""

from __future__ import annotations

import asyncio
import os
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hscqa.library import Library, Workspace
from hscqa.tui.app import HscqaApp
from hscqa.tui.ask.finds import Stage
from hscqa.tui.ask.screen import AskScreen

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "terminal-ui.svg"
QUESTION = "How quickly should reserves policies be in place?"
COLUMNS, ROWS = 120, 36
PATIENCE = 300.0
"""Seconds that the script waits for an answer; the index may have to be built first."""
FETCHED = re.compile(r',\s*url\("https?:[^"]*"\)\s*format\("[^"]*"\)')
"""What makes a browser fetch a font; the reader's own will do."""


async def picture(library: Library) -> str:
    """Ask in the terminal UI, and give what is seen then, as SVG. Raises TimeoutError."""
    app = HscqaApp(lambda: library)
    app.animation_level = "none"
    async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
        screen = app.screen
        if not isinstance(screen, AskScreen):
            raise TypeError("the terminal UI does not begin with the screen Ask")
        await pilot.press(*QUESTION, "enter")
        await _until(lambda: screen.results.finds is not None and screen.results.finds.stage is Stage.FULL)
        await _until(lambda: app.focused is screen.results)
        await _until(lambda: screen.reader.place is not None and not any(worker.is_running for worker in app.workers))
        await pilot.pause()
        told = screen.results.finds.counts if screen.results.finds else ""
        screen.status.say(told.rpartition(" · ")[0])  # how long it took differs from one run to the next
        await pilot.pause()
        return FETCHED.sub("", app.export_screenshot(title="hscqa"))


async def _until(holds: Callable[[], bool]) -> None:
    """Wait until something holds. Raises TimeoutError."""
    async with asyncio.timeout(PATIENCE):
        while not holds():  # noqa: ASYNC110 - a screen has no event for what it shows
            await asyncio.sleep(0.02)


def main() -> None:
    """Write docs/terminal-ui.svg anew."""
    library = Library(Workspace.at(ROOT))
    with TemporaryDirectory() as folder:  # neither a user's settings nor what they asked before are to be seen
        os.environ |= {"HSCQA_CONFIG": f"{folder}/config.toml", "HSCQA_STATE": folder}
        os.environ.pop("NO_COLOR", None)
        taken = asyncio.run(picture(library))
    PICTURE.write_text(taken, encoding="utf-8")


if __name__ == "__main__":
    main()
