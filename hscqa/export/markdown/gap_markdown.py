"""The gaps of a crosswalk as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.export.gap_list import NOTHING, TEXTLESS
from hscqa.export.lines import clipped
from hscqa.export.markdown.escaping import escaped, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hscqa.export.gap_list import Candidate, Gap, GapSection

LONGEST = 160
"""Characters shown of a text that stands whole in its paper, and mostly above."""


def gap_markdown(sections: Iterable[GapSection], passages: Mapping[str, str]) -> Iterator[str]:
    """Give each list of gaps under its title; in each gap what came nearest, what is against it and what for it.

    `passages` says how they are cited; one that is not in it is named by its id. What nothing came near is only named
    where the list is of what a single paper says nothing of.
    """
    for section in sections:
        yield f"### {escaped(section.title)} ({len(section.gaps)} of {section.whole})"
        silent = [gap for gap in section.gaps if section.paper is not None and gap.best is None]
        told = [_gap(gap, passages, section.paper) for gap in section.gaps if gap not in silent]
        named = ", ".join(escaped(gap.label) for gap in silent)
        yield (
            "\n".join((*told, *([paragraph(f"{NOTHING.capitalize()}: {named}", first="- ")] if named else [])))
            or "None."
        )


def _gap(gap: Gap, passages: Mapping[str, str], paper: str | None) -> str:
    """Give one gap; its statement's beginning where the list is of a single paper's silence, else all its words."""
    text = escaped(gap.reading if paper is None else clipped(gap.reading, LONGEST)) or TEXTLESS
    head = paragraph(f"**{escaped(gap.label)}**: {text}", first="- ")
    if gap.best is None:
        return f"{head}\n  - {NOTHING}"
    return "\n".join((head, *(paragraph(one, first="  - ", indent="    ") for one in _nearest(gap.best, passages))))


def _nearest(best: Candidate, passages: Mapping[str, str]) -> Iterator[str]:
    """Say what came nearest, why it was turned down, and what speaks for it."""
    yield escaped(f"{best.told(passages)}: “{clipped(best.text, LONGEST)}”")
    if best.for_it:
        yield f"for it: {escaped(best.for_it)}"
