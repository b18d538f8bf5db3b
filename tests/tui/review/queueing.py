"""A reviewer at the screen Review: goes there, and looks at its queue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Input, Static

from hscqa.library.reviewing import Reviews
from hscqa.model import TieId
from hscqa.tui.review.screen import ReviewScreen

if TYPE_CHECKING:
    from hscqa.library import Library
    from hscqa.model import Act, Event
    from tests.tui.conftest import Terminal

FIRST = TieId("review-2022:2.i", "audit-2021:rec-4")
FIRST_NAMED = "Proposal 2 (i) → Recommendation 4"
SECOND_NAMED = "the comment on Proposal 2 (i)"
THIRD = TieId("review-2022:1.i", "audit-2021:rec-1")
THIRD_NAMED = "Proposal 1 (i) → Recommendation 1"
MARKUP = "[b]bold[/b] [@click=app.quit]leave[/] [/x]"


def suggested(library: Library) -> int:
    """Count what the program suggests."""
    rows = library.crosswalk().rows
    return sum(tie.suggested for row in rows for ties in (row.links, row.comments) for tie in ties)


def decided(library: Library, count: int) -> str:
    """Give what the gauge says when so many ties are decided."""
    return f"{count} of {suggested(library)} decided"


def left(library: Library, count: int) -> str:
    """Give what stands over the queue when so many ties are decided."""
    return f"{suggested(library) - count} left of {suggested(library)}"


def review_of(screen: Terminal) -> ReviewScreen:
    """Give the screen Review, where it is the one that is seen."""
    place = screen.place
    assert isinstance(place, ReviewScreen)
    return place


def pointed(screen: Terminal) -> TieId | None:
    """Give the tie under the queue's cursor."""
    item = review_of(screen).item
    return item.id if item else None


def paired(screen: Terminal) -> TieId | None:
    """Give the tie whose words are shown."""
    item = review_of(screen).pair.item
    return item.id if item else None


def face(screen: Terminal) -> str:
    """Give all that is said of the pair, also what is scrolled out of sight."""
    shown = review_of(screen).pair.query_one("#both", Static).visual
    assert isinstance(shown, Content)
    return shown.plain


def marks(screen: Terminal) -> list[str]:
    """Give the sign before each entry of the queue that is no heading."""
    entries = review_of(screen).queue.waiting.entries
    return [entry.mark.plain.strip() for entry in entries if not entry.heading]


async def opens(screen: Terminal) -> None:
    """Go to the screen Review, and wait for the first pair."""
    await screen.press("f4")
    await screen.until(lambda: isinstance(screen.place, ReviewScreen), "the screen Review is seen")
    await screen.until(lambda: paired(screen) is not None, "a pair is shown")
    await seen(screen)


async def seen(screen: Terminal) -> None:
    """Wait until the pair is painted, so that a decision is taken."""
    review = review_of(screen)

    def is_seen() -> bool:
        tie = pointed(screen)
        return tie is not None and paired(screen) == tie and review.glance.is_on(tie) and not review.does("crosswalk")

    await screen.until(is_seen, "the pair is painted")


async def says(screen: Terminal, words: str) -> None:
    """Type words into the box that has opened, and save."""
    await screen.keys_go_to(Input)
    await screen.type(words)
    await screen.press("enter")


def decides(library: Library, reviewer: str, act: Act, tie: TieId, words: str = "") -> None:
    """Write a decision down as somebody at another terminal would."""
    reviews = Reviews(library)
    reviews.keep([reviews.event(reviewer, act, tie, words=words)])


def kept(library: Library) -> list[Event]:
    """Give all that is on the disk."""
    return list(Reviews(library).events())
