"""The page of a crosswalk in a browser: keys, print, narrow windows, no script."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from tests.export.browser import DOWN, ENTER, MISSING, SPACE, TAB, Browser
from tests.export.page.driven import ALL, HAS_FOCUS, KEYED, SETTLED, SHOWN, STATEMENTS, choose, printed
from tests.export.pages import OVERLAPS

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(MISSING), reason=MISSING)]


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
        "window.reachable = [...document.querySelectorAll(arguments[0])].filter(one => one.checkVisibility())",
        KEYED,
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
    state = "const one = document.getElementById('unfold'); return [one.textContent, one.ariaPressed]"
    page.click("#unfold")
    assert page.run(count) == page.run("return document.querySelectorAll('.tie > details').length") > 0
    assert page.run(state) == ["Close all evidence", None]
    page.click("#unfold")
    assert page.run(count) == 0
    assert page.run(state) == ["Open all evidence", None]


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
    text = printed(page)
    assert text.count("Narrowed by filters (Theme: 1. Keepers and lamps) to 1 of 4 statements") == 3
    assert "hidden by filters" not in text


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
