"""A workbook that came back: what each filled-in row comes to, and what is written down of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hscqa.export.workbook.read_xlsx import RowFault
from hscqa.model import Act, Fate, SheetRow, Sheets, TieId, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

from tests.returning.office import (
    ACCEPT,
    COMMENT,
    LINK,
    OTHER,
    REJECT,
    SILENT,
    Office,
    adding,
    addition,
    filled,
    only,
    only_event,
)


def test_a_workbook_in_which_nobody_wrote_asks_for_nothing(office: Office) -> None:
    assert office.look(office.export()) == ()
    assert office.look(adding(office.export(), {})) == ()


def test_a_decision_and_a_note_are_two_things_of_one_row(office: Office) -> None:
    sheets = filled(office.export(), (LINK, {**REJECT, "your note": "Ask the clerk."}))
    decided, noted = office.look(sheets)
    assert (decided.act, decided.words, decided.fate) == (Act.REJECT, "It is about maps.", Fate.APPLY)
    assert (noted.act, noted.words, noted.fate) == (Act.NOTE, "Ask the clerk.", Fate.APPLY)
    assert decided.tie == noted.tie == TieId(*LINK)
    assert decided.number == noted.number == 2


@pytest.mark.parametrize("written", ["accept", " Accept ", "ACCEPT\n"])
def test_case_and_white_space_of_a_choice_are_forgiven(office: Office, written: str) -> None:
    found = only(office.look(filled(office.export(), (LINK, {"your decision": written}))))
    assert (found.act, found.fate) == (Act.ACCEPT, Fate.APPLY)


def test_a_relation_alone_accepts_a_link_as_that(office: Office) -> None:
    found = only(office.take(filled(office.export(), (LINK, {"your relation": "Partly  answers"}))))
    assert (found.act, found.relation, found.fate) == (Act.ACCEPT, "partly answers", Fate.APPLY)
    event = only_event(office)
    assert (event.act, event.relation) == (Act.ACCEPT, "partly answers")


def test_the_reason_of_an_acceptance_is_kept_as_a_note(office: Office) -> None:
    sheets = filled(office.export(), (LINK, {**ACCEPT, "your reason": "Same map.", "your note": "Same map."}))
    assert [(one.act, one.words) for one in office.take(sheets)] == [(Act.ACCEPT, ""), (Act.NOTE, "Same map.")]
    assert {one.fate for one in office.look(sheets)} == {Fate.ALREADY}


@pytest.mark.parametrize(
    ("sides", "cells", "said"),
    [
        (LINK, {"your decision": "maybe"}, "choose accept, reject or add"),
        (LINK, {"your decision": "=1+1"}, "“=1+1” is no decision"),
        (LINK, {"your decision": "reject"}, "a rejection needs a reason"),
        (LINK, {"your reason": "So."}, "there is a reason and no decision"),
        (LINK, {"your relation": "likes"}, "choose answers or partly answers"),
        (LINK, {**REJECT, "your relation": "answers"}, "what is rejected has no relation"),
        (COMMENT, {**ACCEPT, "your relation": "answers"}, "a comment has no relation"),
        (SILENT, ACCEPT, "on the sheet Add"),
        (SILENT, {"your note": "Is it?"}, "on the sheet Add"),
        (LINK, {**ACCEPT, "statement": "A map of no routes."}, "a protected cell was edited: undo it"),
        (LINK, {**ACCEPT, "confidence": "0.99"}, "a protected cell was edited"),
        (LINK, {**ACCEPT, "tied_id": "audit-2021:rec-9"}, "unknown id: audit-2021:rec-9"),
        (LINK, {**ACCEPT, "tied_id": "audit-2021:rec-3"}, "a protected cell was edited: undo it"),
        (LINK, {**ACCEPT, "check": ""}, "a protected cell was edited"),
        (LINK, {**ACCEPT, "check": "0123456789abcdef"}, "a protected cell was edited"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_what_to_do(
    office: Office, sides: tuple[str, str], cells: Mapping[str, str], said: str
) -> None:
    sheets = filled(office.export(), (sides, cells), (OTHER, ACCEPT))
    refused, taken = sorted(office.take(sheets), key=lambda one: one.fate is Fate.APPLY)
    assert refused.fate is Fate.REFUSED
    assert refused.act is None
    assert said in refused.why
    assert (taken.tie, taken.fate) == (TieId(*OTHER), Fate.APPLY)
    assert [one.tie for one in office.reviews.events()] == [TieId(*OTHER)]


def test_a_workbook_without_its_checks_is_refused_row_by_row(office: Office) -> None:
    sheets = filled(office.export(), (LINK, ACCEPT), (OTHER, ACCEPT))
    bare = tuple(
        replace(row, cells={name: cell for name, cell in row.cells.items() if name != "check"})
        for row in sheets.rows["Ties"]
    )
    found = office.look(replace(sheets, rows={"Ties": bare}))
    assert [one.fate for one in found] == [Fate.REFUSED] * 2


def test_an_edited_row_in_which_nothing_is_decided_is_left_alone(office: Office) -> None:
    assert office.look(filled(office.export(), (LINK, {"statement": "Scribbled over."}))) == ()


def test_a_row_that_could_not_be_read_is_refused_in_its_place(office: Office) -> None:
    sheets = filled(office.export(), (OTHER, ACCEPT))
    fault, taken = office.look(sheets, faults=(RowFault("Ties", 2, "`your decision` holds a formula"),))
    assert (fault.number, fault.fate, fault.why) == (2, Fate.REFUSED, "`your decision` holds a formula")
    assert taken.fate is Fate.APPLY


def test_half_of_a_character_is_shown_as_none(office: Office) -> None:
    half = only(office.take(filled(office.export(), (LINK, {"your note": "half \ud83d"}))))
    assert (half.words, half.fate) == ("half \ufffd", Fate.APPLY)
    whole = only(office.look(filled(office.export(), (LINK, {"your note": "whole \ud83d\ude00"}))))
    assert whole.words == "whole 😀"


def test_importing_twice_is_importing_once(office: Office) -> None:
    sheets = filled(
        office.export(),
        (LINK, {**ACCEPT, "your relation": "answers", "your note": "Later."}),
        (OTHER, REJECT),
        (COMMENT, ACCEPT),
    )
    office.take(sheets)
    once = office.reviews.events()
    assert len(once) == 4
    assert {one.fate for one in office.take(sheets)} == {Fate.ALREADY}
    assert office.reviews.events() == once


def test_what_was_decided_elsewhere_is_on_record_too(office: Office) -> None:
    office.reviews.keep([office.reviews.event("Anna", Act.REJECT, TieId(*LINK), words="It is\nabout maps.")])
    office.reviews.keep([office.reviews.event("Anna", Act.NOTE, TieId(*LINK), words="Ask.")])
    sheets = filled(office.export(), (LINK, {**REJECT, "your note": "Ask."}))
    assert {one.fate for one in office.look(sheets)} == {Fate.ALREADY}
    assert {one.fate for one in office.look(sheets, "Ben")} == {Fate.APPLY}


def test_a_changed_mind_is_new_and_says_what_was_held_before(office: Office) -> None:
    office.take(filled(office.export(), (LINK, ACCEPT)))
    rejected = only(office.take(filled(office.export(), (LINK, REJECT))))
    assert (rejected.fate, rejected.before) == (Fate.APPLY, Verdict.ACCEPTED)
    again = only(office.look(filled(office.export(), (LINK, {**REJECT, "your reason": "Another."}))))
    assert (again.fate, again.before) == (Fate.APPLY, Verdict.REJECTED)


def test_a_relation_that_was_not_said_again_is_left(office: Office) -> None:
    office.take(filled(office.export(), (LINK, {"your relation": "answers"})))
    assert only(office.look(filled(office.export(), (LINK, ACCEPT)))).fate is Fate.ALREADY
    other = only(office.look(filled(office.export(), (LINK, {"your relation": "partly answers"}))))
    assert (other.fate, other.before) == (Fate.APPLY, Verdict.ACCEPTED)


def test_two_reviewers_may_hand_in_the_same_export(office: Office) -> None:
    exported = office.export()
    office.take(filled(exported, (LINK, REJECT), (OTHER, ACCEPT)), "Anna")
    assert {one.fate for one in office.take(filled(exported, (LINK, ACCEPT), (OTHER, ACCEPT)), "Ben")} == {Fate.APPLY}
    judged = {one.tie: one.verdict for one in office.reviews.current().in_force}
    assert judged == {TieId(*LINK): Verdict.DISPUTED, TieId(*OTHER): Verdict.ACCEPTED}
    assert office.held(TieId(*LINK), "Anna") is Verdict.REJECTED


def test_a_rejected_link_can_be_taken_back_in_the_next_export(office: Office) -> None:
    office.take(filled(office.export(), (LINK, REJECT)))
    sheets = filled(office.export(), (LINK, ACCEPT))
    row = next(row for row in sheets.rows["Ties"] if row.cells["tied_id"] == LINK[1])
    assert row.cells["tie"] == "rejected link"
    assert only(office.take(sheets)).before is Verdict.REJECTED
    assert office.held(TieId(*LINK)) is Verdict.ACCEPTED


def doubled(sheets: Sheets, cells: Mapping[str, str]) -> Sheets:
    """Copy the first row below the last, filled in otherwise."""
    ties = sheets.rows["Ties"]
    copy = SheetRow("Ties", ties[-1].number + 1, {**ties[0].cells, **cells})
    return replace(sheets, rows={**sheets.rows, "Ties": (*ties, copy)})


def test_rows_that_decide_differently_on_one_tie_are_all_refused(office: Office) -> None:
    sheets = filled(office.export(), (LINK, {**ACCEPT, "your note": "Hm."}))
    first, noted, second = office.take(doubled(sheets, {**REJECT, "your note": ""}))
    assert (first.fate, second.fate) == (Fate.REFUSED, Fate.REFUSED)
    assert f"row {second.number} of Ties" in first.why
    assert "row 2 of Ties" in second.why
    assert (noted.act, noted.fate) == (Act.NOTE, Fate.APPLY)


def test_the_same_decision_twice_is_taken_once(office: Office) -> None:
    sheets = filled(office.export(), (LINK, {**ACCEPT, "your note": "Hm."}))
    found = office.take(adding(doubled(sheets, {}), addition(LINK)))
    assert [(one.act, one.fate) for one in found] == [
        (Act.ACCEPT, Fate.APPLY),
        (Act.NOTE, Fate.APPLY),
        (Act.ACCEPT, Fate.ALREADY),
        (Act.NOTE, Fate.ALREADY),
        (Act.ACCEPT, Fate.ALREADY),
    ]
    assert len(office.reviews.events()) == 2
