"""Where a text went: by its words, never by its id alone; whatever the order, and for ten thousand decisions."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hscqa.model import Decision, Judged, Seen, Span, Standing, Statement, TieId, Verdict
from hscqa.review.follow import SUSPECT_FROM, follow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hscqa.model import Document

    Make = Callable[[str, str], Document]
from tests.review.revised import (
    AUDIT,
    REVIEW,
    REVISED,
    comments,
    link,
    links,
)


class TestWhereATextWent:
    def test_a_repeated_text_is_taken_from_the_nearest_place(self, make_document: Make, audit: Document) -> None:
        twice = REVISED.replace(
            "3. (i) Fishermen share one market hall.", "3. (i) Lamps will be trimmed on winter nights."
        )
        twice = twice.replace(
            "A map of all harbours is to hang in every council chamber.", "Lamps will be trimmed on winter nights."
        )
        made = make_document("review", twice)
        (one,) = follow([link("review:2.ii", "Lamps will be trimmed on winter nights.")], [made, audit])
        assert (one.source.standing, one.source.place) == (Standing.MOVED, "review:3.i")

    def test_the_nearest_place_to_an_id_that_is_gone_is_told_by_the_id(
        self, make_document: Make, audit: Document
    ) -> None:
        twice = REVISED.replace("Fishermen share one market hall.", "Lamps will be trimmed on winter nights.")
        twice = twice.replace(
            "A map of all harbours is to hang in every council chamber.", "Lamps will be trimmed on winter nights."
        )
        made = make_document("review", twice)
        (one,) = follow([link("review:4.i", "Lamps will be trimmed on winter nights.")], [made, audit])
        assert one.source.place == "review:3.i"

    def test_the_papers_own_place_goes_before_another_papers(self, make_document: Make, revised: Document) -> None:
        copy = make_document("copy", REVIEW)
        words = "The dry dock fees must be settled. Every council will agree what it pays."
        (one,) = follow([link("review:1.i", words)], [copy, revised])
        assert one.source.place == "review:1.ii"

    def test_a_copy_in_another_paper_hides_no_change(
        self, make_document: Make, audit: Document, revised: Document
    ) -> None:
        words = "A keeper will be found for every harbour. The keeper answers to the board."
        (one,) = follow([link("review:2.i", words)], [make_document("copy", REVIEW), audit, revised])
        assert (one.source.standing, one.source.place) == (Standing.SUSPECT, "review:2.i")

    def test_a_text_that_its_paper_dropped_is_found_in_another(
        self, make_document: Make, audit: Document, revised: Document
    ) -> None:
        dropped = link("review:2.ii", "Lamps will be trimmed on winter nights.")
        (one,) = follow([dropped], [make_document("copy", REVIEW), audit, revised])
        assert (one.source.standing, one.source.place) == (Standing.MOVED, "copy:2.ii")

    def test_a_text_of_a_paper_that_is_gone_is_found_in_another(self, make_document: Make, review: Document) -> None:
        copy = make_document("copy", REVIEW)
        followed = follow(links(review, make_document("audit", AUDIT)), [copy])
        assert {one.source.standing for one in followed} == {Standing.MOVED}
        assert {one.target.standing for one in followed} == {Standing.ORPHANED}
        assert all(one.source.place == one.judged.tie.source.replace("review", "copy") for one in followed)
        assert {one.now for one in followed} == {None}

    def test_no_papers_at_all_orphan_everything_and_drop_nothing(
        self, audit: Document, review: Document, opinion: Document
    ) -> None:
        judged = [*links(review, audit), *comments(review, opinion)]
        followed = follow(judged, [])
        assert {one.standing for one in followed} == {Standing.ORPHANED}
        assert [one.judged for one in followed] == sorted(judged, key=lambda one: one.tie)

    def test_a_text_that_is_not_like_enough_is_gone_though_its_id_is_there(
        self, review: Document, audit: Document
    ) -> None:
        (one,) = follow([link("review:2.ii", "Whales must pay a toll at the gate of the sea.")], [review, audit])
        assert (one.source.standing, one.source.place) == (Standing.ORPHANED, "")

    def test_two_texts_do_not_take_one_place(self, review: Document, audit: Document) -> None:
        near = link("review:2.ii", "Lamps will be trimmed on cold winter nights.")
        far = link("review:8.i", "Lamps will be trimmed and filled on cold winter nights.")
        followed = follow([far, near], [review, audit])
        assert [(one.source.standing, one.source.place) for one in followed] == [
            (Standing.SUSPECT, "review:2.ii"),
            (Standing.ORPHANED, ""),
        ]

    def test_a_text_that_was_kept_takes_no_others_place(self, review: Document, audit: Document) -> None:
        kept = link("review:2.ii", "Lamps will be trimmed on winter nights.")
        gone = link("review:2.iv", "Lamps will be trimmed on cold winter nights.")
        followed = follow([gone, kept], [review, audit])
        assert [one.source.standing for one in followed] == [Standing.KEPT, Standing.ORPHANED]

    def test_two_versions_of_one_statement_have_one_place(self, review: Document, audit: Document) -> None:
        seen = [
            "Lamps will be trimmed on winter nights.",
            "Lamps will be trimmed on cold winter nights.",
            "Lamps will all be trimmed on winter nights.",
        ]
        targets = ["audit:rec-1", "audit:rec-2", "audit:rec-3"]
        judged = [link("review:2.ii", said, target) for said, target in zip(seen, targets, strict=True)]
        followed = follow(judged, [review, audit])
        assert [one.source.standing for one in followed] == [Standing.KEPT, Standing.SUSPECT, Standing.SUSPECT]
        assert {one.source.place for one in followed} == {"review:2.ii"}

    def test_of_two_that_are_equally_like_it_the_same_id_took_a_texts_place(
        self, make_document: Make, audit: Document
    ) -> None:
        twins = REVIEW.replace(
            "Gulls will be counted in spring by the harbour schools.", "Lamps will be trimmed, on winter nights."
        )
        made = make_document("review", twins)
        for place in ("review:2.ii", "review:2.iii"):
            (one,) = follow([link(place, "Lamps will be trimmed on most winter nights.")], [made, audit])
            assert (one.source.standing, one.source.place) == (Standing.SUSPECT, place)

    def test_likeness_counts_words_and_begins_at_its_floor(self, review: Document, audit: Document) -> None:
        # Seven words, of which w in common with n others beside them: 2w / (7 + w + n).
        (at,) = follow([link("review:2.ii", "Lamps on winter")], [review, audit])
        assert pytest.approx(2 * 3 / (7 + 3)) == SUSPECT_FROM
        assert at.source.standing is Standing.SUSPECT
        (below,) = follow([link("review:2.ii", "Lamps on winter coasts")], [review, audit])
        assert below.source.standing is Standing.ORPHANED


class TestSeveralReviewers:
    def judged(self, *seen: tuple[str, str, Verdict | None]) -> Judged:
        tie = TieId("review:2.ii", "audit:rec-2")
        asked = "publish how many boats lie in each harbour."
        made = (Decision(tie, f"by-{at}", verdict, Seen(said, asked), at) for at, said, verdict in seen)
        return Judged(tie, Verdict.ACCEPTED, tuple(made))

    def test_the_newest_verdict_says_which_text_a_decision_was_about(self, review: Document, audit: Document) -> None:
        now, old = "Lamps will be trimmed on winter nights.", "Lamps will be trimmed on all winter nights."
        kept = self.judged(("2026-01-01", old, Verdict.ACCEPTED), ("2026-02-01", now, Verdict.REJECTED))
        suspect = self.judged(("2026-02-01", old, Verdict.ACCEPTED), ("2026-01-01", now, Verdict.REJECTED))
        assert [one.standing for one in follow([kept], [review, audit])] == [Standing.KEPT]
        assert [one.standing for one in follow([suspect], [review, audit])] == [Standing.SUSPECT]

    def test_a_note_counts_only_where_nobody_gave_a_verdict(self, review: Document, audit: Document) -> None:
        now, old = "Lamps will be trimmed on winter nights.", "Lamps will be trimmed on all winter nights."
        decided_since = self.judged(("2026-01-01", old, Verdict.ACCEPTED), ("2026-02-01", now, None))
        noted = self.judged(("2026-01-01", old, None), ("2026-02-01", now, None))
        assert [one.standing for one in follow([decided_since], [review, audit])] == [Standing.SUSPECT]
        assert [one.standing for one in follow([noted], [review, audit])] == [Standing.KEPT]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(data=st.data())
def test_the_order_of_decisions_and_papers_changes_nothing(  # noqa: PLR0913, PLR0917  the papers before and after
    data: st.DataObject,
    audit: Document,
    review: Document,
    revised: Document,
    opinion: Document,
    answered: Document,
) -> None:
    judged = [*links(review, audit), *comments(review, opinion)]
    papers = [audit, revised, answered]
    shuffled = follow(data.draw(st.permutations(judged)), data.draw(st.permutations(papers)))
    assert shuffled == follow(judged, papers)


WORD = st.sampled_from("lamps will be trimmed on winter nights by the keeper boats gulls, and ropes".split())
SAID = st.lists(WORD, max_size=9).map(" ".join)


def paper(said: Sequence[str]) -> Sequence[Statement]:
    return [
        Statement(f"review:{at}", "review", at, "", one, one, Span(0, len(one)), (), None)
        for at, one in enumerate(said)
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(before=st.lists(SAID, min_size=1, max_size=6), after=st.lists(SAID, max_size=6))
def test_any_revision_drops_nothing_and_gives_no_place_to_two_texts(
    before: list[str], after: list[str], review: Document, audit: Document
) -> None:
    judged = [link(one.id, one.reading) for one in paper(before)]
    followed = follow(judged, [replace(review, statements=tuple(paper(after))), audit])
    assert sorted(one.judged.tie for one in followed) == sorted(one.tie for one in judged)
    for one in followed:
        change, held = one.source, dict(enumerate(after)).get(int(one.judged.tie.source[7:]))
        assert (change.standing is Standing.KEPT) == (held is not None and held == change.before)
        assert (change.standing is Standing.ORPHANED) == (not change.place)
        assert (change.standing is Standing.MOVED) == (change.before in after and held != change.before)
    by_place: dict[str, set[str]] = {}
    for one in followed:
        by_place.setdefault(one.source.place, set()).add(one.source.before)
    assert all(len(texts) == 1 for place, texts in by_place.items() if place)


def test_ten_thousand_decisions_on_a_thousand_changed_statements_take_seconds(
    review: Document, audit: Document
) -> None:
    said = [f"The keeper of harbour {at} trims lamp {at * 7} and counts boat {at * 13} at night" for at in range(1000)]
    judged = [link(one.id, one.reading, f"audit:rec-{target}") for one in paper(said) for target in range(10)]
    changed = [f"{one}s" if at % 2 else one for at, one in enumerate(said)]
    begun = time.perf_counter()
    followed = follow(judged, [replace(review, statements=tuple(paper(changed))), audit])
    assert time.perf_counter() - begun < 10
    assert len(followed) == 10_000
    assert all(one.source.place == one.judged.tie.source for one in followed)
    assert sum(one.source.standing is Standing.SUSPECT for one in followed) == 5_000
