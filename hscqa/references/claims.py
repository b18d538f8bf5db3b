"""Who is quoted: by the footnote, bracket or line of its source right after it, else by the sentence around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.model import BlockKind, Claim
from hscqa.references.around import BRACKET
from hscqa.references.beside import bracketed, introducing
from hscqa.references.citations import Citation, first_named, last_named, of_bracket, speaker
from hscqa.references.pointing import sentence_at
from hscqa.references.quotations import is_title_case
from hscqa.references.resolve import RESOLVED
from hscqa.references.setoff import source_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hscqa.model import Block, Document, Note
    from hscqa.references.names import Names
    from hscqa.references.pointing import Pointing
    from hscqa.references.quotations import Marked
    from hscqa.references.resolve import Resolution
    from hscqa.structure.reading import Reading

_CLOSE = re.compile(r"[\s.,;:!?*_”’\"')\]]*")
"""What may stand between a closing mark and the marker or bracket that belongs to it."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """Who is quoted, and how the text says so."""

    cited: Citation | None
    """None where nobody is named."""
    pointings: tuple[Pointing, ...] = ()
    """The places that go with it."""
    is_sure: bool = False
    """Whether the text ties the name to the words: by footnote, by bracket, or by naming it before them."""

    @property
    def papers(self) -> tuple[str, ...]:
        """The papers of the corpus that are named."""
        return self.cited.papers if self.cited else ()

    @property
    def is_outside(self) -> bool:
        """Whether a work is named that is no paper of the corpus."""
        return self.cited is not None and not self.cited.papers

    @property
    def claim(self) -> Claim:
        """The same for the reader: paper id or name as written, place as written."""
        if self.cited is None:
            return Claim(None, None)
        place = "; ".join(pointing.written for pointing in self.pointings if pointing.pointers)
        return Claim(self.cited.papers[0] if self.cited.papers else self.cited.name, place or None)


class Claims:
    """Finds who is quoted in one document."""

    def __init__(
        self,
        document: Document,
        pointings: Sequence[Pointing],
        names: Names,
        find: Callable[[Pointing], Resolution],
    ) -> None:
        """Sort the document's notes and pointings by block; `find` looks up a place that no paper is named with."""
        self._find = find
        self._document = document
        self._names = names
        self._pointings: dict[str, list[Pointing]] = {}
        for pointing in pointings:
            self._pointings.setdefault(pointing.block.id, []).append(pointing)
        self._notes: dict[str, list[Note]] = {}
        for note in document.notes:
            self._notes.setdefault(note.carrier_id, []).append(note)

    def of(self, block: Block, reading: Reading, marked: Sequence[Marked], number: int) -> Claimed:
        """Give who is quoted by quotation `number` of a block's."""
        claimed = self.after(block, reading, marked, number)
        if claimed and (claimed.pointings or claimed.is_outside):
            return claimed
        claimed = claimed or self.named(block, reading, marked[number])
        pointings = self._pointings.get(block.id, ())
        in_bracket = bracketed(pointings, reading, _after(reading, marked[number]))
        return self._placed(claimed, in_bracket or introducing(pointings, reading, marked, number), marked[number])

    def _placed(self, claimed: Claimed, pointings: Sequence[Pointing], quotation: Marked) -> Claimed:
        """Add the places beside a quotation that are of the paper that is quoted; a title stands at no place.

        Where nobody is named, the paper that alone has such places is quoted.
        """
        if claimed.is_outside or self._names.titled(quotation.text, self._document.paper):
            return claimed
        cited = claimed.cited or next(filter(None, map(self._sole, pointings)), None)
        if cited is None:
            return claimed
        fitting = tuple(one for one in pointings if self._may_be_of(one, cited))
        return Claimed(cited, fitting, is_sure=True) if fitting else claimed

    def _sole(self, pointing: Pointing) -> Citation | None:
        """Give the paper that a place is surely of; None where that is the document itself, or cannot be told."""
        if pointing.cited or pointing.is_own:
            return pointing.cited if pointing.cited and pointing.cited.papers else None
        found = self._find(pointing)
        papers = self._of_others(found.targets)
        return Citation(papers, pointing.written) if papers and found.status == RESOLVED else None

    def _may_be_of(self, pointing: Pointing, cited: Citation) -> bool:
        """Whether a place may be one of the paper that is quoted; a page that no paper is named with is."""
        if pointing.cited or pointing.is_own:
            return bool(pointing.cited and {*pointing.cited.papers} & {*cited.papers})
        only_pages = all(pointer.kind == "page" for pointer in pointing.pointers)
        return only_pages or bool({*self._of_others(self._find(pointing).targets)} & {*cited.papers})

    def _of_others(self, targets: Sequence[str]) -> tuple[str, ...]:
        """Give the other papers that some places stand in."""
        papers = dict.fromkeys(target.partition(":")[0] for target in targets)
        return tuple(paper for paper in papers if paper != self._document.paper.id)

    def after(self, block: Block, reading: Reading, marked: Sequence[Marked], number: int) -> Claimed | None:
        """Give whom the footnote or bracket after quotation `number` names; None where there is none.

        After a quotation that ends its block, the line of its source under it (`— Harbour Board, para 1`) counts too.
        """
        quotation = marked[number]
        if block.kind is BlockKind.FOOTNOTE:
            return self._by_note(block.id)
        after = _after(reading, quotation)
        notes = [(bisect_left(reading.offsets, note.marker.start), note) for note in self._notes.get(block.id, ())]
        limit = min(
            sentence_at(reading, quotation.outer.end - 1).end,
            *(one.outer.start for one in marked[number + 1 :]),
            len(reading.text),
        )
        touching = [note for at, note in notes if quotation.outer.end <= at <= after]
        following = [note for at, note in notes if after < at <= limit]
        if touching:
            return self._by_note(touching[0].block_id)
        if in_bracket := self._by_bracket(block, reading, after):
            return in_bracket
        if following:
            return self._by_note(following[0].block_id)
        return self._by_line(block) if after == len(reading.text) else None

    def _by_line(self, block: Block) -> Claimed | None:
        """Give whom the line of its source under a block names; None where there is no such line."""
        line = source_line(self._document, block, self._names)
        if line is None:
            return None
        cited = first_named(line.reading, self._names, self._document.paper) or Citation((), line.reading)
        return Claimed(cited, tuple(self._pointings.get(line.id, ())), is_sure=True)

    def _by_note(self, block_id: str) -> Claimed:
        """Give whom a footnote names."""
        pointings = tuple(self._pointings.get(block_id, ()))
        cited = next((pointing.cited for pointing in pointings), None)
        return Claimed(cited, tuple(one for one in pointings if one.cited == cited), is_sure=cited is not None)

    def _by_bracket(self, block: Block, reading: Reading, at: int) -> Claimed | None:
        """Give whom the bracket at a place of the reading names; None where there is none or it names nobody."""
        bracket = BRACKET.match(reading.text, at)
        cited = of_bracket(bracket.group(), self._names, self._document.paper) if bracket else None
        if bracket is None or cited is None:
            return None
        places = (one for one in self._pointings.get(block.id, ()) if at <= one.within.start < bracket.end())
        return Claimed(cited, tuple(places), is_sure=True)

    def named(self, block: Block, reading: Reading, quotation: Marked) -> Claimed:
        """Give whom the quotation's sentence names, its own words aside, or the words that lead up to it.

        A title names its paper itself. A paper named before the words is surely meant; one named after them, or in
        the paragraph before, perhaps. Nobody speaks a title.
        """
        start = sentence_at(reading, quotation.outer.start).start
        end = sentence_at(reading, quotation.outer.end - 1).end
        before, after = reading.text[start : quotation.outer.start], reading.text[quotation.outer.end : end]
        paper = self._document.paper
        if titled := self._names.titled(quotation.text, paper):
            return Claimed(Citation(titled, quotation.text))
        if cited := last_named(before, self._names, paper):
            return Claimed(cited, is_sure=True)
        leading = before if before.strip() else self._leading_up(block)
        cited = last_named(leading, self._names, paper) or first_named(after, self._names, paper)
        return Claimed(cited or (None if is_title_case(quotation.text) else speaker(leading)))

    def _leading_up(self, block: Block) -> str:
        """Give the paragraph before, where it ends in a colon; else nothing."""
        before = [one for one in self._document.blocks[: block.ordinal] if one.kind is not BlockKind.FOOTNOTE]
        return before[-1].reading if before and before[-1].reading.endswith(":") else ""


def _after(reading: Reading, quotation: Marked) -> int:
    """Give where the words after a quotation begin, its marks and stops passed."""
    close = _CLOSE.match(reading.text, quotation.outer.end)
    return close.end() if close else quotation.outer.end
