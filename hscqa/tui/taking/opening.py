"""A paper's own file, opened with a program of the system, at the page where one can be told to.

Which program is chosen without running anything; nothing passes a shell, and only a file in corpus/ that the program
can read as a paper is ever handed on.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.errors import CorpusError, UsageError
from hscqa.ingest.readers import READERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    Find = Callable[[str], str | None]
    """Gives where a program stands, as shutil.which does; None where there is none."""

_VIEWERS: dict[str, tuple[str, ...]] = {
    "evince": ("--page-index={page}", "{file}"),
    "papers": ("--page-index={page}", "{file}"),
    "okular": ("--page", "{page}", "{file}"),
    "atril": ("--page-index={page}", "{file}"),
    "xreader": ("--page-index={page}", "{file}"),
    "zathura": ("--page={page}", "{file}"),
    "qpdfview": ("{file}#{page}",),
    "mupdf": ("{file}", "{page}"),
    "SumatraPDF": ("-page", "{page}", "{file}"),
    "firefox": ("{uri}#page={page}",),
    "google-chrome": ("{uri}#page={page}",),
    "chromium": ("{uri}#page={page}",),
    "chromium-browser": ("{uri}#page={page}",),
    "microsoft-edge": ("{uri}#page={page}",),
    "msedge": ("{uri}#page={page}",),
}
"""Programs that open a PDF at a page, and what each is told; those made for PDFs first."""
_MAC, _WINDOWS = "darwin", "win32"
_OPENERS: tuple[tuple[str, ...], ...] = (("xdg-open",), ("gio", "open"))
"""What opens a file with the program that the user has chosen for its kind, on Linux and its like."""
_MAC_OPENERS: tuple[tuple[str, ...], ...] = (("open",),)
_PATIENCE = 1.0
"""Seconds in which a program that cannot open the file says so; one that goes on longer has opened it."""


@dataclass(frozen=True, slots=True)
class Opener:
    """A program, what it is told, and whether that has the page."""

    command: tuple[str, ...]
    """Program and arguments; empty for what Windows does by itself."""
    takes_page: bool

    @property
    def name(self) -> str:
        """What the user is told it is."""
        if not self.command or self.command[0] in {"open", "xdg-open", "gio"}:
            return "the system's own program"
        return self.command[0]


@dataclass(frozen=True, slots=True)
class Desktop:
    """What there is to open files with."""

    system: str
    """As sys.platform names it: `linux`, `darwin`, `win32`."""
    find: Find
    has_display: bool = True
    """Whether a window can be shown."""
    preferred: str = ""
    """What the user's own choice for PDFs is called (`org.gnome.Evince.desktop`); '' where that is not known."""


def paper_file(corpus: Path, name: str) -> Path:
    """Give the file that a paper was read from.

    Raises CorpusError where that is no file in corpus/, not of a kind that papers are read from, or a program.
    """
    file = (corpus / name).resolve()
    if not file.is_relative_to(corpus.resolve()):
        raise CorpusError(f"{name} stands outside {corpus}, and is not opened from here", f"open it by hand: {file}")
    if not file.is_file():
        raise CorpusError(f"{file} is not there", "put the file back; the text that was read of it is still shown")
    if file.suffix.lower() not in READERS:
        raise CorpusError(f"{name} is of no kind that papers are read from", f"open it by hand: {file}")
    if sys.platform != _WINDOWS and os.access(file, os.X_OK):
        raise CorpusError(f"{name} is marked as a program, and is not opened from here", f"open it by hand: {file}")
    return file


def choose(file: Path, page: int | None, desktop: Desktop) -> Opener | None:
    """Choose what opens a file, at a page where that is known; None where nothing here can."""
    if not desktop.has_display:
        return None
    if page is not None and file.suffix.lower() == ".pdf":
        viewer = next((name for name in _by_preference(desktop.preferred) if desktop.find(name)), None)
        if viewer:
            told = (part.format(page=page, file=file, uri=file.as_uri()) for part in _VIEWERS[viewer])
            return Opener((viewer, *told), takes_page=True)
    if desktop.system == _WINDOWS:
        return Opener((), takes_page=False)
    openers = _MAC_OPENERS if desktop.system == _MAC else _OPENERS
    opener = next((one for one in openers if desktop.find(one[0])), None)
    return Opener((*opener, str(file)), takes_page=False) if opener else None


def this_desktop() -> Desktop:
    """See what there is here; may run a program for a moment."""
    has_display = sys.platform in {_MAC, _WINDOWS} or bool({"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys())
    return Desktop(sys.platform, shutil.which, has_display, _preferred() if has_display else "")


def open_file(file: Path, page: int | None, desktop: Desktop) -> str:
    """Open a file, at a page where that is known and a program takes it; give what is said of it.

    Takes up to a second. Raises UsageError, with the path, where nothing here can open it.
    """
    opener = choose(file, page, desktop)
    if opener is None:
        why = "" if desktop.has_display else ": no window can be shown"
        raise UsageError(f"nothing here can open {file.name}{why}", f"open it by hand: {file}")
    trouble = _start(opener, file)
    if trouble:
        raise UsageError(f"{opener.name} did not open {file.name} ({trouble})", f"open it by hand: {file}")
    if page is None:
        return f"{file.name} was opened with {opener.name}"
    if opener.takes_page:
        return f"{file.name} was opened at page {page} with {opener.name}"
    return f"{file.name} was opened with {opener.name}, which takes no page: go to page {page} there"


def _by_preference(preferred: str) -> Iterable[str]:
    """Give the viewers, the user's own choice first."""
    return sorted(_VIEWERS, key=lambda name: name.casefold() not in preferred.casefold())


def _preferred() -> str:
    """Ask the desktop which program the user has chosen for PDFs; '' where it does not say."""
    if not shutil.which("xdg-mime"):
        return ""
    asked = ["xdg-mime", "query", "default", "application/pdf"]
    try:
        told = subprocess.run(  # noqa: S603 - fixed words, no shell
            asked, capture_output=True, text=True, errors="replace", timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return told.stdout.strip()


def _start(opener: Opener, file: Path) -> str:
    """Start a program that goes on by itself; give why it could not, '' where it could."""
    try:
        if sys.platform == "win32" and not opener.command:
            os.startfile(file)  # noqa: S606 - what Windows does on a double click; the file is no program
            return ""
        process = subprocess.Popen(  # noqa: S603 - a program of the list above, its arguments one by one
            opener.command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        return error.strerror or type(error).__name__
    try:
        ended = process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        threading.Thread(target=process.wait, daemon=True).start()  # it is waited for, so that nothing of it is left
        return ""
    return f"it ended with {ended}" if ended else ""
