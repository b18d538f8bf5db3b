"""The one screen: it puts the regions together, hears what they post, and alone calls the library."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import ContentSwitcher, Footer

from hscqa.export.visible import one_line
from hscqa.tui.askbox import AskBox, Way
from hscqa.tui.contents import ContentsList
from hscqa.tui.crosswalk import CrosswalkList
from hscqa.tui.entries import EntryList
from hscqa.tui.faces import clip, counted
from hscqa.tui.gaugeline import GaugeLine
from hscqa.tui.mark import cover, marked_words
from hscqa.tui.papers import PapersList
from hscqa.tui.reader import Pages, Reader
from hscqa.tui.results import Results
from hscqa.tui.reviewing import ReviewingScreen
from hscqa.tui.status import StatusLine
from hscqa.tui.viewbar import View, ViewBar, ViewName

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import DescendantFocus

    from hscqa.library import Library, PaperInfo
    from hscqa.model import Answer, Block, Paper, Place, SearchReply
    from hscqa.tui.mark import Spot

    Located = tuple[Place, tuple[Block, ...]]
    """A place and all blocks of its paper."""

_WIDE = 100
"""From so many columns on the reader stands beside the lists; below, one of them is shown at a time."""
_COPIED = 80
"""How many characters of what was copied are shown."""
_NO_CROSSWALK = "The crosswalk stands here as soon as it is worked out. That may take a minute; the rest can be used."
_NO_PAPERS = "The papers stand here as soon as they are read."
_NO_CONTENTS = "The contents of a paper stand here: open one from the papers (3), or a passage from the results (1)."


class MainScreen(ReviewingScreen):
    """Ask box, lists, reader, gauge of the review, status line, footer."""

    # textual writes `ClassVar[...] | None`, which mypy takes for an instance variable.
    HORIZONTAL_BREAKPOINTS: ClassVar[list[tuple[int, str]]] = [(0, "-narrow"), (_WIDE, "-wide")]  # type: ignore[misc]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "ask", "Ask", tooltip="Go to the box on top"),
        Binding("ctrl+t", "switch", "Ask or search", show=False, tooltip="Change between asking and searching"),
        Binding("o,4", "contents", "Contents", tooltip="Show the contents of the paper that is read"),
        Binding("y", "copy(False)", "Copy", key_display="y Y", tooltip="Copy the citation of the place"),
        Binding("Y", "copy(True)", "Copy with words", show=False, tooltip="Copy the quotation and its citation"),
        Binding("escape", "back", "Back", tooltip="Back: from the reader to the list, from the list to the box"),
        Binding("1", "view('results')", "Results", show=False, tooltip="The answer and the passages"),
        Binding("2", "view('crosswalk')", "Crosswalk", show=False, tooltip="Which statement answers which"),
        Binding("3", "view('papers')", "Papers", show=False, tooltip="The papers, and what was read of each"),
        Binding("5", "view('reader')", "Reader", show=False, tooltip="The passage in its paper"),
    ]

    def __init__(self, library: Library) -> None:
        """Take the library that answers."""
        super().__init__(library)
        self._asked_for = ""
        """The words that were last asked or searched for."""

    def compose(self) -> ComposeResult:
        """Put the regions together."""
        yield AskBox()
        yield ViewBar()
        with Horizontal(id="body"):
            with ContentSwitcher(initial=View.RESULTS.value):
                yield Results(id=View.RESULTS.value)
                yield CrosswalkList(id=View.CROSSWALK.value)
                yield PapersList(id=View.PAPERS.value)
                yield ContentsList(id=View.CONTENTS.value)
            yield Reader()
        yield GaugeLine()
        yield StatusLine()
        yield Footer()

    def on_mount(self) -> None:
        """Say how to begin, read the list of papers, and warm the encoder while the user types."""
        self.library.progress = self.report
        self.query_one(Results).welcome()
        for list_, note in ((CrosswalkList, _NO_CROSSWALK), (PapersList, _NO_PAPERS), (ContentsList, _NO_CONTENTS)):
            self.query_one(list_).put_note(note)
        self.show(View.RESULTS)
        self.query_one(AskBox).focus()
        self.do("papers", "Opening the papers", self.library.papers, self._put_papers)

    # --- what is shown -------------------------------------------------------------------------------------------

    @property
    def current(self) -> EntryList:
        """The list that is shown, or that the reader was opened from."""
        return self.query_one(f"#{self.view}", EntryList)

    @property
    def view(self) -> View:
        """Which list that is."""
        return View(self.query_one(ContentSwitcher).current or View.RESULTS)

    @property
    def reading(self) -> bool:
        """Whether the reader is what the keys go to, or went to before they went to the box."""
        return self.has_class("-reading")

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Mark the region that the keys go to; the box is for every view."""
        if isinstance(event.widget, (EntryList, Pages)):
            self.show(View.READER if isinstance(event.widget, Pages) else self.view)

    def show(self, view: View) -> None:
        """Show a view; the reader stands beside the lists where there is room."""
        self.set_class(view is View.READER, "-reading")
        if view is not View.READER:
            self.query_one(ContentSwitcher).current = view.value
            self.set_class(view is View.CROSSWALK, "-crosswalk")
        self.query_one(ViewBar).mark(view, self.view)

    def go(self, view: View) -> None:
        """Show a view and let the keys go to it."""
        self.show(view)
        target = self.query_one(Reader).pages if view is View.READER else self.current
        self.call_after_refresh(target.focus)

    # --- keys ----------------------------------------------------------------------------------------------------

    def action_ask(self) -> None:
        """Go to the box."""
        self.query_one(AskBox).focus()

    def action_switch(self) -> None:
        """Change between asking and searching."""
        box = self.query_one(AskBox)
        box.way = box.way.other
        box.focus()

    def action_view(self, view: str) -> None:
        """Show a view; the crosswalk with all that has been decided by now."""
        self.go(View(view))
        if view == View.CROSSWALK:
            self.read_crosswalk()
        elif view == View.CONTENTS:
            self.action_contents()

    def action_contents(self) -> None:
        """Show the contents of the paper that is read; the papers, where none is."""
        place = self.query_one(Reader).place
        if place is None:
            self.go(View.PAPERS)
            return
        self._outline(place.paper.id, place.blocks[0].id if place.blocks else None)

    def action_back(self) -> None:
        """Go one step back: from the reader to the list, from the list to the box, from the box where one was."""
        if isinstance(self.focused, AskBox):
            self.go(View.READER if self.reading else self.view)
        elif self.reading:
            self.go(self.view)
        else:
            self.action_ask()

    def action_copy(self, quotation: bool) -> None:  # noqa: FBT001 - an action's argument has no name
        """Copy the citation of the place that is read or pointed to; with the quotation's words too, if wanted."""
        entry = None if self.reading else self.current.pointed
        spot = entry.spot if entry and entry.spot else self.query_one(Reader).spot
        if spot is None or (entry and entry.paper_id):
            self.status.say("Nothing to copy here: point to a passage first")
            return
        copy = partial(self._copy, spot, quotation=quotation)
        self.do("copy", "Looking up the citation", partial(self._look_up, spot), copy)

    # --- what the regions post -----------------------------------------------------------------------------------

    @on(AskBox.Asked)
    def _asked(self, event: AskBox.Asked) -> None:
        self._asked_for = text = event.text
        self.show(View.RESULTS)
        if event.way is Way.ASK:
            self.do("find", "Looking for an answer", partial(self.library.ask, text), self._put_answer)
        else:
            self.do("find", "Searching", partial(self.library.search, text), self._put_reply)

    @on(AskBox.Left)
    def _left(self) -> None:
        self.action_back()

    @on(ViewName.Chosen)
    def _chosen(self, event: ViewName.Chosen) -> None:
        self.action_view(event.view.value)

    @on(EntryList.Opened)
    def _opened(self, event: EntryList.Opened) -> None:
        if event.entry.spot:
            self._open(event.entry.spot, focus=True)
        elif event.entry.paper_id:
            self._outline(event.entry.paper_id, None)

    @on(EntryList.Pointed)
    def _pointed(self, event: EntryList.Pointed) -> None:
        if self.has_class("-wide") and event.spot != self.query_one(Reader).spot:
            self._open(event.spot, focus=False)

    @on(Pages.Stepped)
    def _stepped(self, event: Pages.Stepped) -> None:
        entry = self.current.step(event.by)
        if entry and entry.spot:
            self._open(entry.spot, focus=True)
        else:
            self.status.say("No further entry in the list")

    # --- jobs, and what comes of them ----------------------------------------------------------------------------

    def _open(self, spot: Spot, *, focus: bool) -> None:
        async def put(found: Located) -> None:
            await self.query_one(Reader).open(*found, spot)
            if focus:
                self.go(View.READER)

        self.do("open", "Opening the passage", partial(self._look_up, spot), put)

    def _look_up(self, spot: Spot) -> Located:
        """Find a place and all blocks of its paper; runs in a thread."""
        place = self.library.show(spot.id)
        return place, self.library.outline(place.paper.id)

    def _outline(self, paper_id: str, block_id: str | None) -> None:
        def look_up() -> tuple[Paper, tuple[Block, ...]]:
            return self.library.paper(paper_id), self.library.outline(paper_id)

        def put(found: tuple[Paper, tuple[Block, ...]]) -> None:
            contents = self.query_one(ContentsList)
            contents.put_paper(*found)
            self.go(View.CONTENTS)
            if block_id:
                contents.point_near(block_id, found[1])

        self.do("outline", "Reading the contents", look_up, put)

    def _put_papers(self, infos: tuple[PaperInfo, ...]) -> None:
        self.papers = {info.paper.id: info.paper for info in infos}
        self.query_one(PapersList).put_papers(infos)
        self.query_one(ViewBar).say(counted(len(infos), "paper"))
        self.do("warm", "Loading the language model while you type", self.library.warm, self._warmed)

    def _warmed(self, _: None) -> None:
        self.status.say("Ready")

    def _put_answer(self, answer: Answer) -> None:
        self.query_one(Results).put_answer(answer, self.papers)
        found = counted(len(answer.quotes), "quotation") if answer.answered else "Not found"
        self._found(f"{found} · {counted(len(answer.hits), 'passage')}", answer.elapsed_ms)

    def _put_reply(self, reply: SearchReply) -> None:
        self.query_one(Results).put_reply(reply, self.papers)
        self._found(counted(len(reply.hits), "passage"), reply.elapsed_ms)

    def _found(self, what: str, elapsed_ms: float) -> None:
        """Say what was found and how long it took; the keys go to the list, unless the user is typing again."""
        self.status.say(f"{what} · {elapsed_ms / 1000:.1f} s")
        if isinstance(self.focused, AskBox) and self.focused.value == self._asked_for:
            self.go(View.RESULTS)

    def _copy(self, spot: Spot, found: Located, *, quotation: bool) -> None:
        """Put the citation, and the words if wanted, on the clipboard, and say how."""
        place, blocks = found
        quoted = spot.words or marked_words(blocks, cover(spot, place, blocks))
        text = one_line(f"“{quoted}” ({place.citation})" if quotation else place.citation)
        self.app.copy_to_clipboard(text)
        what = "Quotation and citation" if quotation else "Citation"
        self.app.notify(
            f"{clip(text, _COPIED)}\nThe terminal has it now (OSC 52).",
            title=f"{what} copied",
            markup=False,
        )
