"""A search whose best passages a real cross-encoder, of random weights, puts in order once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hscqa.errors import ExitCode, ModelUnusable
from hscqa.library import Library
from hscqa.model import Filters, Mode
from hscqa.search.reranking import RERANKED, rerank

if TYPE_CHECKING:
    from pathlib import Path

    from hscqa.ingest import Workspace
    from hscqa.model import SearchReply

pytestmark = pytest.mark.model

QUESTIONS = ("library vans", "How many readers are there?", "What did the review say of bridges?")


@pytest.fixture
def reranked(library_to_read: Library, cross_encoder: Path) -> Library:
    """Give the library of the invented papers with a cross-encoder."""
    library = Library(library_to_read.workspace, reranker=str(cross_encoder), device="cpu")
    library._models._encoder = library_to_read._models._encoder
    return library


def ids(reply: SearchReply) -> list[str]:
    """Give the passages of a reply in order."""
    return [hit.passage.id for hit in reply.hits]


def test_the_best_passages_are_put_in_order_by_both_scores(library_to_read: Library, reranked: Library) -> None:
    for question in QUESTIONS:
        before = library_to_read.asking(Mode.HYBRID).ranked(question, Filters())
        asking = reranked.asking(Mode.HYBRID)
        assert asking.reranker is not None
        passages = asking.generation.records.numbered_passages([found.number for found in before])
        read = [passages[found.number].body for found in before[:RERANKED]]
        expected = rerank(before, asking.reranker.score(question, read))
        assert [found.number for found in asking.ranked(question, Filters())] == [found.number for found in expected]
        assert expected != before


@pytest.mark.parametrize("mode", Mode)
def test_the_same_passages_are_found_in_falling_scores(library_to_read: Library, reranked: Library, mode: Mode) -> None:
    for question in QUESTIONS:
        without = library_to_read.search(question, k=1_000, mode=mode)
        reply = reranked.search(question, k=1_000, mode=mode)
        assert sorted(ids(reply)) == sorted(ids(without))
        scores = [hit.score for hit in reply.hits]
        assert scores == sorted(scores, reverse=True)
        assert ids(reranked.search(question, k=1_000, mode=mode)) == ids(reply)


def test_an_answer_is_taken_from_the_passages_in_their_new_order(reranked: Library) -> None:
    texts = {info.paper.id: info.paper.text for info in reranked.papers()}
    for question in QUESTIONS:
        answer = reranked.ask(question)
        assert [hit.passage.id for hit in answer.hits] == ids(reranked.search(question))[: len(answer.hits)]
        assert all(quote.text == texts[quote.paper_id][quote.span.start : quote.span.end] for quote in answer.quotes)


def test_a_question_without_a_word_needs_no_cross_encoder(reranked: Library) -> None:
    assert reranked.search("?!").hits == ()
    assert reranked.search("vans", filters=Filters(papers=("nowhere",))).hits == ()


def test_a_reranker_that_is_not_there_is_refused_before_the_index_is_built(mini_workspace: Workspace) -> None:
    library = Library(mini_workspace, reranker="./nowhere")
    with pytest.raises(ModelUnusable, match=r"no model in \./nowhere; name a folder that holds a model") as error:
        library.warm()
    assert error.value.exit_code == ExitCode.INDEX
    assert not mini_workspace.index.exists()
