"""Single rules of the outline, each on a few lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hscqa.model import BlockKind
from hscqa.structure import families

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.model import Document

BODY = "This sentence is long enough to be the text that a heading stands over."


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.label) for block in document.blocks]


@pytest.mark.parametrize(
    ("line", "label", "words"),
    [
        ("Recommendation 7: Do it.", "Recommendation 7", "Do it."),
        ("Recommendation 7 – Do it.", "Recommendation 7", "Do it."),
        ("Recommendation\u00a07: Do it.", "Recommendation 7", "Do it."),
        ("RECOMMENDATION 7 Do it.", "Recommendation 7", "Do it."),
        ("**Recommendation 7** Do it.", "Recommendation 7", "Do it."),
        ("**Recommendation 7:** Do it.", "Recommendation 7", "Do it."),
        ("Recommendation 4.3: Do it.", "Recommendation 4.3", "Do it."),
        ("Recommendation 12a. Do it.", "Recommendation 12a", "Do it."),
        ("R7 Do it.", "Recommendation 7", "Do it."),
        ("R7: Do it.", "Recommendation 7", "Do it."),
        ("Proposal 3. Do it.", "Proposal 3", "Do it."),
        ("Action 3.2: Do it.", "Action 3.2", "Do it."),
        ("2. (iv) Do it.", "Proposal 2 (iv)", "Do it."),
        ("2 (iv) Do it.", "Proposal 2 (iv)", "Do it."),
        ("Response to Recommendation 7: We will.", "Response to recommendation 7", "We will."),
        ("The Scottish Government response to recommendation 7 – No.", "Response to recommendation 7", "No."),
        ("Recommendation 7\n\nDo it.", "Recommendation 7", "Do it."),
        ("Government response to recommendation 7\nWe will.", "Response to recommendation 7", "We will."),
        ("Recommendation 7\n• do this\n• do that", "Recommendation 7", "do this do that"),
    ],
)
def test_a_label_at_the_start_of_a_line_makes_a_statement(
    structured: Callable[..., Document], line: str, label: str, words: str
) -> None:
    (statement,) = structured(f"Introduction\n\n{BODY}\n\n{line}\n").statements
    assert (statement.label, statement.reading) == (label, words)
    assert statement.text.startswith(words.split(maxsplit=1)[0])


@pytest.mark.parametrize(
    "line",
    [
        "Recommendation 7 of the report has not been followed by anybody.",
        "Recommendations 7 and 8 were followed.",
        "We note in response to recommendation 7 that nobody followed it.",
        "Recommendation 7: Do it ............................. 12",
        "R7 is a motorway.",
        "“Recommendation 7: Do it” was what they said.",
        "A1.2 The Inquiry began in June.",
        "Action 3 was taken at once.",
        "Proposal 1 (ii) says so.",
    ],
)
def test_a_label_in_running_text_makes_none(structured: Callable[..., Document], line: str) -> None:
    assert structured(f"Introduction\n\n{BODY}\n\n{line}\n").statements == ()


def test_an_appendixs_paragraphs_are_numbered_where_no_action_is_spoken_of(
    structured: Callable[..., Document],
) -> None:
    text = f"Annex A\n\nA1.1 {BODY}\n\nA1.2 {BODY}\n"
    assert kinds(structured(text))[1:] == [("numbered paragraph", "para A1.1"), ("numbered paragraph", "para A1.2")]
    assert [s.label for s in structured(text, title="Plan of action").statements] == ["Action 1.1", "Action 1.2"]


@pytest.mark.parametrize(
    ("lead_in", "owners"),
    [
        ("The Scottish Government should:", ("Scottish Government",)),
        ("Councils, NHS boards and the Care Inspectorate must:", ("Councils", "NHS boards", "Care Inspectorate")),
        ("Integration Authorities and councils should work together to:", ("Integration Authorities", "councils")),
        ("The board is asked to:", ("board",)),
        ("We recommend that ministers:", ()),
    ],
)
def test_a_lead_in_says_who_should_act(
    structured: Callable[..., Document], lead_in: str, owners: tuple[str, ...]
) -> None:
    found = structured(f"Recommendations\n\n{BODY}\n\n{lead_in}\n• do this\n• do that.\n").statements
    assert [(s.label, s.owners, s.lead_in) for s in found] == [
        ("Recommendation 1", owners, lead_in),
        ("Recommendation 2", owners, lead_in),
    ]


def test_the_same_words_under_another_heading_open_a_plain_list(structured: Callable[..., Document]) -> None:
    document = structured(f"Background\n\n{BODY}\n\nThe board should:\n• do this\n• do that.\n")
    assert document.statements == ()
    assert document.blocks[-1].lead_in == "The board should:"


def test_a_lead_in_ends_the_last_statement_of_the_list_before(structured: Callable[..., Document]) -> None:
    text = f"Recommendations\n\n{BODY}\n\nMinisters should:\n• act.\n\nSoon.\n\nCouncils should:\n• wait.\n"
    assert [s.reading for s in structured(text).statements] == ["act. Soon.", "wait."]


def test_a_statement_that_names_itself_keeps_its_own_lists(structured: Callable[..., Document]) -> None:
    text = f"Recommendations\n\n{BODY}\n\nRecommendation 1: Change.\n\nMinisters should:\n• act\n• wait.\n"
    (statement,) = structured(text).statements
    assert statement.reading == "Change. Ministers should: act wait."


def test_a_lead_in_inside_a_statement_is_not_the_next_ones(structured: Callable[..., Document]) -> None:
    text = f"Recommendations\n\n{BODY}\n\nRecommendation 1: Act.\n\nIt means:\n• this.\n\nRecommendation 2: Wait.\n"
    assert [(s.label, s.lead_in) for s in structured(text).statements] == [
        ("Recommendation 1", None),
        ("Recommendation 2", None),
    ]


def test_statements_after_one_lead_in_stand_beside_each_other(structured: Callable[..., Document]) -> None:
    text = "We propose that:\n\n1. (i) One.\n\nTimescale: 1 month\n\nWords.\n\n1. (ii) Two.\n\n1. (iii) Three."
    blocks = [block for block in structured(text).blocks if block.kind is BlockKind.STATEMENT]
    assert len({(block.level, block.parent, block.lead_in) for block in blocks}) == 1


@pytest.mark.parametrize(
    "label", ["Timescale: 6 months", "Timeframe:\n6 months", "Deadline: 6 months", "By when: 6 months"]
)
def test_a_timescale_belongs_to_its_statement_and_not_to_its_words(
    structured: Callable[..., Document], label: str
) -> None:
    (statement,) = structured(f"Recommendation 1: Act.\n\nAt once.\n\n{label}\n\nOther words.").statements
    assert (statement.reading, statement.timescale) == ("Act. At once.", "6 months")


def test_a_box_with_a_source_keeps_its_headings_inside(structured: Callable[..., Document]) -> None:
    text = f"Findings\n\n1. {BODY}\n\nBox 1\nWhat we saw\n\n{BODY}\n\nA Title\n\n{BODY}\n\nSource: us\n\n2. {BODY}\n"
    document = structured(text)
    box = next(block for block in document.blocks if block.kind is BlockKind.BOX)
    assert box.text.endswith("Source: us")
    assert ("paragraph", "Box 1, paragraph 2") in kinds(document)


def test_a_box_without_a_source_ends_at_the_next_heading(structured: Callable[..., Document]) -> None:
    text = f"Findings\n\n{BODY}\n\nBox 1\nWhat we saw\n\n{BODY}\n\nA Title\n\n{BODY}\n"
    document = structured(text)
    assert document.blocks[-1].headings == ("A Title",)
    assert [block.kind.value for block in document.blocks if block.parent is not None] == ["paragraph"]


@pytest.mark.parametrize(
    "line", ["Appendix 1 has more details.", "Part 2 of the Act applies.", "Case study 3 shows how."]
)
def test_a_division_that_is_only_spoken_of_is_no_heading(structured: Callable[..., Document], line: str) -> None:
    assert [kind for kind, _ in kinds(structured(f"{BODY}\n\n{line}\n\n{BODY}\n"))] == ["paragraph"] * 3


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Part 2", "Part 2 The title"),
        ("Appendix A: Terms", "Appendix A: Terms"),
        ("ANNEX B – Terms", "ANNEX B – Terms"),
        ("Chapter 3 Terms", "Chapter 3 Terms"),
    ],
)
def test_a_division_is_a_heading_of_the_first_level(structured: Callable[..., Document], line: str, words: str) -> None:
    title = "\nThe title" if line == "Part 2" else ""
    document = structured(f"{BODY}\n\n{line}{title}\n\n{BODY}\n")
    assert document.blocks[-1].headings == (words,)
    assert document.blocks[1].level == 1


def test_a_title_that_goes_on_after_a_break_is_whole(structured: Callable[..., Document]) -> None:
    title = "What the councils and the villages they serve have to say"
    division = structured(f"Part 2\n{title}\n\nof their vans\n\n{BODY}\n")
    assert division.blocks[-1].headings == (f"Part 2 {title} of their vans",)
    box = structured(f"Box 2\n{title}\n\nof their vans\n\n{BODY}\n")
    assert box.blocks[-1].headings == (f"Box 2 {title} of their vans",)


def test_a_list_inside_a_paragraph_does_not_end_the_count(structured: Callable[..., Document]) -> None:
    text = f"1. {BODY}\n2. It has three aims:\n 1. this aim\n 2. that aim\n 3. the last\n3. {BODY}\n4. {BODY}\n"
    assert [label for _, label in kinds(structured(text))] == [
        "para 1",
        "para 2",
        "para 2, item 1",
        "para 2, item 2",
        "para 2, item 3",
        "para 3",
        "para 4",
    ]


def test_a_numbered_list_after_a_colon_is_a_list_even_of_sentences(structured: Callable[..., Document]) -> None:
    document = structured("We saw two things:\n1. The first thing.\n2. The second thing.\n")
    assert [block.kind for block in document.blocks[1:]] == [BlockKind.ITEM] * 2


def test_titles_with_numbers_over_running_text_are_headings(structured: Callable[..., Document]) -> None:
    text = f"1. Money\n\n{BODY}\n\n2. People\n\n{BODY}\n"
    assert [kind for kind, _ in kinds(structured(text))] == ["heading", "paragraph"] * 2


def test_a_bullet_alone_on_its_line_takes_the_next_one(structured: Callable[..., Document]) -> None:
    document = structured("We saw:\n•\nthis thing\n•\nthat thing\n")
    assert [block.reading for block in document.blocks] == ["We saw:", "this thing", "that thing"]


def test_letters_and_romans_are_entries_and_dashes_below_bullets_are_deeper(
    structured: Callable[..., Document],
) -> None:
    document = structured("We saw:\n• this:\n− inner\n• that\n\nAnd also:\n(a) one\n(b) two\n")
    assert [(block.level, block.label) for block in document.blocks][1:5] == [
        (2, "opening, paragraph 1, bullet 1"),
        (3, "opening, paragraph 1, bullet 1, bullet 1"),
        (2, "opening, paragraph 1, bullet 2"),
        (1, "opening, paragraph 2"),
    ]
    assert document.blocks[-1].label == "opening, paragraph 2, item b"


def test_an_i_is_a_letter_after_h_and_a_roman_number_elsewhere(structured: Callable[..., Document]) -> None:
    romans = structured("We saw:\n(i) one\n(ii) two\n(iii) three\n").blocks
    letters = structured("We saw:\n(g) one\n(h) two\n(i) three\n(j) four\n").blocks
    assert {block.level for block in (*romans[1:], *letters[1:])} == {2}


@pytest.mark.parametrize(
    "line", ["Dear colleagues", "4 FEBRUARY 2019", "T: 0131 496 0000", "ada@example.org", "£3 million – spent on vans"]
)
def test_addresses_dates_and_figures_are_no_headings(structured: Callable[..., Document], line: str) -> None:
    assert [kind for kind, _ in kinds(structured(f"{BODY}\n\n{line}\n\n{BODY}\n"))] == ["paragraph"] * 3


def test_the_lines_of_an_address_are_no_headings(structured: Callable[..., Document]) -> None:
    text = f"Introduction\n\n{BODY}\n\n{BODY}\n\nAda Quill\nLibrary Board\n\n{BODY}\n\n{BODY}\n\n{BODY}\n"
    assert [block.reading for block in structured(text).blocks if block.kind is BlockKind.HEADING] == ["Introduction"]


def test_owners_are_cut_at_commas_and_and() -> None:
    assert families.owners("The A, B and the C") == ("A", "B", "C")
    assert families.owners("") == ()


def test_lists_are_named_by_what_opens_them() -> None:
    assert families.list_noun("The principles of the service are:") == "Principle"
    assert families.list_noun("Key messages") == "Key message"
    assert families.list_noun("We saw:") == ""
