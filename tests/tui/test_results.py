"""An answer's entries."""

from __future__ import annotations

from hscqa.model import Answer, Quote, Span
from hscqa.tui.results import _answer_entries

QUOTE = Quote("a keeper", "a keeper", "audit:rec-1", "audit", "R1", Span(3, 11), "Auditor (2018), R1", also=("Coast",))


def test_what_differs_and_where_else_the_words_stand_is_shown() -> None:
    answer = Answer("who?", True, "a keeper", 0.8, None, (QUOTE,), (), 1, difference="“2” here, but “3” there.")  # noqa: FBT003
    faces = [entry.face.plain for entry in _answer_entries(answer)]
    assert faces[1:] == ["“a keeper”\n— Auditor (2018), R1\nalso in: Coast", "They differ: “2” here, but “3” there."]
