"""The gold of the crosswalk, and how well what is offered agrees with it.

A link of the gold is right from a grade of 0.5 on, and direct from 1.5. A comment agrees with one of the gold where
either covers the other: half of its five-word runs, of the first 200 words.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from statistics import fmean
from typing import TYPE_CHECKING, NamedTuple

from gold_scores import GOLD, average_precision

from hscqa.evaluate import covers
from hscqa.evaluate.judge import WORDS_OF_A_HIT
from hscqa.evaluate.normal import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from hscqa.model import Row

FIRST = GOLD / "crosswalk.json"
SECOND = GOLD / "more_crosswalk.json"
RIGHT, DIRECT = 0.5, 1.5
"""Grades from which a link counts."""
OPENING = 60
"""Letters by which a recommendation is known again."""


@dataclass(frozen=True)
class Remark:
    """What a paper says of a proposal, as people marked it."""

    quote: str
    cited: bool
    """Whether it names the proposal; otherwise it quotes it or is on the same matter."""
    agreed: bool
    """Whether both annotators of the gold file marked it."""

    @property
    def share(self) -> float:
        """The share of the annotators who marked it."""
        return 1.0 if self.agreed else 0.5


@dataclass(frozen=True)
class Proposal:
    """A proposal with the recommendations it answers and what is said of it."""

    grades: Mapping[str, float]
    """0 to 2 by recommendation: the mean of what two people gave."""
    shares: Mapping[str, float]
    """1 by recommendation where both tie it, 0.5 where one does."""
    remarks: tuple[Remark, ...] = ()

    def marked(self, quote: str) -> float:
        """Give the share of the annotators to whom a quotation is a comment on it."""
        return max((remark.share for remark in self.remarks if same(quote, remark.quote)), default=0.0)

    @property
    def right(self) -> set[str]:
        """The recommendations it answers, at least in part."""
        return {name for name, grade in self.grades.items() if grade >= RIGHT}

    @property
    def direct(self) -> set[str]:
        """Those it answers directly."""
        return {name for name, grade in self.grades.items() if grade >= DIRECT}


@dataclass(frozen=True)
class Gold:
    """Proposals that people annotated, by id (`2 (iii)`)."""

    openings: Mapping[str, str]
    """How each recommendation begins, in small letters with one space between words."""
    proposals: Mapping[str, Proposal]

    def recommendation(self, text: str) -> str | None:
        """Say which recommendation a text is; None where it is none."""
        said = normal(text)
        return next((name for name, opening in self.openings.items() if opening in said), None)


@dataclass(frozen=True)
class Offered:
    """What is offered for each proposal, by its id."""

    ranked: Mapping[str, Sequence[str | None]] = field(default_factory=dict)
    """Recommendations, best first; None for what the gold does not have."""
    suggested: Mapping[str, AbstractSet[str | None]] = field(default_factory=dict)
    remarks: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The quotations of the suggested comments."""


class LinkFigures(NamedTuple):
    """How well links do, each 0 to 1."""

    mean_average_precision: float
    first_right: float
    precision: float
    """Of the suggested links, those that are right."""
    recall: float
    """Of the right links, those that are suggested."""
    f1: float
    direct: float
    """Of the direct links, those that are suggested."""


class CommentFigures(NamedTuple):
    """How well comments do; the first three 0 to 1."""

    cited: float
    """Of the comments that cite and that both annotators marked, those that are suggested."""
    agreed: float
    """Of all that both annotators marked."""
    in_gold: float
    """Of the suggested comments, those that an annotator marked."""
    suggested: int


def read_crosswalk(path: Path) -> Gold:
    """Read a gold file of proposals, their links and comments."""
    made = json.loads(path.read_text("utf-8"))
    openings = {item["id"]: normal(item["text"])[:OPENING] for item in made["recommendations"]}
    proposals = {
        item["id"]: Proposal(
            grades={link["rec"]: link["grade"] for link in item["links"]},
            shares={link["rec"]: 1.0 if link["agreed"] else 0.5 for link in item["links"]},
            remarks=tuple(Remark(one["quote"], one["basis"] == "cited", one["agreed"]) for one in item["comments"]),
        )
        for item in made["proposals"]
    }
    return Gold(openings, proposals)


def id_of(label: str) -> str:
    """Give a proposal's id in the gold: `2 (iii)` for `Proposal 2 (iii)`."""
    return label.partition(" ")[2]


def offered(rows: Iterable[Row], gold: Gold) -> Offered:
    """Give what a crosswalk offers, in the gold's terms."""
    by_id = {id_of(row.statement.label): row for row in rows}
    named = {one: [gold.recommendation(link.target.text) for link in row.links] for one, row in by_id.items()}
    return Offered(
        ranked=named,
        suggested={
            one: {name for name, link in zip(named[one], row.links, strict=True) if link.suggested}
            for one, row in by_id.items()
        },
        remarks={one: [said.quote for said in row.comments if said.suggested] for one, row in by_id.items()},
    )


def precisions(offer: Offered, gold: Gold) -> dict[str, float]:
    """Give the average precision for each proposal that answers a recommendation."""
    answering = {one: proposal.right for one, proposal in gold.proposals.items() if proposal.right}
    return {one: average_precision(offer.ranked[one], right) for one, right in answering.items()}


def link_figures(offer: Offered, gold: Gold) -> LinkFigures:
    """Score links.

    A proposal that answers nothing has no ranking to judge; what is suggested for it counts as wrong.
    """
    pairs = [(offer.suggested[one], proposal) for one, proposal in gold.proposals.items()]
    suggested = sum(len(given) for given, _ in pairs)
    found = sum(len(given & proposal.right) for given, proposal in pairs)
    wanted = sum(len(proposal.right) for _, proposal in pairs)
    return LinkFigures(
        mean_average_precision=fmean(precisions(offer, gold).values()),
        first_right=fmean(
            not proposal.right.isdisjoint(offer.ranked[one][:1])
            for one, proposal in gold.proposals.items()
            if proposal.right
        ),
        precision=_share(found, suggested),
        recall=_share(found, wanted),
        f1=_share(2 * found, suggested + wanted),
        direct=_share(
            sum(len(given & proposal.direct) for given, proposal in pairs),
            sum(len(proposal.direct) for _, proposal in pairs),
        ),
    )


def comment_figures(offer: Offered, gold: Gold) -> CommentFigures:
    """Score comments."""
    both = [(proposal.remarks, offer.remarks[one]) for one, proposal in gold.proposals.items()]
    agreed = [
        (remark.cited, any(same(quote, remark.quote) for quote in quotes))
        for remarks, quotes in both
        for remark in remarks
        if remark.agreed
    ]
    shown = [any(same(quote, remark.quote) for remark in remarks) for remarks, quotes in both for quote in quotes]
    return CommentFigures(
        cited=_share(sum(found for cited, found in agreed if cited), sum(cited for cited, _ in agreed)),
        agreed=_share(sum(found for _, found in agreed), len(agreed)),
        in_gold=_share(sum(shown), len(shown)),
        suggested=len(shown),
    )


@cache
def same(quote: str, other: str) -> bool:
    """Whether a quotation and one of the gold are the same comment; of the first only the beginning counts."""
    text = " ".join(quote.split()[:WORDS_OF_A_HIT])
    return covers(text, other) or covers(other, text)


def _share(part: float, whole: float) -> float:
    """Give a share; 0 of nothing."""
    return part / whole if whole else 0.0
