"""Lines that a fixed width cut, and sentences that a page break cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hscqa.structure.lines import cut

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.model import Document

WRAPPED = """Summary of the matter

The councils have begun to plan their routes together, and
most of them publish the hours. Readers have noticed.
The money ends soon, and nobody has planned for it:
Councils wait.

The Board should:

• publish the hours before the winter begins, so that
readers know them
• ask readers.

They should be asked each year, and what they say should
be published.
"""
HALF = "the councils whose vans pass through the same village should share"


def test_hard_wrapped_lines_become_paragraphs_and_bullets() -> None:
    assert [line.text.replace("\n", "|").partition(", ")[2] or line.text for line in cut(WRAPPED)] == [
        "Summary of the matter",
        "and|most of them publish the hours. Readers have noticed.|The money ends soon, and nobody has planned for it:",
        "Councils wait.",
        "The Board should:",
        "so that|readers know them",
        "• ask readers.",
        "and what they say should|be published.",
    ]


def test_lines_that_are_paragraphs_stay_apart() -> None:
    text = "A first paragraph that is one line.\nA second one.\nAberdeen City\n2.1\n0\n(0.4)\n"
    assert len(cut(text)) == 6


def test_blank_lines_and_indents_are_counted() -> None:
    lines = cut("\n\n  one\n\n\n \n\ttwo\nthree")
    assert [(line.text, line.blanks, line.indent) for line in lines] == [
        ("one", 2, 2),
        ("two", 3, 1),
        ("three", 0, 0),
    ]


@pytest.mark.parametrize("between", ["\n\n", "\n\n¹ A note.\n\n", "\n\n¹ A note.\n\n² Another\n\n"])
def test_a_sentence_goes_on_after_a_page_break(structured: Callable[..., Document], between: str) -> None:
    document = structured(f"In spring {HALF}{between}a van where that saves money¹.\n")
    block = document.blocks[0]
    assert block.reading == f"In spring {HALF} a van where that saves money."
    assert len(block.slices) == 2
    assert block.text == document.paper.text[block.span.start : block.span.end]
    assert not [p for p in document.passages if "note" in p.reading and p.kind.value != "footnote"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"In spring {HALF}.", "a van"),
        (f"In spring {HALF}", "A van"),
        ("Short heading", "a strapline below it"),
        (f"In spring {HALF}", "• a van"),
    ],
)
def test_what_is_no_half_of_a_sentence_stays_apart(
    structured: Callable[..., Document], first: str, second: str
) -> None:
    assert len(structured(f"{first}\n\n{second}\n").blocks) == 2


@pytest.mark.parametrize("mark", ["• ", "(a) ", "1. ", "Recommendation 1: "])
def test_an_entry_goes_on_in_the_line_below(structured: Callable[..., Document], mark: str) -> None:
    blocks = structured(f"{mark}In spring {HALF}\na van.\nThey agree.\n").blocks
    assert [block.reading for block in blocks] == [f"In spring {HALF} a van.", "They agree."]


def test_a_strapline_under_a_long_title_stays_apart(structured: Callable[..., Document]) -> None:
    title = "The councils plan their routes together and share their vans"
    document = structured(f"{title}\nthere is evidence that it works\n1. It works well.\n2. It does.\n")
    assert [block.reading for block in document.blocks][:2] == [title, "there is evidence that it works"]


def test_a_bullet_goes_on_after_a_page_break(structured: Callable[..., Document]) -> None:
    document = structured(f"We saw:\n- {HALF}\n\na van\n- another thing\n")
    assert [block.reading for block in document.blocks[1:]] == [f"{HALF} a van", "another thing"]
