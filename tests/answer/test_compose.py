"""From the best passages to at most three exact quotations."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hscqa.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.answer import Candidate, Composed
    from hscqa.model import Document

    Ask = Callable[..., Composed]
    Fits = Callable[..., Candidate]
    Write = Callable[..., Document]

RED = "The old van was painted red by the drivers of the northern depot, who had been asked for a brighter colour."
COST = "It costs £40,000 to run, and nobody has found a cheaper way to reach the villages beyond the hills."
LIKED = "Readers in the hills like it, and most of them say that they would miss its visits more than any service."
LONG = "The council has thought about it for many years and in many committees without coming to any view of its own."


@pytest.mark.parametrize(("place", "words"), [(0, RED), (1, COST), (2, LIKED)])
def test_the_sentence_nearest_the_question_is_quoted_exactly(
    ask: Ask, fits: Fits, write: Write, place: int, words: str
) -> None:
    paper = write(f"1. {RED} {COST} {LIKED}")
    composed = ask("vans in the hills", fits(paper, 0, *(0.95 if place == i else 0.1 for i in range(3))))
    assert [quote.text for quote in composed.quotes] == [words]
    assert paper.paper.text[slice(*composed.quotes[0].span)] == words == composed.answer


def test_a_sentence_of_a_later_passage_that_fits_better_is_quoted_first(ask: Ask, fits: Fits, write: Write) -> None:
    paper = write(f"1. {RED}\n\n2. {COST}\n\n3. {LIKED}")
    composed = ask("vans", fits(paper, 0, 0.5), fits(paper, 1, 0.5), fits(paper, 2, 0.9))
    assert [quote.label for quote in composed.quotes] == ["para 3"]
    composed = ask("vans", fits(paper, 0, 0.7), fits(paper, 1, 0.2), fits(paper, 2, 0.8))
    assert [quote.label for quote in composed.quotes] == ["para 3", "para 1"]


def test_neighbours_that_fit_are_quoted_as_one_run(ask: Ask, fits: Fits, write: Write) -> None:
    paper = write(f"1. {RED} {COST} {LIKED}")
    composed = ask("vans", fits(paper, 0, 0.9, 0.88, 0.1))
    assert [quote.text for quote in composed.quotes] == [f"{RED} {COST}"]


def test_a_run_stays_short_enough_to_be_read_at_a_glance(ask: Ask, fits: Fits, write: Write) -> None:
    paper = write(f"1. {RED} {COST} {LIKED} {LONG} {RED} {COST}")
    (quote,) = ask("vans", fits(paper, 0, 0.9)).quotes
    assert len(quote.reading.split()) <= 80


def test_three_places_are_quoted_at_most(ask: Ask, fits: Fits, write: Write) -> None:
    paper = write("\n\n".join(f"{number}. {words}" for number, words in enumerate((RED, COST, LIKED, LONG), 1)))
    composed = ask("vans", *(fits(paper, number, 0.9) for number in range(4)))
    assert [quote.label for quote in composed.quotes] == ["para 1", "para 2", "para 3"]


def test_words_that_two_papers_share_are_quoted_once_and_both_are_cited(ask: Ask, fits: Fits, write: Write) -> None:
    first, second = write(f"1. {RED}"), write(f"1. {COST} {RED}", "copy-2020")
    (quote,) = ask("vans", fits(first, 0, 0.9), fits(second, 0, 0.1, 0.89)).quotes
    assert (quote.paper_id, quote.also) == ("vans-2021", ("Norland (2020), para 1",))


def test_of_two_places_with_the_same_words_the_one_that_says_more_is_quoted(ask: Ask, fits: Fits, write: Write) -> None:
    more = "Nobody plans the routes together, and readers wait for weeks."
    strapline, paragraph = write("1. nobody plans the routes together"), write(f"1. {more} {RED}", "copy-2020")
    (quote,) = ask("routes", fits(strapline, 0, 0.9), fits(paragraph, 0, 0.9, 0.2)).quotes
    assert quote.reading == more


def test_a_mean_sentence_with_the_sum_goes_before_a_near_one_without(ask: Ask, fits: Fits, write: Write) -> None:
    paper = write(f"1. {RED} {COST} {LIKED} {LIKED}")
    near = fits(paper, 0, 0.8, 0.75, 0.2)
    assert ask("How is the van?", near).answer.startswith(RED)
    assert ask("How much money goes into the van?", fits(paper, 0, 0.8, 0.75, 0.2, 0.2)).answer.endswith(COST)


def test_a_statement_is_quoted_with_its_timescale_where_a_time_is_asked_for(ask: Ask, fits: Fits, write: Write) -> None:
    paper = write(f"Proposals\n\nWe propose that:\n(i) {RED} {COST} {LIKED} {LONG}\nTimescale: 6 months\n")
    assert [passage.label for passage in paper.passages] == ["Proposal (i)"]
    candidate = fits(paper, 0, 0.9, 0.2)
    (quote,) = ask("What is proposed for the van?", candidate).quotes
    assert quote.reading == RED
    first, second = ask("When is the van to be painted?", candidate).quotes
    assert (first.reading, second.reading) == (RED, "Timescale: 6 months")
    (both,) = ask("When is the van to be painted?", fits(paper, 0, 0.2, 0.2, 0.2, 0.9)).quotes
    assert both.reading == f"{LONG} Timescale: 6 months"


def test_a_run_that_ends_in_a_colon_takes_in_what_it_opens(ask: Ask, fits: Fits, write: Write) -> None:
    paper = write(f"1. Three things are planned: Vans. {RED} {COST} {LIKED} {LONG}")
    (quote,) = ask("vans", fits(paper, 0, 0.9, 0.1)).quotes
    assert quote.reading.startswith("Three things are planned: Vans.")


def test_a_list_that_counts_in_running_text_leaves_the_next_number_out(ask: Ask, fits: Fits, write: Write) -> None:
    paper = write("1. Vans should: 1. Call each week 2. Carry large print 3. Be red.")
    (whole,) = ask("vans", fits(paper, 0, 0.9, 0.1)).quotes
    assert whole.text == "Vans should: 1. Call each week 2. Carry large print 3. Be red."
    (entry,) = ask("vans", fits(paper, 0, 0.1, 0.9, 0.1)).quotes
    assert entry.text == "Call each week"


def test_a_question_far_from_every_passage_is_turned_away_with_a_reason(ask: Ask, fits: Fits, write: Write) -> None:
    composed = ask("vans", fits(write(f"1. {RED}"), 0, 0.02))
    assert (composed.answered, composed.answer, composed.quotes, composed.difference) == (False, "", (), None)
    assert composed.reason


def test_nothing_to_answer_from_is_no_answer(ask: Ask) -> None:
    assert not ask("vans").answered


def test_a_passage_without_words_is_not_quoted(ask: Ask, fits: Fits, write: Write) -> None:
    candidate = fits(write(f"1. {RED}"), 0, 0.9)
    nothing = replace(candidate.passage, slices=(Span(3, 3),))
    composed = ask("vans", replace(candidate, passage=nothing))
    assert (composed.answered, composed.quotes) == (False, ())
