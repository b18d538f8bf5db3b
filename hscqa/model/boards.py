"""What a board says of its own position against the statements of a crosswalk."""

from __future__ import annotations

from dataclasses import dataclass

SELF_EVALUATION = "self-evaluation"
"""What a board's form says of itself, beside `workbook` in its table About."""
SHEET = "Positions"
"""What a form calls its table of statements."""
GIVEN = ("statement_id", "statement_label", "theme", "statement", "answers", "timescale", "due", "stakeholders")
"""The columns of a form that the board only reads."""
ANSWERED = ("rating", "evidence", "action", "lead", "date")
"""The columns that the board fills in."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where a board stands with one statement."""

    statement: str
    """Its id."""
    seen: str
    """What the statement said when the board answered, to be read."""
    label: str
    theme: str
    """'' where it stands under no heading."""
    due: str
    """ISO date by which the paper wants it done; '' where none can be worked out."""
    rating: str = ""
    """One of the scale's; '' where the board gave none."""
    evidence: str = ""
    action: str = ""
    lead: str = ""
    date: str = ""
    """ISO date by which the board means to act; '' where it gave none."""

    @property
    def is_empty(self) -> bool:
        """Whether the board has said nothing of the statement yet."""
        return not (self.rating or self.evidence or self.action or self.lead or self.date)


@dataclass(frozen=True, slots=True)
class SelfEvaluation:
    """One board's positions on one day, whole: a later one takes its place and does not change it."""

    id: str
    """Unlike that of any other, of any board."""
    board: str
    """The Health Board, Local Authority or IJB, as it calls itself."""
    on: str
    """ISO date: the day that the board says it holds for."""
    at: str
    """When it was taken in, in UTC: `2026-03-01T09:30:00Z`."""
    by: str
    """Who took it in."""
    source: str
    """Paper id: whose statements the board evaluates itself against."""
    target: str
    """Paper id: what those statements answer."""
    scale: tuple[str, ...]
    """The ratings, the lowest first; at least two."""
    positions: tuple[Position, ...]
    """One for each statement, in the paper's order."""
