"""What a crosswalk in HTML says that the papers say, and its evidence: the reverse of `crosswalk_html`."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import accumulate
from typing import TYPE_CHECKING

from hscqa.errors import UnreadablePaper
from hscqa.ingest.clean import clean
from hscqa.model import Span
from hscqa.model.checks import Claim, Stated

if TYPE_CHECKING:
    from collections.abc import Sequence

PLACE, WHOLE = "data-place", "data-whole"
"""The attribute that names the place of an element's words, and the one of words that are all that it says."""
PACK = "pack"
"""The id of the script element that holds the evidence."""
GENERATOR = "hscqa "
"""How the name of the program begins that a page says it was made by."""


def stated_in_html(text: str, name: str) -> tuple[Stated, ...]:
    """Give what a page of the program says of places, in order.

    Words that hold other marks, as an editor may have left them, are given without them. Raise UnreadablePaper where
    the page holds nothing that the program writes.
    """
    page = _read(text)
    if not page.found and not page.is_ours:
        raise UnreadablePaper(f"{name} holds nothing that the program writes", "check a page that `hscqa` wrote")
    starts = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
    return tuple(_stated(one, name, starts) for one in page.found if one.text.strip())


def pack_in_html(text: str) -> str:
    r"""Give the JSON of the evidence that a page carries, with `\u003c` for `<` as it stands there; '' for none."""
    return _read(text).pack.strip()


@dataclass(slots=True)
class _Words:
    """The words of one element."""

    place: str
    tag: str
    is_whole: bool
    start: tuple[int, int]
    """Line, from 1, and column, from 0, of the first character after the tag."""
    end: tuple[int, int] | None = None
    """Of the end tag; None where the page ends before."""
    pieces: list[str] = field(default_factory=list)
    depth: int = 1
    """How many elements of the same tag are open."""

    @property
    def text(self) -> str:
        """All of them."""
        return "".join(self.pieces)


class _Page(HTMLParser):
    """A page as far as it was written by the program."""

    def __init__(self) -> None:
        """Begin with nothing found."""
        super().__init__(convert_charrefs=True)
        self.found: list[_Words] = []
        self.is_ours = False
        self.pack = ""
        self._open: _Words | None = None
        self._in_pack = False

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        """Begin to gather words, or the evidence."""
        told = dict(attrs)
        if self._open is not None:
            self._open.depth += tag == self._open.tag
        elif told.get(PLACE):
            line, column = self._after(self.get_starttag_text() or "")
            self._open = _Words(told[PLACE] or "", tag, WHOLE in told, (line, column))
            self.found.append(self._open)
        elif tag == "script":
            self._in_pack = told.get("id") == PACK and not self.pack
        elif tag == "meta" and told.get("name") == "generator":
            self.is_ours |= (told.get("content") or "").startswith(GENERATOR)

    def handle_data(self, data: str) -> None:
        """Gather what stands between tags."""
        if self._open is not None:
            self._open.pieces.append(data)
        elif self._in_pack:
            self.pack += data

    def handle_endtag(self, tag: str) -> None:
        """End what was begun."""
        if tag == "script":
            self._in_pack = False
        if self._open is not None and tag == self._open.tag:
            self._open.depth -= 1
            if not self._open.depth:
                self._open.end = self.getpos()
                self._open = None

    def _after(self, tag: str) -> tuple[int, int]:
        """Say where a start tag that stands here ends."""
        line, column = self.getpos()
        breaks = tag.count("\n")
        return line + breaks, len(tag) - tag.rfind("\n") - 1 if breaks else column + len(tag)


def _read(text: str) -> _Page:
    """Read a page to its end."""
    page = _Page()
    page.feed(text)
    page.close()
    return page


def _stated(one: _Words, name: str, starts: Sequence[int]) -> Stated:
    """Say what an element gives for its place; `starts` has where each line of the file starts."""
    line, column = one.start
    begin = starts[line - 1] + column
    end = starts[-1] - 1 if one.end is None else starts[one.end[0] - 1] + one.end[1]
    place = one.place.strip()
    claim = Claim(place.partition(":")[0], place)
    words = clean(one.text.strip())[0]
    return Stated(f"{name}:line-{line}", words, Span(begin, end), claim, (place,), is_whole=one.is_whole)
