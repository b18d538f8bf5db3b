"""Links of one paper's statements to another's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from hscqa.crosswalk import crosswalk
from hscqa.crosswalk.links import confidence
from hscqa.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.crosswalk import Tie, Vectors
    from hscqa.model import Document, Link

INVENTED_FIRST = {"review:1.i": "audit:rec-4", "review:1.ii": "audit:rec-3", "review:2.i": "audit:rec-1"}
"""What a reader would link."""


def first_links(made: list[tuple[Link, ...]]) -> dict[str, str]:
    """Each statement's best target."""
    return {links[0].source_id: links[0].target.id for links in made}


def test_each_statement_finds_what_it_answers(audit: Document, review: Document, vectors: Vectors) -> None:
    rows = crosswalk(review, audit, (), vectors).rows
    found = first_links([row.links for row in rows])
    assert {source: found[source] for source in INVENTED_FIRST} == INVENTED_FIRST
    assert all(row.links[0].suggested for row in rows if row.statement.id in INVENTED_FIRST)


def test_every_target_stands_once_in_every_row_best_first(audit: Document, review: Document, vectors: Vectors) -> None:
    for row in crosswalk(review, audit, (), vectors).rows:
        assert sorted(link.target.id for link in row.links) == [one.id for one in audit.statements]
        assert [link.score for link in row.links] == sorted((link.score for link in row.links), reverse=True)
        assert {link.source_id for link in row.links} == {row.statement.id}


def test_what_the_text_names_comes_first_and_is_explicit(
    audit: Document, review: Document, vectors: Vectors, tie_to: Callable[[Document, str, str], Tie]
) -> None:
    ties = [tie_to(review, "Lamps will be trimmed", "audit:rec-2")]
    best = crosswalk(review, audit, (), vectors, ties).rows[3].links[0]
    assert (best.target.id, best.kind, best.relation, best.suggested) == ("audit:rec-2", "explicit", "answers", True)
    assert best.evidence[0].type == "reference"
    assert best.evidence[0].weight == 1
    assert all(reason.weight == 0 for reason in best.evidence[1:])


def test_a_statement_takes_over_from_one_that_it_names(
    audit: Document, review: Document, vectors: Vectors, tie_to: Callable[[Document, str, str], Tie]
) -> None:
    def score(ties: list[Tie]) -> float:
        links = crosswalk(review, audit, (), vectors, ties).rows[1].links
        return next(link.score for link in links if link.target.id == "audit:rec-4")

    assert score([tie_to(review, "As proposal 1 (i) takes effect", "review:1.i")]) > score([])


def test_the_evidence_shows_the_words_and_headings_that_both_have(
    audit: Document, review: Document, vectors: Vectors
) -> None:
    best = crosswalk(review, audit, (), vectors).rows[0].links[0]
    shown = {reason.type: reason.text for reason in best.evidence}
    assert "“dock fees”, “dry-dock”" in shown["words"]
    assert shown["theme"] == "under “1. Repairs and money”, which goes with “Money and repairs”"
    assert 0.9 < sum(reason.weight for reason in best.evidence) <= 1.001


def test_words_that_mean_the_same_are_shown_together(
    audit: Document, review: Document, make_vectors: Callable[..., Vectors]
) -> None:
    vectors = make_vectors({"trimmed": "appoint"})
    links = crosswalk(review, audit, (), vectors).rows[3].links
    texts = [reason.text for link in links if link.target.id == "audit:rec-1" for reason in link.evidence]
    assert "“trimmed” is near “appoint”" in texts


def test_a_link_by_its_place_alone_is_structural(audit: Document, review: Document, vectors: Vectors) -> None:
    kinds = {
        (row.statement.id, link.target.id): link.kind
        for row in crosswalk(review, audit, (), vectors).rows
        for link in row.links
    }
    assert kinds["review:2.ii", "audit:rec-1"] == "structural"
    assert kinds["review:1.i", "audit:rec-4"] == "semantic"


def test_what_no_suggestion_reaches_is_a_gap(audit: Document, review: Document, vectors: Vectors) -> None:
    made = crosswalk(review, audit, (), vectors)
    assert "audit:rec-2" in made.gaps.targets_without_source
    reached = {link.target.id for row in made.rows for link in row.links if link.suggested}
    assert reached.isdisjoint(made.gaps.targets_without_source)
    assert made.gaps.sources_without_comment == tuple(one.id for one in review.statements)


def test_without_themes_and_paragraphs_the_words_still_link(
    audit: Document, review: Document, vectors: Vectors
) -> None:
    plain = [
        replace(paper, statements=tuple(replace(one, headings=(), owners=()) for one in paper.statements), passages=())
        for paper in (review, audit)
    ]
    found = first_links([row.links for row in crosswalk(plain[0], plain[1], (), vectors).rows])
    assert {source: found[source] for source in INVENTED_FIRST} == INVENTED_FIRST


def test_a_paper_without_statements_is_an_error(audit: Document, opinion: Document, vectors: Vectors) -> None:
    with pytest.raises(UsageError, match=r"opinion has no statements.*--from"):
        crosswalk(opinion, audit, (), vectors)


def test_statements_without_words_are_listed_and_not_suggested(
    audit: Document, review: Document, vectors: Vectors
) -> None:
    empty = replace(review, statements=(replace(review.statements[3], reading="", headings=()),))
    row = crosswalk(empty, audit, (), vectors).rows[0]
    assert len(row.links) == 4
    assert not any(link.suggested for link in row.links)


def test_a_single_pair_is_scored_without_a_guess(audit: Document, review: Document, vectors: Vectors) -> None:
    one = replace(review, statements=review.statements[:1])
    other = replace(audit, statements=audit.statements[:1])
    (link,) = crosswalk(one, other, (), vectors).rows[0].links
    assert not link.suggested
    assert link.confidence < 0.3


@settings(deadline=None, max_examples=25)  # the first run imports scipy
@given(st.permutations(range(4)), st.permutations(range(4)))
def test_the_order_of_statements_changes_nothing(
    audit: Document, review: Document, vectors: Vectors, sources: list[int], targets: list[int]
) -> None:
    def scores(left: Document, right: Document) -> dict[tuple[str, str], float]:
        rows = crosswalk(left, right, (), vectors).rows
        return {(link.source_id, link.target.id): link.score for row in rows for link in row.links}

    shuffled = scores(
        replace(review, statements=tuple(review.statements[index] for index in sources)),
        replace(audit, statements=tuple(audit.statements[index] for index in targets)),
    )
    assert shuffled == pytest.approx(scores(review, audit), abs=1e-3)


@given(arrays(np.float64, (2, 3), elements=st.floats(-20, 40)))
def test_confidence_is_a_likelihood_and_rises_with_the_score(scores: np.ndarray) -> None:
    sure = confidence(scores)
    assert ((sure >= 0) & (sure <= 1)).all()
    for row in range(2):
        order = np.argsort(scores[row])
        assert (np.diff(sure[row][order]) >= 0).all()
