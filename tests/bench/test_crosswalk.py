"""How the crosswalk's figures are worked out, on values small enough to do it by hand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest
from crosswalk_fits import (
    Sides,
    chances,
    link_chances_without,
    link_features,
    listwise,
    log_loss,
    logistic,
    ranked_without,
)
from crosswalk_gold import (
    CommentFigures,
    Gold,
    LinkFigures,
    Offered,
    Proposal,
    Remark,
    comment_figures,
    id_of,
    link_figures,
    precisions,
    read_crosswalk,
    same,
)

from hscqa.crosswalk.weights import SUGGESTED, SUGGESTED_BEST

if TYPE_CHECKING:
    from pathlib import Path

LAMPS = "Nobody trims the lamps on winter nights, and boats run aground on the rocks."
WALLS = "A council will not pay for a wall that another council uses too."
GULLS = "The gulls were louder this year than in any year before it."
GOLD = Gold(
    openings={"A": "appoint a keeper", "B": "publish how many boats", "C": "plan repairs"},
    proposals={
        "1 (i)": Proposal({"A": 2.0, "B": 0.5}, {"A": 1.0, "B": 0.5}, (Remark(LAMPS, cited=True, agreed=True),)),
        "1 (ii)": Proposal({"C": 1.0}, {"C": 1.0}, (Remark(WALLS, cited=False, agreed=False),)),
        "2 (i)": Proposal({}, {}),
    },
)
SIDES = Sides(("1 (i)", "1 (ii)", "2 (i)"), ("Keepers", "Keepers", "Money"), ("A", "B", "C"))


def test_links_are_scored_by_rank_and_by_what_is_suggested() -> None:
    offer = Offered(
        ranked={"1 (i)": ["A", "C", "B"], "1 (ii)": ["B", "C", "A"], "2 (i)": ["A", "B", "C"]},
        suggested={"1 (i)": {"A", "C"}, "1 (ii)": {"C"}, "2 (i)": {"A"}},
    )
    assert precisions(offer, GOLD) == {"1 (i)": pytest.approx((1 + 2 / 3) / 2), "1 (ii)": 0.5}
    assert link_figures(offer, GOLD) == pytest.approx(
        LinkFigures(
            mean_average_precision=(5 / 6 + 1 / 2) / 2,
            first_right=1 / 2,
            precision=2 / 4,
            recall=2 / 3,
            f1=2 * (2 / 4) * (2 / 3) / (2 / 4 + 2 / 3),
            direct=1.0,
        )
    )


def test_where_nothing_is_suggested_nothing_is_found() -> None:
    ids = GOLD.proposals
    offer = Offered({one: ["A"] for one in ids}, {one: set() for one in ids}, {one: [] for one in ids})
    figures = link_figures(offer, GOLD)
    assert (figures.precision, figures.recall, figures.f1, figures.direct) == (0, 0, 0, 0)
    assert comment_figures(offer, GOLD) == (0, 0, 0, 0)


def test_comments_are_found_and_shown_in_each_others_words() -> None:
    offer = Offered(remarks={"1 (i)": [LAMPS.upper(), GULLS], "1 (ii)": [f"So: {WALLS}"], "2 (i)": [LAMPS]})
    assert comment_figures(offer, GOLD) == CommentFigures(cited=1.0, agreed=1.0, in_gold=2 / 4, suggested=4)


def test_a_comment_that_one_annotator_marked_may_be_shown_but_need_not() -> None:
    shown = Offered(remarks={"1 (i)": [], "1 (ii)": [WALLS], "2 (i)": []})
    assert comment_figures(shown, GOLD) == CommentFigures(cited=0.0, agreed=0.0, in_gold=1.0, suggested=1)
    assert GOLD.proposals["1 (ii)"].marked(WALLS) == 0.5
    assert GOLD.proposals["1 (ii)"].marked(LAMPS) == 0.0


def test_half_of_the_runs_of_five_words_make_the_same_comment() -> None:
    first_half, fewer = " ".join(LAMPS.split()[:9]), " ".join(LAMPS.split()[:8])
    rest = " while gulls scream and keepers sleep in their beds"
    assert same(first_half + rest, LAMPS)
    assert not same(fewer + rest, LAMPS)


def test_what_stands_after_two_hundred_words_earns_nothing() -> None:
    assert same("word " * 180 + LAMPS, LAMPS)
    assert not same("word " * 200 + LAMPS, LAMPS)


def test_a_recommendation_is_known_by_how_it_begins() -> None:
    assert GOLD.recommendation("• Publish how many Boats lie in each harbour.") == "B"
    assert GOLD.recommendation("settle the dispute") is None
    assert id_of("Proposal 2 (iii)") == "2 (iii)"


def test_a_gold_file_is_read_with_what_each_annotator_said(tmp_path: Path) -> None:
    made = {
        "recommendations": [{"id": "A", "text": "Appoint a keeper, and pay for the lamps in " + "every harbour " * 9}],
        "proposals": [
            {
                "id": "1 (i)",
                "links": [{"rec": "A", "grade": 0.5, "agreed": False}],
                "comments": [{"quote": LAMPS, "basis": "quoted", "agreed": True, "grade": 2, "file": "owners.txt"}],
            }
        ],
    }
    path = tmp_path / "gold.json"
    path.write_text(json.dumps(made), "utf-8")
    gold = read_crosswalk(path)
    assert gold.openings["A"] == "appoint a keeper and pay for the lamps in every harbour every h"[:60]
    assert gold.proposals == {
        "1 (i)": Proposal({"A": 0.5}, {"A": 0.5}, (Remark(LAMPS, cited=False, agreed=True),)),
    }
    assert gold.proposals["1 (i)"].right == {"A"}
    assert gold.proposals["1 (i)"].direct == set()


def test_the_best_link_is_suggested_from_a_lower_confidence_on() -> None:
    between = (SUGGESTED + SUGGESTED_BEST) / 2
    scores = np.array([[2.0, 3.0, 2.0], [1.0, 0.0, 0.5], [1.0, 2.0, 3.0]])
    sure = np.array([[between, between, between], [0.9, 0.1, 0.9], [0.0, 0.0, 0.0]])
    offer = SIDES.offered(scores, sure)
    assert offer.ranked == {"1 (i)": ["B", "A", "C"], "1 (ii)": ["A", "C", "B"], "2 (i)": ["C", "B", "A"]}
    assert offer.suggested == {"1 (i)": {"B"}, "1 (ii)": {"A", "C"}, "2 (i)": set()}


def test_annotators_of_two_files_count_alike_where_both_have_a_proposal() -> None:
    other = Gold(GOLD.openings, {"1 (i)": Proposal({"A": 1.0, "C": 1.0}, {"A": 1.0, "C": 1.0})})
    assert SIDES.tied([GOLD, other]).tolist() == [[1.0, 0.25, 0.5], [0.0, 0.0, 1.0], [0.0, 0.0, 0.0]]
    assert SIDES.right([GOLD, other]).tolist() == [[1.0, 0.5, 0.5], [0.0, 0.0, 1.0], [0.0, 0.0, 0.0]]
    assert SIDES.commented([LAMPS, WALLS], [GOLD, other]).tolist() == [[0.5, 0.0, 0.0], [0.0, 0.5, 0.0]]


def test_every_theme_is_left_out_once() -> None:
    assert [(others.tolist(), own.tolist()) for others, own in SIDES.without_each()] == [
        ([False, False, True], [True, True, False]),
        ([True, True, False], [False, False, True]),
    ]


def test_a_fit_takes_a_label_of_a_half_for_an_even_chance() -> None:
    features = np.array([[-1.0], [0.0], [1.0]] * 200)
    labels = np.array([0.1, 0.5, 0.9] * 200)
    assert chances(features, logistic(features, labels))[:3] == pytest.approx([0.1, 0.5, 0.9], abs=0.01)


def test_the_log_loss_of_a_sure_mistake_is_large_and_finite() -> None:
    assert log_loss(np.array([0.5, 0.5]), np.array([1.0, 0.0])) == pytest.approx(np.log(2))
    assert log_loss(np.array([1.0]), np.array([1.0])) == pytest.approx(0, abs=1e-3)
    assert 9 < log_loss(np.array([1.0]), np.array([0.0])) < 10


def test_a_link_is_told_by_its_score_its_place_and_its_distance() -> None:
    assert link_features(np.array([[1.0, 3.0]])).tolist() == [[[1.0, 0.0, 2.0], [3.0, 1.0, 0.0]]]


def test_a_confidence_knows_nothing_of_its_own_theme() -> None:
    scores = np.array([[3.0, 0.0], [0.0, 3.0], [3.0, 0.0], [0.0, 3.0]])
    sides = Sides(("1", "2", "3", "4"), ("Keepers", "Keepers", "Money", "Money"), ("A", "B"))
    by_score = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 1.0], [1.0, 0.0]])
    sure = link_chances_without(scores, by_score, sides)
    assert sure[0, 0] < sure[0, 1]
    assert sure[2, 0] > sure[2, 1]


def test_weights_of_views_are_fitted_to_what_comes_first() -> None:
    told, noise = np.array([[2.0, 0.0, 1.0], [0.0, 1.0, 0.0], [5.0, 5.0, 5.0]]), np.array([[1.0, -1.0, 1.0]] * 3)
    labels = np.array([[1.0, 0.0, 0.5], [0.0, 1.0, 0.0], [0.0, 0.0, 0.0]])
    fitted = listwise(np.stack([told, noise], axis=-1), labels, penalty=0.1)
    assert fitted[0] > 1
    assert fitted[0] > abs(fitted[1])


def test_a_heavier_penalty_makes_smaller_weights() -> None:
    features, labels = np.array([[[1.0], [0.0]]]), np.array([[1.0, 0.0]])
    light, heavy = (listwise(features, labels, penalty) for penalty in (0.1, 10.0))
    assert 0 < heavy[0] < light[0]


def test_weights_are_fitted_without_the_theme_that_they_are_tried_on() -> None:
    sides = Sides(("1", "2"), ("Keepers", "Money"), ("A", "B"))
    by_view = np.array([[[1.0, 0.0], [0.0, 1.0]], [[0.0, 1.0], [1.0, 0.0]]])
    labels = np.array([[1.0, 0.0], [1.0, 0.0]])
    scores, sure = ranked_without(by_view, labels, sides)
    assert scores.argmax(axis=1).tolist() == [1, 1]
    assert ((sure > 0) & (sure < 1)).all()
