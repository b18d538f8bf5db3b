"""What a person does before a picture is taken: one walk for each screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.tui.ask.box import AskBox
from hscqa.tui.checks.findings import FindingsList
from hscqa.tui.lists.entries import EntryList
from hscqa.tui.papers.contents import ContentsList
from hscqa.tui.reader.pages import Pages

if TYPE_CHECKING:
    from tests.tui.conftest import Terminal

QUESTION = "Who plans routes?"


async def begins(screen: Terminal) -> None:
    """Wait until the program is ready for a question."""
    await screen.sees("Ready")
    await screen.keys_go_to(AskBox)


async def leaves_the_box(screen: Terminal, number: str) -> None:
    """Go to another screen as soon as the papers are known."""
    await screen.sees("1 Ask")
    await screen.until(lambda: bool(screen.place.holdings.known), "the papers are known")
    await screen.leaves_box()
    await screen.goes(number)


async def asks(screen: Terminal) -> None:
    """Ask a question that the papers answer."""
    await begins(screen)
    await screen.type(QUESTION)
    await screen.press("enter")
    await screen.sees("Answer")
    await screen.keys_go_to(EntryList)


async def crosswalk(screen: Terminal) -> None:
    """Look at the crosswalk."""
    await leaves_the_box(screen, "2")
    await screen.sees("Proposal 1 (i)")


async def review(screen: Terminal) -> None:
    """Look at the first tie of the queue."""
    await leaves_the_box(screen, "3")
    await screen.sees("Proposal 2 (i)")


async def papers(screen: Terminal) -> None:
    """Look at the contents of a paper."""
    await leaves_the_box(screen, "4")
    await screen.sees("Mobile libraries: progress so far")
    await screen.press("enter")
    await screen.keys_go_to(ContentsList)
    await screen.press("j", "j")


async def checks(screen: Terminal) -> None:
    """Look at one finding."""
    await leaves_the_box(screen, "5")
    await screen.sees("quotations", "references")
    findings = screen.place.query_one(FindingsList)
    await screen.until(lambda: any(entry.key == "gaps 0" for entry in findings.entries), "the gaps are known")
    await screen.press("j", "l", "j")
    await screen.until(lambda: findings.finding is not None, "a finding is pointed to")


async def reads(screen: Terminal) -> None:
    """Read the first paper from its beginning."""
    await papers(screen)
    await screen.press("enter")
    await screen.keys_go_to(Pages)
