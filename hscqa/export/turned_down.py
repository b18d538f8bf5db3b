"""Why a link or comment was turned down, in words that a reader understands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.export.labels import statement_labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hscqa.model import Comment, Crosswalk, Evidence, Link, Row, Span, Statement

LIKELIER = "it is likelier on {}"
INSTEAD = {"reference": "it names {}", "quotation": "it quotes {}"}
"""What a sentence does that is a comment on another statement, by the evidence that decides it."""


@dataclass(frozen=True, slots=True)
class Rivals:
    """What the tool stands behind in the place of what it turned down."""

    made: Crosswalk
    labels: Mapping[str, str]
    """What each statement is called, by id, so that no other of the two papers is."""
    answers: Mapping[str, tuple[Row, Link]]
    """The surest suggested link to each target, by the target's id."""
    comments: Mapping[tuple[str, Span], tuple[Row, Comment]]
    """What each sentence (paper and span) is surest to be a comment on."""
    themes: Mapping[str, str]
    """The target's theme that goes with each of the source's, as far as links show it."""

    def against_link(self, row: Row, link: Link) -> Iterator[str]:
        """Give the reasons against a link, the plainest first; none where nothing can be shown.

        `it` is the statement at the far end from the gap: a target that nobody answers has no suggested link, and
        neither has a statement that answers nothing.
        """
        best = bool(row.links) and link is row.links[0]
        yield from _by_people(link)
        yield from _below(link.confidence, self.made.needed.best_link if best else self.made.needed.link)
        other = max((one for one in row.links if one.holds), key=lambda one: one.confidence, default=None)
        if other is not None and other.confidence > link.confidence:
            yield f"it likelier answers {self._called(other.target)} ({other.confidence:.2f})"
        rival = self.answers.get(link.target.id)
        if rival is not None and rival[1].confidence > link.confidence:
            yield f"{self._called(rival[0].statement)} likelier answers it ({rival[1].confidence:.2f})"
        theme = self.themes.get(row.statement.theme)
        if theme is not None and link.target.theme and theme != link.target.theme:
            yield f"“{row.statement.theme}” goes with “{theme}”, not with “{link.target.theme}”"

    def against_comment(self, said: Comment) -> Iterator[str]:
        """Give the reasons against a comment, the plainest first."""
        yield from _by_people(said)
        yield from _below(said.confidence, self.made.needed.comment)
        rival = self.comments.get((said.paper_id, said.span))
        if rival is not None and rival[1].confidence > said.confidence:
            yield f"{_instead(rival[1]).format(self._called(rival[0].statement))} ({rival[1].confidence:.2f})"

    def _called(self, statement: Statement) -> str:
        return self.labels.get(statement.id, statement.label)


def rivals(made: Crosswalk) -> Rivals:
    """Gather what the tool stands behind in a crosswalk."""
    answers: dict[str, tuple[Row, Link]] = {}
    comments: dict[tuple[str, Span], tuple[Row, Comment]] = {}
    themes: dict[str, str] = {}
    for row in made.rows:
        for link in row.links:
            known = answers.get(link.target.id)
            if link.holds and (known is None or known[1].confidence < link.confidence):
                answers[link.target.id] = row, link
            if any(one.type == "theme" for one in link.evidence):
                themes.setdefault(row.statement.theme, link.target.theme)
        for said in row.comments:
            place = said.paper_id, said.span
            if said.holds and (place not in comments or comments[place][1].confidence < said.confidence):
                comments[place] = row, said
    return Rivals(made, statement_labels(made, across=True), answers, comments, themes)


def _instead(said: Comment) -> str:
    """Say what makes a sentence a comment on another statement: that it names or quotes it, or likeness."""
    return next((INSTEAD[one.type] for one in said.evidence if one.weight > 0 and one.type in INSTEAD), LIKELIER)


def for_it(evidence: Iterable[Evidence], most: int = 2) -> str:
    """Say what speaks for a tie, in its strongest `most` reasons; '' where nothing does."""
    return "; ".join([one.text for one in evidence if one.weight > 0][:most])


def _by_people(tie: Link | Comment) -> Iterator[str]:
    """Say that reviewers decided against a tie or differ on it, and why."""
    if tie.decision:
        why = f" ({tie.reason})" if tie.reason else ""
        yield f"{tie.decision} by {', '.join(tie.reviewers) or 'a reviewer'}{why}"


def _below(confidence: float, needed: float) -> Iterator[str]:
    """Say that a confidence is too low, with as many digits as tell the two apart."""
    if confidence < needed:
        shown = f"{confidence:.2f}" if f"{confidence:.2f}" != f"{needed:.2f}" else f"{confidence:.3f}"
        yield f"confidence {shown}, below {needed:.2f}"
