"""What a screen does with a reviewer's wishes: it asks for words, has them written down, and shows what came of it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import on

from hscqa.model import Act
from hscqa.tui.crosswalk import CrosswalkList
from hscqa.tui.deciding import DecidingList
from hscqa.tui.desk import Desk
from hscqa.tui.faces import counted
from hscqa.tui.gaugeline import GaugeLine
from hscqa.tui.jobs import WorkingScreen
from hscqa.tui.wordsbox import WordsBox

if TYPE_CHECKING:
    from hscqa.library import Library
    from hscqa.model import Paper
    from hscqa.tui.deciding import Wish
    from hscqa.tui.desk import Reviewed, Written

_JOB = "crosswalk"
"""Reading and writing are one job: two at once could show an older state after a newer one."""
_ASKED = {Act.REJECT: ("Reject: say why", "a reason"), Act.NOTE: ("Note: say what", "words")}
"""The acts for which words are asked: how, and what must not be missing."""
_HINT = "Enter unfolds a statement, or opens a link; gaps stand at the end"
_BUSY = "Not yet: the crosswalk is being brought up to date. Press the key again when it is."


class ReviewingScreen(WorkingScreen):
    """A screen with a crosswalk on which reviewers decide."""

    def __init__(self, library: Library) -> None:
        """Take the library that answers."""
        super().__init__()
        self.library = library
        self.papers: dict[str, Paper] = {}
        """By id; empty until they are read."""
        self._desk = Desk(library)

    def read_crosswalk(self) -> None:
        """Show the crosswalk with all decisions; it is worked out when it is first wanted."""
        if not self.does(_JOB):
            self.do(_JOB, "Working out the crosswalk", self._desk.look, self._put_read)

    @on(DecidingList.Refused)
    def _refused(self, event: DecidingList.Refused) -> None:
        self.status.say(event.why)

    @on(DecidingList.Wished)
    def _wished(self, event: DecidingList.Wished) -> None:
        wish = event.wish
        if self.does(_JOB):
            self.status.say(_BUSY)
        elif wish.act in _ASKED:
            title, wanted = _ASKED[wish.act]
            self.app.push_screen(WordsBox(title, wish.tied.name, wanted), partial(self._worded, wish))
        else:
            self._write(wish)

    def _worded(self, wish: Wish, words: str | None) -> None:
        """Take the words that were asked for; None says that the reviewer gave up."""
        if words is None:
            self.status.say("Given up: nothing is written down")
        else:
            self._write(replace(wish, words=words))

    def _write(self, wish: Wish) -> None:
        self.do(_JOB, "Saving", partial(self._desk.write, wish), self._put_written)

    def _put_read(self, reviewed: Reviewed) -> None:
        self._put(reviewed, afresh=True)
        out = reviewed.left_out
        self.status.say(f"{counted(len(out), 'line')} of decisions left out: {out[0]}" if out else _HINT)

    def _put_written(self, written: Written) -> None:
        if written.reviewed is None:
            self.status.fail(f"{written.news}. But the crosswalk cannot be shown anew: {written.trouble}")
            return
        self._put(written.reviewed, afresh=False)
        self.status.say(written.news)

    def _put(self, reviewed: Reviewed, *, afresh: bool) -> None:
        """Show a crosswalk; `afresh` False leaves every tie where it stands."""
        self.query_one(CrosswalkList).put_reviewed(reviewed.crosswalk, reviewed.judged, self.papers, afresh=afresh)
        self.query_one(GaugeLine).put(reviewed)
