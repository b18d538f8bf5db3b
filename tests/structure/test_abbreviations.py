"""Abbreviations that a paper defines: found as they are written, and nothing that only looks like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.model import Paper, Role
from hscqa.structure import find_structure
from hscqa.structure.abbreviations import defined_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hscqa.model import Document


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("New bodies, Integration Joint Boards (IJBs), were made.", "IJB", "Integration Joint Boards"),
        ("The IJB (Integration Joint Board) met.", "IJB", "Integration Joint Board"),
        ("the Norland Library Board (the NLB) decides", "NLB", "Norland Library Board"),
        ("The Scottish Social Services Council (SSSC) registers", "SSSC", "Scottish Social Services Council"),
        ("the Convention of Scottish Local Authorities (COSLA)", "COSLA", "Convention of Scottish Local Authorities"),
        ("in accident and emergency (A&E) now", "A&E", "accident and emergency"),
        (
            "Child and Adolescent Mental Health Services (‘CAMHS’)",
            "CAMHS",
            "Child and Adolescent Mental Health Services",
        ),
        ("the section 95 officer (S95) signs", "S95", "section 95 officer"),
        ("Multi-Agency Public Protection Arrangements (MAPPA)", "MAPPA", "Multi-Agency Public Protection Arrangements"),
        ("It ended. Health and Social Care (HSC; see above) began.", "HSC", "Health and Social Care"),
        ("the Department for Transport (DfT) pays", "DfT", "Department for Transport"),
    ],
)
def test_a_definition_is_found_with_its_long_form(text: str, short: str, long: str) -> None:
    assert list(defined_in(text)) == [(short, long)]


@pytest.mark.parametrize(
    "text",
    [
        "The Public Bodies (Joint Working) (Scotland) Act 2014",
        "integrated in Highland (see Exhibit 1) and (iv) or (IV) elsewhere",
        "spending fell (by £2.5 million) in 2017 (2016/17)",
        "a board (and its chair) of health (Health) and care (CARE)",
        "the audit of libraries (IJB) and others",
        "Libraries report. Joint (LRJ) ends a sentence in between",
        "the ALLIANCE welcomes it (Griesbach, para 3.22)",
        "(IJB)",
        "()",
        "X (Y)",
        "Integration Joint Board (IJB",
        "one of the integrated joint big boards that nobody knows what they are for and why they exist here (IJB)",
    ],
)
def test_what_only_stands_in_brackets_is_no_definition(text: str) -> None:
    assert list(defined_in(text)) == []


def test_a_paper_has_each_of_its_abbreviations_once_where_it_is_defined_first() -> None:
    text = (
        "Summary\n\nThe Norland Library Board (NLB) runs the vans.\n\n"
        "Part 1\n\nThe Norland Library Board (NLB) has no plan. Mobile Library Vans (MLVs) are old.\n"
    )
    paper = Paper("one", "One", "", "", Role.OTHER, text, "one.txt", "0")
    document = find_structure(paper)
    assert [(one.short, one.long) for one in document.abbreviations] == [
        ("NLB", "Norland Library Board"),
        ("MLV", "Mobile Library Vans"),
    ]
    blocks = {block.id: block for block in document.blocks}
    for one in document.abbreviations:
        assert one.long in blocks[one.block_id].reading
    assert document.abbreviations[0].block_id != document.abbreviations[1].block_id


def test_the_papers_of_the_corpus_define_what_a_reader_finds_in_them(corpus_documents: Mapping[str, Document]) -> None:
    found = {one.short for document in corpus_documents.values() for one in document.abbreviations}
    assert found == set(
        "IA IJB NPF CO CFO ECS HOOP RSL ISD LIST LCHIF SPG COSLA MSG EIJB TSI UWS".split(),
    )


@given(st.text(alphabet=st.sampled_from("AaBbSs 1(),.-’é\n"), max_size=80))
def test_whatever_the_text_a_long_form_stands_in_it_and_begins_as_the_short_form(text: str) -> None:
    for short, long in defined_in(text):
        assert short in text
        assert long in text
        assert short[0].casefold() == long[0].casefold()
        assert len(long) > len(short)
