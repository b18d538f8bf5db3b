"""What holds now: a decision is about two texts, and no voice on others that later stand at the same ids."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hscqa.model import Act, Seen, Standing, TieId, Verdict
from hscqa.review.current import followed, in_force, open_changes, places
from tests.review.events import event, undo

if TYPE_CHECKING:
    from hscqa.model import Document, Event

LINK = TieId("review:1.ii", "audit:rec-1")


def on(papers: tuple[Document, Document], tie: TieId, who: str, act: Act, at: str = "2026-03-01T09:00:00Z") -> Event:
    """Make an act on a link, as its texts stand in two papers."""
    texts = {one.id: one.reading for paper in papers for one in paper.statements}
    return event(who, act, tie, at=at, seen=Seen(texts[tie.source], texts[tie.target], "semantic", "answers", 0.7))


def moved(review: Document, revised: Document) -> tuple[str, str]:
    """Give a statement's id before and after the revision, of one whose words moved while its old id was taken."""
    after = {one.reading: one.id for one in revised.statements}
    ids = {one.id for one in revised.statements}
    return next(
        (one.id, after[one.reading])
        for one in review.statements
        if after.get(one.reading, one.id) != one.id and one.id in ids
    )


def test_a_decision_on_the_new_text_at_an_old_id_leaves_the_moved_one_alone(
    audit: Document, review: Document, revised: Document
) -> None:
    old, new = moved(review, revised)
    tie = TieId(old, "audit:rec-1")
    first = on((review, audit), tie, "Ann", Act.ACCEPT)
    later = on((revised, audit), tie, "Ann", Act.REJECT, at="2026-03-02T09:00:00Z")
    held = {one.tie: one for one in in_force([first, later], [audit, revised])}
    assert held[TieId(new, "audit:rec-1")].verdict is Verdict.ACCEPTED
    assert held[tie].verdict is Verdict.REJECTED
    assert [len(one.decisions) for one in held.values()] == [1, 1]


def test_two_reviewers_who_judged_different_texts_at_one_id_do_not_differ(
    audit: Document, review: Document, revised: Document
) -> None:
    old, _ = moved(review, revised)
    tie = TieId(old, "audit:rec-1")
    acts = [on((review, audit), tie, "Ann", Act.ACCEPT), on((revised, audit), tie, "Bea", Act.REJECT)]
    assert Verdict.DISPUTED not in {one.verdict for one in in_force(acts, [audit, revised])}


def test_a_vote_on_an_old_wording_is_none_on_the_new_and_is_looked_at_until_somebody_decides(
    audit: Document, review: Document, revised: Document
) -> None:
    before = {one.id: one.reading for one in review.statements}
    documents = [audit, revised]
    ties = [TieId(one, "audit:rec-1") for one in before]
    changed = [on((review, audit), tie, "Ann", Act.ACCEPT) for tie in ties]
    suspect = next(one for one in followed(changed, documents) if one.standing is Standing.SUSPECT)
    assert suspect.now is not None
    assert suspect.now not in {one.tie for one in in_force(changed, documents)}
    again = on((revised, audit), suspect.now, "Bea", Act.REJECT, at="2026-03-03T09:00:00Z")
    held = in_force([*changed, again], documents)
    assert next(one.verdict for one in held if one.tie == suspect.now) is Verdict.REJECTED
    assert suspect in open_changes(followed(changed, documents), in_force(changed, documents))
    assert suspect not in open_changes(followed([*changed, again], documents), held)


def test_voices_on_one_text_are_joined_wherever_it_stood(audit: Document, review: Document, revised: Document) -> None:
    old, new = moved(review, revised)
    first = on((review, audit), TieId(old, "audit:rec-1"), "Ann", Act.ACCEPT)
    second = on((revised, audit), TieId(new, "audit:rec-1"), "Bea", Act.REJECT, at="2026-03-02T09:00:00Z")
    (both,) = in_force([first, second], [audit, revised])
    assert (both.tie, both.verdict) == (TieId(new, "audit:rec-1"), Verdict.DISPUTED)
    again = on((revised, audit), TieId(new, "audit:rec-1"), "Ann", Act.REJECT, at="2026-03-03T09:00:00Z")
    (one,) = in_force([first, second, again], [audit, revised])
    assert one.verdict is Verdict.REJECTED


def test_a_tie_is_found_by_its_ids_of_then_and_of_now(audit: Document, review: Document, revised: Document) -> None:
    old, new = moved(review, revised)
    then, now = TieId(old, "audit:rec-1"), TieId(new, "audit:rec-1")
    found = places([on((review, audit), then, "Ann", Act.ACCEPT)], [audit, revised])
    assert found == {then: {then}, now: {then}}


def test_what_was_undone_holds_nowhere_and_is_not_looked_for(audit: Document, review: Document) -> None:
    accept = on((review, audit), LINK, "Ann", Act.ACCEPT)
    taken = replace(undo(accept), seen=accept.seen)
    assert in_force([accept, taken], [audit, review]) == ()
    assert followed([accept, taken], [audit, review]) == ()
