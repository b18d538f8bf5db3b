"""What the page of a crosswalk is made of: addresses, the table, the drawing, the colours."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.export.page.anchored import anchor, anchored_themes
from hscqa.export.page.crosswalk_html import crosswalk_html
from hscqa.export.page.drawing import FONT, LINE, SIDE, breadth, drawing, wrapped
from hscqa.export.page.matrix import matrix, shade
from hscqa.export.report import Report, report
from hscqa.export.visible import one_line
from tests.export.invented import CITATIONS, PAPERS, crosswalk
from tests.export.pages import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@pytest.fixture(scope="module")
def made() -> Report:
    return report(crosswalk(), PAPERS, CITATIONS)


@pytest.fixture(scope="module")
def page(made: Report) -> Page:
    return Page(crosswalk_html(made))


@given(st.lists(st.text(), unique=True))
def test_no_two_places_share_an_address(places: list[str]) -> None:
    anchors = [anchor(one) for one in places if one.isprintable()]
    assert len(anchors) == len(set(anchors))
    assert not any(re.search(r"[\s/\"<>]", one) for one in anchors)


def test_words_of_one_passage_that_are_tied_twice_have_two_addresses(made: Report) -> None:
    theme = made.themes[0]
    entry = theme.entries[0]
    twice = replace(entry, comments=(entry.comments[0], replace(entry.comments[0], text="We are glad.")))
    ((one,),) = (theme.entries for theme in anchored_themes(replace(made, themes=(replace(theme, entries=(twice,)),))))
    ((_, ties),) = one.comments
    assert [tie.anchor for tie in ties] == ["review:1/owners:p1", "review:1/owners:p1/2"]


def test_the_table_counts_links_that_hold(made: Report) -> None:
    laid = matrix(made, anchored_themes(made))
    held = [link.id for entry in made.entries for link in entry.links]
    assert [row.count for _, rows in laid.groups for row in rows] == [len(entry.links) for entry in made.entries]
    assert laid.counts == tuple(held.count(target.statement.id) for target in made.targets)
    assert laid.paper == "portrait"


def test_the_surer_the_deeper_the_shade() -> None:
    assert [shade(one) for one in (0.0, 0.19, 0.2, 0.5, 0.8, 0.99, 1.0)] == [1, 1, 2, 3, 5, 5, 5]


def test_the_drawing_has_a_curve_for_each_link(made: Report, page: Page) -> None:
    links = [tie for entry in made.entries for tie in (*entry.links, *entry.set_aside) if tie.form == "link"]
    drawn = drawing(made, anchored_themes(made))
    assert [curve.link.tie.confidence for curve in drawn.curves] == sorted(tie.confidence for tie in links)
    assert [curve.width for curve in drawn.curves] == sorted(curve.width for curve in drawn.curves)
    assert len(page.all("path", class_="reach")) == len(links)
    labels = [one["aria-label"] for one, _ in page.all("a") if "aria-label" in one]
    assert labels[-1] == "Proposal 1 answers Recommendation 1, confidence 0.95, explicit, undecided"
    assert len(labels) == len(links)


def test_texts_of_the_drawing_stand_one_below_the_other(made: Report) -> None:
    drawn = drawing(made, anchored_themes(made))
    for side in (drawn.left, drawn.right):
        lines = [y for text in side for y, _ in text.rows]
        assert all(after - before >= LINE - 0.1 for before, after in pairwise(lines))
        assert lines[0] >= FONT
        assert lines[-1] <= drawn.height


@given(st.text(st.characters(codec="utf-8"), max_size=120))
def test_a_text_of_the_drawing_is_whole_and_fits(words: str) -> None:
    lines = list(wrapped(words, SIDE))
    assert "".join(lines).replace(" ", "") == one_line(words).replace(" ", "")
    assert all(breadth(line) <= SIDE for line in lines)


def test_no_page_is_wide_enough_for_very_many_columns(made: Report) -> None:
    many = replace(made, targets=made.targets[:1] * 80)
    assert matrix(many, anchored_themes(many)).paper == "unprinted"
    assert matrix(replace(made, targets=made.targets[:1] * 60), anchored_themes(made)).paper == "landscape"


def luminance(colour: str) -> float:
    """Give how light a colour is (WCAG 2.2, relative luminance)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours, 1 to 21 (WCAG 2.2, contrast ratio)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def colours(style: str) -> Iterator[Mapping[str, str]]:
    """Give the colours by name: in the light, in the dark, on paper."""
    for block in re.findall(r":root \{(.*?)\}", style, re.DOTALL):
        found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]+);", block))
        yield {
            name: value if len(value) == 7 else f"#{''.join(one * 2 for one in value[1:])}"
            for name, value in found.items()
        }


def test_colours_can_be_told_apart(page: Page) -> None:
    ((_, style),) = page.all("style")
    schemes = list(colours(style))
    assert len(schemes) == 3
    shades = [f"shade-{depth}" for depth in range(1, 6)]
    for scheme in schemes:
        for ground in ("ground", "sheet", "own"):
            for ink in ("text", "muted", "accent", "good", "bad", "torn"):
                assert contrast(scheme[ink], scheme[ground]) >= 4.5, (ink, ground)
        assert all(contrast(scheme["on-shade"], scheme[one]) >= 4.5 for one in shades)
        assert contrast(scheme["edge"], scheme["sheet"]) >= 3
        assert contrast(scheme["accent"], scheme["trough"]) >= 3
        lights = [luminance(scheme[one]) for one in shades]
        assert lights in (sorted(lights), sorted(lights, reverse=True))
