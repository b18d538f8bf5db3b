"""An invented crosswalk of harbours and their keepers, from which tests write every form."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from hscqa.model import Comment, Crosswalk, Evidence, Gaps, Link, Needed, Paper, Role, Row, Span, Statement, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

Tied = TypeVar("Tied", Link, Comment)

KEEPERS, WALLS = "1. Keepers and lamps", "2. Walls and who pays for them"
"""The themes of the review; those of the audit differ in their words."""
PAPERS = {
    paper.id: paper
    for paper in (
        Paper("audit", "Harbours in the north", "Auditor", "2018-11-15", Role.AUDIT, "", "a.txt", "0"),
        Paper("review", "Review of harbours", "Coast Group", "2019-02-04", Role.REVIEW, "", "r.txt", "1"),
        Paper("owners", "What owners say", "Boat Owners", "2019-05", Role.STAKEHOLDER, "", "o.txt", "2"),
        Paper("essay", "On *lamps*", "", "2018-06", Role.STAKEHOLDER, "", "e.txt", "3", short="Essay (2018)"),
    )
}
CITATIONS = {"owners:p1": "Boat Owners (2019), para 1", "owners:p2": "Boat Owners (2019), para 2"}


def statement(paper: str, ordinal: int, label: str, reading: str, theme: str) -> Statement:
    return Statement(f"{paper}:{ordinal + 1}", paper, ordinal, label, reading, reading, Span(0, 1), (theme,), None)


KEEPER = statement("audit", 0, "Recommendation 1", "Find a keeper for every harbour.", "Nobody keeps watch")
LAMPS = statement("audit", 1, "Recommendation 2", "Trim the lamps on winter nights.", "Nobody keeps watch")
MEND = statement("audit", 2, "Recommendation 3", "Mend the walls.", "Walls fall down")
PAY = statement("audit", 3, "Recommendation 3", "Say who pays for a wall that two councils use.", "Walls fall down")
FOUND = replace(
    statement("review", 0, "Proposal 1", "A keeper will be found.", KEEPERS),
    owners=("Harbour Board", "councils"),
    timescale="6 months",
    due="2019-08-04",
    status="accepted",
    status_words="we accept this",
)
SHARED = statement("review", 1, "Proposal 2", "Councils will share what a wall costs.", WALLS)
GULLS = statement("review", 2, "Proposal 3", "Gulls will be counted each spring, harbour by harbour, at dawn.", WALLS)
SILENT = statement("review", 3, "Proposal 4", "", WALLS)

WORDS = Evidence("words", "both say “keeper”", 0.6)
UNDER = Evidence("theme", f"under “{KEEPERS}”, which goes with “Nobody keeps watch”", 0.4)
COSTS = Evidence("meaning", "“costs” is near “pays”", 1.0)
NAMED = Evidence("reference", "it names “proposal 1”", 1.0)
ALIKE = Evidence("meaning", "“glad” is near “found”", 0.0)
DATED = Evidence("date", "written earlier (2018-06), so it cannot mean this paper", 0.0)


def links(source: Statement, *rated: tuple[Statement, float, str, Sequence[Evidence]]) -> tuple[Link, ...]:
    return tuple(
        Link(
            source.id,
            target,
            kind,
            "answers" if sure >= 0.7 else "partly answers",
            round(sure * 4 - 1, 2),
            sure,
            suggested=sure >= (0.25 if place == 0 else 0.5),
            evidence=tuple(evidence),
        )
        for place, (target, sure, kind, evidence) in enumerate(rated)
    )


def said(paper: str, number: int, words: str, basis: str, sure: float, *evidence: Evidence) -> Comment:
    place, span = f"{paper}:p{number}", Span(number, number + 9)
    return Comment(paper, place, words, words, span, basis, sure, suggested=sure >= 0.25, evidence=evidence)


def decided(tie: Tied, verdict: Verdict, reviewers: tuple[str, ...], reason: str = "") -> Tied:
    because = f": {reason}" if reason else ""
    voices = tuple(f"{one} {verdict} it{because}" for one in reviewers)
    if verdict is Verdict.DISPUTED:
        voices = (
            f"{reviewers[0]} accepted it",
            f"{reviewers[-1]} rejected it: -1 for the wall",
            "Cal noted: *ask* them",
        )
    return replace(tie, decision=verdict.value, reviewers=reviewers, reason=reason, voices=voices)


def paid(found: tuple[Link, ...]) -> tuple[Link, ...]:
    """Let reviewers accept the first link, add the second, and differ on the third, which nobody suggested."""
    first, second, third, *others = found
    return (
        decided(first, Verdict.ACCEPTED, ("Anna", "Ben <b>")),
        decided(second, Verdict.ADDED, ("Ben <b>",)),
        decided(third, Verdict.DISPUTED, ("Anna", "Ben <b>")),
        *others,
    )


def crosswalk() -> Crosswalk:
    """Make a crosswalk with every kind of tie, gap and decision.

    It has a label twice, a statement without a text, an earlier paper, and ties that were accepted, added and rejected
    and are disputed.
    """
    glad, walls = "We are glad that a keeper will be found.", "Our walls have waited for years."
    rows = (
        Row(
            FOUND,
            links(FOUND, (KEEPER, 0.95, "explicit", (WORDS, UNDER)), (LAMPS, 0.31, "structural", (UNDER,)),
                  (MEND, 0.02, "semantic", ()), (PAY, 0.01, "semantic", ())),
            (said("owners", 1, glad, "cited", 0.9, NAMED, ALIKE),
             said("essay", 1, "A lamp needs a keeper.", "topical", 0.3, WORDS, DATED),
             decided(said("essay", 2, "=SUM(A1) is what the old keepers wrote.", "topical", 0.28, DATED),
                     Verdict.REJECTED, ("Anna",), "It speaks of *sums*, not of keepers.")),
        ),
        Row(
            SHARED,
            paid(links(SHARED, (PAY, 0.8, "semantic", (COSTS,)), (MEND, 0.44, "semantic", ()),
                       (KEEPER, 0.02, "semantic", ()), (LAMPS, 0.01, "semantic", ()))),
            (decided(said("owners", 2, walls, "topical", 0.4, COSTS), Verdict.DISPUTED, ("Anna", "Ben <b>")),),
        ),
        Row(
            GULLS,
            links(GULLS, (LAMPS, 0.12, "semantic", ()), (KEEPER, 0.11, "semantic", ()),
                  (MEND, 0.02, "semantic", ()), (PAY, 0.01, "semantic", ())),
            (said("owners", 1, glad, "cited", 0.12, ALIKE),),
        ),
        Row(SILENT, links(SILENT, *((one, 0.0, "semantic", ()) for one in (KEEPER, LAMPS, MEND, PAY))), ()),
    )  # fmt: skip
    gaps = Gaps(
        (LAMPS.id,),
        (GULLS.id, SILENT.id),
        (GULLS.id, SILENT.id),
        {"essay": (SHARED.id, GULLS.id, SILENT.id), "owners": (GULLS.id, SILENT.id)},
    )
    remarks = ("Auditor (2018) has 2 statements called Recommendation 3 (audit:3 and audit:4)",)
    return Crosswalk("review", "audit", ("essay", "owners"), rows, gaps, Needed(0.5, 0.25, 0.25), ("essay",), remarks)
