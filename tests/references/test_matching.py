"""Words looked up in the papers: whatever the shape, the words decide."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from hscqa.references.matching import Match, Query, look_up
from hscqa.references.streams import cut, stream

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.model import Document

    Make = Callable[..., Document]

WORDS = (
    "keeper harbour boats winter storms repairs board gulls costed planned ropes anchors tides lamp pier "
    "quay signal weather captain ledger count season north current vessel crew cargo bell fog chart"
).split()
"""Thirty words; a run of eight of them never stands in the text twice."""


def invented(seed: int) -> str:
    """Make three paragraphs of words in a random order, with commas, dashes and line breaks between."""
    random = Random(seed)  # noqa: S311 - invented words, no secret
    paragraphs = []
    for _ in range(3):
        words = [random.choice(WORDS) for _ in range(40)]
        joined = words[0].capitalize()
        for word in words[1:]:
            joined += random.choice([" ", " ", " ", ", ", "-", " – ", "  "]) + word
        paragraphs.append(f"{joined}.")
    return "Findings\n\n" + "\n\n".join(paragraphs) + "\n"


def found(quote: str, document: Document) -> Match | None:
    return look_up([Query(quote, frozenset())], [stream(document)])[0]


def disguised(words: list[str], random: Random) -> str:
    """Write words with other case, dashes and white space."""
    changed = [random.choice([word.upper(), word.capitalize(), word]) for word in words]
    text = changed[0]
    for word in changed[1:]:
        text += random.choice([" ", "\n", " ", "-", " — ", ", "]) + word
    return text


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 90), st.integers(4, 30))
def test_a_quotation_in_another_dress_is_verbatim_and_its_span_is_exact(
    make: Make, seed: int, start: int, length: int
) -> None:
    document = make(invented(seed))
    words = list(cut(document.paper.text.split("\n\n", 1)[1]).folded)
    chosen = words[start : start + length]
    match = found(disguised(chosen, Random(seed)), document)  # noqa: S311 - no secret
    assert match is not None
    assert match.verbatim
    for occurrence in match.occurrences:
        span = occurrence.stream.span(occurrence.first, occurrence.last)
        assert list(cut(document.paper.text[span.start : span.end]).folded) == chosen


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 25), st.integers(9, 14), st.data())
def test_a_quotation_with_one_word_replaced_is_altered(
    make: Make, seed: int, start: int, length: int, data: st.DataObject
) -> None:
    document = make(invented(seed))
    chosen = list(cut(document.blocks[1].reading).folded)[start : start + length]
    chosen[data.draw(st.integers(1, length - 2))] = "zebra"
    match = look_up([Query(" ".join(chosen), frozenset(), ("review-2020",))], [stream(document)])[0]
    assert match is not None
    assert not match.verbatim
    assert match.occurrences
    assert all(abs(one.last - one.first + 1 - length) <= 1 for one in match.occurrences)


def test_words_that_the_paper_joins_otherwise_are_the_same_words(review: Document) -> None:
    for quote in ("longterm repairs are planned", "long term repairs are planned", "Long – term repairs, are planned"):
        match = found(quote, review)
        assert match is not None
        assert match.verbatim, quote


def test_part_of_a_word_is_no_match(review: Document) -> None:
    assert found("arbours have no keep", review) is None


def test_a_marked_omission_is_verbatim_but_not_whole(review: Document) -> None:
    match = found("Where there is a keeper […] before the winter storms", review)
    assert match is not None
    assert match.verbatim
    assert not match.whole


def test_an_omission_does_not_change_the_order(review: Document) -> None:
    match = found("before the winter storms … Where there is a keeper", review)
    assert match is None or not match.verbatim


def test_the_papers_that_cannot_be_the_source_are_left_out(review: Document) -> None:
    query = Query("Most harbours have no keeper", frozenset({"review-2020"}))
    assert look_up([query], [stream(review)]) == [None]


def test_every_place_that_has_the_words_is_given(make: Make) -> None:
    sentence = "The keeper counts the boats twice a year in every harbour."
    document = make(f"Findings\n\n1. {sentence}\n\n2. Again: {sentence}\n")
    match = found("counts the boats twice a year", document)
    assert match is not None
    assert len(match.occurrences) == 2


def test_an_unmarked_omission_is_altered(review: Document) -> None:
    quote = "Every harbour should appoint a keeper who answers to the board alone"
    match = found(quote, review)
    assert match is not None
    assert not match.verbatim


def test_words_of_another_matter_are_not_found(review: Document) -> None:
    assert found("the council will publish its accounts in the spring of the year", review) is None


def test_a_sentence_that_a_page_break_cuts_is_found_whole(documents: tuple[Document, ...]) -> None:
    quote = "held as a general reserve as a contingency to cushion the impact of unexpected events"
    match = look_up([Query(quote, frozenset())], [stream(document) for document in documents])[0]
    assert match is not None
    assert [occurrence.stream.paper_id for occurrence in match.occurrences] == ["msg-2019"]
    assert match.verbatim
