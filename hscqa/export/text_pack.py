"""What the evidence pack in an exported file comes to, as lines for a terminal of a given width."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hscqa.export.lines import BLANK, Line, Tone, wrap
from hscqa.model import PaperState, Refound

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from enum import StrEnum

    from hscqa.model import PackCheck, PackedCheck, PaperCheck
    from hscqa.model.checks import Stated


def packed(check: PackCheck, width: int) -> list[Line]:
    """Say whether the evidence holds, count papers and quotations, and give what does not hold in full."""
    verdict = "holds: every quotation was found again" if check.holds else "does not hold"
    edited = "" if check.is_whole else "It was edited or damaged after it was made: its own hash does not fit."
    missed = [one for one in check.quotations if one.state is Refound.MISSED]
    return [
        *wrap(f"The evidence pack in this file {verdict}.", width, tone=Tone.GOOD if check.holds else Tone.BAD),
        *wrap(edited, width, tone=Tone.BAD),
        *_counted("paper", check.papers, width),
        *_counted("packed quotation", check.quotations, width),
        *(line for one in check.papers for line in _paper(one, width)),
        *(line for one in missed for line in _missed(one, width)),
        *(line for one in check.unpacked for line in _unpacked(one, width)),
        BLANK,
    ]


def _counted(what: str, checked: Iterable[PaperCheck | PackedCheck], width: int) -> list[Line]:
    """Count by state, in the order of the states."""
    states: list[StrEnum] = [one.state for one in checked]
    counted = Counter(states)
    known: tuple[StrEnum, ...] = (*PaperState, *Refound)
    each = ", ".join(f"{counted[state]} {state}" for state in known if counted[state])
    many = "" if len(states) == 1 else "s"
    return wrap(f"{len(states)} {what}{many}{': ' if each else ''}{each}", width, tone=Tone.HEAD)


def _paper(one: PaperCheck, width: int) -> Iterator[Line]:
    """Give a paper that is not the same, or of which there is more to say."""
    if one.state is PaperState.SAME and not one.note:
        return
    tone = Tone.BAD if one.state is PaperState.MISSING else Tone.BODY
    yield from wrap(f"{one.state}: {one.title} [{one.id}]", width, first="  ", indent="    ", tone=tone)
    yield from wrap(one.note, width, first="    ")


def _missed(one: PackedCheck, width: int) -> list[Line]:
    """Give a packed quotation that was not found."""
    lines = [BLANK, *wrap(f"missed: {one.packed.id}", width, tone=Tone.BAD)]
    lines += wrap(f"“{one.packed.reading or one.packed.text}”", width, first="    ")
    if one.found is not None:
        lines += wrap(f"{one.found.label} [{one.found.id}]", width, first="    most like it: ", indent="      ")
    return [*lines, *wrap(one.difference or "", width, first="    difference: ", indent="      ")]


def _unpacked(one: Stated, width: int) -> list[Line]:
    """Give what a file shows and its pack does not have."""
    lines = [BLANK, *wrap(f"not packed: {one.id}", width, tone=Tone.BAD)]
    lines += wrap(f"“{one.text}”", width, first="    ")
    return [*lines, *wrap(one.claimed.place or "", width, first="    said to be in: ", indent="      ")]
