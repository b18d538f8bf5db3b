"""Whatever papers and question: quotations are exact, few, of the papers that were asked, and always the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.answer import Candidate, Composed
    from hscqa.model import Document

    Makers = tuple[Callable[..., Composed], Callable[..., Candidate], Callable[..., Document]]

SENTENCES = (
    "Library vans call at 412 villages.",
    "Fifteen villages lost their van in 2017/18.",
    "Fourteen villages lost their van in 2017/18.",
    "It costs £40,000 a year (see para 3).¹",
    "They should: 1. call each week 2. carry *large print*.",
    "Nobody – not even the drivers – knows why, because nobody asked.",
    "The aims are:",
    "Timescale: 6 months",
)
STARTS = ("", "", "1. ", "2. ", "• ", "– ", "(i) ", "¹ ", "Recommendations\n\nCouncils should:\n• ", "Part 1\n")
QUESTIONS = ("What are the aims?", "When is it due?", "How many villages lost their van?", "Which villages?", "vans")


@pytest.fixture
def makers(ask: Callable[..., Composed], fits: Callable[..., Candidate], write: Callable[..., Document]) -> Makers:
    """Bring together what a question is put with."""
    return ask, fits, write


lines = st.tuples(
    st.sampled_from(STARTS), st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), st.sampled_from("\n ")
)
texts = st.lists(lines, min_size=1, max_size=10).map(
    lambda pieces: "".join(f"{start}{' '.join(words)}\n{gap}" for start, words, gap in pieces)
)


figures = st.lists(st.integers(min_value=3, max_value=10).map(lambda tenths: tenths / 10), min_size=1, max_size=12)


@given(both=st.tuples(texts, texts), question=st.sampled_from(QUESTIONS), figures=figures)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)  # the fixtures keep nothing
def test_every_quotation_is_an_exact_slice_of_a_paper_that_was_asked(
    makers: Makers, both: tuple[str, str], question: str, figures: list[float]
) -> None:
    ask, fits, write = makers
    papers = [write(text, paper_id) for text, paper_id in zip(both, ("audit-2020", "review-2021"), strict=True)]
    candidates = [fits(paper, number, *figures) for paper in papers for number in range(min(5, len(paper.passages)))]
    composed = ask(question, *candidates)
    texts_of = {paper.paper.id: paper.paper.text for paper in papers}
    for quote in composed.quotes:
        assert quote.text == texts_of[quote.paper_id][quote.span.start : quote.span.end]
        assert quote.reading
        assert quote.reading in composed.answer
    assert len(composed.quotes) <= 3
    assert composed.answered == bool(composed.quotes)
    assert composed == ask(question, *candidates)
