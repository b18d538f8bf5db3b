"""Text of papers in Markdown: escaped, so that it reads as it was written, and wrapped for a plain terminal."""

from __future__ import annotations

import re
import textwrap

from hscqa.export.visible import one_line

WIDTH = 80
"""Columns that a paragraph is wrapped to; a soft line end is a space to Markdown."""

_INLINE = re.compile(
    r"[\\`*\[\]<|~]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # an underscore inside a word is no emphasis
    r"|&(?=#?\w+;)"
    r"|(?<!\S)#(?=#*$)"  # closes a heading
)
_LINE_START = re.compile(
    r"(?P<number>\d{1,9})(?=[.)](?:\s|$))"  # a numbered list
    r"|(?:>|[-+](?=\s|$)|#{1,6}(?=\s|$)|[-=]+\s*$)"  # quotation, list, heading, underline of a heading or rule
)


def escaped(text: str) -> str:
    """Give the text on one line, so that Markdown shows it as it is: no emphasis, link, HTML, table or entity."""
    return _INLINE.sub(r"\\\g<0>", one_line(text))


def paragraph(text: str, *, first: str = "", indent: str | None = None) -> str:
    """Give Markdown as wrapped lines; `text` is Markdown already, its words are escaped by the caller.

    `first` opens the first line and `indent` the others (None: spaces as wide as `first`). A line that would
    begin with a block marker (`-`, `#`, `1.`) after wrapping gets a backslash before it.
    """
    inner = " " * len(first) if indent is None else indent
    lines = textwrap.wrap(text, WIDTH - len(inner) - 1, break_long_words=False, break_on_hyphens=False)
    safe = [_not_a_block(line) for line in lines]
    return "\n".join(f"{first if number == 0 else inner}{line}" for number, line in enumerate(safe))


def _not_a_block(line: str) -> str:
    match = _LINE_START.match(line)
    if match is None:
        return line
    number = match["number"]
    return f"{number}\\{line[len(number) :]}" if number else f"\\{line}"


def code(text: str) -> str:
    """Give the text on one line as code, between as many backticks as it needs (CommonMark 0.31, 6.1)."""
    told = one_line(text)
    marks = "`" * (max(map(len, re.findall("`+", told)), default=0) + 1)
    space = " " if "`" in told else ""
    return f"{marks}{space}{told}{space}{marks}" if told else ""
