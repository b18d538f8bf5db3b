"""Pictures of the screens: the same on every machine, and taken only when nothing moves any more.

A picture that differs fails its test; .pytest_cache/pictures.html then shows it beside the one that is kept. Where the
new one is right: pytest tests/tui/snapshots --snapshot-update.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pyperclip
import pytest
from pyperclip import init_no_clipboard
from textual.widgets import Input

from hscqa.library import Workspace
from hscqa.library.memory import remember_theme
from hscqa.library.reviewing import Reviews
from hscqa.model import Act
from hscqa.tui.app import HscqaApp
from hscqa.tui.colours import DARK
from hscqa.tui.lists.tied import Tied
from tests.tui.conftest import MINI, Terminal
from tests.tui.snapshots.hostile import ANSWER, LISTED, LOG
from tests.tui.snapshots.libraries import Busy, Still, Worded

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot

    from hscqa.library import Library

    Steps = Callable[[Terminal], Awaitable[None]]
    """What a person does before the picture is taken."""

SMALL, LARGE = (80, 24), (120, 40)
"""Columns and rows of the two terminals."""
NO_MODEL = "models/of/gulls"
"""A folder that is not there."""
ALONE = """
[[paper]]
id = "piers-2023"
title = "The piers of the north"
short = "Keepers (2023)"
publisher = "Keepers’ Guild"
date = "2023-05"
role = "other"
file = "piers.txt"
"""
PIERS = """The piers of the north

The gulls

Gulls rest on the north pier all winter. Nobody feeds them.

The lamps

Each lamp burns until the last boat is in.
"""
DECIDED_AT = "2022-07-01T09:30:00Z"
"""When all was decided."""
REPORTS = Path("/home/anna/reports")
"""The folder that exports are offered in: the present one is called otherwise on every machine."""
OURS = ("HSCQA_", "NO_COLOR")
"""How the variables begin that change what is seen."""


class TakePicture(Protocol):
    """Does what a person does, and compares what is seen then with the picture that is kept."""

    def __call__(
        self,
        library: Library,
        steps: Steps,
        size: tuple[int, int] = SMALL,
        *,
        theme: str = DARK,
        goes_on: tuple[str, ...] = (),
    ) -> bool:
        """Say whether it is the same; `goes_on` names the jobs that do not end."""


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder in which all workspaces of these tests stand."""
    return tmp_path_factory.mktemp("pictures")


@pytest.fixture(autouse=True)
def _same_everywhere(shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work where all workspaces stand, so that their paths are short and the same.

    Settings are our own, and there is no clipboard but the terminal's.
    """
    for name in [name for name in os.environ if name.startswith(OURS)]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HSCQA_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("HSCQA_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("HSCQA_REVIEWER", "Anna Reid")
    (tmp_path / "config.toml").write_text(f"[export]\nfolder = '{REPORTS}'\n", encoding="utf-8")
    monkeypatch.setattr(pyperclip, "copy", init_no_clipboard()[0])
    monkeypatch.chdir(shelf)


def workspace(name: str) -> Workspace:
    """Give the workspace of a name, with a path that begins in the present folder."""
    root = Path(name)
    return Workspace(root, root / "corpus", root / "index")


@pytest.fixture(scope="session")
def read(shelf: Path) -> Still:
    """Give the invented papers, read with our own encoder; for tests marked `model`."""
    shutil.copytree(MINI, shelf / "papers")
    return Still(workspace("papers"))


@pytest.fixture(scope="session")
def decided(shelf: Path) -> Still:
    """Give the papers, with a reviewer's decision on each tie that is suggested; for tests marked `model`."""
    shutil.copytree(MINI, shelf / "decided")
    library = Still(Workspace.at(shelf / "decided"))
    reviews = Reviews(library)
    rows = library.crosswalk().rows
    links = [Tied(row.statement, link).id for row in rows for link in row.links if link.suggested]
    comments = [Tied(row.statement, comment).id for row in rows for comment in row.comments if comment.suggested]
    made = [reviews.event("Anna Reid", Act.ACCEPT, tie) for tie in (*links, *comments)]
    reviews.keep([replace(event, at=DECIDED_AT) for event in made])
    return Still(workspace("decided"))


@pytest.fixture(scope="session")
def _words(shelf: Path) -> Workspace:
    """Copy the invented papers once more, for an index without vectors."""
    shutil.copytree(MINI, shelf / "words")
    return workspace("words")


@pytest.fixture(scope="session")
def busy(_words: Workspace) -> Busy:
    """Give the papers, with a library whose long calls do not end."""
    return Busy(_words)


@pytest.fixture(scope="session")
def worded(_words: Workspace) -> Worded:
    """Give the papers, without a language model and with all that needs none."""
    return Worded(_words)


@pytest.fixture(scope="session")
def modelless(_words: Workspace) -> Still:
    """Give the papers, with a language model that is not there."""
    return Still(_words, model=NO_MODEL)


@pytest.fixture(scope="session")
def empty(shelf: Path) -> Worded:
    """Give a workspace without papers."""
    return Worded(_made(shelf, "empty", ""))


@pytest.fixture(scope="session")
def alone(shelf: Path) -> Worded:
    """Give one paper, which quotes nothing, refers to nothing and has nothing to answer."""
    return Worded(_made(shelf, "alone", ALONE, piers=PIERS))


@pytest.fixture(scope="session")
def torn(shelf: Path) -> Worded:
    """Give a workspace whose list of papers cannot be read."""
    return Worded(_made(shelf, "torn", "[[paper]\n"))


@pytest.fixture(scope="session")
def hostile(shelf: Path) -> Worded:
    """Give papers whose words would steer a terminal."""
    return Worded(_made(shelf, "hostile", LISTED, log=LOG, answer=ANSWER))


@pytest.fixture(scope="session")
def tied_hostile(shelf: Path) -> Still:
    """Give the same papers, read with our own encoder; for tests marked `model`."""
    return Still(_made(shelf, "tied-hostile", LISTED, log=LOG, answer=ANSWER))


def _made(shelf: Path, name: str, listed: str, **texts: str) -> Workspace:
    """Make a workspace of a list of papers and their texts."""
    made = Workspace.at(shelf / name)
    made.corpus.mkdir(parents=True)
    (made.corpus / "papers.toml").write_text(listed, encoding="utf-8")
    for file, text in texts.items():
        (made.corpus / f"{file}.txt").write_text(text, encoding="utf-8")
    return workspace(name)


@pytest.fixture
def picture(snap_compare: Callable[..., bool]) -> TakePicture:
    """Give what takes pictures."""

    def take(
        library: Library,
        steps: Steps,
        size: tuple[int, int] = SMALL,
        *,
        theme: str = DARK,
        goes_on: tuple[str, ...] = (),
    ) -> bool:
        remember_theme(theme)
        app = _patient(library)

        async def before(pilot: Pilot[None]) -> None:
            await _follow(Terminal(app, pilot), pilot, steps, goes_on)

        return snap_compare(app, terminal_size=size, run_before=before)

    return take


def _patient(library: Library) -> HscqaApp:
    """Make the program as it is, but that nothing moves and no notification goes away by itself."""
    app = HscqaApp(lambda: library)
    app.animation_level = "none"
    app.NOTIFICATION_TIMEOUT = 3600  # type: ignore[misc]  # a subclass would look for stylesheets in its own folder
    return app


async def _follow(screen: Terminal, pilot: Pilot[None], steps: Steps, goes_on: tuple[str, ...]) -> None:
    """Take the steps, then wait until nothing moves. Raises AssertionError: textual waits for ever on pytest's own."""
    try:
        await steps(screen)
        await _settle(screen, pilot, goes_on)
    except pytest.fail.Exception as failure:
        raise AssertionError(str(failure)) from failure


async def _settle(screen: Terminal, pilot: Pilot[None], goes_on: tuple[str, ...]) -> None:
    """Wait until only those jobs go on, and all that came of the others is drawn; let no cursor blink."""

    def rests() -> bool:
        working = {worker.group for worker in screen.app.workers if worker.is_running}
        return {*working, *screen.place.status._doing} <= set(goes_on)

    for _ in range(2):
        await screen.until(rests, "all jobs have ended")
        await pilot.pause()
    for box in screen.app.screen.query(Input):
        box._pause_blink(visible=True)
