"""What was checked, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hscqa.model.packs import PackCheck
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
