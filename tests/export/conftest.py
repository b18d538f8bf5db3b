"""Two invented papers and what may be found in them, made by hand."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from hscqa.model import (
    Block,
    BlockKind,
    Comment,
    Crosswalk,
    Evidence,
    Gaps,
    Hit,
    Link,
    Paper,
    Passage,
    Role,
    Row,
    Span,
    Statement,
)

REVIEW = "Harbours\nWe propose that:\n(i) every harbour has a *named* keeper.\nTimescale: 6 months\n"
AUDIT = "Recommendations\n1. The board should name a keeper.\n2. The board should count the boats.\n"


@dataclass(frozen=True)
class Counted:
    """A paper and how much was found in it."""

    paper: Paper
    blocks: int = 3
    passages: int = 2
    statements: int = 1


@pytest.fixture
def papers() -> dict[str, Paper]:
    review = Paper(
        "harbour", "Harbours & keepers", "Coast Group", "2019-02-04", Role.REVIEW, REVIEW, "harbour.txt", "0"
    )
    audit = Paper("audit", "Boats", "Auditor", "2018-11", Role.AUDIT, AUDIT, "audit.txt", "1", short="Auditor (2018)")
    return {"harbour": review, "audit": audit}


@pytest.fixture
def counted(papers: dict[str, Paper]) -> list[Counted]:
    return [Counted(paper) for paper in papers.values()]


@pytest.fixture
def proposal() -> Statement:
    text = "every harbour has a *named* keeper."
    start = REVIEW.index(text)
    return Statement(
        "harbour:1.i",
        "harbour",
        0,
        "Proposal 1 (i)",
        text,
        "every harbour has a named keeper.",
        Span(start, start + len(text)),
        ("Harbours",),
        "We propose that:",
        owners=("the board", "keepers"),
        timescale="6 months",
        due="2019-08-04",
    )


def recommendation(number: int, words: str) -> Statement:
    start = AUDIT.index(words)
    span = Span(start, start + len(words))
    return Statement(
        f"audit:rec-{number}", "audit", number - 1, f"Recommendation {number}", words, words, span, (), None
    )


@pytest.fixture
def crosswalk(proposal: Statement) -> Crosswalk:
    keeper, boats = recommendation(1, "name a keeper."), recommendation(2, "count the boats.")
    words = Evidence("words", "both say keeper", 0.7)
    links = (
        Link(proposal.id, keeper, "semantic", "answers", 2.0, 0.875, suggested=True, evidence=(words,)),
        Link(proposal.id, boats, "semantic", "partly answers", 0.5, 0.125, suggested=False),
    )
    said = Comment("audit", "audit:p1", "a keeper", "a keeper", Span(0, 8), "topical", 0.75, suggested=True)
    silent = Statement("harbour:1.ii", "harbour", 1, "Proposal 1 (ii)", "x", "x", Span(0, 1), ("Harbours",), None)
    rows = (Row(proposal, links, (said,)), Row(silent, (), ()))
    return Crosswalk("harbour", "audit", ("audit",), rows, Gaps(("audit:rec-2",), (silent.id,), (silent.id,)))


@pytest.fixture
def hit() -> Hit:
    start = AUDIT.index("The board should name")
    words = "The board should name a keeper."
    span = Span(start, start + len(words))
    passage = Passage(
        "audit:rec-1",
        "audit",
        0,
        BlockKind.STATEMENT,
        "Recommendation 1",
        ("Recommendations",),
        None,
        span,
        (span,),
        words,
        words,
        ("audit:rec-1",),
        page=4,
        page_label="ii",
    )
    return Hit(1, passage, 1.5, lexical_rank=1, best=(span,))


@pytest.fixture
def blocks() -> tuple[Block, ...]:
    heading, words = Span(0, 15), Span(16, 50)
    return (
        Block(
            "audit:h-1", "audit", 0, BlockKind.HEADING, "", 1, (), None, heading, (heading,), AUDIT[0:15], AUDIT[0:15]
        ),
        Block(
            "audit:rec-1",
            "audit",
            1,
            BlockKind.STATEMENT,
            "Recommendation 1",
            2,
            ("Recommendations",),
            None,
            words,
            (words,),
            AUDIT[16:50],
            AUDIT[16:50],
        ),
    )
