"""Which keys there are, for the help and the palette: read from the bindings themselves, so that none is forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding, BindingType
from textual.widget import Widget

from hscqa.tui.frame.help import keys
from hscqa.tui.frame.screens import ABOUT
from hscqa.tui.reader.pages import Pages
from hscqa.tui.reader.reader import Reader
from hscqa.tui.reader.reading import ReadingScreen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TEXTUALS_OWN: tuple[BindingType, ...] = (
    Binding("ctrl+p", "command_palette", "Commands", tooltip="Find any command, and any paper, by its name"),
    Binding("tab,shift+tab", "focus_next", "Next region", tooltip="From region to region, and back"),
    Binding("ctrl+c", "copy_text", "Copy selection", tooltip="Copy what the mouse has selected"),
)
"""Keys that textual brings; they stand here to be explained, not to be bound."""


EVERYWHERE: tuple[BindingType, ...] = (*ReadingScreen.BINDINGS, *TEXTUALS_OWN)
"""Keys that hold on every screen, beside the app's own."""


def sections_of(kind: type[ReadingScreen], of_app: Sequence[BindingType]) -> dict[str, tuple[BindingType, ...]]:
    """Give the keys of a screen by where they work: its own first, then the reader's, then those of every screen.

    `of_app` are the app's own.
    """
    own = tuple(binding for binding in kind.BINDINGS if binding not in ReadingScreen.BINDINGS)
    heads = {f"{kind.NAME.heading}: {ABOUT[kind.NAME]}": own} if own else {}
    return {
        **heads,
        **kind.KEYS,
        "In the reader": (*Reader.BINDINGS, *Pages.BINDINGS),
        "On every screen (letters and digits: outside boxes)": (*of_app, *EVERYWHERE),
    }


def commands_of(screen: ReadingScreen) -> Iterator[tuple[Widget, Binding]]:
    """Give every command of a screen and its panes, each once, with what carries it out.

    Where several could, it is the one that the keys go to, else one that is in sight.
    """
    nodes: list[Widget] = [screen, *screen.query_children(Widget).results(), *screen.row.walk_children(Widget)]
    nodes.sort(key=lambda node: (node is not screen, node is not screen.focused, not _is_seen(node)))
    seen: set[str] = set()
    for node in nodes:
        for base in type(node).__mro__:
            if base.__module__.startswith("hscqa.") and "BINDINGS" in vars(base):
                for _, binding in keys(vars(base)["BINDINGS"]):
                    if binding.description not in seen:
                        seen.add(binding.description)
                        yield node, binding


def _is_seen(node: Widget) -> bool:
    """Whether a widget and all that it stands in are displayed."""
    return all(one.display for one in node.ancestors_with_self if isinstance(one, Widget))
