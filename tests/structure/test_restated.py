"""Papers that restate statements and reply to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hscqa.structure import families, plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.model import Document

TITLE = "Government response to the review of harbours"
COUNT = "The Board should count the boats in every harbour each night."
PAY = "Councils must pay the keepers of all harbours what they are owed."
YES = "We accept this, and have told the Board that it must begin before winter."
MORE = "The keepers have been told too, and they were glad to hear of it at last."


@pytest.mark.parametrize(
    ("title", "replies"),
    [
        (TITLE, True),
        ("Safe bridges: the Government’s response", True),
        ("Harbours: progress report", True),
        ("Treasury Minutes: harbours", True),
        ("Initial lessons from the government’s response to the storm", False),
        ("Review of the response to the storm", False),
        ("Harbours: update on progress", False),
    ],
)
def test_a_title_says_whether_a_paper_replies(title: str, replies: bool) -> None:  # noqa: FBT001
    assert families.responds(title) is replies


@pytest.mark.parametrize("opening", ["Government response\n\n", "Response: ", "Our response:\n\n", "Reply: ", ""])
def test_a_statement_holds_what_it_restates_and_the_reply(structured: Callable[..., Document], opening: str) -> None:
    text = f"Recommendation 1\n\n{COUNT}\n\n{opening}{YES}\n\n{MORE}\n\nRecommendation 2\n\n{PAY}\n\n{opening}{YES}\n"
    first, second = structured(text, title=TITLE).statements
    assert (first.label, second.label) == ("Recommendation 1", "Recommendation 2")
    label = plain(opening) if opening.endswith(" ") else ""
    assert first.reading == " ".join(filter(None, (COUNT, label, YES, MORE)))
    assert second.reading.startswith(PAY)


def test_one_reply_to_two_statements_makes_one_of_them(structured: Callable[..., Document]) -> None:
    text = f"8.1. {COUNT} (paragraph 2.2)\n\n8.2. {PAY} (paragraph 3.4)\n\n{YES}\n\n"
    text += f"8.3. {COUNT} (paragraph 5.1)\n\n{MORE}\n"
    first, second = structured(text, title=TITLE).statements
    assert (first.label, second.label) == ("Recommendation 8.1 and recommendation 8.2", "Recommendation 8.3")
    assert first.reading == f"{COUNT} (paragraph 2.2) {PAY} (paragraph 3.4) {YES}"


def test_restated_statements_that_nobody_answers_stay_apart(structured: Callable[..., Document]) -> None:
    text = f"Recommendation 1: {COUNT}\n\nRecommendation 2: {PAY}\n"
    assert [one.label for one in structured(text, title=TITLE).statements] == ["Recommendation 1", "Recommendation 2"]


def test_replies_that_stand_with_their_labels_stay_apart(structured: Callable[..., Document]) -> None:
    text = f"Recommendation 1: {YES}\n\nRecommendation 2: We reject this.\n\n{MORE}\n"
    assert [one.label for one in structured(text, title=TITLE).statements] == ["Recommendation 1", "Recommendation 2"]


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("Recommendations 4 and 5", "Recommendation 4 and recommendation 5"),
        ("Recommendations 4, 5 and 9", "Recommendation 4, recommendation 5 and recommendation 9"),
        ("Recommendations 4 to 6", "Recommendation 4, recommendation 5 and recommendation 6"),
        ("Response to Recommendations 4–5", "Response to recommendation 4 and recommendation 5"),
        ("Progress on actions A1.1 and A1.2", "Progress on action 1.1 and action 1.2"),
    ],
)
def test_a_label_may_name_several(structured: Callable[..., Document], written: str, label: str) -> None:
    (statement,) = structured(f"{written}\n\n{YES}\n", title=TITLE).statements
    assert (statement.label, statement.reading) == (label, YES)


def test_numbered_paragraphs_and_headings_are_part_of_a_reply(structured: Callable[..., Document]) -> None:
    text = f"Recommendation 1\n\n{COUNT}\n\n1.1 {YES}\n\nWhat comes next\n\n1.2 {MORE}\n\n"
    text += f"Keepers\n\nRecommendation 2\n\n{PAY}\n\n2.1 {YES}\n"
    first, second = structured(text, title=TITLE).statements
    assert first.reading == f"{COUNT} {YES} What comes next {MORE}"
    assert (second.theme, second.reading) == ("Keepers", f"{PAY} {YES}")


def test_they_end_a_recommendation_of_any_other_paper(structured: Callable[..., Document]) -> None:
    text = f"Recommendation 1\n\n{COUNT}\n\n1.1 {YES}\n\nWhat comes next\n\n1.2 {MORE}\n\nRecommendation 2\n\n{PAY}\n"
    assert [one.reading for one in structured(text).statements] == [COUNT, PAY]


def test_a_label_that_a_line_end_cuts_out_of_a_sentence_is_none(structured: Callable[..., Document]) -> None:
    lines = [
        "Recommendation 2: The Government should give the Board the power to ask",
        "every harbour for its books, and should report on what was found to those",
        "who count the boats and to the senior officials who are to be named under",
        "Recommendation 1.",
        "",
        "Recommendation 3: The Board should count the boats in each of the harbours",
        "and publish the count before the winter begins.",
    ]
    assert [one.label for one in structured("\n".join(lines)).statements] == ["Recommendation 2", "Recommendation 3"]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("3: PAC recommendation: Do it.", "Recommendation 3"),
        ("2b. PAC conclusion: Nobody did.", "Conclusion 2b"),
        ("Inquiry Recommendation 4 (Paragraph 12): Do it.", "Recommendation 4"),
        ("Rec 4: Do it.", "Recommendation 4"),
        ("Conclusion 14\n\nNobody did.", "Conclusion 14"),
        ("Response to conclusion 14: We know.", "Response to conclusion 14"),
        ("Progress on recommendation 3: Done.", "Progress on recommendation 3"),
        ("Update on action A2.1: Done.", "Progress on action 2.1"),
    ],
)
def test_labels_of_other_families(structured: Callable[..., Document], line: str, label: str) -> None:
    assert [one.label for one in structured(f"{YES}\n\n{line}\n", title=TITLE).statements] == [label]
