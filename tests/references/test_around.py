"""Whom the words around a place name: another paper, the paper itself, or a work outside the corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hscqa.references.resolve import find_references

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.model import Document, Reference

    Make = Callable[..., Document]

OWN = """Remarks

1. Gulls nest on the quays.

2. {words}

Appendix 1

Letters

1. Nobody has answered the gulls.

Appendix 2

Storms

1. Storms come in winter.
"""


@pytest.fixture
def find(make: Make, review: Document) -> Callable[[str], list[Reference]]:
    """Give what finds the places that a paper names in `words`, beside the review."""

    def found(words: str) -> list[Reference]:
        text = OWN.format(words=words)
        other = make(text, "remarks-2021", title="Remarks of the gulls", publisher="Gull Watch", date="2021-03")
        return [
            one for one in find_references([review, other]) if one.paper_id == "remarks-2021" and one.claimed != words
        ]

    return found


def places(found: list[Reference]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.claimed, one.status, one.targets) for one in found if not one.claimed.startswith("Harbour Board")]


@pytest.mark.parametrize(
    ("words", "pointer", "target"),
    [
        ("The Harbour Board report is attached as Appendix 1.", "Appendix 1", "remarks-2021:appendix-1"),
        ("The Harbour Board findings are set out in Appendix 2.", "Appendix 2", "remarks-2021:appendix-2"),
        ("Unlike the Harbour Board, paragraph 1 above counts gulls.", "paragraph 1", "remarks-2021:para-1"),
        ("The Harbour Board is wrong, see paragraph 1 of this report.", "paragraph 1", "remarks-2021:para-1"),
        ("The Harbour Board says much (Appendix 2).", "Appendix 2", "remarks-2021:appendix-2"),
        ("We say so in paragraph 1.", "paragraph 1", "remarks-2021:para-1"),
        ("We say so in paragraph 1 of Appendix 1.", "paragraph 1 of Appendix 1", "remarks-2021:appendix-1.para-1"),
        ("We say so in Appendix 2, paragraph 1.", "Appendix 2, paragraph 1", "remarks-2021:appendix-2.para-1"),
    ],
)
def test_a_place_is_the_papers_own_where_the_words_say_so(
    find: Callable[[str], list[Reference]], words: str, pointer: str, target: str
) -> None:
    assert places(find(words)) == [(pointer, "resolved", (target,))]


@pytest.mark.parametrize(
    ("words", "pointer", "target"),
    [
        ("The Harbour Board notes in paragraph 2 that repairs are planned.", "paragraph 2", "para-2"),
        ("Paragraph 2 of the Harbour Board report is wrong.", "Paragraph 2", "para-2"),
        ("The Harbour Board wrote little. Its recommendation 2 is good.", "recommendation 2", "rec-2"),
        ("The Harbour Board wrote little. The same report, paragraph 2, is good.", "paragraph 2", "para-2"),
        ("The Harbour Board wrote little. Recommendation 1 is good.", "Recommendation 1", "rec-1"),
        ("The Harbour Board report, paragraph 1 and paragraph 2.", "paragraph 1", "para-1"),
        ("The Harbour Board report (2020), recommendation 2.", "recommendation 2", "rec-2"),
    ],
)
def test_a_place_is_anothers_where_the_words_name_it(
    find: Callable[[str], list[Reference]], words: str, pointer: str, target: str
) -> None:
    assert places(find(words))[0] == (pointer, "resolved", (f"review-2020:{target}",))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("We agree with the Old Quay review, paragraph 1.", "Old Quay"),
        ("We agree with paragraph 1 of the Old Quay Review.", "Old Quay Review"),
        ("We agree with Petrie’s recommendation 1.", "Petrie"),
        ("As the Old Quay Trust notes in paragraph 1, gulls nest.", "Old Quay Trust"),
        ("Gulls nest (QUAY0012345_0003 para 1).", "QUAY0012345_0003"),
        (
            "Gulls nest (Gulls of the Old Quay, Quay Press, May 2011, p1).",
            "Gulls of the Old Quay, Quay Press, May 2011",
        ),
        ("Gulls nest (Gull Handbook, op. cit. p. 1).", "Gull Handbook"),
    ],
)
def test_a_place_in_a_work_outside_the_corpus_is_not_looked_for_inside(
    find: Callable[[str], list[Reference]], words: str, name: str
) -> None:
    (found,) = find(words)
    assert (found.status, found.targets) == ("unresolved", ())
    assert name in (found.note or "")
    assert (found.note or "").endswith("is outside the corpus")


def test_the_places_of_one_list_are_in_one_work(find: Callable[[str], list[Reference]]) -> None:
    found = find("Gulls nest (QUAY0012345_0003 para 1; see also paras 1-2, Appendix 1).")
    assert [one.note for one in found] == ["QUAY0012345_0003 is outside the corpus"] * 3


def test_what_a_body_welcomes_is_not_its_own(find: Callable[[str], list[Reference]]) -> None:
    assert places(find("The Harbour Board welcomes paragraph 1.")) == [
        ("paragraph 1", "resolved", ("remarks-2021:para-1",))
    ]


def test_of_paragraphs_with_one_number_the_one_in_the_same_part_is_meant(make: Make) -> None:
    text = "Report\n\nAnnex A – Gulls\n\n1. Gulls nest.\n\n2. See paragraph 1.\n\nAnnex B – Storms\n\n1. Storms come.\n"
    (found,) = find_references([make(text)])
    assert (found.status, found.targets) == ("resolved", ("review-2020:para-1",))


def test_the_title_says_which_paper_a_response_answers(make: Make, review: Document) -> None:
    answer = make(
        "Count the gulls too (paragraph 2).\n\nRecommendation 9 is missing.\n",
        "answer-2021",
        title="Response to the review of harbour keeping",
        date="2021",
    )
    first, second = find_references([review, answer])
    assert (first.status, first.targets) == ("resolved", ("review-2020:para-2",))
    assert first.note == "no paper is named; review-2020 is what this paper answers"
    assert (second.status, second.targets) == ("unresolved", ())


def test_ibid_without_a_work_before_it_is_unresolved(make: Make) -> None:
    (found,) = find_references([make("Gulls nest.¹\n\n1. Gulls.\n\n¹ Ibid., paragraph 1.\n")])
    assert (found.status, found.note) == ("unresolved", "the work before is meant, and none is named there")


def test_a_footnote_may_cite_the_work_of_an_earlier_one_by_its_number(make: Make, review: Document) -> None:
    text = (
        "Keepers are few.¹ Gulls are many.² Boats sink.³\n\n"
        "¹ Harbour Board (March 2020), paragraph 1.\n\n² Petrie, The Gull Handbook, p.4.\n\n"
        "³ Note 1 above, paragraph 2.\n"
    )
    found = find_references([review, make(text, "other-2021", date="2021")])
    assert found[-1].targets == ("review-2020:para-2",)


def test_a_line_of_a_table_of_contents_is_no_pointer(make: Make) -> None:
    text = (
        "Contents\n\nChapter 1: Gulls 4\n\nRecommendations 67\n\nChapter 1: Gulls\n\nAs chapter 1 says, gulls nest.\n"
    )
    (found,) = find_references([make(text)])
    assert (found.claimed, found.status) == ("chapter 1", "resolved")
