"""The views of two statements, and the score that they make."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from crosswalk_fits import VIEW_WEIGHTS, view_features

from hscqa.crosswalk.rarity import rarity
from hscqa.crosswalk.vectors import Lens
from hscqa.crosswalk.views import look

if TYPE_CHECKING:
    from hscqa.crosswalk import Vectors
    from hscqa.model import Document


def test_what_the_views_see_makes_the_score_under_the_weights_in_use(
    audit: Document, review: Document, vectors: Vectors
) -> None:
    named = {3: [0, 1]}
    lens = Lens(vectors, rarity(passage.reading for document in (audit, review) for passage in document.passages))
    views = look(review, audit, named, lens)
    assert views.context.paragraphs
    assert np.allclose(view_features(views.parts, named) @ list(VIEW_WEIGHTS.values()), views.total)
