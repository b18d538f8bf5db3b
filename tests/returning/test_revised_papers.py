"""A workbook that comes back after the papers were revised, and one that comes back twice."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hscqa.errors import UnknownId, UsageError
from hscqa.model import Act, Fate, TieId

if TYPE_CHECKING:
    from collections.abc import Mapping

from tests.returning.office import (
    ACCEPT,
    COMMENT,
    LINK,
    OTHER,
    PLACE,
    REJECT,
    UNSUGGESTED,
    WORDS,
    Office,
    adding,
    addition,
    filled,
    only,
)


def test_a_statement_that_was_reworded_is_not_decided_on(office: Office) -> None:
    sheets = filled(office.export(), (LINK, ACCEPT), (OTHER, ACCEPT))
    office.revise("review.txt", "A map of all routes", "A list of all routes")
    changed, kept = office.take(sheets)
    assert (changed.fate, changed.tie) == (Fate.CHANGED, TieId(*LINK))
    assert changed.why.startswith("review-2022:1.i reads otherwise now: “A [-map-] {+list+} of all routes")
    assert kept.fate is Fate.APPLY
    assert [one.tie for one in office.reviews.events()] == [TieId(*OTHER)]


def test_a_target_that_was_reworded_is_not_decided_on(office: Office) -> None:
    sheets = filled(office.export(), (LINK, ACCEPT))
    office.revise("audit.txt", "publish a map of all routes", "publish a list of all routes")
    assert "audit-2021:rec-1 reads otherwise now" in only(office.look(sheets)).why


def test_a_statement_that_moved_is_named_where_it_stands_now(office: Office) -> None:
    sheets = filled(office.export(), (LINK, ACCEPT), (OTHER, ACCEPT))
    text = (office.library.workspace.corpus / "review.txt").read_text("utf-8")
    start = text.index("1. (i) A map of all routes")
    rest = text[start:].replace("1. (ii) ", "1. (iii) ", 1).replace("1. (i) ", "1. (ii) ", 1)
    inserted = f"{text[:start]}1. (i) Every van will carry a bell.\n\n{rest}"
    (office.library.workspace.corpus / "review.txt").write_text(inserted, "utf-8")
    found = office.take(sheets)
    assert {one.fate for one in found} == {Fate.CHANGED}
    assert "the words of review-2022:1.i stand at review-2022:1.ii now" in found[0].why
    assert "the words of review-2022:1.ii stand at review-2022:1.iii now" in found[1].why


def test_a_statement_that_is_gone_is_told(office: Office) -> None:
    sheets = filled(office.export(), (LINK, ACCEPT))
    text = (office.library.workspace.corpus / "review.txt").read_text("utf-8")
    cut = re.sub(r"1\. \(i\) A map.*?Timescale: 6 months\n", "", text, flags=re.DOTALL)
    (office.library.workspace.corpus / "review.txt").write_text(cut, "utf-8")
    found = only(office.look(sheets))
    assert found.fate is Fate.CHANGED
    assert "the words of review-2022:1.i stand in no paper now" in found.why


def test_a_comment_that_was_reworded_is_not_decided_on(office: Office) -> None:
    sheets = filled(office.export(), (COMMENT, ACCEPT))
    office.revise("response.txt", "We support the proposal that", "We doubt the proposal that")
    found = only(office.look(sheets))
    assert found.fate is Fate.CHANGED
    assert "We [-support-] {+doubt+} the proposal" in found.why


def test_a_paper_that_no_longer_comments_is_told_row_by_row(office: Office) -> None:
    sheets = filled(office.export(), (COMMENT, ACCEPT), (OTHER, ACCEPT))
    listed = office.library.workspace.corpus / "papers.toml"
    text = listed.read_text("utf-8")
    start = text.index('[[paper]]\nid = "readers-2022"')
    listed.write_text(text[:start] + text[text.index("[[paper]]", start + 1) :], "utf-8")
    told = {one.tie: one.fate for one in office.look(sheets)}
    assert told[TieId(*OTHER)] is Fate.APPLY
    assert sorted(told.values()) == [Fate.APPLY, Fate.CHANGED]


def test_what_else_changes_in_the_papers_gets_in_nobodys_way(office: Office) -> None:
    sheets = filled(office.export(), (LINK, ACCEPT), (COMMENT, REJECT))
    office.revise("review.txt", "Books that nobody wants are a waste of money.", "Nobody reads a wet book.")
    office.revise("response.txt", "Tilda Marsh", "Tilda Fenn")
    assert {one.fate for one in office.look(sheets)} == {Fate.APPLY}


def test_a_comment_that_another_added_and_took_back_has_to_be_added_anew(office: Office) -> None:
    reviews = office.reviews
    reviews.keep([reviews.event("Ben", Act.ADD, reviews.tie(*PLACE, "A panel is only"))])
    sheets = filled(office.export(), (PLACE, ACCEPT))
    assert only(office.look(sheets)).fate is Fate.APPLY
    reviews.undo("Ben")
    found = only(office.look(sheets))
    assert found.fate is Fate.REFUSED
    assert "add it instead" in found.why


def test_the_papers_that_are_tied_have_to_be_there(office: Office) -> None:
    sheets = office.export()
    with pytest.raises(UnknownId, match="no paper is called “harbours”"):
        office.look(replace(sheets, about={**sheets.about, "source": "harbours"}))
    with pytest.raises(UsageError, match="the sheet About"):
        office.look(replace(sheets, about={"workbook": "crosswalk"}))


NOTES = st.text("abc .,\n'=+", max_size=12)
DECIDED = st.one_of(
    st.fixed_dictionaries({"your decision": st.sampled_from(["accept", "add", "ADD "]), "your note": NOTES}),
    st.fixed_dictionaries({"your decision": st.just("reject"), "your reason": NOTES.filter(str.strip)}),
    st.fixed_dictionaries({"your note": NOTES}),
)
RELATED = st.fixed_dictionaries({"your relation": st.sampled_from(["answers", "partly answers"])})


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)  # each example clears what the last one decided
@given(
    links=st.dictionaries(st.sampled_from([LINK, OTHER]), DECIDED | RELATED),
    comments=st.dictionaries(st.just(COMMENT), DECIDED),
    added=st.lists(st.sampled_from([addition(UNSUGGESTED), addition(PLACE, words=WORDS, note="Hm.")]), unique_by=str),
)
def test_whatever_was_decided_is_on_record_after_one_import(
    office: Office,
    links: Mapping[tuple[str, str], Mapping[str, str]],
    comments: Mapping[tuple[str, str], Mapping[str, str]],
    added: list[Mapping[str, str]],
) -> None:
    shutil.rmtree(office.library.workspace.reviews, ignore_errors=True)
    sheets = adding(filled(office.export(), *links.items(), *comments.items()), *added)
    first = office.take(sheets)
    assert {one.fate for one in first} <= {Fate.APPLY}
    written = office.reviews.events()
    assert [one.tie for one in written] == [one.tie for one in first]
    assert {one.fate for one in office.take(sheets)} <= {Fate.ALREADY}
    assert office.reviews.events() == written
    asked = list(chain(links.values(), comments.values(), added))
    assert len(first) >= sum(any(cell.strip() for cell in cells.values()) for cells in asked)
