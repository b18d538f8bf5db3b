"""A screen with a reader as its last pane: what is pointed to or opened elsewhere on it is read there."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Footer

from hscqa.tui.frame.jobs import WorkingScreen
from hscqa.tui.frame.panes import Panes
from hscqa.tui.frame.screenbar import ScreenBar
from hscqa.tui.frame.screens import Go, ScreenName
from hscqa.tui.frame.status import StatusLine
from hscqa.tui.lists.entries import EntryList
from hscqa.tui.reader.journey import Journey, locate
from hscqa.tui.reader.mark import cover, marked_words
from hscqa.tui.reader.reader import Reader
from hscqa.tui.reader.wishes import Entered, Followed, Stepped, Told, Travelled, Wanted
from hscqa.tui.spot import Spot
from hscqa.tui.taking.copying import Copied, copied

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.widget import Widget

    from hscqa.tui.frame.holdings import Holdings
    from hscqa.tui.taking.exporting import Taking


class ReadingScreen(WorkingScreen):
    """One of the five screens: bar, panes with the reader as the last, status line, footer."""

    NAME: ClassVar[ScreenName]
    """Which of the five it is."""
    KEYS: ClassVar[Mapping[str, tuple[BindingType, ...]]] = {}
    """What its help tells besides its own bindings and the reader's: the bindings of its regions, by their names."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "copy(False)", "Copy", key_display="y Y", tooltip="Copy the citation of the place"),
        Binding("Y", "copy(True)", "Copy with words", show=False, tooltip="Copy the quotation and its citation"),
        Binding("c", "contents", "Contents", show=False, tooltip="Show the contents of the paper that is read"),
        Binding(
            "o", "open_file", "Open file", show=False, tooltip="Open the paper's own file, at its page where it can be"
        ),
        Binding("H", "places", "History", show=False, tooltip="Places opened on this screen, to go back to"),
        Binding("escape", "back", "Back", tooltip="Back: one pane to the left"),
    ]

    def __init__(self, holdings: Holdings) -> None:
        """Take what all screens share."""
        super().__init__()
        self.holdings = holdings
        self.journey = Journey(self)

    # --- what a screen says of itself ---------------------------------------------------------------------------

    def top(self) -> Iterable[Widget]:
        """Give what stands between the bar and the panes."""
        return ()

    def panes(self) -> Iterable[Widget]:
        """Give the panes before the reader, the outermost first."""
        return ()

    def bottom(self) -> Iterable[Widget]:
        """Give what stands between the panes and the status line."""
        return ()

    def arrive(self, wish: Go) -> None:
        """Show what somebody wanted of this screen when they went to it."""
        if wish.spot:
            self.open_spot(wish.spot, focus=True)

    def leave_first_pane(self) -> None:
        """Go on from the leftmost pane, when the user wants to go back from there."""

    def taking(self) -> Taking | None:
        """Give what is on the screen, to be exported; None where there is nothing yet."""
        return None

    # --- what is shown ------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Put the regions together."""
        yield ScreenBar(self.NAME)
        yield from self.top()
        yield Panes(*self.panes(), Reader())
        yield from self.bottom()
        yield StatusLine()
        yield Footer()

    @property
    def row(self) -> Panes:
        """The panes."""
        return self.query_one(Panes)

    @property
    def reader(self) -> Reader:
        """Where papers are read."""
        return self.query_one(Reader)

    @property
    def reading(self) -> bool:
        """Whether the reader is what the keys go to, or went to before they went to a box."""
        return self.row.current is self.reader

    @property
    def list(self) -> EntryList | None:
        """The list that the keys go to or went to last; from the reader, the one on its left; None without any."""
        pane = self.row.current
        if pane is self.reader:
            before = [one for one in self.row.children if one is not self.reader]
            pane = before[-1] if before else pane
        return pane if isinstance(pane, EntryList) else next(iter(pane.query(EntryList)), None)

    @property
    def spot(self) -> Spot | None:
        """The spot that is copied: what is in sight of what is read, or else the one that is pointed to."""
        entry = None if self.reading or self.list is None else self.list.pointed
        if entry is not None and entry.paper_id:
            return None
        return entry.spot if entry and entry.spot else self.reader.meant

    # --- keys ---------------------------------------------------------------------------------------------------

    def action_back(self) -> None:
        """Go one pane to the left; from the leftmost, where the screen goes on to."""
        if not self.row.back():
            self.leave_first_pane()

    def action_contents(self) -> None:
        """Show the contents of the paper that is read, at the place that is read."""
        place = self.reader.place
        if place is None:
            self.post_message(Go(ScreenName.PAPERS))
        else:
            self.post_message(Go(ScreenName.PAPERS, paper_id=place.paper.id, spot=self.reader.spot))

    def action_copy(self, quotation: bool) -> None:  # noqa: FBT001 - an action's argument has no name
        """Copy the citation of the place that is read or pointed to; with the quotation's words too, if wanted."""
        spot = self.spot
        if spot is None:
            self.status.say("Nothing to copy here: point to a passage first")
            return
        look_up = partial(self._copied, spot, quotation=quotation)
        self.do("copy", "Looking up the citation", look_up, self._put_copied)

    def action_places(self) -> None:
        """Show the places that were opened on this screen."""
        self.journey.list_places()

    def action_open_file(self) -> None:
        """Open the file of the paper that is read or pointed to."""
        entry = None if self.reading or self.list is None else self.list.pointed
        spot = entry.spot if entry else None
        if entry and entry.paper_id:
            spot = Spot(entry.paper_id)
        page = self.reader.page if spot is None else None
        spot = spot or self.reader.spot
        if spot is None:
            self.status.say("No file to open here: point to a paper or a passage first")
        else:
            self.do("file", "Opening the file", partial(self._open_file, spot, page), self._put_opened)

    # --- what the regions post ----------------------------------------------------------------------------------

    @on(EntryList.Opened)
    def _opened(self, event: EntryList.Opened) -> None:
        if event.entry.spot:
            self.open_spot(event.entry.spot, focus=True)
        elif event.entry.paper_id:
            self.post_message(Go(ScreenName.PAPERS, paper_id=event.entry.paper_id))

    @on(EntryList.Pointed)
    def _pointed(self, event: EntryList.Pointed) -> None:
        if self.row.is_seen(self.reader) and event.spot != self.reader.spot:
            self.open_spot(event.spot, focus=False)

    @on(Stepped)
    def _stepped(self, event: Stepped) -> None:
        entry = self.list.step(event.by) if self.list else None
        if entry and entry.spot:
            self.open_spot(entry.spot, focus=True)
        else:
            self.status.say("No further entry in the list")

    @on(Entered)
    def _entered(self) -> None:
        self.journey.look_for_leads()

    @on(Wanted)
    def _wanted(self, event: Wanted) -> None:
        self.open_spot(event.spot, focus=True)

    @on(Followed)
    def _followed(self, event: Followed) -> None:
        self.journey.follow(event.lead)

    @on(Travelled)
    def _travelled(self, event: Travelled) -> None:
        self.journey.travel(event.by)

    @on(Told)
    def _told(self, event: Told) -> None:
        self.status.say(event.news)

    # --- jobs, and what comes of them ---------------------------------------------------------------------------

    def open_spot(self, spot: Spot, *, focus: bool) -> None:
        """Read a spot; `focus` lets the keys go to the reader."""
        self.journey.open(spot, focus=focus)

    def _copied(self, spot: Spot, *, quotation: bool) -> Copied:
        """Look up what is to be copied, and give it to the system's clipboard; runs in a thread.

        In a browser it is for the browser's machine alone, which is told with the terminal.
        """
        from hscqa.tui.taking.clipboard import to_system  # noqa: PLC0415 - not before first paint

        place, blocks = locate(self.holdings, spot)
        quoted = spot.words or marked_words(blocks, cover(spot, place, blocks))
        made = copied(place.citation, quoted if quotation else "")
        return made if self.app.is_web else replace(made, on_system=to_system(made.text))

    def _put_copied(self, made: Copied) -> None:
        self.app.copy_to_clipboard(made.text)
        self.status.say(made.told)

    def _open_file(self, spot: Spot, page: int | None) -> str | Path:
        """Open a paper's file at a page, and give what is to be said; in a browser, the file to be sent there.

        Where `page` is None it is opened at the spot's. Runs in a thread.
        """
        from hscqa.tui.taking.opening import open_file, paper_file, this_desktop  # noqa: PLC0415 - not before first paint

        place, _ = locate(self.holdings, spot)
        file = paper_file(self.holdings.library().workspace.corpus, place.paper.file)
        return file if self.app.is_web else open_file(file, page or place.blocks[0].page, this_desktop())

    def _put_opened(self, opened: str | Path) -> None:
        if isinstance(opened, str):
            self.status.say(opened)
        else:
            is_pdf = opened.suffix.lower() == ".pdf"
            self.app.deliver_binary(opened, open_method="browser" if is_pdf else "download")
            self.status.say(f"{opened.name} was sent to the browser")
