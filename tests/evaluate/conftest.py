"""Questions, hits, answers and results in a few words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from hscqa.evaluate import EncoderUsed, IndexUsed, Item, Result, Run
from hscqa.model import Answer, BlockKind, Hit, Passage, Quote, SearchReply, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

EVIDENCE = "the keeper lights the lamp at dusk every evening"
ITEM = Item("q1", 1, "Who lights the lamp?", "who", ("the keeper",), (EVIDENCE,))


@dataclass(frozen=True)
class Make:
    """Makes values; what is not said is plain."""

    item: Item = ITEM
    evidence: str = EVIDENCE

    def found(self, *texts: str) -> SearchReply:
        """Make a search reply whose hits have these texts."""
        hits = (Hit(rank, _passage(text), 1.0) for rank, text in enumerate(texts, 1))
        return SearchReply("", tuple(hits), 0.0)

    def said(self, answer: str, *quotes: str) -> Answer:
        """Make an answer with these quotations; without any it abstains."""
        quoted = (Quote(text, text, "p:1", "p", "", Span(0, len(text)), "") for text in quotes)
        return Answer("", bool(quotes), answer, 0.5, None, tuple(quoted), (), 0.0)

    def result(  # noqa: PLR0913 - what a result may differ in
        self,
        id_: str = "q1",
        *,
        kind: str = "fact",
        answerable: bool = True,
        rank: int | None = 1,
        right: bool | None = True,
        answered: bool = True,
        confidence: float = 0.5,
        fingerprint: str = "f",
    ) -> Result:
        """Make a result; evidence is quoted where the answer is right."""
        return Result(
            id=id_,
            fingerprint=fingerprint,
            kind=kind,
            question=f"Question {id_}?",
            answerable=answerable,
            rank=rank if answerable else None,
            answered=answered,
            evidence_quoted=(answered and right is not False) if answerable else None,
            right=(answered and right) if answerable and right is not None else None,
            confidence=confidence,
            answer="words of an answer" if answered else "",
            quotes=("p:1",) if answered else (),
        )

    def run(self, results: Sequence[Result]) -> Run:
        """Make a run with these results."""
        return Run("gold.jsonl", "1.0", EncoderUsed("letters", "e1"), IndexUsed("i1", 2, 10), tuple(results))


@pytest.fixture(scope="session")
def make() -> Make:
    return Make()


def _passage(text: str) -> Passage:
    span = Span(0, len(text))
    return Passage("p:1", "p", 0, BlockKind.PARAGRAPH, "", (), None, span, (span,), text, text, ("p:1",))
