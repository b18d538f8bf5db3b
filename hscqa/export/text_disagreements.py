"""What papers say differently of one thing, as lines for a terminal of a given width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.export.lines import BLANK, Line, Tone, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hscqa.model import Disagreement

TITLES = {"quantity": "two values", "name": "two spellings", "source": "another body than its text"}
"""What each kind is called where it is shown."""


def disagreements(found: Sequence[Disagreement], width: int) -> list[Line]:
    """Give a section with every disagreement and its quotations in full; nothing where there is none."""
    if not found:
        return []
    each = [line for one in found for line in (BLANK, *_disagreement(one, width))]
    many = "" if len(found) == 1 else "s"
    head = wrap(f"{len(found)} disagreement{many} inside and between the papers", width, tone=Tone.HEAD)
    return [BLANK, *head, *each]


def _disagreement(one: Disagreement, width: int) -> list[Line]:
    """Give what it is about, then each side: its value, its place and its words."""
    lines = wrap(f"{one.kind}, {TITLES[one.kind]}: {one.about}", width, tone=Tone.BAD)
    for side in one.sides:
        lines += wrap(f"{side.value} [{side.id}]", width, first="    ", indent="      ")
        lines += wrap(f"“{side.quote}”", width, first="      ")
    return lines
