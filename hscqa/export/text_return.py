"""A workbook that came back, as lines for a terminal of a given width: what would change, before anything does."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from hscqa.export.contract_return import verdict_after
from hscqa.export.lines import BLANK, Line, Tone, wrap
from hscqa.model import Act, Fate
from hscqa.review.texts import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hscqa.export.contract_return import Form
    from hscqa.model import Returned

_TITLES = {
    Fate.APPLY: "to apply",
    Fate.ALREADY: "on record already",
    Fate.CHANGED: "left alone, since the papers have changed",
    Fate.REFUSED: "refused",
}
"""What the rows of each fate are called, in the order in which they are shown."""
_TONES = {Fate.APPLY: Tone.GOOD, Fate.ALREADY: Tone.FAINT}


def workbook(found: Sequence[Returned], reviewer: str, width: int) -> list[Line]:
    """Give every row that was filled in, by what becomes of it."""
    if not found:
        return wrap("Nothing is filled in.", width)
    groups = {fate: [one for one in found if one.fate is fate] for fate in _TITLES}
    counts = ", ".join(f"{len(ones)} {_TITLES[fate]}" for fate, ones in groups.items() if ones)
    lines = wrap(f"{reviewer}: {counts}", width, indent="  ", tone=Tone.HEAD)
    for fate, ones in groups.items():
        if ones:
            title = f"{_TITLES[fate].capitalize()} ({len(ones)})"
            lines += [BLANK, *wrap(title, width, indent="  ", tone=_TONES.get(fate, Tone.BAD))]
            lines += _rows(ones, width) if fate is Fate.ALREADY else [line for one in ones for line in _row(one, width)]
    return lines


def form(one: Form, width: int) -> list[Line]:
    """Give all that a self-evaluation form says anew, and what cannot be taken of it."""
    lines = wrap(f"{one.board}: {_news(one)}", width, indent="  ", tone=Tone.HEAD)
    if one.changes:
        lines += [BLANK, *wrap(f"To keep ({len(one.changes)})", width, tone=Tone.GOOD)]
    for statement, told in one.changes.items():
        lines += wrap(statement, width, first="  ")
        for what, was, now in told:
            lines += wrap(f"{what}: {was or 'nothing'} → {now or 'nothing'}", width, first="    ", indent="      ")
    if one.reworded:
        title = f"Reworded since, and kept with what the board read ({len(one.reworded)})"
        lines += [BLANK, *wrap(title, width, tone=Tone.BAD)]
    for statement, (seen, now) in one.reworded.items():
        lines += wrap(f"{statement}: “{seen}”", width, first="  ", indent="    ")
        lines += wrap(f"now: “{now}”", width, first="    ")
    if one.refused:
        lines += [BLANK, *wrap(f"Refused ({len(one.refused)})", width, tone=Tone.BAD)]
    lines += [line for row in one.refused for line in _row(row, width)]
    return [*lines, *([BLANK] if one.remarks else []), *(line for told in one.remarks for line in wrap(told, width))]


def _news(one: Form) -> str:
    """Say in short what a form comes to."""
    already = f"on record already, for {one.already}" if one.already else "nothing is filled in"
    found = f"{len(one.changes)} to keep for {one.on}" if one.on else already
    return f"{found}, {len(one.refused)} refused" if one.refused else found


def applied(what: str, width: int) -> list[Line]:
    """Say what has been written down."""
    return [BLANK, *wrap(f"saved: {what}", width, tone=Tone.GOOD)]


def _rows(ones: Sequence[Returned], width: int) -> list[Line]:
    """Name rows of which nothing more needs to be said."""
    lines: list[Line] = []
    for sheet, run in groupby(ones, lambda one: one.sheet):
        numbers = ", ".join(dict.fromkeys(str(one.number) for one in run))
        lines += wrap(f"{sheet}, row {numbers}", width, first="  ", indent="    ")
    return lines


def _row(one: Returned, width: int) -> list[Line]:
    """Give one thing that a row asks for: what, of which tie, what it changes, and the reviewer's words."""
    act = f" {one.act}" if one.act else ""
    ids = f" {one.tie.source} and {one.tie.target}" if one.tie else ""
    relation = f" as “{one.relation}”" if one.relation else ""
    head = f"{one.sheet}, row {one.number}:{act}{ids}{relation}" if act or ids else f"{one.sheet}, row {one.number}"
    lines = wrap(head, width, first="  ", indent="    ")
    lines += wrap(f"“{said(one.tie.quote)}”" if one.tie and one.tie.quote else "", width, first="    ")
    if one.fate is Fate.APPLY and one.act is not Act.NOTE:
        change = f"{one.before or 'nothing decided'} → {verdict_after(one)}"
        lines += wrap(f"{change}: {one.words}" if one.words else change, width, first="    ")
    elif one.fate is Fate.APPLY:
        lines += wrap(one.words, width, first="    ")
    return [*lines, *wrap(one.why, width, first="    ", tone=Tone.BAD)]
