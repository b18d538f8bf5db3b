"""One finding whole: what a paper says, where it says so, what was found, and the difference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from hscqa.export.citation import name
from hscqa.export.gap_list import NOTHING, Gap
from hscqa.export.text_disagreements import TITLES
from hscqa.model import Disagreement, Quotation
from hscqa.tui.checks.findings import outcome_sign, spot_of
from hscqa.tui.faces import EMPTY, lines, words
from hscqa.tui.lists.entries import BLANK, Entry, EntryList, numbered
from hscqa.tui.spot import Spot

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hscqa.model import Paper, Reference
    from hscqa.tui.checks.findings import Finding

_INVITATION = "Point to something on the left: it stands here whole. Enter goes to its places in the papers."


@dataclass(frozen=True, slots=True)
class Names:
    """How places are named to people."""

    citations: Mapping[str, str]
    """By id of the place, or of a whole paper."""
    papers: Mapping[str, Paper]
    """By id."""

    def paper(self, paper: str | None) -> str:
        """Give a paper's short name for its id; a name as a text has it stays; '' for None."""
        known = self.papers.get(paper or "")
        return name(known) if known else paper or ""


class FindingDetail(EntryList):
    """The places of one finding; Enter opens each in the reader."""

    def invite(self) -> None:
        """Say what will stand here."""
        self.put_note(_INVITATION)

    def put_finding(self, finding: Finding, names: Names) -> None:
        """Show a finding."""
        self.put(numbered(tuple(_entries(finding, names))))


def _entries(finding: Finding, names: Names) -> Iterator[Entry]:
    if isinstance(finding, Disagreement):
        yield from _disagreement(finding, names)
    elif isinstance(finding, Gap):
        yield from _gap(finding, names)
    elif isinstance(finding, Quotation):
        yield from _quotation(finding, names)
    else:
        yield from _reference(finding, names)


def _quotation(one: Quotation, names: Names) -> Iterator[Entry]:
    said = ", ".join(filter(None, (names.paper(one.claimed.paper), one.claimed.place)))
    yield Entry("outcome", outcome_sign(one.status), heading=True)
    yield _place("says", spot_of(one), f"“{one.quote}”", names)
    claimed = f"Said to be in: {said}" if said else "It does not say whose words these are"
    yield Entry("claimed", words(claimed), heading=True)
    if one.found is not None:
        yield BLANK
        found = Spot(one.found.id, marks=(one.found.span,))
        yield _place("found", found, f"“{one.found.text}”", names, "The words stand here:")
    if one.difference:
        yield Entry(
            "difference", words(f"Difference ([-gone-], {{+new+}}): {one.difference}", "$text-warning"), heading=True
        )


def _reference(one: Reference, names: Names) -> Iterator[Entry]:
    yield Entry("outcome", outcome_sign(one.status), heading=True)
    yield _place("points", spot_of(one), one.text, names)
    yield Entry("claimed", words(f"It points to: {one.claimed}"), heading=True)
    if one.note:
        yield Entry("note", words(one.note, "$text-warning"), heading=True)
    for number, target in enumerate(one.targets):
        yield BLANK
        yield _place(f"target {number}", Spot(target), "", names, "The place that is meant:")


def _disagreement(one: Disagreement, names: Names) -> Iterator[Entry]:
    head = lines(words(one.about, "b"), words(f"{one.kind}, {TITLES[one.kind]}", "dim"))
    yield Entry("about", head, heading=True)
    for number, side in enumerate(one.sides):
        yield BLANK
        spot = Spot(side.id, marks=(side.span,))
        yield _place(f"side {number}", spot, f"“{side.quote}”", names, f"{side.value}:")


def _gap(one: Gap, names: Names) -> Iterator[Entry]:
    yield _place("statement", Spot(one.id), one.reading, names, one.label)
    yield BLANK
    if one.best is None:
        yield Entry("none", words(f"{NOTHING.capitalize()}"), heading=True)
        return
    best = one.best
    yield _place("best", Spot(best.id), best.text, names, "Nearest, turned down:")
    reasons = (("against it", "; ".join(best.why)), ("for it", best.for_it))
    yield Entry("why", lines(*(words(f"{head}: {said}", "dim") for head, said in reasons if said)), heading=True)


def _place(key: str, spot: Spot, said: str, names: Names, head: str = "") -> Entry:
    """Give a place to open, or a whole paper: what it is, its words whole, its citation and id."""
    cited = names.citations.get(spot.id, "")
    where = Content.assemble("— ", words(cited, "$text-accent"), " ") if cited else EMPTY
    face = lines(words(head, "b"), words(said), Content.assemble(where, words(f"[{spot.id}]", "dim")))
    if spot.id in names.papers:
        return Entry(key, face, paper_id=spot.id)
    return Entry(key, face, spot=spot)
