"""How the review of a crosswalk stands: how much is decided, how right the program was, and what to look at next."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from math import exp, fsum, log, log1p, log2, sqrt
from typing import TYPE_CHECKING

from hscqa.model import TieId, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hscqa.model import Crosswalk, Judged, Link, Row

EDGES = (0.2, 0.4, 0.6, 0.8)
"""Where one band of confidence ends and the next begins; an edge belongs to the upper one."""
NINETY = 1.6448536269514722
"""The standard normal distribution's quantile of 0.95: 90 % lie between it and its negative."""
GAP = 2.0
"""How much more a row counts that may turn out to be a gap."""
FLOOR = 0.0005
"""The least confidence that is calculated with, and 1 less it the greatest: half of what confidence is rounded to."""
PRIOR = 10.0
"""What each of slope and intercept weighs against the decisions: the inverse of its variance before any was made."""
FLATTEST = 0.05
"""The least slope: however the decisions turn out, a greater confidence stays a greater one."""
STEPS = 100
"""Newton steps at most."""
SETTLED = 1e-10
"""How small a step ends the search."""


@dataclass(frozen=True, slots=True)
class Band:
    """Decided ties that the program offered with about the same confidence."""

    low: float
    """The least confidence in it."""
    high: float
    """Where the next band begins; 1 belongs to the last."""
    decided: int
    right: int
    """Those of them that were accepted or added."""


@dataclass(frozen=True, slots=True)
class Gauge:
    """How a review stands. A tie is decided where it is accepted, added or rejected; a disputed one is not."""

    suggested: int
    """Links and comments that the program suggests."""
    decided: int
    """Those of them that are decided."""
    bands: tuple[Band, ...]
    """All decided ties that the program offered, suggested or not, by its confidence."""
    sampled: int
    """Members of the random sample that are decided."""
    sampled_right: int
    """Those of them that are right."""
    unseen: int
    """Links that are offered but not suggested, which the sample stands for."""
    missed: float | None
    """How many of `unseen` are right, by the sample; None where none of it is decided."""
    missed_low: float | None
    """Where the 90 % interval of `missed` begins; None as there."""
    missed_high: float | None
    """Where it ends."""


def sample(made: Crosswalk, size: int = 30, seed: int = 1) -> tuple[TieId, ...]:
    """Draw a simple random sample of the links that are not suggested, in the order in which they were drawn.

    Each tie has a random number of its own, a hash of `seed` and its ids, and those with the least are the sample. So
    it depends on nothing but the ids, and where a crosswalk is made anew with some other ties most of it stays.
    """
    unseen = {_tie(link) for row in made.rows for link in row.links if not link.suggested}
    return tuple(sorted(unseen, key=lambda tie: (_drawn(tie, seed), tie))[: max(size, 0)])


def gauge(made: Crosswalk, judged: Sequence[Judged], size: int = 30, seed: int = 1) -> Gauge:
    """Say how the review of a crosswalk stands; `size` and `seed` are the sample's.

    Of the links that are not suggested as many are taken to be right as in the sample, by share. The interval is
    Wilson's (E. B. Wilson, Probable inference, the law of succession, and statistical inference, 1927), which holds
    where few were decided or none is right. Both take it that whoever decided some of the sample did not choose
    among it.
    """
    verdicts = _verdicts(judged)
    suggested = [tie for tie, _, is_suggested in _offered(made) if is_suggested]
    seen = [verdicts[tie] for tie in sample(made, size, seed) if tie in verdicts]
    unseen = sum(not link.suggested for row in made.rows for link in row.links)
    low, high = _wilson(sum(seen), len(seen)) if seen else (None, None)
    return Gauge(
        suggested=len(suggested),
        decided=sum(tie in verdicts for tie in suggested),
        bands=_bands((confidence, verdicts[tie]) for tie, confidence, _ in _offered(made) if tie in verdicts),
        sampled=len(seen),
        sampled_right=sum(seen),
        unseen=unseen,
        missed=unseen * sum(seen) / len(seen) if seen else None,
        missed_low=None if low is None else unseen * low,
        missed_high=None if high is None else unseen * high,
    )


def next_rows(made: Crosswalk, judged: Sequence[Judged]) -> tuple[str, ...]:
    """Give the statements whose links are still to be looked at, by id, those first where a look tells most.

    A row counts uncertainty times consequence: c · (sum of H(p) over its undecided suggested links, and over its best
    link that is not suggested where that is undecided), with p the confidence of a link, H(p) = -p log2 p - (1 - p)
    log2(1 - p) bits, and c = 2 where no link of it is right yet and its best link is undecided, which tells whether
    the statement is a gap; else c = 1. Equal rows stay in the crosswalk's order. A row is done when its suggested
    links are decided and, unless one of its links is right, the best of the others too.
    """
    verdicts = _verdicts(judged)
    open_rows = [row for row in made.rows if not _is_done(row, verdicts)]
    return tuple(row.statement.id for row in sorted(open_rows, key=lambda row: -_worth(row, verdicts)))


@dataclass(frozen=True, slots=True)
class Calibration:
    """A confidence as decisions have shown it to be: 1 / (1 + exp(-(slope · logit(confidence) + intercept)))."""

    slope: float = 1.0
    """Above 0, so that the order of confidences stays."""
    intercept: float = 0.0

    def __call__(self, confidence: float) -> float:
        """Give the calibrated confidence: `confidence` itself for slope 1 and intercept 0, else FLOOR to 1 - FLOOR."""
        if (self.slope, self.intercept) == (1.0, 0.0):
            return confidence
        return _within(_share(self.slope * _logit(confidence) + self.intercept))


def recalibrated(pairs: Iterable[tuple[float, bool]]) -> Calibration:
    """Fit a calibration to confidences (0 to 1) of decided ties and whether each was right; the identity for none.

    Platt's scaling (J. Platt, Probabilistic outputs for support vector machines, 1999) of the confidence's logit:
    logistic regression, here with normal priors around slope 1 and intercept 0, each with the variance 1 / PRIOR, so
    that a few decisions move little. Newton's method finds the one maximum; where it lies at a slope below FLATTEST the
    slope is FLATTEST. The order of the pairs changes nothing.
    """
    counts = sorted(Counter((_logit(confidence), bool(right)) for confidence, right in pairs).items())
    cases = [(logit, float(right), count) for (logit, right), count in counts]
    if not cases:
        return Calibration()
    slope, intercept = _newton(cases, (1.0, 0.0), is_flat=False)
    if slope < FLATTEST:
        slope, intercept = _newton(cases, (FLATTEST, intercept), is_flat=True)
    return Calibration(slope, intercept)


def _tie(link: Link) -> TieId:
    """Say which tie a link is."""
    return TieId(link.source_id, link.target.id)


def _offered(made: Crosswalk) -> Iterator[tuple[TieId, float, bool]]:
    """Give each tie that the program offers, with its confidence and whether it is suggested."""
    for row in made.rows:
        for link in row.links:
            yield _tie(link), link.confidence, link.suggested
        for comment in row.comments:
            yield TieId(row.statement.id, comment.id, comment.quote), comment.confidence, comment.suggested


def _verdicts(judged: Iterable[Judged]) -> dict[TieId, bool]:
    """Say of each decided tie whether it is right; those with notes only and disputed ones are left out."""
    right = {Verdict.ACCEPTED: True, Verdict.ADDED: True, Verdict.REJECTED: False}
    return {one.tie: right[one.verdict] for one in judged if one.verdict in right}


def _drawn(tie: TieId, seed: int) -> bytes:
    """Give a tie's own random number."""
    return hashlib.sha256(f"{seed}\0{tie.source}\0{tie.target}".encode()).digest()


def _bands(decided: Iterable[tuple[float, bool]]) -> tuple[Band, ...]:
    """Count decided ties by their confidence."""
    counts = Counter((bisect_right(EDGES, confidence), right) for confidence, right in decided)
    bounds = zip((0.0, *EDGES), (*EDGES, 1.0), strict=True)
    return tuple(
        Band(low, high, counts[at, True] + counts[at, False], counts[at, True]) for at, (low, high) in enumerate(bounds)
    )


def _wilson(right: int, decided: int) -> tuple[float, float]:
    """Give Wilson's 90 % interval of a share, 0 to 1; `decided` is at least 1."""
    share, spread = right / decided, NINETY**2 / decided
    middle = (share + spread / 2) / (1 + spread)
    half = NINETY / (1 + spread) * sqrt(share * (1 - share) / decided + spread / (4 * decided))
    return max(0.0, middle - half), min(1.0, middle + half)


def _is_done(row: Row, verdicts: Mapping[TieId, bool]) -> bool:
    """Whether a row's links need no further look."""
    undecided = _undecided(row, verdicts)
    return not undecided or (_has_right(row, verdicts) and not any(link.suggested for link in undecided))


def _undecided(row: Row, verdicts: Mapping[TieId, bool]) -> list[Link]:
    """Give a row's undecided links among the suggested ones and the best of the others."""
    others = [link for link in row.links if not link.suggested]
    looked_at = [link for link in row.links if link.suggested] + others[:1]
    return [link for link in looked_at if _tie(link) not in verdicts]


def _has_right(row: Row, verdicts: Mapping[TieId, bool]) -> bool:
    """Whether some link of a row is right."""
    return any(verdicts.get(_tie(link), False) for link in row.links)


def _worth(row: Row, verdicts: Mapping[TieId, bool]) -> float:
    """Say how much a look at a row may tell, in bits, doubled where it may be a gap."""
    undecided = _undecided(row, verdicts)
    may_be_gap = row.links[0] in undecided and not _has_right(row, verdicts)
    return (GAP if may_be_gap else 1.0) * fsum(_entropy(link.confidence) for link in undecided)


def _entropy(share: float) -> float:
    """Give the entropy of an event of this likelihood, 0 to 1 bit."""
    return -fsum(part * log2(part) for part in (share, 1 - share) if part > 0)


def _within(confidence: float) -> float:
    """Keep a confidence off 0 and 1."""
    return min(max(confidence, FLOOR), 1 - FLOOR)


def _logit(confidence: float) -> float:
    """Give the logarithm of the odds of a confidence."""
    kept = _within(confidence)
    return log(kept / (1 - kept))


def _share(logit: float) -> float:
    """Give the likelihood whose odds have this logarithm."""
    return 1 / (1 + exp(-logit)) if logit >= 0 else exp(logit) / (1 + exp(logit))


_Case = tuple[float, float, int]
"""A logit, 1 for right and 0 for wrong, and how many decided ties are so."""


def _newton(cases: Sequence[_Case], start: tuple[float, float], *, is_flat: bool) -> tuple[float, float]:
    """Find the slope and intercept of least loss; with `is_flat` the slope stays as it is.

    The loss is strictly convex; a step that would not lower it is halved until it does.
    """
    at = start
    for _ in range(STEPS):
        step = _step(cases, at, is_flat=is_flat)
        here = _loss(cases, at)
        while max(map(abs, step)) > SETTLED and _loss(cases, (at[0] - step[0], at[1] - step[1])) > here:
            step = (step[0] / 2, step[1] / 2)
        if max(map(abs, step)) <= SETTLED:
            break
        at = (at[0] - step[0], at[1] - step[1])
    return at


def _loss(cases: Sequence[_Case], at: tuple[float, float]) -> float:
    """Give the negative logarithm of the posterior, but for a constant."""
    logits = ((at[0] * logit + at[1], right, count) for logit, right, count in cases)
    told = fsum(count * (log1p(exp(-abs(z))) + max(z, 0.0) - right * z) for z, right, count in logits)
    return told + PRIOR / 2 * ((at[0] - 1) ** 2 + at[1] ** 2)


def _step(cases: Sequence[_Case], at: tuple[float, float], *, is_flat: bool) -> tuple[float, float]:
    """Give Newton's step for slope and intercept: the loss's gradient, by its curvature."""
    shares = [(logit, _share(at[0] * logit + at[1]), right, count) for logit, right, count in cases]
    down = fsum(count * (share - right) * logit for logit, share, right, count in shares) + PRIOR * (at[0] - 1)
    across = fsum(count * (share - right) for _, share, right, count in shares) + PRIOR * at[1]
    bends = [(logit, count * share * (1 - share)) for logit, share, _, count in shares]
    steep = fsum(bend * logit * logit for logit, bend in bends) + PRIOR
    mixed = fsum(bend * logit for logit, bend in bends)
    level = fsum(bend for _, bend in bends) + PRIOR
    if is_flat:
        return 0.0, across / level
    whole = steep * level - mixed * mixed
    return (level * down - mixed * across) / whole, (steep * across - mixed * down) / whole
