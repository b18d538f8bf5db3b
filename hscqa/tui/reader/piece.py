"""One block of a paper as the reader shows it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.content import Span as Styled
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from hscqa.export.visible import one_line
from hscqa.model import Block, BlockKind, Span
from hscqa.tui.faces import Hanging
from hscqa.tui.reader.typesetting import Printed, typeset

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual import events
    from textual.selection import Selection

    from hscqa.tui.reader.leads import Lead
    from hscqa.tui.reader.wording import Wording

_LABEL = "b $text-accent"
_HEAD = "dim"
_MARK = "b $text on $warning 35%"
"""Bold too, so that the mark is seen where there is no colour."""
_SOUGHT = "b $text on $success 20%"
_MATCH = "b $text on $success 35%"
_PRESENT = "b reverse"
"""The match that the keys have come to."""
_LEAD = "u $text-accent"
_DOUBTFUL = "u $text-error"
"""A lead that something speaks against."""
_NOWHERE = "u $text-muted"
"""A lead to what is not among the papers."""
_PICKED = "b reverse u"
_STEP = 2
"""Cells that each depth under a heading is set in."""
_LEAD_NUMBER = "hscqa_lead"
"""The name under which a lead's number among its piece's is kept in the style of its words, for a click to find."""


@dataclass(frozen=True, slots=True)
class Dress:
    """How a piece is shown besides its words; runs are those of its wording."""

    is_hit: bool = False
    """Whether a bar stands beside it: it is what was looked for."""
    marks: tuple[Span, ...] = ()
    """The very words that were looked for."""
    sought: tuple[Span, ...] = ()
    """The words of the search by which it was found."""
    matches: tuple[Span, ...] = ()
    """What was found by the words in the find box."""
    present: Span | None = None
    """The match that the keys have come to; None where that is in another piece."""
    leads: tuple[Lead, ...] = ()
    """What can be followed in it."""
    picked: Lead | None = None
    """The lead that the keys have come to; None where that is in another piece."""
    is_bare: bool = False
    """Whether leads are followed by a sign, since there is no colour."""


class Piece(Static):
    """A block's words, and what is marked in them."""

    class Clicked(Message):
        """The user clicked on a lead."""

        def __init__(self, lead: Lead) -> None:
            """Say which."""
            super().__init__()
            self.lead = lead

    def __init__(self, number: int, wording: Wording, dress: Dress) -> None:
        """Show the words of a block, which is the paper's `number`th from 0."""
        self.number = number
        self.block = wording.block
        self._wording = wording
        self._gutter = _gutter(wording.block)
        self._dress = dress
        self._printed = self._print()
        kind = f"-{wording.block.kind.name.lower()}"
        super().__init__(self._visual(), markup=False, classes=f"{kind} -hit" if dress.is_hit else kind)

    def dress(self, dress: Dress) -> None:
        """Show it otherwise; where only styles change, nothing is laid out anew."""
        if dress == self._dress:
            return
        before, self._dress = self._dress, dress
        is_longer = (before.leads, before.is_bare) != (dress.leads, dress.is_bare)
        if is_longer:
            self._printed = self._print()
        self.set_class(dress.is_hit, "-hit")
        self.update(self._visual(), layout=is_longer)

    @property
    def body(self) -> Content:
        """The words with the signs among them, each in its style."""
        return Content(self._printed.plain, [*self._styles()], strip_control_codes=False)

    @property
    def is_hit(self) -> bool:
        """Whether it is what was looked for."""
        return self._dress.is_hit

    @property
    def first_mark(self) -> int | None:
        """Where the first marked word stands in the wording; None where the block is marked as a whole, or not."""
        runs = self._dress.marks or self._dress.sought
        return runs[0].start if runs else None

    def line_of(self, place: int) -> int:
        """Give how many lines of it stand before the one with a place of its wording."""
        width = self.content_size.width - self._gutter.cell_length
        if width <= 0:
            return 0
        plain = self._printed.plain
        at = self._printed.starts[place]
        word_end = next((i for i in range(at, min(at + width, len(plain))) if plain[i].isspace()), at + width)
        return Content(plain[: max(word_end, at + 1)], strip_control_codes=False).get_height({}, width) - 1

    def first_of(self, line: int) -> int:
        """Give the place in the wording with which a line of it begins; 0 for lines above it."""
        return bisect_left(range(len(self._wording.text)), line, key=self.line_of) if line > 0 else 0

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Give what the mouse selected: the block's words without bullets and numbers."""
        return selection.extract(self._printed.plain), "\n"

    def on_click(self, event: events.Click) -> None:
        """Follow a lead, unless words are being selected."""
        number = event.style.meta.get(_LEAD_NUMBER)
        if isinstance(number, int) and not self.text_selection:
            event.stop()
            self.post_message(self.Clicked(self._dress.leads[number]))

    def _visual(self) -> Hanging:
        return Hanging(self._gutter, self.body, self._gutter.cell_length)

    def _print(self) -> Printed:
        leads, is_bare = self._dress.leads, self._dress.is_bare
        signs = [(lead.run.end, lead.sign or (lead.bare_sign if is_bare else "")) for lead in leads]
        return typeset(self._wording.text, signs if any(sign for _, sign in signs) else ())

    def _styles(self) -> Iterator[Styled]:
        """Give the runs that stand out, with their styles; a later one prevails."""
        dress = self._dress
        yield from self._in((self._wording.label,), _LABEL)
        yield from self._in(self._wording.heads, _HEAD)
        yield from self._in(dress.marks, _MARK)
        yield from self._in(dress.sought, _SOUGHT)
        for number, lead in enumerate(dress.leads):
            yield from self._lead_styles(number, lead)
        yield from self._in(dress.matches, _MATCH)
        yield from self._in((dress.present,), _PRESENT)

    def _in(self, runs: Iterable[Span | None], style: str) -> Iterator[Styled]:
        return (Styled(*self._printed.run(run), style) for run in runs if run)

    def _lead_styles(self, number: int, lead: Lead) -> Iterator[Styled]:
        """Style what can be followed, its words and its sign, and keep its number there for a click."""
        look = _LEAD if lead.is_sure else _DOUBTFUL if lead.targets else _NOWHERE
        look = _PICKED if lead == self._dress.picked else look
        for run in (self._printed.run(lead.run), *self._printed.signs[number : number + 1]):
            if run.start < run.end:
                yield Styled(*run, look)
                yield Styled(*run, Style.from_meta({_LEAD_NUMBER: number}))


def _gutter(block: Block) -> Content:
    """Give what stands before the block's first line, set in by its depth."""
    margin = max(0, block.level - len(block.headings) - 1) * _STEP
    return Content(_before(block)).pad_left(margin)


def _before(block: Block) -> str:
    """Give a bullet, the paragraph's number, a note's name; '' for nothing."""
    if block.kind is BlockKind.ITEM:
        return "• "
    if block.kind is BlockKind.NUMBERED and block.label:
        return f"{one_line(block.label).split(' ')[-1]:<3} "
    if block.kind is BlockKind.TIMESCALE:
        return "Timescale: "
    if block.kind is BlockKind.FOOTNOTE and block.label:
        return f"{one_line(block.label)}  "
    return ""
