"""Quotation marks, paired, and the quotations between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.references.marks import pairs
from hscqa.references.quotations import count_words, find_marked, in_block, is_title_case

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.model import Document

    Make = Callable[..., Document]


def quoted(text: str) -> list[str]:
    return [marked.text for marked in find_marked(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “the gulls were very loud”, twice.", ["the gulls were very loud"]),
        ('He said "the gulls were very loud".', ["the gulls were very loud"]),
        ("He said ‘the gulls were very loud’.", ["the gulls were very loud"]),
        ("He said 'the gulls were very loud'.", ["the gulls were very loud"]),
        ("i.e. \"it's going to be a change for a generation” (Petrie)", ["it's going to be a change for a generation"]),
        (
            "“It should lose its name, be it “boat” or “ship”, for ever.” So",
            ["It should lose its name, be it “boat” or “ship”, for ever."],
        ),
        (
            "the ‘Evidence from harbours’ annual counts shows some gulls’. Boards’ plans",
            ["Evidence from harbours’ annual counts shows some gulls"],
        ),
        (
            "known as ‘systems leaders’ who ‘have a view of the harbours’ future. They act.’ A lack",
            ["have a view of the harbours’ future. They act."],
        ),
        ("break the cultural and ‘practice’ barriers, not services' and users' ones", []),
        ('to set out "proposals" in this report rather than "recommendations" here', []),
        (
            "“helped to break down the ‘practice’ barriers between teams.”",
            ["helped to break down the ‘practice’ barriers between teams."],
        ),
        (
            "“The first paragraph of a long quotation ends without a mark",
            ["The first paragraph of a long quotation ends without a mark"],
        ),
        ("the winter of ’47 and don’t ask the boys’ mothers’ sisters", []),
        (
            "two quotations: “one two three four” and “five six seven eight”",
            ["one two three four", "five six seven eight"],
        ),
    ],
)
def test_quotations_are_found_by_their_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_three_words_are_a_term_and_four_a_quotation() -> None:
    assert quoted("“one two three” and “one two three four”") == ["one two three four"]


def test_a_hyphened_compound_is_one_word() -> None:
    assert count_words("long-term set-aside budgets") == 3


def test_italics_are_found_in_running_text_but_not_in_a_heading(make: Make) -> None:
    document: Document = make("Title\n\nThe report says that *the gulls were very loud indeed* in the winter months.\n")
    (block,) = [block for block in document.blocks if "gulls" in block.reading]
    _, marked = in_block(document.paper, block)
    assert [(one.text, one.italic) for one in marked] == [("the gulls were very loud indeed", True)]


def test_a_title_is_told_by_its_capitals() -> None:
    assert is_title_case("We Need To Talk About Integration")
    assert not is_title_case("We need to talk about integration")


@given(st.text(alphabet="ab ’‘“”\"'.,()\n"))
def test_pairs_are_whole_and_inside_the_text(text: str) -> None:
    for start, end in pairs(text):
        assert 0 <= start < end <= len(text)


@given(st.text(alphabet="abs ’‘“”\"'.,()—"))
def test_quotations_do_not_overlap_and_are_exact(text: str) -> None:
    end = 0
    for marked in find_marked(text):
        assert marked.text == text[marked.inner.start : marked.inner.end]
        assert marked.outer.start >= end
        assert marked.outer.start <= marked.inner.start <= marked.inner.end <= marked.outer.end
        end = marked.outer.end
