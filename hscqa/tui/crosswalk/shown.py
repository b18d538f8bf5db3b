"""A crosswalk as the panes of its screen show it: with what papers and statements are called, and found by id."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from hscqa.export.labels import statement_labels, statements_of
from hscqa.tui.deciding.papersline import paper_names
from hscqa.tui.lists.tied import Tied

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hscqa.model import Crosswalk, Judged, Row, Statement, TieId
    from hscqa.tui.deciding.desk import Reviewed


@dataclass(frozen=True)
class Shown:
    """A crosswalk with what reviewers said of it, and its names; what takes time is worked out when first wanted."""

    reviewed: Reviewed

    @property
    def made(self) -> Crosswalk:
        """The crosswalk itself."""
        return self.reviewed.crosswalk

    @property
    def judged(self) -> Mapping[TieId, Judged]:
        """What reviewers hold of each tie on which they said something."""
        return self.reviewed.judged

    @cached_property
    def rows(self) -> Mapping[str, Row]:
        """Each statement of the source with its ties, by id."""
        return {row.statement.id: row for row in self.made.rows}

    @cached_property
    def statements(self) -> Mapping[str, Statement]:
        """The statements of both papers by id: the source's, then the target's, each in its paper's order."""
        return statements_of(self.made)

    @cached_property
    def targets(self) -> tuple[Statement, ...]:
        """The statements that are answered or could be, in their paper's order."""
        return tuple(one for id_, one in self.statements.items() if id_ not in self.rows)

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """What each statement of both papers is called, by id."""
        return statement_labels(self.made)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What each paper is called, by id; one that is not there any more is called by its id."""
        return paper_names(self.reviewed)

    @property
    def source(self) -> str:
        """What the paper is called whose statements answer."""
        return self.names[self.made.source]

    @property
    def target(self) -> str:
        """What the paper is called whose statements are answered."""
        return self.names[self.made.target]

    def answers_to(self, target: str) -> tuple[Tied, ...]:
        """Give every link to a statement that is answered, the surest first."""
        found = (Tied(row.statement, link) for row in self.made.rows for link in row.links if link.target.id == target)
        return tuple(sorted(found, key=lambda tied: -tied.tie.confidence))


def ties_of(row: Row) -> Iterator[Tied]:
    """Give the links of a statement, then the comments on it."""
    yield from (Tied(row.statement, link) for link in row.links)
    yield from (Tied(row.statement, said) for said in row.comments)
