"""What happens when the user wants to export: a box asks how, a job writes, a question guards what is there already."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from io import BytesIO, StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from hscqa.errors import HscqaError
from hscqa.export.formats import Format
from hscqa.export.saving import FileExists
from hscqa.library.configuration import read_configuration
from hscqa.tui.frame.question import Question
from hscqa.tui.taking.exportbox import ExportBox
from hscqa.tui.taking.exporting import mime_of, written

if TYPE_CHECKING:
    from hscqa.library import Library
    from hscqa.tui.reader.reading import ReadingScreen
    from hscqa.tui.taking.exporting import Order, Taking

_NOTHING = "Nothing to export yet: it can be done as soon as something is shown"


def hand_out(screen: ReadingScreen) -> None:
    """Ask how what is on a screen is to be exported, and do it.

    It waits for what the keys before it have begun: where that opens a box, nothing is asked over it.
    """
    screen.call_after_refresh(_ask, screen)


def _ask(screen: ReadingScreen) -> None:
    """Ask how, unless another box or screen has come in the meantime."""
    if screen.app.screen is not screen:
        return
    taking = screen.taking()
    if taking is None:
        screen.status.say(_NOTHING)
        return
    try:
        offered = _offered(taking)
    except HscqaError as error:
        screen.status.fail(str(error))
        return
    screen.app.push_screen(ExportBox(taking.what, offered), partial(_ordered, screen, taking))


def _offered(taking: Taking) -> Path:
    """Give the file that is offered first: in the folder and format of the user's configuration, if it names any."""
    configured = read_configuration()
    form = configured.export_format if configured.export_format in set(Format) else Format.DOCX
    return (configured.export_folder or Path.cwd()) / f"{taking.name}.{form}"


def _ordered(screen: ReadingScreen, taking: Taking, order: Order | None) -> None:
    """Do what was ordered; None says that the user gave up."""
    if order is None:
        screen.status.say("Given up: nothing is written")
    elif screen.app.is_web:
        make = partial(_content, screen, taking, order)
        screen.do("export", f"Making {order.file.name}", make, partial(_deliver, screen, order))
    else:
        write = partial(_write, screen, taking, order)
        screen.do("export", f"Writing {order.file.name}", write, partial(_told, screen, taking, order))


def _content(screen: ReadingScreen, taking: Taking, order: Order) -> str | bytes:
    """Make the file's content; runs in a thread."""
    library: Library = screen.holdings.library()
    return taking.write(library, order.form)


def _deliver(screen: ReadingScreen, order: Order, content: str | bytes) -> None:
    """Hand a file to the browser that shows the screen: this machine's folders are not its user's."""
    name, mime = order.file.name, mime_of(order.form)
    if isinstance(content, bytes):
        screen.app.deliver_binary(BytesIO(content), save_filename=name, mime_type=mime)
    else:
        screen.app.deliver_text(StringIO(content), save_filename=name, mime_type=mime)
    screen.status.say(f"{name} goes to your browser's downloads")


def _write(screen: ReadingScreen, taking: Taking, order: Order) -> str | None:
    """Write the file; give what is said of it, or None where one is there that may not be replaced. In a thread."""
    try:
        return written(taking, order, screen.holdings.library())
    except FileExists:
        return None


def _told(screen: ReadingScreen, taking: Taking, order: Order, news: str | None) -> None:
    """Say what was written; where a file is there already, ask whether it may be replaced."""
    if news is not None:
        screen.status.say(news)
        return
    if screen.app.screen is not screen:
        screen.status.say(f"{order.file} is there already, so nothing is written: export again to replace it")
        return
    asked = f"{order.file} is there already. Replace it?"
    screen.app.push_screen(Question("Export", asked), partial(_answered, screen, taking, order))


def _answered(screen: ReadingScreen, taking: Taking, order: Order, yes: bool | None) -> None:  # noqa: FBT001 - as asked
    """Replace the file, or leave it."""
    _ordered(screen, taking, replace(order, over=True) if yes else None)
