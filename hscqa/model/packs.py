"""The evidence pack of an exported crosswalk, and what becomes of it on another machine."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from hscqa.model.papers import Span  # noqa: TC001  a pack is read back by the types of its fields

if TYPE_CHECKING:
    from hscqa.model.checks import Found, Stated


@dataclass(frozen=True, slots=True)
class PackedPaper:
    """A paper that an exported crosswalk draws on, as it was then."""

    id: str
    title: str
    publisher: str
    date: str
    file: str
    """The file's name in corpus/; several papers may share one."""
    file_sha256: str
    """Of the file's bytes, in hexadecimal digits."""
    text_sha256: str
    """Of the paper's text in UTF-8: every span of the pack points into this text."""


@dataclass(frozen=True, slots=True)
class Packed:
    """Words that an exported crosswalk may show, and where they stand."""

    paper: str
    """Paper id."""
    id: str
    """The statement, or the passage that speaks."""
    span: Span
    text: str
    """Exactly `paper.text[span.start:span.end]`."""
    reading: str
    """The same words to be read, as most forms show them."""


@dataclass(frozen=True, slots=True)
class Pack:
    """What an exported crosswalk carries, so that each quotation in it can be found again in the papers."""

    form: str
    """Of the pack itself: another one is not read."""
    made_by: str
    """The program and its release."""
    papers: tuple[PackedPaper, ...]
    """Source, target and those that comment, in this order, each once."""
    quotations: tuple[Packed, ...]
    """Each once, in the crosswalk's order."""
    sha256: str = ""
    """Of all the rest. It tells a pack that was damaged or edited by hand, not one that was forged with care: what
    guards against that is that everything is looked up in the papers."""


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
