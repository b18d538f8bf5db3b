"""A list whose entries fold: what results, crosswalk, papers and contents have in common."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from hscqa.tui.faces import EMPTY, FOLDED, UNFOLDED, Hanging, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hscqa.tui.lists.tied import Tied
    from hscqa.tui.spot import Spot

_STEP = 2
"""Cells that each depth is set in, and the room of a fold mark."""
_HEAD = 3
"""How many lines of the cursor's entry are seen at least when a list is shown again, where it has so many."""


@dataclass(frozen=True)
class Entry:
    """One thing in a list, as the user sees it."""

    key: str
    """Its name among the entries of the list; stays the same when the list is drawn again."""
    face: Content
    """What is shown."""
    mark: Content = EMPTY
    """What stands before it, where nothing folds: a rank."""
    spot: Spot | None = None
    """What it stands for in a paper; None for a heading or a remark."""
    inner: tuple[Entry, ...] = ()
    """What unfolding shows."""
    opens: bool = True
    """Whether Enter opens the spot; where not, Enter folds and unfolds."""
    heading: bool = False
    """Whether the cursor passes over it."""
    paper_id: str | None = None
    """The paper it stands for as a whole; None for anything else."""
    tied: Tied | None = None
    """The link or comment that it shows; None for anything else."""


BLANK = Entry("blank", Content(" "), heading=True)
"""An empty line between entries."""


class EntryList(OptionList):
    """Entries to walk through, fold and open."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Open", tooltip="Open in the reader, or unfold what has no place of its own"),
        Binding("j,down", "cursor_down", "Next entry", show=False),
        Binding("k,up", "cursor_up", "Entry before", show=False),
        Binding("g,home", "first", "First entry", show=False),
        Binding("G,end", "last", "Last entry", show=False),
        Binding("l,right", "unfold", "Unfold", show=False, tooltip="Show what an entry marked ▸ holds"),
        Binding("h,left", "fold", "Fold", show=False, tooltip="Fold the entry, or the one around it"),
    ]

    class Opened(Message):
        """The user wants to read a spot, or to see a paper."""

        def __init__(self, entry: Entry) -> None:
            """Say which entry."""
            super().__init__()
            self.entry = entry

    class Pointed(Message):
        """The cursor came to an entry with a spot."""

        def __init__(self, spot: Spot) -> None:
            """Say which spot."""
            super().__init__()
            self.spot = spot

    def __init__(self, *, id: str) -> None:  # noqa: A002 - textual's own word
        """Make an empty list."""
        super().__init__(id=id, markup=False)
        self.entries: tuple[Entry, ...] = ()
        self.unfolded: set[str] = set()
        self._shown: list[tuple[int, Entry]] = []

    def put(self, entries: Iterable[Entry], *, unfolded: Iterable[str] = ()) -> None:
        """Show these entries instead of any before; the cursor goes to the first that has a spot."""
        self.entries = tuple(entries)
        self.unfolded = set(unfolded)
        self._draw()
        first = next((i for i, (_, entry) in enumerate(self._shown) if entry.spot), None)
        self.highlighted = first if first is not None else self._first_open()
        self.scroll_home(animate=False)

    def put_again(self, entries: Iterable[Entry]) -> None:
        """Show these entries, most of them as before; folds stay, and the cursor's entry stays on its line in sight.

        Where that entry cannot be seen any more, the cursor goes to the one around it, or to what stands there now.
        """
        at, key = self.highlighted or 0, self.pointed.key if self.pointed else ""
        head = min(_HEAD, self._heights.get(at, _HEAD))
        row = min(self._line_of(at) - self.scroll_offset.y, self.size.height - head)
        self.entries = tuple(entries)
        self._draw()
        places = {entry.key: place for place, (_, entry) in enumerate(self._shown)}
        seen = [places[entry.key] for entry in _path_to(key, self.entries) if entry.key in places]
        at = seen[-1] if seen else min(at, len(self._shown) - 1)
        self.highlighted = at
        self.scroll_to(y=self._line_of(at) - max(row, 0), animate=False, immediate=True)

    def put_note(self, note: str) -> None:
        """Show a remark instead of entries: what will stand here, and when."""
        self.put([Entry("note", words(note), heading=True)])

    def point_to(self, key: str) -> None:
        """Bring the cursor to an entry, unfolding what it stands in; an unknown key changes nothing."""
        path = _path_to(key, self.entries)
        if path:
            self.unfolded.update(entry.key for entry in path[:-1])
            self._draw()
            self.highlighted = next(i for i, (_, entry) in enumerate(self._shown) if entry.key == key)

    def step(self, by: int) -> Entry | None:
        """Move the cursor to the next (1) or previous (-1) entry with a spot; None where there is none."""
        at = -1 if self.highlighted is None else self.highlighted
        while 0 <= (at := at + by) < len(self._shown):
            if self._shown[at][1].spot:
                self.highlighted = at
                return self._shown[at][1]
        return None

    @property
    def pointed(self) -> Entry | None:
        """The entry under the cursor; None in an empty list."""
        return None if self.highlighted is None else self._shown[self.highlighted][1]

    def action_cursor_down(self) -> None:
        """Go to the next entry; from the last one nowhere: what stands under it comes into sight."""
        at = -1 if self.highlighted is None else self.highlighted
        if all(entry.heading for _, entry in self._shown[at + 1 :]):
            self.scroll_end(animate=False)
        else:
            super().action_cursor_down()

    def action_cursor_up(self) -> None:
        """Go to the entry before; from the first one nowhere: the headings over it come into sight."""
        if all(entry.heading for _, entry in self._shown[: self.highlighted or 0]):
            self.scroll_home(animate=False)
        else:
            super().action_cursor_up()

    def action_unfold(self) -> None:
        """Show what the entry under the cursor holds."""
        self._fold(unfold=True)

    def action_fold(self) -> None:
        """Fold the entry under the cursor, or go to the one around it."""
        if self.pointed and self.pointed.key in self.unfolded:
            self._fold(unfold=False)
        elif self.pointed and len(path := _path_to(self.pointed.key, self.entries)) > 1:
            self.point_to(path[-2].key)

    def on_focus(self) -> None:
        """Tell which spot the cursor is at, as soon as the keys come here."""
        if self.pointed and self.pointed.spot:
            self.post_message(self.Pointed(self.pointed.spot))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what was chosen, or fold it."""
        event.stop()
        entry = self._shown[event.option_index][1]
        if entry.inner and not (entry.opens and entry.spot):
            self._fold(unfold=entry.key not in self.unfolded)
        elif entry.spot or entry.paper_id:
            self.post_message(self.Opened(entry))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell which spot the cursor is at."""
        event.stop()
        spot = self._shown[event.option_index][1].spot
        if spot and self.has_focus:
            self.post_message(self.Pointed(spot))

    def _fold(self, *, unfold: bool) -> None:
        entry = self.pointed
        if entry is None or not entry.inner:
            return
        change = self.unfolded.add if unfold else self.unfolded.discard
        change(entry.key)
        at, top = self.highlighted, self.scroll_offset.y
        self._draw()
        self.scroll_to(y=top, animate=False, immediate=True)
        self.highlighted = at
        self.scroll_to_highlight(top=unfold)

    def _line_of(self, at: int) -> int:
        """Give the line on which an entry begins; 0 where nothing is laid out yet."""
        self._update_lines()
        return self._index_to_line.get(at, 0)

    def _draw(self) -> None:
        self._shown = list(_walk(self.entries, self.unfolded))
        self.set_options(self._option(depth, entry) for depth, entry in self._shown)

    def _option(self, depth: int, entry: Entry) -> Option:
        mark = (UNFOLDED if entry.key in self.unfolded else FOLDED) if entry.inner else entry.mark
        margin = depth * _STEP
        indent = margin + mark.cell_length
        return Option(Hanging(mark.pad_left(margin), entry.face, indent), disabled=entry.heading)

    def _first_open(self) -> int | None:
        return next((i for i, (_, entry) in enumerate(self._shown) if not entry.heading), None)


def numbered(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Give the entries keys of their own where two share one, so that each can be found again."""
    seen: dict[str, int] = {}
    renamed: list[Entry] = []
    for entry in entries:
        seen[entry.key] = count = seen.get(entry.key, 0) + 1
        renamed.append(entry if count == 1 else replace(entry, key=f"{entry.key}#{count}"))
    return tuple(renamed)


def _walk(entries: Iterable[Entry], unfolded: set[str], depth: int = 0) -> Iterator[tuple[int, Entry]]:
    """Give every entry that can be seen, with its depth, in order."""
    for entry in entries:
        yield depth, entry
        if entry.key in unfolded:
            yield from _walk(entry.inner, unfolded, depth + 1)


def _path_to(key: str, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Give the entries from the outermost to the one with this key; empty where none has it."""
    for entry in entries:
        if entry.key == key:
            return (entry,)
        if path := _path_to(key, entry.inner):
            return (entry, *path)
    return ()
