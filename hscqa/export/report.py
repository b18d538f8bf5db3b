"""The crosswalk as people are shown it: the one model from which every form but JSON is written.

All texts are plain and whole; each form escapes and lays out what it takes. What stands here twice under two names
would be two truths, so a form adds no fact of its own.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from hscqa import __version__
from hscqa.export.gap_list import gap_lists, gap_sections
from hscqa.export.labels import names_of, statements_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hscqa.export.gap_list import Gap, GapLists, GapSection
    from hscqa.export.labels import Names
    from hscqa.model import Comment, Crosswalk, Evidence, Link, Paper, Row, Statement

HOW_TO_READ = (
    "A confidence is between 0 and 1: of what is shown at 0.8, about 80 in 100 is right. An explicit link is one that "
    "the text itself names or restates; a structural one comes mostly from where the two statements stand, a semantic "
    "one mostly from what they say. A comment is cited where it names the statement, quoted where it has its words, "
    "topical where it is on the same matter. A percentage is a reason’s share of what speaks for the tie. Links and "
    "comments are suggestions; a person decides."
)


@dataclass(frozen=True, slots=True)
class ShownTie:
    """A link or comment as it is shown."""

    form: str
    """`link` or `comment`."""
    paper: str
    """The paper of the statement that is answered, or that speaks; by its id."""
    id: str
    """The statement that is answered, or the passage that speaks."""
    label: str
    """How people find it: a statement's label, a passage's citation; '' where nobody looked the passage up."""
    place: str
    """The same, never empty, and for a comment with its paper."""
    text: str
    """The statement's words, or the comment's, whole and to be read."""
    kind: str
    """A link's kind or a comment's basis."""
    relation: str
    """`answers` or `partly answers`; '' for a comment."""
    confidence: float
    """0 to 1; 0 for what reviewers added."""
    evidence: tuple[Evidence, ...]
    decision: str
    """What reviewers decided: a Verdict's value; '' where nobody has."""
    reviewers: tuple[str, ...]
    reason: str
    """Why it was rejected or settled so; '' where nobody said."""
    voices: tuple[str, ...]
    """What each reviewer said of it, a sentence each."""
    is_earlier: bool
    """Whether a comment's paper was written before the statement's, and so cannot mean it."""

    @property
    def also_said(self) -> tuple[str, ...]:
        """The voices, where decision, reviewers and reason do not tell all of them."""
        return self.voices if len(self.voices) > 1 or not self.decision else ()

    @property
    def matched_words(self) -> tuple[str, ...]:
        """What both texts say."""
        return tuple(reason.text for reason in self.evidence if reason.type == "words")


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement of the source with all that is shown of it."""

    statement: Statement
    label: str
    """Its label, told apart from another of its paper that has the same."""
    links: tuple[ShownTie, ...]
    """Those that hold, best first."""
    comments: tuple[ShownTie, ...]
    """Those that hold."""
    set_aside: tuple[ShownTie, ...]
    """Ties that reviewers decided on and that do not hold: rejected, or disputed and never suggested."""
    unlinked: Gap | None
    """What came nearest, where it answers nothing; None where it answers something, or nothing was looked for."""
    silent: Mapping[str, Gap]
    """For each commenting paper, by id, that says nothing of it: what came nearest."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Neighbouring statements under one heading."""

    title: str
    """'' where there is no heading."""
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """A statement of the target paper, whether somebody answers it or not."""

    statement: Statement
    label: str


@dataclass(frozen=True, slots=True)
class Report:
    """A crosswalk, ready to be written in any form."""

    title: str
    about: str
    """What answers what, in a sentence."""
    counts: tuple[str, ...]
    """What there is in numbers, and what a reader should know of the papers; a line each."""
    source: str
    """Paper id."""
    target: str
    """Paper id."""
    comments_from: tuple[str, ...]
    earlier: tuple[str, ...]
    """Those of `comments_from` that were written before the source."""
    remarks: tuple[str, ...]
    names: Names
    """What papers, statements and passages are called, by id."""
    papers: tuple[Paper, ...]
    """Source, target and those that comment, in this order, each once."""
    themes: tuple[Theme, ...]
    targets: tuple[Target, ...]
    """In their paper's order."""
    gaps: tuple[GapSection, ...]
    unanswered: tuple[Gap, ...]
    """The targets that nobody answers."""
    made_by: str
    """The program and its release."""

    @property
    def entries(self) -> Iterator[Entry]:
        """Every statement of the source, in order."""
        return (entry for theme in self.themes for entry in theme.entries)


def report(made: Crosswalk, papers: Mapping[str, Paper], citations: Mapping[str, str] | None = None) -> Report:
    """Bring together all that is shown of a crosswalk.

    `citations` names passages to people, by id; one that is not in it is named by its paper and id.
    """
    names, lists = names_of(made, papers, citations), gap_lists(made)
    entries = [_entry(row, made, names, lists) for row in made.rows]
    source, target = papers[made.source], papers[made.target]
    chosen = dict.fromkeys((made.source, made.target, *made.comments_from))
    return Report(
        title=f"Crosswalk: {names.papers[made.source]} and {names.papers[made.target]}",
        about=f"What “{source.title}” ({source.date}) answers in “{target.title}” ({target.date}).",
        counts=tuple(_counts(made, names)),
        source=made.source,
        target=made.target,
        comments_from=made.comments_from,
        earlier=made.earlier,
        remarks=made.remarks,
        names=names,
        papers=tuple(papers[one] for one in chosen),
        themes=tuple(Theme(title, tuple(found)) for title, found in groupby(entries, lambda one: one.statement.theme)),
        targets=tuple(
            Target(one, names.statements[one.id]) for one in statements_of(made).values() if one.paper_id == made.target
        ),
        gaps=gap_sections(made, papers),
        unanswered=lists.targets_without_source,
        made_by=f"hscqa {__version__}",
    )


def _entry(row: Row, made: Crosswalk, names: Names, lists: GapLists) -> Entry:
    """Give one statement with its ties and gaps."""
    one = row.statement.id
    links = [(link.holds, _link(link, names)) for link in row.links if link.holds or link.decision]
    comments = [(said.holds, _comment(said, made, names)) for said in row.comments if said.holds or said.decision]
    return Entry(
        statement=row.statement,
        label=names.statements[one],
        links=tuple(shown for holds, shown in links if holds),
        comments=tuple(shown for holds, shown in comments if holds),
        set_aside=tuple(shown for holds, shown in (*links, *comments) if not holds),
        unlinked=next((gap for gap in lists.sources_without_target if gap.id == one), None),
        silent={paper: gap for paper, found in lists.by_stakeholder.items() for gap in found if gap.id == one},
    )


def _link(link: Link, names: Names) -> ShownTie:
    label = names.statements[link.target.id]
    return ShownTie(
        "link",
        link.target.paper_id,
        link.target.id,
        label,
        label,
        link.target.reading,
        link.kind,
        link.relation,
        link.confidence,
        link.evidence,
        link.decision or "",
        link.reviewers,
        link.reason,
        link.voices,
        is_earlier=False,
    )


def _comment(said: Comment, made: Crosswalk, names: Names) -> ShownTie:
    return ShownTie(
        "comment",
        said.paper_id,
        said.id,
        names.passages.get(said.id, ""),
        names.place(said),
        said.reading,
        said.basis,
        "",
        said.confidence,
        said.evidence,
        said.decision or "",
        said.reviewers,
        said.reason,
        said.voices,
        is_earlier=said.paper_id in made.earlier,
    )


def _counts(made: Crosswalk, names: Names) -> Iterator[str]:
    """Count statements, links and comments, and repeat what a reader should know of the papers."""
    rows, answered = len(made.rows), len(statements_of(made)) - len(made.rows)
    source, target = names.papers[made.source], names.papers[made.target]
    yield f"Statements: {rows} in {source}, {answered} in {target}"
    yield f"Suggested links: {_expected(link.confidence for row in made.rows for link in row.links if link.suggested)}"
    for paper in made.comments_from:
        said = [one.confidence for row in made.rows for one in row.comments if one.suggested and one.paper_id == paper]
        earlier = f" (written before {source}: on the same matter at most)" if paper in made.earlier else ""
        yield f"Suggested comments by {names.papers[paper]}{earlier}: {_expected(said)}"
    if not made.comments_from:
        yield "No paper was asked for comments."
    yield from _decided(made)
    yield from (f"Note: {remark}." for remark in made.remarks)


def _decided(made: Crosswalk) -> Iterator[str]:
    """Count what reviewers decided, by outcome; nothing where nobody has."""
    everything = (tie for row in made.rows for listed in (row.links, row.comments) for tie in listed)
    ties = [tie for tie in everything if tie.decision]
    if ties:
        outcomes = Counter(tie.decision for tie in ties)
        counted = ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items()))
        names = sorted({name for tie in ties for name in tie.reviewers})
        yield f"Decided by reviewers: {counted}" + (f" (by {', '.join(names)})" if names else "")


def _expected(confidences: Iterable[float]) -> str:
    """Say how many ties there are, and how many of them should be right: the sum of their confidences."""
    listed = list(confidences)
    return f"{len(listed)}, of which about {sum(listed):.0f} should be right" if listed else "0"
