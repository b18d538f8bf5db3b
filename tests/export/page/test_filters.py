"""The page of a crosswalk in a browser: what its filters show, count and say."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hscqa.export.page.crosswalk_html import crosswalk_html
from hscqa.export.report import report
from tests.export.browser import MISSING, Browser
from tests.export.invented import CITATIONS, PAPERS, crosswalk

if TYPE_CHECKING:
    from pathlib import Path
from tests.export.page.driven import ALL, HAS_FOCUS, SETTLED, SHOWN, STATEMENTS, TIES, TOTALS, choose

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(MISSING), reason=MISSING)]


def test_everything_is_shown_at_first(page: Browser) -> None:
    assert page.run(SHOWN, STATEMENTS) == ALL
    assert page.wait(SETTLED) == "Shown: 4 of 4 statements, 8 of 8 links and comments."


def test_a_statement_without_anything_to_filter_says_so(window: Browser, tmp_path: Path) -> None:
    made = report(crosswalk(), PAPERS, CITATIONS)
    theme = made.themes[1]
    bare = replace(theme, entries=(*theme.entries[:-1], replace(theme.entries[-1], unlinked=None, silent={})))
    file = tmp_path / "crosswalk.html"
    file.write_text(crosswalk_html(replace(made, themes=(made.themes[0], bare))), encoding="utf-8")
    window.open(file.as_uri())
    said = "return document.querySelector('#review\\\\:4 .group').checkVisibility()"
    assert window.run(said)
    choose(window, "kind", "gap")
    assert not window.run(said)


def test_a_theme_narrows_statements_table_and_drawing(page: Browser) -> None:
    assert choose(page, "theme", "1") == "Shown: 1 of 4 statements, 4 of 8 links and comments."
    assert page.run(SHOWN, STATEMENTS) == ["review:1"]
    assert len(page.run(SHOWN, ".matrix tr[data-row]")) == 1
    assert len(page.run(SHOWN, ".curves a")) == 1
    assert page.run(SHOWN, "h2#theme-2") == []


@pytest.mark.parametrize(
    ("name", "value", "ties"),
    [
        ("decision", "accepted", ["review:2/audit:4"]),
        ("decision", "rejected", ["review:1/essay:p2"]),
        ("decision", "disputed", ["review:2/owners:p2", "review:2/audit:1"]),
        ("role", "stakeholder", ["review:1/essay:p1", "review:1/owners:p1", "review:1/essay:p2", "review:2/owners:p2"]),
        ("paper", "owners", ["review:1/owners:p1", "review:2/owners:p2"]),
        ("kind", "explicit", ["review:1/audit:1"]),
        ("kind", "link", ["review:1/audit:1", "review:2/audit:4", "review:2/audit:3", "review:2/audit:1"]),
        ("least", "0.85", ["review:1/audit:1", "review:1/owners:p1", "review:2/audit:3"]),
        ("words", "WAITED walls", ["review:2/owners:p2"]),
        ("kind", "unlinked", []),
    ],
)
def test_a_filter_shows_what_it_asks_for(page: Browser, name: str, value: str, ties: list[str]) -> None:
    choose(page, name, value)
    assert page.run(SHOWN, TIES) == ties
    statements = {one.split("/")[0] for one in ties} or {"review:3", "review:4"}
    assert set(page.run(SHOWN, STATEMENTS)) == statements


def test_words_of_a_statement_bring_all_that_is_tied_to_it(page: Browser) -> None:
    choose(page, "words", "harbour board")
    assert page.run(SHOWN, STATEMENTS) == ["review:1"]
    assert len(page.run(SHOWN, TIES)) == 4


def test_filters_work_together_and_nothing_left_is_said(page: Browser) -> None:
    choose(page, "theme", "1")
    assert choose(page, "decision", "accepted").startswith("Shown: 0 of 4")
    assert page.run(SHOWN, "#nothing") == ["nothing"]


def test_filters_that_leave_nothing_are_named_and_can_be_cleared(page: Browser) -> None:
    choose(page, "theme", "1")
    choose(page, "decision", "accepted")
    said = page.run("return document.querySelector('#nothing p').textContent")
    assert said == ("No statement has all that the filters ask for: Theme: 1. Keepers and lamps; Decision: accepted.")
    page.click("#nothing button")
    assert page.wait(SETTLED) == "Shown: 4 of 4 statements, 8 of 8 links and comments."
    assert page.run(HAS_FOCUS) == "main"


@pytest.mark.parametrize("words", ["undecided", "explicit", "confidence", "review:1", "evidence", "timescale"])
def test_words_of_the_program_are_not_searched(page: Browser, words: str) -> None:
    assert choose(page, "words", words).startswith("Shown: 0 of 4")


def test_totals_count_what_is_shown(page: Browser) -> None:
    at_first = page.run(TOTALS)
    choose(page, "decision", "accepted")
    rows, columns, links = page.run(TOTALS)
    assert page.run("return document.querySelectorAll('.matrix td a:not([hidden])').length") == 1
    assert (rows, sorted(columns), links) == (["1"], ["0"] * (len(columns) - 1) + ["1"], "1")
    choose(page, "decision", "")
    assert page.run(TOTALS) == at_first


def test_totals_of_a_page_without_filters_are_those_that_were_written(page: Browser, written: str) -> None:
    counts = re.findall(r'<td class="sum">(\d+)</td>', written)
    rows, columns, links = page.run(TOTALS)
    assert [*rows, *columns, links] == counts
    assert links != "0"


def test_the_drawing_keeps_only_labels_with_a_curve(page: Browser) -> None:
    choose(page, "decision", "accepted")
    # checkVisibility takes a hidden part of a drawing for visible
    shown = (
        "return [...document.querySelectorAll('.drawing [data-end]')]"
        ".filter(one => getComputedStyle(one).display !== 'none')"
    )
    assert page.run(f"{shown}.map(one => one.dataset.end)") == ["review:2", "audit:4"]
    choose(page, "decision", "")
    assert page.run(f"{shown}.length") == page.run("return document.querySelectorAll('.drawing [data-end]').length")


def test_a_table_and_a_drawing_without_links_say_so(page: Browser) -> None:
    assert page.run(SHOWN, ".empty") == []
    choose(page, "kind", "comment")
    assert len(page.run(SHOWN, ".empty")) == 2
    assert page.run(SHOWN, ".scroll, .legend") == []


def test_everything_comes_back(page: Browser) -> None:
    choose(page, "words", "walls")
    choose(page, "least", "0.5")
    page.click("button[type=reset]")
    assert page.wait(SETTLED) == "Shown: 4 of 4 statements, 8 of 8 links and comments."
    assert page.run(SHOWN, STATEMENTS) == ALL
    assert page.run("return location.search") == ""
