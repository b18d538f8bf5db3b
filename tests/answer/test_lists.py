"""A question for several things gets the whole list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.answer import Candidate, Composed
    from hscqa.model import Document

    Ask = Callable[..., Composed]
    Fits = Callable[..., Candidate]
    Write = Callable[..., Document]

OPENING = "Vans serve many readers. The council’s aims for them are:"
FIRST, SECOND, THIRD = "books for every village", "a visit each week", "drivers who know what is read"
BULLETS = (
    f"1. {OPENING}\n• {FIRST}\n• {SECOND}\n• {THIRD}.\n\n2. Nothing else is planned by the council for its vans.\n"
)
RUNNING = f"1. {OPENING} (a) {FIRST}; (b) {SECOND}; (c) {THIRD}.\n\n2. Nothing else is planned.\n"
LEAD_IN = "The council’s aims for them are:"
SEVERAL = "What are the aims of the council?"


def first_quote(composed: Composed) -> str:
    """Give the words of the first quotation on one line."""
    return " ".join(composed.quotes[0].text.split())


@pytest.mark.parametrize("text", [BULLETS, RUNNING])
def test_a_question_for_several_things_gets_the_list_from_lead_in_to_last_entry(
    ask: Ask, fits: Fits, write: Write, text: str
) -> None:
    paper = write(text)
    composed = ask(SEVERAL, fits(paper, 0, 0.1, 0.9))
    quote = composed.quotes[0]
    assert first_quote(composed).startswith(LEAD_IN)
    assert all(entry in quote.reading for entry in (FIRST, SECOND, THIRD))
    assert paper.paper.text[slice(*quote.span)] == quote.text
    assert "Nothing else" not in quote.text


def test_a_sentence_before_the_list_that_fits_is_quoted_with_it(ask: Ask, fits: Fits, write: Write) -> None:
    composed = ask(SEVERAL, fits(write(BULLETS), 0, 0.9, 0.1))
    assert first_quote(composed).startswith("Vans serve many readers.")
    assert composed.quotes[0].reading.endswith(f"{THIRD}.")


def test_a_list_that_several_passages_share_is_quoted_once_and_whole(ask: Ask, fits: Fits, write: Write) -> None:
    paper = write(f"Recommendations\n\nThe council should:\n• plan {FIRST}\n• pay for {SECOND}\n• find {THIRD}.\n")
    assert [passage.label for passage in paper.passages] == [f"Recommendation {number}" for number in (1, 2, 3)]
    composed = ask("Which steps should the council take?", *(fits(paper, number, 0.9) for number in range(3)))
    (quote,) = composed.quotes
    assert first_quote(composed).startswith("The council should: • plan books for every village")
    assert quote.text.endswith(f"find {THIRD}.")


def test_a_question_for_one_thing_gets_only_what_fits(ask: Ask, fits: Fits, write: Write) -> None:
    composed = ask("What is the aim for drivers?", fits(write(f"1. {OPENING} {FIRST}."), 0, 0.1, 0.9))
    assert FIRST in composed.quotes[0].text
    assert not first_quote(composed).startswith("Vans serve")


def test_a_list_that_is_too_long_is_quoted_by_the_entries_that_fit(ask: Ask, fits: Fits, write: Write) -> None:
    entries = "\n".join(
        f"• Village {number} wants a van that calls on every Monday of the year." for number in range(30)
    )
    composed = ask(SEVERAL, fits(write(f"1. {OPENING}\n{entries}\n"), 0, 0.1, 0.9, 0.1))
    assert len(composed.quotes[0].reading.split()) <= 80


WHO = "Recommendations\n\nNorland Council should:\n• plan routes for its vans\n• pay for drivers.\n"


def test_who_should_act_is_quoted_before_the_entry_that_says_what(ask: Ask, fits: Fits, write: Write) -> None:
    composed = ask("Who pays for drivers?", fits(write(WHO), 1, 0.9))
    opening, entry = composed.quotes
    assert (opening.text, entry.text) == ("Norland Council should:", "pay for drivers.")
    assert opening.label == "Recommendations, paragraph 1"


def test_an_entry_is_quoted_with_the_words_that_open_its_list_outside_the_marks(
    ask: Ask, fits: Fits, write: Write
) -> None:
    (entry,) = ask("Are drivers paid for?", fits(write(WHO), 1, 0.9)).quotes
    assert (entry.text, entry.lead_in) == ("pay for drivers.", "Norland Council should:")
    (whole,) = ask(SEVERAL, fits(write(WHO), 1, 0.9)).quotes
    assert whole.lead_in is None
