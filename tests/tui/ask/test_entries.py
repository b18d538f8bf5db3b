"""What was found, as entries."""

from __future__ import annotations

from hscqa.library.remembered import Asked
from hscqa.model import Answer, Quote, Span
from hscqa.tui.ask.entries import entries_of
from hscqa.tui.ask.finds import Finds, Stage

QUOTE = Quote("a keeper", "a keeper", "audit:rec-1", "audit", "R1", Span(3, 11), "Auditor (2018), R1", also=("Coast",))


def test_what_differs_and_where_else_the_words_stand_is_shown() -> None:
    answer = Answer("who?", True, "a keeper", 0.8, None, (QUOTE,), (), 1, difference="“2” here, but “3” there.")  # noqa: FBT003
    faces = [entry.face.plain for entry in entries_of(Finds(Asked("who?"), answer, {}, Stage.FULL))]
    assert faces[1:] == ["“a keeper”\n— Auditor (2018), R1\nalso in: Coast", "They differ: “2” here, but “3” there."]


def test_what_was_found_is_counted_and_timed() -> None:
    answer = Answer("who?", True, "a keeper", 0.8, None, (QUOTE,), (), 1_240)  # noqa: FBT003
    assert Finds(Asked("who?"), answer, {}, Stage.FULL).counts == "1 quotation · 0 passages · 1.2 s"
    none = Answer("who?", False, "", 0.1, "why", (), (), 12)  # noqa: FBT003
    assert Finds(Asked("who?"), none, {}, Stage.FULL).counts == "Not found · 0 passages · 0.01 s"
