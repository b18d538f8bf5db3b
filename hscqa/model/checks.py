"""What was checked, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hscqa.model.packs import Packed
    from hscqa.model.papers import Span


@dataclass(frozen=True, slots=True)
class Claim:
    """Where a text says that words stand."""

    paper: str | None
    """Paper id, or the name as written for a paper outside the corpus; None where nothing is said."""
    place: str | None
    """As written (`proposal 1 (iii), p.7`); None where nothing is said."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where words really stand."""

    id: str
    label: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that a text gives as another's, and what the papers say to that."""

    paper_id: str
    id: str
    """The block the quotation stands in."""
    quote: str
    """The words between the marks, to be read."""
    span: Span
    claimed: Claim
    status: str
    """`verbatim`, `altered`, `elsewhere` or `not in corpus`."""
    found: Found | None
    difference: str | None
    """How the found words differ, word by word; None where they do not."""


@dataclass(frozen=True, slots=True)
class Stated:
    """Words that a file gives as those of a place, as an exported crosswalk does; they are still to be checked."""

    id: str
    """Where they stand in the file (`ties.csv:row-3.tied_text`)."""
    text: str
    span: Span
    """Of the words in the file's text, as they are written there; all of it where they could not be found again."""
    claimed: Claim
    """Nobody where the file only quotes them."""
    places: tuple[str, ...] = ()
    """Ids of the places that may be meant; none of them need exist."""
    is_whole: bool = False
    """Whether they are said to be all that the place says, as a statement's are."""


@dataclass(frozen=True, slots=True)
class Reference:
    """An explicit pointer in a text to another place."""

    paper_id: str
    id: str
    """The block the pointer stands in."""
    text: str
    """The words around the pointer, to be read."""
    claimed: str
    """The place as written."""
    status: str
    """`resolved`, `ambiguous`, `unresolved` or `contradicted`."""
    targets: tuple[str, ...]
    """Ids of the places meant; empty where none was found."""
    note: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Side:
    """What one place says where another says something else."""

    paper_id: str
    id: str
    """The block it stands in."""
    quote: str
    """Exactly `paper.text[span.start:span.end]`."""
    span: Span
    value: str
    """What it gives, to be read: an amount with its bound, a name, or a body."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two or more places that cannot all be right."""

    kind: str
    """`quantity`, `name` or `source`."""
    about: str
    """What is disagreed on, in words."""
    sides: tuple[Side, ...]
    """Two or more, in the order of paper ids and of places in a paper; each says otherwise than some other one."""


class PaperState(StrEnum):
    """What a packed paper is on this machine."""

    SAME = "same"
    CHANGED = "changed"
    """It has another text."""
    MISSING = "missing"


class Refound(StrEnum):
    """What became of a packed quotation."""

    FOUND = "found"
    """It stands at its very offsets."""
    MOVED = "moved"
    """Its paper has it at other offsets: white space aside, character for character."""
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class PaperCheck:
    """A packed paper and what it is here."""

    id: str
    title: str
    state: PaperState
    note: str
    """What a reader should know of it besides; '' for nothing."""


@dataclass(frozen=True, slots=True)
class PackedCheck:
    """A packed quotation and what became of it here."""

    packed: Packed
    state: Refound
    found: Found | None
    """Where the words stand now; of a missed one, the words that are most like it. None where there are none."""
    difference: str | None
    """How the words found differ, word by word; None where they do not, or nothing was found."""


@dataclass(frozen=True, slots=True)
class PackCheck:
    """What a pack comes to on this machine."""

    made_by: str
    is_whole: bool
    """Whether it is as it was made, by its own hash."""
    holds: bool
    """Whether it is whole, no paper is missing, every packed quotation was found or has moved, and the file shows
    nothing that is not packed or does not stand in the papers."""
    papers: tuple[PaperCheck, ...]
    quotations: tuple[PackedCheck, ...]
    unpacked: tuple[Stated, ...]
    """What the file shows as a paper's words, and the pack does not have at that place."""


@dataclass(frozen=True, slots=True)
class Verification:
    """Every quotation and reference, checked, and what the papers say differently of one thing."""

    quotations: tuple[Quotation, ...]
    references: tuple[Reference, ...]
    disagreements: tuple[Disagreement, ...] = ()
    """Of the papers of a corpus among themselves; empty for a draft, which is not compared with them."""
    pack: PackCheck | None = None
    """What the evidence pack in the file comes to; None where it has none."""


@dataclass(frozen=True, slots=True)
class Check:
    """One line of `hscqa doctor`."""

    name: str
    ok: bool
    detail: str
    remedy: str | None = None
    """What to do; None where all is well."""
