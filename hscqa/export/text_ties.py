"""Gaps and the doctor's checks as lines for a terminal of a given width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.export.citation import name
from hscqa.export.gap_list import gap_lists
from hscqa.export.lines import BLANK, Line, Tone, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hscqa.export.gap_list import Gap
    from hscqa.model import Check, Crosswalk, Paper


def gaps(made: Crosswalk, papers: Mapping[str, Paper], width: int) -> list[Line]:
    """Give the three lists of gaps, each gap with the best candidate that was turned down."""
    lists = gap_lists(made)
    source, target = name(papers[made.source]), name(papers[made.target])
    return [
        *_gap_section(f"{target}: what {source} does not answer", lists.targets_without_source, width),
        BLANK,
        *_gap_section(f"{source}: what answers nothing in {target}", lists.sources_without_target, width),
        BLANK,
        *_gap_section(f"{source}: what nobody comments on", lists.sources_without_comment, width),
    ]


def doctor(checks: Iterable[Check], width: int) -> list[Line]:
    """Give a line a check, and under a failed one what to do."""
    lines: list[Line] = []
    for check in checks:
        tone = Tone.GOOD if check.ok else Tone.BAD
        lines += wrap(f"{check.name}: {check.detail}", width, first="ok    " if check.ok else "FAIL  ", tone=tone)
        lines += wrap(check.remedy or "", width, first="      do: ")
    return lines


def _gap_section(title: str, listed: Sequence[Gap], width: int) -> list[Line]:
    lines = wrap(f"{title} ({len(listed)})", width, tone=Tone.HEAD)
    for gap in listed:
        lines += wrap(f"{gap.label}: {gap.reading}", width, first="  ", indent="    ")
        lines += wrap(_nearest(gap), width, first="    ", tone=Tone.FAINT)
    return lines if listed else [*lines, Line("  none", Tone.FAINT)]


def _nearest(gap: Gap) -> str:
    if gap.best is None:
        return "nothing came near"
    return f"nearest, turned down: {gap.best.label}, confidence {gap.best.confidence:.2f}"
