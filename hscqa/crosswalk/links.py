"""Links: every target for every statement, best first, with confidence and evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hscqa.crosswalk import weights
from hscqa.crosswalk.evidence import link_evidence
from hscqa.crosswalk.explicit import named_within, tied_links
from hscqa.crosswalk.related import related
from hscqa.crosswalk.views import look
from hscqa.model import Link

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from hscqa.crosswalk.explicit import Named, Tie
    from hscqa.crosswalk.rarity import Rarity
    from hscqa.crosswalk.vectors import Lens
    from hscqa.crosswalk.views import Views
    from hscqa.model import Document

STRUCTURAL = ("theme", "context", "carried")
"""The views that look at where a statement stands and not at what it says."""


def link(source: Document, target: Document, ties: Sequence[Tie], lens: Lens) -> Scored:
    """Score every statement of one paper against every one of another; neither may be without statements."""
    views = look(source, target, named_within(source, ties), lens)
    named = tied_links(source, target, ties)
    scores = views.total
    for pair in named:
        scores[pair] += weights.EXPLICIT
    is_related = related(views.left, views.right)
    sure = confidence(scores) if is_related else np.minimum(confidence(scores), weights.UNRELATED)
    return Scored(views, named, scores, sure, lens.rare, is_related)


def confidence(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Say how likely each link is right, 0 to 1.

    By its score, by whether it is its statement's best, and by how far it lies behind that one.
    """
    behind = scores.max(axis=1, keepdims=True) - scores
    logit = (
        weights.CONFIDENCE_START
        + weights.CONFIDENCE_SCORE * scores
        + weights.CONFIDENCE_BEST * (behind <= 0)
        + weights.CONFIDENCE_BEHIND * behind
    )
    return np.asarray(1 / (1 + np.exp(-logit)))


@dataclass(frozen=True, slots=True)
class Scored:
    """All pairs of two papers' statements; arrays are (sources, targets)."""

    views: Views
    named: Mapping[tuple[int, int], Named]
    """The pairs that one of the two texts itself ties."""
    scores: NDArray[np.float64]
    sure: NDArray[np.float64]
    """0 to 1."""
    rare: Rarity
    is_related: bool
    """Whether the two papers speak of one matter, so that likeness may tie them."""

    def row(self, index: int) -> tuple[Link, ...]:
        """Give one statement's links to every target, best first; equal ones stay in the target's order."""
        order = np.argsort(-self.scores[index], kind="stable")
        return tuple(self._link((index, int(column)), best=place == 0) for place, column in enumerate(order))

    def _link(self, pair: tuple[int, int], *, best: bool) -> Link:
        """Make one link; `best` says whether it is its statement's first."""
        named = self.named.get(pair)
        sure = weights.CONFIDENCE_EXPLICIT if named else float(self.sure[pair])
        return Link(
            source_id=self.views.source.statements[pair[0]].id,
            target=self.views.target.statements[pair[1]],
            kind="explicit" if named else self._kind(pair),
            relation="answers" if sure >= weights.ANSWERS else "partly answers",
            score=round(float(self.scores[pair]), 4),
            confidence=round(min(sure, weights.SUREST), 3),
            suggested=sure >= (weights.SUGGESTED_BEST if best else weights.SUGGESTED),
            evidence=link_evidence(self.views, pair, named, self.rare),
        )

    def _kind(self, pair: tuple[int, int]) -> str:
        """Say what most of a link's score comes from: where the statements stand, or what they say."""
        gains = {view: max(0.0, float(scores[pair])) for view, scores in self.views.parts.items()}
        standing = sum(gains[view] for view in STRUCTURAL)
        return "structural" if standing > sum(gains.values()) / 2 else "semantic"
