"""The screen Papers: the papers, the contents of one, the reader; and new papers taken in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from hscqa.tui.faces import counted
from hscqa.tui.frame.holdings import INGEST
from hscqa.tui.frame.jobs import Progressed
from hscqa.tui.frame.screenbar import ScreenBar
from hscqa.tui.frame.screens import ScreenName
from hscqa.tui.lists.entries import EntryList
from hscqa.tui.papers.contents import ContentsList
from hscqa.tui.papers.ingestbox import IngestBox
from hscqa.tui.papers.paperlist import PapersList
from hscqa.tui.papers.progress import IngestProgress
from hscqa.tui.reader.reading import ReadingScreen
from hscqa.tui.taking.exporting import Taking

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from textual.widget import Widget

    from hscqa.export.formats import Format
    from hscqa.library import IngestReport, Library, PaperInfo
    from hscqa.model import Block, Paper
    from hscqa.tui.frame.holdings import Holdings
    from hscqa.tui.frame.screens import Go
    from hscqa.tui.papers.ingestbox import Wanted
    from hscqa.tui.spot import Spot

    Outlined = tuple[Paper, tuple[Block, ...]]
    """A paper and all its blocks."""

_NO_PAPERS = "The papers stand here as soon as they are read."
_NONE_TO_SHOW = "There are no papers to show yet: i takes in a file."
_LOOK, _LOOKING = "corpus", "Looking for new files in corpus/"
_NO_CONTENTS = "The contents of a paper stand here: open one from the papers."


class PapersScreen(ReadingScreen):
    """Papers, contents, reader."""

    NAME = ScreenName.PAPERS
    CSS_PATH = "papers.tcss"
    KEYS: ClassVar[Mapping[str, tuple[BindingType, ...]]] = {"In a list": tuple(EntryList.BINDINGS)}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "ingest", "Take in", tooltip="Take in new or changed papers"),
        Binding("x", "stop", "Stop", show=False, tooltip="Stop taking in papers; what was there before stays"),
    ]

    def __init__(self, holdings: Holdings) -> None:
        """Take what all screens share."""
        super().__init__(holdings)
        self._contents: Outlined | None = None
        """The paper whose contents are shown; None before any is."""
        self._infos: tuple[PaperInfo, ...] = ()
        self._untaken: Sequence[Path] = ()
        """The files in corpus/ that are not taken in yet."""
        self._note = _NO_PAPERS
        """What stands in the place of papers where there are none."""

    def panes(self) -> Iterable[Widget]:
        """Give the papers and the contents."""
        yield PapersList(id="papers")
        yield ContentsList(id="contents")

    def bottom(self) -> Iterable[Widget]:
        """Give the bar that says how far taking in is."""
        yield IngestProgress()

    def on_mount(self) -> None:
        """Read the list of papers, and look what is not among them yet."""
        self._show_papers()
        self.query_one(ContentsList).put_note(_NO_CONTENTS)
        self.query_one(PapersList).focus()
        self._read_list()

    def arrive(self, wish: Go) -> None:
        """Show the contents of a paper, at a place; look for files that came into corpus/ meanwhile."""
        if not self.does(INGEST):
            self.do(_LOOK, _LOOKING, self._find_untaken, self._put_untaken)
        if wish.paper_id:
            self._outline(wish.paper_id, wish.spot)

    @on(EntryList.Opened)
    def _opened_paper(self, event: EntryList.Opened) -> None:
        if event.entry.paper_id:
            event.prevent_default()
            self._outline(event.entry.paper_id, None)

    def _read_list(self) -> None:
        """Read the list of papers, and look for what is not among them."""
        self.do("papers", "Reading the list of papers", self._read_papers, self._put_papers)
        self.do(_LOOK, _LOOKING, self._find_untaken, self._put_untaken)

    def _read_papers(self) -> tuple[PaperInfo, ...]:
        return self.holdings.library().papers()

    def _put_papers(self, infos: tuple[PaperInfo, ...]) -> None:
        self._infos = infos
        self._show_papers()
        self.query_one(ScreenBar).count(info.paper for info in infos)

    def _find_untaken(self) -> Sequence[Path]:
        """Look into corpus/; runs in a thread."""
        from hscqa.library.untaken import untaken  # noqa: PLC0415 - what reads papers loads when it is wanted

        return untaken(self.holdings.library().workspace)

    def _put_untaken(self, files: Sequence[Path]) -> None:
        if files != self._untaken:
            self._untaken = files
            self._show_papers()

    def _show_papers(self) -> None:
        self.query_one(PapersList).put_papers(self._infos, self._untaken, self._note)

    def _outline(self, paper_id: str, spot: Spot | None) -> None:
        self.do("outline", "Reading the contents", partial(self._read, paper_id), partial(self._put_contents, spot))

    def _read(self, paper_id: str) -> Outlined:
        library = self.holdings.library()
        return library.paper(paper_id), library.outline(paper_id)

    def _put_contents(self, spot: Spot | None, found: Outlined) -> None:
        self._contents = found
        contents = self.query_one(ContentsList)
        contents.put_paper(*found)
        if spot:
            contents.point_near(spot.id, found[1])
        self.row.enter(contents)

    # --- taking away ---------------------------------------------------------------------------------------------

    def taking(self) -> Taking | None:
        """Give the contents of the paper that is shown, where the keys are past the list of papers; else that list."""
        if self._contents and not self.query_one(PapersList).has_focus:
            paper = self._contents[0]
            return Taking(f"the contents of {paper.id}", f"outline-{paper.id}", partial(_outline_file, self._contents))
        return Taking("the list of papers", "papers", partial(_papers_file, self._infos)) if self._infos else None

    # --- taking papers in ---------------------------------------------------------------------------------------

    def action_ingest(self) -> None:
        """Ask what to take in."""
        if self.does(INGEST):
            self.status.say("Papers are being taken in already: x stops that")
        else:
            self.do(_LOOK, _LOOKING, self._find_untaken, self._ask_what)

    def _ask_what(self, untaken: Sequence[Path]) -> None:
        """Ask what to take in, first of what stands in corpus/; not where the user has gone elsewhere meanwhile."""
        self._put_untaken(untaken)
        if self.is_current:
            self.app.push_screen(IngestBox(untaken), self._ingest)

    def action_stop(self) -> None:
        """Stop taking in papers; the index stays as it was."""
        if not self.does(INGEST):
            self.status.say("Nothing is being taken in")
            return
        self.workers.cancel_group(self, INGEST)
        self.status.end(INGEST)
        self.query_one(IngestProgress).end()
        self.status.say("Stopped: the papers are as they were")

    def _ingest(self, wanted: Wanted | None) -> None:
        """Take papers in; None says that the user gave up."""
        if wanted is None:
            self.status.say("Given up: nothing is taken in")
            return
        self.query_one(IngestProgress).show(0, 0)
        self.do(INGEST, "Taking in papers", partial(self._read_in, wanted), self._put_report)

    def _read_in(self, wanted: Wanted) -> IngestReport:
        ingest = self.holdings.library().ingest
        return ingest(wanted.paths, title=wanted.title, publisher=wanted.publisher, date=wanted.date, role=wanted.role)

    @on(Progressed)
    def _progressed(self, event: Progressed) -> None:
        if event.job == INGEST:
            self.query_one(IngestProgress).show(event.done, event.total)

    def job_failed(self, job: str) -> None:
        """Say what can be done where there is nothing to show."""
        if job == INGEST:
            self.query_one(IngestProgress).end()
        elif job == "papers" and not self._infos:
            self._note = _NONE_TO_SHOW
            self._show_papers()

    def _put_report(self, report: IngestReport) -> None:
        self.query_one(IngestProgress).end()
        for paper, why in report.failed:
            self.app.notify(why, title=f"{paper} could not be read", severity="error", markup=False)
        self.status.say(told(report))
        self._read_list()


def told(report: IngestReport) -> str:
    """Say in one line what was taken in."""
    counts = (("read", report.read), ("as before", report.skipped), ("failed", report.failed))
    parts = [f"{len(papers)} {what}" for what, papers in (*counts, ("removed", report.removed)) if papers]
    return f"Papers: {', '.join(parts) or 'none'} · {counted(report.passages, 'passage')} · {report.seconds:.1f} s"


def _papers_file(infos: tuple[PaperInfo, ...], _: Library, form: Format) -> str | bytes:
    """Write the list of papers; runs in a thread."""
    from hscqa.export import contract  # noqa: PLC0415 - what writes files loads when it is wanted
    from hscqa.export.listing_papers import papers_listing  # noqa: PLC0415 - as above
    from hscqa.library.handing import listing_file  # noqa: PLC0415 - as above

    return listing_file(papers_listing(infos), form, contract.papers(infos))


def _outline_file(outlined: Outlined, _: Library, form: Format) -> str | bytes:
    """Write a paper's contents; runs in a thread."""
    from hscqa.export import contract  # noqa: PLC0415 - what writes files loads when it is wanted
    from hscqa.export.listing_papers import outline_listing  # noqa: PLC0415 - as above
    from hscqa.library.handing import listing_file  # noqa: PLC0415 - as above

    paper, blocks = outlined
    return listing_file(outline_listing(paper, blocks), form, contract.outline(paper.id, blocks))
