"""Weights and confidences fitted anew without one theme of the proposals and tried on that theme."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from crosswalk_gold import Offered
from scipy.optimize import minimize  # type: ignore[import-untyped]
from scipy.special import log_softmax  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression

from hscqa.crosswalk import weights
from hscqa.crosswalk.views import carried

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from crosswalk_gold import Gold, Proposal
    from numpy.typing import NDArray

    from hscqa.crosswalk.comments import Comments

VIEW_WEIGHTS = {
    "meaning": weights.MEANING,
    "sentence": weights.SENTENCE,
    "words": weights.WORDS,
    "theme": weights.THEME,
    "context": weights.CONTEXT,
    "owners": weights.OWNERS,
}
"""What each view counts for a link, as in use."""
PENALTY = 2.0
"""On the squares of the fitted weights of the views: 25 rankings are few."""
LINK_WEIGHTS = {
    "start": weights.CONFIDENCE_START,
    "score": weights.CONFIDENCE_SCORE,
    "best of its statement": weights.CONFIDENCE_BEST,
    "behind the best": weights.CONFIDENCE_BEHIND,
}
"""What the confidence of a link is made of, as in use."""
COMMENT_WEIGHTS = {
    "start": weights.COMMENT_START,
    "meaning": weights.COMMENT_MEANING,
    "words": weights.COMMENT_WORDS,
    "theme": weights.COMMENT_THEME,
    "section": weights.COMMENT_SECTION,
    "general": weights.COMMENT_GENERAL,
    "described": weights.COMMENT_DESCRIBED,
    "answered": weights.COMMENT_ANSWERED,
    "around": weights.COMMENT_AROUND,
}
"""What the confidence of a topical comment is made of, by view, as in use."""
LEAST_CHANCE = 1e-4
"""Chances are kept this far from 0 and 1 where their logarithm is taken."""


@dataclass(frozen=True)
class Sides:
    """The statements of both papers as the gold names them."""

    sources: tuple[str, ...]
    themes: tuple[str, ...]
    """The heading that each source stands under."""
    targets: tuple[str | None, ...]

    def offered(self, scores: NDArray[np.float64], sure: NDArray[np.float64]) -> Offered:
        """Give what is offered where links have these scores and confidences; equal ones stay in the paper's order."""
        order = np.argsort(-scores, axis=1, kind="stable")
        best = scores == scores.max(axis=1, keepdims=True)
        chosen = (sure >= weights.SUGGESTED) | (best & (sure >= weights.SUGGESTED_BEST))
        return Offered(
            ranked={one: [self.targets[place] for place in order[row]] for row, one in enumerate(self.sources)},
            suggested={
                one: {self.targets[place] for place in np.flatnonzero(chosen[row])}
                for row, one in enumerate(self.sources)
            },
        )

    def without_each(self) -> Iterator[tuple[NDArray[np.bool_], NDArray[np.bool_]]]:
        """Give, for each theme, which sources stand under the others and which under it."""
        themes = np.array(self.themes)
        for theme in dict.fromkeys(self.themes):
            yield themes != theme, themes == theme

    def tied(self, golds: Sequence[Gold]) -> NDArray[np.float64]:
        """Give the share of annotators who tie two statements, (sources, targets): a mean over the gold files."""
        return self._mean(golds, lambda proposal: [proposal.shares.get(name or "", 0.0) for name in self.targets])

    def right(self, golds: Sequence[Gold]) -> NDArray[np.float64]:
        """Give the share of the gold files by which a link is right, (sources, targets)."""
        return self._mean(golds, lambda proposal: [float(name in proposal.right) for name in self.targets])

    def commented(self, quotes: Sequence[str], golds: Sequence[Gold]) -> NDArray[np.float64]:
        """Give the share of annotators to whom a quotation is a comment, (quotations, sources): a mean as for links."""
        return self._mean(golds, lambda proposal: [proposal.marked(quote) for quote in quotes]).T

    def _mean(self, golds: Sequence[Gold], judge: Callable[[Proposal], list[float]]) -> NDArray[np.float64]:
        """Judge each source by every gold file that has it, and take the mean."""
        having = ([gold.proposals[one] for gold in golds if one in gold.proposals] for one in self.sources)
        return np.array([np.mean([judge(proposal) for proposal in found], axis=0) for found in having])


def logistic(features: NDArray[np.float64], labels: NDArray[np.float64]) -> NDArray[np.float64]:
    """Fit the intercept and a weight for each feature, the last axis; a label of 0.5 counts half as each outcome."""
    rows, shares = features.reshape(-1, features.shape[-1]), labels.ravel()
    outcome = np.repeat([True, False], len(rows))
    counting = np.concatenate([shares, 1 - shares])
    model = LogisticRegression(C=1.0, max_iter=1000).fit(np.vstack([rows, rows]), outcome, sample_weight=counting)
    return np.concatenate([model.intercept_, model.coef_[0]])


def chances(features: NDArray[np.float64], fitted: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the chance of each."""
    return np.asarray(1 / (1 + np.exp(-(fitted[0] + features @ fitted[1:]))))


def log_loss(sure: NDArray[np.float64], labels: NDArray[np.float64]) -> float:
    """Give the mean cross entropy of labels that may lie between 0 and 1."""
    kept = np.clip(sure, LEAST_CHANCE, 1 - LEAST_CHANCE)
    return float(-(labels * np.log(kept) + (1 - labels) * np.log(1 - kept)).mean())


def view_features(parts: Mapping[str, NDArray[np.float64]], named: Mapping[int, Sequence[int]]) -> NDArray[np.float64]:
    """Give what each view sees before it is weighted, with what it carries over: (sources, targets, views)."""
    seen = [parts[view] / weight for view, weight in VIEW_WEIGHTS.items()]
    return np.stack([one + carried(one, named) for one in seen], axis=-1)


def listwise(
    features: NDArray[np.float64], labels: NDArray[np.float64], penalty: float = PENALTY
) -> NDArray[np.float64]:
    """Fit a weight for each feature to the order of each source's targets; sources that answer nothing tell nothing.

    The top-one probabilities of ListNet (Cao et al. (2007), "Learning to rank: from pairwise approach to listwise
    approach"), with a penalty on the squares of the weights.
    """
    answering = labels.any(axis=1)
    lists, wanted = features[answering], labels[answering] / labels[answering].sum(axis=1, keepdims=True)

    def loss(fitted: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        chance = log_softmax(lists @ fitted, axis=1)
        slope = np.einsum("st,stv->v", np.exp(chance) - wanted, lists)
        return float(penalty * fitted @ fitted - (wanted * chance).sum()), slope + 2 * penalty * fitted

    return np.asarray(minimize(loss, np.ones(features.shape[-1]), jac=True).x)


def ranked_without(
    features: NDArray[np.float64], labels: NDArray[np.float64], sides: Sides, penalty: float = PENALTY
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give the scores and confidences of links, both fitted with nothing known of a link's theme."""
    scores, sure = np.zeros_like(labels), np.zeros_like(labels)
    for others, own in sides.without_each():
        found = features @ listwise(features[others], labels[others], penalty)
        told = link_features(found)
        scores[own], sure[own] = found[own], chances(told[own], logistic(told[others], labels[others]))
    return scores, sure


def link_features(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give a score, whether it is its statement's best and how far it lies behind that one: (sources, targets, 3)."""
    behind = scores.max(axis=1, keepdims=True) - scores
    return np.stack([scores, (behind <= 0).astype(np.float64), behind], axis=-1)


def link_chances_without(scores: NDArray[np.float64], labels: NDArray[np.float64], sides: Sides) -> NDArray[np.float64]:
    """Give each link the confidence of a fit that knows nothing of its theme."""
    features, sure = link_features(scores), np.zeros_like(scores)
    for others, own in sides.without_each():
        sure[own] = chances(features[own], logistic(features[others], labels[others]))
    return sure


def comment_features(comments: Comments) -> NDArray[np.float64]:
    """Give what each view sees before it is weighted, (sentences, statements, views)."""
    return np.stack([part / COMMENT_WEIGHTS[view] for view, part in comments.near.parts.items()], axis=-1)


def comments_without(comments: Comments, labels: NDArray[np.float64], sides: Sides) -> Comments:
    """Give the comments where each topical one is judged by a fit that knows nothing of its statement's theme."""
    features, sure = comment_features(comments), np.zeros_like(labels)
    for others, own in sides.without_each():
        sure[:, own] = chances(features[:, own], logistic(features[:, others], labels[:, others]))
    return replace(comments, near=replace(comments.near, sure=sure))


def comment_confidences(comments: Comments) -> NDArray[np.float64]:
    """Give each confidence, of what is listed and of what is too unlikely for that: (sentences, statements)."""
    places = {(one.paper.id, one.span): place for place, one in enumerate(comments.sentences)}
    shown = comments.near.sure.copy()
    for statement in range(shown.shape[1]):
        for one in comments.row(statement):
            shown[places[one.paper_id, one.span], statement] = one.confidence
    return shown
