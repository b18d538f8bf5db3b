"""What one can follow in a paper: footnote markers, the way back from a footnote, references. Pure.

Of a note come two leads: at its marker, and at the footnote's end. Of a reference comes one, at its words.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.model import Span
from hscqa.structure import read
from hscqa.tui.reader.mark import runs
from hscqa.tui.spot import Spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hscqa.model import Note, Quotation, Reference
    from hscqa.tui.reader.wording import Wording

RESOLVED, CONTRADICTED, ELSEWHERE = "resolved", "contradicted", "elsewhere"
"""What the library says of a reference, and of a quotation, that matters here."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BACK = " ↑"


@dataclass(frozen=True, slots=True)
class Lead:
    """A place in a paper that one can follow."""

    number: int
    """Of the block that it stands in, from 0."""
    run: Span
    """The words, in the block's wording; empty where only the sign is seen."""
    name: str
    """What it is called in messages: `note 3`, or the place as it is written."""
    targets: tuple[Spot, ...]
    """Where it may lead; a spot may be named by a paper's id. Empty where no place was found."""
    sign: str = ""
    """What is put in after the words, since the reading leaves it out: the footnote's number. '' for nothing."""
    note: str = ""
    """What must be said of it; '' for nothing."""
    is_sure: bool = True
    """Whether nothing speaks against its target. A lead that is not, or has several, is never followed unasked."""

    @property
    def place(self) -> tuple[int, int]:
        """The block's number and where in its wording the lead begins."""
        return self.number, self.run.start

    @property
    def leads_on(self) -> Spot | None:
        """Where it leads without a question; None where there is something to ask or to say."""
        return self.targets[0] if self.is_sure and len(self.targets) == 1 else None

    @property
    def bare_sign(self) -> str:
        """What stands after the words where there is neither colour nor underlining."""
        return "" if self.sign else "→" if self.leads_on else "⇉" if self.targets else "↛"


def leads(
    wordings: Sequence[Wording],
    paper_text: str,
    notes: Iterable[Note],
    references: Iterable[Reference] = (),
    quotations: Sequence[Quotation] = (),
) -> tuple[Lead, ...]:
    """Give what one can follow in a paper, in the order of reading; notes, references and quotations are its own."""
    numbers = {wording.block.id: number for number, wording in enumerate(wordings)}
    notes = tuple(notes)
    found = [
        *_of_notes(notes, numbers, wordings, paper_text),
        *_back(notes, numbers, wordings),
        *_of_references(references, _quoted(quotations, notes), numbers, wordings, paper_text),
    ]
    return tuple(sorted(found, key=lambda lead: (lead.number, lead.run)))


def _of_notes(
    notes: Iterable[Note], numbers: Mapping[str, int], wordings: Sequence[Wording], paper_text: str
) -> Iterator[Lead]:
    """Give the markers."""
    for note in notes:
        number = numbers.get(note.carrier_id)
        if number is not None:
            at = _place(wordings[number], note.marker.start, paper_text)
            sign = str(note.number).translate(_RAISED)
            yield Lead(number, Span(at, at), f"note {note.number}", (Spot(note.block_id),), sign)


def _back(notes: Iterable[Note], numbers: Mapping[str, int], wordings: Sequence[Wording]) -> Iterator[Lead]:
    """Give the ways back from footnotes to the sentences that carry their markers."""
    carriers: dict[str, list[Note]] = {}
    for note in notes:
        carriers.setdefault(note.block_id, []).append(note)
    for block_id, carried in carriers.items():
        number = numbers.get(block_id)
        if number is not None:
            end = len(wordings[number].text)
            targets = tuple(Spot(note.carrier_id, marks=(note.sentence_span,), words=note.sentence) for note in carried)
            name = f"what {wordings[number].block.label} belongs to"
            yield Lead(number, Span(end, end), name, targets, _BACK)


def _of_references(
    references: Iterable[Reference],
    quoted: Mapping[tuple[str, str | None], Sequence[str]],
    numbers: Mapping[str, int],
    wordings: Sequence[Wording],
    paper_text: str,
) -> Iterator[Lead]:
    """Give the references; a contradicted one leads also to where the words quoted beside it really stand."""
    for one in references:
        number = numbers.get(one.id)
        if number is not None:
            really = quoted.get((one.id, one.claimed), ()) if one.status == CONTRADICTED else ()
            yield Lead(
                number,
                _run(wordings[number], one, paper_text),
                one.claimed,
                tuple(Spot(target) for target in dict.fromkeys((*one.targets, *really))),
                note=one.note or "",
                is_sure=one.status == RESOLVED,
            )


def _quoted(quotations: Iterable[Quotation], notes: Iterable[Note]) -> dict[tuple[str, str | None], list[str]]:
    """Give where quoted words really stand, by the block and the words of the reference that names another place.

    The reference stands beside the quotation, or in a footnote to it.
    """
    notes_of: dict[str, list[str]] = {}
    for note in notes:
        notes_of.setdefault(note.carrier_id, []).append(note.block_id)
    found: dict[tuple[str, str | None], list[str]] = {}
    for one in quotations:
        if one.status == ELSEWHERE and one.found is not None:
            for block_id in (one.id, *notes_of.get(one.id, ())):
                found.setdefault((block_id, one.claimed.place), []).append(one.found.id)
    return found


def _place(wording: Wording, offset: int, paper_text: str) -> int:
    """Give the place in a wording where an offset of the paper's text stands; its end where other words are shown."""
    if wording.reading_at is None:
        return len(wording.text)
    return wording.reading_at + bisect_left(read(paper_text, wording.block.slices).offsets, offset)


def _run(wording: Wording, one: Reference, paper_text: str) -> Span:
    """Give the run of a wording where a reference stands; all of it where that cannot be told."""
    found = runs(wording.block, [one.span], paper_text)
    if found and wording.reading_at is not None:
        return Span(wording.reading_at + found[0].start, wording.reading_at + found[-1].end)
    at = wording.text.find(one.claimed)
    return Span(at, at + len(one.claimed)) if at >= 0 else Span(0, len(wording.text))
