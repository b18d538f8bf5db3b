"""Checked quotations and references, and disagreements, as lines for a terminal of a given width."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hscqa.export.lines import BLANK, Line, Tone, clipped, wrap
from hscqa.export.text_disagreements import disagreements
from hscqa.export.text_pack import packed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hscqa.model import Quotation, Reference, Verification

WRONG = frozenset({"altered", "elsewhere", "contradicted", "ambiguous"})
"""What a person should look at: shown first, and in full."""


def verification(checked: Verification, width: int) -> list[Line]:
    """Give the counts by status, then what is wrong in full, and what could not be checked, a line each.

    What the evidence pack in a file comes to stands before it.
    """
    wrong = [_quotation(one, width) for one in checked.quotations if one.status in WRONG]
    wrong += [_reference(one, width) for one in checked.references if one.status in WRONG]
    alike = [one for one in checked.quotations if one.status == "verbatim" and one.difference]
    lost = [one for one in checked.quotations if one.status == "not in corpus"]
    unresolved = [one for one in checked.references if one.status == "unresolved"]
    return [
        *(packed(checked.pack, width) if checked.pack is not None else ()),
        Line(counted("quotation", checked.quotations), Tone.HEAD),
        Line(counted("reference", checked.references), Tone.HEAD),
        *(line for lines in wrong for line in (BLANK, *lines)),
        *_listed(
            "Word for word but for case, punctuation or white space",
            [(one.id, f"{one.difference}") for one in alike],
            width,
        ),
        *_listed("Nowhere in the corpus", [(one.id, _attributed(one)) for one in lost], width),
        *_listed("Not resolved", [(one.id, _pointed(one)) for one in unresolved], width),
        *disagreements(checked.disagreements, width),
    ]


def counted(what: str, checked: Sequence[Quotation] | Sequence[Reference]) -> str:
    """Count what was checked, by what it came to: `3 quotations: 2 verbatim, 1 altered`."""
    by_status = Counter(one.status for one in checked)
    each = ", ".join(f"{count} {status}" for status, count in by_status.most_common())
    many = "" if len(checked) == 1 else "s"
    return f"{len(checked)} {what}{many}{': ' if each else ''}{each}"


def _listed(title: str, entries: Sequence[tuple[str, str]], width: int) -> list[Line]:
    """Give a section with a line an entry, cut to the width; nothing where there is no entry."""
    if not entries:
        return []
    lines = [Line(f"  {clipped(f'{place}: {words}', width - 2)}") for place, words in entries]
    return [BLANK, *wrap(f"{title} ({len(entries)}; in full with --json)", width, tone=Tone.HEAD), *lines]


def _attributed(one: Quotation) -> str:
    said = attributed_to(one)
    return f"[{said}] “{one.quote}”" if said else f"“{one.quote}”"


def _pointed(one: Reference) -> str:
    """Give the place as written and what is said of it; once where both say the same."""
    note = one.note or ""
    return note if one.claimed in note else f"{one.claimed}: {note}"


def attributed_to(one: Quotation) -> str:
    """Say where a text says that its quotation stands; '' where it does not say."""
    return ", ".join(filter(None, (one.claimed.paper, one.claimed.place)))


def _quotation(one: Quotation, width: int) -> list[Line]:
    lines = wrap(f"{one.status}: {one.id}", width, tone=Tone.BAD)
    lines += wrap(f"“{one.quote}”", width, first="    ")
    lines += wrap(attributed_to(one), width, first="    said to be in: ", indent="      ")
    if one.found is not None:
        lines += wrap(f"{one.found.label} [{one.found.id}]", width, first="    stands in: ", indent="      ")
    return [*lines, *wrap(one.difference or "", width, first="    difference: ", indent="      ")]


def _reference(one: Reference, width: int) -> list[Line]:
    lines = wrap(f"{one.status}: {one.id}", width, tone=Tone.BAD)
    lines += wrap(one.text, width, first="    ")
    lines += wrap(one.claimed, width, first="    points to: ", indent="      ")
    lines += wrap("; ".join(one.targets), width, first="    places: ", indent="      ")
    return [*lines, *wrap(one.note or "", width, first="    note: ", indent="      ")]
