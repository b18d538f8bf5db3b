"""Due dates worked out from a timescale and a paper's date, and deadlines inside a sentence."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hscqa.structure.timescales import deadline_in, due

PUBLISHED = "2019-02-04"
UNITS = {"day": 1, "week": 7, "month": 28, "year": 365}
"""The fewest days of each unit."""
DATES = st.dates().map(lambda day: day.isoformat())


@pytest.mark.parametrize(
    ("timescale", "day"),
    [
        ("6 months", "2019-08-04"),
        ("six months.", "2019-08-04"),
        ("3 - 6 months", "2019-08-04"),
        ("6 -12 months", "2020-02-04"),
        ("3–6 months", "2019-08-04"),
        ("between 3 and 6 months", "2019-08-04"),
        ("6 months to 1 year", "2020-02-04"),
        ("12 months", "2020-02-04"),
        ("2 years", "2021-02-04"),
        ("a year", "2020-02-04"),
        ("six weeks", "2019-03-18"),
        ("30 days", "2019-03-06"),
        ("within one year of publication", "2020-02-04"),
        ("within 12 months of the publication of this Report", "2020-02-04"),
        ("over the next two years", "2021-02-04"),
        ("within the next year", "2020-02-04"),
    ],
)
def test_a_length_of_time_is_counted_from_the_papers_date(timescale: str, day: str) -> None:
    assert due(timescale, PUBLISHED) == day


@pytest.mark.parametrize(
    ("timescale", "day"),
    [
        ("By 1st April 2019 and thereafter each year by end March.", "2019-04-01"),
        ("By end of March 2019 and thereafter each year by end March", "2019-03-31"),
        ("By April 2023 and each year thereafter", "2023-04-30"),
        ("By publication of next round of annual reports in July 2019", "2019-07-31"),
        ("1 April 2020", "2020-04-01"),
        ("Monday, 1st of April 2019", "2019-04-01"),
        ("April 1, 2020", "2020-04-01"),
        ("31/03/2020", "2020-03-31"),
        ("04.05.20", "2020-05-04"),
        ("2020-03-31", "2020-03-31"),
        ("end-March 2020", "2020-03-31"),
        ("Feb 2020", "2020-02-29"),
        ("by 2021", "2021-12-31"),
        ("before 2021", "2020-12-31"),
        ("before the end of March 2020", "2020-03-31"),
        ("by the start of April 2020", "2020-04-01"),
        ("No later than 31 March 2020", "2020-03-31"),
        ("to be completed by June 2020", "2020-06-30"),
    ],
)
def test_a_date_or_period_that_is_told_ends_on_its_last_day(timescale: str, day: str) -> None:
    assert {due(timescale, published) for published in (PUBLISHED, "2018", "")} == {day}


@pytest.mark.parametrize(
    ("timescale", "day"),
    [
        ("by Q3 2019/20", "2019-12-31"),
        ("Quarter 4 2019/20", "2020-03-31"),
        ("the first quarter of 2019-20", "2019-06-30"),
        ("end of financial year 2019-20", "2020-03-31"),
        ("2019/2020", "2020-03-31"),
        ("by the end of the financial year", "2019-03-31"),
        ("by the end of this calendar year", "2019-12-31"),
    ],
)
def test_a_financial_year_ends_with_march(timescale: str, day: str) -> None:
    assert due(timescale, PUBLISHED) == day


def test_the_current_financial_year_is_that_of_the_papers_date() -> None:
    assert due("end of the financial year", "2019-03-31") == "2019-03-31"
    assert due("end of the financial year", "2019-04-01") == "2020-03-31"
    assert due("end of the financial year", "2019") is None


@pytest.mark.parametrize(
    "timescale",
    [
        *("from 31st March 2019 onwards", "April 2019 onwards", "ongoing", "immediately", "quarterly", "six-monthly"),
        *("by summer 2020", "spring 2019", "by 31 March", "by the end of the year", "next year", "short term"),
        *("at least 6 months", "within 10 working days", "2019-2020", "2019/21", "Q3 2019", "Q5 2019/20"),
        *("within 3 months of the conclusion of the exercise", "2 years of the Act", "by March and June 2020"),
        *("31 February 2020", "99/99/2020", "completed March 2019", "6", "months", ""),
    ],
)
def test_no_day_is_made_up(timescale: str) -> None:
    assert due(timescale, PUBLISHED) is None


def test_where_the_day_of_publication_is_unknown_only_months_and_years_are_counted() -> None:
    assert due("6 months", "2018-11") == "2019-05-30"
    assert due("1 year", "2018-11") == "2019-11-30"
    assert (due("30 days", "2018-11"), due("6 months", "2018"), due("6 months", ""), due("6 months", "n.d.")) == (
        None,
    ) * 4


def test_in_a_shorter_month_the_last_day_is_taken() -> None:
    assert (due("3 months", "2018-11-30"), due("1 year", "2020-02-29")) == ("2019-02-28", "2021-02-28")


@given(st.integers(1, 999), st.sampled_from(sorted(UNITS)), DATES)
@example(999, "year", "9999-12-31")
def test_a_length_never_ends_before_it_begins(count: int, unit: str, published: str) -> None:
    day = due(f"{count} {unit}s", published)
    assert day is None or day > published
    assert day is not None or int(published[:4]) + count * UNITS[unit] / 365 > 9990


@given(st.integers(1, 60), st.integers(1, 60), st.sampled_from(sorted(UNITS)), DATES.filter(lambda day: day < "9900"))
def test_of_a_range_the_end_counts(first: int, second: int, unit: str, published: str) -> None:
    assert due(f"{first} - {second} {unit}s", published) == due(f"{second} {unit}s", published)


@given(DATES.filter(lambda day: "1900" < day < "2100"), DATES)
def test_a_due_date_is_due_on_itself(day: str, published: str) -> None:
    assert due(day, published) == due(f"by {day}", published) == day


@given(st.text(), st.one_of(DATES, st.text()))
@example("٣ months", "2019-02-04")
@example("½ year", "2019-02-04")
@example("Q1 1999/00", "0000-00")
def test_any_text_has_a_due_date_or_none(timescale: str, published: str) -> None:
    day = due(timescale, published)
    assert day is None or due(day, published) in (day, None)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Councils should report by 31 March 2020 and again later.", "by 31 March 2020"),
        ("By the end of 2020, boards must have a plan.", "By the end of 2020"),
        ("It should be in place within 12 months of this report.", "within 12 months of this report"),
        ("It should reply within six months, and publish it.", "within six months"),
        ("The fund (open by April 2020) should grow.", "by April 2020"),
        ("It should be done within 30 days of publication.", "within 30 days of publication"),
        ("A further report should come to the board in 3 months.", "in 3 months"),
        ("Councils should publish a plan in two years, and a map.", "in two years"),
        ("The council that owns a wall should mend it by March 2025.", "by March 2025"),
        ("The board, which met in May, should act by June 2025.", "by June 2025"),
        ("If funds allow, councils should report by March 2025.", "by March 2025"),
        ("Councils should name those who replied, and report by March 2025.", "by March 2025"),
        ("We recommend that the board report by March 2025.", "by March 2025"),
        ("Councils should not wait but report by March 2025.", "by March 2025"),
        ("Walls which were closed by 2020 should be open by 2030.", "by 2030"),
    ],
)
def test_a_sentence_tells_its_deadline(sentence: str, words: str) -> None:
    assert deadline_in(sentence) == words


@pytest.mark.parametrize(
    "sentence",
    [
        "It should publish what it finds within a month.",
        "It should report within three months of the end of the exercise.",
        "Costs should fall by 20% and the plan be led by Chief Officers.",
        "A decision was made by the minister in October 2019.",
        "The plan runs from April 2020.",
        "It should happen by March or April 2020.",
        "The government should buy those walls whose owner cannot be found within two years.",
        "Walls whose owner, when asked, does not reply within two years should be sold.",
        "Councils should mend the walls that are cracked by March 2025.",
        "If councils have not reported by March 2025, ministers should act.",
        "The harbour must not be closed before March 2025.",
        "Any wall not mended by March 2025 should be sold.",
        "Officers should visit each school twice in 12 months.",
        "Posts should be filled in six months of a vacancy.",
        "Officers should reply in two weeks.",
    ],
)
def test_what_is_no_deadline_of_the_paper_is_not_taken_for_one(sentence: str) -> None:
    assert deadline_in(sentence) is None


@given(
    st.text()
    | st.lists(st.sampled_from("by within 6 months March 2020 before end of the , . and".split())).map(" ".join)
)
def test_a_deadline_is_part_of_its_sentence_and_has_a_day(sentence: str) -> None:
    words = deadline_in(sentence)
    assert words is None or (words in sentence and due(words, PUBLISHED) is not None)
