"""What all reviewers together hold: agreement, settlements, and the same for every mixing of their events."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.model import Act, Event, Verdict
from hscqa.review.voices import decisions, judged, last_of
from tests.review.events import GULL, HOSTILE, LAMP, OFFERED, UNOFFERED, event, joint, settle, undo, verdicts


@pytest.mark.parametrize(
    ("acts", "verdict"),
    [
        ([Act.ACCEPT, Act.ACCEPT], Verdict.ACCEPTED),
        ([Act.ACCEPT, Act.ADD], Verdict.ADDED),
        ([Act.ADD, Act.ADD], Verdict.ADDED),
        ([Act.REJECT, Act.REJECT], Verdict.REJECTED),
        ([Act.ACCEPT, Act.REJECT], Verdict.DISPUTED),
        ([Act.ADD, Act.REJECT], Verdict.DISPUTED),
        ([Act.NOTE, Act.REJECT], Verdict.REJECTED),
        ([Act.NOTE, Act.NOTE], None),
    ],
)
def test_the_joint_verdict_is_the_one_on_which_all_agree(acts: list[Act], verdict: Verdict | None) -> None:
    events = [event(who, act) for who, act in zip(("Ann", "Bea"), acts, strict=True)]
    assert joint(*events) == joint(*reversed(events)) == verdict


@pytest.mark.parametrize(
    ("relations", "joined"),
    [
        (("", ""), ""),
        (("partly answers", "partly answers"), "partly answers"),
        (("partly answers", "answers"), ""),
        (("answers", ""), "answers"),
        (("partly answers", ""), ""),
    ],
)
def test_the_joint_relation_is_that_of_all_who_accepted_where_answers_was_offered(
    relations: tuple[str, str], joined: str
) -> None:
    pairs = zip(("Ann", "Bea"), relations, strict=True)
    (one,) = judged([event(who, Act.ACCEPT, relation=relation) for who, relation in pairs])
    assert (one.verdict, one.relation) == (Verdict.ACCEPTED, joined)


def test_who_added_a_tie_and_named_no_relation_does_not_gainsay_one() -> None:
    events = [event("Ann", Act.ADD, seen=UNOFFERED), event("Bea", Act.ACCEPT, seen=UNOFFERED, relation="answers")]
    assert judged(events)[0].relation == "answers"


def test_reasons_of_rejections_are_joined_in_order_of_name_each_once() -> None:
    reasons = {"Cal": "Other gulls.", "Ann": "Too old.", "Bea": "Other gulls.", "Dot": ""}
    events = [event(who, Act.REJECT, words=words) for who, words in reasons.items()]
    assert judged(events)[0].reason == "Too old.; Other gulls."
    assert judged([*events, event("Eve", Act.ACCEPT)])[0].reason == "Too old.; Other gulls."


@pytest.mark.parametrize("verdict", [Verdict.ACCEPTED, Verdict.REJECTED])
def test_a_settlement_decides_and_both_voices_are_kept(verdict: Verdict) -> None:
    own = [event("Ann", Act.ACCEPT, relation="answers"), event("Bea", Act.REJECT, words="Other lamps.")]
    (one,) = judged([*own, settle(verdict)])
    assert (one.verdict, one.settled_by, one.reason) == (verdict, "Kit", "The board said so.")
    assert [voice.verdict for voice in one.decisions] == [Verdict.ACCEPTED, Verdict.REJECTED]
    assert one.relation == ("answers" if verdict is Verdict.ACCEPTED else "")


def test_a_settlements_relation_goes_before_the_reviewers() -> None:
    own = event("Ann", Act.ACCEPT, relation="answers")
    assert judged([own, settle(Verdict.ACCEPTED, relation="partly answers")])[0].relation == "partly answers"


@pytest.mark.parametrize(("verdict", "reason"), [(Verdict.ACCEPTED, ""), (Verdict.REJECTED, "Other lamps.")])
def test_a_settlement_without_words_leaves_the_reason_of_a_rejection_that_stands(verdict: Verdict, reason: str) -> None:
    own = [event("Ann", Act.ACCEPT), event("Bea", Act.REJECT, words="Other lamps.")]
    assert judged([*own, replace(settle(verdict), words="")])[0].reason == reason


def test_of_two_reviewers_settlements_the_later_counts_then_the_greater_id() -> None:
    own = [event("Ann", Act.ACCEPT), event("Bea", Act.REJECT)]
    late = settle(Verdict.REJECTED, "Ann", "2026-03-05T09:00:00Z")
    early = settle(Verdict.ACCEPTED, "Bea", "2026-03-04T09:00:00Z")
    assert joint(*own, late, early) == Verdict.REJECTED
    assert joint(*own, replace(late, at=early.at, id="a"), replace(early, id="b")) == Verdict.ACCEPTED


def test_of_one_reviewers_settlements_of_one_second_the_last_written_counts() -> None:
    first, last = replace(settle(Verdict.ACCEPTED), id="z"), replace(settle(Verdict.REJECTED), id="a")
    assert joint(event("Ann", Act.ACCEPT), first, last) == Verdict.REJECTED


def test_a_settlement_can_be_undone_by_who_made_it_and_the_one_before_holds_again() -> None:
    own = [event("Ann", Act.ACCEPT), event("Bea", Act.REJECT)]
    early = settle(Verdict.ACCEPTED, "Bea", "2026-03-04T09:00:00Z")
    late = settle(Verdict.REJECTED, "Kit", "2026-03-05T09:00:00Z")
    assert joint(*own, early, late, undo(late, "Ann")) == Verdict.REJECTED
    assert joint(*own, early, late, undo(late)) == Verdict.ACCEPTED
    assert joint(*own, early, late, undo(late), undo(early)) == Verdict.DISPUTED


@pytest.mark.parametrize("verdict", [None, Verdict.ADDED, Verdict.DISPUTED])
def test_a_settlement_to_anything_but_yes_or_no_settles_nothing(verdict: Verdict | None) -> None:
    (one,) = judged([event("Ann", Act.ACCEPT), replace(settle(Verdict.ACCEPTED), verdict=verdict)])
    assert (one.verdict, one.settled_by, one.reason) == (Verdict.ACCEPTED, "", "")


def test_a_settlement_of_a_tie_on_which_nobody_holds_anything_is_left_out() -> None:
    accept = event("Ann", Act.ACCEPT)
    assert judged([accept, settle(Verdict.REJECTED), undo(accept)]) == ()


@pytest.mark.parametrize(
    ("settled", "act", "at"),
    [
        (Verdict.ACCEPTED, Act.REJECT, "2026-03-03T09:00:00Z"),
        (Verdict.REJECTED, Act.ACCEPT, "2026-03-03T09:00:00Z"),
        (Verdict.REJECTED, Act.ADD, "2026-03-03T09:00:00Z"),
        (Verdict.ACCEPTED, Act.ADD, "2026-03-03T09:00:00Z"),
        (Verdict.ACCEPTED, Act.NOTE, "2026-03-03T09:00:00Z"),
        (Verdict.REJECTED, Act.NOTE, "2026-03-03T09:00:00Z"),
        (Verdict.ACCEPTED, Act.REJECT, "2026-03-02T09:00:00Z"),
        (Verdict.ACCEPTED, Act.REJECT, "2026-03-01T09:00:00Z"),
    ],
)
def test_a_settlement_stands_whatever_is_decided_before_or_after_it(settled: Verdict, act: Act, at: str) -> None:
    assert judged([event("Ann", act, at=at), settle(settled)])[0].verdict is settled


def test_the_last_of_a_reviewer_steps_back_with_each_undo() -> None:
    accept, note, other = (
        event("Ann", Act.ACCEPT),
        event("Ann", Act.NOTE, GULL, words="Hm."),
        event("Bea", Act.REJECT),
    )
    events = [accept, note, other]
    seen = []
    while (last := last_of(events, "Ann")) is not None:
        seen.append(last)
        events.append(undo(last))
    assert seen == [note, accept]
    assert last_of(events, "Bea") == other


def test_the_last_of_a_reviewer_can_be_asked_of_one_tie() -> None:
    accept, settlement = event("Ann", Act.ACCEPT, GULL), settle(Verdict.REJECTED, "Ann")
    assert last_of([accept, settlement], "Ann", GULL) == accept
    assert last_of([accept, settlement], "Ann", LAMP) == settlement
    assert last_of([accept, settlement], "Ann", replace(LAMP, quote="smoke")) is None


def test_a_hostile_name_is_data() -> None:
    events = [event(HOSTILE, Act.ACCEPT), event("Ann", Act.REJECT), settle(Verdict.ACCEPTED, HOSTILE)]
    (one,) = judged(events)
    assert [voice.reviewer for voice in one.decisions] == sorted(["Ann", HOSTILE])
    assert one.settled_by == HOSTILE
    assert last_of(events, HOSTILE) == events[-1]


def test_events_may_come_from_a_stream() -> None:
    events = [event("Ann", Act.ACCEPT), event("Bea", Act.REJECT), settle(Verdict.REJECTED)]
    assert judged(iter(events)) == judged(events)


@st.composite
def voices(draw: st.DrawFn, who: str) -> list[Event]:
    """Draw what one reviewer wrote; some of it takes back what came before."""
    acts = draw(st.lists(st.sampled_from(Act), max_size=8))
    return [
        Event(
            id=f"{who}{place}",
            at=f"2026-03-01T09:00:0{draw(st.integers(0, 3))}Z",
            reviewer=who,
            act=act,
            tie=draw(st.sampled_from([LAMP, GULL])),
            seen=draw(st.sampled_from([OFFERED, UNOFFERED])),
            verdict=draw(st.sampled_from([Verdict.ACCEPTED, Verdict.REJECTED])) if act is Act.SETTLE else None,
            relation=draw(st.sampled_from(["", "answers", "partly answers"])),
            words=draw(st.sampled_from(["", "Other gulls."])),
            undoes=f"{who}{draw(st.integers(0, 7))}" if act is Act.UNDO else "",
        )
        for place, act in enumerate(acts)
    ]


@st.composite
def interleaved(draw: st.DrawFn) -> tuple[list[Event], list[Event]]:
    """Draw what three reviewers wrote, one after the other, and the same mixed."""
    written = {who: draw(voices(who)) for who in ("Ann", "Bea", HOSTILE)}
    turns = draw(st.permutations([who for who, own in written.items() for _ in own]))
    left = {who: iter(own) for who, own in written.items()}
    return [one for own in written.values() for one in own], [next(left[who]) for who in turns]


@given(interleaved())
def test_how_the_events_of_several_reviewers_are_mixed_changes_nothing(pair: tuple[list[Event], list[Event]]) -> None:
    straight, mixed = pair
    assert decisions(mixed) == decisions(straight)
    assert judged(mixed) == judged(straight)
    assert last_of(mixed, "Bea") == last_of(straight, "Bea")


@given(interleaved())
def test_undoing_all_that_stands_leaves_nothing(pair: tuple[list[Event], list[Event]]) -> None:
    _, events = pair
    for who in ("Ann", "Bea", HOSTILE):
        while (last := last_of(events, who)) is not None:
            events.append(undo(last))
    assert decisions(events) == ()
    assert judged(events) == ()


@given(voices("Ann"))
def test_an_undo_and_its_undo_leave_everything_as_it_was(events: list[Event]) -> None:
    last = last_of(events, "Ann")
    if last is None:
        assert decisions(events) == ()
        return
    taken = undo(last)
    assert decisions([*events, taken, undo(taken)]) == decisions(events)
    assert last_of([*events, taken], "Ann") != last


@given(interleaved())
def test_every_voice_is_kept_in_the_joint_list(pair: tuple[list[Event], list[Event]]) -> None:
    events, _ = pair
    assert tuple(own for one in judged(events) for own in one.decisions) == decisions(events)


def test_a_chain_of_undos_is_followed_without_a_stack() -> None:
    events = [event("Ann", Act.ACCEPT)]
    for _ in range(1500):
        events.append(undo(events[-1]))
    assert verdicts(*events) == [("Ann", Verdict.ACCEPTED)]
    assert verdicts(*events[:-1]) == []
