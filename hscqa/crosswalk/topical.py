"""Sentences on the same matter as a statement."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hscqa.crosswalk import weights
from hscqa.crosswalk.evidence import shared_text, similar_words, weighed
from hscqa.crosswalk.meaning import best_matches, opening, standard
from hscqa.crosswalk.related import related
from hscqa.crosswalk.telling import telling
from hscqa.crosswalk.vectors import pooled_alike

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from hscqa.crosswalk.rarity import Rarity
    from hscqa.crosswalk.said import Sentence
    from hscqa.crosswalk.telling import Telling
    from hscqa.crosswalk.vectors import Lens, Meant
    from hscqa.model import Evidence, Statement

LEAST_DEVIATION = 1e-12
_NUMBER = re.compile(r"^\d+[.)]?\s+")


@dataclass(frozen=True, slots=True)
class Topical:
    """How far each sentence is on the matter of each statement; arrays are (sentences, statements)."""

    said: tuple[Meant, ...]
    statements: tuple[Meant, ...]
    parts: Mapping[str, NDArray[np.float64]]
    """What each view adds: `meaning`, `words`, `theme`, `section`, `general`, `answered`, `described`, `around`."""
    sure: NDArray[np.float64]
    """0 to 1: how likely the sentence is a comment on the statement."""
    nearest: NDArray[np.int64]
    """What each statement answers that the sentence is nearest to: places among `answered`."""
    answered: Sequence[str]
    """What the targets are called."""

    def evidence(self, sentence: Sentence, statement: Statement, pair: tuple[int, int], rare: Rarity) -> list[Evidence]:
        """Give the reasons for one comment, the strongest first; each weight is its share of what speaks for it."""
        said, about = self.said[pair[0]], self.statements[pair[1]]
        texts = {
            "meaning": similar_words(said, about),
            "words": shared_text(about.text, said.text, rare),
            "theme": f"near the theme “{statement.theme}”" if statement.theme else "",
            "section": f"under “{sentence.heading}”" if sentence.heading else "",
            "answered": f"near {self.answered[self.nearest[pair]]}, which it answers",
            "around": "among sentences on the same matter",
        }
        return weighed({view: float(scores[pair]) for view, scores in self.parts.items()}, texts)


def topical(
    said: Sequence[Sentence], statements: Sequence[Statement], matters: Mapping[int, str], answered: Linked, lens: Lens
) -> Topical:
    """Compare every sentence with every statement; there must be some of both.

    `matters` has, for the sentences that say what the paper's statements are on, the words that say so: these are
    compared in place of the whole sentence.
    """
    left = lens.see([matters.get(index, one.reading) for index, one in enumerate(said)])
    readings = [one.reading for one in statements]
    own = telling(readings, lens)
    meaning = standard(best_matches(left, own.meant, opening=False)[1])
    wording = own.covered([one.text for one in left])
    theme = standard(pooled_alike(left, lens.see([_NUMBER.sub("", one.theme) for one in statements])))
    section = pooled_alike(lens.see([one.heading for one in said]), lens.see([opening(one) for one in readings]))
    general = standard(meaning.mean(axis=1, keepdims=True))
    through, nearest = answered.through(left)
    described = np.array([weights.COMMENT_DESCRIBED * (index in matters) for index in range(len(said))])
    parts = {
        "meaning": weights.COMMENT_MEANING * by_statement(meaning),
        "words": weights.COMMENT_WORDS * by_statement(wording),
        "theme": weights.COMMENT_THEME * by_statement(theme),
        "section": weights.COMMENT_SECTION * standard(section),
        "general": np.broadcast_to(weights.COMMENT_GENERAL * general, meaning.shape),
        "answered": weights.COMMENT_ANSWERED * through,
        "described": np.broadcast_to(described[:, None], meaning.shape),
        "around": weights.COMMENT_AROUND * around(said, meaning + wording + theme - general),
    }
    sure = np.asarray(1 / (1 + np.exp(-(weights.COMMENT_START + sum(parts.values())))))
    about = lens.see(readings)
    for here in _by_paper(said):
        if not related([left[index] for index in here], about):
            sure[here] = np.minimum(sure[here], weights.UNRELATED)
    return Topical(tuple(left), tuple(about), parts, sure, nearest, answered.labels)


def _by_paper(said: Sequence[Sentence]) -> Iterable[list[int]]:
    """Give the places of each paper's sentences."""
    places: dict[str, list[int]] = {}
    for index, one in enumerate(said):
        places.setdefault(one.paper.id, []).append(index)
    return places.values()


@dataclass(frozen=True, slots=True)
class Linked:
    """The statements that are answered, and how surely each source statement answers them."""

    targets: Telling
    labels: Sequence[str]
    """What the targets are called."""
    sure: NDArray[np.float64]
    """(sources, targets), 0 to 1."""

    def through(self, said: Sequence[Meant]) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
        """Say how near each sentence is to what each source statement answers, as a standard score, and to which.

        The second gives the places of the targets.
        """
        near = np.maximum(standard(best_matches(said, self.targets.meant, opening=False)[1]), 0.0)
        nearest = np.stack([(near * sure).argmax(axis=1) for sure in self.sure], axis=1)
        return standard(np.take_along_axis(near, nearest, axis=1) * self._sure_of(nearest)), nearest

    def _sure_of(self, nearest: NDArray[np.int64]) -> NDArray[np.float64]:
        """Give how surely each statement answers the targets at these places."""
        return np.take_along_axis(self.sure, nearest.T, axis=1).T


def linked(targets: Sequence[Statement], sure: NDArray[np.float64], lens: Lens) -> Linked:
    """Bring together what is answered and how surely; `sure` is (sources, targets), 0 to 1."""
    return Linked(telling([one.reading for one in targets], lens), [one.label for one in targets], sure)


def by_statement(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the standard scores of all sentences for each statement by itself; zeros where nothing differs."""
    deviation = scores.std(axis=0, keepdims=True)
    centred = scores - scores.mean(axis=0, keepdims=True)
    return np.asarray(centred / np.where(deviation > LEAST_DEVIATION, deviation, np.inf))


def around(said: Sequence[Sentence], scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the mean of the other sentences under the same heading, as a standard score; 0 before it for a lone one."""
    sections: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for index, one in enumerate(said):
        sections.setdefault((one.paper.id, one.passage.headings), []).append(index)
    found = np.zeros_like(scores)
    for here in sections.values():
        found[here] = (scores[here].sum(axis=0) - scores[here]) / max(len(here) - 1, 1)
    return standard(found)
