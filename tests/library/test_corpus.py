"""The real papers: what is found and quoted stands in them, exactly there."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from tokenizers import Tokenizer

from hscqa.encode import SentenceEncoder, find_model
from hscqa.library.embed import plan
from hscqa.model import Filters, Mode, Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hscqa.library import Library
    from hscqa.model import Document

pytestmark = pytest.mark.model

QUESTIONS = (
    "What must happen with set aside budgets?",
    "How much money did integration authorities spend?",
    "Who should improve the sharing of data and good practice?",
    "What does the ALLIANCE say about carers?",
    "When will chief officers be empowered?",
    "What is the population of Wales?",
    "third sector involvement in planning and commissioning",
)


def test_every_quotation_is_an_exact_slice_of_its_paper_at_a_place_that_can_be_shown(corpus_library: Library) -> None:
    quoted = 0
    for question in QUESTIONS:
        answer = corpus_library.ask(question)
        assert bool(answer.quotes) == answer.answered == bool(answer.answer)
        assert len(answer.quotes) <= 3
        assert 0 <= answer.confidence <= 1
        for quote in answer.quotes:
            quoted += 1
            paper = corpus_library.paper(quote.paper_id)
            assert paper.text[quote.span.start : quote.span.end] == quote.text != ""
            place = corpus_library.show(quote.id)
            assert place.span.start <= quote.span.start < quote.span.end <= place.span.end
            assert quote.citation.startswith(paper.short)
    assert quoted > 3


def test_every_hit_is_an_exact_slice_of_its_paper(corpus_library: Library) -> None:
    for mode in Mode:
        for hit in corpus_library.search("set aside budgets", k=50, mode=mode).hits:
            text = corpus_library.paper(hit.passage.paper_id).text
            assert text[hit.passage.span.start : hit.passage.span.end] == hit.passage.text
            assert all(hit.passage.span.start <= start < end <= hit.passage.span.end for start, end in hit.best)


def test_words_that_a_statement_uses_find_it(corpus_library: Library) -> None:
    for mode in (Mode.HYBRID, Mode.LEXICAL):
        found = [hit.passage.id for hit in corpus_library.search("set aside", mode=mode).hits]
        assert "audit-scotland-2018:rec-7" in found
        assert "msg-2019:2.iii" in found


def test_other_words_for_the_same_thing_find_it(corpus_library: Library) -> None:
    for mode in (Mode.HYBRID, Mode.DENSE):
        hits = corpus_library.search("hospital money that boards hold back for integration", mode=mode).hits
        assert any("set aside" in hit.passage.reading.replace("-", " ") for hit in hits)


def test_the_same_question_has_the_same_answer(corpus_library: Library) -> None:
    one, other = (corpus_library.ask(QUESTIONS[0]) for _ in range(2))
    assert (one.answer, one.quotes, one.hits, one.confidence) == (
        other.answer,
        other.quotes,
        other.hits,
        other.confidence,
    )


def test_a_filter_keeps_other_papers_out(corpus_library: Library) -> None:
    for mode in Mode:
        reply = corpus_library.search("carers", k=100, filters=Filters(roles=(Role.STAKEHOLDER,)), mode=mode)
        assert {hit.passage.paper_id for hit in reply.hits} <= {"alliance-2019", "taylor-2018"}
        assert reply.hits


def test_several_threads_get_what_one_would(corpus_library: Library) -> None:
    expected = [corpus_library.search(question).hits for question in QUESTIONS]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda question: corpus_library.search(question).hits, QUESTIONS * 3))
    assert found == expected * 3


def test_statements_and_passages_of_several_blocks_are_shown_whole(
    corpus_library: Library, corpus_documents: Mapping[str, Document]
) -> None:
    for document in corpus_documents.values():
        several = [passage for passage in document.passages if len(passage.blocks) > 5]
        for passage in several:
            place = corpus_library.show(passage.id)
            assert set(passage.blocks) <= {block.id for block in place.blocks}
        for statement in document.statements:
            place = corpus_library.show(statement.id)
            assert place.statement == statement
            assert place.span.start <= statement.span.start < statement.span.end <= place.span.end


def test_no_text_that_is_encoded_is_cut(corpus_documents: Mapping[str, Document]) -> None:
    tokenizer = Tokenizer.from_file(f"{find_model().location}/tokenizer.json")
    tokenizer.no_truncation()
    tokenizer.no_padding()
    passages = [passage for document in corpus_documents.values() for passage in document.passages]
    texts = [text for passage in passages for text in plan(passage).texts]
    assert max(len(cut.ids) for cut in tokenizer.encode_batch(texts)) <= SentenceEncoder(find_model()).longest
