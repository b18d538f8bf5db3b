"""What of a crosswalk still waits for a reviewer, and what the decided links say of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.model import Verdict
from hscqa.review.gauge import next_rows, recalibrated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hscqa.model import Comment, Crosswalk, Judged, Link, Row
    from hscqa.review.gauge import Calibration


def is_open(tie: Link | Comment) -> bool:
    """Whether a tie waits for a decision: it is suggested, and nobody has decided, or people differ."""
    return tie.decision == Verdict.DISPUTED or (tie.suggested and tie.decision is None)


def waiting(made: Crosswalk, judged: Sequence[Judged]) -> list[Row]:
    """Give the rows in which a link is still to be looked at, the most worth it first, then those with a comment."""
    rows = {row.statement.id: row for row in made.rows}
    first = next_rows(made, judged)
    said = (one for one, row in rows.items() if one not in first and any(map(is_open, row.comments)))
    return [rows[one] for one in (*first, *said)]


def calibration(made: Crosswalk) -> Calibration:
    """Say what the decided links make of the confidence of those that are suggested by likeness."""
    return recalibrated((one.confidence, one.holds) for row in made.rows for one in row.links if _is_told(one))


def _is_told(link: Link) -> bool:
    """Whether people have said of a link that is suggested by likeness whether it is right.

    Those that are not suggested are left out: people pick the right ones among them.
    """
    return link.suggested and link.kind != "explicit" and link.decision not in {None, Verdict.DISPUTED}
