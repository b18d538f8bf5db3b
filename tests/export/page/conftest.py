"""A page of the invented crosswalk in a browser."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hscqa.export.page.crosswalk_html import crosswalk_html
from hscqa.export.report import report
from tests.export.browser import Browser, browser
from tests.export.invented import CITATIONS, PAPERS, crosswalk

if TYPE_CHECKING:
    from collections.abc import Iterator
from tests.export.page.driven import LONG


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("browser") / "profile") as opened:
        yield opened


@pytest.fixture(scope="module")
def written() -> str:
    return crosswalk_html(report(crosswalk(), PAPERS, CITATIONS), '{"words": "</script>"}')


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, written: str) -> str:
    file = tmp_path_factory.mktemp("page") / "crosswalk.html"
    file.write_text(written, encoding="utf-8")
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
