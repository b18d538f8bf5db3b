"""What a crosswalk offered, kept beside the index, so that a decision need not work it out again.

A crosswalk takes seconds; a decision should not. What is kept stands for one generation of the index and goes with it;
where it is missing or cannot be read, the crosswalk is made anew.
"""

from __future__ import annotations

import contextlib
import hashlib
from typing import TYPE_CHECKING

import msgspec

from hscqa import __version__
from hscqa.index.manifest import replace_durably
from hscqa.model import TieId

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hscqa.model import Crosswalk

FOLDER = "offers"


class Offer(msgspec.Struct, frozen=True):
    """What was offered of one tie."""

    source: str
    target: str
    kind: str
    """A link's kind, or a comment's basis."""
    relation: str
    """'' for a comment."""
    confidence: float
    suggested: bool
    quote: str = ""
    """A comment's words; '' for a link."""

    @property
    def tie(self) -> TieId:
        """Which tie it is."""
        return TieId(self.source, self.target, self.quote)


def keep(index: Path, generation: str, made: Crosswalk) -> None:
    """Keep what a crosswalk offers, in the place of what earlier generations offered. What cannot be kept is not."""
    with contextlib.suppress(OSError):
        folder = index / FOLDER
        folder.mkdir(exist_ok=True)
        for old in folder.glob("*.json"):
            if not old.name.startswith(f"{_stamp(generation)}-"):
                old.unlink(missing_ok=True)
        papers = hashlib.sha256("\0".join((made.source, made.target, *made.comments_from)).encode()).hexdigest()[:12]
        replace_durably(folder / f"{_stamp(generation)}-{papers}.json", msgspec.json.encode(list(offered(made))))


def kept(index: Path, generation: str) -> list[Offer]:
    """Give all that was offered from a generation; of one tie in several crosswalks, each."""
    found: list[Offer] = []
    for place in sorted((index / FOLDER).glob(f"{_stamp(generation)}-*.json")):
        with contextlib.suppress(OSError, msgspec.DecodeError):
            found += msgspec.json.decode(place.read_bytes(), type=list[Offer])
    return found


def offered(made: Crosswalk) -> Iterator[Offer]:
    """Give what a crosswalk offers: every link, and every comment that is listed."""
    for row in made.rows:
        one = row.statement.id
        for link in row.links:
            yield Offer(one, link.target.id, link.kind, link.relation, link.confidence, link.suggested)
        for said in row.comments:
            yield Offer(one, said.id, said.basis, "", said.confidence, said.suggested, said.quote)


def _stamp(generation: str) -> str:
    """Tell one generation, as this release of hscqa ties it, from every other."""
    return hashlib.sha256(f"{__version__}\0{generation}".encode()).hexdigest()[:12]
