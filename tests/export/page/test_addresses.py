"""The page of a crosswalk in a browser: addresses, going back, Contents."""

from __future__ import annotations

import pytest

from tests.export.browser import MISSING, Browser
from tests.export.page.driven import ALL, SETTLED, SHOWN, STATEMENTS, TIES, choose

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(MISSING), reason=MISSING)]


def test_the_address_keeps_the_filters(page: Browser) -> None:
    choose(page, "theme", "2")
    choose(page, "decision", "accepted")
    kept = page.run("return location.href")
    page.open("about:blank")
    page.open(kept)
    assert page.run(SHOWN, TIES) == ["review:2/audit:4"]
    assert page.run("return document.getElementById('narrowed').checkVisibility()")


def test_an_unknown_choice_in_an_address_is_left_alone(page: Browser, address: str) -> None:
    page.open(f"{address}?theme=99&decision=%3Cb%3E&other=1")
    assert page.run(SHOWN, STATEMENTS) == ALL


@pytest.mark.parametrize("least", ["abc", "", "2", "-1", "NaN"])
def test_a_least_confidence_that_is_none_is_ignored(page: Browser, address: str, least: str) -> None:
    page.open(f"{address}?least={least}")
    assert page.wait(SETTLED) == "Shown: 4 of 4 statements, 8 of 8 links and comments."
    assert page.run("return [document.getElementById('least').value, location.search]") == ["0", ""]


def test_an_address_inside_the_page_is_reached_through_filters(page: Browser) -> None:
    choose(page, "theme", "1")
    page.click(".gaps a[href='#review:3']")
    page.wait(SETTLED)
    assert page.run("return document.querySelector(':target').checkVisibility()")
    assert page.run(SHOWN, STATEMENTS) == ALL


def test_a_link_to_what_is_hidden_says_that_filters_were_cleared(page: Browser) -> None:
    choose(page, "theme", "1")
    page.click("nav a[href='#review:3']")
    label = page.run("return document.querySelector('#review\\\\:3 h3').textContent")
    assert str(page.wait(SETTLED)).startswith(f"Filters were cleared to show {label}. Shown: 4 of 4")
    assert choose(page, "theme", "1").startswith("Shown: 1 of 4")


def test_back_and_forward_bring_the_filters_of_the_address(page: Browser) -> None:
    choose(page, "theme", "1")
    choose(page, "least", "0.5")
    page.click("nav a[href='#review:3']")
    page.wait(SETTLED)
    page.run("history.back()")
    assert str(page.wait(SETTLED)).startswith("Shown: 1 of 4")
    assert page.run("return [location.search, document.getElementById('least').value]") == ["?theme=1&least=0.5", "0.5"]
    page.run("history.forward()")
    assert "4 of 4" in str(page.wait(SETTLED))
    assert page.run("return [location.search, location.hash]") == ["", "#review:3"]


def test_filters_that_hide_where_the_address_leads_are_kept(page: Browser) -> None:
    page.click("nav a[href='#review:3']")
    choose(page, "theme", "1")
    kept = page.run("return location.href")
    page.open("about:blank")
    page.open(kept)
    assert page.run(SHOWN, STATEMENTS) == ["review:1"]


def test_contents_mark_what_filters_hide(page: Browser) -> None:
    marked = "return [...document.querySelectorAll('nav .out > a')].map(one => one.hash)"
    said = "return document.querySelectorAll('nav .unseen:not([hidden])').length"
    assert (page.run(marked), page.run(said)) == ([], 0)
    choose(page, "theme", "1")
    assert page.run(marked) == ["#theme-2", "#review:2", "#review:3", "#review:4"]
    assert page.run(said) == 4
