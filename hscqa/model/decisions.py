"""What reviewers decide about ties, and what has become of it since."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

RELATIONS = ("answers", "partly answers")
"""What a statement may do to the one that it is linked to."""


class Act(StrEnum):
    """What a reviewer does, once."""

    ACCEPT = "accept"
    REJECT = "reject"
    ADD = "add"
    """A tie that was not suggested."""
    NOTE = "note"
    """Words about a tie that decide nothing."""
    SETTLE = "settle"
    """Ends a disagreement between reviewers; their own decisions stay."""
    UNDO = "undo"
    """Takes back one of the reviewer's own events."""


class Verdict(StrEnum):
    """What holds of a tie."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    ADDED = "added"
    DISPUTED = "disputed"
    """Reviewers decided differently, and nobody has settled it; no single reviewer's."""


class Standing(StrEnum):
    """What has become of the texts that a decision was about, from the least change to the most."""

    KEPT = "kept"
    """Both say the same at the same place."""
    MOVED = "moved"
    """They say the same, at another place."""
    SUSPECT = "suspect"
    """A text has changed."""
    ORPHANED = "orphaned"
    """A text is gone."""


@dataclass(frozen=True, slots=True, order=True)
class TieId:
    """Which tie a decision is about."""

    source: str
    """The statement that answers, or that is spoken of, by its id."""
    target: str
    """The statement that is answered; for a comment the passage that speaks."""
    quote: str = ""
    """A comment's words, exactly; '' for a link."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a reviewer had in view: both texts, and what was suggested of them."""

    source: str
    """The reading of the statement."""
    target: str
    """The reading of the target statement; for a comment its words."""
    kind: str = ""
    """`explicit`, `structural`, `semantic`, or a comment's basis; '' where the program offered no such tie."""
    relation: str = ""
    """`answers` or `partly answers`; '' for a comment, and where none was offered."""
    confidence: float = 0.0
    """0 to 1; 0 where none was offered."""
    suggested: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that one reviewer did, as it is kept for good."""

    id: str
    """Unlike that of any other event, of any reviewer."""
    at: str
    """When, in UTC: `2026-03-01T09:30:00Z`."""
    reviewer: str
    act: Act
    tie: TieId
    seen: Seen
    verdict: Verdict | None = None
    """What `settle` settles it to, ACCEPTED or REJECTED; None for every other act."""
    relation: str = ""
    """What the reviewer says it is, `answers` or `partly answers`; '' leaves what was offered."""
    words: str = ""
    """The reason of a rejection or settlement, or a note; '' where none was given."""
    undoes: str = ""
    """The id of the event that `undo` takes back."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What one reviewer holds of one tie now."""

    tie: TieId
    reviewer: str
    verdict: Verdict | None
    """Never DISPUTED; None where there are only notes."""
    seen: Seen
    """As at the verdict, else at the last note."""
    at: str
    """When the verdict was given, else the last note."""
    relation: str = ""
    """'' where the reviewer left what was offered."""
    reason: str = ""
    notes: tuple[str, ...] = ()
    """In the order in which they were written."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What all reviewers together hold of one tie."""

    tie: TieId
    verdict: Verdict | None
    """None where there are only notes."""
    decisions: tuple[Decision, ...]
    """Each reviewer's own, by name; at least one."""
    relation: str = ""
    """On which those who accepted it agree, or who settled it; '' leaves what was offered."""
    settled_by: str = ""
    """Who settled it; '' where nobody did."""
    reason: str = ""
    """Of the settlement, else of a rejection that stands."""


@dataclass(frozen=True, slots=True)
class Change:
    """What has become of one text."""

    standing: Standing
    before: str
    """As it was when the decision was made."""
    after: str
    """As it is now, for SUSPECT the text that took its place; '' where it is gone."""
    place: str
    """Where it stands now; '' where it is gone."""
    difference: str = ""
    """Old and new wording as one text, `[-was-] {+is+}`, or what differs besides words; '' unless it was looked for."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A tie on which there are decisions, in the papers as they are now."""

    judged: Judged
    standing: Standing
    """The greater change of the two sides."""
    source: Change
    target: Change

    @property
    def now(self) -> TieId | None:
        """The tie as it is to be found now; None where a side is gone."""
        if not self.source.place or not self.target.place:
            return None
        return TieId(self.source.place, self.target.place, self.target.after if self.judged.tie.quote else "")
