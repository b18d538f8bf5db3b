"""The sentences of two texts that are closest in meaning: long statements answer with one of their sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hscqa.crosswalk.meaning import standard
from hscqa.crosswalk.vectors import pooled_alike
from hscqa.crosswalk.weights import CONTRAST
from hscqa.structure import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from hscqa.crosswalk.vectors import Lens


@dataclass(frozen=True, slots=True)
class Closest:
    """Which sentence of each left text is closest to which of each right text; arrays are (left, right)."""

    scores: NDArray[np.float64]
    """How close those two are, as a standard score."""
    ours: NDArray[np.int64]
    """The place of the left text's sentence among `left`."""
    theirs: NDArray[np.int64]
    """The place of the right text's sentence among `right`."""
    left: Sequence[str]
    """The sentences of all left texts."""
    right: Sequence[str]

    def pair(self, left: int, right: int) -> tuple[str, str]:
        """Give the two closest sentences of a left and a right text."""
        return self.left[self.ours[left, right]], self.right[self.theirs[left, right]]


def closest(left: Sequence[str], right: Sequence[str], lens: Lens) -> Closest:
    """Find the closest sentences of every two texts by the cosine of their mean vectors; neither side may be empty.

    As for tokens, half of what a right sentence has with the left ones on average is taken off, so that a sentence
    near everything is not everyone's neighbour.
    """
    ours, left_starts = _cut(left)
    theirs, right_starts = _cut(right)
    near = pooled_alike(lens.see(ours), lens.see(theirs))
    near -= CONTRAST * near.mean(axis=0)
    rows, columns = np.empty((len(left), len(right)), np.int64), np.empty((len(left), len(right)), np.int64)
    for row, column in np.ndindex(rows.shape):
        first, last = left_starts[row], left_starts[row + 1]
        start, end = right_starts[column], right_starts[column + 1]
        best = divmod(int(near[first:last, start:end].argmax()), end - start)
        rows[row, column], columns[row, column] = first + best[0], start + best[1]
    return Closest(standard(near[rows, columns]), rows, columns, ours, theirs)


def _cut(texts: Sequence[str]) -> tuple[list[str], list[int]]:
    """Cut texts into sentences, a text without any being one; and say where each text's begin, with the end of all."""
    found: list[str] = []
    starts = [0]
    for text in texts:
        found += [text[start:end] for start, end in sentences(text)] or [text]
        starts.append(len(found))
    return found, starts
