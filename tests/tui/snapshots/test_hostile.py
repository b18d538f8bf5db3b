"""Words of papers are shown as they are, wherever they come: no markup, no escape sequence, nothing to click."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hscqa.tui.crosswalk.matrix import Matrix
from hscqa.tui.papers.contents import ContentsList
from hscqa.tui.reader.pages import Pages
from tests.tui.snapshots.conftest import LARGE
from tests.tui.snapshots.walks import leaves_the_box

if TYPE_CHECKING:
    from tests.tui.conftest import Terminal
    from tests.tui.snapshots.conftest import Steps, TakePicture
    from tests.tui.snapshots.libraries import Still, Worded


async def sees_lists(screen: Terminal) -> None:
    await leaves_the_box(screen, "4")
    await screen.sees("[b]keeper’s[/b]")
    await screen.press("enter")
    await screen.keys_go_to(ContentsList)


async def sees_the_reader(screen: Terminal) -> None:
    await sees_lists(screen)
    await screen.press("enter")
    await screen.keys_go_to(Pages)
    await screen.sees("[green]green[/green]")


async def sees_the_end_of_the_reader(screen: Terminal) -> None:
    await sees_the_reader(screen)
    await screen.press("G")
    await screen.sees("[b]out[/b]")


async def sees_what_was_copied(screen: Terminal) -> None:
    await sees_lists(screen)
    await screen.press("j", "Y")
    await screen.sees("Quotation and citation copied")


async def sees_the_palette(screen: Terminal) -> None:
    await sees_lists(screen)
    await screen.press("ctrl+p", *"keeper")
    await screen.sees("Open The [b]keeper’s[/b] log")


async def sees_the_crosswalk(screen: Terminal) -> None:
    await leaves_the_box(screen, "2")
    await screen.sees("Response")


async def sees_the_table(screen: Terminal) -> None:
    await sees_the_crosswalk(screen)
    await screen.press("m")
    await screen.keys_go_to(Matrix)


async def sees_a_pair(screen: Terminal) -> None:
    await leaves_the_box(screen, "3")
    await screen.sees("Response")


@pytest.mark.parametrize(
    "walk",
    [sees_lists, sees_the_reader, sees_the_end_of_the_reader, sees_what_was_copied, sees_the_palette],
    ids=lambda walk: walk.__name__,
)
def test_words(hostile: Worded, picture: TakePicture, walk: Steps) -> None:
    assert picture(hostile, walk, LARGE)


@pytest.mark.model
@pytest.mark.parametrize("walk", [sees_the_crosswalk, sees_the_table, sees_a_pair], ids=lambda walk: walk.__name__)
def test_ties(tied_hostile: Still, picture: TakePicture, walk: Steps) -> None:
    assert picture(tied_hostile, walk, LARGE)
