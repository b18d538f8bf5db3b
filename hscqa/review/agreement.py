"""How far reviewers agree, and on which ties they do not.

A reviewer who accepted or added a tie says yes to it, one who rejected it says no. Notes say neither.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from math import fsum
from typing import TYPE_CHECKING

from hscqa.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from hscqa.model import Decision, Judged, TieId


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two reviewers agree on the ties on which both have a verdict."""

    first: str
    second: str
    both: int
    """Ties on which both have a verdict."""
    same: int
    """Those of them on which the verdicts agree."""
    kappa: float | None
    """Cohen's: 1 is full agreement, 0 what chance would bring, -1 the least; None where it is not defined."""

    @property
    def share(self) -> float | None:
        """The share of ties on which they agree, 0 to 1; None where they share none."""
        return self.same / self.both if self.both else None


@dataclass(frozen=True, slots=True)
class Overall:
    """How far all reviewers agree on the ties on which two or more have a verdict."""

    ties: int
    """On which two or more have a verdict."""
    reviewers: int
    """Who have a verdict on one of these ties."""
    same: int
    """Ties on which all who have a verdict agree."""
    alpha: float | None
    """Krippendorff's, for nominal data: 1 is full agreement, 0 what chance would bring, below 0 less than that.

    None where it is not defined.
    """

    @property
    def share(self) -> float | None:
        """The share of ties on which all agree, 0 to 1; None where there is no such tie."""
        return self.same / self.ties if self.ties else None


def agreements(decisions: Iterable[Decision]) -> tuple[Agreement, ...]:
    """Compare every two reviewers who both have a verdict on at least one tie, in order of name."""
    pairs: defaultdict[tuple[str, str], Counter[tuple[bool, bool]]] = defaultdict(Counter)
    for voices in _shared(decisions).values():
        for first, second in combinations(sorted(voices), 2):
            pairs[first, second][voices[first], voices[second]] += 1
    return tuple(_compare(*names, pairs[names]) for names in sorted(pairs))


def overall(decisions: Iterable[Decision]) -> Overall:
    """Compare all reviewers at once, over the ties on which two or more have a verdict."""
    shared = _shared(decisions)
    return Overall(
        ties=len(shared),
        reviewers=len({name for voices in shared.values() for name in voices}),
        same=sum(len(set(voices.values())) == 1 for voices in shared.values()),
        alpha=_alpha([tuple(voices.values()) for voices in shared.values()]),
    )


def disagreements(judged: Iterable[Judged]) -> tuple[Judged, ...]:
    """Give the ties on which reviewers' own verdicts differ: the unsettled first, then the settled; each by tie.

    ACCEPTED and ADDED do not differ.
    """
    differing = [one for one in judged if _differ(one.decisions)]
    return tuple(sorted(differing, key=lambda one: (one.verdict is not Verdict.DISPUTED, one.tie)))


def _shared(decisions: Iterable[Decision]) -> Mapping[TieId, Mapping[str, bool]]:
    """Give, of each tie on which two or more reviewers have a verdict, who says yes (True) and who says no."""
    said: defaultdict[TieId, dict[str, bool]] = defaultdict(dict)
    for one in decisions:
        if one.verdict is not None:
            said[one.tie][one.reviewer] = one.verdict is not Verdict.REJECTED
    return {tie: voices for tie, voices in said.items() if len(voices) > 1}


def _differ(decisions: Iterable[Decision]) -> bool:
    """Say whether one reviewer says yes and another no."""
    given = {one.verdict for one in decisions if one.verdict is not None}
    return Verdict.REJECTED in given and len(given) > 1


def _compare(first: str, second: str, counts: Counter[tuple[bool, bool]]) -> Agreement:
    """Make the comparison of two reviewers from how often they said what together."""
    same = counts[True, True] + counts[False, False]
    return Agreement(first, second, counts.total(), same, _kappa(counts))


def _kappa(counts: Counter[tuple[bool, bool]]) -> float | None:
    """Give Cohen's kappa; None where chance alone makes two reviewers agree on everything.

    That is so where both said yes to all, or both no. Cohen (1960), "A coefficient of agreement for nominal scales":
    (observed - expected) / (1 - expected), here with both agreements times the square of the number of ties, so that
    the numbers stay whole until the division.
    """
    ties = counts.total()
    first, second = counts[True, True] + counts[True, False], counts[True, True] + counts[False, True]
    expected = first * second + (ties - first) * (ties - second)
    observed = ties * (counts[True, True] + counts[False, False])
    return (observed - expected) / (ties * ties - expected) if expected < ties * ties else None


def _alpha(units: Collection[tuple[bool, ...]]) -> float | None:
    """Give Krippendorff's alpha over ties, each with two voices or more; None where all voices say the same.

    Krippendorff (2004), "Content Analysis", chapter 11, for two categories: 1 - (n - 1) * o / (yes * no), with n
    voices in all and o the coincidences of a yes with a no, where a tie with m voices counts each pair 1 / (m - 1).
    """
    yes = sum(sum(voices) for voices in units)
    voices_in_all = sum(len(voices) for voices in units)
    no = voices_in_all - yes
    if not yes or not no:
        return None
    mixed = fsum(sum(voices) * (len(voices) - sum(voices)) / (len(voices) - 1) for voices in units)
    return 1 - (voices_in_all - 1) * mixed / (yes * no)
