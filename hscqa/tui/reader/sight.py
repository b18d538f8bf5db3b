"""What of the paper that is read is in sight, and which part of it the keys are about. Changes nothing."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

from hscqa.model import BlockKind
from hscqa.tui.reader.wording import CONTAINERS
from hscqa.tui.spot import Spot

if TYPE_CHECKING:
    from hscqa.tui.reader.leads import Lead
    from hscqa.tui.reader.openpaper import OpenPaper
    from hscqa.tui.reader.pages import Pages

_OVER_OTHERS = CONTAINERS | {BlockKind.HEADING}
"""Kinds that say what stands under them, and are seldom what one wants to quote."""


def marked(paper: OpenPaper, pages: Pages) -> int | None:
    """Give the number of the first block in sight that was looked for; None where all of them are out of sight."""
    seen = pages.in_sight
    return next((number for number in paper.hits if number in seen), None)


def start(paper: OpenPaper | None, pages: Pages, by: int) -> tuple[int, int]:
    """Give where the next (1) or previous (-1) thing is sought from: the mark in sight, or an end of the window."""
    number = marked(paper, pages) if paper else None
    return pages.place_at(pages.window.start if by > 0 else pages.window.stop) if number is None else (number, 0)


def lead(paper: OpenPaper | None, pages: Pages) -> Lead | None:
    """Give the lead that Enter follows: the picked one, or the first in sight; None where there is none in sight."""
    leads = (paper.leads or ()) if paper else ()
    picked = paper.lead if paper else None
    starts = (start(paper, pages, 1), pages.place_at(pages.window.start))
    firsts = (bisect_left(leads, one, key=attrgetter("place")) for one in starts)
    likely = [*([picked] if picked else []), *(leads[first] for first in firsts if first < len(leads))]
    return next((one for one in likely if pages.is_in_sight(*one.place)), None)


def meant(paper: OpenPaper | None, pages: Pages, opened: Spot | None) -> Spot | None:
    """Give the spot that is read: where the keys have come to, what was `opened`, or what stands topmost.

    Each only while it is in sight. It is what was `opened` where nothing is in sight, and so before anything is read.
    """
    seen = pages.in_sight
    if paper is None or not seen:
        return opened
    came_to = paper.came_to if paper.came_to and pages.is_in_sight(*paper.came_to) else None
    if came_to is None and marked(paper, pages) is not None:
        return opened
    number = came_to[0] if came_to else _topmost(paper, pages)
    return opened if number in paper.hits else Spot(paper.blocks[number].id)


def _topmost(paper: OpenPaper, pages: Pages) -> int:
    """Give the first block that is in sight as a whole, a heading only where there is no other; else the first."""
    seen = pages.in_sight
    whole = [number for number in seen if _is_whole(pages, number)]
    said = [number for number in whole if paper.blocks[number].kind not in _OVER_OTHERS]
    return next(iter(said or whole), seen.start)


def _is_whole(pages: Pages, number: int) -> bool:
    piece = pages.piece(number)
    lines = piece.virtual_region if piece else None
    return lines is not None and pages.window.start <= lines.y and lines.bottom <= pages.window.stop
