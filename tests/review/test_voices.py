"""What each reviewer holds: the last word counts, and what was taken back does not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from hscqa.model import Act, Seen, Verdict
from hscqa.review.voices import decisions, judged, last_of, said_before
from tests.review.events import GULL, LAMP, OFFERED, UNOFFERED, event, settle, undo, verdicts


def test_without_events_nobody_holds_anything() -> None:
    assert (decisions([]), judged([]), last_of([], "Ann")) == ((), (), None)


def test_the_last_of_a_reviewers_verdicts_counts_with_all_that_it_says() -> None:
    first = event("Ann", Act.ACCEPT, relation="partly answers")
    last = event("Ann", Act.REJECT, at="2026-03-01T10:00:00Z", seen=UNOFFERED, words="Other lamps.")
    (one,) = decisions([first, last])
    assert (one.verdict, one.relation, one.reason) == (Verdict.REJECTED, "", "Other lamps.")
    assert (one.seen, one.at) == (UNOFFERED, "2026-03-01T10:00:00Z")


@pytest.mark.parametrize("act", [Act.ACCEPT, Act.ADD])
def test_only_a_rejection_has_a_reason_and_only_a_yes_a_relation(act: Act) -> None:
    said = event("Ann", act, relation="answers", words="Other lamps.")
    assert [(one.relation, one.reason) for one in decisions([said])] == [("answers", "")]
    assert [(one.relation, one.reason) for one in decisions([replace(said, act=Act.REJECT)])] == [("", "Other lamps.")]


def test_the_order_of_writing_decides_and_not_the_clock() -> None:
    late = event("Ann", Act.ACCEPT, at="2026-03-09T09:00:00Z")
    assert verdicts(late, event("Ann", Act.REJECT, at="2026-03-01T09:00:00Z")) == [("Ann", Verdict.REJECTED)]


def test_a_later_accept_without_a_relation_takes_the_earlier_relation_back() -> None:
    named = event("Ann", Act.ACCEPT, relation="partly answers")
    assert decisions([named])[0].relation == "partly answers"
    assert decisions([named, event("Ann", Act.ACCEPT)])[0].relation == ""


@pytest.mark.parametrize(("seen", "verdict"), [(OFFERED, Verdict.ACCEPTED), (UNOFFERED, Verdict.ADDED)])
def test_an_added_tie_becomes_accepted_only_once_it_is_suggested(seen: Seen, verdict: Verdict) -> None:
    added = event("Ann", Act.ADD, seen=UNOFFERED)
    assert verdicts(added, event("Ann", Act.ACCEPT, seen=seen)) == [("Ann", verdict)]


def test_accepting_what_another_reviewer_added_is_accepting() -> None:
    events = [event("Ann", Act.ADD, seen=UNOFFERED), event("Bea", Act.ACCEPT, seen=UNOFFERED)]
    assert verdicts(*events) == [("Ann", Verdict.ADDED), ("Bea", Verdict.ACCEPTED)]


def test_what_a_reviewer_says_again_was_said_before() -> None:
    first = event("Ann", Act.REJECT, words="Not the same lamp.")
    assert said_before([first], replace(first, id="x", at="2026-03-09T09:00:00Z")) == first


@pytest.mark.parametrize(
    "other",
    [
        {"words": "Another lamp."},
        {"reviewer": "Bea"},
        {"act": Act.ACCEPT, "words": ""},
        {"relation": "partly answers"},
        {"seen": replace(OFFERED, source="Trim every lamp.")},
        {"tie": GULL},
    ],
)
def test_what_differs_in_anything_but_time_was_not_said_before(other: dict[str, Any]) -> None:
    first = event("Ann", Act.REJECT, words="Not the same lamp.")
    assert said_before([first], replace(first, id="x", **other)) is None


def test_what_was_taken_back_or_decided_otherwise_since_was_not_said_before() -> None:
    first = event("Ann", Act.ACCEPT)
    again = replace(first, id="x")
    assert said_before([first, undo(first)], again) is None
    assert said_before([first, event("Ann", Act.REJECT, words="No.")], again) is None
    assert said_before([first, event("Ann", Act.NOTE, words="Hm."), settle(Verdict.ACCEPTED, "Ann")], again) == first


def test_a_note_was_said_before_wherever_it_stands() -> None:
    first = event("Ann", Act.NOTE, words="Hm.")
    between = [event("Ann", Act.NOTE, words="Still."), event("Ann", Act.ACCEPT)]
    assert said_before([first, *between], replace(first, id="x")) == first


def test_notes_gather_and_leave_the_verdict_alone() -> None:
    accept = event("Ann", Act.ACCEPT, at="2026-03-01T09:01:00Z")
    notes = [event("Ann", Act.NOTE, words=words, seen=UNOFFERED) for words in ("Ask the keeper.", "He agrees.")]
    (one,) = decisions([notes[0], accept, notes[1]])
    assert (one.verdict, one.at, one.seen) == (Verdict.ACCEPTED, accept.at, OFFERED)
    assert one.notes == ("Ask the keeper.", "He agrees.")


def test_notes_alone_are_no_verdict_and_carry_the_last_notes_place_in_time() -> None:
    early = event("Ann", Act.NOTE, words="Hm.")
    late = event("Ann", Act.NOTE, words="Still.", at="2026-03-04T09:00:00Z", seen=UNOFFERED)
    (one,) = judged([early, late])
    (own,) = one.decisions
    assert (one.verdict, own.verdict, own.at, own.seen) == (None, None, late.at, UNOFFERED)


def test_decisions_stand_in_order_of_tie_then_reviewer() -> None:
    events = [event(who, Act.ACCEPT, tie) for who, tie in (("Bea", GULL), ("Bea", LAMP), ("Ann", GULL))]
    assert [(one.tie, one.reviewer) for one in decisions(events)] == [(LAMP, "Bea"), (GULL, "Ann"), (GULL, "Bea")]
    assert [one.tie for one in judged(events)] == [LAMP, GULL]


def test_a_comment_and_a_link_of_the_same_two_places_are_two_ties() -> None:
    said = replace(LAMP, quote="The lamps smoke")
    assert [one.tie for one in judged([event("Ann", Act.ACCEPT, said), event("Ann", Act.REJECT)])] == [LAMP, said]


def test_an_undo_gives_back_what_held_before() -> None:
    accept, reject = event("Ann", Act.ACCEPT), event("Ann", Act.REJECT)
    assert verdicts(accept, reject, undo(reject)) == [("Ann", Verdict.ACCEPTED)]
    assert verdicts(accept, undo(accept)) == []


def test_an_undo_takes_back_a_note() -> None:
    kept, gone = event("Ann", Act.NOTE, words="Hm."), event("Ann", Act.NOTE, words="No.")
    assert decisions([kept, gone, undo(gone)])[0].notes == ("Hm.",)


def test_an_undo_of_an_undo_makes_the_event_hold_again_and_so_on() -> None:
    events = [event("Ann", Act.ACCEPT)]
    for held in (False, True, False, True):
        events.append(undo(events[-1]))
        assert bool(decisions(events)) is held


def test_an_event_that_holds_again_can_be_undone_again() -> None:
    accept = event("Ann", Act.ACCEPT)
    first = undo(accept)
    back = [accept, first, undo(first)]
    again = undo(accept)
    assert verdicts(*back, again) == []
    assert verdicts(*back, again, undo(again)) == [("Ann", Verdict.ACCEPTED)]


def test_an_event_that_two_undos_took_back_needs_both_undone() -> None:
    accept = event("Ann", Act.ACCEPT)
    first = undo(accept)
    second, third = undo(first), undo(accept)
    events = [accept, first, second, third, undo(second)]
    assert verdicts(*events, undo(third)) == []
    assert verdicts(*events, undo(third), undo(first)) == [("Ann", Verdict.ACCEPTED)]


def test_an_undo_that_two_undos_took_back_does_not_come_into_force_again_with_one() -> None:
    accept = event("Ann", Act.ACCEPT)
    first = undo(accept)
    second = undo(first)
    third, fourth = undo(second), undo(first)
    assert verdicts(accept, first, second, third, fourth, undo(third)) == [("Ann", Verdict.ACCEPTED)]


def test_an_undo_that_found_its_event_undone_does_nothing_for_good() -> None:
    accept = event("Ann", Act.ACCEPT)
    first, second = undo(accept), undo(accept)
    assert verdicts(accept, first, second, undo(first)) == [("Ann", Verdict.ACCEPTED)]
    assert verdicts(accept, first, second, undo(second)) == []


def test_an_undo_of_nothing_known_of_another_reviewers_or_of_itself_does_nothing() -> None:
    accept = event("Ann", Act.ACCEPT)
    lost = event("Ann", Act.UNDO, undoes="nothing")
    itself = replace(lost, id="self", undoes="self")
    for one in (lost, itself, undo(accept, "Bea")):
        assert verdicts(accept, one) == [("Ann", Verdict.ACCEPTED)]


def test_an_undo_written_before_its_event_does_nothing() -> None:
    accept = event("Ann", Act.ACCEPT)
    assert verdicts(undo(accept), accept) == [("Ann", Verdict.ACCEPTED)]


def test_an_event_that_comes_twice_counts_once() -> None:
    note = event("Ann", Act.NOTE, words="Hm.")
    accept = event("Ann", Act.ACCEPT)
    twice = [note, accept, note, undo(accept), accept]
    assert [(one.verdict, one.notes) for one in decisions(twice)] == [(None, ("Hm.",))]


def test_an_undo_that_comes_again_after_it_was_undone_does_nothing() -> None:
    accept = event("Ann", Act.ACCEPT)
    first = undo(accept)
    assert verdicts(accept, first, undo(first), first) == [("Ann", Verdict.ACCEPTED)]


def test_of_two_events_with_one_id_the_first_counts() -> None:
    accept = event("Ann", Act.ACCEPT)
    assert verdicts(accept, replace(accept, act=Act.REJECT)) == [("Ann", Verdict.ACCEPTED)]


def test_one_reviewers_id_in_anothers_file_changes_nothing() -> None:
    accept = event("Ann", Act.ACCEPT)
    forged = replace(accept, reviewer="Bea", act=Act.REJECT)
    assert verdicts(accept, forged) == [("Ann", Verdict.ACCEPTED), ("Bea", Verdict.REJECTED)]
    assert verdicts(accept, forged, undo(forged)) == [("Ann", Verdict.ACCEPTED)]
