"""Self-evaluations of boards as lines for a terminal of a given width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.export.lines import BLANK, Line, Tone, clipped, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hscqa.export.board_page import Item, Page, Section

NONE = "None."
"""What stands in a section that has nothing to tell."""


def pages(shown: Iterable[Page], width: int) -> list[Line]:
    """Give pages, a blank line between two. Of a statement's words the beginning is shown, two lines at most."""
    lines: list[Line] = []
    for one in shown:
        lines += [*([BLANK] if lines else []), *_page(one, width)]
    return lines


def _page(one: Page, width: int) -> list[Line]:
    lines = wrap(one.title, width, tone=Tone.HEAD)
    for fact in one.facts:
        lines += wrap(fact, width)
    for section in one.sections:
        lines += [BLANK, *_section(section, width)]
    if one.whole:
        title = f"{one.whole.title} ({len(one.whole.items)}): see it with -o FILE.md or --json"
        lines += [BLANK, *wrap(title, width, tone=Tone.FAINT)]
    return lines


def _section(one: Section, width: int) -> list[Line]:
    lines = wrap(one.title, width, tone=Tone.HEAD)
    lines += wrap(one.about, width, first="  ")
    lines += [line for item in one.items for line in _item(item, width)]
    return lines if one.items or one.about else [*lines, Line(f"  {NONE}")]


def _item(one: Item, width: int) -> list[Line]:
    lines = wrap(one.head, width, first="  ", indent="    ")
    lines += wrap(clipped(one.words, 2 * (width - 12)), width, first="      ", tone=Tone.FAINT)
    return [*lines, *(line for told in one.told for line in wrap(told, width, first="    ", indent="      "))]
