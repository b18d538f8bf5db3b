"""How words of papers become what a list or the reader shows: text, never markup.

Every string of a paper passes `words` here, so that control characters are seen and brackets stay brackets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.strip import Strip
from textual.visual import Visual

from hscqa.export.visible import one_line

if TYPE_CHECKING:
    from textual.css.styles import RulesMap
    from textual.style import Style
    from textual.visual import RenderOptions

EMPTY = Content("")
FOLDED = Content("▸ ")
UNFOLDED = Content("▾ ")
NO_FOLD = Content("  ")
"""Stands where others have a fold mark, so that all words begin in one column."""
FIRST_WORDS = 150
"""How many characters of a passage a list shows: two lines of a terminal 80 columns wide."""
_DOTS = 5


class Hanging(Visual):
    """A mark and, beside it, text whose further lines stand under its first."""

    def __init__(self, mark: Content, body: Content, indent: int) -> None:
        """Keep the mark, the body, and the body's distance from the left in cells."""
        self.mark = mark
        self.body = body
        self.indent = indent

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Draw the body's lines, the mark before the first and blanks before the others."""
        lines = self.body.render_strips(max(1, width - self.indent), height, style, options)
        if not self.indent:
            return lines
        blank = Strip.blank(self.indent, style.rich_style)
        [mark] = self.mark.render_strips(self.indent, 1, style, options) or [blank]
        first = mark.adjust_cell_length(self.indent, style.rich_style)
        return [Strip.join([first if number == 0 else blank, line]) for number, line in enumerate(lines)]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Give the width at which nothing wraps."""
        return self.indent + self.body.get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Give the number of lines at this width."""
        return self.body.get_height(rules, max(1, width - self.indent))


def words(text: str, style: str = "") -> Content:
    """Give text on one line, as it is, in one style."""
    return Content.styled(one_line(text), style) if style else Content(one_line(text))


def clip(text: str, limit: int = FIRST_WORDS) -> str:
    """Cut text after the last whole word within `limit` characters; `…` says that there is more."""
    line = one_line(text)
    return line if len(line) <= limit else f"{whole_words(line, limit)} …"


def whole_words(line: str, limit: int) -> str:
    """Give the whole words in the first `limit` characters, without a sign of a pause; part of one that is longer."""
    return line[:limit].rsplit(" ", 1)[0].rstrip(" ,;:–-")


def lines(*parts: Content) -> Content:
    """Put contents under one another; empty ones are left out."""
    return Content("\n").join([part for part in parts if part])


def meter(confidence: float) -> Content:
    """Show a confidence between 0 and 1 as five dots and a percentage."""
    full = round(confidence * _DOTS)
    return Content.assemble(("●" * full + "○" * (_DOTS - full), "$text-accent"), f" {confidence:.0%}")


def counted(number: int, one: str) -> str:
    """Give `1 comment`, `3 comments`; for words whose plural ends in s."""
    return f"{number} {one}{'' if number == 1 else 's'}"
