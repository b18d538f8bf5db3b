"""Pages as tests look into them."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

VOID = {"circle", "input", "meta", "path", "rect"}
"""Elements without content, of HTML and of SVG, as far as a page has them."""
OVERLAPS = """
const boxes = [...document.querySelectorAll('.drawing text')].map(one => one.getBBox());
const frame = document.querySelector('.drawing').viewBox.baseVal;
const apart = (a, b) => a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y + 1 || b.y + b.height <= a.y + 1;
return [boxes.length, boxes.filter((a, at) => boxes.some((b, other) => other > at && !apart(a, b))).length,
        boxes.filter(a => a.x < 0 || a.y < 0 || a.x + a.width > frame.width || a.y + a.height > frame.height).length];
"""  # noqa: E501  a formula
"""A function's body: how many texts the drawing has, how many overlap another, and how many leave it."""


class Page(HTMLParser):
    """The elements of a page in order, each with its attributes and all text below it."""

    def __init__(self, text: str) -> None:
        """Read a page; every element but those without content has to be closed in its turn."""
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str], list[str]]] = []
        self._open: list[tuple[str, list[str]]] = []
        self.feed(text)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        pieces: list[str] = []
        self.elements.append((tag, {name: value or "" for name, value in attrs}, pieces))
        if tag not in VOID:
            self._open.append((tag, pieces))

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        assert tag in VOID
        self.handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        for _, pieces in self._open:
            pieces.append(data)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def all(self, tag: str = "", **having: str) -> list[tuple[dict[str, str], str]]:
        """Give attributes and text of every element with a tag ('' for any) and with attributes."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in having.items()}
        return [
            (told, "".join(pieces))
            for name, told, pieces in self.elements
            if tag in {"", name} and wanted.items() <= told.items()
        ]

    def values(self, attribute: str) -> list[str]:
        """Give every value of an attribute."""
        return [told[attribute] for _, told, _ in self.elements if attribute in told]
