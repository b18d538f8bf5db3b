"""Why a candidate was turned down, in words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hscqa.export.gap_list import gap_lists
from hscqa.export.labels import statement_labels
from hscqa.export.turned_down import for_it, rivals
from hscqa.model import Comment, Evidence, Gaps, Needed, Row, Span

if TYPE_CHECKING:
    from hscqa.model import Crosswalk

NEEDED = Needed(link=0.5, best_link=0.25, comment=0.25)
THEME = Evidence("theme", "both under one heading", 0.5)


def said(basis: str, confidence: float) -> Comment:
    place = ("audit:p1", "a keeper", "a keeper", Span(0, 8))
    return Comment("audit", *place, basis, confidence, suggested=confidence >= 0.25)


def test_a_link_is_turned_down_for_a_likelier_target(crosswalk: Crosswalk) -> None:
    row = crosswalk.rows[0]
    against = rivals(replace(crosswalk, needed=NEEDED)).against_link(row, row.links[1])
    assert list(against) == ["confidence 0.12, below 0.50", "it likelier answers Recommendation 1 (0.88)"]


def test_the_best_link_of_a_statement_needs_less(crosswalk: Crosswalk) -> None:
    first = crosswalk.rows[0]
    weak = replace(first.links[0], confidence=0.2, suggested=False)
    made = replace(crosswalk, needed=NEEDED, rows=(Row(first.statement, (weak,), ()),))
    assert list(rivals(made).against_link(made.rows[0], weak)) == ["confidence 0.20, below 0.25"]


def test_a_confidence_just_below_is_shown_with_as_many_digits_as_tell(crosswalk: Crosswalk) -> None:
    row = crosswalk.rows[0]
    close = replace(row.links[1], confidence=0.498)
    assert next(rivals(replace(crosswalk, needed=NEEDED)).against_link(row, close)) == "confidence 0.498, below 0.50"


def test_a_link_is_turned_down_for_a_likelier_answer(crosswalk: Crosswalk) -> None:
    first, second = crosswalk.rows
    weak = replace(first.links[0], source_id=second.statement.id, confidence=0.1, suggested=False)
    made = replace(crosswalk, rows=(first, Row(second.statement, (weak,), ())))
    assert list(rivals(made).against_link(made.rows[1], weak)) == ["Proposal 1 (i) likelier answers it (0.88)"]


def test_a_link_is_turned_down_for_another_theme(crosswalk: Crosswalk) -> None:
    first = crosswalk.rows[0]
    there, elsewhere = (replace(link.target, headings=(head,)) for link, head in zip(first.links, "AB", strict=True))
    links = (
        replace(first.links[0], target=there, evidence=(THEME,)),
        replace(first.links[1], target=elsewhere),
    )
    made = replace(crosswalk, rows=(Row(first.statement, links, ()),))
    assert list(rivals(made).against_link(made.rows[0], links[1]))[-1] == "“Harbours” goes with “A”, not with “B”"


@pytest.mark.parametrize(
    ("basis", "evidence", "why"),
    [
        ("cited", Evidence("reference", "it names “proposal 1 (i)”", 1.0), "it names Proposal 1 (i) (0.90)"),
        ("quoted", Evidence("quotation", "it quotes its words: “a keeper”", 1.0), "it quotes Proposal 1 (i) (0.90)"),
        ("cited", Evidence("reference", "it names the review", 0.0), "it is likelier on Proposal 1 (i) (0.90)"),
        ("topical", THEME, "it is likelier on Proposal 1 (i) (0.90)"),
    ],
)
def test_a_comment_is_turned_down_for_the_statement_it_is_on(
    crosswalk: Crosswalk, basis: str, evidence: Evidence, why: str
) -> None:
    first, second = crosswalk.rows
    weak = said("topical", 0.12)
    surer = replace(said(basis, 0.9), evidence=(evidence,))
    rows = (Row(first.statement, first.links, (surer,)), Row(second.statement, (), (weak,)))
    made = replace(crosswalk, needed=NEEDED, rows=rows)
    assert list(rivals(made).against_comment(weak)) == ["confidence 0.12, below 0.25", why]


def test_a_papers_silence_names_its_own_nearest_sentence(crosswalk: Crosswalk) -> None:
    first, second = crosswalk.rows
    other = replace(said("topical", 0.2), paper_id="gulls", id="gulls:p1")
    rows = (first, Row(second.statement, (), (said("topical", 0.1), other)))
    gaps = Gaps((), (), (second.statement.id,), {"audit": (second.statement.id,), "crabs": (second.statement.id,)})
    lists = gap_lists(replace(crosswalk, rows=rows, gaps=gaps))
    nearest = [gap.best and gap.best.id for gap in (*lists.by_stakeholder["audit"], *lists.sources_without_comment)]
    assert nearest == ["audit:p1", "gulls:p1"]
    assert lists.by_stakeholder["crabs"][0].best is None
    assert lists.passages() == {"audit:p1", "gulls:p1"}


def test_a_candidate_that_nothing_speaks_for_is_none(crosswalk: Crosswalk) -> None:
    first = crosswalk.rows[0]
    guessed = tuple(replace(link, confidence=0.0, suggested=False) for link in first.links)
    made = replace(crosswalk, rows=(Row(first.statement, guessed, ()),), gaps=Gaps((), (first.statement.id,), ()))
    assert gap_lists(made).sources_without_target[0].best is None


def test_what_speaks_for_a_candidate_leaves_out_remarks() -> None:
    remark = Evidence("date", "written earlier", 0.0)
    assert for_it((THEME, remark)) == "both under one heading"
    assert for_it((remark,)) == ""


def test_a_label_that_two_statements_have_is_followed_by_the_id(crosswalk: Crosswalk) -> None:
    first = crosswalk.rows[0]
    keeper, boats = (link.target for link in first.links)
    twice = tuple(replace(link, target=replace(link.target, label="R1")) for link in first.links)
    made = replace(crosswalk, rows=(Row(first.statement, twice, ()),))
    assert statement_labels(made) == {
        first.statement.id: "Proposal 1 (i)",
        keeper.id: f"R1 ({keeper.id})",
        boats.id: f"R1 ({boats.id})",
    }


def test_a_label_of_both_papers_is_told_apart_where_its_paper_is_not_named(crosswalk: Crosswalk) -> None:
    first = crosswalk.rows[0]
    same = replace(first.statement, label="Recommendation 1")
    made = replace(crosswalk, rows=(Row(same, first.links, ()),))
    assert statement_labels(made)["audit:rec-1"] == "Recommendation 1"
    assert statement_labels(made, across=True)["audit:rec-1"] == "Recommendation 1 (audit:rec-1)"


def test_what_reviewers_decided_against_a_tie_comes_first(crosswalk: Crosswalk) -> None:
    row = crosswalk.rows[0]
    link = replace(row.links[1], decision="rejected", reviewers=("Anna", "Ben"), reason="Other boats.")
    comment = replace(said("topical", 0.5), decision="disputed", reviewers=("Anna",))
    against = rivals(replace(crosswalk, needed=NEEDED))
    assert next(against.against_link(row, link)) == "rejected by Anna, Ben (Other boats.)"
    assert next(against.against_comment(comment)) == "disputed by Anna"
