"""What the papers of corpus/ and the invented ones disagree on, and what holds of every disagreement."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from hscqa.disagreements.finding import find
from hscqa.model import Paper, Role
from hscqa.structure import find_structure

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hscqa.model import Document

SENTENCES = st.sampled_from(
    [
        "Six villages lost their library van at the start of 2018.",
        "Nine villages lost their library van at the start of 2018.",
        "Over 70 per cent of it comes from the Norland Treasury.",
        "Under 60 per cent of it comes from the Norland Treasury.",
        "Jane Smith, Chief Officer of the Library Board, agreed.",
        "Jane Smyth, Chief Officer of the Library Board, agreed.",
        "Ms Tracey Fell ran a van.",
        "Ms Tracy Fell ran a van.",
        "<5% – Vans that came late",
        "Vans are old.",
    ]
)
TEXTS = st.lists(st.lists(SENTENCES, min_size=1, max_size=4).map("\n\n".join), min_size=1, max_size=3)


def made(texts: list[str]) -> list[Document]:
    """Make a paper of each text."""
    return [
        find_structure(Paper(f"paper-{place}", "Vans", "Norland", "2021", Role.OTHER, text, "a.txt", ""))
        for place, text in enumerate(texts)
    ]


def test_the_known_disagreements_of_the_papers_are_found_and_no_other(corpus_documents: Mapping[str, Document]) -> None:
    found = find(list(corpus_documents.values()))
    assert [(one.kind, tuple((side.id, side.value) for side in one.sides)) for one in found] == [
        ("quantity", (("audit-scotland-2018:key-fact-2", "<70%"), ("audit-scotland-2018:para-7", "Over 70 per cent"))),
        (
            "quantity",
            (("audit-scotland-2018:para-57", "Fifteen"), ("audit-scotland-2018:appendix-3.13.p2", "Fourteen")),
        ),
        ("name", (("eijb-2019:para-9", "Paul Grey"), ("msg-2019:review-process.p1", "Paul Gray"))),
        (
            "source",
            (
                ("audit-scotland-2018:case-study-6.p1", "South Lanarkshire IJB"),
                ("audit-scotland-2018:case-study-6.source", "North Lanarkshire IJB"),
            ),
        ),
    ]


def test_the_invented_papers_agree(mini_documents: Mapping[str, Document]) -> None:
    assert find(list(mini_documents.values())) == ()


def test_no_paper_and_a_paper_without_words_disagree_on_nothing() -> None:
    assert find([]) == find(made([""])) == find(made(["", " \n"])) == ()


def test_a_paper_agrees_with_its_copy(write: Callable[..., Document]) -> None:
    text = (
        "1. Six villages lost their library van in 2018.\n\n2. Jane Smith, Chief Officer of the Library Board, agreed."
    )
    assert find([write(text, "one-2021"), write(text, "two-2021")]) == ()


def test_a_paper_that_says_both_is_not_set_against_a_part_of_itself(write: Callable[..., Document]) -> None:
    asked = "In 2021 {} per cent of readers in villages were content with the books of a library van."
    whole = f"1. {asked.format(52)} {asked.format(48)}"
    assert find([write(whole, "whole-2021"), write(f"1. {asked.format(48)}", "part-2021")]) == ()


@given(TEXTS)
def test_the_order_of_the_papers_does_not_matter(texts: list[str]) -> None:
    papers = made(texts)
    assert len({find(order) for order in permutations(papers)}) == 1


@given(TEXTS)
def test_every_side_is_an_exact_slice_and_says_otherwise_than_another_one(texts: list[str]) -> None:
    papers = made(texts)
    by_id = {document.paper.id: document for document in papers}
    for one in find(papers):
        assert len({side.value for side in one.sides}) > 1
        for side in one.sides:
            document = by_id[side.paper_id]
            assert side.quote == document.paper.text[slice(*side.span)]
            assert side.value in side.quote
            block = next(block for block in document.blocks if block.id == side.id)
            assert block.span.start <= side.span.start < side.span.end <= block.span.end
