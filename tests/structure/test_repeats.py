"""Recommendations that a paper gives twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.model import Document

BODY = "This sentence is long enough to be the text that a heading stands over."
COUNT = "The Board should count the boats in every harbour each night, and say what it saw."
PAY = "Councils must pay the keepers of all harbours what they are owed, and do so at once."
LAMP = "Lamps should be lit in every harbour of the north from the first of October to May."
ARGUED = f"""Boats

1. {BODY}

Recommendation 1: {COUNT}

2. {BODY}

Recommendation 2: {PAY}

3. {BODY}

Recommendation 3: {LAMP}

4. {BODY}
"""


def statements(document: Document) -> list[tuple[str, str, str]]:
    return [(one.id, one.label, one.theme) for one in document.statements]


def test_the_list_stays_and_takes_the_plain_ids(structured: Callable[..., Document]) -> None:
    listed = (
        f"List of recommendations\n\nRecommendation 1: {COUNT}\n\nRecommendation 2: {PAY}\n\nRecommendation 3: {LAMP}\n"
    )
    document = structured(f"{ARGUED}\n{listed}")
    assert statements(document) == [
        (f"made:rec-{number}", f"Recommendation {number}", "List of recommendations") for number in (1, 2, 3)
    ]
    given_up = [block for block in document.blocks if block.label == "Recommendation 2"]
    assert [(block.id, block.kind) for block in given_up] == [
        ("made:rec-2-2", BlockKind.PARAGRAPH),
        ("made:rec-2", BlockKind.STATEMENT),
    ]


def test_a_list_that_only_sums_up_gives_way(structured: Callable[..., Document]) -> None:
    short = "Recommendation 1: Count the boats.\n\nRecommendation 2: Pay the keepers of all harbours.\n"
    document = structured(f"Summary\n\n{BODY}\n\n{short}\n{ARGUED}")
    assert ("made:rec-2", "Recommendation 2", "Boats") in statements(document)
    assert len([one for one in document.statements if one.label == "Recommendation 2"]) == 1


def test_another_papers_recommendation_gives_way_to_one_of_a_list(structured: Callable[..., Document]) -> None:
    quoted = f"Before us\n\n{BODY}\n\nRecommendation 2: Gulls should be fed by whoever lives nearest.\n\n1. {BODY}\n"
    listed = f"Recommendations\n\n1. {COUNT}\n\n2. {PAY}\n\n3. {LAMP}\n"
    assert [one.reading for one in structured(f"{listed}\n{quoted}").statements] == [COUNT, PAY, LAMP]


def test_two_that_differ_both_stay(structured: Callable[..., Document]) -> None:
    document = structured(f"Recommendation 1: {COUNT}\n\nRecommendation 1: {PAY}\n")
    assert [(one.id, one.reading) for one in document.statements] == [("made:rec-1", COUNT), ("made:rec-1-2", PAY)]
