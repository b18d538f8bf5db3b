"""What a screen does with a reviewer's wishes: it asks for words, has them written down, and shows what came of it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.events import Key, MouseDown

from hscqa.model import Act
from hscqa.tui.deciding.choosing import PapersBox
from hscqa.tui.deciding.keys import Deciding
from hscqa.tui.deciding.wordsbox import WordsBox
from hscqa.tui.faces import words as worded
from hscqa.tui.frame.jobs import Failed
from hscqa.tui.reader.reading import ReadingScreen

if TYPE_CHECKING:
    from hscqa.library import PaperInfo
    from hscqa.tui.deciding.desk import Choice, Desk, Reviewed, Written
    from hscqa.tui.deciding.keys import Wish
    from hscqa.tui.frame.holdings import Holdings
    from hscqa.tui.frame.screens import Go

_JOB = "crosswalk"
"""Reading and writing are one job: two at once could show an older state after a newer one."""
_WORKING = "Working out the crosswalk"
_ASKED = {Act.REJECT: ("Reject: say why", "a reason"), Act.NOTE: ("Note: say what", "words")}
"""The acts for which words are asked: how, and what must not be missing."""
COVERED = "Nothing is asked for: something else has opened. Press the key again when it is closed"
"""What is said where a box or another screen came between a key and the box that it would open."""
_AT_ONCE = "Nothing is decided: keys came all at once, as from a line that stood still. Press the key again"
_BUSY = "Not yet: the crosswalk is being brought up to date. Press the key again when it is."


class ReviewingScreen(ReadingScreen):
    """A screen with ties on which reviewers decide."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "choose", "Which papers", show=False, tooltip="Choose the papers that the crosswalk is between"),
    ]
    HINT = ""
    """What the status line says when the ties have been read."""

    def __init__(self, holdings: Holdings, desk: Desk) -> None:
        """Take what all screens share, and the desk of those on which reviewers decide."""
        super().__init__(holdings)
        self._desk = desk
        self.writing: Wish | None = None
        """What is being written down; None where nothing is."""
        self._refusal = ""
        """What was said of the last key, if it made no sense; '' as soon as there is another."""

    @property
    def is_covered(self) -> bool:
        """Whether a box stands over this screen, or another screen in its place: no second box is opened then."""
        return self.app.screen is not self

    # --- what a screen does in its own way ----------------------------------------------------------------------

    def put_reviewed(self, reviewed: Reviewed, *, afresh: bool) -> None:
        """Show a crosswalk; `afresh` False leaves every tie where it stands, and `writing` is what was written."""
        raise NotImplementedError

    def put_trouble(self) -> None:
        """Say in the place of a crosswalk what can be done; where one is shown it stays. The status line says why."""

    @property
    def ways_on(self) -> str:
        """What can be done where no crosswalk can be worked out."""
        return f"{self.NAME.number} tries again and says why; f chooses the papers."

    # --- keys ---------------------------------------------------------------------------------------------------

    def arrive(self, wish: Go) -> None:
        """Show the crosswalk with all that has been decided by now; it is worked out when it is first wanted."""
        super().arrive(wish)
        if not self.does(_JOB):
            self.do(_JOB, _WORKING, self._desk.look, self._put_read)

    def action_choose(self) -> None:
        """Ask which papers the crosswalk is to be between."""
        self.do("papers", "Looking at the papers", self._desk.candidates, self._ask_papers)

    # --- what the regions post ----------------------------------------------------------------------------------

    @on(Deciding.Refused)
    def _refused(self, event: Deciding.Refused) -> None:
        self._refusal = event.why
        self.status.say(event.why)

    @on(Key)
    @on(MouseDown)
    def _forget_refusal(self) -> None:
        """Say again what the screen says where the key before made no sense, unless there has been news since."""
        if self._refusal and self.status.content == worded(self._refusal):
            self.status.say(self.HINT)
        self._refusal = ""

    @on(Deciding.Wished)
    def _wished(self, event: Deciding.Wished) -> None:
        wish = event.wish
        if self.holdings.keys.all_at_once:
            self.status.say(_AT_ONCE)
        elif self.does(_JOB):
            self.status.say(_BUSY)
        elif wish.act not in {*_ASKED, Act.SETTLE}:
            self._write(wish)
        elif self.is_covered:
            self.status.say(COVERED)
        else:
            self.ask_words(wish)

    @on(Failed)
    def _failed_at_desk(self, event: Failed) -> None:
        """Say why there is no crosswalk; where words could not be written down, ask again, so that none are lost."""
        if event.job != _JOB:
            return
        lost, self.writing = self.writing, None
        if lost is None:
            self.put_trouble()
        elif lost.words:
            self.ask_words(lost, event.error)

    # --- jobs, and what comes of them ---------------------------------------------------------------------------

    def ask_words(self, wish: Wish, trouble: str = "") -> None:
        """Ask for the words that belong to a wish; `trouble` is why those it has could not be written down."""
        title, wanted = _ASKED[wish.act]
        box = WordsBox(title, wish.tied.name, wanted, given=wish.words, trouble=trouble)
        self.app.push_screen(box, lambda words: self.worded(None if words is None else replace(wish, words=words)))

    def worded(self, wish: Wish | None) -> None:
        """Take a wish with the words that were asked for; None says that the reviewer gave up."""
        if wish is None:
            self.status.say("Given up: nothing is written down")
        else:
            self._write(wish)

    def _write(self, wish: Wish) -> None:
        self.writing = wish
        self.do(_JOB, "Saving", partial(self._desk.write, wish, self.NAME.number), self._put_written)

    def _ask_papers(self, papers: tuple[PaperInfo, ...]) -> None:
        if self.is_covered:
            self.status.say(COVERED)
            return
        self.app.push_screen(PapersBox(papers, self._desk.choice), self._chosen)

    def _chosen(self, choice: Choice | None) -> None:
        """Work the crosswalk of other papers out; None says that the user gave up."""
        if choice is not None:
            self.do(_JOB, _WORKING, partial(self._desk.look, choice), self._put_read)

    def _put_read(self, reviewed: Reviewed) -> None:
        self.put_reviewed(reviewed, afresh=True)
        self.status.say(reviewed.left_out or self.HINT)

    def _put_written(self, written: Written) -> None:
        if written.reviewed is None:
            self.writing = None
            self.status.fail(f"{written.news}. But the crosswalk cannot be shown anew: {written.trouble}")
            return
        self.put_reviewed(written.reviewed, afresh=False)
        self.writing = None
        self.status.say(written.news)
