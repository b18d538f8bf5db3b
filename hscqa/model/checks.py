"""What was checked, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
class Verification:
    """Every quotation and reference, checked."""

    quotations: tuple[Quotation, ...]
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One line of `hscqa doctor`."""

    name: str
    ok: bool
    detail: str
    remedy: str | None = None
    """What to do; None where all is well."""
