"""Each way of looking at two statements, and the score that the ways make together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hscqa.crosswalk import weights
from hscqa.crosswalk.closest import Closest, closest
from hscqa.crosswalk.context import Context, context
from hscqa.crosswalk.meaning import alike, best_matches, standard
from hscqa.crosswalk.shared import shared_words
from hscqa.crosswalk.themes import pair_themes, same_theme

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from hscqa.crosswalk.vectors import Lens, Meant
    from hscqa.model import Document, Statement


@dataclass(frozen=True, slots=True)
class Views:
    """How every source statement is to every target statement; arrays are (sources, targets), weighted."""

    source: Document
    target: Document
    left: tuple[Meant, ...]
    """The source's statements."""
    right: tuple[Meant, ...]
    """The target's statements."""
    themes: Mapping[str, str]
    """The source's headings, each with the target's that it is paired with."""
    context: Context
    closest: Closest
    named: Mapping[int, Sequence[int]]
    """Which statements of its own paper a source statement names."""
    parts: Mapping[str, NDArray[np.float64]]
    """What each view adds to the score: `meaning`, `sentence`, `words`, `theme`, `context`, `owners`,
    `carried`."""

    @property
    def total(self) -> NDArray[np.float64]:
        """The score of every pair; higher is better."""
        return np.asarray(sum(self.parts.values()))


def look(source: Document, target: Document, named: Mapping[int, Sequence[int]], lens: Lens) -> Views:
    """Look at the statements of two papers in every way; neither may be without statements.

    `named` says which statements of its own paper a source statement names, by their places among them.
    """
    readings = [one.reading for one in source.statements], [one.reading for one in target.statements]
    left, right = lens.see(readings[0]), lens.see(readings[1])
    themes = pair_themes(source.statements, target.statements, lens)
    around = context(left, right, target, lens)
    nearby = closest(*readings, lens)
    parts = {
        "meaning": weights.MEANING * alike(left, right, opening=True),
        "sentence": weights.SENTENCE * nearby.scores,
        "words": weights.WORDS * shared_words(*readings, lens.rare),
        "theme": weights.THEME * same_theme(source.statements, target.statements, themes),
        "context": weights.CONTEXT * around.scores(),
        "owners": weights.OWNERS * addressed(left, target.statements, lens),
    }
    parts["carried"] = carried(np.asarray(sum(parts.values())), named)
    return Views(source, target, tuple(left), tuple(right), themes, around, nearby, named, parts)


def addressed(source: Sequence[Meant], target: Sequence[Statement], lens: Lens) -> NDArray[np.float64]:
    """Say how far each source statement speaks of those whom each target statement addresses, as a standard score.

    Zeros where the target does not say who should act. Names differ between papers (health boards, NHS boards), so
    they are compared by meaning, token by token.
    """
    if not any(one.owners for one in target):
        return np.zeros((len(source), len(target)))
    owners = lens.see([", ".join(one.owners) for one in target])
    return standard(best_matches(source, owners, opening=False)[1])


def carried(scores: NDArray[np.float64], named: Mapping[int, Sequence[int]]) -> NDArray[np.float64]:
    """Carry to each statement a share of the scores of those that it names."""
    shares = np.zeros_like(scores)
    for index, others in named.items():
        if others:
            shares[index] = weights.CARRIED * scores[list(others)].mean(axis=0)
    return shares
