"""Footnotes and references followed, and the history of places that leads back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.tui.papers.contents import ContentsList
from hscqa.tui.reader.pages import Pages
from hscqa.tui.reader.piece import Piece
from hscqa.tui.reader.placesbox import PlacesBox

if TYPE_CHECKING:
    import pytest

    from hscqa.library import Library
    from tests.tui.conftest import OpenTerminal, Terminal
    from tests.tui.reader.conftest import Opens

FIRST = "keepers-2023:opening-words"
LEADS = 12
"""How many places can be followed in the paper."""


async def with_leads(screen: Terminal, opens: Opens, place: str = FIRST) -> None:
    """Open a place, and wait until footnotes and references are known."""
    await opens(screen, place)
    paper = screen.place.reader.paper
    assert paper
    await screen.until(lambda: len(paper.leads or ()) == LEADS, "all references are known")
    screen.place.status.say("")


def read_id(screen: Terminal) -> str:
    """Give the id of what is read."""
    spot = screen.place.reader.spot
    return spot.id if spot else ""


def opened(screen: Terminal) -> list[str]:
    """Give the ids of the places in the history."""
    return [visit.spot.id for visit in screen.place.journey.history.visits]


async def reads(screen: Terminal, place: str) -> None:
    """Wait until a place is read."""
    await screen.until(lambda: read_id(screen) == place, f"{place} is read")


async def test_a_footnote_is_followed_and_leads_back(
    open_terminal: OpenTerminal, keepers: Library, opens: Opens
) -> None:
    async with open_terminal(keepers) as screen:
        await with_leads(screen, opens)
        await screen.press("enter")
        await screen.sees("Keepers (2023), note 1", "final report', proposal 2 (i). ↑")
        await screen.press("l", "l")
        await screen.sees("what note 1 belongs to")
        await screen.press("enter")
        await reads(screen, "keepers-2023:opening-words.p1")
        await screen.press("backspace")
        await reads(screen, "keepers-2023:note-1")
        await screen.press("backspace")
        await reads(screen, FIRST)
        await screen.press("backspace")
        await screen.sees("There is no place before this one in the history")


async def test_what_is_picked_is_told_and_the_keys_go_round(
    open_terminal: OpenTerminal, keepers: Library, opens: Opens
) -> None:
    async with open_terminal(keepers) as screen:
        await with_leads(screen, opens)
        await screen.press("l")
        await screen.sees(f"note 1 (1 of {LEADS}): Norland Library Review Group (February 2022)")
        await screen.press("right")
        await screen.sees(f"proposal 1 (i) (2 of {LEADS}): enter follows it")
        await screen.press("left", "h")
        await screen.sees(f"({LEADS} of {LEADS})", "on from the end")
        picked = [piece for piece in screen.place.reader.query(Piece) if piece._dress.picked]
        assert len(picked) == 1


async def test_a_reference_opens_another_paper_and_backspace_restores_scroll_and_mark(
    open_terminal: OpenTerminal, keepers: Library, opens: Opens
) -> None:
    async with open_terminal(keepers) as screen:
        await with_leads(screen, opens)
        await screen.press("j", "j")
        before = screen.place.reader.standing
        await screen.press("l", "l", "enter")
        await screen.sees("Library Review (2022), Proposal 1 (i)", "A map of all routes will be published.")
        await screen.press("backspace")
        await reads(screen, FIRST)
        await screen.until(lambda: screen.place.reader.standing == before, "the same lines are at the top")
        [hit] = [piece for piece in screen.place.reader.query(Piece) if piece.is_hit]
        assert hit.block.id == FIRST
        await screen.press("}")
        await reads(screen, "review-2022:1.i")
        await screen.press("}")
        await screen.sees("There is no place to go forward to in the history")


async def test_a_reference_to_several_places_asks_which(
    open_terminal: OpenTerminal, keepers: Library, opens: Opens
) -> None:
    async with open_terminal(keepers) as screen:
        await with_leads(screen, opens, "keepers-2023:note-2")
        await screen.press(*["l"] * 3)
        paper = screen.place.reader.paper
        assert paper
        while not paper.lead or paper.lead.name != "proposal 1 (i) (ii)":
            await screen.press("l")
        await screen.press("enter")
        await screen.sees("Where to from proposal 1 (i) (ii)?", "Proposal 1 (i)", "Proposal 1 (ii)")
        await screen.press("j", "enter")
        await screen.sees("Library Review (2022), Proposal 1 (ii)")
        await screen.press("backspace")
        await reads(screen, "keepers-2023:note-2")


async def test_a_contradicted_reference_says_so_and_offers_both_places(
    open_terminal: OpenTerminal, keepers: Library, opens: Opens
) -> None:
    async with open_terminal(keepers) as screen:
        await with_leads(screen, opens, "keepers-2023:note-3")
        paper = screen.place.reader.paper
        assert paper
        while not paper.lead or paper.lead.is_sure or not paper.lead.note.startswith("the words quoted"):
            await screen.press("l")
        await screen.press("enter")
        await screen.sees("the words quoted with it stand at Proposal 1 (ii)", "enter reads it · esc closes")
        await screen.press("escape")
        await screen.keys_go_to(Pages)
        assert read_id(screen) == "keepers-2023:note-3"


async def test_a_reference_to_nothing_says_why_and_stays(
    open_terminal: OpenTerminal, keepers: Library, opens: Opens
) -> None:
    async with open_terminal(keepers) as screen:
        await with_leads(screen, opens)
        await screen.press("l", "l", "l", "enter")
        await screen.sees("Exhibit 4 leads nowhere: the text of keepers-2023 has no place named exhibit 4")
        assert read_id(screen) == FIRST


async def test_a_click_on_a_reference_follows_it_and_one_beside_it_does_not(
    open_terminal: OpenTerminal, keepers: Library, opens: Opens
) -> None:
    async with open_terminal(keepers) as screen:
        await with_leads(screen, opens)
        await screen.sees("The guild read")
        row = next(y for y, line in enumerate(screen.lines) if "The guild read" in line)
        await screen.click(screen.lines[row].index("guild"), row)
        assert read_id(screen) == FIRST
        row = next(y for y, line in enumerate(screen.lines) if "¹" in line)
        await screen.click(screen.lines[row].index("¹"), row)
        await reads(screen, "keepers-2023:note-1")


async def test_without_colour_a_sign_stands_where_one_can_follow(
    open_terminal: OpenTerminal, keepers: Library, opens: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_terminal(keepers) as screen:
        await with_leads(screen, opens)
        await screen.sees("with care¹.", "proposal 1 (i)→ of the", "Exhibit 4↛ as the worst")


async def test_a_paper_without_references_says_that_there_are_none(
    open_terminal: OpenTerminal, keepers: Library, opens: Opens
) -> None:
    async with open_terminal(keepers) as screen:
        await opens(screen, "odd-2022:para-1")
        paper = screen.place.reader.paper
        assert paper
        await screen.until(lambda: paper.leads is not None, "it is known")
        await screen.press("l")
        await screen.sees("There is no footnote or reference to pick in this paper")
        await screen.press("enter")
        await screen.sees("There is no footnote or reference in sight")


async def test_the_history_is_a_list_and_enter_goes_there(
    open_terminal: OpenTerminal, keepers: Library, opens: Opens
) -> None:
    async with open_terminal(keepers) as screen:
        await screen.sees("papers")
        await screen.press("escape", "H")
        await screen.sees("No place was opened on this screen yet")
        for place in (FIRST, "review-2022:1.i", "odd-2022:para-1"):
            await opens(screen, place)
        await screen.press("H")
        await screen.sees("Places opened on this screen", "[@click=app.quit]Publisher[/] (2022), para 1")
        assert isinstance(screen.app.screen, PlacesBox)
        await screen.press("j", "j", "enter")
        await reads(screen, FIRST)
        await screen.press("}")
        await reads(screen, "review-2022:1.i")


async def test_what_is_only_pointed_to_is_not_in_the_history(
    open_terminal: OpenTerminal, keepers: Library, opens: Opens
) -> None:
    async with open_terminal(keepers, 170, 40) as screen:
        await opens(screen, FIRST)
        await screen.goes("4")
        await screen.press("enter")
        await screen.keys_go_to(ContentsList)
        await screen.press("j", "j", "j")
        await screen.until(lambda: bool(read_id(screen)), "what is pointed to is shown")
        assert opened(screen) == []
        await screen.goes("1")
        assert opened(screen) == [FIRST]
