"""What was checked as a listing: quotations, references, disagreements and gaps."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from hscqa.export.gap_list import NOTHING
from hscqa.export.listing import Listing, Row, Section, Shape, opening
from hscqa.export.text_checks import attributed_to, counted
from hscqa.export.text_disagreements import TITLES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from hscqa.export.gap_list import Gap, GapSection
    from hscqa.model import Disagreement, Quotation, Reference, Side, Verification

QUOTED = ("status", "said to be in", "stands in", "difference")
"""What is said of a quotation that one paper gives as another's."""
POINTED = ("status", "points to", "places", "note")
"""What is said of a reference."""
VALUED = ("value",)
"""What is said of each side of a disagreement."""
NEAR = ("nearest", "it says", "against it", "for it")
"""What is said of a gap: the best that was turned down, its words, and what speaks against it and for it."""
WORST_FIRST = (
    *("contradicted", "altered", "elsewhere", "ambiguous"),
    *("not in corpus", "unresolved", "verbatim", "resolved"),
)
"""What a check may come to, what a person should look at first."""
UNNAMED: Mapping[str, str] = MappingProxyType({})


class Part(StrEnum):
    """One kind of check."""

    QUOTATIONS = "quotations"
    REFERENCES = "references"
    DISAGREEMENTS = "disagreements"
    GAPS = "gaps"


def checks_listing(
    checked: Verification | None,
    gaps: Sequence[GapSection] = (),
    parts: Collection[Part] = frozenset(Part),
    citations: Mapping[str, str] = UNNAMED,
) -> Listing:
    """Give the checks that are wanted, what a person should look at first.

    `checked` may be None where only gaps are wanted. `citations` names places to people, by id; one that is not in it
    is named by its id alone.
    """
    wanted = [one for one in Part if one in parts]
    sections: list[Section] = []
    remarks: list[str] = []
    if checked is not None and Part.QUOTATIONS in wanted:
        remarks.append(counted("quotation", checked.quotations))
        sections.append(_quotations(checked.quotations, citations))
    if checked is not None and Part.REFERENCES in wanted:
        remarks.append(counted("reference", checked.references))
        sections.append(_references(checked.references, citations))
    if checked is not None and Part.DISAGREEMENTS in wanted:
        many = "" if len(checked.disagreements) == 1 else "s"
        remarks.append(f"{len(checked.disagreements)} disagreement{many} inside and between the papers")
        sections.append(_disagreements(checked.disagreements, citations))
    if Part.GAPS in wanted:
        remarks += [f"{one.title}: {len(one.gaps)} of {one.whole}" for one in gaps]
        sections += [_gaps(one, number, citations) for number, one in enumerate(gaps, 1)]
    return Listing(f"Checks: {', '.join(wanted)}", tuple(remarks), tuple(sections))


def _quotations(checked: Sequence[Quotation], citations: Mapping[str, str]) -> Section:
    ordered = sorted(checked, key=lambda one: WORST_FIRST.index(one.status))
    rows = tuple(_quotation(one, citations) for one in ordered)
    return Section("Quotations", Shape.TABLE, rows, QUOTED, "quotation")


def _quotation(one: Quotation, citations: Mapping[str, str]) -> Row:
    found = "" if one.found is None else f"{one.found.label} [{one.found.id}]"
    cells = (one.status, attributed_to(one), found, one.difference or "")
    return Row(citations.get(one.id, ""), one.id, _flowing(one.quote), cells=cells)


def _references(checked: Sequence[Reference], citations: Mapping[str, str]) -> Section:
    ordered = sorted(checked, key=lambda one: WORST_FIRST.index(one.status))
    rows = tuple(_reference(one, citations) for one in ordered)
    return Section("References", Shape.TABLE, rows, POINTED, "reference")


def _reference(one: Reference, citations: Mapping[str, str]) -> Row:
    cells = (one.status, one.claimed, "; ".join(one.targets), one.note or "")
    return Row(citations.get(one.id, ""), one.id, _flowing(one.text), cells=cells)


def _disagreements(found: Sequence[Disagreement], citations: Mapping[str, str]) -> Section:
    """Give every side of every disagreement; their numbers tell apart two that are about the same thing."""
    rows = tuple(
        _side(side, f"{number}. {opening(one.kind)}, {TITLES[one.kind]}: {one.about}", citations)
        for number, one in enumerate(found, 1)
        for side in one.sides
    )
    return Section("Disagreements", Shape.QUOTATIONS, rows, VALUED, "side", grouped_by="disagreement")


def _side(side: Side, group: str, citations: Mapping[str, str]) -> Row:
    return Row(citations.get(side.id, ""), side.id, _flowing(side.quote), cells=(side.value,), group=group)


def _gaps(section: GapSection, number: int, citations: Mapping[str, str]) -> Section:
    """Give one list of gaps; `number` tells its sheet from those of the others."""
    rows = tuple(Row(gap.label, gap.id, gap.reading, cells=tuple(_near(gap, citations))) for gap in section.gaps)
    return Section(section.title, Shape.TABLE, rows, NEAR, "statement", name=f"Gaps {number}")


def _near(gap: Gap, citations: Mapping[str, str]) -> Iterator[str]:
    if gap.best is None:
        yield from (NOTHING, "", "", "")
        return
    cited = citations.get(gap.best.id, gap.best.label)
    yield f"{cited} [{gap.best.id}]" if cited != gap.best.id else cited
    yield gap.best.text
    yield "; ".join(gap.best.why)
    yield gap.best.for_it


def _flowing(words: str) -> str:
    """Give words without the line ends that their paper's file has in them."""
    return " ".join(words.split())
