"""What was found, as entries."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hscqa.library.remembered import Asked
from hscqa.model import Answer, Cell, Quote, SearchReply, Span
from hscqa.tui.ask.entries import entries_of
from hscqa.tui.ask.finds import Finds, Stage

QUOTE = Quote("a keeper", "a keeper", "audit:rec-1", "audit", "R1", Span(3, 11), "Auditor (2018), R1", also=("Coast",))


def test_what_differs_and_where_else_the_words_stand_is_shown() -> None:
    answer = Answer("who?", True, "a keeper", 0.8, None, (QUOTE,), (), 1, difference="“2” here, but “3” there.")  # noqa: FBT003
    faces = [entry.face.plain for entry in entries_of(Finds(Asked("who?"), answer, {}, Stage.FULL))]
    assert faces[1:] == ["“a keeper”\n— Auditor (2018), R1\nalso in: Coast", "They differ: “2” here, but “3” there."]


def test_a_table_row_is_quoted_exactly_and_its_cells_stand_under_it_after_their_heads() -> None:
    cells = (Cell("", "Northby"), Cell("Position [/b] (£ thousand)", "(3.0)"))
    row = replace(QUOTE, reading="Northby (3.0)", cells=cells, also=())
    answer = Answer("who?", True, "Northby (3.0)", 0.8, None, (row,), (), 1)  # noqa: FBT003
    _, entry = entries_of(Finds(Asked("who?"), answer, {}, Stage.FULL))
    assert entry.face.plain.splitlines() == [
        "“Northby (3.0)”",
        "Northby · Position [/b] (£ thousand): (3.0)",
        "— Auditor (2018), R1",
    ]


@pytest.mark.parametrize("typed", ['"set aside"', "money “set aside” for vans", "«vans»"])
def test_who_types_quotation_marks_is_told_that_they_make_no_phrase(typed: str) -> None:
    finds = Finds(Asked(typed, "search"), SearchReply(typed, (), 20), {}, Stage.TYPED)
    assert finds.counts == "0 passages by words · 0.02 s · words in quotation marks are searched like any others"


@pytest.mark.parametrize("typed", ["set aside", 'set "aside', "the keeper's gulls", '""', 'a 6" pipe'])
def test_nobody_is_told_of_a_phrase_that_was_not_typed(typed: str) -> None:
    finds = Finds(Asked(typed, "search"), SearchReply(typed, (), 20), {}, Stage.FULL)
    assert finds.counts == "0 passages · 0.02 s"


def test_what_was_found_is_counted_and_timed() -> None:
    answer = Answer("who?", True, "a keeper", 0.8, None, (QUOTE,), (), 1_240)  # noqa: FBT003
    assert Finds(Asked("who?"), answer, {}, Stage.FULL).counts == "1 quotation · 0 passages · 1.2 s"
    none = Answer("who?", False, "", 0.1, "why", (), (), 12)  # noqa: FBT003
    assert Finds(Asked("who?"), none, {}, Stage.FULL).counts == "Not found · 0 passages · 0.01 s"
