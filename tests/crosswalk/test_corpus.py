"""The crosswalk of the papers that the package carries, by the real encoder: only what no reader would dispute."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hscqa.crosswalk import choose, crosswalk
from hscqa.encode import SentenceEncoder, find_model
from hscqa.references import explicit_ties, find_quotations

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hscqa.model import Crosswalk, Document, Row

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def made(corpus_documents: Mapping[str, Document]) -> Crosswalk:
    """Make the crosswalk as the program makes it."""
    documents = list(corpus_documents.values())
    chosen = choose(documents)
    encoder = SentenceEncoder(find_model())
    quotations = find_quotations(documents)
    return crosswalk(chosen.source, chosen.target, chosen.commenters, encoder, explicit_ties(documents), quotations)


def row(made: Crosswalk, place: str) -> Row:
    """Give the row of one proposal."""
    return next(one for one in made.rows if one.statement.id == f"msg-2019:{place}")


def test_the_review_answers_the_full_audit_and_the_others_comment(made: Crosswalk) -> None:
    assert (made.source, made.target) == ("msg-2019", "audit-scotland-2018")
    assert {"alliance-2019", "eijb-2019", "taylor-2018"} <= set(made.comments_from)
    assert "audit-scotland-2018-recommendations" not in made.comments_from


def test_every_proposal_has_every_recommendation_once(made: Crosswalk) -> None:
    assert len(made.rows) == 25
    assert all(len({link.target.id for link in one.links}) == len(one.links) == 16 for one in made.rows)


@pytest.mark.parametrize(
    ("place", "recommendation"),
    [("1.i", "rec-2"), ("2.iii", "rec-7"), ("3.v", "rec-7"), ("4.i", "rec-11"), ("6.i", "rec-16"), ("6.ii", "rec-16")],
)
def test_the_plainest_links_come_first_and_are_suggested(place: str, recommendation: str, made: Crosswalk) -> None:
    best = row(made, place).links[0]
    assert best.target.id == f"audit-scotland-2018:{recommendation}"
    assert best.suggested


def test_a_footnote_that_names_the_wrong_proposal_is_doubted(made: Crosswalk) -> None:
    wrong = [
        one
        for one in row(made, "1.iii").comments
        if any("the words it quotes are those of Proposal 1 (ii)" in reason.text for reason in one.evidence)
    ]
    assert [one.paper_id for one in wrong] == ["alliance-2019"]
    assert wrong[0].confidence < row(made, "1.iii").comments[0].confidence
    assert "quoted" in {one.basis for one in row(made, "1.ii").comments}


def test_every_comment_is_an_exact_slice(made: Crosswalk, corpus_documents: Mapping[str, Document]) -> None:
    comments = [one for each in made.rows for one in each.comments]
    assert len(comments) > 50
    for one in comments:
        assert one.quote == corpus_documents[one.paper_id].paper.text[one.span.start : one.span.end]
