"""The one owner of standard output: lines, documents and JSON."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from typing import TYPE_CHECKING, Any, TextIO

from hscqa.errors import WorkspaceUnwritable
from hscqa.export.json_text import json_text
from hscqa.export.lines import Tone, plain
from hscqa.export.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hscqa.export.lines import Line

WIDEST = 100
"""Columns that lines are wrapped to at most: longer ones are hard to read."""
WITHOUT_TERMINAL = 80
"""Columns where standard output is no terminal and COLUMNS is not set."""

STYLES = {Tone.BODY: "", Tone.HEAD: "bold", Tone.FAINT: "dim", Tone.GOOD: "green", Tone.BAD: "red"}


class Output:
    """Standard output, written whole and flushed at once."""

    def __init__(self, *, bare: bool = False) -> None:
        """Look at the stream as it is now; `bare` wants neither colour nor box drawing, whatever it is."""
        self.terminal = is_terminal(sys.stdout)
        self.coloured = self.terminal and not bare and takes_colour()
        self.width = min(shutil.get_terminal_size((WITHOUT_TERMINAL, 24)).columns, WIDEST)

    def lines(self, lines: Iterable[Line]) -> None:
        """Write the lines, in colour where the terminal takes it."""
        if self.coloured:
            self._colour(lines)
        else:
            self._write(plain(lines))

    def document(self, text: str) -> None:
        """Write a whole document as it is, but for control characters, which are made visible."""
        self._write(visible(text))

    def json(self, value: dict[str, Any], *, one_line: bool = False) -> None:
        """Write a JSON object: indented for a terminal unless `one_line`, else on one line.

        Where the stream is not UTF-8, whatever is not ASCII is escaped, so that nothing is lost.
        """
        ascii_only = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") != "utf8"
        self._write(json_text(value, indented=self.terminal and not one_line, ascii_only=ascii_only))

    def _colour(self, lines: Iterable[Line]) -> None:
        from rich.console import Console  # noqa: PLC0415 - a tenth of a second that only a terminal owes
        from rich.text import Text  # noqa: PLC0415

        console = Console(file=sys.stdout, highlight=False, soft_wrap=True)
        with console.capture() as captured:
            for line in lines:
                console.print(Text(line.text, STYLES[line.tone]))
        self._write(captured.get())

    def _write(self, text: str) -> None:
        """Write and flush.

        Raise BrokenPipeError where nobody reads the pipe, WorkspaceUnwritable where the stream is closed or full.
        """
        if sys.stdout is None:
            raise WorkspaceUnwritable("standard output is closed", "leave it open or write it to a file")
        try:
            sys.stdout.write(text)
            sys.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            abandon()
            raise WorkspaceUnwritable(
                f"standard output cannot be written: {error.strerror}", "make room or write somewhere else"
            ) from error


def abandon() -> None:
    """Point standard output at nothing, so that what is still buffered fails no more when the program ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def is_terminal(stream: TextIO | None) -> bool:
    """Say whether a person sees the stream; a closed one (None) nobody sees."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def takes_colour() -> bool:
    """Say whether colour and box drawing are welcome: not under NO_COLOR (https://no-color.org) or TERM=dumb."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def is_broken_pipe(error: OSError) -> bool:
    """Say whether the reader of a pipe went away; Windows calls it EINVAL."""
    return isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == errno.EINVAL)
