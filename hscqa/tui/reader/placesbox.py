"""A box with places to choose from: where a reference may lead, or where one has been."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from hscqa.tui.faces import lines, words
from hscqa.tui.lists.entries import Entry, EntryList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.content import Content

    from hscqa.tui.reader.history import Visit


class PlacesBox(ModalScreen[int | None]):
    """Asks which of some places to read; gives its number from 0, or None where the user gave up."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "dismiss", "Close", tooltip="Stay where one is")]
    DEFAULT_CSS = """
    PlacesBox {
        align: center middle;

        Vertical {
            width: 90%;
            max-width: 100;
            height: auto;
            max-height: 90%;
            border: round $accent;
            background: $background;
            padding: 0 1;
        }
        Static { height: auto; padding: 0 1; }
        EntryList { height: auto; max-height: 100%; border: none; }
        EntryList:focus { border: none; }
    }
    """

    def __init__(self, title: str, about: str, places: Sequence[Visit], at: int) -> None:
        """Take what is asked, what is to be known of it ('' for nothing), the places, and which is pointed to first."""
        super().__init__()
        self._box_title = title
        self._about = about
        self._places = places
        self._at = at

    def compose(self) -> ComposeResult:
        """Put the places under what is to be known of them."""
        with Vertical() as box:
            box.border_title = words(self._box_title)
            box.border_subtitle = "enter reads it · esc closes"
            if self._about:
                yield Static(words(self._about), markup=False)
            yield EntryList(id="places")

    def on_mount(self) -> None:
        """Show the places."""
        places = self.query_one(EntryList)
        places.put(Entry(str(number), _face(place), spot=place.spot) for number, place in enumerate(self._places))
        places.point_to(str(self._at))
        places.focus()

    @on(EntryList.Opened)
    def _opened(self, event: EntryList.Opened) -> None:
        event.stop()
        self.dismiss(int(event.entry.key))

    @on(EntryList.Pointed)
    def _pointed(self, event: EntryList.Pointed) -> None:
        event.stop()


def _face(place: Visit) -> Content:
    return lines(words(place.citation, "b"), words(place.words, "dim"))
