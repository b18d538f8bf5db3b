"""The JSON objects have every key that scripts rely on, and their values are JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hscqa.export import contract, contract_checks, contract_ties
from hscqa.model import (
    Answer,
    Block,
    BlockKind,
    Cell,
    Check,
    Claim,
    Crosswalk,
    Found,
    Hit,
    Paper,
    Place,
    Quotation,
    Quote,
    Reference,
    SearchReply,
    Span,
    Statement,
    Verification,
)

if TYPE_CHECKING:
    from tests.export.conftest import Counted


def through_json(value: dict[str, Any]) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(json.dumps(value, allow_nan=False))
    assert read == value, "a tuple or an enum would come back as something else"
    return read


def test_a_search_reply_has_the_keys_of_the_contract(hit: Hit, papers: dict[str, Paper]) -> None:
    reply = through_json(contract.search_reply(SearchReply("keeper", (hit,), 12.345), papers))
    assert (reply["query"], reply["elapsed_ms"], reply["note"]) == ("keeper", 12.3, None)
    (found,) = reply["hits"]
    assert {
        "rank": 1,
        "id": "audit:rec-1",
        "paper": "audit",
        "label": "Recommendation 1",
        "headings": ["Recommendations"],
        "page": 4,
        "page_label": "ii",
        "span": list(hit.passage.span),
        "text": hit.passage.text,
        "score": 1.5,
        "file": "audit.txt",
        "reading": hit.passage.reading,
        "citation": "Auditor (2018), Recommendation 1, p. ii",
    }.items() <= found.items()
    assert papers["audit"].text[slice(*found["span"])] == found["text"]
    assert (found["lexical_rank"], found["dense_rank"]) == (1, None)


def test_an_answer_has_its_quotes_and_a_refusal_its_reason(hit: Hit, papers: dict[str, Paper]) -> None:
    quote = Quote("a keeper", "a keeper", "audit:rec-1", "audit", "Recommendation 1", Span(3, 11), "Auditor (2018)")
    answered = contract.answer(Answer("who?", True, "a keeper", 0.8, None, (quote,), (), 1), papers)  # noqa: FBT003
    assert through_json(answered)["quotes"] == [
        {
            "text": "a keeper",
            "id": "audit:rec-1",
            "paper": "audit",
            "label": "Recommendation 1",
            "page": None,
            "page_label": None,
            "span": [3, 11],
            "citation": "Auditor (2018)",
            "reading": "a keeper",
            "also": [],
            "lead_in": None,
        }
    ]
    assert answered["difference"] is None
    refused = contract.answer(Answer("who?", False, "", 0.1, "not found", (), (hit,), 1), papers)  # noqa: FBT003
    assert (refused["answered"], refused["answer"], refused["reason"]) == (False, "", "not found")
    assert refused["hits"][0]["id"] == "audit:rec-1"


def test_an_answer_tells_where_else_its_words_stand_and_what_differs(papers: dict[str, Paper]) -> None:
    quote = Quote("a keeper", "a keeper", "audit:rec-1", "audit", "R1", Span(3, 11), "Auditor (2018)", also=("Coast",))
    differs = Answer("who?", True, "a keeper", 0.8, None, (quote,), (), 1, difference="“2” here, but “3” there.")  # noqa: FBT003
    made = through_json(contract.answer(differs, papers))
    assert made["quotes"][0]["also"] == ["Coast"]
    assert made["difference"] == "“2” here, but “3” there."


def test_a_crosswalk_has_every_candidate_and_the_gaps(crosswalk: Crosswalk) -> None:
    made = through_json(contract_ties.crosswalk(crosswalk))
    assert (made["from"], made["to"], made["comments_from"]) == ("harbour", "audit", ["audit"])
    row = made["rows"][0]
    assert {
        "id": "harbour:1.i",
        "label": "Proposal 1 (i)",
        "text": "every harbour has a *named* keeper.",
        "reading": "every harbour has a named keeper.",
        "timescale": "6 months",
        "due": "2019-08-04",
        "owners": ["the board", "keepers"],
        "status": None,
        "headings": ["Harbours"],
    }.items() <= row["statement"].items()
    assert [link["suggested"] for link in row["links"]] == [True, False]
    assert row["links"][0]["target"]["text"] == "name a keeper."
    assert row["links"][0]["evidence"] == [{"type": "words", "text": "both say keeper", "weight": 0.7}]
    assert set(row["links"][0]) == {
        "target", "kind", "relation", "score", "confidence", "suggested", "evidence", "decision", "reviewers", "reason",
        "voices",
    }  # fmt: skip
    assert {"paper", "id", "quote", "span", "basis", "confidence", "suggested", "evidence", "decision"} <= set(
        row["comments"][0]
    )
    assert made["gaps"] == {
        "targets_without_source": ["audit:rec-2"],
        "sources_without_target": ["harbour:1.ii"],
        "sources_without_comment": ["harbour:1.ii"],
        "by_stakeholder": {},
    }
    assert (made["needed"], made["earlier"], made["remarks"]) == ({"link": 0, "best_link": 0, "comment": 0}, [], [])


def test_each_gap_names_the_best_that_was_turned_down(crosswalk: Crosswalk) -> None:
    silent = replace(crosswalk.gaps, by_stakeholder={"audit": ("harbour:1.ii",)})
    gaps = through_json(contract_ties.gaps_reply(replace(crosswalk, gaps=silent)))
    assert gaps["targets_without_source"] == ["audit:rec-2"]
    assert gaps["by_stakeholder"] == {"audit": ["harbour:1.ii"]}
    best = gaps["best_turned_down"]["targets_without_source"].pop("audit:rec-2")
    assert best == {
        "id": "harbour:1.i",
        "label": "Proposal 1 (i)",
        "paper": "harbour",
        "score": 0.5,
        "confidence": 0.125,
        "why": ["it likelier answers Recommendation 1 (0.88)"],
        "text": "every harbour has a named keeper.",
        "evidence": [],
    }
    assert gaps["best_turned_down"] == {
        "targets_without_source": {},
        "sources_without_target": {"harbour:1.ii": None},
        "sources_without_comment": {"harbour:1.ii": None},
        "by_stakeholder": {"audit": {"harbour:1.ii": None}},
    }


def test_a_verification_says_what_was_claimed_and_found() -> None:
    found = Found("audit:rec-1", "Recommendation 1", "name a keeper", Span(5, 18))
    altered = Quotation(
        "harbour", "harbour:p1", "name the keeper", Span(1, 2), Claim("audit", None), "altered", found, "d"
    )
    lost = Quotation("harbour", "harbour:p2", "q", Span(1, 2), Claim(None, None), "not in corpus", None, None)
    points = Reference("harbour", "harbour:p1", "see 1", "1", "ambiguous", ("audit:rec-1",), "two", Span(1, 2))
    checked = through_json(contract_checks.verification(Verification((altered, lost), (points,))))
    assert checked["quotations"][0] == {
        "paper": "harbour",
        "id": "harbour:p1",
        "quote": "name the keeper",
        "span": [1, 2],
        "claimed": {"paper": "audit", "place": None},
        "status": "altered",
        "found": {"id": "audit:rec-1", "label": "Recommendation 1", "text": "name a keeper", "span": [5, 18]},
        "difference": "d",
    }
    assert checked["quotations"][1]["found"] is None
    assert {"paper", "id", "text", "claimed", "status", "targets", "note"} <= set(checked["references"][0])


def test_papers_and_outline_have_the_keys_of_the_contract(counted: list[Counted], blocks: tuple[Block, ...]) -> None:
    listed = through_json(contract.papers(counted))["papers"]
    assert [paper["id"] for paper in listed] == ["harbour", "audit"]
    assert {
        "title": "Harbours & keepers",
        "publisher": "Coast Group",
        "date": "2019-02-04",
        "role": "review",
        "file": "harbour.txt",
        "pages": None,
        "blocks": 3,
        "passages": 2,
        "statements": 1,
        "status": "read",
        "note": None,
    }.items() <= listed[0].items()
    outline = through_json(contract.outline("audit", blocks))
    assert outline["paper"] == "audit"
    assert {"id", "kind", "label", "level", "headings", "page", "span", "text"} <= set(outline["blocks"][1])
    assert outline["blocks"][1]["kind"] == "statement"


def test_a_table_row_shows_its_cells(blocks: tuple[Block, ...]) -> None:
    cell = Cell("Board", "Coast")
    row = Block("a:r", "a", 0, BlockKind.ROW, "", 1, (), None, Span(0, 1), (), "x", "x", cells=(cell,))
    assert contract.block(row)["cells"] == [{"head": "Board", "text": "Coast"}]
    assert "cells" not in contract.block(blocks[0])


def test_a_place_has_its_words_its_neighbours_and_its_statement(
    papers: dict[str, Paper], blocks: tuple[Block, ...], proposal: Statement
) -> None:
    place = Place("audit:rec-1", papers["audit"], "R1", (), blocks[1].span, "cite", blocks[1:], before=blocks[:1])
    shown = through_json(contract.place(place))
    assert shown["text"] == papers["audit"].text[slice(*blocks[1].span)]
    assert ([one["id"] for one in shown["before"]], shown["statement"]) == (["audit:h-1"], None)
    told = contract.place(Place("x", papers["audit"], "", (), Span(0, 1), "c", (), statement=proposal))["statement"]
    terms = {"timescale": "6 months", "due": "2019-08-04", "owners": ["the board", "keepers"]}
    assert told == {**terms, "status": None, "status_words": None}


def test_the_doctor_is_well_only_where_every_check_is() -> None:
    checks = (Check("python", ok=True, detail="3.11"), Check("index", ok=False, detail="stale", remedy="hscqa ingest"))
    assert contract.doctor(checks[:1])["ok"] is True
    assert through_json(contract.doctor(checks)) == {
        "ok": False,
        "checks": [
            {"name": "python", "ok": True, "detail": "3.11", "remedy": None},
            {"name": "index", "ok": False, "detail": "stale", "remedy": "hscqa ingest"},
        ],
    }
