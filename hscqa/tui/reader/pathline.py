"""The line over the pages that tells where one is: the headings, and the page where the paper has pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from hscqa.tui.faces import clip, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

_LIMITS = (60, 40, 24, 12)
"""How many characters of an outer heading are shown, by what there is room for."""
_BETWEEN = " › "
_DEPTH = "hscqa_depth"
"""The name under which a heading's depth is kept in the style of its words, for a click to find."""


class PathLine(Static):
    """One line; a click on a heading goes there."""

    DEFAULT_CSS = """
    PathLine { text-wrap: nowrap; text-overflow: ellipsis; }
    """

    class Clicked(Message):
        """The user wants to go to a heading."""

        def __init__(self, depth: int) -> None:
            """Say which of the path's, from 0."""
            super().__init__()
            self.depth = depth

    def __init__(self) -> None:
        """Begin with nowhere."""
        super().__init__(id="path", markup=False)
        self._told: tuple[tuple[str, ...], str, bool] = ((), "", False)

    def tell(self, path: Sequence[str], page: str, *, is_elsewhere: bool) -> None:
        """Tell where one is; `is_elsewhere` where the place that was opened is out of sight. A `page` of '' is none."""
        told = (tuple(path), page, is_elsewhere)
        if told != self._told:
            self._told = told
            self._draw()

    def on_resize(self) -> None:
        """Give the headings the room that there is."""
        self._draw()

    def on_click(self, event: events.Click) -> None:
        """Hand on which heading was clicked."""
        depth = event.style.meta.get(_DEPTH)
        if isinstance(depth, int):
            self.post_message(self.Clicked(depth))

    def _draw(self) -> None:
        path, page, is_elsewhere = self._told
        if path:
            drawn = (_line(path, page, limit, is_elsewhere=is_elsewhere) for limit in _LIMITS)
            narrowest = _line(path, page, _LIMITS[-1], is_elsewhere=is_elsewhere)
            width = self.content_size.width
            self.update(next((line for line in drawn if line.cell_length <= width), narrowest), layout=False)


def _line(path: Sequence[str], page: str, limit: int, *, is_elsewhere: bool) -> Content:
    """Draw the path, each outer heading with at most `limit` characters; the innermost one whole."""
    shown = [*(clip(heading, limit) for heading in path[:-1]), path[-1]]
    faces = [words(heading).stylize(Style.from_meta({_DEPTH: depth})) for depth, heading in enumerate(shown)]
    where = Content.assemble(("Now at ", "b") if is_elsewhere else "", f"{page} · " if page else "")
    return where + Content(_BETWEEN).join(faces)
