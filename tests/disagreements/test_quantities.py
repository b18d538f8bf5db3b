"""The same quantity given with two values is told; two quantities, two times and two bodies are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Told = Callable[..., list[tuple[str, tuple[str, ...]]]]

FIFTEEN = "Fifteen villages lost their library van at the start of the 2017/18 financial year."
FOURTEEN = FIFTEEN.replace("Fifteen", "Fourteen")
REPEATED = (
    "Recommendation 1\n\nThe Library Board should publish a report on mobile libraries, routes and readers within {}"
    " months of this review.\n"
)


@pytest.mark.parametrize(
    ("first", "second", "values"),
    [
        (FIFTEEN, FOURTEEN, ("Fifteen", "Fourteen")),
        (
            "Over 45 per cent of library vans came late to villages in 2019.",
            "30 per cent of library vans came late to villages in 2019.",
            ("Over 45 per cent", "30 per cent"),
        ),
        (
            "At least 20 councils closed a library in a village in 2019.",
            "Fewer than 15 councils closed a library in a village in 2019.",
            ("At least 20", "Fewer than 15"),
        ),
        (
            "Library vans cost Norland councils £3.2 million in 2019/20.",
            "Library vans cost Norland councils £4.6 million in 2019/20.",
            ("£3.2 million", "£4.6 million"),
        ),
    ],
)
@pytest.mark.parametrize("apart", [False, True], ids=["in one paper", "in two papers"])
def test_two_values_of_one_quantity_are_told(
    told: Callable[..., list[tuple[str, tuple[str, ...]]]],
    first: str,
    second: str,
    values: tuple[str, ...],
    *,
    apart: bool,
) -> None:
    texts = (f"1. {first}", f"1. {second}") if apart else (f"1. {first}\n\n2. Vans are old.\n\n3. {second}",)
    assert told(*texts) == [("quantity", values)]


NO_CONFLICT = {
    "the same number, spelled out": (FIFTEEN, FIFTEEN.replace("Fifteen", "15")),
    "another year": (FIFTEEN, FOURTEEN.replace("2017/18", "2018/19")),
    "a rough number and a near one": (
        "Around 70 library vans served villages in Norland in 2019.",
        "71 library vans served villages in Norland in 2019.",
    ),
    "a bound and a number within it": (
        "Over 70 library vans served villages in Norland in 2019.",
        "92 library vans served villages in Norland in 2019.",
    ),
    "two bounds that both can hold": (
        "Over 70 library vans served villages in Norland in 2019.",
        "Over 60 library vans served villages in Norland in 2019.",
    ),
    "a bound and the rounded number at it": (
        "Over 70 per cent of library vans in Norland came late in 2019.",
        "70 per cent of library vans in Norland came late in 2019.",
    ),
    "a part": (FIFTEEN, FIFTEEN.replace("Fifteen", "The other six")),
    "what more words describe, which may be a part": (
        FIFTEEN,
        FOURTEEN.replace("library van", "library van and their school"),
    ),
    "a part of what stands before": (
        "In 2019 fifty per cent of readers in Norland were content with their library van.",
        "In 2019 thirty per cent of those readers in Norland were content with their library van.",
    ),
    "another answer to the same question": (
        "In 2019 fifty per cent of readers in Norland thought their library van good.",
        "In 2019 thirty per cent of readers in Norland thought their library van bad.",
    ),
    "a range": (
        "Between 12 and 14 library vans served villages in Norland in 2019.",
        "13 library vans served villages in Norland in 2019.",
    ),
}


@pytest.mark.parametrize(("first", "second"), NO_CONFLICT.values(), ids=NO_CONFLICT)
def test_values_that_can_both_be_right_are_not_told(
    told: Callable[..., list[tuple[str, tuple[str, ...]]]], first: str, second: str
) -> None:
    assert told(f"1. {first}", f"1. {second}") == []


def test_what_stands_under_the_names_of_two_places_is_of_two_places(told: Told) -> None:
    sentence = "In 2019 there were {} library vans that called at villages on weekdays."
    text = "\n\n".join(
        f"Vans in {place}\n\nPeople in {place} read much. {sentence.format(number)}"
        for place, number in (("Eastmark", "six"), ("Sundholm", "nine"))
    )
    assert told(f"{text}\n\nIn the villages, people of Eastmark and of Sundholm read.") == []


def test_entries_of_one_list_are_of_different_things(told: Told) -> None:
    entry = "• {} councils bought new library vans for villages in 2019"
    assert told(f"Two rounds were held:\n\n{entry.format('eight')}\n{entry.format('ten')}") == []


def test_a_state_that_passes_may_have_two_values_in_one_paper(told: Told) -> None:
    sentence = "{} villages in Norland have now accepted a new library van from their council."
    assert told(f"1. {sentence.format('Sixty')}\n\n2. Vans are old.\n\n3. {sentence.format('Ninety')}") == []


def test_what_a_paper_says_of_itself_is_not_said_of_another_one(told: Told) -> None:
    sentence = "This report makes {} recommendations on library vans for villages and councils in 2021."
    assert told(f"1. {sentence.format('six')}", f"1. {sentence.format('nine')}") == []


def test_bounds_that_exclude_each_other_are_told_by_the_same_end_of_a_sentence(told: Told) -> None:
    found = told(
        "Key facts\n\n<70% – Library Board money comes from the Norland Treasury\n\n"
        ">30% – Money comes from councils\n\nPart 1\n\n"
        "1. Library Boards (LBs) direct the vans. Money is short.\n\n"
        "2. LBs spend £9 million on vans. Over 70 per cent of this comes from the Norland Treasury, the rest from us."
    )
    assert found == [("quantity", ("<70%", "Over 70 per cent"))]


def test_a_key_fact_and_the_sentence_that_has_all_of_its_words_are_compared(told: Told) -> None:
    facts = "Key facts\n\n£4.6 million – Spending on mobile libraries in 2019/20\n\n14 – Library vans on the road\n\n"
    assert told(f"{facts}Part 1\n\n1. Spending on mobile libraries was £6.4 million in 2019/20, and it grows.") == [
        ("quantity", ("£4.6 million", "£6.4 million"))
    ]
    assert told(f"{facts}Part 1\n\n1. Spending on mobile libraries was £4.6 million in 2019/20, and it grows.") == []


def test_a_recommendation_is_repeated_with_its_own_number_or_it_is_told(told: Told) -> None:
    assert told(REPEATED.format("six"), REPEATED.format("nine")) == [("quantity", ("within six", "within nine"))]
    assert told(REPEATED.format("six"), REPEATED.format("six")) == []


def test_long_and_short_forms_of_a_name_are_one_name(told: Told) -> None:
    found = told(
        "1. Library Boards (LBs) run vans.\n\n2. In 2019 six LBs failed to agree a budget for vans with councils.\n\n"
        "3. Vans are old.\n\n4. In 2019 nine Library Boards failed to agree a budget for vans with councils."
    )
    assert found == [("quantity", ("six", "nine"))]
