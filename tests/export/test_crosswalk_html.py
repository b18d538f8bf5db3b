"""The page of a crosswalk: what it says, that all is escaped, and that it is whole in itself.

After a change of the page, look at what differs and renew its golden file:

    HSCQA_RENEW_GOLDENS=1 python -m pytest tests/export/test_crosswalk_html.py
    git diff tests/export/goldens
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import os
import re
from dataclasses import fields, is_dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.export.crosswalk_csv import crosswalk_csv
from hscqa.export.page.crosswalk_html import crosswalk_html
from hscqa.export.report import Report, report
from hscqa.export.visible import visible
from hscqa.model import Role
from tests.export.invented import CITATIONS, PAPERS, crosswalk
from tests.export.pages import Page

GOLDEN = Path(__file__).resolve().parent / "goldens/crosswalk.html"
RENEW = "HSCQA_RENEW_GOLDENS"
ENUMERATED = {"role", "kind", "form", "decision", "status", "relation", "id", "paper", "paper_id", "date"}
"""Fields that hold no free text."""
HOSTILE = "<script>alert(1)</script> &amp; </title> \"q\" 'a' --> {{ 7*7 }} {% x %} \u202ever \x1b[1m </style> "


@pytest.fixture(scope="module")
def made() -> Report:
    """Give the report as any release would make it."""
    return replace(report(crosswalk(), PAPERS, CITATIONS), made_by="hscqa 0")


@pytest.fixture(scope="module")
def text(made: Report) -> str:
    return crosswalk_html(made)


@pytest.fixture(scope="module")
def page(text: str) -> Page:
    return Page(text)


def test_the_page_is_as_it_was(text: str) -> None:
    if os.environ.get(RENEW):
        GOLDEN.write_text(text, encoding="utf-8", newline="\n")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_the_same_report_gives_the_same_page(made: Report, text: str) -> None:
    assert crosswalk_html(made) == text


def test_it_shows_the_ties_of_the_table_with_their_confidences_and_decisions(made: Report, page: Page) -> None:
    rows = list(csv.DictReader(io.StringIO(crosswalk_csv(made))))
    kept = [row for row in rows if row["tie"].endswith(("link", "comment"))]
    names = ("data-form", "data-kind", "data-paper", "data-confidence")
    told = [
        ((one["id"].split("/")[0], *(one[name] for name in names)), words)
        for one, words in page.all("li", class_="tie")
    ]
    assert len(told) == len(kept)
    for row in kept:
        key = (row["statement_id"], row["tie"].split()[-1], row["kind"], row["paper"], row["confidence"])
        text = row["tied_text"].removeprefix("'")
        found = [words for one, words in told if one == key and text in words]
        assert len(found) == 1
        assert f"confidence {row['confidence']}" in found[0]
        assert row["tied_id"] in found[0]
        assert row["decision"] in found[0].lower()
        assert row["reason"] in found[0]
        assert all(name in found[0] for name in row["reviewers"].split("; "))


def test_it_shows_the_gaps_of_the_table(made: Report, page: Page) -> None:
    rows = list(csv.DictReader(io.StringIO(crosswalk_csv(made))))
    expected = sorted((row["tie"], row["paper"]) for row in rows if row["tie"] in {"unlinked", "silent"})
    assert sorted((one["data-kind"], one["data-paper"]) for one, _ in page.all(data_form="gap")) == expected
    nearest = [row["nearest"] for row in rows if row["nearest"]]
    shown = " ".join(words for _, words in page.all("section", aria_labelledby="gaps"))
    assert nearest
    assert all(one in shown for one in nearest)


def test_what_reviewers_set_aside_is_said_in_words(page: Page) -> None:
    (aside,) = (words for _, words in page.all("div", class_="group aside") if "essay:p2" in words)
    assert "Set aside by reviewers" in aside
    assert "do not count" in aside
    assert "Rejected by Anna: “It speaks of *sums*, not of keepers.”" in aside
    assert "=SUM(A1) is what the old keepers wrote." in aside


def test_terms_lead_in_and_status_are_shown(made: Report) -> None:
    first, *others = made.themes[0].entries
    spoken = replace(first, statement=replace(first.statement, lead_in="We propose that:"))
    page = Page(crosswalk_html(replace(made, themes=(replace(made.themes[0], entries=(spoken, *others)),))))
    (article,) = (words for one, words in page.all("article") if one.get("id") == "review:1")
    shown = " ".join(article.split())
    assert "We propose that:" in shown
    assert "Timescale 6 months (by 2019-08-04)" in shown
    assert "Who Harbour Board; councils" in shown
    assert "Status accepted: “we accept this”" in shown


def test_references_name_every_paper(page: Page) -> None:
    ((_, shown),) = page.all("section", class_="papers")
    for paper in PAPERS.values():
        assert all(one in shown for one in (paper.title, paper.publisher, paper.date, paper.file, paper.role.value))


def test_only_addresses_of_the_web_can_be_followed(made: Report) -> None:
    web, script, spaced = "https://example.org/a?b=1&c=<2>", "javascript:alert(1)", "https://example.org/ onclick=x"
    papers = tuple(
        replace(paper, source=source) for paper, source in zip(made.papers, (web, script, spaced, ""), strict=True)
    )
    page = Page(crosswalk_html(replace(made, papers=papers)))
    assert [one for one in page.values("href") if not one.startswith("#")] == [web]
    assert all(any(source in words for _, words in page.all("dd")) for source in (web, script, spaced))


def poisoned(value: Any, name: str = "") -> Any:  # noqa: ANN401  any part of a report
    """Put hostile words before every free text in a report, mark-up of its own and steering characters among them."""
    if isinstance(value, str) and not isinstance(value, Role):
        return value if name in ENUMERATED or not value else f"{HOSTILE}{value}"
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: poisoned(getattr(value, one.name), one.name) for one in fields(value)})
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(poisoned(one, name) for one in value)
    if isinstance(value, dict):
        return {key: poisoned(one, name) for key, one in value.items()}
    return value


def test_every_text_is_shown_literally(made: Report, page: Page) -> None:
    steered = poisoned(replace(made, source="", target="", comments_from=(), earlier=()))
    whole = replace(
        steered, source=made.source, target=made.target, comments_from=made.comments_from, earlier=made.earlier
    )
    written = crosswalk_html(whole)
    shown = Page(written)
    # A longer label of the drawing takes more lines.
    assert [tag for tag, _, _ in shown.elements if tag != "tspan"] == [
        tag for tag, _, _ in page.elements if tag != "tspan"
    ]
    assert {name for _, told, _ in shown.elements for name in told} == {
        name for _, told, _ in page.elements for name in told
    }
    assert visible(HOSTILE).strip() in shown.all("h1")[0][1]
    assert sum(visible(HOSTILE) in words for _, words in shown.all("p")) > 30
    assert not re.search("[\x1b\u202e]", written)


@given(st.text(min_size=1))
def test_words_are_whole_in_the_element_of_their_place(words: str) -> None:
    made = report(crosswalk(), PAPERS, CITATIONS)
    entry = made.themes[0].entries[0]
    said = replace(entry, statement=replace(entry.statement, reading=words))
    page = Page(crosswalk_html(replace(made, themes=(replace(made.themes[0], entries=(said,)),))))
    assert visible(words) in [shown for _, shown in page.all("p", data_place="review:1", data_whole="")]


def test_a_browser_is_told_to_load_and_run_nothing_else(text: str, page: Page) -> None:
    ((policy, _),) = page.all("meta", http_equiv="Content-Security-Policy")
    rules = dict(rule.split(" ", 1) for rule in policy["content"].split("; "))
    assert rules["default-src"] == "'none'"
    for tag in ("style", "script"):
        ((_, inner),) = page.all(tag)
        digest = base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode()
        assert rules[f"{tag}-src"] == f"'sha256-{digest}'"
    assert not {"src", "srcset", "style", "action", "onclick", "onload", "data", "poster"} & {
        name for _, told, _ in page.elements for name in told
    }
    assert not re.search(r"@import|url\(|<link|<base|<iframe|<object|<embed", text)


def test_addresses_lead_somewhere_and_ids_are_unique(page: Page) -> None:
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert not any(re.search(r"\s", one) for one in ids)
    inside = [one[1:] for one in page.values("href") if one.startswith("#")]
    named = [one for name in ("aria-labelledby", "aria-describedby", "for") for one in page.values(name)]
    assert len(inside) > 40
    assert {*inside, *page.values("data-for"), *" ".join(named).split()} <= set(ids)
    assert set(page.values("data-row")) == {entry.statement.id for entry in report(crosswalk(), PAPERS).entries}


def test_headings_are_in_order(page: Page) -> None:
    levels = [int(tag[1]) for tag, _, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_control_has_a_label_and_the_page_its_landmarks(page: Page) -> None:
    labelled = {*page.values("for"), "shortcut"}
    assert {one["id"] for tag in ("select", "input") for one, _ in page.all(tag)} <= labelled
    assert all(len(page.all(tag)) == 1 for tag in ("main", "nav", "h1", "footer"))
    assert page.all("p", role="status", aria_live="polite")
    assert page.elements[0] == ("html", {"lang": "en-GB"}, page.elements[0][2])


def test_filters_offer_what_there_is(page: Page) -> None:
    offered = {one["name"]: words.split() for one, words in page.all("select")}
    assert offered["decision"] == ["All", "undecided", "accepted", "rejected", "added", "disputed"]
    assert offered["role"] == ["All", "audit", "stakeholder"]
    kinds = [one["value"] for one, _ in page.all("option")]
    assert [one for one in kinds if one in {"explicit", "structural", "semantic", "cited", "quoted", "topical"}] == [
        "explicit",
        "semantic",
        "cited",
        "topical",
    ]


def test_evidence_is_carried_and_cannot_end_its_element(made: Report) -> None:
    pack = json.dumps({"words": "</script><script>alert(1)</script><!-- \\u003c"})
    page = Page(crosswalk_html(made, pack))
    ((_, inner),) = page.all("script", id="pack", type="application/json")
    assert json.loads(inner) == json.loads(pack)
    assert "<" not in inner
    assert len(page.all("script")) == 2


def test_without_evidence_there_is_no_element_for_it(page: Page) -> None:
    assert len(page.all("script")) == 1


def test_the_table_has_a_cell_for_each_pair(made: Report, page: Page) -> None:
    assert len(page.all("th", scope="col")) == len(made.targets) + 2
    assert len(page.all("th", scope="row")) == len(list(made.entries)) + 1
    assert len(page.all("th", scope="rowgroup")) == len(made.themes)
    cells = [words for one, words in page.all("a") if one.get("class", "").startswith("shade-")]
    assert cells == [
        "Proposal 1 answers Recommendation 1, confidence 0.95",
        "Proposal 2 partly answers Recommendation 1, confidence 0.02?, disputed",
        "Proposal 2 partly answers Recommendation 3 (audit:3), confidence 0.44+, added",
        "Proposal 2 answers Recommendation 3 (audit:4), confidence 0.80✓, accepted",
    ]


def test_a_crosswalk_without_anything_is_a_page(made: Report) -> None:
    bare = replace(made, themes=(), targets=(), comments_from=(), gaps=(), unanswered=(), counts=())
    page = Page(crosswalk_html(bare))
    assert "There is no statement that could be answered." in page.all("main")[0][1]
    assert not page.all("article", class_="statement")
