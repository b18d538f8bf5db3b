"""A paper's own file opened: which program is chosen, what it is told, and what is never opened."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hscqa.errors import CorpusError, UsageError
from hscqa.tui.taking.opening import Desktop, choose, open_file, paper_file, this_desktop

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.library import Library
    from tests.tui.conftest import OpenTerminal
    from tests.tui.reader.conftest import Opens

PDF, TEXT = Path("/harbour/the log & more.pdf"), Path("/harbour/log.txt")
PATIENCE = 10.0
"""Seconds that a test waits for a program to write down what it was told."""
posix = pytest.mark.skipif(os.name != "posix", reason="programs are scripts here")


def desktop(*programs: str, system: str = "linux", has_display: bool = True, preferred: str = "") -> Desktop:
    """Give a desktop with some programs."""
    return Desktop(system, lambda name: f"/bin/{name}" if name in programs else None, has_display, preferred)


@pytest.mark.parametrize(
    ("there", "command", "takes_page"),
    [
        (desktop("evince", "xdg-open"), ("evince", "--page-index=3", str(PDF)), True),
        (desktop("firefox", "xdg-open"), ("firefox", "file:///harbour/the%20log%20%26%20more.pdf#page=3"), True),
        (desktop("evince", "okular", preferred="org.kde.okular.desktop"), ("okular", "--page", "3", str(PDF)), True),
        (desktop("xdg-open"), ("xdg-open", str(PDF)), False),
        (desktop("gio"), ("gio", "open", str(PDF)), False),
        (desktop("open", system="darwin"), ("open", str(PDF)), False),
        (desktop(system="win32"), (), False),
        (desktop("SumatraPDF", system="win32"), ("SumatraPDF", "-page", "3", str(PDF)), True),
    ],
)
def test_a_pdf_is_opened_at_its_page_where_a_program_takes_one(
    there: Desktop, command: tuple[str, ...], *, takes_page: bool
) -> None:
    chosen = choose(PDF, 3, there)
    assert chosen
    assert (chosen.command, chosen.takes_page) == (command, takes_page)


def test_a_text_is_opened_with_the_systems_own_program() -> None:
    chosen = choose(TEXT, None, desktop("evince", "firefox", "xdg-open"))
    assert chosen
    assert chosen.command == ("xdg-open", str(TEXT))
    assert chosen.name == "the system's own program"


def test_nothing_is_chosen_where_no_window_can_be_shown_or_no_program_is_there() -> None:
    assert choose(PDF, 3, desktop("evince", has_display=False)) is None
    assert choose(PDF, 3, desktop()) is None


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Give what puts a program on the path; it writes down its arguments in the file that is given back."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("DISPLAY", ":0")

    def write(name: str, code: int = 0) -> Path:
        told = tmp_path / f"{name}.json"
        lines = (
            f"#!{sys.executable}",
            "import json, pathlib, sys",
            f"told = pathlib.Path({str(told)!r})",
            "told.with_suffix('.part').write_text(json.dumps(sys.argv[1:]))",
            "told.with_suffix('.part').rename(told)",
            f"sys.exit({code})",
        )
        script = folder / name
        script.write_text("\n".join(lines), encoding="utf-8")
        script.chmod(0o755)
        return told

    return write


def told(file: Path) -> list[str]:
    """Give what a program was told, as soon as it has written it down."""
    deadline = time.monotonic() + PATIENCE
    while not file.is_file():
        assert time.monotonic() < deadline, "the program was not started"
        time.sleep(0.02)
    found: list[str] = json.loads(file.read_text(encoding="utf-8"))
    return found


@posix
def test_a_name_that_a_shell_would_obey_is_only_a_name(tmp_path: Path, program: Callable[..., Path]) -> None:
    wrote = program("xdg-open")
    file = tmp_path / "$(touch oops); log & 'more'.txt"
    file.write_text("fog", encoding="utf-8")
    said = open_file(file, None, this_desktop())
    assert told(wrote) == [str(file)]
    assert said == f"{file.name} was opened with the system's own program"
    assert not list(tmp_path.glob("**/oops"))


@posix
def test_a_program_that_fails_is_told_with_the_path(tmp_path: Path, program: Callable[..., Path]) -> None:
    program("xdg-open", code=4)
    file = tmp_path / "log.txt"
    with pytest.raises(UsageError) as caught:
        open_file(file, None, this_desktop())
    assert "it ended with 4" in caught.value.what
    assert str(file) in caught.value.remedy


@posix
def test_without_a_window_the_path_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(UsageError, match="no window can be shown") as caught:
        open_file(tmp_path / "log.txt", None, this_desktop())
    assert caught.value.remedy == f"open it by hand: {tmp_path / 'log.txt'}"


def test_only_a_paper_in_the_corpus_is_opened(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (tmp_path / "secret.txt").write_text("no", encoding="utf-8")
    (corpus / "log.txt").write_text("fog", encoding="utf-8")
    (corpus / "run.sh").write_text("echo", encoding="utf-8")
    assert paper_file(corpus, "log.txt") == (corpus / "log.txt").resolve()
    for name, why in (
        ("../secret.txt", "stands outside"),
        (str(tmp_path / "secret.txt"), "stands outside"),
        ("run.sh", "of no kind"),
        ("gone.txt", "is not there"),
        ("", "is not there"),
    ):
        with pytest.raises(CorpusError, match=why):
            paper_file(corpus, name)


@posix
def test_neither_a_program_nor_what_a_link_leads_to_outside_is_opened(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (tmp_path / "secret.txt").write_text("no", encoding="utf-8")
    (corpus / "link.txt").symlink_to(tmp_path / "secret.txt")
    (corpus / "program.txt").write_text("#!/bin/sh\n", encoding="utf-8")
    (corpus / "program.txt").chmod(0o755)
    with pytest.raises(CorpusError, match="stands outside"):
        paper_file(corpus, "link.txt")
    with pytest.raises(CorpusError, match="marked as a program"):
        paper_file(corpus, "program.txt")


@posix
async def test_the_key_opens_the_file_that_is_read_at_the_page_that_is_seen(
    open_terminal: OpenTerminal, keepers: Library, opens: Opens, program: Callable[..., Path]
) -> None:
    wrote, page = program("okular"), keepers.outline("log-2024")[-1]
    async with open_terminal(keepers) as screen:
        await opens(screen, page.id)
        await screen.sees("The fog lifts.")
        await screen.press("o")
        await screen.sees(f"log.pdf was opened at page {page.page} with okular")
    assert told(wrote) == ["--page", str(page.page), str(keepers.workspace.corpus / "log.pdf")]


@posix
async def test_in_a_list_the_key_opens_the_file_of_the_paper_pointed_to(
    open_terminal: OpenTerminal, keepers: Library, program: Callable[..., Path]
) -> None:
    wrote = program("xdg-open")
    async with open_terminal(keepers) as screen:
        await screen.sees("papers")
        await screen.leaves_box()
        await screen.press("o")
        await screen.sees("No file to open here: point to a paper or a passage first")
        await screen.goes("4")
        await screen.sees("Mobile libraries: progress so far")
        await screen.press("o")
        await screen.sees("audit.txt was opened with the system's own program")
    assert told(wrote) == [str(keepers.workspace.corpus / "audit.txt")]


@posix
async def test_in_a_browser_the_file_is_sent_there_and_no_program_is_started(
    open_terminal: OpenTerminal,
    keepers: Library,
    opens: Opens,
    program: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wrote, sent = program("xdg-open"), []
    async with open_terminal(keepers) as screen:
        await opens(screen, "log-2024:top.p1")
        monkeypatch.setattr(type(screen.app), "is_web", property(lambda _: True))
        monkeypatch.setattr(screen.app, "deliver_binary", lambda *given, **how: sent.append((given, how)))
        await screen.press("o")
        await screen.sees("log.pdf was sent to the browser")
    assert sent == [((keepers.workspace.corpus / "log.pdf",), {"open_method": "browser"})]
    assert not wrote.exists()
