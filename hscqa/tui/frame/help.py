"""The keys, read from the bindings themselves, so that help and keys cannot differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from hscqa.tui.faces import Hanging

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from textual.app import ComposeResult

_SIGNS = {
    "slash": "/",
    "question_mark": "?",
    "pagedown": "page down",
    "pageup": "page up",
    "escape": "esc",
    "plus": "+",
}
_KEY_WIDTH = 18


class HelpScreen(ModalScreen[None]):
    """Every key, by where it works."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,question_mark,q,enter", "dismiss", "Close", tooltip="Close the help"),
        Binding("j", "scroll(1)", "Down", show=False),
        Binding("k", "scroll(-1)", "Up", show=False),
    ]

    def __init__(self, sections: Mapping[str, Sequence[BindingType]]) -> None:
        """Take the bindings, by the name of the place where they work."""
        super().__init__()
        self.sections = sections

    def compose(self) -> ComposeResult:
        """Put all on one page that scrolls."""
        with VerticalScroll() as page:
            page.border_title = "Keys"
            page.border_subtitle = "esc closes"
            for title, bindings in self.sections.items():
                yield Static(title, classes="-title", markup=False)
                yield from (Static(row, markup=False) for row in _rows(bindings))

    def action_scroll(self, by: int) -> None:
        """Scroll by lines."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)


def keys(bindings: Iterable[BindingType]) -> Iterator[tuple[tuple[str, ...], Binding]]:
    """Give each binding once, with every key that calls it, as people write them."""
    for binding in bindings:
        if isinstance(binding, Binding):
            yield tuple(_SIGNS.get(key.strip(), key.strip()) for key in binding.key.split(",")), binding


def _rows(bindings: Iterable[BindingType]) -> Iterator[Hanging]:
    for names, binding in keys(bindings):
        mark = Content.styled("  ".join(names), "b $text-accent")
        yield Hanging(mark, Content(binding.tooltip or binding.description), _KEY_WIDTH)
