"""Gaps and the doctor's checks as lines for a terminal of a given width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.export.gap_list import NOTHING, TEXTLESS, gap_sections
from hscqa.export.lines import BLANK, Line, Tone, clipped, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hscqa.export.gap_list import Candidate, Gap
    from hscqa.model import Check, Crosswalk, Paper


def gaps(
    made: Crosswalk, papers: Mapping[str, Paper], width: int, citations: Mapping[str, str] | None = None
) -> list[Line]:
    """Give how many gaps there are of each kind, then each with the best candidate that was turned down, and why.

    `citations` names a comment's passage to people; a passage that is not in it is named by its id. A list without
    gaps stands among the numbers only. Of what a single paper says nothing of, the beginning is shown.
    """
    sections, cited = gap_sections(made, papers), citations or {}
    lines = [Line("Gaps, in statements", Tone.HEAD)]
    for one in sections:
        lines += wrap(one.title, width, first=f"  {f'{len(one.gaps)} of {one.whole}':<9} ")
    for one in sections:
        if one.gaps:
            lines += [BLANK, *wrap(f"{one.title} ({len(one.gaps)})", width, tone=Tone.HEAD)]
            lines += _whole(one.gaps, width, cited) if one.paper is None else _short(one.gaps, width, cited)
    return lines


def doctor(checks: Iterable[Check], width: int) -> list[Line]:
    """Give a line a check, and under a failed one what to do."""
    lines: list[Line] = []
    for check in checks:
        tone = Tone.GOOD if check.ok else Tone.BAD
        lines += wrap(f"{check.name}: {check.detail}", width, first="ok    " if check.ok else "FAIL  ", tone=tone)
        lines += wrap(check.remedy or "", width, first="      do: ")
    return lines


def _whole(gaps: Iterable[Gap], width: int, citations: Mapping[str, str]) -> Iterator[Line]:
    """Give gaps with all their words."""
    for gap in gaps:
        yield from wrap(f"{gap.label}: {gap.reading or TEXTLESS}", width, first="  ", indent="    ")
        yield from _nearest(gap.best, width, citations) if gap.best else _faint(NOTHING, width)


def _short(gaps: Sequence[Gap], width: int, citations: Mapping[str, str]) -> Iterator[Line]:
    """Give gaps with the beginning of their words; those that nothing came near stand together at the end."""
    for gap in gaps:
        if gap.best:
            yield Line(f"  {clipped(f'{gap.label}: {gap.reading}', width - 2)}")
            yield from _nearest(gap.best, width, citations)
    silent = [gap for gap in gaps if not gap.best]
    if silent:
        yield Line(f"  {NOTHING}:")
        yield from (Line(f"    {clipped(f'{gap.label}: {gap.reading or TEXTLESS}', width - 4)}") for gap in silent)


def _nearest(best: Candidate, width: int, citations: Mapping[str, str]) -> Iterator[Line]:
    """Say what came nearest, why it was turned down, how it begins, and what speaks for it."""
    yield from _faint(best.told(citations), width)
    yield Line(f"      {clipped(f'“{best.text}”', width - 6)}", Tone.FAINT)
    if best.for_it:
        yield from _faint(f"for it: {best.for_it}", width)


def _faint(text: str, width: int) -> list[Line]:
    return wrap(text, width, first="    ", indent="      ", tone=Tone.FAINT)
