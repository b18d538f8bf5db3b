"""A terminal for tests: presses keys as a person does, and sees what a person sees."""

from __future__ import annotations

import asyncio
import shutil
import time
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pyperclip
import pytest
from pyperclip import init_no_clipboard

from hscqa.library import Library, Workspace
from hscqa.tui.app import HscqaApp
from hscqa.tui.lists.entries import EntryList
from hscqa.tui.reader.reading import ReadingScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from contextlib import AbstractAsyncContextManager

    from textual.pilot import Pilot
    from textual.widget import Widget

    Region = type[Widget]

PATIENCE = 90.0
"""Seconds that a test waits for what it wants to see; the encoder may have to load first."""
MINI = Path(__file__).resolve().parent.parent / "papers"
ODD = """
[[paper]]
id = "odd-2022"
title = "A title with [b]markup[/b] and [/x]"
publisher = "[@click=app.quit]Publisher[/]"
date = "2022"
role = "other"
file = "odd.txt"
"""
ODD_TEXT = """The odd sign

1. The sign on the oldest van reads [/b] [@click=app.quit]leave[/] and nobody knows why it was painted.
"""


class Terminal:
    """The running app, its keys and its screen."""

    def __init__(self, app: HscqaApp, pilot: Pilot[None]) -> None:
        """Take the app and its pilot."""
        self.app = app
        self.press = pilot.press
        self._pilot = pilot

    async def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        await self._pilot.resize_terminal(columns, rows)

    async def click(self, column: int, row: int) -> None:
        """Click on a cell."""
        await self._pilot.click(offset=(column, row))

    async def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Hold the mouse button from one cell (column, row) to another."""
        await self._pilot.mouse_down(offset=start)
        await self._pilot.hover(offset=end)
        await self._pilot.mouse_up(offset=end)

    @property
    def lines(self) -> list[str]:
        """The screen, line by line."""
        return [strip.text for strip in self.app.screen._compositor.render_strips()]

    async def type(self, text: str) -> None:
        """Type words, letter by letter."""
        await self.press(*text)

    async def until(self, holds: Callable[[], bool], what: str) -> None:
        """Wait until something holds."""
        deadline = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > deadline or self.app.return_code is not None:
                pytest.fail(f"not so: {what}\n" + "\n".join(self.lines))
            await asyncio.sleep(0.02)

    async def keys_go_to(self, region: Region) -> None:
        """Wait until the keys go to a region; what it shows may be seen before."""
        await self.until(lambda: isinstance(self.app.focused, region), f"the keys go to {region.__name__}")

    async def leaves_box(self) -> None:
        """Leave the box by its key, for the list below."""
        await self.press("escape")
        await self.keys_go_to(EntryList)

    @property
    def place(self) -> ReadingScreen:
        """The one of the five screens that is seen, or that a box stands over."""
        found = self.app.screen_stack[0]
        assert isinstance(found, ReadingScreen)
        return found

    async def goes(self, number: str) -> None:
        """Go to a screen by its number, outside boxes."""
        await self.press(number)
        await self.until(lambda: str(self.place.NAME.number) == number, f"screen {number} is seen")

    async def sees(self, *wanted: str) -> str:
        """Wait until all of these stand on the screen, white space apart; give the whole screen as one line."""
        deadline = time.monotonic() + PATIENCE
        while True:
            seen = " ".join(" ".join(self.lines).split())
            missing = [words for words in wanted if words not in seen]
            if not missing:
                return seen
            if time.monotonic() > deadline or self.app.return_code is not None:
                pytest.fail(f"not on the screen: {missing}\n" + "\n".join(self.lines))
            await asyncio.sleep(0.02)


class OpenTerminal(Protocol):
    """Opens the terminal UI in a terminal of some size."""

    def __call__(self, library: Library, columns: int = 80, rows: int = 24) -> AbstractAsyncContextManager[Terminal]:
        """Give the open terminal; it closes at the end of the block."""


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what a test configures and remembers from the user's own, and exports out of the checkout."""
    monkeypatch.setenv("HSCQA_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("HSCQA_STATE", str(tmp_path / "state"))
    monkeypatch.setattr(pyperclip, "copy", init_no_clipboard()[0])  # nor is anybody's clipboard written to
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


@asynccontextmanager
async def _open(library: Library, columns: int = 80, rows: int = 24) -> AsyncIterator[Terminal]:
    app = HscqaApp(lambda: library)
    async with app.run_test(size=(columns, rows), notifications=True) as pilot:
        yield Terminal(app, pilot)


@pytest.fixture
def open_terminal() -> OpenTerminal:
    """Give what opens terminals."""
    return _open


def make_workspace(root: Path) -> Workspace:
    """Copy the invented papers, and add one whose text looks like markup."""
    shutil.copytree(MINI, root)
    corpus = root / "corpus"
    with (corpus / "papers.toml").open("a", encoding="utf-8") as papers:
        papers.write(ODD)
    (corpus / "odd.txt").write_text(ODD_TEXT, encoding="utf-8")
    return Workspace.at(root)


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Make a library with our own encoder; for tests marked `model`."""
    return Library(make_workspace(tmp_path_factory.mktemp("tui") / "workspace"))


@pytest.fixture(scope="session")
def library_without_model(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Make a library whose encoder is not there: papers can be read, questions cannot be asked."""
    root = tmp_path_factory.mktemp("tui-without-model") / "workspace"
    return Library(make_workspace(root), model=str(root / "no-model"))


@pytest.fixture
def reviewed(library: Library, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """Give the library with nothing decided yet; Anna reviews."""
    monkeypatch.setenv("HSCQA_REVIEWER", "Anna Reid")
    folder = library.workspace.reviews
    shutil.rmtree(folder, ignore_errors=True)
    yield library
    if folder.is_file():
        folder.unlink()
    shutil.rmtree(folder, ignore_errors=True)
