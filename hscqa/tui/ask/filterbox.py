"""The box in which the papers that are asked are chosen: by themselves, by role, publisher and date."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from hscqa.errors import UsageError
from hscqa.export.labels import names_apart
from hscqa.model import Filters, Role
from hscqa.tui.ask.choices import Choices
from hscqa.tui.ask.filtering import NO_FILTERS, Part, dated, parts, passing, whole
from hscqa.tui.faces import counted, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textual.app import ComposeResult

    from hscqa.model import Paper

_WAYS_OUT = "space ticks · tab goes on · enter takes · esc leaves all as it was"
_NONE = "No paper is all of this: tick less, or widen the dates"
_DATES = "2019 or 2019-02-04"


class FilterBox(ModalScreen[Filters | None]):
    """Asks which papers are wanted; gives filters, or None where all is to stay as it was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", "Leave", tooltip="Leave all as it was"),
    ]

    def __init__(self, filters: Filters, papers: Mapping[str, Paper]) -> None:
        """Take the filters that hold, and by their ids the papers that can be asked."""
        super().__init__()
        self._filters = filters
        self._papers = papers

    def compose(self) -> ComposeResult:
        """Put the dates under what can be ticked, and under them how many papers pass."""
        with Vertical() as box:
            box.border_title = "Which papers are asked"
            box.border_subtitle = _WAYS_OUT
            yield Choices(_groups(self._filters, self._papers), parts(self._filters))
            with Horizontal(id="dates"):
                yield Static("From ", markup=False)
                yield Input(self._filters.since or "", placeholder=_DATES, id="since")
                yield Static("  until ", markup=False)
                yield Input(self._filters.until or "", placeholder=_DATES, id="until")
            yield Static(id="passing", markup=False)
            with Horizontal(id="ways"):
                yield Button("Take", compact=True, id="take")
                yield Button("Clear", compact=True, id="clear")
                yield Button("Leave as it was", compact=True, id="leave")

    def on_mount(self) -> None:
        """Begin at the top."""
        self.query_one(Choices).action_first()
        self._count()

    @property
    def _chosen(self) -> Filters:
        """What is wanted now; raises UsageError where a date is none."""
        ticked = whole(self.query_one(Choices).chosen)
        return dated(ticked, self.query_one("#since", Input).value, self.query_one("#until", Input).value)

    @on(Choices.Ticked)
    @on(Input.Changed)
    def _count(self) -> None:
        """Say how many papers pass; a date that is only half typed is not complained of yet."""
        try:
            filters = self._chosen
        except UsageError:
            return
        passed, total = passing(filters, self._papers), counted(len(self._papers), "paper")
        told = f"All {total}" if filters == NO_FILTERS else f"{passed} of {total} pass" if passed else _NONE
        self._say(told, wrong=not passed)

    @on(Input.Submitted)
    @on(Button.Pressed, "#take")
    def action_take(self) -> None:
        """Give what is wanted; where it is wrong or lets no paper through, say so and stay."""
        try:
            filters = self._chosen
        except UsageError as error:
            self._say(f"{error.what}: {error.remedy}", wrong=True)
            return
        if passing(filters, self._papers):
            self.dismiss(filters)
        else:
            self._say(_NONE, wrong=True)

    @on(Button.Pressed, "#clear")
    def _clear(self) -> None:
        """Want every paper again."""
        for date in self.query(Input):
            date.value = ""
        self.query_one(Choices).clear_ticks()

    @on(Button.Pressed, "#leave")
    def action_give_up(self) -> None:
        """Give nothing."""
        self.dismiss(None)

    def _say(self, told: str, *, wrong: bool) -> None:
        line = self.query_one("#passing", Static)
        line.update(words(told))
        line.set_class(wrong, "-wrong")


def _groups(filters: Filters, papers: Mapping[str, Paper]) -> dict[str, dict[Part, Content]]:
    """Give what can be ticked, by its heading: what the papers are, and what is ticked already."""
    roles = {paper.role for paper in papers.values()}
    publishers = sorted({paper.publisher for paper in papers.values() if paper.publisher})
    return {
        "Papers": dict(_papers(filters, papers)),
        "Roles": {Part("roles", one): Content(one) for one in Role if one in roles or one in filters.roles},
        "Publishers": {Part("publishers", one): words(one) for one in chain(publishers, filters.publishers)},
    }


def _papers(filters: Filters, papers: Mapping[str, Paper]) -> Iterator[tuple[Part, Content]]:
    """Give each paper with its title; last those that are filtered for and cannot be asked."""
    for one, name in names_apart(papers).items():
        yield Part("papers", one), Content.assemble(words(name), "  ", words(papers[one].title, "dim"))
    for one in filters.papers:
        if one not in papers:
            yield Part("papers", one), words(f"{one}: not among the papers that can be asked", "dim")
