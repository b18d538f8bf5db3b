"""A link or comment, and the statement that it hangs on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.model import Link, TieId

if TYPE_CHECKING:
    from hscqa.model import Comment, Statement


@dataclass(frozen=True, slots=True)
class Tied:
    """A link or comment as it is shown, with the statement that it hangs on."""

    statement: Statement
    tie: Link | Comment

    @property
    def id(self) -> TieId:
        """Which tie it is."""
        if isinstance(self.tie, Link):
            return TieId(self.statement.id, self.tie.target.id)
        return TieId(self.statement.id, self.tie.id, self.tie.quote)

    @property
    def name(self) -> str:
        """What it is called in a message."""
        if isinstance(self.tie, Link):
            return f"{named(self.statement)} → {named(self.tie.target)}"
        return f"the comment on {named(self.statement)}"


def named(statement: Statement) -> str:
    """Give what a statement is called: its label, or its id where it has none."""
    return statement.label or statement.id
