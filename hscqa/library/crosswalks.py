"""Crosswalks that were worked out, kept beside the index, so that neither a screen nor a decision waits for one again.

A crosswalk takes seconds to work out. What is kept stands for one generation of the index, and for the code that ties,
and goes with them; where it is missing or is not what was written, the crosswalk is made anew.
"""

from __future__ import annotations

import contextlib
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from hscqa.index.manifest import replace_durably
from hscqa.model import Crosswalk, TieId

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = "crosswalks"
TYING_CODE = ("crosswalk", "disagreements", "encode", "late.py", "library/ties.py", "model", "references", "words.py")
"""What of the package decides how a crosswalk comes out, beside what reads papers, which the generation stands for."""


class Wanted(NamedTuple):
    """Which papers a crosswalk ties, as they were asked for: None and empty leave the choice to their roles."""

    source: str | None
    target: str | None
    comments: tuple[str, ...]


class Offer(NamedTuple):
    """What was offered of one tie."""

    tie: TieId
    kind: str
    """A link's kind, or a comment's basis."""
    relation: str
    """'' for a comment."""
    confidence: float
    suggested: bool


def keep(index: Path, generation: str, wanted: Wanted, made: Crosswalk) -> None:
    """Keep a crosswalk, in the place of those of earlier generations. What cannot be kept is not."""
    with contextlib.suppress(OSError):
        folder = index / FOLDER
        folder.mkdir(exist_ok=True)
        for old in folder.glob("*.json"):
            if not old.name.startswith(f"{_stamp(generation)}-"):
                old.unlink(missing_ok=True)
        body = msgspec.json.encode(made)
        replace_durably(_place(index, generation, wanted), hashlib.sha256(body).hexdigest().encode() + b"\n" + body)


def kept(index: Path, generation: str, wanted: Wanted) -> Crosswalk | None:
    """Give a crosswalk that was kept; None where there is none that can be trusted."""
    return _read(_place(index, generation, wanted))


def offers(index: Path, generation: str) -> list[Offer]:
    """Give all that was offered from a generation; of one tie in several crosswalks, each."""
    places = sorted((index / FOLDER).glob(f"{_stamp(generation)}-*.json"))
    return [offer for made in map(_read, places) if made is not None for offer in offered(made)]


def offered(made: Crosswalk) -> Iterator[Offer]:
    """Give what a crosswalk offers: every link, and every comment that is listed."""
    for row in made.rows:
        one = row.statement.id
        for link in row.links:
            yield Offer(TieId(one, link.target.id), link.kind, link.relation, link.confidence, link.suggested)
        for said in row.comments:
            yield Offer(TieId(one, said.id, said.quote), said.basis, "", said.confidence, said.suggested)


def _read(file: Path) -> Crosswalk | None:
    """Read a crosswalk; None where there is no such file, or it is not what was written."""
    with contextlib.suppress(OSError, msgspec.DecodeError):
        digest, _, body = file.read_bytes().partition(b"\n")
        if hashlib.sha256(body).hexdigest().encode() == digest:
            return msgspec.json.decode(body, type=Crosswalk)
    return None


def _place(index: Path, generation: str, wanted: Wanted) -> Path:
    asked = hashlib.sha256(msgspec.json.encode(wanted)).hexdigest()[:12]
    return index / FOLDER / f"{_stamp(generation)}-{asked}.json"


def _stamp(generation: str) -> str:
    """Tell one generation, as this code ties it, from every other."""
    return hashlib.sha256(f"{_tying_fingerprint()}\0{generation}".encode()).hexdigest()[:12]


@cache
def _tying_fingerprint() -> str:
    """Hash the code that ties."""
    package = Path(__file__).resolve().parent.parent
    digest = hashlib.sha256()
    for name in TYING_CODE:
        place = package / name
        for file in sorted(place.glob("*.py")) if place.is_dir() else [place]:
            digest.update(file.read_bytes())
    return digest.hexdigest()
