"""The screen Checks: quotations, references, disagreements and gaps, each with its places in the papers."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on

from hscqa.tui.checks.detail import FindingDetail, Names
from hscqa.tui.checks.findings import Checked, FindingsList, places_of
from hscqa.tui.faces import counted
from hscqa.tui.frame.screens import ScreenName
from hscqa.tui.lists.entries import EntryList
from hscqa.tui.reader.reading import ReadingScreen
from hscqa.tui.taking.exporting import Taking

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.binding import BindingType
    from textual.widget import Widget

    from hscqa.export.formats import Format
    from hscqa.export.gap_list import GapSection
    from hscqa.library import Library
    from hscqa.model import Crosswalk
    from hscqa.tui.frame.holdings import Holdings
    from hscqa.tui.frame.screens import Go

    Gaps = tuple[Crosswalk, tuple[GapSection, ...], Mapping[str, str]]
    """A crosswalk, its gaps, and how people name their places."""

_NOTHING = "Nothing could be checked; what is wrong stands below. 4 goes to the papers."
_WAIT = "What was checked stands here as soon as it is: every quotation and reference of the papers."


class ChecksScreen(ReadingScreen):
    """Findings, one of them whole, reader."""

    NAME = ScreenName.CHECKS
    KEYS: ClassVar[Mapping[str, tuple[BindingType, ...]]] = {"In a list": tuple(EntryList.BINDINGS)}

    def panes(self) -> Iterable[Widget]:
        """Give the findings, and the one that is pointed to."""
        yield FindingsList(id="findings")
        yield FindingDetail(id="finding")

    def __init__(self, holdings: Holdings) -> None:
        """Take what all screens share."""
        super().__init__(holdings)
        self._checked: Checked | None = None
        """What is shown; None before anything is."""
        self._generation = ""
        """The generation of the index that it was checked in."""

    def on_mount(self) -> None:
        """Say what will stand here."""
        self._findings.put_note(_WAIT)
        self._detail.invite()
        self._findings.focus()

    def arrive(self, wish: Go) -> None:
        """Check what was not checked yet, or has changed since."""
        super().arrive(wish)
        if not self.does("check"):
            self.do("check", "Checking every quotation and reference", self._check, self._put_checked)

    @property
    def _findings(self) -> FindingsList:
        return self.query_one(FindingsList)

    @property
    def _detail(self) -> FindingDetail:
        return self.query_one(FindingDetail)

    def taking(self) -> Taking | None:
        """Give the checks as they are shown: with the gaps as soon as they are known."""
        return Taking("the checks", "checks", partial(_written, self._checked)) if self._checked else None

    def job_failed(self, job: str) -> None:
        """Promise nothing that cannot come."""
        if job == "check" and self._checked is None:
            self._findings.put_note(_NOTHING)
        elif job == "gaps" and self._checked is not None:
            self._checked = replace(self._checked, gaps=(), has_gaps=False)
            self._findings.put_checked(self._checked)

    # --- what the panes post ------------------------------------------------------------------------------------

    @on(EntryList.Pointed)
    def _pointed_finding(self) -> None:
        """Show what is pointed to whole."""
        if self._checked and self._findings.finding and self._findings.has_focus:
            names = Names(self._checked.citations, self.holdings.known)
            self._detail.put_finding(self._findings.finding, names)

    @on(EntryList.Opened)
    def _opened_finding(self, event: EntryList.Opened) -> None:
        """Go to what is pointed to; from there its places open in the reader."""
        if self._findings.has_focus:
            event.prevent_default()
            self.row.enter(self._detail)

    # --- jobs, and what comes of them ---------------------------------------------------------------------------

    def _check(self) -> tuple[str, Checked | None]:
        """Check the papers of the index; None where they are those that were checked before. Runs in a thread."""
        library = self.holdings.library()
        generation = library.generation
        if self._checked is not None and generation == self._generation:
            return generation, None
        found = self.holdings.verification()
        return generation, Checked(found, self._citations(places_of(found)))

    def _citations(self, places: Iterable[str]) -> dict[str, str]:
        """Name places as people do, and papers by their titles; runs in a thread."""
        library, papers = self.holdings.library(), self.holdings.papers()
        return {one: papers[one].title if one in papers else library.show(one).citation for one in sorted(places)}

    def _put_checked(self, found: tuple[str, Checked | None]) -> None:
        self._generation, checked = found
        if checked is None:
            return
        self._checked = checked
        self._findings.put_checked(checked)
        verified = checked.verification
        counts = (
            counted(len(verified.quotations), "quotation"),
            counted(len(verified.references), "reference"),
            counted(len(verified.disagreements), "disagreement"),
        )
        self.status.say(" · ".join(counts))
        self.do("gaps", "Working out the crosswalk, for the gaps", self._gaps, self._put_gaps)

    def _gaps(self) -> Gaps:
        """Find the gaps of the crosswalk; runs in a thread."""
        from hscqa.export.gap_list import gap_lists, gap_sections  # noqa: PLC0415 - rapidfuzz loads in the thread

        made = self.holdings.library().crosswalk()
        return made, gap_sections(made, self.holdings.papers()), self._citations(gap_lists(made).passages())

    def _put_gaps(self, found: Gaps) -> None:
        if self._checked:
            made, gaps, cited = found
            named = {**self._checked.citations, **cited}
            self._checked = replace(self._checked, crosswalk=made, gaps=gaps, citations=named)
            self._findings.put_checked(self._checked)


def _written(checked: Checked, _: Library, form: Format) -> str | bytes:
    """Write the checks; the gaps stand in the file where they are known. Runs in a thread."""
    from hscqa.export.contract_checks import checks  # noqa: PLC0415 - what writes files loads when it is wanted
    from hscqa.export.listing_checks import Part, checks_listing  # noqa: PLC0415 - as above
    from hscqa.library.handing import listing_file  # noqa: PLC0415 - as above

    parts = set(Part) if checked.gaps is not None else set(Part) - {Part.GAPS}
    listing = checks_listing(checked.verification, checked.gaps or (), parts, checked.citations)
    return listing_file(listing, form, checks(checked.verification, checked.crosswalk, parts))
