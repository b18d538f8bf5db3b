"""A crosswalk of two papers of the library, with the ties that the papers name themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.crosswalk import choose, crosswalk
from hscqa.library.decided import decided
from hscqa.library.reviewing import Reviews
from hscqa.references import explicit_ties, find_quotations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hscqa.encode import Encoder
    from hscqa.library.library import Library
    from hscqa.model import Crosswalk, Document


def tie(
    documents: Sequence[Document],
    source: str | None,
    target: str | None,
    comments: Sequence[str],
    encoder: Encoder,
) -> Crosswalk:
    """Make the crosswalk of the chosen papers; None and empty choose by their roles. Raises UsageError."""
    chosen = choose(documents, source, target, comments)
    return crosswalk(
        chosen.source,
        chosen.target,
        chosen.commenters,
        encoder,
        explicit_ties(documents),
        find_quotations(documents),
        documents,
    )


def with_decisions(made: Crosswalk, library: Library) -> Crosswalk:
    """Put on a crosswalk what the reviewers of the library's workspace decided."""
    reviews = Reviews(library)
    return decided(made, reviews.in_force(), library.documents()) if reviews.events() else made
