"""Pointers at what is not there, at two places at once, or out of a corpus of one paper: a note, never a guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hscqa.references import verify_text
from hscqa.references.resolve import find_references
from hscqa.references.ties import explicit_ties

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.model import Document, Reference

    Make = Callable[..., Document]

PLAN = """Plan of the Harbour Group

Proposals

1. Keepers

We propose that:

1. (i) Every harbour will have a keeper who answers to nobody but the harbour board.

1. (ii) Keepers will be paid from what boats pay for lying in the harbour.

2. Boats

We propose that:

2. (i) All boats will be counted twice a year, in spring and before the storms.

2. (ii) Boats that nobody owns will be sold when three years have gone by.

2. (iii) Gulls will be asked what they think of it.
"""


@pytest.fixture(scope="module")
def plan(make: Make) -> Document:
    """Give a plan with proposals 1 (i) to 2 (iii)."""
    return make(PLAN, "plan-2020", title="Plan for keepers and boats", publisher="Harbour Group", date="2020-02")


def find(make: Make, words: str, *others: Document) -> Reference:
    """Give the one place that a paper names in `words`."""
    paper = make(f"{words}\n", "other-2021", publisher="Gull Watch", date="2021")
    (found,) = [one for one in find_references([*others, paper]) if one.paper_id == "other-2021"]
    return found


def test_a_proposal_that_is_not_there_is_unresolved_and_the_note_says_what_is(make: Make, plan: Document) -> None:
    found = find(make, "We reject proposal 7 (i) of the Harbour Group.", plan)
    assert (found.status, found.targets) == ("unresolved", ())
    assert found.note == "the text of plan-2020 has no place named proposal 7 (i); it has proposals 1 (i) to 2 (iii)"


def test_a_kind_of_place_that_a_paper_has_not_is_named_in_the_note(make: Make, plan: Document) -> None:
    found = find(make, "We reject recommendation 4 of the Harbour Group.", plan)
    assert found.note == "the text of plan-2020 has no place named recommendation 4; it has no recommendations"


def test_a_range_that_runs_past_the_end_gives_what_there_is_and_names_the_rest(make: Make, plan: Document) -> None:
    found = find(make, "We reject proposals 2 (ii) to (vi) of the Harbour Group.", plan)
    assert (found.status, found.targets) == ("unresolved", ("plan-2020:2.ii", "plan-2020:2.iii"))
    assert found.note == (
        "the text of plan-2020 has no place named proposal 2 (iv), proposal 2 (v), proposal 2 (vi);"
        " it has proposals 1 (i) to 2 (iii)"
    )


def test_a_long_list_of_what_is_not_there_is_cut(make: Make, plan: Document) -> None:
    found = find(make, "We reject proposals 11 to 40 of the Harbour Group.", plan)
    assert "proposal 11, proposal 12, proposal 13 and 27 more" in (found.note or "")


def test_a_number_that_only_parts_have_means_all_its_parts(make: Make, plan: Document) -> None:
    found = find(make, "We welcome proposal 2 of the Harbour Group.", plan)
    assert (found.status, found.targets) == (
        "resolved",
        ("plan-2020:2.i", "plan-2020:2.ii", "plan-2020:2.iii"),
    )


@pytest.mark.parametrize("written", ["2(iii)", "2 (iii)", "2iii", "2.iii"])
def test_a_part_is_found_however_it_is_written(make: Make, plan: Document, written: str) -> None:
    assert find(make, f"We welcome proposal {written} of the Harbour Group.", plan).targets == ("plan-2020:2.iii",)


def test_two_statements_with_one_label_are_ambiguous_and_both_are_named(make: Make) -> None:
    text = "Recommendations\n\nRecommendation 1: Count the boats.\n\nRecommendation 1: Count the gulls.\n"
    twice = make(f"{text}\nFindings\n\nAs recommendation 1 says, somebody has to count.\n")
    (found,) = find_references([twice])
    assert (found.status, found.targets) == ("ambiguous", ("review-2020:rec-1", "review-2020:rec-1-2"))
    assert found.note == "more than one place has this label: review-2020:rec-1 and review-2020:rec-1-2"
    assert explicit_ties([twice]) == ()


def test_a_statement_given_twice_in_the_same_words_is_no_riddle(make: Make) -> None:
    text = "Recommendations\n\nRecommendation 1: Count the boats twice a year and say how many there are.\n"
    twice = make(f"{text}\nFindings\n\nAs recommendation 1 says, count.\n\nAnnex A – All recommendations\n\n{text}")
    found = find_references([twice])[0]
    assert (found.status, found.targets[0]) == ("resolved", "review-2020:rec-1")


@pytest.mark.parametrize(
    "words",
    [
        "The Harbour Group report, paragraph 1, says that gulls nest.",
        "Paragraph 1 of the Harbour Group report says that gulls nest.",
        "As the Harbour Group says in paragraph 1, gulls nest.",
        "Gulls nest (Harbour Group, paragraph 1).",
        "Gulls nest (Harbour Group, 2020, proposal 1 (i)).",
        "We welcome the Harbour Group’s proposal 1 (i).",
    ],
)
def test_a_corpus_of_one_paper_does_not_answer_for_others(make: Make, words: str) -> None:
    (found,) = find_references([make(f"1. Gulls nest on the quays in spring.\n\n2. {words}\n")])
    assert (found.status, found.targets) == ("unresolved", ())
    assert "Harbour Group" in (found.note or "")
    assert (found.note or "").endswith("is outside the corpus")


def test_a_paper_alone_finds_its_own_places_and_says_what_it_lacks(make: Make) -> None:
    first, second = find_references([make("1. Gulls nest.\n\n2. See paragraph 1 and proposal 3 (v) above.\n")])
    assert (first.status, first.targets) == ("resolved", ("review-2020:para-1",))
    assert (second.status, second.targets) == ("unresolved", ())
    assert second.note == "the text of review-2020 has no place named proposal 3 (v); it has no proposals"


def test_an_empty_corpus_and_an_empty_paper_have_no_references(make: Make) -> None:
    assert find_references([]) == ()
    assert find_references([make("")]) == ()
    assert explicit_ties([make("")]) == ()


def test_an_exhibit_that_the_text_leaves_out_is_said_to_be_named_in_it(make: Make) -> None:
    audit = make("1. Boats are many (Exhibit 7).\n", "audit-2019", publisher="Quay Audit", date="2019")
    found = find(make, "We reprint exhibit 7 from the Quay Audit report.", audit)
    assert (found.status, found.targets) == ("unresolved", ())
    assert found.note == (
        "the text of audit-2019 has no place named exhibit 7; it has no exhibits, and names this one in para 1"
    )


def test_a_figure_is_where_its_caption_stands(make: Make) -> None:
    text = "Findings\n\nBoats are many, as figure 2 shows.\n\nFigure 2: Boats in the harbour\n\nGulls are more.\n"
    paper = make(text)
    (found,) = find_references([paper])
    assert found.status == "resolved"
    (target,) = [block for block in paper.blocks if block.id in found.targets]
    assert target.reading == "Figure 2: Boats in the harbour"


def test_a_draft_takes_a_place_without_a_paper_from_the_only_one_that_has_it(plan: Document) -> None:
    (found,) = verify_text("We welcome proposal 2 (iii).\n", "draft.md", [plan]).references
    assert (found.status, found.targets) == ("resolved", ("plan-2020:2.iii",))
    (missing,) = verify_text("We welcome proposal 7 (iii).\n", "draft.md", [plan]).references
    assert (missing.status, missing.targets) == ("unresolved", ())
