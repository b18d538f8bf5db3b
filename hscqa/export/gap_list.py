"""The gaps of a crosswalk with what came nearest to filling each, and why it was turned down."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from hscqa.export.labels import paper_names, statement_labels, statements_of
from hscqa.export.turned_down import for_it, rivals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from hscqa.export.turned_down import Rivals
    from hscqa.model import Comment, Crosswalk, Evidence, Link, Paper, Row, Statement

TEXTLESS = "(no text was found)"
"""What stands in the place of a statement's words where it has none."""
NOTHING = "nothing came near"
"""What is said of a gap without a candidate."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A link or comment that the tool does not stand behind."""

    id: str
    """The statement, or the commenting passage."""
    label: str
    """The statement's label; for a comment the id, since a passage's label is not in the crosswalk."""
    paper: str
    """The paper it stands in, by id."""
    score: float
    """Higher is better; compares within one crosswalk only. A comment has no score but its confidence."""
    confidence: float
    """0 to 1."""
    why: tuple[str, ...]
    """The reasons against it, in words; empty where none can be shown."""
    text: str
    """The statement or the commenting sentence, to be read."""
    evidence: tuple[Evidence, ...]
    """What speaks for it all the same, the strongest first."""

    @property
    def for_it(self) -> str:
        """What speaks for it, in short; '' where nothing does."""
        return for_it(self.evidence)

    def told(self, citations: Mapping[str, str]) -> str:
        """Say that it came nearest and why it was turned down; `citations` names a comment's passage to people."""
        why = f", {'; '.join(self.why)}" if self.why else ""
        return f"nearest, turned down: {citations.get(self.id, self.label)}{why}"


@dataclass(frozen=True, slots=True)
class Gap:
    """A statement that nobody answers, that answers nothing, or that a paper or nobody comments on."""

    id: str
    label: str
    reading: str
    """'' where the crosswalk holds the statement's id only."""
    best: Candidate | None
    """The best that was turned down; None where there was no candidate."""


@dataclass(frozen=True, slots=True)
class GapLists:
    """The kinds of gap, each in the order of its paper."""

    targets_without_source: tuple[Gap, ...]
    sources_without_target: tuple[Gap, ...]
    sources_without_comment: tuple[Gap, ...]
    by_stakeholder: Mapping[str, tuple[Gap, ...]]
    """For each commenting paper, by id, in the crosswalk's order."""

    def passages(self) -> frozenset[str]:
        """Name the passages of the comments that were turned down."""
        listed = (*self.sources_without_comment, *chain.from_iterable(self.by_stakeholder.values()))
        return frozenset(gap.best.id for gap in listed if gap.best is not None)


@dataclass(frozen=True, slots=True)
class GapSection:
    """One list of gaps as people read it."""

    title: str
    gaps: tuple[Gap, ...]
    whole: int
    """How many statements there are that could have been gaps."""
    paper: str | None = None
    """The commenting paper, by id, where the list is of what that paper says nothing of."""


def gap_sections(made: Crosswalk, papers: Mapping[str, Paper]) -> tuple[GapSection, ...]:
    """Give every list of gaps with its title, those without a gap too.

    What nobody comments on has a list of its own only where several papers could: else it is what the one paper says
    nothing of.
    """
    lists, names, rows = gap_lists(made), paper_names(made, papers), len(made.rows)
    source, target, several = names[made.source], names[made.target], len(made.comments_from) > 1
    return (
        GapSection(
            f"{target}: what {source} does not answer", lists.targets_without_source, len(statements_of(made)) - rows
        ),
        GapSection(f"{source}: what answers nothing in {target}", lists.sources_without_target, rows),
        *([GapSection(f"{source}: what nobody comments on", lists.sources_without_comment, rows)] if several else []),
        *(
            GapSection(f"{source}: what {names[one]}{_earlier(made, one)} says nothing of", gaps, rows, one)
            for one, gaps in lists.by_stakeholder.items()
        ),
    )


def _earlier(made: Crosswalk, paper: str) -> str:
    """Say that a paper was written before the source, and so cannot mean it; '' where it was not."""
    return ", written before it," if paper in made.earlier else ""


def gap_lists(made: Crosswalk) -> GapLists:
    """Give every gap of the crosswalk with its best candidate."""
    against, known, labels, gaps = rivals(made), statements_of(made), statement_labels(made), made.gaps

    def listed(ids: Iterable[str], nearest: Callable[[str], Candidate | None]) -> tuple[Gap, ...]:
        return tuple(
            Gap(one, labels.get(one, one), known[one].reading if one in known else "", nearest(one)) for one in ids
        )

    return GapLists(
        listed(gaps.targets_without_source, partial(_source_for, against)),
        listed(gaps.sources_without_target, partial(_target_for, against)),
        listed(gaps.sources_without_comment, partial(_comment_on, against)),
        {paper: listed(ids, partial(_comment_on, against, paper=paper)) for paper, ids in gaps.by_stakeholder.items()},
    )


def _source_for(against: Rivals, target: str) -> Candidate | None:
    """Find the statement that comes nearest to answering a target; None where nothing speaks for any."""
    best = _best_link(against, lambda link: link.target.id == target)
    return None if best is None else _linked(against, *best, best[0].statement)


def _target_for(against: Rivals, source: str) -> Candidate | None:
    """Find the target that a statement comes nearest to answering; None where nothing speaks for any."""
    best = _best_link(against, lambda link: link.source_id == source)
    return None if best is None else _linked(against, *best, best[1].target)


def _best_link(against: Rivals, is_meant: Callable[[Link], bool]) -> tuple[Row, Link] | None:
    """Find the link with the best score among those that are meant; None where nothing speaks for any."""
    ties = ((row, link) for row in against.made.rows for link in row.links if link.confidence and is_meant(link))
    return max(ties, key=lambda tie: tie[1].score, default=None)


def _comment_on(against: Rivals, source: str, paper: str | None = None) -> Candidate | None:
    """Find the sentence of a paper (None: of any) that comes nearest to speaking of a statement."""
    said = [one for row in against.made.rows if row.statement.id == source for one in row.comments]
    fitting = (one for one in said if paper in {None, one.paper_id})
    best = max(fitting, key=lambda one: one.confidence, default=None)
    return None if best is None else _said(against, best)


def _linked(against: Rivals, row: Row, link: Link, shown: Statement) -> Candidate:
    """Make a candidate of a link; `shown` is the statement at its other end."""
    why = tuple(against.against_link(row, link))
    label = against.labels.get(shown.id, shown.label)
    return Candidate(shown.id, label, shown.paper_id, link.score, link.confidence, why, shown.reading, link.evidence)


def _said(against: Rivals, said: Comment) -> Candidate:
    """Make a candidate of a comment."""
    why = tuple(against.against_comment(said))
    return Candidate(
        said.id, said.id, said.paper_id, said.confidence, said.confidence, why, said.reading, said.evidence
    )
