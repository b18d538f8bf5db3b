"""A passage that an answer may be taken from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from hscqa.model import Paper, Passage, Span


@dataclass(frozen=True, slots=True)
class WholeList:
    """A list from the words that open it to its last entry, where nothing else stands between."""

    id: str
    """The block that it begins with."""
    label: str
    span: Span
    opening: Span | None
    """The words that open it; None under a bare heading."""
    citation: str
    page: int | None = None
    page_label: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that an answer may be taken from."""

    passage: Passage
    paper: Paper
    citation: str
    score: float
    """Of the ranking; compares with the other candidates' only."""
    late: float
    """Late interaction of the question with the passage, -1 to 1."""
    tokens: NDArray[np.float32]
    """(t, d): the passage's token vectors."""
    sentence_of: NDArray[np.int16]
    """(t,): the sentence of the passage that each token stands in."""
    whole_list: WholeList | None = None
    """The list that the passage is of; None where it is of none, or where the question needs no list."""
