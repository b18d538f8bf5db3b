"""The grammar of pointers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.references.families import FAMILIES, STATEMENT_KINDS
from hscqa.references.grammar import find_pointers, label_key, roman
from hscqa.references.lookup import spoken


def named(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(pointer.kind, pointer.numbers) for pointer in find_pointers(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("proposal 6 (i) (ii) (iii), p.15.", [("proposal", ("6.i", "6.ii", "6.iii")), ("page", ("15",))]),
        ("proposal 3(ii)", [("proposal", ("3.ii",))]),
        ("para 33, p.34.", [("paragraph", ("33",)), ("page", ("34",))]),
        ("paragraphs 14 to 17", [("paragraph", ("14", "15", "16", "17"))]),
        ("paragraphs 4.165 to 4.168 below", [("paragraph", ("4.165", "4.166", "4.167", "4.168"))]),
        ("pp. 3-5", [("page", ("3", "4", "5"))]),
        ("pp. 113–5", [("page", ("113", "114", "115"))]),
        ("Exhibit 7", [("exhibit", ("7",))]),
        ("Appendix 1", [("appendix", ("1",))]),
        ("Annex A of this report", [("annex", ("a",))]),
        ("Annexes A to C", [("annex", ("a", "b", "c"))]),
        ("Annex A1", [("annex", ("a1",))]),
        ("recommendation 4.3", [("recommendation", ("4.3",))]),
        ("Recommendations 3 and 4", [("recommendation", ("3", "4"))]),
        ("recommendations R3–R5", [("recommendation", ("3", "4", "5"))]),
        ("see R7.", [("recommendation", ("7",))]),
        ("Case study 2", [("case study", ("2",))]),
        ("proposals 1 (i), 2 (iii) and 3", [("proposal", ("1.i", "2.iii", "3"))]),
        ("proposal 1 (i) to (iii)", [("proposal", ("1.i", "1.ii", "1.iii"))]),
        ("paragraph 3 (a)(i)", [("paragraph", ("3.a.i",))]),
        ("recommendation (ii)", [("recommendation", ("ii",))]),
        ("actions A3.2 and A3.4", [("action", ("3.2", "3.4"))]),
        ("as outlined below at 5 (iii) and", [("", ("5.iii",))]),
        ("Key message 2", [("message", ("2",))]),
        ("proposal 2iii", [("proposal", ("2.iii",))]),
        ("proposals 2.iii and 3iv", [("proposal", ("2.iii", "3.iv"))]),
        ("recommendation(s) 3 and 4", [("recommendation", ("3", "4"))]),
        ("Recommendation No. 7", [("recommendation", ("7",))]),
        ("Part Two", [("part", ("2",))]),
        ("Recommendations Two and Three", [("recommendation", ("2", "3"))]),
        ("between paragraphs 14 and 17", [("paragraph", ("14", "15", "16", "17"))]),
        ("from page 3 to page 5", [("page", ("3", "4", "5"))]),
        ("Action 3.2, action A3.2", [("action", ("3.2",)), ("action", ("3.2",))]),
        ("paras 2.13, 3.15-3.18, 3.26(3)", [("paragraph", ("2.13", "3.15", "3.16", "3.17", "3.18", "3.26.3"))]),
    ],
)
def test_a_place_is_read_with_all_its_numbers(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "the part I played",
        "we chart a course",
        "at 14 (5 per cent)",
        "in 2 (two) cases",
        "5 (iii)",
        "the proposals of 2019",
        "paragraphs of text",
        "MR7 and R7-b",
        "the recommendation(s) of the board",
        "recommendations two boards made",
    ],
)
def test_what_only_looks_like_a_place_is_none(text: str) -> None:
    assert named(text) == []


def test_a_place_in_a_law_is_marked_as_one() -> None:
    (pointer,) = find_pointers("under section 5(2) of the Public Bodies (Joint Working) (Scotland) Act 2014")
    assert (pointer.kind, pointer.numbers, pointer.law) == ("section", ("5.2",), True)
    assert [
        found.law for found in find_pointers("s.33 of the Act, Schedule 1 to the Order, section 2 of the report")
    ] == [
        True,
        True,
        False,
    ]


def test_a_range_that_goes_down_is_two_places() -> None:
    assert named("paragraphs 17 to 14") == [("paragraph", ("17", "14"))]


def test_a_label_names_one_place_and_nothing_else() -> None:
    assert label_key("Proposal 2 (iii)") == ("proposal", "2.iii")
    assert label_key("para 19") == ("paragraph", "19")
    assert label_key("para 11, item 1") is None
    assert label_key("Recommendations 3 and 4") is None
    assert label_key("Introduction") is None


@given(st.text())
def test_a_pointer_is_an_exact_slice_and_pointers_do_not_overlap(text: str) -> None:
    end = 0
    for pointer in find_pointers(text):
        assert pointer.text == text[pointer.span.start : pointer.span.end]
        assert pointer.span.start >= end
        assert pointer.numbers
        end = pointer.span.end


@given(
    st.sampled_from([family for family in FAMILIES if family.kind not in {"appendix", "annex"}]),
    st.integers(1, 80),
    st.integers(1, 20),
)
def test_every_family_counts_its_ranges_through(family: object, first: int, more: int) -> None:
    kind = family.kind  # type: ignore[attr-defined]
    word = {"message": "key messages", "case study": "case studies", "box": "boxes"}.get(kind, f"{kind}s")
    expected = tuple(str(number) for number in range(first, first + more + 1))
    assert named(f"see {word} {first} to {first + more}.") == [(kind, expected)]


@given(st.integers(1, 39), st.integers(1, 39))
def test_roman_items_count_through(first: int, last: int) -> None:
    low, high = min(first, last), max(first, last)
    expected = tuple(f"2.{roman(number)}" for number in range(low, high + 1))
    assert named(f"proposal 2 ({roman(low)}) to ({roman(high)})")[0][1] == (expected if low < high else expected * 2)


PLACES = st.one_of(
    st.tuples(
        st.sampled_from(sorted(STATEMENT_KINDS)),
        st.builds(lambda first, item: f"{first}.{roman(item)}", st.integers(1, 30), st.integers(1, 12)),
    ),
    st.tuples(
        st.sampled_from(["paragraph", "recommendation", "section"]),
        st.builds(lambda first, second: f"{first}.{second}", st.integers(1, 30), st.integers(1, 99)),
    ),
    st.tuples(
        st.sampled_from([family.kind for family in FAMILIES if family.kind != "message"]), st.integers(1, 99).map(str)
    ),
    st.tuples(st.sampled_from(["annex", "appendix", "exhibit", "table"]), st.sampled_from("abcdefgh")),
)
"""Kinds with a number as the grammar writes it out."""


@given(PLACES)
def test_a_place_written_for_people_is_read_as_the_same_place(place: tuple[str, str]) -> None:
    kind, number = place
    assert named(f"see {kind} {spoken(number)}.") == [(kind, (number,))]
    assert label_key(f"{kind.capitalize()} {spoken(number)}") == (kind, number)


@given(
    st.sampled_from(sorted(STATEMENT_KINDS)), st.lists(st.tuples(st.integers(1, 30), st.integers(1, 12)), min_size=2)
)
def test_a_list_written_for_people_is_read_with_every_place_in_order(kind: str, items: list[tuple[int, int]]) -> None:
    numbers = [f"{first}.{roman(item)}" for first, item in items]
    written = f"{', '.join(map(spoken, numbers[:-1]))} and {spoken(numbers[-1])}"
    assert named(f"We welcome {kind}s {written}, all of them.") == [(kind, tuple(numbers))]


@given(st.text(alphabet="proalgence.sitv0123456789()[]–- ,;:&“”/’\n", max_size=200))
def test_text_made_of_what_pointers_are_made_of_breaks_nothing(text: str) -> None:
    for pointer in find_pointers(text):
        assert pointer.text == text[pointer.span.start : pointer.span.end]
        assert all(pointer.numbers)
