"""Statements that carry no label of their own, and lists that are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.model import Document

BODY = "This sentence is long enough to be the text that a heading stands over."
COUNT = "The Board should count the boats in every harbour each night."
PAY = "Councils must pay the keepers of all harbours what they are owed."
BOTH = "Conclusions and recommendations"
SEEN = "Nobody has counted the boats in any of the harbours since the war."


def labels(document: Document) -> list[str]:
    return [statement.label for statement in document.statements]


@pytest.mark.parametrize(
    "heading",
    ["Recommendations", "List of recommendations", "2. RECOMMENDATIONS", "Annex B: Summary of recommendations"],
)
def test_a_numbered_list_under_recommendations_is_one_of_them(
    structured: Callable[..., Document], heading: str
) -> None:
    document = structured(f"1. Introduction\n\n{BODY}\n\n{heading}\n\n1. {COUNT}\n\n2. {PAY}\n\n3. {SEEN}\n")
    assert labels(document) == ["Recommendation 1", "Recommendation 2", "Recommendation 3"]
    assert document.statements[0].id == "made:rec-1"
    assert document.statements[1].reading == PAY


def test_conclusions_and_recommendations_are_told_apart_by_their_words(structured: Callable[..., Document]) -> None:
    text = f"{BOTH}\n\n1. {SEEN} (Paragraph 12)\n\n2. {COUNT} (Paragraphs 14 and 15)\n"
    assert labels(structured(text)) == ["Conclusion 1", "Recommendation 2"]


def test_an_ending_that_says_which_it_is_decides(structured: Callable[..., Document]) -> None:
    text = f"1. {COUNT} (Conclusion, Paragraph 12)\n\n2. {SEEN} (Recommendation, Paragraph 13)\n"
    assert labels(structured(f"{BOTH}\n\n{text}")) == ["Conclusion 1", "Recommendation 2"]


def test_themes_do_not_end_the_list(structured: Callable[..., Document]) -> None:
    text = f"Boats\n\n8.1. {COUNT} (paragraph 2.2)\n\nKeepers\n\n8.2. {PAY} (paragraph 3.4)\n"
    document = structured(f"{BOTH}\n\n{text}")
    assert [(one.label, one.theme) for one in document.statements] == [
        ("Recommendation 8.1", "Boats"),
        ("Recommendation 8.2", "Keepers"),
    ]


def test_a_chapter_that_argues_gives_only_what_it_recommends(structured: Callable[..., Document]) -> None:
    text = f"9.1 {SEEN}\n\n9.2 {BODY}\n\n9.3 I therefore recommend that boats be counted.\n"
    assert labels(structured(f"Chapter 9\n{BOTH}\n\n{text}")) == ["Recommendation 9.3"]


def test_paragraphs_numbered_through_a_paper_are_no_list(structured: Callable[..., Document]) -> None:
    text = f"Summary\n\n1. {BODY}\n\n2. {BODY}\n\nRecommendations\n\n3. {COUNT}\n\nBackground\n\n4. {PAY}\n"
    assert structured(text).statements == ()


def test_what_a_paragraph_opens_is_its_own_list(structured: Callable[..., Document]) -> None:
    text = f"Recommendations\n\n{BODY}\n\nThe Act has two aims:\n\n1. {COUNT}\n\n2. {PAY}\n"
    assert structured(text).statements == ()


def test_a_table_of_contents_holds_no_statements(structured: Callable[..., Document]) -> None:
    lines = "Conclusions 12\nRecommendations 14\nRecommendation 1 14\nRecommendation 2 15\n"
    assert structured(f"Contents\n\n{lines}\n{BODY}\n\n{BODY}\n").statements == ()


@pytest.mark.parametrize("line", ["**14. {}**", "14. **{}**", "*14. {}*"])
def test_a_numbered_sentence_in_bold_is_a_statement(structured: Callable[..., Document], line: str) -> None:
    document = structured(
        f"Boats\n\n13. {BODY}\n\n{line.format(COUNT)}\n\n15. {BODY}\n\n{line.format(SEEN).replace('14', '16')}\n"
    )
    assert [(one.label, one.text) for one in document.statements] == [
        ("Recommendation 14", COUNT),
        ("Conclusion 16", SEEN),
    ]
    assert [block.id for block in document.blocks if block.kind == "numbered paragraph"] == [
        "made:para-13",
        "made:para-15",
    ]


def test_a_numbered_title_in_bold_is_none(structured: Callable[..., Document]) -> None:
    assert structured(f"**1. What we saw in the harbours**\n\n{BODY}\n\n**2. Money**\n\n{BODY}\n").statements == ()


def test_a_statement_without_a_number_is_named_by_its_paragraph(structured: Callable[..., Document]) -> None:
    document = structured(
        f"Summary of conclusions and recommendations\n\n{BODY}\n\n{COUNT} (Paragraph 45)\n\n{SEEN} (Paragraph 46)\n"
    )
    assert [(one.id, one.label) for one in document.statements] == [
        ("made:rec-para-45", "Recommendation (para 45)"),
        ("made:conclusion-para-46", "Conclusion (para 46)"),
    ]


def test_an_ending_that_a_page_cuts_is_whole(structured: Callable[..., Document]) -> None:
    text = (
        f"Conclusions and recommendations\n\n8.1. {COUNT[:-1]} (paragraph\n\n4.24).\n\n8.2. {PAY} (paragraph 4.25).\n"
    )
    assert [one.reading[-17:] for one in structured(text).statements] == ["(paragraph 4.24).", "(paragraph 4.25)."]


def test_an_owner_and_a_timescale_belong_to_their_action(structured: Callable[..., Document]) -> None:
    first = "A1.1 Count boats.\nOwner: The Board and councils\nTimescale: 6 months\n"
    second = "A1.2 Pay.\nTimescale: 1 month\nLead: The Board\n"
    found = structured(f"{first}\n{second}", title="Action plan").statements
    assert [(one.label, one.reading, one.owners, one.timescale) for one in found] == [
        ("Action 1.1", "Count boats.", ("Board", "councils"), "6 months"),
        ("Action 1.2", "Pay.", ("Board",), "1 month"),
    ]
