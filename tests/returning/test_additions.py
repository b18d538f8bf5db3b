"""The sheet Add that came back: what was missed is added."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hscqa.model import Act, Fate, TieId, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

from tests.returning.office import LINK, OTHER, PLACE, UNSUGGESTED, WORDS, Office, adding, addition, only


def test_a_link_and_a_comment_that_were_missed_are_added_with_their_notes(office: Office) -> None:
    sheets = adding(
        office.export(),
        addition(UNSUGGESTED, relation="partly answers", note="See p. 3."),
        addition(PLACE, words=" ".join(WORDS.split()[1:4])),
    )
    link, note, said = office.take(sheets)
    assert (link.act, link.relation, link.tie) == (Act.ADD, "partly answers", TieId(*UNSUGGESTED))
    assert (note.act, note.words, note.tie) == (Act.NOTE, "See p. 3.", TieId(*UNSUGGESTED))
    assert said.act is Act.ADD
    assert said.tie is not None
    assert "panel is only" in said.tie.quote
    assert office.held(TieId(*UNSUGGESTED)) is Verdict.ADDED
    assert {one.fate for one in office.take(sheets)} == {Fate.ALREADY}
    assert len(office.reviews.events()) == 3


def test_what_is_suggested_already_is_accepted(office: Office) -> None:
    found = only(office.take(adding(office.export(), addition(LINK))))
    assert (found.act, found.fate) == (Act.ACCEPT, Fate.APPLY)
    assert office.held(TieId(*LINK)) is Verdict.ACCEPTED


def test_words_of_a_comment_may_be_broken_over_lines(office: Office) -> None:
    found = only(office.look(adding(office.export(), addition(PLACE, words="A panel\n  is only as good"))))
    assert found.fate is Fate.APPLY


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"statement_id": "review-2022:1.i"}, "nothing stands in tied_id:"),
        ({"note": "Which?"}, "nothing stands in statement_id and tied_id:"),
        (addition(("review-2022:9.i", LINK[1])), "nothing is called “review-2022:9.i”"),
        (addition((LINK[0], "audit-2021:rec-99")), "nothing is called “audit-2021:rec-99”"),
        (addition((LINK[0], "nowhere:rec-1")), "nothing is called “nowhere:rec-1”"),
        (addition(PLACE), "the words of readers-2022:reading-panels.p1 are missing"),
        (addition(PLACE, words="Words that stand nowhere."), "does not say"),
        (addition(PLACE, words="A panel", relation="answers"), "a comment has no relation"),
        (addition(UNSUGGESTED, relation="likes"), "choose answers or partly answers"),
        (addition((LINK[1], LINK[0])), "name the statement that answers first"),
        (addition((LINK[0], OTHER[0])), "name statements of two papers"),
        (addition((PLACE[1], LINK[0])), "is no statement"),
    ],
)
def test_an_addition_that_makes_no_sense_is_refused(office: Office, row: Mapping[str, str], said: str) -> None:
    found = only(office.take(adding(office.export(), row)))
    assert found.fate is Fate.REFUSED
    assert said in found.why
    assert office.reviews.events() == ()
