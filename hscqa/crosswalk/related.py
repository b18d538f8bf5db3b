"""Whether two papers speak of one matter at all: likeness within a pair is relative, and the likest may be far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.crosswalk.vectors import pooled_alike
from hscqa.crosswalk.weights import RELATED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hscqa.crosswalk.vectors import Meant


def related(left: Sequence[Meant], right: Sequence[Meant]) -> bool:
    """Whether texts of two papers are near enough for likeness to tie them; there must be some of both.

    The cosine of each text with its nearest on the other side, on the mean of the side where that is higher: a short
    paper may speak of a few statements only, and a long one of much else.
    """
    near = pooled_alike(left, right)
    return float(max(near.max(axis=1).mean(), near.max(axis=0).mean())) >= RELATED
