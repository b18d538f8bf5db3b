"""The box with what was saved and what was asked lately: to find one, ask it again, or forget it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from hscqa.tui.ask.filtering import parts, told
from hscqa.tui.faces import EMPTY, Hanging, clip, lines, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from textual.app import ComposeResult

    from hscqa.library.remembered import Asked
    from hscqa.model import Paper

_WAYS_OUT = "enter asks again · delete forgets · esc closes"
_NOTHING_YET = "Nothing yet: what you ask stands here from now on, and what ctrl+s saves by a name"
_MARK = 8
"""Cells for what was done with the words: `Search`."""
_NONE_SUCH = "None of them has these letters"


class _Shown(NamedTuple):
    """One line of the list."""

    asked: Asked | None
    """None for a heading or a remark."""
    face: Content | Hanging


class FindInput(Input):
    """Letters that what is listed must have; up, down and delete are about the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "screen.step(-1)", "Before", show=False),
        Binding("down", "screen.step(1)", "Next", show=False),
        Binding("delete", "screen.forget", "Forget", tooltip="Forget the one that is pointed to"),
    ]


class RecentBox(ModalScreen["Asked | None"]):
    """Lists what was asked; gives the one to be asked again, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", "Close", tooltip="Ask nothing"),
    ]

    def __init__(self, asked: Sequence[Asked], papers: Mapping[str, Paper], forget: Callable[[Asked], object]) -> None:
        """Take what was asked, the saved ones first; the papers by id; and what forgets one, without waiting."""
        super().__init__()
        self._asked = list(asked)
        self._papers = papers
        self._forget = forget
        self._rows: list[_Shown] = []

    def compose(self) -> ComposeResult:
        """Put the list under the line that narrows it."""
        with Vertical() as box:
            box.border_title = "Recent and saved"
            box.border_subtitle = _WAYS_OUT
            yield FindInput(placeholder="Type some letters of it")
            yield OptionList(markup=False)

    def on_mount(self) -> None:
        """Show all."""
        self._list.can_focus = False
        self._put()

    @property
    def _list(self) -> OptionList:
        return self.query_one(OptionList)

    @property
    def _pointed(self) -> Asked | None:
        at = self._list.highlighted
        return None if at is None else self._rows[at].asked

    @on(Input.Changed)
    def _put(self) -> None:
        """Show those that have the letters typed, and point to the first."""
        wanted = self.query_one(FindInput).value.casefold().split()
        found = [one for one in self._asked if all(part in self._text(one) for part in wanted)]
        self._rows = list(self._lines(found))
        self._list.set_options(Option(row.face, disabled=row.asked is None) for row in self._rows)
        self._list.action_first()

    @on(Input.Submitted)
    def _take(self) -> None:
        """Give the one that is pointed to."""
        if self._pointed is not None:
            self.dismiss(self._pointed)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        """Give the one that was clicked."""
        self.dismiss(self._rows[event.option_index].asked)

    def action_step(self, by: int) -> None:
        """Point to the next (1) or the one before (-1)."""
        if by > 0:
            self._list.action_cursor_down()
        else:
            self._list.action_cursor_up()

    def action_forget(self) -> None:
        """Forget the one that is pointed to; the next one comes under the cursor."""
        gone, at = self._pointed, self._list.highlighted
        if gone is None or at is None:
            return
        self._forget(gone)
        self._asked.remove(gone)
        self._put()
        kept = [place for place, row in enumerate(self._rows) if row.asked]
        self._list.highlighted = next((place for place in kept if place >= at), kept[-1] if kept else None)

    def action_give_up(self) -> None:
        """Give nothing."""
        self.dismiss(None)

    def _lines(self, found: Sequence[Asked]) -> Iterable[_Shown]:
        """Give the saved ones, then the recent ones, under their headings; or a remark that there are none."""
        for heading, is_saved in (("Saved", True), ("Recent", False)):
            group = [one for one in found if bool(one.name) is is_saved]
            if group:
                yield _Shown(None, Content.styled(heading, "b $text-accent"))
                yield from (_Shown(one, self._face(one)) for one in group)
        if not found:
            yield _Shown(None, words(_NONE_SUCH if self._asked else _NOTHING_YET))

    def _face(self, one: Asked) -> Hanging:
        """Show what it is called, what was asked how, and of which papers."""
        mark = Content.styled(f"{one.way.capitalize():<{_MARK}}", "dim")
        name = words(clip(one.name), "b") if one.name else EMPTY
        return Hanging(mark, lines(name, words(clip(one.text)), words(self._narrowed(one), "dim")), _MARK)

    def _narrowed(self, one: Asked) -> str:
        return " · ".join(told(part, self._papers) for part in parts(one.filters))

    def _text(self, one: Asked) -> str:
        """Give all that can be looked for in one."""
        return f"{one.name} {one.way} {one.text} {self._narrowed(one)}".casefold()
