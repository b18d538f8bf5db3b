"""A crosswalk of two papers of the library, with the ties that the papers name themselves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hscqa.crosswalk import choose, crosswalk
from hscqa.library.decided import decided
from hscqa.references import explicit_ties, find_quotations
from hscqa.review.current import FOLLOWS, current
from hscqa.review.journal import history

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from hscqa.encode import Encoder
    from hscqa.model import Crosswalk, Document, Followed


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
    now = current(events, papers)
    shown = decided(made, now.in_force, papers)
    return replace(shown, remarks=(*shown.remarks, *_waiting(now.changed, made.source)))


def _waiting(changed: Sequence[Followed], source: str) -> Iterator[str]:
    """Say how many decisions on a paper's statements do not count since a text changed or went; nothing for none."""
    sides = (one.judged.tie for one in changed if one.standing not in FOLLOWS and one.judged.verdict is not None)
    ties = [one for one in sides if one.source.partition(":")[0] == source]
    if ties:
        are = "1 decision is" if len(ties) == 1 else f"{len(ties)} decisions are"
        yield f"{are} on words that have changed since and so not counted: look again with hscqa review list"
