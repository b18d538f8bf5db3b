"""The part of a passage that a list shows: where the words are, in whole words, and never a cut that is not told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hscqa.export.visible import one_line
from hscqa.tui.ask.excerpts import excerpt

LONG = "The tide came in and went out. " * 20
LAMPS = "The far lamps are lit by a keeper at dusk."


def bold(shown: str, sought: str, limit: int = 150) -> list[str]:
    """Give the words that are marked in an excerpt."""
    made = excerpt(shown, sought, limit)
    return [made.plain[span.start : span.end] for span in made.spans]


def test_a_short_passage_is_shown_whole_with_the_words_marked() -> None:
    assert excerpt(LAMPS, "lamp keepers", 150).plain == LAMPS
    assert bold(LAMPS, "lamp keepers") == ["lamps", "keeper"]


def test_the_beginning_is_shown_where_the_words_are_nowhere_or_there() -> None:
    for sought in ("whales", "tide", ""):
        made = excerpt(LONG, sought, 40).plain
        assert made == "The tide came in and went out. The tide …"


def test_words_that_stand_late_are_shown_with_what_stands_around_them_and_both_cuts_are_told() -> None:
    made = excerpt(LONG + LAMPS + LONG, "lamps keeper", 100)
    assert made.plain.startswith("… ")
    assert made.plain.endswith(" …")
    assert "far lamps are lit by a keeper" in made.plain
    assert bold(LONG + LAMPS + LONG, "lamps keeper", 100) == ["lamps", "keeper"]


def test_where_the_words_stand_together_counts_more_than_where_one_of_them_stands_first() -> None:
    assert "lamps are lit by a keeper" in excerpt(f"One keeper. {LONG}{LAMPS}", "lamps keeper", 60).plain


def test_the_end_of_a_passage_is_not_said_to_be_cut() -> None:
    made = excerpt(LONG + LAMPS, "keeper", 60).plain
    assert made.endswith("by a keeper at dusk.")


def test_what_stands_before_the_text_is_told() -> None:
    assert excerpt(LAMPS, "", 150, is_middle=True).plain == f"… {LAMPS}"


@given(st.text(alphabet="ab .,-灯\n\x1b[]", max_size=200), st.text(alphabet="ab 灯", max_size=5), st.integers(1, 60))
def test_what_is_shown_is_a_part_of_the_text_and_a_cut_is_told(text: str, sought: str, limit: int) -> None:
    line, made = one_line(text), excerpt(text, sought, limit)
    part = made.plain.removeprefix("… ").removesuffix(" …")
    assert part in line
    assert len(part) <= limit
    assert made.plain.startswith("… ") or line.startswith(part)
    assert made.plain.endswith(" …") or line.endswith(part)
    assert all(0 <= span.start < span.end <= len(made.plain) for span in made.spans)
