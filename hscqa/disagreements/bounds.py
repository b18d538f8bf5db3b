"""Whether two amounts can both be right: `over 70 per cent` and `72 per cent` can, `under 70` and `over 70` cannot."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from hscqa.disagreements.amounts import same_amount
from hscqa.structure.spelled import NUMBERS

if TYPE_CHECKING:
    from hscqa.disagreements.comparing import Claim

ROUGHLY = 0.1
"""What `about` leaves open on both sides, as a share of the value: told are only amounts that are far apart."""

LONGEST_BOUND = 40
"""Characters before an amount among which its bound is looked for."""

_BEFORE = re.compile(
    r"(?:(?P<most>≤|\b(?:up to|at most|no(?:t)? more than|a maximum of|within))"
    r"|(?P<least>≥|\b(?:at least|no(?:t)? (?:fewer|less) than|a minimum of))"
    r"|(?P<under><|\b(?:under|less than|fewer than|below))"
    r"|(?P<over>>|\b(?:over|more than|above|exceeding|in excess of|upwards of))"
    r"|(?P<about>~|\b(?:about|around|approximately|approx\.?|roughly|some|circa|c\.|nearly|almost|close to|typically"
    r"|an estimated|estimated(?: at)?|an average of|on average|between(?:\s\S+(?:\s\S+)?\sand)?"
    rf"|(?:\d(?:\s?(?:%|per cent))?|\b(?:{'|'.join(NUMBERS[1:11])}))\s?(?:to|or|-|–))))\s*$",
    re.IGNORECASE,
)
"""What stands before an amount. An end of a range is taken to be about it."""
_AFTER = re.compile(
    r"\s*(?:(?P<least>\+|or (?:more|over|above)\b)|(?P<most>or (?:less|fewer|under|below)\b)"
    rf"|(?P<about>or so\b|(?:to|or|-|–)\s?(?=\d|(?:{'|'.join(NUMBERS[3:11])})\b)))",
    re.IGNORECASE,
)


class Bounded(NamedTuple):
    """An amount and what the words around it leave open."""

    value: float
    bound: str
    """`under`, `most`, `exact`, `about`, `least` or `over`."""

    @property
    def low(self) -> float:
        """The least it can be."""
        if self.bound in ("under", "most"):
            return float("-inf")
        return self.value * (1 - ROUGHLY) if self.bound == "about" else self.value

    @property
    def high(self) -> float:
        """The most it can be."""
        if self.bound in ("over", "least"):
            return float("inf")
        return self.value * (1 + ROUGHLY) if self.bound == "about" else self.value


def bounded(claim: Claim, place: int) -> Bounded:
    """Give the amount at a place of a claim with the bound that is written before or after it."""
    match = _before(claim, place) or _after(claim, place)
    return Bounded(claim.terms[place].value, match.lastgroup or "exact" if match else "exact")


def written(claim: Claim, place: int) -> str:
    """Give the amount at a place of a claim as it is written, its bound included: `Over 70 per cent`, `<70%`."""
    term, before, after = claim.terms[place], _before(claim, place), _after(claim, place)
    start = before.start() if before else term.start
    return claim.text[start : after.end() if after and not before else term.end].strip()


def _before(claim: Claim, place: int) -> re.Match[str] | None:
    """Find the bound before an amount."""
    start = claim.terms[place].start
    return _BEFORE.search(claim.text, max(0, start - LONGEST_BOUND), start)


def _after(claim: Claim, place: int) -> re.Match[str] | None:
    """Find the bound after an amount."""
    return _AFTER.match(claim.text, claim.terms[place].end)


def conflict(one: Bounded, other: Bounded) -> bool:
    """Whether two amounts of one thing cannot both be right."""
    if "exact" in (one.bound, other.bound) and same_amount(one.value, other.value):
        return False
    if one.low > other.high or other.low > one.high:
        return True
    touch = one.low == other.high or other.low == one.high
    return touch and bool({"under", "over"} & {one.bound, other.bound})
