"""The box that asks which papers to take in, and what they are where their text does not say it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.suggester import Suggester
from textual.widgets import Input, Static

from hscqa.model import Role
from hscqa.tui.faces import words

if TYPE_CHECKING:
    from textual.app import ComposeResult

_FIELDS = {
    "path": "A file or folder; empty: what has changed in the corpus",
    "title": "Title, where the text does not give it",
    "publisher": "Publisher",
    "date": "Date: 2024-03-15, 2024-03 or 2024",
    "role": f"What it is to the others: {', '.join(Role)}",
}
"""What is asked, and how."""
_WAYS_OUT = "enter takes in · tab next line · → completes · esc gives up"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Papers to take in."""

    path: Path | None
    """A file or folder; None for what is new or changed in the corpus."""
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    role: Role | None = None


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

    def compose(self) -> ComposeResult:
        """Put a line for each thing that can be said under one another."""
        with Vertical() as box:
            box.border_title = "Take in papers"
            box.border_subtitle = _WAYS_OUT
            for field, asked in _FIELDS.items():
                yield Input(placeholder=asked, id=field, suggester=FromFolders() if field == "path" else None)
            yield Static(id="trouble", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give what is wanted; where the role is none, say so and stay."""
        event.stop()
        said = {field: self.query_one(f"#{field}", Input).value.strip() for field in _FIELDS}
        if said["role"] and said["role"] not in set(Role):
            trouble = f"“{said['role']}” is no role: {', '.join(Role)}"
            self.query_one("#trouble", Static).update(words(trouble))
            return
        self.dismiss(
            Wanted(
                Path(said["path"]).expanduser() if said["path"] else None,
                said["title"] or None,
                said["publisher"] or None,
                said["date"] or None,
                Role(said["role"]) if said["role"] else None,
            )
        )

    def action_give_up(self) -> None:
        """Give nothing."""
        self.dismiss(None)
