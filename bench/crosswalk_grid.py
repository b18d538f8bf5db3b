"""The weights of links chosen out of a grid, on all but one theme of the proposals, and tried on that theme."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import product
from statistics import fmean
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from crosswalk_fits import chances, link_features, logistic
from crosswalk_gold import precisions
from scipy.special import softmax  # type: ignore[import-untyped]

from hscqa.crosswalk import weights
from hscqa.crosswalk.meaning import alike, best_matches, standard
from hscqa.crosswalk.shared import shared_words
from hscqa.crosswalk.vectors import pooled_alike

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from crosswalk_fits import Sides
    from crosswalk_gold import Gold
    from numpy.typing import NDArray

    from hscqa.crosswalk.vectors import Lens
    from hscqa.crosswalk.views import Views

BELOW_ALL = -1e9
"""As what a way through the paragraphs has to stand out by: every way counts."""


class Choice(NamedTuple):
    """One choice of weights; the names are those of `hscqa.crosswalk.weights`."""

    nearest: float
    paragraph_words: float
    paragraph_heading: float
    stands_out: float
    context: float
    theme: float


IN_USE = Choice(
    weights.NEAREST,
    weights.PARAGRAPH_WORDS,
    weights.PARAGRAPH_HEADING,
    weights.STANDS_OUT,
    weights.CONTEXT,
    weights.THEME,
)


def grid() -> Iterator[Choice]:
    """Give every combination that is tried."""
    standing_out = ((BELOW_ALL, 0.33), (0, 0.33), (0, 0.6), (1, 0.6), (1, 1), (1.5, 0.6), (1.5, 1))
    for nearest, words, heading, ways, theme in product((1, 2), (0, 0.5, 1), (1, 2), standing_out, (0.8, 1, 1.2, 1.5)):
        yield Choice(nearest, words, heading, *ways, theme)


@dataclass(frozen=True)
class Unweighted:
    """What the views see of two papers before it is weighted."""

    views: Views
    named: Mapping[int, Sequence[int]]
    """The statements of its own paper that a source statement names, by their places."""
    lens: Lens

    def scores(self, choice: Choice) -> NDArray[np.float64]:
        """Give the score of every pair under a choice of weights, (sources, targets)."""
        parts = self.views.parts
        theme = parts["theme"] / weights.THEME * choice.theme
        base = parts["meaning"] + parts["words"] + parts["owners"] + theme + self._context(choice)
        carried = np.zeros_like(base)
        for index, others in self.named.items():
            carried[index] = weights.CARRIED * base[list(others)].mean(axis=0)
        return np.asarray(base + carried)

    def _context(self, choice: Choice) -> NDArray[np.float64]:
        """Give what the target paper's own paragraphs add."""
        meaning, wording = self._towards_paragraphs
        belonging, headings = self._towards_targets
        shares = softmax(choice.nearest * (meaning + choice.paragraph_words * wording), axis=1)
        leads = softmax(weights.TOWARDS * standard(belonging + choice.paragraph_heading * headings), axis=1)
        return np.asarray(choice.context * np.maximum(standard(shares @ leads) - choice.stands_out, 0.0))

    @cached_property
    def _towards_paragraphs(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Give likeness in meaning and in rare words, both (sources, paragraphs)."""
        meant = self.lens.see([one.reading for one in self.views.context.paragraphs])
        wording = shared_words([one.text for one in self.views.left], [one.text for one in meant], self.lens.rare)
        return alike(self.views.left, meant, opening=True), wording

    @cached_property
    def _towards_targets(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Give likeness to the statement and of the heading to its theme, both (paragraphs, targets)."""
        paragraphs = self.views.context.paragraphs
        meant = self.lens.see([one.reading for one in paragraphs])
        forward, backward = best_matches(self.views.right, meant, opening=False)
        headings = self.lens.see([one.headings[-1] if one.headings else "" for one in paragraphs])
        themes = self.lens.see([one.theme for one in self.views.target.statements])
        return standard((standard(forward) + standard(backward)).T), standard(pooled_alike(headings, themes))


def scores_and_chances_without(
    scored: Sequence[NDArray[np.float64]], labels: NDArray[np.float64], sides: Sides, golds: Sequence[Gold]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give the scores and confidences of links, both chosen and fitted with nothing known of a link's theme.

    `scored` has the scores under each choice; the one with the best mean average precision over the other themes, a
    mean over the gold files, is taken.
    """
    ranked = [[precisions(sides.offered(scores, scores), gold) for gold in golds] for scores in scored]
    scores, sure = np.zeros_like(labels), np.zeros_like(labels)
    for others, own in sides.without_each():
        known = {sides.sources[place] for place in np.flatnonzero(others)}
        best = scored[int(np.argmax([fmean(_mean(by_id, known) for by_id in one) for one in ranked]))]
        features = link_features(best)
        scores[own] = best[own]
        sure[own] = chances(features[own], logistic(features[others], labels[others]))
    return scores, sure


def _mean(by_id: Mapping[str, float], ids: set[str]) -> float:
    """Give the mean of some proposals."""
    return fmean(value for one, value in by_id.items() if one in ids)
