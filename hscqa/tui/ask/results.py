"""The list of what was found: first by words alone, then in full, with the line under the cursor where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message

from hscqa.tui.ask.entries import entries_of, left_over
from hscqa.tui.faces import words
from hscqa.tui.lists.entries import Entry, EntryList, numbered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hscqa.tui.ask.finds import Finds

_WELCOME = (
    ("Ask", "Type a question above and press Enter. The answer is made of exact quotations, or it says: not found."),
    ("Search", "ctrl+t searches for words instead; passages come up while you type."),
    ("Read", "Down goes to what was found; Enter opens a passage in its paper."),
    ("Narrow", "ctrl+f chooses which papers are asked; ctrl+r brings back what was asked before."),
    ("Go", "esc leaves the box; then 1 to 5 go to the screens. F2 to F6 do it from anywhere."),
    ("Help", "F1 lists every key; ctrl+p finds every command by name."),
)
_GAP = "gap "
"""How the keys of gaps begin."""
_LEAST = 2
"""How many lines of the cursor's entry are kept in sight at least."""


class Results(EntryList):
    """What came of the last question or search."""

    class Refined(Message):
        """All is shown, and the entry under the cursor is where it was."""

        def __init__(self, above: int | None) -> None:
            """Say how many lines stand above the screen; None where the list is not seen."""
            super().__init__()
            self.above = above

    class Topped(Message):
        """The user went to the top: what stood above the screen is seen."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - textual's own word
        """Begin with how to begin."""
        super().__init__(id=id)
        self.finds: Finds | None = None
        """What is shown; None before anything was asked."""
        self._owed: int | None = None
        """The row on which the cursor's entry is to be when the list is seen again; None where it is there."""

    def welcome(self) -> None:
        """Say how to begin."""
        rows = ((Content.styled(f"{head:<8}", "b $text-accent"), words(text)) for head, text in _WELCOME)
        self.put(Entry(f"welcome {number}", text, head, heading=True) for number, (head, text) in enumerate(rows))

    def put_finds(self, finds: Finds) -> None:
        """Show what was found, from its top."""
        self.finds, self._owed = finds, None
        self.put(numbered([*entries_of(finds)]))

    def refine(self, finds: Finds) -> None:
        """Show what was found in full; the entry under the cursor stays on its row of the screen.

        Passages that were shown before and are not among the new ones stand at the end, so that nothing is lost under
        the cursor. Where the list is not seen, it is scrolled when it is.
        """
        before, self.finds = self.finds, finds
        entries = numbered([*entries_of(finds), *left_over(before, finds)])
        row, key = self._row(), self.pointed.key if self.pointed else ""
        self._put_pointed(entries, key)
        if self.display:
            self._hold(row)
        else:
            self._owed = row
            self.post_message(self.Refined(None))

    def action_first(self) -> None:
        """Go to the first entry, and see what stands over it."""
        gaps = [entry for entry in self.entries if entry.key.startswith(_GAP)]
        if gaps:
            self.put([entry for entry in self.entries if entry not in gaps])
        super().action_first()
        self.scroll_home(animate=False, immediate=True)
        self.post_message(self.Topped())

    def on_show(self) -> None:
        """Come back as it was left, where it was refined while something else was seen."""
        if self._owed is not None:
            self.call_after_refresh(self._hold, self._owed)
            self._owed = None

    def _row(self) -> int:
        """Give the row of the screen, from 0, on which the cursor's entry begins; the nearest one if out of sight."""
        row = self._line_of(self.highlighted or 0) - self.scroll_offset.y
        return max(0, min(row, self.size.height - _LEAST) if self.display else row)

    def _hold(self, row: int) -> None:
        """Scroll until the cursor's entry begins on a row, with empty lines at an end where that needs some."""
        key, entries = self.pointed.key if self.pointed else "", self.entries
        top = self._line_of(self.highlighted or 0) - row
        above, below = max(0, -top), max(0, top + self.size.height - self.virtual_size.height)
        if above or below:
            self._put_pointed((*_gap("above", above), *entries, *_gap("below", below)), key)
        self.scroll_to(y=max(0, top), animate=False, immediate=True)
        self.post_message(self.Refined(max(0, top)))

    def _put_pointed(self, entries: Sequence[Entry], key: str) -> None:
        """Show these entries and point to one; to the first that can be, where that one is gone."""
        self.entries = tuple(entries)
        self._draw()
        places = {entry.key: place for place, (_, entry) in enumerate(self._shown)}
        self.highlighted = places.get(key, self._first_open())


def _gap(where: str, lines: int) -> tuple[Entry, ...]:
    """Give so many empty lines as one entry; none for 0."""
    return (Entry(f"{_GAP}{where}", Content("\n".join([" "] * lines)), heading=True),) if lines else ()
