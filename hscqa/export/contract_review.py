"""Reviewers' decisions as the JSON objects that scripts rely on (docs/commands.md).

The rules of `contract` hold here too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.export import contract_ties

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hscqa.export.contract import Json
    from hscqa.export.listing_queue import Queue
    from hscqa.model import Change, Decision, Event, Followed, Judged, Seen, TieId
    from hscqa.review.agreement import Agreement, Overall
    from hscqa.review.gauge import Gauge


def event(one: Event) -> Json:
    """Give one act of a reviewer; null for what does not belong to it."""
    return {
        "id": one.id,
        "at": one.at,
        "reviewer": one.reviewer,
        "act": one.act.value,
        **tie(one.tie),
        "verdict": one.verdict.value if one.verdict else None,
        "relation": one.relation or None,
        "words": one.words or None,
        "undoes": one.undoes or None,
        "seen": seen(one.seen),
    }


def tie(one: TieId) -> Json:
    """Give which tie it is; `quote` is null for a link."""
    return {"source": one.source, "target": one.target, "quote": one.quote or None}


def seen(one: Seen) -> Json:
    """Give what a reviewer had in view."""
    return {
        "source": one.source,
        "target": one.target,
        "kind": one.kind or None,
        "relation": one.relation or None,
        "confidence": one.confidence,
        "suggested": one.suggested,
    }


def judged(one: Judged) -> Json:
    """Give what all reviewers together hold of a tie."""
    return {
        **tie(one.tie),
        "decision": one.verdict.value if one.verdict else None,
        "relation": one.relation or None,
        "reason": one.reason or None,
        "settled_by": one.settled_by or None,
        "reviewers": [decision(each) for each in one.decisions],
    }


def decision(one: Decision) -> Json:
    """Give what one reviewer holds of a tie."""
    return {
        "reviewer": one.reviewer,
        "decision": one.verdict.value if one.verdict else None,
        "relation": one.relation or None,
        "reason": one.reason or None,
        "notes": list(one.notes),
        "at": one.at,
        "seen": seen(one.seen),
    }


def followed(one: Followed) -> Json:
    """Give a decided tie with what has become of its texts; `now` is null where one is gone."""
    return {
        **judged(one.judged),
        "standing": one.standing.value,
        "now": tie(one.now) if one.now else None,
        "changes": {"source": change(one.source), "target": change(one.target)},
    }


def change(one: Change) -> Json:
    """Give what has become of one text; null for what is gone."""
    return {
        "standing": one.standing.value,
        "before": one.before,
        "after": one.after or None,
        "difference": one.difference or None,
        "id": one.place or None,
    }


def gauge(one: Gauge) -> Json:
    """Give how far reviewers have come; `missed` is null where nothing of the sample is decided."""
    return {
        "suggested": one.suggested,
        "decided": one.decided,
        "bands": [
            {"from": band.low, "to": band.high, "decided": band.decided, "right": band.right} for band in one.bands
        ],
        "sample": {"decided": one.sampled, "right": one.sampled_right},
        "not_suggested": one.unseen,
        "missed": None
        if one.missed is None
        else {"estimate": one.missed, "from": one.missed_low, "to": one.missed_high},
    }


def queue(one: Queue) -> Json:
    """Give what is left to decide, and what of it was decided on words that have changed since."""
    return {
        "changed": [followed(each) for each in one.changed],
        "rows": [contract_ties.row(each) for each in one.rows],
        "gauge": gauge(one.done),
        "calibration": {"slope": one.told.slope, "intercept": one.told.intercept},
        "sample": [tie(each) for each in one.drawn],
    }


def agreement(pairs: Iterable[Agreement], whole: Overall, differing: Iterable[Judged]) -> Json:
    """Give how far reviewers agree, and on what they differ; null for a figure that is not defined."""
    return {
        "pairs": [
            {
                "reviewers": [one.first, one.second],
                "both": one.both,
                "same": one.same,
                "share": one.share,
                "kappa": one.kappa,
            }
            for one in pairs
        ],
        "overall": {
            "ties": whole.ties,
            "reviewers": whole.reviewers,
            "share": whole.share,
            "alpha": whole.alpha,
        },
        "differing": [judged(one) for one in differing],
    }
