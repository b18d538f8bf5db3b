"""The evidence pack of an exported crosswalk, and what becomes of it on another machine."""

from __future__ import annotations

from dataclasses import dataclass

from hscqa.model.papers import Span  # noqa: TC001  a pack is read back by the types of its fields


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
