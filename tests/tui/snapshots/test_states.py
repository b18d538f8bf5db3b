"""Each of the five screens with nothing to show, at work, and where something is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from hscqa.tui.ask.results import Results
from hscqa.tui.papers.paperlist import PapersList
from tests.tui.snapshots import walks
from tests.tui.snapshots.conftest import LARGE, SMALL
from tests.tui.snapshots.walks import begins, leaves_the_box

if TYPE_CHECKING:
    from tests.tui.conftest import Terminal
    from tests.tui.snapshots.conftest import TakePicture
    from tests.tui.snapshots.libraries import Busy, Still, Worded

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])


# --- nothing to show ---------------------------------------------------------------------------------------------


@SIZES
def test_ask_before_anything_is_asked(busy: Busy, picture: TakePicture, size: tuple[int, int]) -> None:
    assert picture(busy, begins, size)


@pytest.mark.model
@SIZES
def test_ask_empty(read: Still, picture: TakePicture, size: tuple[int, int]) -> None:
    async def asks_in_vain(screen: Terminal) -> None:
        await begins(screen)
        await screen.type("Do gulls nest here?")
        await screen.press("enter")
        await screen.sees("Not found")
        await screen.keys_go_to(Results)

    assert picture(read, asks_in_vain, size)


@SIZES
def test_crosswalk_empty(empty: Worded, picture: TakePicture, size: tuple[int, int]) -> None:
    async def goes_there(screen: Terminal) -> None:
        await screen.leaves_box()
        await screen.goes("2")
        await screen.sees("Error:")

    assert picture(empty, goes_there, size)


@pytest.mark.model
@SIZES
def test_review_empty(decided: Still, picture: TakePicture, size: tuple[int, int]) -> None:
    async def goes_there(screen: Terminal) -> None:
        await leaves_the_box(screen, "3")
        await screen.sees("decided")

    assert picture(decided, goes_there, size)


@SIZES
def test_papers_empty(empty: Worded, picture: TakePicture, size: tuple[int, int]) -> None:
    async def goes_there(screen: Terminal) -> None:
        await screen.leaves_box()
        await screen.goes("4")
        await screen.sees("Error:")

    assert picture(empty, goes_there, size)


@SIZES
def test_checks_empty(alone: Worded, picture: TakePicture, size: tuple[int, int]) -> None:
    async def goes_there(screen: Terminal) -> None:
        await leaves_the_box(screen, "5")
        await screen.sees("0 quotations")

    assert picture(alone, goes_there, size)


# --- at work -----------------------------------------------------------------------------------------------------


@SIZES
def test_ask_busy(busy: Busy, picture: TakePicture, size: tuple[int, int]) -> None:
    async def asks(screen: Terminal) -> None:
        await begins(screen)
        await screen.type(walks.QUESTION)
        await screen.press("enter")
        await screen.sees("The answer follows")

    assert picture(busy, asks, size, goes_on=("full",))


@SIZES
def test_crosswalk_busy(busy: Busy, picture: TakePicture, size: tuple[int, int]) -> None:
    async def goes_there(screen: Terminal) -> None:
        await leaves_the_box(screen, "2")
        await screen.sees("Working out the crosswalk")

    assert picture(busy, goes_there, size, goes_on=("crosswalk",))


@SIZES
def test_review_busy(busy: Busy, picture: TakePicture, size: tuple[int, int]) -> None:
    async def goes_there(screen: Terminal) -> None:
        await leaves_the_box(screen, "3")
        await screen.sees("Working out the crosswalk")

    assert picture(busy, goes_there, size, goes_on=("crosswalk",))


@SIZES
def test_papers_busy(busy: Busy, picture: TakePicture, size: tuple[int, int]) -> None:
    async def takes_in(screen: Terminal) -> None:
        await leaves_the_box(screen, "4")
        await screen.keys_go_to(PapersList)
        await screen.press("i")
        await screen.keys_go_to(Input)
        await screen.press("enter")
        await screen.sees("Finding structure (2 of 6)")

    assert picture(busy, takes_in, size, goes_on=("ingest",))


@SIZES
def test_checks_busy(busy: Busy, picture: TakePicture, size: tuple[int, int]) -> None:
    async def goes_there(screen: Terminal) -> None:
        await leaves_the_box(screen, "5")
        await screen.sees("Checking every quotation")

    assert picture(busy, goes_there, size, goes_on=("check",))


# --- something is wrong ------------------------------------------------------------------------------------------


@SIZES
def test_ask_error(modelless: Still, picture: TakePicture, size: tuple[int, int]) -> None:
    async def asks(screen: Terminal) -> None:
        await screen.sees("Error: no model")
        await screen.type(walks.QUESTION)
        await screen.press("enter")
        await screen.sees("by words alone", "Error: no model")
        await screen.keys_go_to(Results)

    assert picture(modelless, asks, size)


@SIZES
def test_crosswalk_error(alone: Worded, picture: TakePicture, size: tuple[int, int]) -> None:
    async def goes_there(screen: Terminal) -> None:
        await leaves_the_box(screen, "2")
        await screen.sees("Error:")

    assert picture(alone, goes_there, size)


@SIZES
def test_review_error(modelless: Still, picture: TakePicture, size: tuple[int, int]) -> None:
    async def goes_there(screen: Terminal) -> None:
        await leaves_the_box(screen, "3")
        await screen.sees("Error:")

    assert picture(modelless, goes_there, size)


@SIZES
def test_papers_error(torn: Worded, picture: TakePicture, size: tuple[int, int]) -> None:
    async def goes_there(screen: Terminal) -> None:
        await screen.sees("Error:")
        await screen.leaves_box()
        await screen.goes("4")
        await screen.sees("Error:")

    assert picture(torn, goes_there, size)


@SIZES
def test_checks_error(modelless: Still, picture: TakePicture, size: tuple[int, int]) -> None:
    async def goes_there(screen: Terminal) -> None:
        await leaves_the_box(screen, "5")
        await screen.sees("Error:")

    assert picture(modelless, goes_there, size)
