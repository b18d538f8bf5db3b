"""What was checked, as a list: by kind, then by what it came to, what a person should look at first."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from textual.content import Content

from hscqa.export.gap_list import Gap
from hscqa.export.listing_checks import WORST_FIRST
from hscqa.export.text_checks import WRONG
from hscqa.export.text_disagreements import TITLES
from hscqa.model import Disagreement, Quotation, Reference
from hscqa.tui.faces import NO_FOLD, clip, counted, lines, words
from hscqa.tui.lists.entries import Entry, EntryList
from hscqa.tui.spot import Spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hscqa.export.gap_list import GapSection
    from hscqa.model import Crosswalk, Verification

Finding: TypeAlias = "Quotation | Reference | Disagreement | Gap"
"""One thing that was checked, or that is missing."""
_SIGNS = {
    **dict.fromkeys(("verbatim", "resolved"), ("✓", "$text-success")),
    **dict.fromkeys(("altered", "elsewhere", "contradicted", "ambiguous"), ("✗", "b $text-error")),
}
"""What stands before each outcome; anything else could not be checked."""
_UNCHECKED = ("?", "$text-warning")
_NO_GAPS = "Gaps: none can be told without a crosswalk; what is wrong with it stands below"
_GAPS_LATER = "Gaps: they stand here as soon as the crosswalk is worked out"


@dataclass(frozen=True, slots=True)
class Checked:
    """All that the screen shows."""

    verification: Verification
    citations: Mapping[str, str]
    """How people name a place, by id."""
    crosswalk: Crosswalk | None = None
    """What the gaps are those of; None until it is worked out."""
    gaps: tuple[GapSection, ...] | None = None
    """None until the crosswalk is worked out."""
    has_gaps: bool = True
    """Whether there can be gaps at all: they are those of a crosswalk, which takes two papers."""


class FindingsList(EntryList):
    """Quotations, references, disagreements and gaps; Enter shows one whole."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - textual's own word
        """Make an empty list."""
        super().__init__(id=id)
        self._findings: dict[str, Finding] = {}

    @property
    def finding(self) -> Finding | None:
        """What is pointed to; None on a heading or group."""
        return self._findings.get(self.pointed.key) if self.pointed else None

    def put_checked(self, checked: Checked) -> None:
        """Show what was checked; the cursor and the folds stay where they are, if something was shown before."""
        had = bool(self._findings)
        self._findings = {}
        entries = tuple(self._kinds(checked))
        if had:
            self.put_again(entries)
        else:
            self.put(entries, unfolded=("quotations", "references", *(f"quotations {status}" for status in WRONG)))

    def _kinds(self, checked: Checked) -> Iterator[Entry]:
        found = checked.verification
        yield self._by_status("quotations", found.quotations, checked)
        yield self._by_status("references", found.references, checked)
        face = words(counted(len(found.disagreements), "disagreement"), "b")
        about = [(_about(one), words(TITLES[one.kind], "dim"), one) for one in found.disagreements]
        yield _group("disagreements", face, self._entries("disagreement", about))
        if not checked.has_gaps:
            yield Entry("gaps", words(_NO_GAPS, "dim"), heading=True)
        elif checked.gaps is None:
            yield Entry("gaps", words(_GAPS_LATER, "dim"), heading=True)
        else:
            yield from self._gaps(checked.gaps)

    def _by_status(self, kind: str, found: Sequence[Quotation] | Sequence[Reference], checked: Checked) -> Entry:
        """Give one kind: a group for each outcome, the worst first."""
        ordered: list[Quotation | Reference] = sorted(found, key=lambda one: WORST_FIRST.index(one.status))
        groups: list[Entry] = []
        for status, group in groupby(ordered, key=lambda one: one.status):
            rows = [(_said(one), words(checked.citations.get(one.id, one.id), "dim"), one) for one in group]
            inner = tuple(self._entries(f"{kind} {status}", rows))
            groups.append(_group(f"{kind} {status}", _outcome(status, len(inner)), inner))
        return _group(kind, words(counted(len(found), kind.removesuffix("s")), "b"), groups)

    def _gaps(self, sections: Iterable[GapSection]) -> Iterator[Entry]:
        for number, section in enumerate(sections):
            rows = [(words(gap.label, "$text-accent"), words(clip(gap.reading)), gap) for gap in section.gaps]
            face = words(f"{section.title}: {len(section.gaps)} of {section.whole}", "b")
            yield _group(f"gaps {number}", face, self._entries(f"gap {number}", rows))

    def _entries(self, kind: str, rows: Iterable[tuple[Content, Content, Finding]]) -> Iterator[Entry]:
        """Give an entry for each finding, and keep what it stands for."""
        for number, (said, where, finding) in enumerate(rows):
            key = f"{kind} {number}"
            self._findings[key] = finding
            yield Entry(key, lines(said, where), spot=spot_of(finding), opens=True)


def places_of(checked: Verification) -> frozenset[str]:
    """Give the ids of all places that the findings name; those of papers among them."""
    places = [one.id for one in checked.quotations] + [one.id for one in checked.references]
    places += [one.found.id for one in checked.quotations if one.found]
    places += [target for one in checked.references for target in one.targets]
    return frozenset(places + [side.id for one in checked.disagreements for side in one.sides])


def spot_of(finding: Finding) -> Spot:
    """Give the place where a finding stands, with its words marked; of a disagreement, that of its first side."""
    if isinstance(finding, Gap):
        return Spot(finding.id)
    side = finding.sides[0] if isinstance(finding, Disagreement) else finding
    return Spot(side.id, marks=(side.span,))


def _group(key: str, face: Content, inner: Iterable[Entry]) -> Entry:
    """Give what folds, or where there is nothing in it, what stands in one column with the others."""
    return Entry(key, face, NO_FOLD, inner=tuple(inner))


def outcome_sign(status: str) -> Content:
    """Give an outcome with its sign: `✗ altered`."""
    sign, style = _SIGNS.get(status, _UNCHECKED)
    return words(f"{sign} {status}", style)


def _outcome(status: str, count: int) -> Content:
    return Content.assemble(outcome_sign(status), f" ({count})")


def _said(one: Quotation | Reference) -> Content:
    return words(clip(f"“{one.quote}”" if isinstance(one, Quotation) else one.claimed))


def _about(one: Disagreement) -> Content:
    return words(clip(one.about))
