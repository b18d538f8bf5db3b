"""The reader: a place where it stands in its paper, marked among its neighbours."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from hscqa.tui.faces import clip, words
from hscqa.tui.reader import sight
from hscqa.tui.reader.findbox import FindBox
from hscqa.tui.reader.finding import step
from hscqa.tui.reader.mark import cover
from hscqa.tui.reader.openpaper import OpenPaper
from hscqa.tui.reader.pages import Pages
from hscqa.tui.reader.pathline import PathLine
from hscqa.tui.reader.piece import Piece
from hscqa.tui.reader.wishes import Entered, Followed, Stepped, Told, Travelled, Wanted
from hscqa.tui.spot import Spot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from hscqa.model import Block, Place
    from hscqa.tui.reader.finding import Finds
    from hscqa.tui.reader.history import Standing

_EMPTY = "Nothing to read yet: Enter on an entry of a list opens it here"
_TOLD = 160
"""How many characters are told of what is picked: two lines of a terminal 80 columns wide."""
_NO_LEADS = "There is no footnote or reference to pick in this paper"
_NOT_YET = "Footnotes and references are still being looked for"
_NONE_IN_SIGHT = "There is no footnote or reference in sight: l and h go to the next and the one before"


class Reader(Vertical):
    """Where the place stands (citation, heading path), the pages around it, and the box to find words in them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Before the letters that come right behind it: they would be keys to what stands here.
        Binding(
            "slash", "find", "Find", key_display="/", priority=True, tooltip="Find words in the paper that is read"
        ),
        Binding("n", "match(1)", "Next match", show=False, tooltip="Next place where the words stand"),
        Binding("N", "match(-1)", "Match before", show=False, tooltip="The place before where the words stand"),
        Binding("l,right", "pick(1)", "Next reference", show=False, tooltip="Pick the next footnote or reference"),
        Binding("h,left", "pick(-1)", "Reference before", show=False, tooltip="Pick the footnote or reference before"),
        Binding(
            "enter",
            "follow",
            "Follow",
            show=False,
            tooltip="Follow the footnote or reference picked, or the first in sight",
        ),
        Binding("backspace,{", "travel(-1)", "Place before", show=False, tooltip="Back where one was before"),
        Binding("}", "travel(1)", "Place after", show=False, tooltip="Forward to where one came back from"),
        Binding("]", "step(1)", "Next entry", show=False, tooltip="Open the next entry of the list"),
        Binding("[", "step(-1)", "Entry before", show=False, tooltip="Open the entry before"),
        Binding("g,home", "end(-1)", "Beginning", show=False, tooltip="To the beginning of the paper"),
        Binding("G,end", "end(1)", "End", show=False, tooltip="To the end of the paper"),
        Binding("m", "centre", "To the mark", show=False, tooltip="Back to the passage that is marked"),
        Binding("escape", "drop", "Unmark", tooltip="Take the marks of what was found away"),
    ]

    def __init__(self) -> None:
        """Begin with nothing to read."""
        super().__init__()
        self.place: Place | None = None
        """What is read; None before anything is."""
        self.spot: Spot | None = None
        """What it was opened by."""
        self.paper: OpenPaper | None = None
        """All of the paper that the place stands in; None before anything is read."""
        self._began: tuple[Standing, tuple[int, int]] | None = None
        """What was at the top of the window when the find box was opened, and the place in it."""
        self._told_of = 0
        """The number of the block whose headings the path line tells."""

    def compose(self) -> ComposeResult:
        """Put the heading path over the pages, and the find box under them."""
        yield Static(_EMPTY, id="citation", markup=False)
        yield PathLine()
        yield Pages()
        yield FindBox()

    @property
    def pages(self) -> Pages:
        """What is scrolled."""
        return self.query_one(Pages)

    @property
    def standing(self) -> Standing | None:
        """What is at the top of the window; None before anything is read."""
        return self.pages.standing_at(self.pages.window.start)

    @property
    def meant(self) -> Spot | None:
        """What a copy is made of: what was opened, or, where one has gone on from that, what is in sight."""
        return sight.meant(self.paper, self.pages, self.spot)

    @property
    def page(self) -> int | None:
        """The page of what is told over the pages, from 1; None where the paper has no pages."""
        return self.paper.blocks[self._told_of].page if self.paper else None

    # --- opening ------------------------------------------------------------------------------------------------

    async def open(self, place: Place, blocks: Sequence[Block], spot: Spot, standing: Standing | None = None) -> None:
        """Show a place among all `blocks` of its paper, with the spot's words marked.

        `standing` comes to the top of the window; where it is None, what is marked comes to the middle.
        """
        paper = self.paper
        if paper is None or paper.paper != place.paper or paper.blocks != blocks:
            paper = OpenPaper(place.paper, blocks)
            self.pages.take(paper)
        self.place, self.spot, self.paper = place, spot, paper
        paper.mark(cover(spot, place, blocks), spot.sought)
        self.query_one("#citation", Static).update(words(place.citation, "b"))
        hits = paper.hits or [0]
        self._told_of = standing.number if standing else hits[0]
        await self.pages.lay_out(self._told_of, standing.number if standing else hits[-1])
        self.pages.settle(partial(self.pages.stand, standing) if standing else self.pages.centre)
        self.refresh_bindings()

    def on_descendant_focus(self) -> None:
        """Say that the keys came here."""
        self.post_message(Entered())

    # --- where one is -------------------------------------------------------------------------------------------

    @on(Pages.Moved)
    def _moved(self) -> None:
        self.call_after_refresh(self._tell_where)

    def _tell_where(self) -> None:
        """Tell where one is: at the place that was opened, or, where that is out of sight, at the top of the window."""
        paper, seen = self.paper, self.pages.in_sight
        if paper is None or not seen:
            return
        marked = sight.marked(paper, self.pages)
        self._told_of = seen.start if marked is None else marked
        block = paper.blocks[self._told_of]
        page = "" if marked is not None or block.page is None else f"p. {block.page_label or block.page}"
        self.query_one(PathLine).tell(paper.path_of(self._told_of), page, is_elsewhere=marked is None)

    @on(PathLine.Clicked)
    def _heading_clicked(self, event: PathLine.Clicked) -> None:
        heading = self.paper.heading_over(self._told_of, event.depth) if self.paper else None
        if heading is not None:
            self.post_message(Wanted(Spot(heading.id)))

    async def action_end(self, side: int) -> None:
        """Go to the beginning (-1) or the end (1) of the paper."""
        if self.paper and self.paper.blocks:
            at = 0 if side < 0 else len(self.paper.blocks) - 1
            await self.pages.lay_out(at, at)
            go = self.pages.scroll_home if side < 0 else self.pages.scroll_end
            self.pages.settle(partial(go, animate=False, immediate=True))

    async def action_centre(self) -> None:
        """Go back to what is marked."""
        if self.paper and self.paper.hits:
            self.paper.came_to = None
            await self.pages.lay_out(self.paper.hits[0], self.paper.hits[-1])
            self.pages.settle(self.pages.centre)

    def action_travel(self, by: int) -> None:
        """Ask for another place of the history."""
        self.post_message(Travelled(by))

    def action_step(self, by: int) -> None:
        """Ask for another entry of the list."""
        self.post_message(Stepped(by))

    # --- finding ------------------------------------------------------------------------------------------------

    async def action_find(self) -> None:
        """Open the find box; the words of the last time stand in it."""
        if self.paper:
            standing = self.standing
            self._began = (standing, sight.start(self.paper, self.pages, 1)) if standing else None
            self.query_one(FindBox).open()
            await self._seek(self.query_one(FindBox).words)

    async def action_match(self, by: int) -> None:
        """Go to the next (1) or previous (-1) match; from the top of the window, where the present one is not seen."""
        finds = self.paper.finds if self.paper else None
        if self.paper is None or finds is None:
            self.post_message(Told("Nothing is sought yet: / finds words in this paper"))
        elif finds.present is None:
            self.post_message(Told(f"“{finds.words}” is not in this paper"))
        else:
            place = (finds.present.number, finds.present.run.start)
            is_on_its_way = self.paper.came_to == place and not self.pages.is_settled
            is_here = is_on_its_way or self.pages.is_in_sight(*place)
            first = finds.from_place(*sight.start(self.paper, self.pages, by))
            at, told = step(len(finds), by, finds.at if is_here else None, first)
            await self._come_to(replace(finds, at=at))
            self.post_message(Told(f"“{finds.words}”: {at + 1} of {len(finds)}{told}"))

    def action_drop(self) -> None:
        """Take the marks of what was found away."""
        if self.paper:
            self.paper.find("")
            self.pages.dress()
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - textual's own
        """Leave Escape to the screen where nothing was found; while words are typed, the box is not opened again."""
        if action == "find" and self.query_one(FindBox).is_open:
            return None
        return action != "drop" or bool(self.paper and self.paper.finds is not None)

    @on(FindBox.Typed)
    async def _typed(self, event: FindBox.Typed) -> None:
        if self.query_one(FindBox).is_open:
            await self._seek(event.words)

    @on(FindBox.Matched)
    async def _matched(self, event: FindBox.Matched) -> None:
        await self.action_match(event.by)

    @on(FindBox.Left)
    async def _left_box(self, event: FindBox.Left) -> None:
        self.query_one(FindBox).close()
        self.screen.set_focus(self.pages)
        self.refresh_bindings()
        if not event.keeps:
            self.action_drop()
            await self._return()

    @on(FindBox.Passed)
    def _passed(self, event: FindBox.Passed) -> None:
        """Let a key come once more: by now the keys go to the pages."""
        self.app.post_message(event.key)

    async def _seek(self, sought: str) -> None:
        """Find words, and bring the first match after where one was; where there is none, go back there."""
        if self.paper is None or self._began is None:
            return
        self.paper.find(sought)
        finds = self.paper.finds
        if finds:
            at, _ = step(len(finds), 1, None, finds.from_place(*self._began[1]))
            await self._come_to(replace(finds, at=at))
        else:
            self.pages.dress()
            await self._return()
            self.query_one(FindBox).say("" if finds is None else finds.counted, is_found=False)

    async def _come_to(self, finds: Finds) -> None:
        """Mark the present match, and bring it into sight."""
        if self.paper and finds.present:
            number, run = finds.present
            self.paper.finds, self.paper.came_to = finds, (number, run.start)
            await self.pages.show(number, partial(self.pages.bring, number, run.start))
            self.query_one(FindBox).say(finds.counted, is_found=True)

    async def _return(self) -> None:
        """Go back to where one was when the find box was opened."""
        if self._began:
            await self.pages.show(self._began[0].number, partial(self.pages.stand, self._began[0]))

    # --- following ----------------------------------------------------------------------------------------------

    async def action_pick(self, by: int) -> None:
        """Pick the next (1) or previous (-1) footnote or reference, and say what it is."""
        paper = self.paper
        if paper is None or not paper.leads:
            is_known = paper is None or paper.leads is not None
            self.post_message(Told(_NO_LEADS if is_known else _NOT_YET))
            return
        lead = paper.lead
        at = paper.picked if lead and self.pages.is_in_sight(*lead.place) else None
        first = bisect_left(paper.leads, sight.start(self.paper, self.pages, by), key=attrgetter("place"))
        paper.picked, told = step(len(paper.leads), by, at, first)
        picked = paper.leads[paper.picked]
        paper.came_to = picked.place
        await self.pages.show(picked.number, partial(self.pages.bring, *picked.place))
        self.post_message(Told(f"{clip(paper.tell(), _TOLD)}{told}"))

    def action_follow(self) -> None:
        """Follow what is picked; where nothing that is in sight is, the first that can be followed there."""
        lead = sight.lead(self.paper, self.pages)
        self.post_message(Followed(lead) if lead else Told(_NONE_IN_SIGHT))

    @on(Piece.Clicked)
    def _clicked(self, event: Piece.Clicked) -> None:
        self.post_message(Followed(event.lead))
