"""Invented papers about harbours, and vectors that a reader can work out by hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pytest

from hscqa.model import Document, Paper, Role, Span
from hscqa.references import Tie
from hscqa.structure import find_structure
from hscqa.words import WORD, bare, fold, stem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

AUDIT = """Harbours in the north

Recommendations

Keepers and boards

The Harbour Board should:

• appoint a keeper for every harbour who answers to the board alone
• publish how many boats lie in each harbour.

Money and repairs

The Harbour Board and councils should work together to:

• plan repairs over five years and pay for them from one shared budget
• settle the dispute over the ‘dry-dock’ fees.

Part 1 Findings

Nobody keeps watch

1. Most harbours have no keeper, and lamps go out on winter nights because nobody trims them.

Walls fall down

2. Repairs wait for years, since no council will pay for a wall that another council uses too.
"""

REVIEW = """Review of Harbours

Proposals

1. Repairs and money

We propose that:

1. (i) The dry dock fees must be settled. Every council will agree what it pays.

Timescale: 6 months

1. (ii) One shared budget for repairs will be agreed. As proposal 1 (i) takes effect, the budget grows.

Timescale: 12 months

2. Boards and keepers

We propose that:

2. (i) A keeper will be found for every harbour. The keeper answers to the board.

Timescale: 3 months

2. (ii) Lamps will be trimmed on winter nights.

Timescale: 3 months
"""

OPINION = """What the boat owners say

Keepers

We are glad of proposal 2 (i) of the Harbour Review Group, which finds a keeper for every harbour at last.

The gulls were louder this year than in any year that the oldest of us remembers.

The Harbour Review Group rightly says that “one shared budget for repairs will be agreed” before the next winter comes.

We welcome the proposals of the Harbour Review Group on repairs and money, which our members have waited for.

Every harbour needs a keeper now, and the keeper must answer to the board and to nobody else.
"""


@dataclass(frozen=True, slots=True)
class Vectors:
    """One text as a test encodes it."""

    pooled: NDArray[np.float32]
    tokens: NDArray[np.float32]
    offsets: NDArray[np.int32]


@dataclass
class WordVectors:
    """Each stem is an axis of its own, so that a cosine is 1 for the same word and 0 for another.

    `alike` puts a word on another's axis: the two then mean the same.
    """

    alike: Mapping[str, str] = field(default_factory=dict)
    axes: dict[str, int] = field(default_factory=dict)
    size: int = 256

    def encode_tokens(self, texts: Sequence[str]) -> list[Vectors]:
        return [self._encode(text) for text in texts]

    def _encode(self, text: str) -> Vectors:
        matches = list(WORD.finditer(text))
        tokens = np.zeros((len(matches), self.size), np.float32)
        for row, match in enumerate(matches):
            word = bare(fold(match.group()))
            tokens[row, self.axes.setdefault(stem(self.alike.get(word, word)), len(self.axes))] = 1
        whole = tokens.sum(axis=0)
        pooled = whole / max(float(np.linalg.norm(whole)), 1e-9)
        offsets = np.array([match.span() for match in matches], np.int32).reshape(-1, 2)
        return Vectors(pooled.astype(np.float32), tokens, offsets)


@pytest.fixture(scope="session")
def make_vectors() -> Callable[..., WordVectors]:
    """Make an encoder to which some words mean the same as others."""
    return WordVectors


@pytest.fixture(scope="session")
def vectors() -> WordVectors:
    """Give an encoder to which `money` and `budget`, and `found` and `appoint`, mean the same."""
    return WordVectors({"found": "appoint", "budget": "money"})


@pytest.fixture(scope="session")
def make_document() -> Callable[..., Document]:
    """Make a document of a text."""

    def made(paper_id: str, text: str, **known: str | Role) -> Document:
        facts = {"title": "", "publisher": "", "date": "", "role": Role.OTHER} | known
        return find_structure(Paper(id=paper_id, text=text, file=f"{paper_id}.txt", sha256="", **facts))  # type: ignore[arg-type]

    return made


@pytest.fixture(scope="session")
def audit(make_document: Callable[..., Document]) -> Document:
    """Give a paper with four recommendations under two themes."""
    return make_document(
        "audit", AUDIT, publisher="North Audit", date="2020-01-05", role=Role.AUDIT, short="Audit (2020)"
    )


@pytest.fixture(scope="session")
def review(make_document: Callable[..., Document]) -> Document:
    """Give a paper with four proposals under the same themes, in the other order."""
    return make_document(
        "review", REVIEW, publisher="Harbour Review Group", date="2020-06-01", role=Role.REVIEW, short="HRG (2020)"
    )


@pytest.fixture(scope="session")
def opinion(make_document: Callable[..., Document]) -> Document:
    """Give a paper that comments on the proposals."""
    return make_document("opinion", OPINION, publisher="Boat Owners", date="2020-09", role=Role.STAKEHOLDER)


@pytest.fixture(scope="session")
def tie_to() -> Callable[[Document, str, str], Tie]:
    """Tie the sentence of a document that holds some words to a statement."""

    def tie(document: Document, words: str, statement_id: str) -> Tie:
        start = document.paper.text.index(words)
        span = Span(start, start + len(words))
        return Tie(document.paper.id, "", words, span, statement_id, words, "inline")

    return tie
