"""What opens over a screen or takes the place of a part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.command import CommandInput
from textual.widgets import OptionList

from hscqa.tui.ask.choices import Choices
from hscqa.tui.crosswalk.matrix import Matrix
from hscqa.tui.frame.screens import Go, ScreenName
from hscqa.tui.reader.findbox import FindInput
from hscqa.tui.reader.pages import Pages
from hscqa.tui.spot import Spot
from tests.tui.snapshots import walks
from tests.tui.snapshots.conftest import LARGE, SMALL

if TYPE_CHECKING:
    from tests.tui.conftest import Terminal
    from tests.tui.snapshots.conftest import Steps, TakePicture
    from tests.tui.snapshots.libraries import Still, Worded

LEADS = 7
"""What can be followed in the paper that is read: footnotes, which are known first, and references."""
SIZES = pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])


async def opens_help(screen: Terminal) -> None:
    await walks.papers(screen)
    await screen.press("f1")
    await screen.sees("Keys")


async def opens_palette(screen: Terminal) -> None:
    await walks.papers(screen)
    await screen.press("ctrl+p")
    await screen.keys_go_to(CommandInput)
    await screen.type("bridges")
    await screen.sees("Open Safe bridges: action plan")


async def opens_export(screen: Terminal) -> None:
    await walks.papers(screen)
    await screen.press("e")
    await screen.keys_go_to(OptionList)


async def opens_filters(screen: Terminal) -> None:
    await walks.begins(screen)
    await screen.press("ctrl+f")
    await screen.keys_go_to(Choices)
    await screen.press("j", "space")
    await screen.sees("1 of 6 papers pass")


async def finds_in_the_reader(screen: Terminal) -> None:
    await walks.reads(screen)
    await screen.press("slash")
    await screen.keys_go_to(FindInput)
    await screen.type("routes")
    await screen.sees(" of 5")


async def follows_a_footnote(screen: Terminal) -> None:
    await walks.begins(screen)
    reader = screen.place.reader
    screen.app.post_message(Go(ScreenName.ASK, spot=Spot("review-2022:introduction.p1")))
    await screen.keys_go_to(Pages)
    await screen.until(lambda: bool(reader.paper and len(reader.paper.leads or ()) == LEADS), "all leads are known")
    await screen.press("l", "l")
    await screen.sees(f"note 1 (2 of {LEADS})")
    await screen.press("enter")
    await screen.until(lambda: reader.spot == Spot("review-2022:note-1"), "the footnote is read")


async def turns_to_the_table(screen: Terminal) -> None:
    await walks.crosswalk(screen)
    await screen.press("m")
    await screen.keys_go_to(Matrix)


@SIZES
@pytest.mark.parametrize(
    "walk",
    [opens_help, opens_palette, opens_export, opens_filters, finds_in_the_reader],
    ids=lambda walk: walk.__name__,
)
def test_box(worded: Worded, picture: TakePicture, walk: Steps, size: tuple[int, int]) -> None:
    assert picture(worded, walk, size)


@pytest.mark.model
@SIZES
@pytest.mark.parametrize("walk", [turns_to_the_table, follows_a_footnote], ids=lambda walk: walk.__name__)
def test_part(read: Still, picture: TakePicture, walk: Steps, size: tuple[int, int]) -> None:
    assert picture(read, walk, size)
