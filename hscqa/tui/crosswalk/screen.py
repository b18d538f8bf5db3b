"""The screen Crosswalk: which statement answers which, with what reviewers decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from hscqa.tui.crosswalk.firstpane import FirstPane
from hscqa.tui.crosswalk.matrix import Matrix
from hscqa.tui.crosswalk.shown import Shown
from hscqa.tui.crosswalk.statements import StatementList
from hscqa.tui.crosswalk.tiespane import TiesPane
from hscqa.tui.deciding.gaugeline import GaugeLine
from hscqa.tui.deciding.keys import DecidingList
from hscqa.tui.deciding.papersline import PapersLine
from hscqa.tui.deciding.reviewing import ReviewingScreen
from hscqa.tui.frame.panes import Panes
from hscqa.tui.frame.screens import Go, ScreenName
from hscqa.tui.lists.entries import EntryList
from hscqa.tui.spot import Spot
from hscqa.tui.taking.exporting import Taking

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.widget import Widget

    from hscqa.export.formats import Format
    from hscqa.library import Library
    from hscqa.tui.deciding.desk import Desk, Reviewed
    from hscqa.tui.frame.holdings import Holdings

_WAIT = "The crosswalk stands here as soon as it is worked out. That may take a minute; the rest can be used."
_NOT_YET = "Not yet: there is no crosswalk to show as a table"


class CrosswalkScreen(ReviewingScreen):
    """Statements or table, ties, reader, gauge."""

    NAME = ScreenName.CROSSWALK
    HINT = "Enter goes on to links and comments · m shows all links as a table"
    CSS_PATH = "crosswalk.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *ReviewingScreen.BINDINGS,
        Binding("m", "turn", "Matrix", tooltip="Show all links as a table, or the statements again"),
    ]
    KEYS: ClassVar[Mapping[str, tuple[BindingType, ...]]] = {
        "On a link or comment": tuple(DecidingList.BINDINGS),
        "In the table": tuple(Matrix.BINDINGS),
        "In a list": tuple(EntryList.BINDINGS),
    }

    def __init__(self, holdings: Holdings, desk: Desk) -> None:
        """Take what all screens share, and the desk of those on which reviewers decide."""
        super().__init__(holdings, desk)
        self._shown: Shown | None = None
        """What is shown; None before anything is."""
        self._sought: Spot | None = None
        """What is to be pointed to when the crosswalk comes; None for nothing."""

    def top(self) -> Iterable[Widget]:
        """Give the papers that the crosswalk is between."""
        yield PapersLine()

    def panes(self) -> Iterable[Widget]:
        """Give the statements, and the ties of the one that is pointed to."""
        yield FirstPane()
        yield TiesPane(id="ties")

    def bottom(self) -> Iterable[Widget]:
        """Give the gauge."""
        yield GaugeLine()

    @property
    def first(self) -> FirstPane:
        """The statements, or the table."""
        return self.query_one(FirstPane)

    @property
    def ties(self) -> TiesPane:
        """The ties of what is pointed to."""
        return self.query_one(TiesPane)

    @property
    def spot(self) -> Spot | None:
        """The spot that keys are about; in the table the statement that is answered."""
        matrix = self.first.matrix
        return Spot(matrix.statements[1]) if matrix and self.row.current is self.first else super().spot

    def on_mount(self) -> None:
        """Say what will stand here."""
        self.first.list.put_note(_WAIT)
        self.ties.put_none()
        self.first.list.focus()

    def arrive(self, wish: Go) -> None:
        """Show the crosswalk as it is now; a statement that is wanted is pointed to in it, anything else read."""
        self._sought = wish.spot
        super().arrive(Go(wish.screen))

    # --- what is shown ------------------------------------------------------------------------------------------

    def put_reviewed(self, reviewed: Reviewed, *, afresh: bool) -> None:
        """Show a crosswalk; `afresh` False leaves every tie where it stands."""
        self._shown = shown = Shown(reviewed)
        if afresh:
            self.ties.forget_places()
        self.query_one(PapersLine).put(reviewed)
        self.query_one(GaugeLine).put(reviewed)
        self.first.put_shown(shown)
        self._seek(shown)
        self._show_ties()

    def put_trouble(self) -> None:
        """Say what can be done where there is no crosswalk; where one is shown it stays."""
        if self._shown is None:
            self.first.list.put_note(f"There is no crosswalk. {self.ways_on}")

    def taking(self) -> Taking | None:
        """Give the crosswalk, with what has been decided by now; None before there is one."""
        if self._shown is None:
            return None
        made = self._shown.made

        def write(library: Library, form: Format) -> str | bytes:
            from hscqa.library.handing import crosswalk_file  # noqa: PLC0415 - what writes loads when something is

            return crosswalk_file(library, made, form)

        return Taking("the crosswalk", f"crosswalk-{made.source}-{made.target}", write)

    def _seek(self, shown: Shown) -> None:
        """Point to what was wanted when the user came here, or read it where it is no statement of the crosswalk."""
        sought, self._sought = self._sought, None
        if sought is None:
            return
        if sought.id in shown.rows:
            self.first.point_to(sought.id)
            self.row.enter(self.first)
        else:
            self.open_spot(sought, focus=True)

    def _show_ties(self) -> None:
        """Show what is tied to the statement that is pointed to, as soon as the pane for it is in sight."""
        if self._shown is None or not self.row.is_seen(self.ties):
            return
        matrix = self.first.matrix
        self.ties.put_ties(matrix.statements[0] if matrix else self.first.list.statement_id, self._shown)
        if matrix and self.row.current is self.first:
            self.ties.look_at(matrix.tied)

    # --- keys ---------------------------------------------------------------------------------------------------

    async def action_turn(self) -> None:
        """Show the table in the place of the statements, or the statements again."""
        if self._shown is None or not self._shown.targets:
            self.status.say(_NOT_YET)
            return
        await self.first.turn(self._shown)
        self.row.enter(self.first)
        self._fit()

    # --- what the regions post ----------------------------------------------------------------------------------

    @on(StatementList.At)
    def _at_statement(self) -> None:
        self._show_ties()

    @on(Matrix.At)
    def _at_cell(self) -> None:
        self._show_ties()
        spot = self.spot
        if self.row.current is self.first and self.row.is_seen(self.reader) and spot and spot != self.reader.spot:
            self.open_spot(spot, focus=False)

    @on(StatementList.Entered)
    @on(Matrix.Entered)
    def _entered(self) -> None:
        matrix = self.first.matrix
        tied = matrix.tied if matrix else None
        self.row.enter(self.ties)
        self._show_ties()
        if tied:
            self.ties.look_at(tied, unfold=True)

    @on(Panes.Moved)
    def _moved(self) -> None:
        self._fit()
        self._show_ties()

    def _fit(self) -> None:
        """Give the table the room it needs, as far as the other panes keep theirs."""
        self.first.fit(self.size.width, self.row.room)
