"""The box that asks in which format, and to which file, something is exported."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from hscqa.errors import UsageError
from hscqa.export.formats import Format, format_of
from hscqa.tui.faces import words
from hscqa.tui.taking.exporting import Order

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

_KINDS = {
    Format.DOCX: "Word: to read and to comment on",
    Format.XLSX: "workbook: to sort, filter and fill in",
    Format.HTML: "page: one file for any browser",
    Format.MARKDOWN: "Markdown: text with headings",
    Format.CSV: "table: for other programs",
    Format.JSON: "data: for scripts",
}
"""The formats, those first that most people open; what each is for."""
_WAYS_OUT = "enter writes · tab the file's name · esc gives up"


class FileInput(Input):
    """The file's name. A blank one is not taken."""


class ExportBox(ModalScreen[Order | None]):
    """Asks for a format and a file; gives them, or None where the user gave up."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "Give up", tooltip="Write nothing")]

    def __init__(self, what: str, file: Path) -> None:
        """Take what is exported, in words, and the file that is offered; its suffix says which format."""
        super().__init__()
        self._what = what
        self._file = file

    def compose(self) -> ComposeResult:
        """Put the formats over the file's name."""
        with Vertical() as box:
            box.border_title = Content(f"Export {self._what}")
            box.border_subtitle = _WAYS_OUT
            yield OptionList(*(Option(_face(form), id=form) for form in _KINDS), markup=False)
            yield FileInput(str(self._file))
            yield Static(id="trouble", markup=False)

    def on_mount(self) -> None:
        """Point to the format that is offered."""
        formats = self.query_one(OptionList)
        formats.highlighted = list(_KINDS).index(format_of(self._file))
        formats.focus()

    def on_key(self, event: events.Key) -> None:
        """Walk through the formats by the letters of every list."""
        formats = self.query_one(OptionList)
        steps = {"j": formats.action_cursor_down, "k": formats.action_cursor_up}
        if event.key in steps and formats.has_focus:
            event.stop()
            steps[event.key]()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Let the file's name follow the format."""
        name = self.query_one(FileInput)
        form = list(_KINDS)[event.option_index]
        name.value = str(Path(name.value or self._file).with_suffix(f".{form}"))

    def on_option_list_option_selected(self) -> None:
        """Take the format."""
        self._order()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the file's name."""
        event.stop()
        self._order()

    def action_give_up(self) -> None:
        """Give nothing."""
        self.dismiss(None)

    def _order(self) -> None:
        """Give what is wanted; where the name asks for nothing that can be written, say so and stay."""
        typed = self.query_one(FileInput).value.strip()
        file = Path(typed or self._file).expanduser()
        try:
            form = format_of(file)
        except UsageError as error:
            self.query_one("#trouble", Static).update(words(str(error)))
        else:
            self.dismiss(Order(file, form))


def _face(form: Format) -> Content:
    return Content.assemble((f"{form:<6}", "b $text-accent"), _KINDS[form])
