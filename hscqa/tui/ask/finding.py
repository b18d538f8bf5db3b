"""Two stages of finding: passages with the words at once, then the answer or the full search, and nothing jumps."""

from __future__ import annotations

import gc
import threading
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import on

from hscqa.library.remembered import Asked
from hscqa.model import Mode
from hscqa.tui.ask.box import AskBox
from hscqa.tui.ask.filtering import NO_FILTERS
from hscqa.tui.ask.finds import Finds, Stage
from hscqa.tui.ask.results import Results
from hscqa.tui.reader.reading import ReadingScreen

if TYPE_CHECKING:
    from hscqa.model import Answer, SearchReply
    from hscqa.tui.frame.holdings import Holdings

_FIRST, _FULL = "first", "full"
"""The jobs of the two stages."""
_DOING = {"ask": "Looking for an answer", "search": "Searching"}
_WAITING = {
    "ask": "The answer comes as soon as the language model is loaded",
    "search": "Better passages come as soon as the language model is loaded",
}
_NAMED = {"ask": "The answer", "search": "The best"}
_ABOVE = "{} stands above: g"
_BESIDE = "{} stands in the list: esc"
_HEAD_START = 0.1
"""Seconds that the full search leaves to the first finds at most; they come in half of that."""
_REST = 0.5
"""Seconds after the last results were shown at which the keys go to them."""
_WITH_ANSWER = 5
"""Passages that come with an answer, and so before it."""
_OF_SEARCH = 10
"""Passages that a search gives."""


class FindingScreen(ReadingScreen):
    """A screen with a box to ask in and a list of what was found."""

    def __init__(self, holdings: Holdings) -> None:
        """Take what all screens share."""
        super().__init__(holdings)
        self.filters = NO_FILTERS
        """Which papers are asked."""
        self.asked: Asked | None = None
        """What was asked or searched last, as it was; None before anything was."""
        self._is_warm = False
        """Whether the language model is loaded."""
        self._first_seen = threading.Event()
        """Set when the first finds of what was asked last have been painted."""
        self._failed = False
        """Whether the full search of what was asked last met a failure."""

    @property
    def box(self) -> AskBox:
        """Where the user types."""
        return self.query_one(AskBox)

    @property
    def results(self) -> Results:
        """What was found."""
        return self.query_one(Results)

    @property
    def present(self) -> Asked:
        """What stands in the box, and would be asked now."""
        return Asked(self.box.words, self.box.way, self.filters)

    def find(self, asked: Asked) -> None:
        """Ask, or search; what was asked before is let go."""
        self.asked, self._failed = asked, False
        self._first_seen = first_seen = threading.Event()
        self.do(_FIRST, "Looking for the words", partial(self._first, asked, Stage.FIRST), self._put_first)
        doing = (_DOING if self._is_warm else _WAITING)[asked.way]
        self.do(_FULL, doing, partial(self._full, asked, first_seen), self._put_full)

    def is_finding(self) -> bool:
        """Say whether more is on its way."""
        return self.does(_FULL)

    def say_found(self, news: str) -> None:
        """Say what was found."""
        self.status.say(news)

    def warm(self) -> None:
        """Load the language model while the user types."""
        self.do("warm", "Loading the language model while you type", self._warm, self._warmed)

    def job_failed(self, job: str) -> None:
        """Leave the passages with the words where there are any, and say that nothing more comes."""
        if job == _FULL:
            self._failed = True
            self._tell_alone()

    @on(Results.Refined)
    def _refined(self, event: Results.Refined) -> None:
        """Say what was found, and where it is where that is out of sight."""
        finds = self.results.finds
        if finds and finds.stage is Stage.FULL:
            where = _BESIDE if event.above is None else _ABOVE if event.above else ""
            self.say_found(". ".join(filter(None, (finds.counts, where.format(_NAMED[finds.asked.way])))))

    @on(Results.Topped)
    def _topped(self) -> None:
        """Say no more that something stands above."""
        if self.results.finds and self.results.finds.stage is Stage.FULL:
            self.status.say(self.results.finds.counts)

    # --- while the user types ------------------------------------------------------------------------------------

    @on(AskBox.Typed)
    def _typed(self) -> None:
        """Search for the words alone, unless they were searched already; an answer that was wanted is let go."""
        asked = self.present
        if asked.way == "search" and asked != self.asked:
            self.asked = asked
            self.drop(_FULL)
            self.do(_FIRST, "Looking for the words", partial(self._first, asked, Stage.TYPED), self._put_typed)

    def _put_typed(self, finds: Finds) -> None:
        if self.focused is self.box:
            self._show(finds)
            self.status.say(finds.counts)

    # --- the stages ----------------------------------------------------------------------------------------------

    def _first(self, asked: Asked, stage: Stage) -> Finds:
        """Find passages by words alone; runs in a thread."""
        most = _WITH_ANSWER if asked.way == "ask" else _OF_SEARCH
        library = self.holdings.library()
        reply = library.search(asked.text, k=most, filters=asked.filters, mode=Mode.LEXICAL)
        return Finds(asked, reply, self.holdings.papers(), stage)

    def _full(self, asked: Asked, first_seen: threading.Event) -> Finds:
        """Answer, or search in full, as soon as the first finds are seen; runs in a thread.

        At the same time each would hold up the other, and the keys too.
        """
        first_seen.wait(_HEAD_START)
        library = self.holdings.library()
        came: Answer | SearchReply
        if asked.way == "ask":
            came = library.ask(asked.text, filters=asked.filters)
        else:
            came = library.search(asked.text, k=_OF_SEARCH, filters=asked.filters)
        return Finds(asked, came, self.holdings.papers(), Stage.FULL)

    def _put_first(self, finds: Finds) -> None:
        self.call_after_refresh(self._first_seen.set)
        if self._is_shown(finds.asked):
            return  # the full search was quicker
        self._show(finds)
        if self._failed:
            self._tell_alone()

    def _put_full(self, finds: Finds) -> None:
        """Show all; for a user who went into the list meanwhile, without moving what they look at."""
        if self._is_read(finds.asked):
            self.results.refine(finds)
        else:
            self._show(finds)
            self.say_found(finds.counts)
            self._give_keys_after(finds.asked)

    def _tell_alone(self) -> None:
        """Say over the first finds, where they are there, that nothing more comes."""
        finds = self.results.finds
        if finds and finds.asked is self.asked and finds.stage is Stage.FIRST:
            alone = replace(finds, stage=Stage.ALONE)
            if self._is_in_row:
                self.results.refine(alone)
            else:
                self._show(alone)
                self._give_keys_after(alone.asked)

    def _is_shown(self, asked: Asked) -> bool:
        """Whether what is shown was found for just this question, and not for the same one asked before."""
        return self.results.finds is not None and self.results.finds.asked is asked

    def _is_read(self, asked: Asked) -> bool:
        """Whether the keys are with the first finds of a question, or with a passage of them that was opened."""
        return self._is_shown(asked) and self._is_in_row

    @property
    def _is_in_row(self) -> bool:
        """Whether the keys go to one of the panes."""
        return self.focused is not None and self.row in self.focused.ancestors

    def _show(self, finds: Finds) -> None:
        """Show finds from their top, and bring them into sight where the reader stands before them."""
        self.results.put_finds(finds)
        if not self._is_in_row:
            self.row.show(self.results)

    def _give_keys_after(self, asked: Asked) -> None:
        """Let the keys go to the list a moment later: letters that are on their way are for the box, not commands."""
        self.set_timer(_REST, partial(self._give_keys, asked))

    def _give_keys(self, asked: Asked) -> None:
        """Let the keys go to the list, where there is anything, unless the user types or has asked again."""
        is_at_rest = self.focused is self.box and self.asked is asked and self.box.words == asked.text
        if is_at_rest and any(entry.spot for entry in self.results.entries):
            self.row.enter(self.results)

    # --- the language model --------------------------------------------------------------------------------------

    def _warm(self) -> None:
        """Load what a question needs, and let looks for rubbish pass it over from now on; runs in a thread.

        Each look through all of it would take up to 70 ms.
        """
        self.holdings.library().warm()
        gc.freeze()

    def _warmed(self, _: None) -> None:
        self._is_warm = True
        if self.results.finds is None and not self.status.tells_failure:
            self.say_found("Ready")
