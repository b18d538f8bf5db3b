"""The box that asks which papers to take in, and what they are where their text does not say it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.suggester import Suggester
from textual.widgets import Input, OptionList, Static

from hscqa.model import Role
from hscqa.tui.faces import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

_FIELDS = {
    "path": "A file; empty: what has changed in the corpus",
    "title": "Title, where the text does not give it",
    "publisher": "Publisher",
    "date": "Date: 2024-03-15, 2024-03 or 2024",
    "role": f"What it is to the others: {', '.join(Role)}",
}
"""What is asked, and how."""
_OTHER_PATH = "Or another file, wherever it stands"
_FOUND = "Not taken in yet, in corpus/:"
_NONE_OF_THEM = "none of these: what has changed of what was taken in"
_ONE_TITLE = "A title is one paper's own: point to one file, or leave it empty"
_WAYS_OUT = "enter takes in · tab next line · → completes · esc gives up"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Papers to take in."""

    paths: tuple[Path, ...]
    """Files; none for what has changed of the corpus."""
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    role: Role | None = None


class Found(OptionList):
    """The files in corpus/ that are not taken in yet: all of them, each, or none. A click only points."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.take", "Take in", tooltip="Take in what is pointed to"),
        Binding("j", "cursor_down", "Next", show=False),
        Binding("k", "cursor_up", "Before", show=False),
    ]

    def __init__(self, files: Sequence[Path]) -> None:
        """Take the files, of which there is at least one."""
        rows: dict[tuple[Path, ...], Content] = {}
        if len(files) > 1:
            rows[tuple(files)] = Content(f"all {len(files)} files")
        rows |= {(file,): words(file.name, "b") for file in files}
        rows[()] = Content.styled(_NONE_OF_THEM, "dim")
        super().__init__(*rows.values(), markup=False)
        self._choices = list(rows)

    def on_mount(self) -> None:
        """Point to the first line."""
        self.action_first()

    @property
    def chosen(self) -> tuple[Path, ...]:
        """The files that are pointed to."""
        return self._choices[self.highlighted or 0]


class FromFolders(Suggester):
    """Completes the name of a file or folder from those that there are."""

    def __init__(self) -> None:
        """Look anew each time: folders change."""
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """Give the first name in order that begins with what was typed; None where none does."""
        return completion(value)


def completion(typed: str) -> str | None:
    """Give the first path that begins with what was typed, a folder with its slash; None where none does."""
    if not typed:
        return None
    stem = typed.rpartition("/")[2]
    folder = Path(typed[: len(typed) - len(stem)] or ".").expanduser()
    try:
        found = sorted(one for one in folder.iterdir() if one.name.startswith(stem) and one.name != stem)
    except OSError:
        return None
    seen = next((one for one in found if stem or not one.name.startswith(".")), None)
    if seen is None:
        return None
    return typed[: len(typed) - len(stem)] + seen.name + ("/" if seen.is_dir() else "")


class IngestBox(ModalScreen[Wanted | None]):
    """Asks what to take in; gives it, or None where the user gave up."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "Give up", tooltip="Take nothing in")]

    def __init__(self, untaken: Sequence[Path]) -> None:
        """Take the files in corpus/ that are not taken in yet: they are offered first."""
        super().__init__()
        self._untaken = untaken

    def compose(self) -> ComposeResult:
        """Put the files that wait, and under them a line for each thing that can be said."""
        with Vertical() as box:
            box.border_title = "Take in papers"
            box.border_subtitle = _WAYS_OUT
            if self._untaken:
                yield Static(_FOUND, markup=False)
                yield Found(self._untaken)
            for field, asked in _FIELDS.items():
                placeholder = _OTHER_PATH if self._untaken and field == "path" else asked
                yield Input(placeholder=placeholder, id=field, suggester=FromFolders() if field == "path" else None)
            yield Static(id="trouble", markup=False)

    @on(Input.Submitted)
    def action_take(self) -> None:
        """Give what is wanted; where it cannot be, say so and stay."""
        said = {field: self.query_one(f"#{field}", Input).value.strip() for field in _FIELDS}
        paths = (Path(said["path"]).expanduser(),) if said["path"] else self._pointed
        if said["role"] and said["role"] not in set(Role):
            self._complain(f"“{said['role']}” is no role: {', '.join(Role)}")
        elif said["title"] and len(paths) > 1:
            self._complain(_ONE_TITLE)
        else:
            self.dismiss(_wanted(paths, said))

    @property
    def _pointed(self) -> tuple[Path, ...]:
        """The files that are pointed to; none where none wait."""
        return self.query_one(Found).chosen if self._untaken else ()

    def _complain(self, trouble: str) -> None:
        self.query_one("#trouble", Static).update(words(trouble))

    def action_give_up(self) -> None:
        """Give nothing."""
        self.dismiss(None)


def _wanted(paths: tuple[Path, ...], said: Mapping[str, str]) -> Wanted:
    """Give what is wanted; '' is what was not said."""
    return Wanted(
        paths,
        said["title"] or None,
        said["publisher"] or None,
        said["date"] or None,
        Role(said["role"]) if said["role"] else None,
    )
