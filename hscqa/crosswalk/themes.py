"""Which theme of one paper is which of another: their headings, paired once each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hscqa.crosswalk.meaning import best_matches, standard
from hscqa.crosswalk.vectors import pooled_alike
from hscqa.crosswalk.weights import LEAST_LIKE, MOST_THEMES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from hscqa.crosswalk.vectors import Lens
    from hscqa.model import Statement


def pair_themes(source: Sequence[Statement], target: Sequence[Statement], lens: Lens) -> Mapping[str, str]:
    """Pair the headings that the source's statements stand under with the target's.

    The pairing is the one whose likenesses have the largest sum (Kuhn (1955), "The Hungarian method for the
    assignment problem"), since papers order their themes differently. What is paired for want of better
    and is not alike goes unpaired, and so does everything where a paper has no themes.
    """
    left, right = _themes(source), _themes(target)
    if not left or not right:
        return {}
    from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]  # noqa: PLC0415  0.3 s to load

    ours, theirs = lens.see(left), lens.see(right)
    forward, backward = best_matches(ours, theirs, opening=False)
    rows, columns = linear_sum_assignment(-(standard(forward) + standard(backward)))
    near = pooled_alike(ours, theirs)
    found = zip(rows.tolist(), columns.tolist(), strict=True)
    return {left[row]: right[column] for row, column in found if near[row, column] >= LEAST_LIKE}


def _themes(statements: Sequence[Statement]) -> list[str]:
    """Give the headings that statements stand under, in order; none where these are no themes.

    One heading over all statements tells none apart, and where nearly every statement has a heading of its own it is
    the statement's title.
    """
    found = list(dict.fromkeys(one.theme for one in statements if one.theme))
    return found if 1 < len(found) <= MOST_THEMES * len(statements) else []


def same_theme(
    source: Sequence[Statement], target: Sequence[Statement], paired: Mapping[str, str]
) -> NDArray[np.float64]:
    """Say which statements stand under paired headings, as a standard score; zeros where nothing is paired."""
    return standard(np.array([[float(paired.get(one.theme) == other.theme) for other in target] for one in source]))
