"""A box in which the papers of a crosswalk are chosen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen

from hscqa.export.labels import names_apart
from hscqa.tui.deciding.desk import Choice
from hscqa.tui.faces import counted, words
from hscqa.tui.lists.entries import BLANK, Entry, EntryList

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from textual.app import ComposeResult
    from textual.widgets import OptionList

    from hscqa.library import PaperInfo

_WAYS_OUT = "space marks · enter makes the crosswalk · esc gives up"
_SOURCE, _TARGET, _COMMENTS = "source", "target", "comments"
_MAKE = "make"
_ONE, _NOT_ONE = Content("(•) "), Content("( ) ")
_SOME, _NOT_SOME = Content("[x] "), Content("[ ] ")


class ChoiceList(EntryList):
    """The papers by what they may be, each with its mark."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", "Mark", tooltip="Mark the paper under the cursor, or take its mark away"),
        Binding("enter", "make", "Make", tooltip="Make the crosswalk of the marked papers"),
    ]

    class Marked(Message):
        """The user marked an entry."""

        def __init__(self, key: str) -> None:
            """Say which."""
            super().__init__()
            self.key = key

    class Made(Message):
        """The user has chosen."""

    def action_make(self) -> None:
        """Say that the choice is made."""
        self.post_message(self.Made())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Mark what was chosen; a list would open it."""
        event.stop()
        event.prevent_default()
        if self.pointed:
            self.post_message(self.Made() if self.pointed.key == _MAKE else self.Marked(self.pointed.key))


class PapersBox(ModalScreen[Choice | None]):
    """Asks for papers; gives the choice, or None where the user gave up."""

    CSS_PATH = "choosing.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "Give up", tooltip="Change nothing")]

    def __init__(self, papers: Sequence[PaperInfo], choice: Choice) -> None:
        """Take all papers, and what is chosen now."""
        super().__init__()
        self._papers = papers
        self._choice = choice

    def compose(self) -> ComposeResult:
        """Put the list in a frame."""
        with Vertical() as box:
            box.border_title = "Between which papers is the crosswalk?"
            box.border_subtitle = _WAYS_OUT
            yield ChoiceList(id="papers-choice")

    def on_mount(self) -> None:
        """Show what is chosen now."""
        self._list.put(choice_entries(self._papers, self._choice))

    def on_choice_list_marked(self, event: ChoiceList.Marked) -> None:
        """Take a mark, and show what it changes."""
        self._choice = marked(self._choice, event.key)
        self._list.put_again(choice_entries(self._papers, self._choice))
        self._say(_WAYS_OUT)

    def on_choice_list_made(self) -> None:
        """Give the choice; where it cannot be, say so and stay."""
        trouble = trouble_with(self._choice)
        if trouble:
            self._say(f"{trouble} · {_WAYS_OUT}")
        else:
            self.dismiss(self._choice)

    def action_give_up(self) -> None:
        """Give nothing."""
        self.dismiss(None)

    @property
    def _list(self) -> ChoiceList:
        return self.query_one(ChoiceList)

    def _say(self, told: str) -> None:
        self.set_class(told != _WAYS_OUT, "-wanting")
        self.query_one(Vertical).border_subtitle = told


def choice_entries(papers: Sequence[PaperInfo], choice: Choice) -> tuple[Entry, ...]:
    """Give the papers that may answer, be answered and comment, with what is chosen marked."""
    names = names_apart({info.paper.id: info.paper for info in papers})
    faces = {info.paper.id: _paper(info, names[info.paper.id]) for info in papers}
    able = {info.paper.id: faces[info.paper.id] for info in papers if info.statements}
    others = {one: face for one, face in faces.items() if one not in {choice.source, choice.target}}
    return (
        _title("Whose statements answer"),
        *_one_of(_SOURCE, able, choice.source),
        BLANK,
        _title("Whose statements are answered"),
        *_one_of(_TARGET, able, choice.target),
        BLANK,
        _title("Who comments"),
        *_some_of(others, choice.comments),
        BLANK,
        Entry(_MAKE, words("Make the crosswalk", "b $text-accent")),
    )


def marked(choice: Choice, key: str) -> Choice:
    """Give the choice after a mark; a paper that answers or is answered does not comment too."""
    side, _, paper_id = key.partition(" ")
    if side == _COMMENTS:
        return replace(choice, comments=_toggled(choice.comments, paper_id) if paper_id else ())
    chosen = replace(choice, source=paper_id or None) if side == _SOURCE else replace(choice, target=paper_id or None)
    return replace(chosen, comments=tuple(one for one in chosen.comments if one != paper_id))


def trouble_with(choice: Choice) -> str:
    """Say why there can be no such crosswalk; '' where nothing is known against it."""
    return "A paper cannot answer itself" if choice.source and choice.source == choice.target else ""


def _title(title: str) -> Entry:
    return Entry(f"title {title}", words(title, "b"), heading=True)


def _one_of(side: str, faces: Mapping[str, Content], chosen: str | None) -> Iterator[Entry]:
    """Give the papers of which one is chosen, by id; None stands for what suits."""
    yield Entry(f"{side} ", Content("what the papers’ roles say"), _NOT_ONE if chosen else _ONE)
    for one, face in faces.items():
        yield Entry(f"{side} {one}", face, _ONE if one == chosen else _NOT_ONE)


def _some_of(faces: Mapping[str, Content], chosen: Sequence[str]) -> Iterator[Entry]:
    """Give the papers of which several may be chosen, by id; none stands for all that suit."""
    yield Entry(f"{_COMMENTS} ", Content("all that suit, by their roles"), _NOT_SOME if chosen else _SOME)
    for one, face in faces.items():
        yield Entry(f"{_COMMENTS} {one}", face, _SOME if one in chosen else _NOT_SOME)


def _paper(info: PaperInfo, name: str) -> Content:
    """Give a paper's name and role, and how many statements it has."""
    has = f" · {counted(info.statements, 'statement')}" if info.statements else ""
    return Content.assemble(words(name, "b $text-accent"), "  ", words(f"{info.paper.role}{has}", "dim"))


def _toggled(chosen: tuple[str, ...], paper_id: str) -> tuple[str, ...]:
    return tuple(one for one in chosen if one != paper_id) if paper_id in chosen else (*chosen, paper_id)
