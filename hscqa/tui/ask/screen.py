"""The screen Ask: one box to ask or search in, what was found, and the paper beside it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from hscqa.tui.ask.box import AskBox, other
from hscqa.tui.ask.chips import Chip, Chips
from hscqa.tui.ask.filterbox import FilterBox
from hscqa.tui.ask.filtering import without
from hscqa.tui.ask.finding import FindingScreen
from hscqa.tui.ask.history import History
from hscqa.tui.ask.recentbox import RecentBox
from hscqa.tui.ask.results import Results
from hscqa.tui.ask.shelf import Remembered, Shelf
from hscqa.tui.ask.takeaway import taken
from hscqa.tui.deciding.wordsbox import WordsBox
from hscqa.tui.frame.screenbar import ScreenBar
from hscqa.tui.frame.screens import Go, ScreenName
from hscqa.tui.lists.entries import EntryList

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.widget import Widget

    from hscqa.library.remembered import Asked
    from hscqa.model import Filters, Paper
    from hscqa.tui.frame.holdings import Holdings
    from hscqa.tui.taking.exporting import Taking

_EMPTY = "The box is empty: type a question first, or words to search for, then press enter"
_NOTHING_TO_SAVE = "Nothing to save yet: type a question or words to search for first"


class AskScreen(FindingScreen):
    """Box, filters, results, reader."""

    NAME = ScreenName.ASK
    CSS_PATH = "ask.tcss"
    KEYS: ClassVar[Mapping[str, tuple[BindingType, ...]]] = {
        "In the box": tuple(AskBox.BINDINGS),
        "On a filter": tuple(Chip.BINDINGS),
        "In a list": tuple(EntryList.BINDINGS),
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "ask", "Ask", tooltip="Go to the box on top"),
        Binding("ctrl+t,f7", "switch", "Ask or search", show=False, tooltip="Change between asking and searching"),
        Binding("f,ctrl+f", "filters", "Filters", show=False, tooltip="Choose the papers that are asked"),
        Binding("ctrl+r", "recent", "Recent and saved", show=False, tooltip="Ask again what was asked or saved before"),
        Binding("ctrl+s", "save", "Save", show=False, tooltip="Save the question or search under a name"),
    ]

    def __init__(self, holdings: Holdings) -> None:
        """Take what all screens share."""
        super().__init__(holdings)
        self._shelf = Shelf(holdings)
        self._history = History()
        self._saved: tuple[Asked, ...] = ()
        self._is_told = False
        """Whether it was said that something cannot be remembered: once is enough."""
        self._aside = ""
        """What is to be said in the place of the next news; '' for nothing."""

    def top(self) -> Iterable[Widget]:
        """Give the box, and the filters under it."""
        yield AskBox()
        yield Chips()

    def panes(self) -> Iterable[Widget]:
        """Give the results."""
        yield Results(id="results")

    def on_mount(self) -> None:
        """Say how to begin, read the list of papers, and warm the encoder while the user types."""
        self.results.welcome()
        self.set_focus(self.box)
        self.do("papers", "Opening the papers", self.holdings.papers, self._put_papers)

    def arrive(self, wish: Go) -> None:
        """Show what was wanted, or go to the box."""
        if wish.box:
            self.set_focus(self.box)
        super().arrive(wish)

    def taking(self) -> Taking | None:
        """Give what was found."""
        return taken(self.results.finds) if self.results.finds else None

    # --- from region to region -----------------------------------------------------------------------------------

    def leave_first_pane(self) -> None:
        """Go to the box."""
        self.set_focus(self.box)

    def action_back(self) -> None:
        """Go one step back: from the reader to the list, from the list to the box, from the box where one was."""
        if isinstance(self.focused, AskBox):
            self.row.enter(self.row.current)
        elif isinstance(self.focused, Chip):
            self.set_focus(self.box)
        else:
            super().action_back()

    def action_ask(self) -> None:
        """Go to the box."""
        self.set_focus(self.box)

    def action_switch(self) -> None:
        """Change between asking and searching."""
        self.box.way = other(self.box.way)
        self.set_focus(self.box)

    # --- the box -------------------------------------------------------------------------------------------------

    @on(AskBox.Entered)
    async def _box_entered(self, event: AskBox.Entered) -> None:
        """Ask what stood in the box; a digit or a question mark alone is a key that was typed there."""
        text = event.words
        if text in {str(name.number) for name in ScreenName}:
            self.box.clear()
            self.post_message(Go(list(ScreenName)[int(text) - 1]))
        elif text == "?":
            self.box.clear()
            await self.app.run_action("help")
        elif text:
            self.find(replace(self.present, text=text))
        else:
            self.status.say(_EMPTY)

    @on(AskBox.Walked)
    async def _walked(self, event: AskBox.Walked) -> None:
        """Bring back what was asked before or after; from the user's own words on, leave the box downward."""
        if event.by < 0 and self._history.at == 0:
            self.row.enter(self.results)
            return
        self._history = self._history.older(self.present) if event.by > 0 else self._history.newer()
        await self._put_in(self._history.shown)

    async def _put_in(self, asked: Asked) -> None:
        """Put words, way and filters where the user sees and changes them."""
        self.box.put(asked.text, asked.way)
        await self._narrow(asked.filters)

    def find(self, asked: Asked) -> None:
        """Ask, or search, and remember it."""
        super().find(asked)
        self._history = self._history.with_asked(asked)
        self.do("remember", "Remembering it", partial(self._shelf.remember, asked), self._put_remembered)

    # --- filters -------------------------------------------------------------------------------------------------

    def action_filters(self) -> None:
        """Ask which papers are to be asked."""
        self.do("filters", "Reading the list of papers", self.holdings.papers, self._ask_filters)

    def _ask_filters(self, papers: Mapping[str, Paper]) -> None:
        asked = {one: paper for one, paper in papers.items() if paper.is_read}
        self.app.push_screen(FilterBox(self.filters, asked), self._filtered)

    async def _filtered(self, filters: Filters | None) -> None:
        """Take the filters that were chosen; None leaves all as it was."""
        if filters is not None and filters != self.filters:
            self.set_focus(self.box)
            await self._ask_these(filters)

    @on(Chip.TakenAway)
    async def _taken_away(self, event: Chip.TakenAway) -> None:
        await self._ask_these(without(self.filters, event.part))
        if not isinstance(self.focused, Chip):
            self.set_focus(self.box)

    async def _ask_these(self, filters: Filters) -> None:
        """Put the last question to other papers."""
        await self._narrow(filters)
        if self.asked is not None:
            self.find(replace(self.asked, filters=filters))

    async def _narrow(self, filters: Filters) -> None:
        self.filters = filters
        await self.query_one(Chips).put(filters, self.holdings.known)

    # --- what is remembered --------------------------------------------------------------------------------------

    def action_recent(self) -> None:
        """Show what was saved and what was asked lately."""
        asked = (*self._saved, *self._history.recent)
        self.app.push_screen(RecentBox(asked, self.holdings.known, self._forget), self._again)

    async def _again(self, asked: Asked | None) -> None:
        """Ask again what was chosen; None leaves all as it was."""
        if asked is not None:
            again = replace(asked, name="")
            self.set_focus(self.box)
            await self._put_in(again)
            self.find(again)

    def action_save(self) -> None:
        """Ask for a name under which the question is saved."""
        asked = self.present if self.present.text else self.asked
        if asked is None:
            self.status.say(_NOTHING_TO_SAVE)
            return
        box = WordsBox(f"Save this {'question' if asked.way == 'ask' else 'search'}", asked.text, "a name")
        self.app.push_screen(box, partial(self._named, asked))

    def _named(self, asked: Asked, name: str | None) -> None:
        """Save it; None says that the user gave up."""
        if name is None:
            self.status.say("Given up: nothing is saved")
        else:
            keep = partial(self._shelf.save, replace(asked, name=name))
            self.do("save", "Saving", keep, partial(self._put_saved, name))

    def _put_saved(self, name: str, kept: Remembered) -> None:
        self._saved = kept.saved
        self.status.say(f"Saved as “{name}”: ctrl+r brings it back")

    def _forget(self, asked: Asked) -> None:
        """Forget one, here and on the disk."""
        if asked.name:
            self._saved = tuple(one for one in self._saved if one != asked)
        else:
            self._history = self._history.without(asked)
        self.do("forget", "Forgetting it", partial(self._shelf.forget, asked), lambda _: None)

    def _put_recalled(self, kept: Remembered) -> None:
        """Take what was asked before this session; what is wrong with it was told when the theme was read."""
        self._history = self._history.with_remembered(kept.recent)
        self._saved = kept.saved

    def _put_remembered(self, kept: Remembered) -> None:
        """Take what is saved; say once what is wrong, with what is found where something is on its way."""
        if not kept.trouble:
            self._saved = kept.saved
        elif not self._is_told:
            self._is_told = True
            if self.is_finding():
                self._aside = kept.trouble
            else:
                self.status.fail(kept.trouble)

    def say_found(self, news: str) -> None:
        """Say what was found; once, in its place, why it cannot be remembered."""
        if self._aside:
            self.status.fail(self._aside)
            self._aside = ""
        else:
            super().say_found(news)

    # --- the papers ----------------------------------------------------------------------------------------------

    def _put_papers(self, papers: Mapping[str, Paper]) -> None:
        self.query_one(ScreenBar).count(papers.values())
        self.warm()
        self.do("recall", "Reading what was asked before", self._shelf.recall, self._put_recalled)
