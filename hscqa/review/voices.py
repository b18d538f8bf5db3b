"""The fold of events into what each reviewer holds of a tie, and what all of them together hold."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

from hscqa.model import Act, Decision, Event, Judged, TieId, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_DECIDING = {Act.ACCEPT: Verdict.ACCEPTED, Act.REJECT: Verdict.REJECTED, Act.ADD: Verdict.ADDED}
_FINAL = frozenset({Verdict.ACCEPTED, Verdict.REJECTED})
"""What a settlement can say; one that says anything else settles nothing."""


def decisions(events: Iterable[Event]) -> tuple[Decision, ...]:
    """Give what each reviewer holds of each tie, in order of tie, then of reviewer.

    The events of one reviewer come in the order in which they were written; how those of several reviewers are mixed
    makes no difference. What was undone does not count. Of a reviewer's ACCEPT, REJECT and ADD of one tie the last
    counts, with its relation and its reason. An ACCEPT of a tie that was not suggested, by the reviewer who added it,
    leaves it ADDED. Notes gather. A SETTLE is no decision of the reviewer's own.
    """
    return _decisions(_standing(events))


def judged(events: Iterable[Event]) -> tuple[Judged, ...]:
    """Give what all reviewers together hold of each tie, in order of tie.

    The verdict is that of the settlement that counts, also where somebody has decided against it since; else the one
    on which all who gave one agree, else DISPUTED. ACCEPTED and ADDED agree, on ADDED. Each reviewer's last settlement
    of a tie speaks for that reviewer; of several reviewers' the latest counts, by `at`, then id.

    Where those who accepted a tie differ on its relation, the tie stays accepted and its relation is ''. Whoever left
    what was offered holds what was offered. A settlement that names no relation leaves this one.

    The reason is the settlement's; where it gives none and the tie is not accepted, those of the rejections, by
    reviewer, each once, joined with "; ".

    A tie on which no reviewer holds anything any more is left out, with its settlement.
    """
    standing = _standing(events)
    settled = _settlements(standing)
    return tuple(_judge(tie, own, settled.get(tie)) for tie, own in _by_tie(_decisions(standing)))


def last_of(events: Iterable[Event], reviewer: str, tie: TieId | None = None) -> Event | None:
    """Give the event that a reviewer takes back next: the last that stands and is no undo; None where there is none.

    With a `tie`, the last on that tie.
    """
    own = _standing_of(event for event in events if event.reviewer == reviewer)
    return next((event for event in reversed(own) if tie is None or event.tie == tie), None)


def said_before(events: Iterable[Event], new: Event) -> Event | None:
    """Give the event that says already what a new one would, of the same texts; None where none stands.

    A note counts wherever it was written; of decisions and of settlements only the reviewer's last.
    """
    own = _standing_of(one for one in events if one.reviewer == new.reviewer)
    same = [one for one in own if one.tie == new.tie and _kind(one.act) == _kind(new.act)]
    looked_at = same if new.act is Act.NOTE else same[-1:]
    return next((one for one in looked_at if _says(one) == _says(new)), None)


def _kind(act: Act) -> Act | None:
    """Tell notes, settlements and decisions (None) apart."""
    return None if act in _DECIDING else act


def _says(one: Event) -> tuple[object, ...]:
    """Give all that an event says, but when."""
    return one.act, one.verdict, one.relation, one.words, one.seen.source, one.seen.target


def _standing(events: Iterable[Event]) -> list[Event]:
    """Give the events that stand, undos left out: one reviewer's after another's, each in the order of writing."""
    written: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events:
        written[event.reviewer].append(event)
    return [event for own in written.values() for event in _standing_of(own)]


def _standing_of(events: Iterable[Event]) -> list[Event]:
    """Give those of one reviewer's events that stand, undos left out, in order.

    An id that came before is the same event once more, as a folder that is synced may bring it: it does nothing. So
    does, for good, an undo of an event that is not known yet or is undone already. An undo of an undo makes what
    that one took back stand again; it costs one step for each undo between it and the first event.
    """
    known: dict[str, Event] = {}
    takes: dict[str, str] = {}
    undone: Counter[str] = Counter()
    for event in events:
        if event.id in known:
            continue
        if event.act is Act.UNDO and event.undoes in known and not undone[event.undoes]:
            takes[event.id] = event.undoes
            _take_back(event.undoes, takes, undone)
        known[event.id] = event
    return [event for event in known.values() if event.act is not Act.UNDO and not undone[event.id]]


def _take_back(name: str, takes: dict[str, str], undone: Counter[str]) -> None:
    """Count one more standing undo of an event, and follow what that event itself had taken back.

    `takes` says which event each undo takes back, and `undone` how many standing undos each event has: two, where an
    undo was undone, the event taken back once more, and the first undo then put in force again.
    """
    step = 1
    following: str | None = name
    while following is not None:
        stood = not undone[following]
        undone[following] += step
        if stood == (not undone[following]):
            return
        step = -step
        following = takes.get(following)


def _decisions(standing: Iterable[Event]) -> tuple[Decision, ...]:
    """Give each reviewer's decision of each tie, from the events that stand."""
    held: defaultdict[tuple[TieId, str], list[Event]] = defaultdict(list)
    for event in standing:
        if event.act is not Act.SETTLE:
            held[event.tie, event.reviewer].append(event)
    return tuple(_decide(held[key]) for key in sorted(held))


def _decide(events: Sequence[Event]) -> Decision:
    """Give what one reviewer holds of one tie, from all that reviewer's decisions and notes on it; at least one."""
    notes = tuple(event.words for event in events if event.act is Act.NOTE)
    deciding = [event for event in events if event.act in _DECIDING]
    last = (deciding or events)[-1]
    if not deciding:
        return Decision(last.tie, last.reviewer, None, last.seen, last.at, notes=notes)
    verdict = _verdict_of(deciding)
    rejected = verdict is Verdict.REJECTED
    return Decision(
        tie=last.tie,
        reviewer=last.reviewer,
        verdict=verdict,
        seen=last.seen,
        at=last.at,
        relation="" if rejected else last.relation,
        reason=last.words if rejected else "",
        notes=notes,
    )


def _verdict_of(deciding: Sequence[Event]) -> Verdict:
    """Give the verdict of one reviewer's ACCEPTs, REJECTs and ADDs of one tie; at least one."""
    last = deciding[-1]
    own_find = last.act is Act.ACCEPT and not last.seen.suggested and any(event.act is Act.ADD for event in deciding)
    return Verdict.ADDED if own_find else _DECIDING[last.act]


def _settlements(standing: Iterable[Event]) -> dict[TieId, Event]:
    """Give the settlement that counts of each tie that has one."""
    # The order of writing decides among one reviewer's own: two of them may carry the same second.
    own = {(one.tie, one.reviewer): one for one in standing if one.act is Act.SETTLE and one.verdict in _FINAL}
    return {one.tie: one for one in sorted(own.values(), key=lambda one: (one.at, one.id, one.reviewer))}


def _by_tie(held: Iterable[Decision]) -> Iterable[tuple[TieId, tuple[Decision, ...]]]:
    """Bring the decisions of one tie together; they come in order of tie."""
    return ((tie, tuple(own)) for tie, own in groupby(held, key=lambda one: one.tie))


def _judge(tie: TieId, own: tuple[Decision, ...], settlement: Event | None) -> Judged:
    """Give what all reviewers together hold of one tie."""
    relation, reason = _joint_relation(own), _joint_reason(own)
    if settlement is None:
        return Judged(tie, _joint_verdict(own), own, relation, reason=reason)
    holds = _holds(settlement.verdict)
    return Judged(
        tie=tie,
        verdict=settlement.verdict,
        decisions=own,
        relation=(settlement.relation or relation) if holds else "",
        settled_by=settlement.reviewer,
        reason=settlement.words or ("" if holds else reason),
    )


def _joint_verdict(own: Sequence[Decision]) -> Verdict | None:
    """Give the verdict on which all who gave one agree, else DISPUTED; None where nobody gave one."""
    given = {one.verdict for one in own if one.verdict is not None}
    if Verdict.REJECTED in given and len(given) > 1:
        return Verdict.DISPUTED
    return Verdict.ADDED if Verdict.ADDED in given else next(iter(given), None)


def _joint_relation(own: Sequence[Decision]) -> str:
    """Give the relation on which all agree who accepted a tie; '' where they differ, or all left what was offered."""
    accepted = [one for one in own if _holds(one.verdict)]
    meant = {one.relation or one.seen.relation for one in accepted} - {""}
    said = any(one.relation for one in accepted)
    return meant.pop() if said and len(meant) == 1 else ""


def _joint_reason(own: Sequence[Decision]) -> str:
    """Join the reasons of the rejections, each once."""
    return "; ".join(dict.fromkeys(one.reason for one in own if one.reason))


def _holds(verdict: Verdict | None) -> bool:
    """Say whether a verdict takes a tie as good."""
    return verdict is Verdict.ACCEPTED or verdict is Verdict.ADDED
