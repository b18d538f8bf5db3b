"""Two places that say different things of one thing are both quoted, and the difference is told; no other is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.answer import Candidate, Composed
    from hscqa.model import Document

    Ask = Callable[..., Composed]
    Fits = Callable[..., Candidate]
    Write = Callable[..., Document]

FIFTEEN = "Fifteen villages lost their library van at the start of the 2017/18 financial year."


@pytest.fixture
def told(ask: Ask, fits: Fits, write: Write) -> Callable[[str, str], Composed]:
    """Ask what two papers say, a sentence each; the first one fits better."""

    def answer(first: str, second: str) -> Composed:
        papers = write(f"1. {first}", "audit-2020"), write(f"1. {second}", "review-2021")
        return ask("library vans", fits(papers[0], 0, 0.9), fits(papers[1], 0, 0.2))

    return answer


def test_another_number_in_the_same_words_is_told_and_both_are_quoted(told: Callable[[str, str], Composed]) -> None:
    other = FIFTEEN.replace("Fifteen", "Fourteen")
    composed = told(FIFTEEN, other)
    assert [quote.text for quote in composed.quotes] == [FIFTEEN, other]
    assert composed.difference == (
        "“Fifteen villages” in Norland (2020), para 1, but “Fourteen villages” in Norland (2021), para 1."
    )


@pytest.mark.parametrize(
    ("first", "second", "difference"),
    [
        (
            "Vans cost councils £3.2 million to run in 2019.",
            "Vans cost councils £3.9 million to run in 2019.",
            "“£3.2 million to run”",
        ),
        (
            "Nearly 30 per cent of vans were late in 2019.",
            "Nearly 45 per cent of vans were late in 2019.",
            "“30 per cent",
        ),
        (
            "Seven LBs failed to agree on library vans in 2019.",
            "Six LBCs failed to agree on library vans in 2019.",
            "“Seven LBs”",
        ),
        (
            "The library van policy for villages was published on 3 May 2019.",
            "The library van policy for villages was published on 4 June 2019.",
            "“3 May 2019”",
        ),
        (
            "The library van service requires consent from villages.",
            "The library van service does not require consent from villages.",
            "opposite",
        ),
    ],
)
def test_sums_shares_dates_and_denials_are_told_too(
    told: Callable[[str, str], Composed], first: str, second: str, difference: str
) -> None:
    composed = told(first, second)
    assert composed.difference is not None
    assert difference in composed.difference
    assert len(composed.quotes) == 2


NO_DIFFERENCE = {
    "the same number": (FIFTEEN, FIFTEEN.replace("Fifteen", "15")),
    "another year": (FIFTEEN, FIFTEEN.replace("Fifteen", "Fourteen").replace("2017/18", "2018/19")),
    "other things": (FIFTEEN, FIFTEEN.replace("Fifteen villages", "Fourteen drivers")),
    "another place": (f"In Sundholm {FIFTEEN.lower()}", f"In Eastmark {FIFTEEN.lower().replace('fifteen', 'ten')}"),
    "a part of the whole": (FIFTEEN, FIFTEEN.replace("Fifteen", "The other fourteen")),
    "other bodies": ("Six LBs failed to agree on vans in 2019.", "Seven VCs failed to agree on vans in 2019."),
    "a rounded sum": ("Vans direct almost £9 billion of books.", "Vans direct almost £8.7 billion of books."),
    "a rougher date": ("In May 2019 the library board met in a hall.", "In May the library board met in a hall."),
    "a place in the paper": ("Vans serve villages in paragraph 12.", "Vans serve villages in paragraph 14."),
    "another topic": (FIFTEEN, "Fourteen villages have waited since 2017/18 for a bridge over the river."),
}


@pytest.mark.parametrize(("first", "second"), NO_DIFFERENCE.values(), ids=NO_DIFFERENCE)
def test_what_only_looks_like_a_difference_is_not_told(
    told: Callable[[str, str], Composed], first: str, second: str
) -> None:
    assert told(first, second).difference is None


def test_numbers_without_a_year_may_both_be_true_within_one_paper(ask: Ask, fits: Fits, write: Write) -> None:
    one, other = "Now 62 villages have accepted a library van.", "Now 156 villages have accepted a library van."
    paper = write(f"1. {one}\n\n2. {other}")
    assert ask("vans", fits(paper, 0, 0.9), fits(paper, 1, 0.8)).difference is None


@given(one=st.integers(min_value=2, max_value=99), other=st.integers(min_value=2, max_value=99))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # the fixture keeps nothing
def test_two_counts_differ_where_they_are_not_the_same(
    told: Callable[[str, str], Composed], one: int, other: int
) -> None:
    first, second = (f"In 2019 there were {number} library vans on the road." for number in (one, other))
    assert (told(first, second).difference is None) is (one == other)
