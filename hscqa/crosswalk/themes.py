"""Which theme of one paper is which of another: their headings, paired once each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hscqa.crosswalk.meaning import best_matches, standard
from hscqa.crosswalk.vectors import mean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hscqa.crosswalk.rarity import Rarity
    from hscqa.crosswalk.vectors import Vectors
    from hscqa.model import Statement


def pair_themes(
    source: Sequence[Statement], target: Sequence[Statement], vectors: Vectors, rare: Rarity
) -> Mapping[str, str]:
    """Pair the headings that the source's statements stand under with the target's.

    The pairing is the one whose likenesses have the largest sum (Kuhn (1955), "The Hungarian method for the
    assignment problem"), since papers order their themes differently. A paper whose statements all stand under one
    heading has no themes, and nothing is paired.
    """
    left = list(dict.fromkeys(one.theme for one in source if one.theme))
    right = list(dict.fromkeys(one.theme for one in target if one.theme))
    if min(len(left), len(right)) < 2:  # noqa: PLR2004
        return {}
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415  0.3 s, paid only where there are themes

    forward, backward = best_matches(mean(left, vectors, rare), mean(right, vectors, rare), opening=False)
    rows, columns = linear_sum_assignment(-(standard(forward) + standard(backward)))
    return {left[row]: right[column] for row, column in zip(rows, columns, strict=True)}


def same_theme(source: Sequence[Statement], target: Sequence[Statement], paired: Mapping[str, str]) -> np.ndarray:
    """Say which statements stand under paired headings, as a standard score; zeros where nothing is paired."""
    return standard(np.array([[float(paired.get(a.theme) == b.theme and b.theme != "") for b in target] for a in source]))
