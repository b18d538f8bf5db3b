"""Statements tied to statements, and to what others say of them."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - msgspec reads the types of a crosswalk that is kept
from dataclasses import dataclass, field

from hscqa.model.decisions import Verdict
from hscqa.model.papers import Span, Statement  # noqa: TC001 - as above


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a link or comment."""

    type: str
    """`reference`, `quotation`, `date`, or what a view is called (`words`, `meaning`, `sentence`, `theme`, …)."""
    text: str
    """In words that a reader understands."""
    weight: float
    """Its share of the score; 0 for a remark that did not count."""


@dataclass(frozen=True, slots=True)
class Link:
    """A suggested or found tie between two statements."""

    source_id: str
    target: Statement
    kind: str
    """`explicit` (the text names it), `structural` or `semantic`."""
    relation: str
    """`answers` or `partly answers`."""
    score: float
    """Higher is better; compares within one crosswalk only."""
    confidence: float
    """0 to 1."""
    suggested: bool
    """Whether the tool stands behind it."""
    evidence: tuple[Evidence, ...] = ()
    decision: str | None = None
    """What reviewers decided: a Verdict's value; None where nobody has."""
    reviewers: tuple[str, ...] = ()
    """Who decided so, by name: of a disputed tie all who gave a verdict, of a settled one who settled it."""
    reason: str = ""
    """Why it was rejected or settled so; '' where nobody said."""
    voices: tuple[str, ...] = ()
    """What each reviewer said of it, and who settled it, a sentence each; empty where nobody said anything."""

    @property
    def holds(self) -> bool:
        """Whether it counts: by what reviewers decided, else by whether the tool stands behind it."""
        return _holds(self.decision, suggested=self.suggested)


@dataclass(frozen=True, slots=True)
class Comment:
    """A stakeholder's passage on a statement."""

    paper_id: str
    id: str
    """The passage it stands in."""
    quote: str
    """Exactly `paper.text[span.start:span.end]`."""
    reading: str
    span: Span
    basis: str
    """`cited` (named by footnote or text), `quoted` (its words) or `topical` (the same matter)."""
    confidence: float
    suggested: bool
    evidence: tuple[Evidence, ...] = ()
    decision: str | None = None
    reviewers: tuple[str, ...] = ()
    """Who decided so, by name: of a disputed tie all who gave a verdict, of a settled one who settled it."""
    reason: str = ""
    """Why it was rejected or settled so; '' where nobody said."""
    voices: tuple[str, ...] = ()
    """What each reviewer said of it, and who settled it, a sentence each; empty where nobody said anything."""
    context: str = ""
    """Exactly what stands there with the sentences before and after it in its block; '' where it is not known."""

    @property
    def holds(self) -> bool:
        """Whether it counts: by what reviewers decided, else by whether the tool stands behind it."""
        return _holds(self.decision, suggested=self.suggested)


@dataclass(frozen=True, slots=True)
class Row:
    """One statement with all that is tied to it."""

    statement: Statement
    links: tuple[Link, ...]
    """Every candidate target, best first."""
    comments: tuple[Comment, ...]


@dataclass(frozen=True, slots=True)
class Gaps:
    """What nobody answers or speaks of: statement ids."""

    targets_without_source: tuple[str, ...]
    sources_without_target: tuple[str, ...]
    sources_without_comment: tuple[str, ...]
    by_stakeholder: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """For each commenting paper, by id: the source's statements on which it has no suggested comment."""


@dataclass(frozen=True, slots=True)
class Needed:
    """The confidence from which a tie is suggested, 0 to 1; 0 where every tie is."""

    link: float = 0.0
    best_link: float = 0.0
    """For the best link of a statement."""
    comment: float = 0.0


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """The statements of one paper, what they answer in another, and who spoke of them."""

    source: str
    """Paper id: whose statements answer."""
    target: str
    """Paper id: whose statements are answered."""
    comments_from: tuple[str, ...]
    rows: tuple[Row, ...]
    gaps: Gaps
    needed: Needed = Needed()
    earlier: tuple[str, ...] = ()
    """Those of `comments_from` that were written before the source: they cannot mean it."""
    remarks: tuple[str, ...] = ()
    """What a reader should know of these papers before trusting the ties, a sentence each."""


def _holds(decision: str | None, *, suggested: bool) -> bool:
    """Say whether a tie counts; what is disputed counts as it was suggested."""
    if decision in {Verdict.ACCEPTED, Verdict.ADDED}:
        return True
    return suggested and decision != Verdict.REJECTED
