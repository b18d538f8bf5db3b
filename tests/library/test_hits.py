"""Hits and what is singled out in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.model import Mode

if TYPE_CHECKING:
    from hscqa.library import Library

QUERY = "What is half of the money spent on?"


def test_the_sentence_that_fits_best_is_singled_out_in_a_passage_of_several(library_to_read: Library) -> None:
    found = library_to_read.search(QUERY, k=20).hits
    marked = [hit for hit in found if hit.best]
    assert marked
    for hit in marked:
        (span,) = hit.best
        assert hit.passage.span.start <= span.start < span.end <= hit.passage.span.end
        assert span != hit.passage.span
    assert not any(hit.best for hit in found[10:])


def test_a_lexical_search_singles_nothing_out(library_to_read: Library) -> None:
    assert not any(hit.best for hit in library_to_read.search(QUERY, mode=Mode.LEXICAL).hits)


def test_the_hits_of_an_answer_are_marked_as_those_of_a_search(library_to_read: Library) -> None:
    assert library_to_read.ask(QUERY).hits == library_to_read.search(QUERY, k=5).hits
