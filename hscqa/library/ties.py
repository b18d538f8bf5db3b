"""A crosswalk of two papers of the library, with the ties that the papers name themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.crosswalk import choose, crosswalk
from hscqa.library.decided import decided
from hscqa.references import explicit_ties, find_quotations
from hscqa.review.current import in_force
from hscqa.review.journal import history

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from hscqa.encode import Encoder
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


def with_decisions(made: Crosswalk, reviews: Path, documents: Callable[[], Sequence[Document]]) -> Crosswalk:
    """Put on a crosswalk what reviewers decided, as the folder `reviews` has it; where it has nothing, nothing is read.

    `documents` gives the papers as they are now.
    """
    events = history(reviews)
    if not events:
        return made
    papers = documents()
    return decided(made, in_force(events, papers), papers)
