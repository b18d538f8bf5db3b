"""A paper as it lies open in the reader: its words, and what of them is marked, found, or can be followed."""

from __future__ import annotations

from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from hscqa.model import BlockKind, Span
from hscqa.tui.reader.finding import find, fold
from hscqa.tui.reader.piece import Dress
from hscqa.tui.reader.sought import sought_in
from hscqa.tui.reader.wording import title, wordings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hscqa.model import Block, Paper
    from hscqa.tui.reader.finding import Finds, Folded
    from hscqa.tui.reader.leads import Lead


class OpenPaper:
    """One paper's blocks, known by their numbers from 0, and the state of reading it."""

    def __init__(self, paper: Paper, blocks: Sequence[Block]) -> None:
        """Begin with nothing marked, found or to be followed."""
        self.paper = paper
        self.blocks = blocks
        self.wordings = wordings(blocks, paper.text)
        self._covered: Mapping[str, tuple[Span, ...]] = {}
        """What was looked for: ids of blocks, with the runs of their readings that are marked."""
        self._sought = ""
        """What was searched for, to be marked in them; '' for nothing."""
        self.hits: list[int] = []
        """The numbers of the blocks that were looked for."""
        self.finds: Finds | None = None
        """What was found by words; None where nothing is sought."""
        self.picked: int | None = None
        """Which lead the keys have come to; None for none."""
        self.leads: tuple[Lead, ...] | None = None
        """What can be followed, in the order of reading; None where that is not known yet."""
        self.came_to: tuple[int, int] | None = None
        """The block, and the place in its wording, to which the keys last went: a match, or a lead; None for none."""
        self.is_followed = False
        """Whether somebody was asked for what can be followed."""
        self._leads_of: dict[int, tuple[Lead, ...]] = {}

    @cached_property
    def folded(self) -> tuple[Folded, ...]:
        """The words as they are compared in finding."""
        return tuple(fold(wording.text) for wording in self.wordings)

    def mark(self, covered: Mapping[str, tuple[Span, ...]], sought: str = "") -> None:
        """Mark what was looked for: blocks by their ids, with runs of their readings; nothing else stays marked.

        In these blocks the words that were `sought` are marked too.
        """
        self._covered, self._sought, self.came_to = covered, sought, None
        self.hits = [number for number, block in enumerate(self.blocks) if block.id in covered]

    def find(self, words: str) -> None:
        """Find words; '' finds nothing and drops what was found."""
        self.finds, self.came_to = find(self.folded, words) if words.strip() else None, None

    def put_leads(self, leads: Iterable[Lead]) -> None:
        """Take what can be followed; what the keys have come to stays picked, if it is still there."""
        before = self.lead
        self.leads = tuple(leads)
        self._leads_of = {n: tuple(group) for n, group in groupby(self.leads, key=lambda lead: lead.number)}
        self.picked = self.leads.index(before) if before in self.leads else None

    @property
    def lead(self) -> Lead | None:
        """The lead that the keys have come to."""
        return self.leads[self.picked] if self.leads and self.picked is not None else None

    def tell(self) -> str:
        """Say which lead is picked, and what it leads to; '' where none is."""
        lead = self.lead
        if lead is None or self.leads is None or self.picked is None:
            return ""
        which = f"{lead.name} ({self.picked + 1} of {len(self.leads)})"
        noted = next((one for one in self.blocks if lead.leads_on and one.id == lead.leads_on.id), None)
        is_note = noted is not None and noted.kind is BlockKind.FOOTNOTE
        return f"{which}: {noted.reading if noted and is_note else lead.note or 'enter follows it'}"

    def dress(self, number: int, *, is_bare: bool) -> Dress:
        """Say how a block is shown; `is_bare` where there is no colour."""
        wording, runs = self.wordings[number], self._covered.get(self.blocks[number].id)
        shift = wording.reading_at
        finds, lead = self.finds, self.lead
        present = finds.present if finds else None
        return Dress(
            is_hit=runs is not None,
            marks=tuple(Span(start + shift, end + shift) for start, end in runs or ()) if shift is not None else (),
            sought=() if runs is None else tuple(sought_in(wording.text, self._sought)),
            matches=finds.runs(number) if finds else (),
            present=present.run if present and present.number == number else None,
            leads=self._leads_of.get(number, ()),
            picked=lead if lead and lead.number == number else None,
            is_bare=is_bare,
        )

    def path_of(self, number: int) -> tuple[str, ...]:
        """Give the headings over a block, outermost first, a heading itself among them; the paper's title for none."""
        block = self.blocks[number]
        own = (title(block),) if block.kind is BlockKind.HEADING else ()
        return (*block.headings, *own) or (self.paper.title,)

    def heading_over(self, number: int, depth: int) -> Block | None:
        """Give the heading `depth` steps down the path over a block (from 0); None where it is no block."""
        wanted = self.path_of(number)[depth]
        before = reversed(self.blocks[: number + 1])
        headings = (block for block in before if block.kind is BlockKind.HEADING and len(block.headings) == depth)
        return next((block for block in headings if wanted in {block.reading, title(block)}), None)
