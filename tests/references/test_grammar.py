"""The grammar of pointers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.references.families import FAMILIES
from hscqa.references.grammar import find_pointers, label_key, roman


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
        ("recommendation 4.3", [("recommendation", ("4.3",))]),
        ("Recommendations 3 and 4", [("recommendation", ("3", "4"))]),
        ("recommendations R3–R5", [("recommendation", ("3", "4", "5"))]),
        ("see R7.", [("recommendation", ("7",))]),
        ("Case study 2", [("case study", ("2",))]),
        ("proposals 1 (i), 2 (iii) and 3", [("proposal", ("1.i", "2.iii", "3"))]),
        ("proposal 1 (i) to (iii)", [("proposal", ("1.i", "1.ii", "1.iii"))]),
        ("paragraph 3 (a)(i)", [("paragraph", ("3.a.i",))]),
        ("recommendation (ii)", [("recommendation", ("ii",))]),
        ("actions A3.2 and A3.4", [("action", ("a3.2", "a3.4"))]),
        ("as outlined below at 5 (iii) and", [("", ("5.iii",))]),
        ("Key message 2", [("message", ("2",))]),
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
    ],
)
def test_what_only_looks_like_a_place_is_none(text: str) -> None:
    assert named(text) == []


def test_a_place_in_a_law_is_marked_as_one() -> None:
    (pointer,) = find_pointers("under section 5(2) of the Public Bodies (Joint Working) (Scotland) Act 2014")
    assert (pointer.kind, pointer.numbers, pointer.law) == ("section", ("5.2",), True)


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
