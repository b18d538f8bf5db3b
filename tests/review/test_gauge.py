"""The gauge counts what is decided, estimates what was missed, and says where to look next."""

from __future__ import annotations

import random
from dataclasses import replace
from math import exp, log
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.model import (
    Comment,
    Crosswalk,
    Decision,
    Gaps,
    Judged,
    Link,
    Row,
    Seen,
    Span,
    Statement,
    TieId,
    Verdict,
)
from hscqa.review.gauge import FLOOR, Calibration, gauge, next_rows, recalibrated, sample

if TYPE_CHECKING:
    from collections.abc import Sequence

RIGHT, WRONG = Verdict.ACCEPTED, Verdict.REJECTED
CONFIDENCE = st.floats(0, 1)
PAIRS = st.lists(st.tuples(CONFIDENCE, st.booleans()), max_size=40)


def statement(place: str) -> Statement:
    return Statement(place, place.partition(":")[0], 0, "", "gulls", "gulls", Span(0, 5), (), None)


def link(source: str, target: str, confidence: float, *, suggested: bool = False) -> Link:
    return Link(source, statement(target), "semantic", "answers", confidence, confidence, suggested)


def comment(confidence: float, *, suggested: bool = False) -> Comment:
    return Comment("opinion", "opinion:p1", "Gulls!", "Gulls!", Span(0, 6), "topical", confidence, suggested)


def row(source: str, *confidences: float, suggested: int = 0, comments: tuple[Comment, ...] = ()) -> Row:
    """Make a row whose first links are suggested."""
    links = (
        link(source, f"audit:rec-{at}", confidence, suggested=at <= suggested)
        for at, confidence in enumerate(confidences, start=1)
    )
    return Row(statement(source), tuple(links), comments)


def crosswalk(*rows: Row) -> Crosswalk:
    return Crosswalk("review", "audit", (), rows, Gaps((), (), ()))


def wide(rows: int, targets: int) -> Crosswalk:
    """Make a crosswalk with one suggested link a row."""
    return crosswalk(*(row(f"review:{at}", 0.9, *[0.1] * (targets - 1), suggested=1) for at in range(rows)))


def judged(source: str, target: str, verdict: Verdict | None, quote: str = "") -> Judged:
    return judge(TieId(source, target, quote), verdict)


def judge(tie: TieId, verdict: Verdict | None) -> Judged:
    return Judged(tie, verdict, (Decision(tie, "ailsa", None, Seen("", ""), "2026-03-01T09:30:00Z"),))


class TestGauge:
    made = crosswalk(
        row(
            "review:1",
            0.95,
            0.8,
            0.3,
            suggested=2,
            comments=(comment(0.6, suggested=True), replace(comment(0.2), id="x")),
        ),
        row("review:2", 0.7, 0.1, suggested=1),
    )

    def test_counts_links_and_comments_that_are_suggested_and_those_decided(self) -> None:
        said = [
            judged("review:1", "audit:rec-1", RIGHT),
            judged("review:1", "audit:rec-3", WRONG),
            judged("review:1", "opinion:p1", WRONG, "Gulls!"),
            judged("review:9", "audit:rec-1", RIGHT),
        ]
        found = gauge(self.made, said)
        assert (found.suggested, found.decided) == (4, 2)

    def test_disputed_ties_and_notes_are_not_decided(self) -> None:
        said = [judged("review:1", "audit:rec-1", Verdict.DISPUTED), judged("review:1", "audit:rec-2", None)]
        found = gauge(self.made, said)
        assert found.decided == 0
        assert sum(band.decided for band in found.bands) == 0

    def test_bands_count_all_decided_ties_that_were_offered_and_an_edge_is_the_upper_ones(self) -> None:
        said = [
            judged("review:1", "audit:rec-1", RIGHT),
            judged("review:1", "audit:rec-2", WRONG),
            judged("review:1", "audit:rec-3", Verdict.ADDED),
            judged("review:1", "opinion:p1", RIGHT, "Gulls!"),
            judged("review:1", "x", WRONG, "Gulls!"),
        ]
        counted = [(band.low, band.high, band.decided, band.right) for band in gauge(self.made, said).bands]
        assert counted == [
            (0.0, 0.2, 0, 0),
            (0.2, 0.4, 2, 1),
            (0.4, 0.6, 0, 0),
            (0.6, 0.8, 1, 1),
            (0.8, 1.0, 2, 1),
        ]

    def test_nothing_is_said_of_what_was_missed_before_some_of_the_sample_is_decided(self) -> None:
        found = gauge(self.made, [judged("review:1", "audit:rec-1", RIGHT)])
        assert (found.sampled, found.sampled_right, found.unseen) == (0, 0, 2)
        assert (found.missed, found.missed_low, found.missed_high) == (None, None, None)

    def test_what_was_missed_is_the_share_right_of_the_sample_times_all_that_it_stands_for(self) -> None:
        made = wide(rows=50, targets=5)
        drawn = sample(made, 20)
        said = [judge(tie, RIGHT if at < 2 else WRONG) for at, tie in enumerate(drawn[:10])]
        others = [tie for tie in sample(made, 200) if tie not in drawn]
        found = gauge(made, [*said, *(judge(tie, RIGHT) for tie in others)], size=20)
        assert (found.sampled, found.sampled_right, found.unseen) == (10, 2, 200)
        assert found.missed == pytest.approx(40)
        # Wilson's interval for 2 of 10 at 90 %, as SciPy's binomtest gives it.
        assert found.missed_low == pytest.approx(200 * 0.068558, abs=0.001)
        assert found.missed_high == pytest.approx(200 * 0.459207, abs=0.001)

    def test_an_interval_is_open_upwards_where_none_of_the_sample_is_right(self) -> None:
        made = wide(rows=50, targets=5)
        found = gauge(made, [judge(tie, WRONG) for tie in sample(made)])
        assert found.missed == 0
        assert found.missed_low == pytest.approx(0)
        # Wilson's upper bound for 0 of n is z² / (n + z²).
        assert found.missed_high == pytest.approx(200 * 2.70554 / 32.70554, abs=0.01)


class TestSample:
    def test_holds_only_links_that_are_not_suggested_each_once(self) -> None:
        made = wide(rows=20, targets=6)
        drawn = sample(made, 30)
        suggested = {TieId(one.source_id, one.target.id) for line in made.rows for one in line.links if one.suggested}
        assert len(set(drawn)) == len(drawn) == 30
        assert not suggested & set(drawn)

    def test_is_all_of_them_where_there_are_not_so_many_and_none_for_a_size_of_none(self) -> None:
        assert len(sample(wide(rows=3, targets=3), 30)) == 6
        assert sample(wide(rows=3, targets=3), 0) == ()

    def test_depends_on_ids_and_seed_alone(self) -> None:
        made = wide(rows=20, targets=6)
        other = replace(made, rows=tuple(replace(one, links=one.links[::-1]) for one in made.rows[::-1]))
        assert sample(other) == sample(made)
        assert sample(made, seed=2) != sample(made)

    def test_stays_but_for_what_is_new_when_the_crosswalk_is_made_anew(self) -> None:
        made = wide(rows=20, targets=6)
        grown = replace(made, rows=(*made.rows, row("review:new", 0.1)))
        assert len(set(sample(made)) - set(sample(grown))) <= 1

    def test_draws_every_link_about_as_often(self) -> None:
        made = wide(rows=10, targets=11)
        drawn = [tie for seed in range(200) for tie in sample(made, 10, seed)]
        # 2,000 draws of 100 links: 20 each, with a standard deviation of 4.2.
        assert all(2 <= drawn.count(tie) <= 42 for tie in sample(made, 100))


class TestNextRows:
    def test_uncertain_rows_come_before_sure_ones(self) -> None:
        made = crosswalk(row("review:1", 0.98, suggested=1), row("review:2", 0.5, suggested=1))
        assert next_rows(made, []) == ("review:2", "review:1")

    def test_a_row_that_may_be_a_gap_counts_double(self) -> None:
        # Two bits: a gap at one bit; against 1.44 bits of two uncertain links beside one that is accepted.
        made = crosswalk(row("review:1", 0.9, 0.8, 0.8, suggested=3), row("review:2", 0.5, suggested=1))
        assert next_rows(made, [judged("review:1", "audit:rec-1", RIGHT)]) == ("review:2", "review:1")
        assert next_rows(made, [judged("review:1", "audit:rec-1", WRONG)]) == ("review:2", "review:1")
        assert next_rows(made, []) == ("review:1", "review:2")

    def test_the_best_link_that_is_not_suggested_counts_too(self) -> None:
        made = crosswalk(row("review:1", 0.9, suggested=1), row("review:2", 0.9, 0.4, suggested=1))
        assert next_rows(made, []) == ("review:2", "review:1")

    def test_rows_that_are_done_are_left_out(self) -> None:
        made = crosswalk(row("review:1", 0.9, 0.4, 0.3, suggested=1), row("review:2", 0.9, 0.4, 0.3, suggested=1))
        said = [judged("review:1", "audit:rec-1", RIGHT), judged("review:2", "audit:rec-1", WRONG)]
        assert next_rows(made, said) == ("review:2",)
        assert next_rows(made, [*said, judged("review:2", "audit:rec-2", WRONG)]) == ()

    def test_a_disputed_link_is_still_to_be_looked_at(self) -> None:
        made = crosswalk(row("review:1", 0.9, suggested=1))
        assert next_rows(made, [judged("review:1", "audit:rec-1", Verdict.DISPUTED)]) == ("review:1",)

    def test_equal_rows_stay_in_order_and_rows_without_links_are_left_out(self) -> None:
        made = crosswalk(row("review:2", 0.5), row("review:3"), row("review:1", 0.5))
        assert next_rows(made, []) == ("review:2", "review:1")


class TestCalibration:
    @given(CONFIDENCE)
    def test_is_the_identity_where_nothing_is_decided(self, confidence: float) -> None:
        assert recalibrated([])(confidence) == confidence

    @given(PAIRS, CONFIDENCE, CONFIDENCE)
    def test_never_turns_two_confidences_round(self, pairs: list[tuple[float, bool]], one: float, other: float) -> None:
        made = recalibrated(pairs)
        assert made.slope > 0
        assert made(min(one, other)) <= made(max(one, other))

    @given(PAIRS.filter(bool), CONFIDENCE)
    def test_stays_between_0_and_1(self, pairs: list[tuple[float, bool]], confidence: float) -> None:
        assert 0 < recalibrated(pairs * 50)(confidence) < 1

    @given(PAIRS, st.randoms(use_true_random=False))
    def test_does_not_depend_on_the_order_of_decisions(
        self, pairs: list[tuple[float, bool]], shuffler: random.Random
    ) -> None:
        shuffled = pairs.copy()
        shuffler.shuffle(shuffled)
        assert recalibrated(shuffled) == recalibrated(pairs)

    @given(PAIRS.filter(bool))
    def test_leaves_no_better_slope_and_intercept_beside_it(self, pairs: list[tuple[float, bool]]) -> None:
        made = recalibrated(pairs)
        least = loss(made, pairs)
        for slope, intercept in ((0.01, 0.0), (-0.01, 0.0), (0.0, 0.01), (0.0, -0.01)):
            beside = Calibration(made.slope + slope, made.intercept + intercept)
            if beside.slope >= 0.05:
                assert loss(beside, pairs) >= least - 1e-9

    def test_finds_the_slope_and_intercept_that_decisions_were_made_with(self) -> None:
        chance = random.Random(7)  # noqa: S311  invented decisions
        pairs = []
        for _ in range(20_000):
            confidence = chance.uniform(0.02, 0.98)
            odds = 0.6 * log(confidence / (1 - confidence)) - 0.8
            pairs.append((confidence, chance.random() < 1 / (1 + exp(-odds))))
        made = recalibrated(pairs)
        assert made.slope == pytest.approx(0.6, abs=0.05)
        assert made.intercept == pytest.approx(-0.8, abs=0.05)

    def test_trusts_the_program_less_the_more_of_its_ties_are_rejected(self) -> None:
        told = [recalibrated([(0.9, False)] * count)(0.9) for count in (1, 5, 50)]
        assert 0.9 > told[0] > told[1] > told[2]
        assert told[0] > 0.8

    def test_stays_rising_where_decisions_say_the_contrary(self) -> None:
        made = recalibrated([(0.9, False)] * 200 + [(0.1, True)] * 200)
        assert made.slope == pytest.approx(0.05)
        assert made(0.1) < made(0.9)

    def test_bears_confidences_of_0_and_1(self) -> None:
        made = recalibrated([(0.0, True), (1.0, False)] * 100)
        assert FLOOR <= made(0.0) <= made(1.0) <= 1 - FLOOR


def loss(made: Calibration, pairs: Sequence[tuple[float, bool]]) -> float:
    """Say how badly a calibration explains decisions, its prior with it, by the definition."""
    total = 5 * (made.slope - 1) ** 2 + 5 * made.intercept**2
    for confidence, right in pairs:
        kept = min(max(confidence, FLOOR), 1 - FLOOR)
        odds = made.slope * log(kept / (1 - kept)) + made.intercept
        total += log(1 + exp(-odds if right else odds))
    return total
