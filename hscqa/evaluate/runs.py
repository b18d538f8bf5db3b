"""A run: what every question of a gold file got, and what it was made with; as it stands in a saved file too."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import msgspec

from hscqa.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
Rank = Annotated[int, msgspec.Meta(ge=1)]


class Outcome(StrEnum):
    """What became of a question that was asked."""

    RIGHT = "right"
    WRONG = "wrong"
    ANSWERED = "answered"
    """Answered, where nothing says which answer is right, or where the papers do not answer."""
    ABSTAINED = "abstained"


@dataclass(frozen=True, slots=True)
class Result:
    """What one question got."""

    id: str
    fingerprint: str
    """Of the question, its accepted answers and its evidence."""
    kind: str
    question: str
    answerable: bool
    """Whether the gold has evidence for it."""
    rank: Rank | None
    """Of the first hit with evidence, 1 for the best; None where none of those that count has any."""
    answered: bool
    evidence_quoted: bool | None
    """Whether the answer quotes evidence; None where there is none to quote."""
    right: bool | None
    """Whether it quotes evidence and gives an accepted answer; None where the gold has no accepted answer."""
    confidence: Share
    answer: str
    """The whole answer; '' where it abstained."""
    quotes: tuple[str, ...]
    """The ids of the passages that were quoted."""

    @property
    def outcome(self) -> Outcome:
        """Say in a word what became of it."""
        if not self.answered:
            return Outcome.ABSTAINED
        if self.right is None:
            return Outcome.ANSWERED
        return Outcome.RIGHT if self.right else Outcome.WRONG


@dataclass(frozen=True, slots=True)
class Fault:
    """What should be put right in a gold file; the question is scored all the same."""

    id: str
    line: int
    what: str


@dataclass(frozen=True, slots=True)
class EncoderUsed:
    """The encoder that a run was made with."""

    name: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class IndexUsed:
    """The index that a run was made with."""

    fingerprint: str
    """Of the corpus' files and of the code that read them."""
    papers: int
    passages: int


@dataclass(frozen=True, slots=True)
class Run:
    """A gold file put to the program once."""

    gold: str
    """The name of the gold file."""
    hscqa: str
    """The version of the program."""
    encoder: EncoderUsed
    index: IndexUsed
    results: tuple[Result, ...]
    faults: tuple[Fault, ...] = ()


def read_run(path: Path) -> Run:
    """Read a run that was saved; raise UsageError where the file is none."""
    remedy = "name a file that was written with: hscqa eval GOLD --save FILE"
    try:
        return msgspec.json.decode(path.read_bytes().decode("utf-8"), type=Run)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}", remedy) from error
    except (UnicodeDecodeError, msgspec.DecodeError, RecursionError) as error:
        raise UsageError(f"{path} is no saved run: {error}", remedy) from error
