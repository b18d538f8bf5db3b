"""The screen Checks: what was checked, one finding whole, its places in the papers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hscqa.tui.checks.detail import FindingDetail
from hscqa.tui.checks.findings import FindingsList, places_of, spot_of
from hscqa.tui.reader.pages import Pages

if TYPE_CHECKING:
    from hscqa.library import Library
    from tests.tui.conftest import OpenTerminal, Terminal


async def opens(screen: Terminal) -> None:
    """Go to the checks and wait for them."""
    await screen.sees("7 papers")
    await screen.leaves_box()
    await screen.goes("5")
    await screen.sees("quotations", "references", "disagreement")


async def walks_to_a_finding(screen: Terminal) -> None:
    """Go down to the first finding, unfolding the groups on the way."""
    findings = screen.place.query_one(FindingsList)
    for _ in range(20):
        if findings.finding:
            return
        await screen.press("l", "j")
    pytest.fail("no finding was come to")


async def test_findings_stand_by_kind_and_outcome_with_their_counts(
    library_without_model: Library, open_terminal: OpenTerminal
) -> None:
    async with open_terminal(library_without_model) as screen:
        await opens(screen)
        verified = library_without_model.verify()
        many = len(verified.references)
        await screen.sees(f"{many} reference{'' if many == 1 else 's'}")


async def test_a_finding_is_shown_whole_and_its_place_opens_in_the_reader(
    library_without_model: Library, open_terminal: OpenTerminal
) -> None:
    async with open_terminal(library_without_model) as screen:
        await opens(screen)
        await walks_to_a_finding(screen)
        finding = screen.place.query_one(FindingsList).finding
        assert finding is not None
        await screen.press("enter")
        await screen.keys_go_to(FindingDetail)
        await screen.sees(f"[{spot_of(finding).id}]")
        await screen.press("enter")
        await screen.keys_go_to(Pages)
        assert screen.place.reader.spot == spot_of(finding)
        await screen.press("escape", "escape")
        await screen.keys_go_to(FindingsList)


async def test_every_place_that_is_named_is_one_that_there_is(library_without_model: Library) -> None:
    papers = {info.paper.id for info in library_without_model.papers()}
    places = places_of(library_without_model.verify())
    assert places
    for place in places - papers:
        assert library_without_model.show(place).id == place


@pytest.mark.model
async def test_the_gaps_come_when_the_crosswalk_is_worked_out(library: Library, open_terminal: OpenTerminal) -> None:
    async with open_terminal(library, 100, 60) as screen:
        await opens(screen)
        await screen.sees("does not answer")


async def test_without_a_model_the_findings_stay_and_the_gaps_say_why_not(
    library_without_model: Library, open_terminal: OpenTerminal
) -> None:
    async with open_terminal(library_without_model, 100, 40) as screen:
        await opens(screen)
        await screen.sees("Error:", "quotations")


async def test_the_checks_are_exported(library_without_model: Library, open_terminal: OpenTerminal) -> None:
    async with open_terminal(library_without_model) as screen:
        await opens(screen)
        await screen.press("e", "enter")
        await screen.sees("Written: the checks")
    assert Path("checks.docx").stat().st_size > 0
