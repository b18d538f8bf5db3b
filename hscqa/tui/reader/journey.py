"""A screen's way through the papers: places opened, references followed, and the way back."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from hscqa.tui.faces import clip
from hscqa.tui.reader.history import History, Visit
from hscqa.tui.reader.leads import leads
from hscqa.tui.reader.placesbox import PlacesBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hscqa.model import Block, Place
    from hscqa.tui.frame.holdings import Holdings
    from hscqa.tui.reader.leads import Lead
    from hscqa.tui.reader.openpaper import OpenPaper
    from hscqa.tui.reader.reading import ReadingScreen
    from hscqa.tui.spot import Spot

    Located = tuple[Place, tuple[Block, ...]]
    """A place and all blocks of its paper."""


class Journey:
    """What a screen does for its reader: it looks places up in threads, and keeps the history of those opened."""

    def __init__(self, screen: ReadingScreen) -> None:
        """Begin with nothing opened."""
        self._screen = screen
        self.history = History()

    def open(self, spot: Spot, *, focus: bool, told: str | None = None) -> None:
        """Read a spot; `focus` lets the keys go to the reader: then the place is kept in the history.

        `told` is what is said when it is read; None leaves what was said before.
        """

        async def put(found: Located) -> None:
            if focus:
                self._leave()
            await self._screen.reader.open(*found, spot)
            if focus:
                self.history.open(_visit(spot, found[0]))
                self._enter()
            if told is not None:
                self._screen.status.say(told)

        self._screen.do("open", "Opening the passage", partial(locate, self._screen.holdings, spot), put)

    def travel(self, by: int) -> None:
        """Read the place before (-1) or after (1) the present one; before one only pointed to is the present one."""
        present = self.history.present
        is_there = present is None or present.spot == self._screen.reader.spot
        number = self.history.beside(by) if is_there else self.history.at if by < 0 else None
        if number is None:
            which = "before this one" if by < 0 else "to go forward to"
            self._screen.status.say(f"There is no place {which} in the history")
        else:
            self._revisit(number)

    def list_places(self) -> None:
        """Let the user choose among the places of the history, the latest first."""
        visits = self.history.visits
        if not visits:
            self._screen.status.say("No place was opened on this screen yet")
            return
        latest = len(visits) - 1

        def go(chosen: int | None) -> None:
            if chosen is not None:
                self._revisit(latest - chosen)

        box = PlacesBox("Places opened on this screen", "", visits[::-1], latest - self.history.at)
        self._screen.app.push_screen(box, go)

    def follow(self, lead: Lead) -> None:
        """Go where a lead leads; where it leads to several places or is in doubt, ask, and where to none, say why."""
        if lead.leads_on:
            self.open(lead.leads_on, focus=True, told=f"{lead.name}: {lead.note}" if lead.note else "")
        elif lead.targets:
            look_up = partial(_visits, self._screen.holdings, lead.targets)
            self._screen.do("follow", "Looking up the places", look_up, partial(self._choose, lead))
        else:
            named = "" if lead.note.startswith(lead.name) else f"{lead.name} leads nowhere: "
            self._screen.status.say(f"{named}{lead.note or 'no such place was found'}")

    def look_for_leads(self) -> None:
        """Look for what can be followed in the paper that is read: footnotes first; references take longer."""
        paper = self._screen.reader.paper
        if paper is None or paper.is_followed:
            return
        paper.is_followed = True
        look_up = partial(_notes, self._screen.holdings, paper)
        self._screen.do("notes", "Looking for footnotes", look_up, partial(self._put_notes, paper))

    def _put_notes(self, paper: OpenPaper, found: Sequence[Lead]) -> None:
        self._put_leads(paper, found)
        look_up = partial(_notes_and_references, self._screen.holdings, paper)
        self._screen.do("references", "Looking for references", look_up, partial(self._put_leads, paper))

    def _put_leads(self, paper: OpenPaper, found: Sequence[Lead]) -> None:
        paper.put_leads(found)
        self._screen.reader.pages.dress()

    def _choose(self, lead: Lead, places: Sequence[Visit]) -> None:
        def go(chosen: int | None) -> None:
            if chosen is not None:
                self.open(places[chosen].spot, focus=True, told="")

        self._screen.app.push_screen(PlacesBox(f"Where to from {lead.name}?", lead.note, places, 0), go)

    def _revisit(self, number: int) -> None:
        visit = self.history.visits[number]

        async def put(found: Located) -> None:
            self.history.leave(self._screen.reader.spot, self._screen.reader.standing)
            self.history.at = number
            await self._screen.reader.open(*found, visit.spot, visit.standing)
            self._enter()
            self._screen.status.say("")

        self._screen.do("open", "Going back to the place", partial(locate, self._screen.holdings, visit.spot), put)

    def _leave(self) -> None:
        """Keep how the place that is read is left; one only pointed to counts if the keys are in the reader."""
        reader = self._screen.reader
        if self._screen.reading and reader.place and reader.spot:
            self.history.open(_visit(reader.spot, reader.place))
        self.history.leave(reader.spot, reader.standing)

    def _enter(self) -> None:
        self._screen.row.enter(self._screen.reader)
        self.look_for_leads()


def locate(holdings: Holdings, spot: Spot) -> Located:
    """Find a place and all blocks of its paper; a paper's own id stands for its first block. Runs in a thread.

    Raises UnknownId.
    """
    library = holdings.library()
    if spot.id in holdings.papers():
        spot = replace(spot, id=library.outline(spot.id)[0].id)
    place = library.show(spot.id)
    return place, library.outline(place.paper.id)


def _visit(spot: Spot, place: Place) -> Visit:
    """Give a place as the history tells it."""
    return Visit(spot, place.citation, clip(spot.words or " ".join(block.reading for block in place.blocks)))


def _visits(holdings: Holdings, spots: Sequence[Spot]) -> tuple[Visit, ...]:
    """Look up places to choose from; runs in a thread. Raises UnknownId."""
    return tuple(_visit(spot, locate(holdings, spot)[0]) for spot in spots)


def _notes(holdings: Holdings, paper: OpenPaper) -> tuple[Lead, ...]:
    """Find the footnotes of a paper; runs in a thread. Raises UnknownId."""
    return leads(paper.wordings, paper.paper.text, holdings.library().document(paper.paper.id).notes)


def _notes_and_references(holdings: Holdings, paper: OpenPaper) -> tuple[Lead, ...]:
    """Find the footnotes and references of a paper; runs in a thread. Raises UnknownId."""
    paper_id, checked = paper.paper.id, holdings.verification()
    return leads(
        paper.wordings,
        paper.paper.text,
        holdings.library().document(paper_id).notes,
        [one for one in checked.references if one.paper_id == paper_id],
        [one for one in checked.quotations if one.paper_id == paper_id],
    )
