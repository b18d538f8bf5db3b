"""The page of a crosswalk in a browser: filters, keys, addresses, print."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest
from pypdf import PdfReader

from hscqa.export.page.crosswalk_html import crosswalk_html
from hscqa.export.report import report
from tests.export.browser import DOWN, ENTER, MISSING, SPACE, TAB, Browser, browser
from tests.export.invented import CITATIONS, PAPERS, crosswalk
from tests.export.pages import OVERLAPS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(MISSING), reason=MISSING)]

SHOWN = (
    """return [...document.querySelectorAll(arguments[0])].filter(one => one.checkVisibility()).map(one => one.id)"""
)
SETTLED = "const done = arguments[0]; setTimeout(() => done(document.getElementById('shown').textContent), 200)"
"""The page waits a moment for more keys before it narrows what it shows."""
HAS_FOCUS = "return document.activeElement.id || document.activeElement.textContent.trim()"
KEYED = "a[href], summary, button, input, select, [tabindex='0']"
"""What a key must reach."""
LONG = "COMMITMENT MMWW of the harbour boards and everybody who works with them, ïn all parts; 港湾の番人"
STATEMENTS, TIES = "article.statement", "#statements .tie"
ALL = ["review:1", "review:2", "review:3", "review:4"]


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("browser") / "profile") as opened:
        yield opened


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("page") / "crosswalk.html"
    page = crosswalk_html(report(crosswalk(), PAPERS, CITATIONS), '{"words": "</script>"}')
    file.write_text(page, encoding="utf-8")
    return file.as_uri()


@pytest.fixture(scope="module")
def wide_address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Write a page whose table and drawing are larger than a window, with long labels and the last target answered."""
    made = report(crosswalk(), PAPERS, CITATIONS)
    first, *others = made.themes[0].entries
    more = [replace(made.targets[0].statement, id=f"audit:more-{number}") for number in range(40)]
    targets = [replace(made.targets[0], statement=one, label=f"{LONG} {one.id}") for one in more]
    link = replace(first.links[0], id=more[-1].id, label=targets[-1].label)
    themes = (replace(made.themes[0], entries=(replace(first, links=(link,), label=LONG), *others)), *made.themes[1:])
    file = tmp_path_factory.mktemp("wide") / "crosswalk.html"
    page = crosswalk_html(replace(made, themes=themes, targets=(*made.targets, *targets)))
    file.write_text(page, encoding="utf-8")
    return file.as_uri()


@pytest.fixture
def page(window: Browser, address: str) -> Iterator[Browser]:
    """Give the page as it opens, and see that its console stays silent."""
    window.size(1280, 900)
    window.open("about:blank")
    window.open(address)
    yield window
    assert window.complaints() == []


def printed(page: Browser) -> str:
    """Give the text of what is printed, on one line and without ligatures."""
    pages = PdfReader(io.BytesIO(page.pdf())).pages
    return " ".join(normalize("NFKC", " ".join(one.extract_text() for one in pages)).split())


def choose(page: Browser, name: str, value: str) -> str:
    """Set a control as a person does, and give what the page says is shown then."""
    page.run(
        "const one = document.getElementById(arguments[0]); one.value = arguments[1];"
        "one.dispatchEvent(new Event('input', {bubbles: true}))",
        name,
        value,
    )
    return str(page.wait(SETTLED))


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


def test_everything_comes_back(page: Browser) -> None:
    choose(page, "words", "walls")
    choose(page, "least", "0.5")
    page.click("button[type=reset]")
    assert page.wait(SETTLED) == "Shown: 4 of 4 statements, 8 of 8 links and comments."
    assert page.run(SHOWN, STATEMENTS) == ALL
    assert page.run("return location.search") == ""


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


def test_an_address_inside_the_page_is_reached_through_filters(page: Browser) -> None:
    choose(page, "theme", "1")
    page.click(".gaps a[href='#review:3']")
    page.wait(SETTLED)
    assert page.run("return document.querySelector(':target').checkVisibility()")
    assert page.run(SHOWN, STATEMENTS) == ALL


def test_a_cell_and_a_curve_lead_to_their_tie(page: Browser) -> None:
    for place in (".matrix td a", ".curves a"):
        page.run("location.hash = ''")
        page.run("document.querySelector(arguments[0]).focus()", place)
        page.press(ENTER)
        assert page.wait("setTimeout(arguments[0], 100, document.querySelector(':target').id)").startswith("review:")
        assert page.run("const box = document.querySelector(':target').getBoundingClientRect(); return box.top >= 0")


def test_keys_alone_work_a_filter_and_open_the_evidence(page: Browser) -> None:
    page.press(TAB)
    assert page.run(HAS_FOCUS) == "Skip filters and contents"
    page.press("/")
    assert page.run(HAS_FOCUS) == "words"
    page.press(*"gulls", "/")
    page.wait(SETTLED)
    assert page.run("return document.getElementById('words').value") == "gulls/"
    page.run("document.getElementById('filters').reset()")
    page.press(TAB, DOWN)
    assert page.wait(SETTLED).startswith("Shown: 1 of 4")
    assert page.run(HAS_FOCUS) == "theme"
    page.run("document.querySelector('.tie a').focus()")
    page.press(TAB)
    assert page.run(HAS_FOCUS).startswith("Evidence")
    page.press(SPACE)
    assert page.run("return document.querySelector('.tie details').open")


def test_no_key_is_trapped(page: Browser) -> None:
    page.run(
        "window.reachable = [...document.querySelectorAll(arguments[0])].filter(one => one.checkVisibility())", KEYED
    )
    count = page.run("return reachable.length")
    seen = []
    for _ in range(count):
        page.press(TAB)
        seen.append(page.run("return reachable.indexOf(document.activeElement)"))
    assert count > 60
    assert sorted(seen) == list(range(count))


def test_the_key_for_words_can_be_turned_off(page: Browser) -> None:
    page.click("#shortcut")
    page.run("document.activeElement.blur()")
    page.press("/")
    assert page.run(HAS_FOCUS) != "words"


def test_all_evidence_opens_and_closes(page: Browser) -> None:
    count = "return document.querySelectorAll('.tie > details[open]').length"
    page.click("#unfold")
    assert page.run(count) == page.run("return document.querySelectorAll('.tie > details').length") > 0
    page.click("#unfold")
    assert page.run(count) == 0


def test_print_has_the_evidence_and_no_filters(page: Browser) -> None:
    text = printed(page)
    assert "We are glad that a keeper will be found." in text
    assert "both say “keeper”" in text
    assert not any(one in text for one in ("Filters", "Least confidence", "Show everything", "Skip filters"))
    assert page.run("return document.querySelectorAll('.tie > details[open]').length") == 0


def test_print_is_on_upright_a4(page: Browser) -> None:
    sizes = {tuple(round(float(side)) for side in one.mediabox[2:]) for one in PdfReader(io.BytesIO(page.pdf())).pages}
    assert sizes == {(595, 842)}


def test_what_is_printed_says_that_it_was_narrowed(page: Browser) -> None:
    choose(page, "theme", "1")
    assert "Narrowed by filters (Theme: 1. Keepers and lamps) to 1 of 4 statements" in printed(page)


def test_texts_of_the_drawing_neither_overlap_nor_leave_it(page: Browser, wide_address: str) -> None:
    assert page.run(OVERLAPS) == [12, 0, 0]
    page.open(wide_address)
    assert page.run(OVERLAPS) == [53, 0, 0]


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_only_the_boxes_of_table_and_drawing_scroll_sideways(page: Browser, wide_address: str, width: int) -> None:
    page.size(width, 844)
    page.open(wide_address)
    assert page.run("return document.querySelector('.matrix').scrollWidth > innerWidth")
    assert page.run("return document.documentElement.scrollWidth <= innerWidth")


def test_heads_of_the_table_stay_in_view(page: Browser, wide_address: str) -> None:
    page.open(wide_address)
    corner, scrolled = page.run(
        "const box = document.querySelector('.across .scroll'); box.scrollTo(1e6, 1e6);"
        "const place = one => document.querySelector(one).getBoundingClientRect();"
        "return [place('.corner').left - box.getBoundingClientRect().left, box.scrollLeft]"
    )
    assert scrolled > 100
    assert abs(corner) < 3


def test_without_script_everything_is_shown_and_printed(window: Browser, address: str) -> None:
    window.command("Emulation.setScriptExecutionDisabled", value=True)
    try:
        window.open("about:blank")
        window.open(f"{address}?theme=1")
        assert "both say “keeper”" in printed(window)
    finally:
        window.command("Emulation.setScriptExecutionDisabled", value=False)
    assert window.run(SHOWN, STATEMENTS) == ALL
    assert window.run(SHOWN, "#filters") == []
