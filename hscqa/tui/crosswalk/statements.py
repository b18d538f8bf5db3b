"""The left pane of the crosswalk: its statements by theme, what hangs on each in one line, and the gaps at the end."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message

from hscqa.model import Verdict
from hscqa.tui.crosswalk.shown import ties_of
from hscqa.tui.faces import NO_FOLD, clip, counted, lines, meter, words
from hscqa.tui.lists.entries import BLANK, Entry, EntryList
from hscqa.tui.lists.tied import named
from hscqa.tui.spot import Spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from textual.widgets import OptionList

    from hscqa.model import Row
    from hscqa.tui.crosswalk.shown import Shown

_WIDEST = 150
"""How many characters of a label and first words are shown at most, however wide the pane."""
_NARROWEST = 30
"""How many are shown at least."""
_BESIDE = 4
"""Columns of the pane that its margins and the blanks between label and words take."""


class StatementList(EntryList):
    """Every statement of the source, and the gaps; Enter goes on to what is tied to the one under the cursor."""

    class At(Message):
        """The cursor came to a statement, of either paper, or to something else."""

        def __init__(self, statement_id: str) -> None:
            """Say which statement; '' for anything else."""
            super().__init__()
            self.statement_id = statement_id

    class Entered(Message):
        """The user wants to go on to the ties of the statement under the cursor."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - textual's own word
        """Make an empty list."""
        super().__init__(id=id)
        self.shown: Shown | None = None
        """What is shown; None before anything is."""
        self._faces: dict[tuple[str, int], tuple[Row, Entry]] = {}
        """The entries made so far, by statement and width, each with the row that it was made of."""

    def put_shown(self, shown: Shown) -> None:
        """Show a crosswalk; cursor, folds and scroll stay, unless it is between other papers."""
        before, self.shown = self.shown, shown
        if before is None or (before.made.source, before.made.target) != (shown.made.source, shown.made.target):
            self.put(())
            return
        self.put_again(())
        if self.pointed and self.pointed.heading:
            self.step(1) or self.step(-1)

    @property
    def statement_id(self) -> str:
        """The statement under the cursor, of either paper; '' where none is."""
        spot = self.pointed.spot if self.pointed else None
        return spot.id if spot else ""

    def on_resize(self) -> None:
        """Show as many first words as there is room for now."""
        if self.shown:
            self.put_shown(self.shown)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell which statement the cursor is at."""
        event.stop()
        self.post_message(self.At(self.statement_id))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go on to the ties of a statement; any list would open it in the reader."""
        if self.statement_id:
            event.stop()
            event.prevent_default()
            self.post_message(self.Entered())

    def _draw(self) -> None:
        """Show the entries; those in folds are made only where they can be seen."""
        if self.shown:
            self.entries = tuple(self._entries(self.shown))
        super()._draw()

    def _entries(self, shown: Shown) -> Iterator[Entry]:
        """Give the themes with their statements, the gaps, and what a reader should know."""
        width = min(max(self.size.width - _BESIDE, _NARROWEST), _WIDEST)
        for number, (theme, rows) in enumerate(groupby(shown.made.rows, key=lambda row: row.statement.theme)):
            title = words(theme or "Without a theme", "b u")
            yield Entry(f"theme {number}", lines(Content(" "), title) if number else title, heading=True)
            yield from (self._entry(row, shown, width) for row in rows)
        yield from gap_entries(shown, self.unfolded)
        yield from note_entries(shown.made.remarks)

    def _entry(self, row: Row, shown: Shown, width: int) -> Entry:
        """Give a statement's entry; the one that was made before, where nothing about it has changed."""
        key = row.statement.id, width
        known = self._faces.get(key)
        if known is None or known[0] != row:
            known = self._faces[key] = row, statement_entry(row, shown.labels[row.statement.id], width)
        return known[1]


def statement_entry(row: Row, label: str, width: int) -> Entry:
    """Give one statement: its label and first words in `width` characters, and what hangs on it."""
    statement = row.statement
    first = words(clip(statement.reading, max(width - len(label), _NARROWEST)))
    face = lines(Content.assemble(words(label, "b $text-accent"), "  ", first), summary(row))
    return Entry(statement.id, face, spot=Spot(statement.id))


def summary(row: Row) -> Content:
    """Say in one line what hangs on a statement: its best link, how many more, comments, and what is decided."""
    links = [link for link in row.links if link.holds]
    comments = sum(comment.holds for comment in row.comments)
    none = "→ no link is left" if any(link.suggested for link in row.links) else "→ no link suggested"
    best = (
        Content.assemble("→ ", words(named(links[0].target)), " ", meter(links[0].confidence))
        if links
        else words(none, "$text-warning")
    )
    more = f" and {len(links) - 1} more" if len(links) > 1 else ""
    said = f" · {counted(comments, 'comment')}" if comments else ""
    return Content.assemble(best, more, said, _progress(row))


def _progress(row: Row) -> str:
    """Say how many suggested ties are decided; '' where none is. A disputed one is not."""
    suggested = [tied.tie for tied in ties_of(row) if tied.tie.suggested]
    decided = sum(tie.decision not in {None, Verdict.DISPUTED} for tie in suggested)
    return f" · {decided} of {len(suggested)} decided" if decided else ""


def gap_entries(shown: Shown, unfolded: AbstractSet[str]) -> Iterator[Entry]:
    """Give what nobody answers or speaks of, that of the `unfolded` kinds one by one; a side without gaps says so."""
    yield Entry("gaps", lines(Content(" "), words("Gaps", "b u")), heading=True)
    for kind, ids, what in _gaps(shown):
        key = f"gap {kind}"
        count = counted(len(ids), "statement") if ids else "No statement"
        face = words(f"{count} {what}", "$text-warning" if ids else "$text-success")
        inner = tuple(_gap_entry(key, id_, shown) for id_ in ids) if key in unfolded else (BLANK,) * bool(ids)
        yield Entry(key, face, NO_FOLD, inner=inner)


def _gaps(shown: Shown) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Give each kind of gap: what it is called here, the ids of the statements, and what they lack.

    What one of several papers says nothing of is a kind of its own.
    """
    gaps, source, target = shown.made.gaps, shown.source, shown.target
    yield "targets", gaps.targets_without_source, f"of {target} without an answer in {source}"
    yield "sources", gaps.sources_without_target, f"of {source} without a link to {target}"
    yield "silence", gaps.sources_without_comment, f"of {source} without a comment"
    if len(gaps.by_stakeholder) > 1:
        for paper, ids in gaps.by_stakeholder.items():
            earlier = ", written before it," if paper in shown.made.earlier else ""
            yield f"silence {paper}", ids, f"of {source} on which {shown.names.get(paper, paper)}{earlier} says nothing"


def _gap_entry(key: str, id_: str, shown: Shown) -> Entry:
    statement = shown.statements.get(id_)
    text = clip(statement.reading) if statement else ""
    face = Content.assemble(words(shown.labels.get(id_, id_), "$text-accent"), "  ", words(text))
    return Entry(f"{key} {id_}", face, NO_FOLD, Spot(id_))


def note_entries(remarks: Iterable[str]) -> Iterator[Entry]:
    """Give what a reader should know of the papers before trusting the ties; nothing where there is nothing."""
    listed = tuple(remarks)
    if listed:
        yield Entry("notes", lines(Content(" "), words("Notes", "b u")), heading=True)
    yield from (Entry(f"note {number}", words(remark)) for number, remark in enumerate(listed))
