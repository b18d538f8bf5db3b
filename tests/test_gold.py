"""The program does not fall behind what it reached on the development gold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from gold_scores import GOLD, average_precision, covers, mean_reciprocal_rank, questions, rank_of_evidence, recall

from hscqa.words import words

if TYPE_CHECKING:
    from hscqa.library import Library

pytestmark = pytest.mark.model


def test_the_evidence_stands_among_the_first_hits(corpus_library: Library) -> None:
    answerable = [question for question in questions() if question["evidence"]]
    replies = [corpus_library.search(question["question"]) for question in answerable]
    ranks = [
        rank_of_evidence([hit.passage.text for hit in reply.hits], question)
        for reply, question in zip(replies, answerable, strict=True)
    ]
    assert recall(ranks, 5) >= 0.72
    assert mean_reciprocal_rank(ranks) >= 0.60


def test_most_questions_that_the_papers_do_not_answer_are_turned_away(corpus_library: Library) -> None:
    without = [question for question in questions() if not question["evidence"]]
    turned_away = sum(not corpus_library.ask(question["question"]).answered for question in without)
    assert turned_away / len(without) >= 0.6


def test_every_quotation_of_an_answer_is_an_exact_slice(corpus_library: Library) -> None:
    texts = {info.paper.id: info.paper.text for info in corpus_library.papers()}
    for question in questions()[:20]:
        for quote in corpus_library.ask(question["question"]).quotes:
            assert quote.text == texts[quote.paper_id][quote.span.start : quote.span.end]


def test_links_rank_the_recommendations_that_a_proposal_answers_first(corpus_library: Library) -> None:
    gold = json.loads((GOLD / "crosswalk.json").read_text("utf-8"))
    starts = {item["id"]: " ".join(words(item["text"])[:8]) for item in gold["recommendations"]}
    rows = {row.statement.label: row for row in corpus_library.crosswalk().rows}
    assert len(rows) == 25
    precisions = []
    for proposal in gold["proposals"]:
        row = rows[f"Proposal {proposal['id']}"]
        read = [" ".join(words(link.target.text)) for link in row.links]
        ranked = [next((id_ for id_, start in starts.items() if text.startswith(start)), None) for text in read]
        relevant = {link["rec"] for link in proposal["links"] if link["grade"] >= 0.5}
        precisions.append(average_precision(ranked, relevant))
    assert sum(precisions) / len(precisions) >= 0.80


def test_quotations_are_found_and_judged_as_the_gold_judges_them(corpus_library: Library) -> None:
    gold = json.loads((GOLD / "quotations.json").read_text("utf-8"))
    found = corpus_library.verify().quotations
    right = 0
    for item in gold:
        statuses = {q.status for q in found if covers(q.quote, item["quote"]) or covers(item["quote"], q.quote)}
        accepted = {"verbatim", "elsewhere"} if item["status"] == "verbatim" else {item["status"]}
        right += bool(statuses & accepted)
    assert right / len(gold) >= 0.9
